"""What came of deciding records again: under their own ruleset, or under another version of it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from subsidy.results.determination import Citation, Model, Status, YuanText

Outcome = Literal["same", "engine", "words", "figures", "undecidable", "erased", "altered"]
Effect = Literal["gains", "loses", "changes"]
ReasonKind = Literal[
    "condition_dropped",
    "condition_added",
    "condition_changed",
    "now_met",
    "no_longer_met",
    "now_unknown",
    "amount",
    "given_up",
    "missing",
    "award_dropped",
    "award_added",
]


class Figures(Model):
    """What a determination comes to."""

    status: Status
    payable: YuanText | None
    at_least: YuanText | None
    at_most: YuanText | None


class Reason(Model):
    """One thing that makes two determinations differ; of a step of the amount with what it came to (元) before and after."""

    kind: ReasonKind
    text: str
    before: str | None = None
    after: str | None = None
    citations: list[Citation]


class Change(Model):
    """One award and subject whose status or amount is no longer what it was."""

    award: str
    title: str
    subject: str | None
    effect: Effect
    before: Figures | None
    after: Figures | None
    reasons: list[Reason] = Field(default_factory=list)


class Replayed(Model):
    """One record decided again with the ruleset, year, readings and parameters that it names.

    ``same``: byte for byte · ``engine``: only the version of the program differs · ``words``: status and amounts are the same,
    ``differences`` says where the rest is not · ``figures``: ``changes`` says what · ``undecidable``: ``problems`` says why ·
    ``erased`` and ``altered``: there is no record to decide.
    """

    entry: int | None
    enterprise: str
    outcome: Outcome
    engine_then: str = ""
    engine_now: str = ""
    changes: list[Change] = Field(default_factory=list)
    differences: list[str] = Field(default_factory=list, description="不同之处在 JSON 里的路径")
    problems: list[str] = Field(default_factory=list)


class Replay(Model):
    """Many records decided again: how many came out how, and those that did not come out the same."""

    counts: dict[Outcome, int]
    listed: list[Replayed]
    more: int = Field(default=0, description="没有列出的还有几条")


class Compared(Model):
    """One record under another ruleset. ``problems`` says why it cannot be decided there."""

    entry: int | None
    enterprise: str
    effect: Effect | None
    before: YuanText = Field(description="原来应付合计(元)")
    after: YuanText = Field(description="换用后应付合计(元)")
    changes: list[Change]
    problems: list[str] = Field(default_factory=list)


class ReasonCount(Model):
    reason: Reason
    records: int


class AwardCompared(Model):
    """What becomes of one award over all records."""

    award: str
    title: str
    gains: int
    loses: int
    changes: int
    before: YuanText
    after: YuanText
    reasons: list[ReasonCount]
    more_reasons: int = 0


class Comparison(Model):
    """All records decided under another ruleset, beside what they record: who gains, who loses, by which clause."""

    ruleset: str
    version: str
    digest: str
    recorded: list[str] = Field(description="记录所用的规则集:编号、版本、摘要")
    records: int
    gains: int
    loses: int
    changes: int
    unchanged: int
    undecidable: int
    skipped: int = Field(description="已删除、被改动或属于其他文件的记录")
    before: YuanText
    after: YuanText
    awards: list[AwardCompared]
    listed: list[Compared]
    more: int = Field(default=0, description="没有列出的还有几家")
