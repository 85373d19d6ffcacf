"""Complaints about shared tables, stores of records and facts told."""

from __future__ import annotations

from subsidy.source.code import Code

SHARED_TABLES = {
    "D701": Code("“{what}”在同一时期有两行:{first}、{second}", '"{what}" has two rows for the same time: {first}, {second}'),
    "D702": Code("下限应当依次降低:大型高于中型,中型高于小型", "the lower limits must fall from large to medium to small"),
    "D703": Code(
        "行业表(common/industries.yaml)里没有门类、大类或中类“{value}”", 'the table of industries has no section, division or class "{value}"'
    ),
    "D704": Code("“{value}”不是{length}位数字代码(要加引号)", '"{value}" is not a code of {length} digits (in quotation marks)'),
    "D705": Code(
        "后继 {successor} 自{first}起,与末日{last}不衔接:应自次日起", "the successor {successor} begins on {first}, not the day after {last}"
    ),
}

STORAGE = {
    "R701": Code("找不到文件", "file not found"),
    "R702": Code("文件里还没有内容", "the file holds nothing yet"),
    "R703": Code(
        "这不是本程序的存储文件,或者是另一种(记录库、企业档案各是一种),没有改动它",
        "this is no store of ours, or one of another kind (records, watched enterprises); it was left as it is",
    ),
    "R704": Code(
        "文件的格式版本是 {found},本程序认识的是 {known}:请用写它的那个版本,或更新本程序",
        "the file has format version {found}, this program knows {known}: use the version that wrote it, or update",
    ),
    "R705": Code("文件的表结构被改动过({names}):请换用备份", "the tables of the file were altered ({names}): use a backup"),
    "R706": Code("本机的 SQLite 是 {found},至少需要 {needed}", "SQLite here is {found}, at least {needed} is needed"),
    "R707": Code("文件已损坏({problem}):请换用备份", "the file is damaged ({problem}): use a backup"),
    "R708": Code("别的程序一直占着这个文件,请稍后再试({problem})", "another program keeps the file busy; try again later ({problem})"),
    "R710": Code(
        "上一个写这个文件的程序被中途终止({problem}):请先用写入的命令打开一次,它会自己恢复",
        "whoever wrote this file last was stopped halfway ({problem}): open it once with a command that writes",
    ),
    "R712": Code("没有第 {number} 号记录(共 {last} 条)", "there is no record {number} (entries: {last})"),
    "R713": Code("第 {number} 号记录的内容已由第 {by} 条删除", "the content of record {number} was erased by entry {by}"),
    "R714": Code(
        "第 {number} 条与它的哈希或承诺不符,可能被改动过:请运行 subsidy store verify",
        "entry {number} does not agree with its hash or commitment: run subsidy store verify",
    ),
    "R715": Code("编号“{reference}”已用于第 {number} 号记录,内容不同", 'the reference "{reference}" belongs to record {number}, which differs'),
    "R716": Code("没有“{value}”的记录", 'there is no record of "{value}"'),
    "R717": Code(
        "规则集 {name} 的文件与记录的摘要 {digest} 不符,不能用来复算", "the files of the ruleset {name} do not have the recorded digest {digest}"
    ),
    "R719": Code("记录的资料不再是可用的企业资料:{problem}", "the recorded profile is no longer accepted: {english}"),
    "R718": Code("不是导出的记录,或者导出后被改动过:{problem}", "this is no exported record, or one altered since: {english}"),
    "R711": Code(
        "资料里有写不成文字的数(如无限小数),或者与认定所用的资料不同,不能记录:照此记录将无法复算",
        "the profile holds a number that cannot be written out exactly, or is not the one decided on: it cannot be recorded",
    ),
    "R709": Code(
        "无法读写文件({problem}):请检查路径、权限和磁盘空间",
        "cannot read or write the file ({problem}): check its path, your rights and the space on the disk",
    ),
}

WATCHING = {
    "F701": Code("缺少“{key}”:每条事实都要有编号(id)和统一社会信用代码(code)", '"{key}" is missing: every fact has an id and a code'),
    "F702": Code("这条事实没有说什么:至少要有 {verbs} 之一", "the fact says nothing: at least one of {verbs}"),
    "F703": Code(
        "编号“{id}”的事实以前告知过,内容不同:更正请用新的编号", 'another fact was told under the id "{id}": a correction needs an id of its own'
    ),
    "F704": Code(
        "baseline 只能是一家企业的第一条事实,而这家企业已有档案:请用 set 改写",
        "baseline is for the first fact of an enterprise, which this is not: use set",
    ),
    "F705": Code("档案属于 {code},不能改为“{value}”", 'the file belongs to {code} and cannot become that of "{value}"'),
    "F706": Code(
        "这份清单尚未知道,加一行会让人以为只有这一行:请先用 set 写明全部(确实没有则写“{none}”)",
        "nothing is known of this list, and one row would pass for all of it: set the whole list first (or {none})",
    ),
    "F707": Code("这一行缺少{labels}:没有它,以后无法更正或删去这一行", "the row lacks {labels}: without it nobody could correct or remove it later"),
    "F708": Code("档案里没有这一行:“{value}”", 'there is no such row in the file: "{value}"'),
    "F709": Code(
        "这份清单的各行没有编号,不能更正:请先告知一条事实用 remove 删去原来的,再告知一条用 add 加上",
        "rows of this list have no identity: remove the old one with one fact and add the new with the next",
    ),
    "F710": Code("档案里有 {count} 行符合“{value}”:请写全,只认一行", '{count} rows of the file match "{value}": say enough for one'),
    "F711": Code("“{key}”不是清单,应写在 set 里", '"{key}" is no list: it belongs to set'),
    "F712": Code(
        "{label}与存储文件里的不同:原为 {then},现为 {now}。确认要改,请用 --renew 把全部企业重新认定一遍",
        "{name} is not that of the store: it was {then} and is {now}; if that is meant, decide everything again with --renew",
    ),
    "F713": Code(
        "同一企业前面有一条事实未被接受,这一条先不处理:改正后重新运行即可",
        "held back, since an earlier fact about the enterprise was refused: mend that one and run again",
    ),
    "F714": Code(
        "一行过长(上限 {limit:,} 字节):每条事实只写新的情况", "the line is too long (limit {limit:,} bytes): a fact says what is new, no more"
    ),
    "F715": Code(
        "输出文件比上次记下的短({size:,} 字节,应有 {expected:,} 字节),它被改动过:请恢复它,或移走它、换一个文件名",
        "the output file is shorter than noted ({size:,} bytes instead of {expected:,}): restore it, or put it away",
    ),
    "F716": Code(
        "这个文件里已有内容,不是这个读者写的,没有改动它:请换一个文件名",
        "the file holds something this reader did not write; it was left as it is: use another name",
    ),
}
