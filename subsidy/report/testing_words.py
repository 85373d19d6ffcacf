"""The words of a report on a ruleset's cases in its two languages."""

from __future__ import annotations

from dataclasses import dataclass

from subsidy.report.words import Lang
from subsidy.results.testing import Kind, Side


@dataclass(frozen=True, slots=True)
class TestingWords:
    none: str
    cases: str
    holds: str
    differs: str
    left_open: str
    about: str
    why: str
    difference: str
    no_subject: str
    ambiguous: str
    fields: dict[str, str]
    statuses: dict[str, str]
    flags: dict[bool, str]
    nothing: str
    limits: str
    readings: str
    kinds: dict[Kind, str]
    columns: tuple[str, str, str]
    legend: str
    never: str
    sides: dict[tuple[Kind, Side], str]
    covered: str
    complete: str


_ZH = TestingWords(
    none="没有案例:请在 cases/ 里写下样例企业和手算的答案。",
    cases="{title}:案例 {total} 个",
    holds="全部相符",
    differs="{count} 个不符",
    left_open="规则集里还有 {count} 处待填。",
    about="不符  {case}  {title}（{place}，条款 {clause}）",
    why="手算：{why}",
    difference="{title}（{of}）  {field}：预期{expected}，实得{found}",
    no_subject="{title}（{of}）  结果里没有这一项；有：{found}",
    ambiguous="{title}（{of}）  不止一个对象叫这个名称，分不清预期的是哪一个：请给每一行编号（id），再写成 {of}/编号",
    fields={
        "status": "结果", "payable": "金额", "waived": "减免", "at_least": "至少", "at_most": "至多",
        "missing": "缺的资料", "limited_by": "起作用的限制", "given_up": "因更优而放弃",
    },
    statuses={
        "eligible": "符合", "ineligible": "不符合", "undetermined": "数据不足", "discretionary": "需人工认定", "pending": "待细则", "competitive": "待评比",
    },
    flags={True: "是", False: "否"},
    nothing="无",
    limits="限制",
    readings="口径",
    kinds={"condition": "条件", "part": "其中", "component": "金额", "cap": "上限", "one_of": "只取其一", "option": "选项"},
    columns=("是", "否", "未知"),
    legend="是：条件成立、金额用到、限制起作用、口径选用的次数；否：不成立、不起作用的次数。只数案例预期里写到的事项；“无”表示应有而没有。",
    never="案例里没有出现过的：",
    sides={
        ("condition", "true"): "没有成立过", ("condition", "false"): "没有不成立过", ("part", "true"): "没有成立过", ("part", "false"): "没有不成立过",
        ("component", "used"): "没有算到过", ("cap", "acts"): "没有起过作用", ("cap", "idle"): "没有不起作用的时候",
        ("one_of", "acts"): "没有起过作用", ("one_of", "idle"): "没有不起作用的时候", ("option", "used"): "没有选用过",
    },
    covered="应见 {wanted} 种情形，已见 {exercised} 种（{percent}）。",
    complete="每个条件成立和不成立的情形、每部分金额、每项限制、每个口径的选项，案例都见过。",
)  # fmt: skip

_EN = TestingWords(
    none="No cases: write sample enterprises and the answers worked out by hand into cases/.",
    cases="{title}: {total} cases",
    holds="all hold",
    differs="{count} differ",
    left_open="{count} places of the ruleset are still to be filled in.",
    about="DIFFERS  {case}  {title} ({place}, clause {clause})",
    why="worked out: {why}",
    difference="{title} ({of})  {field}: expected {expected}, found {found}",
    no_subject="{title} ({of})  the result has no such row; it has: {found}",
    ambiguous="{title} ({of})  more than one subject has this name: give each row an id and write {of}/id",
    fields={
        "status": "status", "payable": "payable", "waived": "waived", "at_least": "at least", "at_most": "at most",
        "missing": "missing", "limited_by": "limited by", "given_up": "given up for a better one",
    },
    statuses={name: name for name in ("eligible", "ineligible", "undetermined", "discretionary", "pending", "competitive")},
    flags={True: "yes", False: "no"},
    nothing="none",
    limits="Limits",
    readings="Readings",
    kinds={"condition": "condition", "part": "within it", "component": "amount", "cap": "cap", "one_of": "one of", "option": "option"},
    columns=("yes", "no", "unknown"),
    legend="yes: how often a condition held, an amount was computed, a limit acted, an option was chosen; no: how often not. Only awards that a case expects something of are counted; “none” is lacking.",
    never="Never seen by any case:",
    sides={
        ("condition", "true"): "never held", ("condition", "false"): "never failed", ("part", "true"): "never held", ("part", "false"): "never failed",
        ("component", "used"): "never computed", ("cap", "acts"): "never acted", ("cap", "idle"): "never stood idle",
        ("one_of", "acts"): "never acted", ("one_of", "idle"): "never stood idle", ("option", "used"): "never chosen",
    },
    covered="{exercised} of {wanted} situations seen ({percent}).",
    complete="Cases have seen every condition hold and fail, every part of an amount, every limit and every option of a reading.",
)  # fmt: skip


def testing_words(lang: Lang) -> TestingWords:
    return {"zh": _ZH, "en": _EN}[lang]
