"""What the commands about records say: Chinese first, English second."""

from __future__ import annotations

RECORD = "把每次认定记入这个库(.db),没有就新建 · write every determination down in this store"
RECORDED = {"zh": "已记入 {path} 第 {entry} 条,哈希 {hash}", "en": "recorded in {path}, entry {entry}, hash {hash}"}
SEVERAL = "几家企业一起核算时不能用 -o,也不能用 xlsx 和 html · one enterprise at a time for -o, xlsx and html"

STORE = "记录库(.db) · a store of records"
STORE_OR_RECORD = "记录库(.db),或导出的一条记录(.json) · a store, or one exported record"
ENTRY = "第几条 · the number of the entry"
ENTRIES = "只复算这一条,可重复 · only this entry, repeatable"
ENTRY_OF_ONE = "一份导出的记录里没有序号可选 · an exported record is one: there are no entries to choose"
AGAINST = "与另一版规则集(编号或文件夹)比较:谁得益、谁受损、依据哪一条 · compare with another version of the ruleset"
PROCESSES = "用几个进程;不填则记录多时用全部处理器 · how many processes"
REPLAY_FORMAT = "输出格式 · output format"
REPLAY_OUTPUT = "写入文件(xlsx 必须指定) · write to a file (required for xlsx)"
HEAD = "以前抄存的哈希:查它是否还在链里 · a head noted down earlier, to be found in the chain"
ENTERPRISE = "统一社会信用代码(没有代码的用名称) · the credit code, or the name where there is none"
REASON = "删除的理由,永远留在链里,不要写企业的名称或代码 · why; stays for ever, so do not name the enterprise"
ERASE_ENTRY = "删除这一条的内容,可重复 · erase the content of this entry, repeatable"
YES = "不再询问 · do not ask"
RECORD_OUTPUT = "写入文件 · write to a file"
BACKUP_TO = "备份文件,不能已存在 · the copy, which must not exist yet"
NEXT = "下一个记录库,不能已存在 · the next store, which must not exist yet"

REPLAY_HELP = "用记录里的规则集重新认定:逐字节相同,还是哪里不同、为什么;或与另一版规则集比较。\n\nDecide records again with the ruleset they name; or compare with another version."
STORE_HELP = "保管认定记录:核验、列出、导出、删除、备份、接续。\n\nKeep records: verify, list, export, erase, back up, continue."
VERIFY_HELP = "核验整个库:每一条与哈希链、每一份资料与承诺、每一次删除、每一页;指出哪里不符。\n\nHold everything in a store against its chain."
LIST_HELP = "列出记录。\n\nList the records."
EXPORT_HELP = "导出一条记录:含资料、结果、规则集全文和在链中的位置,可交给 replay。\n\nExport one record with its ruleset and its place in the chain."
ERASE_HELP = "删除一家企业或几条记录的内容,链不断;不能恢复。\n\nErase content for good; the chain still verifies."
BACKUP_HELP = "在使用中备份:得到一个完整、静止的文件。\n\nCopy a store while it is in use."
CONTINUE_HELP = "开一个新库接着记:它的第一条写明旧库最新的哈希。\n\nOpen the next store, chained to this one."

EXIT_CODES = "退出码 exit codes: 0 完成 done, 2 用法错误 usage, 3 不能使用 unusable input"
REPLAY_EXAMPLE = (
    "例 Examples:\n\n  subsidy replay store.db\n\n  subsidy replay store.db --entry 3\n\n  subsidy replay 记录.json\n\n  subsidy replay store.db --against 新版/shiyan_2018\n\n  subsidy replay store.db --against shiyan_2018 --format xlsx -o 比较.xlsx\n\n"
    f"{EXIT_CODES}, 4 复算有不同 some records come out otherwise (只有程序版本不同的不算 a different program version alone does not count; 与 --against 无关 not with --against)"
)
VERIFY_EXAMPLE = f"例 Examples:\n\n  subsidy store verify store.db\n\n  subsidy store verify store.db --head 6b0984c5…\n\n{EXIT_CODES}, 5 有损坏或改动 damaged or altered"
LIST_EXAMPLE = "例 Examples:\n\n  subsidy store list store.db\n\n  subsidy store list store.db --enterprise 91420303MA00XW012N --format json"
EXPORT_EXAMPLE = "例 Examples: subsidy store export store.db 3 -o 记录.json"
ERASE_EXAMPLE = "例 Examples:\n\n  subsidy store erase store.db --enterprise 91420303MA00XW012N --reason 应企业申请\n\n  subsidy store erase store.db --entry 3 --entry 8 --reason 保存期满 --yes"
BACKUP_EXAMPLE = "例 Examples: subsidy store backup store.db 备份/store-2026-11-22.db"
CONTINUE_EXAMPLE = "例 Examples: subsidy store continue store-2026.db store-2027.db"

REPLAYING = {"zh": "复算", "en": "deciding again"}
VERIFYING = {"zh": "核验", "en": "verifying"}
ERASE_WHAT = "--enterprise 与 --entry 只用一种,至少一个 · either --enterprise or --entry"
ERASE_SURE = {"zh": "将删除 {count} 条记录的内容,不能恢复。继续吗?", "en": "the content of {count} records will be erased for good. Go on?"}
ERASED = {"zh": "已删除 {count} 条记录的内容,写入第 {entry} 条,哈希 {hash}", "en": "erased {count} records; entry {entry}, hash {hash}"}
BACKED_UP = {
    "zh": "已备份到 {path},{entries} 条,最新的哈希 {head}",
    "en": "copied to {path}, {entries} entries, head {head}",
}
CONTINUED = {"zh": "已新建 {path},接在哈希 {head} 之后", "en": "{path} follows the hash {head}"}
GONE = {"zh": "内容已由第 {by} 条删除", "en": "erased by entry {by}"}
