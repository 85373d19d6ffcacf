"""What reports on records say: Chinese and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from subsidy.report.vocabulary import Lang
from subsidy.results.replaying import Effect, Outcome, ReasonKind
from subsidy.results.verification import Part


@dataclass(frozen=True, slots=True)
class RecordWords:
    """The words in one language; ``{…}`` are blanks."""

    outcomes: dict[Outcome, str]
    effects: dict[Effect, str]
    reasons: dict[ReasonKind, str]
    parts: dict[Part, str]
    replayed: str
    engines: str
    record: str
    nameless: str
    path: str
    more: str
    compared: str
    recorded_with: str
    decided_with: str
    records: str
    payable: str
    by_award: str
    by_record: str
    award_counts: str
    reason_count: str
    none: str
    arrow: str
    sound: str
    broken: str
    counts: str
    head: str
    noted: str
    fault: str
    no_entry: str
    columns: dict[
        Literal["award", "title", "gains", "loses", "changes", "before", "after", "entry", "enterprise", "effect", "subject", "reasons"], str
    ]


ZH = RecordWords(
    outcomes={
        "same": "逐字节相同",
        "engine": "相同，只有程序版本不同",
        "words": "状态和金额相同，其余有不同",
        "figures": "状态或金额不同",
        "undecidable": "已不能认定",
        "erased": "内容已删除",
        "altered": "记录被改动过",
    },
    effects={"gains": "得益", "loses": "受损", "changes": "其他变化"},
    reasons={
        "condition_dropped": "条件取消",
        "condition_added": "新增条件",
        "condition_changed": "条件改变",
        "now_met": "条件现已满足",
        "no_longer_met": "条件不再满足",
        "now_unknown": "条件变为不能确定",
        "amount": "金额",
        "given_up": "让位于",
        "missing": "缺少",
        "award_dropped": "事项取消",
        "award_added": "新增事项",
    },
    parts={
        "file": "文件",
        "page": "SQLite 页",
        "entry": "整条缺失或读不出",
        "text": "条目文字被改动",
        "hash": "哈希被改动",
        "text_or_hash": "条目文字或哈希被改动",
        "content": "企业资料、结果或盐被改动或缺失",
        "label": "企业代码或编号被改动",
        "erasure": "删除情况与删除条目不符",
        "ruleset": "规则集文件被改动或缺失",
        "stray": "多出来的内容",
        "noted_head": "链里没有记下的哈希：末尾被截去，或整条链被重写",
    },
    replayed="复算 {count} 条记录",
    engines="记录时 {then}，现在 {now}",
    record="第 {entry} 条",
    nameless="（未写明企业）",
    path="不同之处",
    more="还有 {count} 条没有列出",
    compared="换一个版本认定：谁得益，谁受损，依据哪一条",
    recorded_with="记录所用",
    decided_with="换用",
    records="记录 {records} 条：得益 {gains}，受损 {loses}，其他变化 {changes}，不变 {unchanged}，不能认定 {undecidable}，未比较 {skipped}",
    payable="应付合计",
    by_award="按事项",
    by_record="按记录",
    award_counts="得益 {gains}，受损 {loses}，其他变化 {changes}",
    reason_count="{count} 条",
    none="没有变化",
    arrow="{before} → {after}",
    sound="完好：每一条都与链相符",
    broken="发现 {count} 处不符",
    counts="条目 {entries}，其中记录 {records}（内容已删除 {erased}），规则集 {rulesets}",
    head="最新一条的哈希（请另行抄存）",
    noted="记下的哈希是第 {entry} 条的，其后又有 {since} 条",
    fault="第 {entry} 条：{part}",
    no_entry="{part}",
    columns={
        "award": "事项",
        "title": "名称",
        "gains": "得益",
        "loses": "受损",
        "changes": "其他变化",
        "before": "原来（元）",
        "after": "换用后（元）",
        "entry": "第几条",
        "enterprise": "企业",
        "effect": "影响",
        "subject": "对象",
        "reasons": "原因和条款",
    },
)

EN = RecordWords(
    outcomes={
        "same": "the same, byte for byte",
        "engine": "the same but for the version of the program",
        "words": "status and amounts are the same, other things differ",
        "figures": "status or amount differs",
        "undecidable": "can no longer be decided",
        "erased": "content erased",
        "altered": "the record was altered",
    },
    effects={"gains": "gains", "loses": "loses", "changes": "changes otherwise"},
    reasons={
        "condition_dropped": "condition dropped",
        "condition_added": "condition added",
        "condition_changed": "condition changed",
        "now_met": "condition now met",
        "no_longer_met": "condition no longer met",
        "now_unknown": "condition now unknown",
        "amount": "amount",
        "given_up": "gives way to",
        "missing": "missing",
        "award_dropped": "award dropped",
        "award_added": "award added",
    },
    parts={
        "file": "file",
        "page": "SQLite page",
        "entry": "the entry is missing or unreadable",
        "text": "its text was changed",
        "hash": "its hash was changed",
        "text_or_hash": "its text or hash was changed",
        "content": "its content or salt was changed or is missing",
        "label": "its credit code or reference was changed",
        "erasure": "what was erased is not what the erasing entry says",
        "ruleset": "a file of the ruleset was changed or is missing",
        "stray": "something that no entry speaks of",
        "noted_head": "the noted hash is not in the chain: its end was cut off, or all of it written anew",
    },
    replayed="{count} records decided again",
    engines="then {then}, now {now}",
    record="entry {entry}",
    nameless="(no enterprise named)",
    path="differs at",
    more="{count} more are not listed",
    compared="Decided under another version: who gains, who loses, by which clause",
    recorded_with="recorded with",
    decided_with="now with",
    records="{records} records: {gains} gain, {loses} lose, {changes} change otherwise, {unchanged} unchanged, {undecidable} cannot be decided, {skipped} not compared",
    payable="payable in all",
    by_award="By award",
    by_record="By record",
    award_counts="{gains} gain, {loses} lose, {changes} change otherwise",
    reason_count="{count} records",
    none="nothing changes",
    arrow="{before} → {after}",
    sound="sound: every entry agrees with the chain",
    broken="{count} faults",
    counts="{entries} entries, {records} of them records ({erased} erased), {rulesets} rulesets",
    head="hash of the newest entry (note it down elsewhere)",
    noted="the noted hash is that of entry {entry}; {since} entries follow",
    fault="entry {entry}: {part}",
    no_entry="{part}",
    columns={
        "award": "award",
        "title": "title",
        "gains": "gain",
        "loses": "lose",
        "changes": "change otherwise",
        "before": "before (CNY)",
        "after": "after (CNY)",
        "entry": "entry",
        "enterprise": "enterprise",
        "effect": "effect",
        "subject": "subject",
        "reasons": "reasons and clauses",
    },
)


def record_words(lang: Lang) -> RecordWords:
    return {"zh": ZH, "en": EN}[lang]
