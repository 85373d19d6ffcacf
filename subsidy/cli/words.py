"""What the command line says: Chinese first, English second."""

from __future__ import annotations

APP = "按政策条文逐条核算企业可享的奖补,每一结果都注明条款和原文。\n\nWhat a city's policy holds for an enterprise, clause by clause, exactly and with citations."

LANG = "输出语言:zh 中文,en 英文 · output language"
RULESET = "规则集编号(见 subsidy rulesets)或文件夹 · a ruleset id or folder"
PROFILE = "企业资料:.yaml、.json 或填好的 .xlsx · the enterprise's facts"
SIZE_RULESET = "资料是哪个规则集的申报表(Excel 须指明) · the ruleset whose template was filled in"
SIZE_YEAR = "用哪一年的年度数据 · the year whose figures are used"
YEAR = "政策年度(事项所属的自然年) · the policy year"
ON = "认定日,只在条文与日期有关时需要 · the day of the determination"
READING = "选定口径,可重复,如 --reading S-04=不约束 · choose a reading"
PARAM = "给出参数,可重复,如 --param registered_unemployment_rate=3.2% · give a parameter"
FORMAT = "输出格式 · output format"
CHECK_FORMAT = "输出格式;不写时看 -o 文件的扩展名,否则是文字 · output format; without it the one that FILE is named for, else a table"
FORMAT_DIFFERS = "文件名 {path} 与 --format {format} 不一致 · the name of the file and --format disagree"
OUTPUT = "写入文件(xlsx 必须指定) · write to a file (required for xlsx)"
TEMPLATE_OUTPUT = "要写入的 .xlsx 文件 · the workbook to write"
AWARD = "奖补事项编号(common 之后是表名);不填则列出全部 · an award id (a table after common); without it, all are listed"
SHOW_FORMAT = "输出格式:text 文字,html 网页(须指明事项),json · output format"
SHOW_OUTPUT = "写入文件 · write to a file"
HTML_NEEDS_AWARD = "html 格式须指明一个事项 · html needs an award"
LINT_PATH = "规则集编号或文件夹 · a ruleset id or folder"
LINT_TEXT = "公开文本,用来逐条核对引文 · the official text, to check every quote"
SCHEMA_WHAT = "result 结果,profile 企业资料,size 企业划型,或规则文件的种类(document register awards … cases 对应各个 .yaml) · results, profiles, or a kind of rule file"

RULESETS_HELP = "列出现有的规则集:文件、状态、年度、条款和事项数。\n\nList the rulesets there are."
CHECK_HELP = "核算一家企业:可享、待评比、需人工认定、待细则、数据不足、不符合,还差多少、缺什么。\n\nDecide every award for one enterprise."
TEMPLATE_HELP = "生成可填写的 Excel 申报表,填好后交给 check。\n\nWrite an Excel workbook to fill in, which `check` reads back."
SHOW_HELP = "说明一份文件或一个事项的规则:条件、公式、上限、判断过程、界限示例、口径、引文;common 是各文件共用的表。\n\nShow a rule in words, as formula, as diagram, with examples at its figures; or the shared tables (common)."
SIZE_HELP = "按统计上大中小微型企业划分办法(2017)划型:属哪一档、各指标在哪一档、缺什么、已能确定什么。\n\nWhich size class the statistics would give, and why."
LINT_HELP = "一次列出规则集的所有错误;有错误时退出码为 1。\n\nReport every mistake of a ruleset at once."
LOCK_HELP = "引文全部核对无误后,写入引文锁文件。\n\nPin the digests of text and quotes."
SCHEMA_HELP = "输出 JSON Schema:结果、企业资料,或供编辑器补全和检查的规则文件。\n\nPrint a JSON schema; those of rule files give editors completion."

RULESETS_EXAMPLE = "例 Examples: subsidy rulesets"
CHECK_EXAMPLE = (
    "例 Examples:\n\n  subsidy check shiyan_2018 企业.yaml --year 2019\n\n  subsidy check shiyan_2018 申报表.xlsx --year 2019 --reading S-07=一年以内 --format html -o 报告.html\n\n"
    "  subsidy check hanzhong_2020 企业.json --year 2020 --param base_listing_reward=5万元 --format json\n\n  subsidy check shiyan_2018 企业.yaml --year 2019 --confirm\n\n退出码 exit codes: 0 完成 done, 2 用法错误 usage, 3 资料或规则有错误 unusable input, 6 两个引擎不一致 the engines disagree, 7 未能确认 not confirmed"
)
TEMPLATE_EXAMPLE = "例 Examples: subsidy template shiyan_2018 -o 申报表.xlsx"
SHOW_EXAMPLE = (
    "例 Examples:\n\n  subsidy show shiyan_2018\n\n  subsidy show shiyan_2018 smart_retrofit\n\n  subsidy show shiyan_2018 smart_retrofit --format html -o 规则.html\n\n"
    "  subsidy show common size_classes"
)
SIZE_EXAMPLE = "例 Examples:\n\n  subsidy size 企业.yaml --year 2019\n\n  subsidy size 申报表.xlsx --ruleset shiyan_2018 --year 2019 --format json"
LINT_EXAMPLE = "例 Examples:\n\n  subsidy lint shiyan_2018\n\n  subsidy lint common\n\n  subsidy lint 我的规则集/ --text 政策.txt\n\n退出码 exit codes: 0 无错误 clean, 1 有错误 mistakes found, 2 用法错误 usage"
LOCK_EXAMPLE = "例 Examples: subsidy lock shiyan_2018 --text shiyan_2018.txt"
SCHEMA_EXAMPLE = "例 Examples:\n\n  subsidy schema result > result.schema.json\n\n  subsidy schema awards > .schemas/awards.json"

