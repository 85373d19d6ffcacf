"""The words of a coverage report in its two languages."""

from __future__ import annotations

from dataclasses import dataclass

from subsidy.report.words import Lang
from subsidy.results.coverage import Coverage


@dataclass(frozen=True, slots=True)
class CoverageWords:
    html_lang: str
    title: str
    summary: str
    complete: str
    incomplete: str
    lost: str
    legend: str
    by: dict[str, str]
    quoted: str
    disposition: dict[str, str]
    clause: str
    heading: str
    kind: str
    clauses: str
    rest: str
    text: str
    rules: str
    rule_kinds: dict[str, str]
    targets: str
    waived: str
    quoting: str
    quoted_in: str
    open: str
    before: str
    method: str


_ZH = CoverageWords(
    html_lang="zh-CN",
    title="条文交代情况",
    summary="数字和奖补字样共 {total} 处，已交代 {accounted} 处（{percent}）：规则使用 {rule}，政府目标 {target}，写明不用 {waiver}，未交代 {nothing}。",
    complete="全部有交代",
    incomplete="没有全部交代",
    lost="登记的条款有 {count} 条在这份文本里按顺序找不到（{clauses}），这可能不是同一份文件。",
    legend="颜色",
    by={"rule": "规则使用", "target": "政府目标", "waiver": "写明不用", "nothing": "未交代"},
    quoted="规则引文",
    disposition={
        "award": "奖补", "discretionary": "一事一议、择优", "pending": "待细则", "benefit": "权益、服务", "duty": "政府职责、目标", "context": "背景、总则",
    },
    clause="条款",
    heading="内容",
    kind="性质",
    clauses="各条的交代",
    rest="其余 {count} 条没有数字，也没有奖补字样。",
    text="逐条对照",
    rules="引用条文的规则",
    rule_kinds={
        "award": "事项", "definition": "定义", "applicability": "适用条件", "cap": "上限", "one_of": "只取其一", "statement": "跨企业的说明",
    },
    targets="目标",
    waived="不用的词句和理由",
    quoting="引用本条的规则",
    quoted_in="引自",
    open="未交代",
    before="登记首条之前的文字",
    method="每个数字、每处奖补字样，或者有规则引用并使用，或者登记为政府目标，或者在登记里写明为何不用。原文由使用者的文件提供，本页不向外传送任何内容。",
)  # fmt: skip

_EN = CoverageWords(
    html_lang="en",
    title="What accounts for the text",
    summary="{total} figures and incentive words, {accounted} accounted for ({percent}): rules {rule}, targets {target}, waived {waiver}, open {nothing}.",
    complete="all accounted for",
    incomplete="not all accounted for",
    lost=" {count} registered clauses are not found in order in this text ({clauses}); it may be another document.",
    legend="Colours",
    by={"rule": "used by a rule", "target": "government target", "waiver": "waived, with a reason", "nothing": "not accounted for"},
    quoted="quoted by a rule",
    disposition={
        "award": "award", "discretionary": "discretionary", "pending": "pending", "benefit": "benefit", "duty": "government duty", "context": "context",
    },
    clause="Clause",
    heading="Content",
    kind="Disposition",
    clauses="Clause by clause",
    rest="The other {count} clauses hold no figure and no incentive word.",
    text="The text beside the register",
    rules="Rules that quote the text",
    rule_kinds={
        "award": "award", "definition": "definition", "applicability": "applicability", "cap": "cap", "one_of": "one of", "statement": "statement",
    },
    targets="Targets",
    waived="Waived words and why",
    quoting="Rules that quote this clause",
    quoted_in="quotes",
    open="open",
    before="Text before the first row of the register",
    method="Every figure and incentive word is quoted and used by a rule, registered as a target of government, or waived in the register with a reason. The text is the caller's; this page sends nothing anywhere.",
)  # fmt: skip


def coverage_words(lang: Lang) -> CoverageWords:
    return {"zh": _ZH, "en": _EN}[lang]


def summed_up(coverage: Coverage, lang: Lang) -> str:
    """All counts in one sentence, and what of the register is not in the text."""
    words, counts = coverage_words(lang), coverage.counts
    told = words.summary.format(
        total=counts.total,
        accounted=counts.accounted,
        percent=percent(coverage),
        rule=counts.rule,
        target=counts.target,
        waiver=counts.waiver,
        nothing=counts.nothing,
    )
    return told + (words.lost.format(count=len(coverage.lost), clauses="、".join(coverage.lost[:8])) if coverage.lost else "")


def percent(coverage: Coverage) -> str:
    """How much is accounted for; 100% only if all of it is, in a text that is wholly covered by the register."""
    counts = coverage.counts
    if coverage.complete:
        return "100%"
    tenths = min(counts.accounted * 1000 // counts.total, 999) if counts.total else 0
    return f"{tenths // 10}.{tenths % 10}%"
