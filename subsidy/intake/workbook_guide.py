"""The words of the sheet 填写说明."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from subsidy.intake.workbook_layout import FILLED, NONE, STATE_KEY, UNKNOWN

_LINES = [
    ("填写顺序", "先填“企业”表,再填各张清单表。清单表一行一条,从第5行填起;行数不够就接着往下填,最多2000行。"),
    ("不知道就留空", "留空表示“未知”,不等于“否”,也不等于0。没有发生的金额请填0,没有的人数请填0。因缺数据而不能认定的事项,结果里会写明还缺什么。"),
    (
        STATE_KEY,
        (
            f"每张清单表上方都有“{STATE_KEY}”:填了数据选“{FILLED}”(或不选);确实没有,选“{NONE}”;弄不清楚,选“{UNKNOWN}”。"
            f"“{NONE}”和空表的意思不同:空表按“未知”处理。填了数据的清单应当填全,没有列出的按没有处理。"
        ),
    ),
    (
        "金额",
        "金额单位写在列名的括号里(“企业”表写在“单位”一栏),默认万元。要按元填,请把括号里的“万元”改成“元”,整列都按新单位理解。单元格里也可以写明单位,如 200万元。",
    ),
    ("日期", "日期写到日:2019-03-05 或 2019年3月5日。年月写成 2020-04 或 2020年4月。年度写成 2019。"),
    ("代码", "统一社会信用代码、行业代码、各种编号必须是文本格式。若单元格里显示成 9.137E+17,位数已经丢失,请先把单元格设为文本,再重新录入。"),
    ("是或否", "填“是”或“否”(“有”“无”也可以),不要打勾。"),
    (
        "项目编号",
        "项目、设备、融资等的编号自己定,在本表内不能重复(同一笔融资每年一行,编号相同)。其他表里的“所属项目”填项目表里的编号;不属于任何项目的填“无”。",
    ),
    ("请不要", "不要改工作表的名字和列名(单位除外),不要合并单元格,不要增加列。用不到的列可以删去或留空。公式可以用,但要保存过计算结果。"),
    ("核对", "读取时会一次列出全部问题,并指明是哪张表的哪一格。数据只在本机处理。"),
]


def guide_lines(lists: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The heads and texts of the sheet; ``lists`` are the labels of the list sheets with what each holds."""
    yield from _LINES
    for label, question in lists:
        yield f"表:{label}", question.replace("写明无", f"选“{NONE}”")