WATCH_HELP = (
    "逐条读入企业的新情况(认定、验收、年度数据……),说出哪些结果刚刚变了、从什么变成什么、为什么。\n\n"
    "同一条事实只算一次;中断后用同样的命令接着运行。\n\nTell facts about enterprises as they arrive; print each determination that changes, once, with its reasons."
)
WATCH_FACTS = "事实文件,每行一条 JSON;- 表示标准输入 · facts, one JSON object a line; - for standard input"
WATCH_STORE = "保存企业档案的文件,没有就新建 · the file that keeps the enterprises"
WATCH_YEAR = "关注的政策年度,可重复;不填则为文件适用的全部年度 · a policy year to watch, repeatable; all of the document's without it"
WATCH_CONFIRM = "变化须经第二引擎(durable-rules)确认才告知 · the second engine must agree before a change is told"
WATCH_JSON = "每个变化输出一行 JSON · one line of JSON per change"
WATCH_OUTPUT = "把变化接着写到这个文件末尾,每个只写一次 · append the changes to this file, each exactly once"
WATCH_READER = "读者的名称,每个读者各自从上次确认处接着读 · the name of the reader; each goes on where it stopped"
WATCH_RENEW = "规则、年度、认定日、口径或参数有变时,先把全部企业重新认定一遍 · decide all enterprises again under changed rules or options"
WATCH_TRIM = "最后删去各读者都已确认的变化记录,节省空间 · at the end, forget changes that every reader has acknowledged"
WATCH_EXAMPLE = (
    "例 Examples:\n\n  subsidy watch shiyan_2018 facts.jsonl --store files.db --year 2019\n\n"
    "  subsidy watch shiyan_2018 facts.jsonl --store files.db --year 2019 --year 2020 --json -o changes.jsonl\n\n"
    "  tail -f facts.jsonl | subsidy watch shiyan_2018 - --store files.db --year 2019 --confirm\n\n"
    '一行 a line: {"id": "2019-0312", "code": "91420303MA00XW012N", "set": {"registered_region": "张湾区"}}\n\n'
    "退出码 exit codes: 0 完成 done, 2 用法错误 usage, 3 有事实未被接受 facts refused, 6 两个引擎不一致 engines disagree, 7 第二引擎不可用 no second engine"
)

DRAFT = {"zh": " 送审稿,未见施行", "en": " (draft, never shown to be in force)"}
COUNTS = {
    "zh": "\t适用年度 {period};{region};登记条款 {clauses} 条,事项 {awards} 个;摘要 {digest}",
    "en": "\tperiod {period}; {region}; {clauses} clauses registered, {awards} awards; digest {digest}",
}
WRITTEN = {"zh": "已写入 {path}", "en": "written to {path}"}
MISTAKES = {"zh": "共 {count} 处错误", "en": "{count} mistakes"}
NOT_PROVED = {
    "zh": "规则里的数字与引文、原文的对照,要等以上改正之后再做:改好请再运行一次",
    "en": "figures are held against quotes and text once these are mended: run it again then",
}
CLEAN = {"zh": "没有错误", "en": "no mistakes"}
RELOCKED = {
    "zh": "以上 {count} 处与上一次锁定不同,已照现在的锁定:请确认每一处都是有意改的",
    "en": "{count} differences from the lock before, now pinned as they are: make sure that each was meant",
}
LOCKED = {"zh": "已锁定 {count} 处引文;文本摘要 {digest}", "en": "{count} quotes pinned; text digest {digest}"}
UNUSABLE = {"zh": "共 {count} 处错误,请改正后再试", "en": "{count} mistakes; mend them and try again"}
NOT_WRITTEN = {"zh": "无法读写 {path}:{problem}", "en": "cannot read or write {path}: {problem}"}
OVER_INPUT = "{path} 就是输入的文件,不能用报告覆盖它 · this is the input file"
EXISTS = "{path} 已经存在,为免盖掉填好的内容,请换一个文件名 · the file exists; choose another name"
VERSION = "显示版本 · show the version"
XLSX_NEEDS_FILE = "xlsx 格式须用 -o 指定文件 · xlsx needs -o FILE"
PAIR = "应写成 名称=值 且不重复,而不是“{text}” · write NAME=VALUE, once each"

