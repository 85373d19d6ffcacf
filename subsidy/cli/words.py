"""What the command line says: Chinese first, English second."""

from __future__ import annotations

APP = "按政策条文逐条核算企业可享的奖补,每一结果都注明条款和原文。\n\nWhat a city's policy holds for an enterprise, clause by clause, exactly and with citations."

LANG = "输出语言:zh 中文,en 英文 · output language"
RULESET = "规则集编号(见 subsidy rulesets)或文件夹 · a ruleset id or folder"
PROFILE = "企业资料:.yaml、.json 或填好的 .xlsx · the enterprise's facts"
YEAR = "政策年度(事项所属的自然年) · the policy year"
ON = "认定日,只在条文与日期有关时需要 · the day of the determination"
READING = "选定口径,可重复,如 --reading S-04=不约束 · choose a reading"
PARAM = "给出参数,可重复,如 --param registered_unemployment_rate=3.2% · give a parameter"
FORMAT = "输出格式 · output format"
OUTPUT = "写入文件(xlsx 必须指定) · write to a file (required for xlsx)"
TEMPLATE_OUTPUT = "要写入的 .xlsx 文件 · the workbook to write"
AWARD = "奖补事项编号;不填则列出全部 · an award id; without it, all are listed"
SHOW_FORMAT = "输出格式:text 文字,html 网页(须指明事项),json · output format"
SHOW_OUTPUT = "写入文件 · write to a file"
HTML_NEEDS_AWARD = "html 格式须指明一个事项 · html needs an award"
LINT_PATH = "规则集编号或文件夹 · a ruleset id or folder"
LINT_TEXT = "公开文本,用来逐条核对引文 · the official text, to check every quote"
SCHEMA_WHAT = "result 结果,profile 企业资料 · which schema"

RULESETS_HELP = "列出现有的规则集:文件、状态、年度、条款和事项数。\n\nList the rulesets there are."
CHECK_HELP = "核算一家企业:可享、待评比、需人工认定、待细则、数据不足、不符合,还差多少、缺什么。\n\nDecide every award for one enterprise."
TEMPLATE_HELP = "生成可填写的 Excel 申报表,填好后交给 check。\n\nWrite an Excel workbook to fill in, which `check` reads back."
SHOW_HELP = "说明一份文件或一个事项的规则:条件、公式、上限、判断过程、界限示例、口径、引文。\n\nShow a rule in words, as formula, as diagram, with examples at its figures."
LINT_HELP = "一次列出规则集的所有错误;有错误时退出码为 1。\n\nReport every mistake of a ruleset at once."
LOCK_HELP = "引文全部核对无误后,写入引文锁文件。\n\nPin the digests of text and quotes."
SCHEMA_HELP = "输出 JSON Schema。\n\nPrint a JSON schema."

RULESETS_EXAMPLE = "例 Examples: subsidy rulesets"
CHECK_EXAMPLE = (
    "例 Examples:\n\n  subsidy check shiyan_2018 企业.yaml --year 2019\n\n  subsidy check shiyan_2018 申报表.xlsx --year 2019 --reading S-07=一年以内 --format html -o 报告.html\n\n"
    "  subsidy check hanzhong_2020 企业.json --year 2020 --param base_listing_reward=5万元 --format json\n\n退出码 exit codes: 0 完成 done, 2 用法错误 usage, 3 资料或规则有错误 unusable input"
)
TEMPLATE_EXAMPLE = "例 Examples: subsidy template shiyan_2018 -o 申报表.xlsx"
SHOW_EXAMPLE = "例 Examples:\n\n  subsidy show shiyan_2018\n\n  subsidy show shiyan_2018 smart_retrofit\n\n  subsidy show shiyan_2018 smart_retrofit --format html -o 规则.html"
LINT_EXAMPLE = "例 Examples:\n\n  subsidy lint shiyan_2018\n\n  subsidy lint 我的规则集/ --text 政策.txt\n\n退出码 exit codes: 0 无错误 clean, 1 有错误 mistakes found, 2 用法错误 usage"
LOCK_EXAMPLE = "例 Examples: subsidy lock shiyan_2018 --text shiyan_2018.txt"
SCHEMA_EXAMPLE = "例 Examples: subsidy schema result > result.schema.json"

DRAFT = {"zh": " 送审稿,未见施行", "en": " (draft, never shown to be in force)"}
COUNTS = {
    "zh": "\t适用年度 {period};{region};登记条款 {clauses} 条,事项 {awards} 个;摘要 {digest}",
    "en": "\tperiod {period}; {region}; {clauses} clauses registered, {awards} awards; digest {digest}",
}
WRITTEN = {"zh": "已写入 {path}", "en": "written to {path}"}
MISTAKES = {"zh": "共 {count} 处错误", "en": "{count} mistakes"}
CLEAN = {"zh": "没有错误", "en": "no mistakes"}
LOCKED = {"zh": "已锁定 {count} 处引文;文本摘要 {digest}", "en": "{count} quotes pinned; text digest {digest}"}
UNUSABLE = {"zh": "共 {count} 处错误,请改正后再试", "en": "{count} mistakes; mend them and try again"}
NOT_WRITTEN = {"zh": "无法读写 {path}:{problem}", "en": "cannot read or write {path}: {problem}"}
OVER_INPUT = "{path} 就是企业资料文件,不能用报告覆盖它 · this is the input file"
EXISTS = "{path} 已经存在,为免盖掉填好的内容,请换一个文件名 · the file exists; choose another name"
VERSION = "显示版本 · show the version"
XLSX_NEEDS_FILE = "xlsx 格式须用 -o 指定文件 · xlsx needs -o FILE"
PAIR = "应写成 名称=值 且不重复,而不是“{text}” · write NAME=VALUE, once each"
