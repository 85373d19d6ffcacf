"""One determination that has changed: from what to what, and why. These models are the documented output of watching."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from subsidy.results.determination import Citation, Disposition, Gap, GivenUp, Met, Missing, Model, Status, Step, Used, YuanText


class Answered(Model):
    """What a determination says, without its reasons."""

    status: Status
    payable: YuanText | None = None
    at_least: YuanText | None = None
    at_most: YuanText | None = None


class Touched(Model):
    """One thing in the enterprise's file that the fact made different."""

    path: str = Field(description="档案里的位置,如 projects[P1].completed")
    label: str = Field(description="中文名称,如 项目 P1:已竣工")


class ConditionChange(Model):
    """A condition that does not stand as it stood. ``None``: it was not asked, because there was nothing to ask it of."""

    text: str = Field(description="条件的中文表述")
    before: Met | None
    after: Met | None
    citations: list[Citation]
    used_before: list[Used] = Field(default_factory=list, description="变化之前所依据的数")
    used: list[Used] = Field(default_factory=list, description="现在所依据的数")
    gaps: list[Gap] = Field(default_factory=list)


class Change(Model):
    """A change of one determination, as it is told once. ``sequence`` counts the changes of one store, without repeats.

    ``before`` is ``None`` for a subject that has only now come to be, ``after`` for one that is no more.
    """

    sequence: int
    cause: Literal["fact", "setting"] = Field(description="fact 事实改变,setting 规则、年度、认定日、口径或参数改变")
    fact: str | None = Field(description="引起变化的事实的编号")
    touched: list[Touched] = Field(default_factory=list, description="事实改动了档案的哪几处")
    credit_code: str
    enterprise: str | None
    ruleset: str
    digest: str
    engine: str
    document: str
    document_status: str
    draft: bool
    year: int
    on: str | None
    award: str
    title: str
    subject: str | None
    disposition: Disposition
    category: str
    before: Answered | None
    after: Answered | None
    citations: list[Citation]
    conditions: list[ConditionChange] = Field(default_factory=list, description="由满足变为不满足、由未知变为已知等的条件")
    steps: list[Step] = Field(default_factory=list, description="金额有变时,现在的计算步骤")
    missing: list[Missing] = Field(default_factory=list, description="新出现的缺项")
    settled: list[Missing] = Field(default_factory=list, description="不再缺的项")
    given_up: GivenUp | None = None
    evidence: list[str] = Field(default_factory=list)
    confirmed: bool = Field(description="第二引擎(durable-rules)是否已确认资格")