NEW_HELP = (
    "从公开文本起草一个规则集:每一条款登记一行,要由作者决定的都写“待填”。不覆盖任何已有的文件。\n\n"
    "Start a ruleset from the official text: a row for every clause, everything to decide left open. Never overwrites."
)
NEW_NAME = "编号,也是文件夹名:小写字母、数字、下划线 · the id, and the name of the folder"
NEW_OUTPUT = "在哪个文件夹里新建 · where to make the folder"
NEW_NEXT = {
    "zh": "接下来:逐处换掉“待填”;还有什么要做,随时看 subsidy source check {folder} --text {text}",
    "en": "next: replace each 待填; for what is left to do, run subsidy source check {folder} --text {text}",
}
NEW_EXAMPLE = (
    "例 Examples:\n\n  subsidy new linjiang_2026 --text 政策.txt\n\n  subsidy new linjiang_2026 --text 政策.txt -o 我的规则集/\n\n"
    "退出码 exit codes: 0 完成 done, 2 用法错误 usage, 3 文件不能用、编号已被占用 unusable input or name taken"
)

TEST_HELP = "运行规则集的案例:逐项说出与手算不同的地方,以及哪些条件、金额、限制、口径还没有案例见过。\n\nRun a ruleset's cases: what differs, and what no case has seen."
TEST_CASE = "只运行这一个案例 · only this case"
TEST_EXAMPLE = (
    "例 Examples:\n\n  subsidy test shiyan_2018\n\n  subsidy test 我的规则集/ --case tier_edge\n\n  subsidy test shiyan_2018 --format json\n\n"
    "退出码 exit codes: 0 全部相符 all hold, 1 有不符 some differ, 2 用法错误 usage, 3 规则或案例有错误 unusable input"
)
TESTING = "案例 cases"

SOURCE_HELP = "规则与公开文本对照:条款、引文、数字,两个方向。\n\nThe rules held against the official text."
SOURCE_CHECK_HELP = (
    "核对规则与公开文本:编号的条款都已登记,引文在本条且只有一处,规则里的数都出自引文,文中的数字和奖补字样都有交代。"
    "不给 --text 时只查不需要文本的部分。\n\nCheck clauses, quotes and figures, both ways; without --text, only what needs no text."
)
SOURCE_COVERAGE_HELP = "逐条说明公开文本里的每个数字和奖补字样由什么交代:规则、政府目标、写明理由的不用(waived)。\n\nWhat accounts for every figure and incentive word of the text."
SOURCE_TEXT = "公开文本(UTF-8 纯文本),只在本机读取 · the official text, read on this machine only"
SOURCE_CHECK_EXAMPLE = (
    "例 Examples:\n\n  subsidy source check shiyan_2018\n\n  subsidy source check shiyan_2018 --text shiyan_2018.txt\n\n"
    "退出码 exit codes: 0 无错误 clean, 1 有错误 mistakes found, 2 用法错误 usage, 3 文件不能用 unusable input"
)
SOURCE_COVERAGE_EXAMPLE = (
    "例 Examples:\n\n  subsidy source coverage shiyan_2018 --text shiyan_2018.txt\n\n  subsidy source coverage shiyan_2018 --text shiyan_2018.txt --format html -o 对照.html\n\n"
    "退出码 exit codes: 0 全部有交代 all accounted for, 1 有未交代的 some not, 2 用法错误 usage, 3 文件不能用 unusable input"
)
DRIFT = {
    "zh": "引文 {total} 处:原处 {found},本条内移位 {moved},移到他条 {strayed},多处 {ambiguous},找不到 {orphaned}",
    "en": "{total} quotes: {found} found in place, {moved} moved within their clause, {strayed} in another clause, {ambiguous} ambiguous, {orphaned} orphaned",
}
WATCHED = {
    "zh": "读入新事实 {told} 条,变化 {changes} 项",
    "en": "{told} facts told, {changes} changes",
}
HELD = {
    "zh": "另有 {held} 条事实未处理:同一企业前面的事实、或看不出是哪家企业的行要先改正。改正后用同样的命令重新运行,已告知的不会重复",
    "en": "{held} more facts were not looked at, since earlier ones have to be mended first; then run the same command again",
}
READING_FACTS = {"zh": "读入事实", "en": "reading facts"}
RENEWING = {"zh": "重新认定", "en": "deciding again"}
WATCH_DISAGREED = {
    "zh": "事实 {fact}:{problem}。这是本程序的错误,不是企业的问题;这条事实没有记入,没有告知任何变化。\n已写入可复现的文件 {path},请交给本项目的维护者(其中有企业资料)。",
    "en": "fact {fact}: {problem}. This is a mistake of this program, not of the enterprise; the fact was not taken and nothing was told.\nEverything that reproduces it is in {path}: pass it to the maintainers (it holds the enterprise's facts).",
}
