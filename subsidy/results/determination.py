"""The answer for one enterprise: every award with status, amount, limits, reasons and citations.

These models are the documented output. They hold no logic; money is a string in 元 with two decimals.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

YuanText = Annotated[str, Field(pattern=r"^-?\d+\.\d{2}$", description="金额,单位元,两位小数")]


class Status(StrEnum):
    """认定结果的状态 (design §2)."""

    ELIGIBLE = "eligible"
    INELIGIBLE = "ineligible"
    UNDETERMINED = "undetermined"
    DISCRETIONARY = "discretionary"
    PENDING = "pending"
    COMPETITIVE = "competitive"


class Disposition(StrEnum):
    """What a clause of a document is (design §2)."""

    AWARD = "award"
    DISCRETIONARY = "discretionary"
    PENDING = "pending"
    BENEFIT = "benefit"
    DUTY = "duty"
    CONTEXT = "context"


class Met(StrEnum):
    """Whether a condition holds: known to, known not to, or not known."""

    YES = "met"
    NO = "not_met"
    UNKNOWN = "unknown"


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Citation(Model):
    """The operative words of a clause."""

    clause: str = Field(description="条款编号,如 三(三)1②")
    quote: str = Field(description="原文中起作用的词句")


class Gap(Model):
    """How far a figure is from the limit it failed."""

    what: str = Field(description="哪一个数,如 当年设备投资")
    value: str = Field(description="现在的数")
    needed: str = Field(description="需要的数")
    lacking: str = Field(description="还差多少,如 12.3万元、0.5个百分点")


class Used(Model):
    """One value that a condition or amount was computed from."""

    what: str
    value: str


class ConditionResult(Model):
    """One condition of an award, with what it was computed from."""

    met: Met
    text: str = Field(description="条件的中文表述")
    citations: list[Citation]
    used: list[Used] = Field(default_factory=list, description="计算所依据的数")
    gaps: list[Gap] = Field(default_factory=list)
    decided_in_round: bool = Field(default=False, description="由评选决定(前三名)")


class Missing(Model):
    """One thing that must be known to decide: a fact, a parameter, or the choice of a reading."""

    kind: Literal["fact", "parameter", "reading"]
    name: str = Field(description="事实路径(如 projects[P1].filed_on)、参数编号或口径编号")
    label: str
    question: str
    unit: str = ""


class Step(Model):
    """One stage of the computation that changed the amount (design §5)."""

    kind: Literal["gross", "cap", "history", "exclusive", "rounding"]
    label: str
    before: str | None = Field(default=None, description="之前的金额(元)")
    after: str = Field(description="之后的金额(元)")
    limit: str | None = Field(default=None, description="起作用的限制的编号")
    citations: list[Citation] = Field(default_factory=list)
    used: list[Used] = Field(default_factory=list, description="代入算式的数")


class GivenUp(Model):
    """Why an award that could be had was not taken: a better one excludes it."""

    amount: YuanText
    in_favour_of: list[str] = Field(description="取而代之的事项(award 或 award/对象)")
    limit: str
    citations: list[Citation]


class Otherwise(Model):
    """What this determination would be under another option of a reading."""

    reading: str
    question: str
    option: str
    status: Status
    payable: YuanText | None
    at_least: YuanText | None = None
    at_most: YuanText | None = None


class Determination(Model):
    """The answer for one award and one subject.

    ``payable`` is the amount in 元 after every limit, and ``None`` where the document gives no sum or where the
    sum is open; then ``at_least`` and ``at_most`` bound it if anything is certain. ``at_most`` of ``None`` means
    unbounded or no sum.
    """

    award: str
    title: str
    subject: str | None = Field(default=None, description="对象的编号(项目、认定、车型…);企业本身为空")
    disposition: Disposition
    category: str
    status: Status
    payable: YuanText | None = None
    at_least: YuanText | None = None
    at_most: YuanText | None = None
    exact: str | None = Field(default=None, description="舍入前的精确金额(分),整数或分数")
    citations: list[Citation]
    conditions: list[ConditionResult] = Field(description="本事项的条件;本文件的适用条件只在不满足或未知时列入")
    steps: list[Step] = Field(default_factory=list)
    missing: list[Missing] = Field(default_factory=list)
    given_up: GivenUp | None = None
    evidence: list[str] = Field(default_factory=list)
    readings: list[Otherwise] = Field(default_factory=list, description="会改变本结果的口径")
    notes: list[str] = Field(default_factory=list)


class DocumentHead(Model):
    """The document a result was decided under."""

    title: str
    issuer: str
    number: str = ""
    published: str
    status: str
    draft: bool
    period: str
    region: str
    text_digest: str


class ReadingUsed(Model):
    id: str
    question: str
    option: str | None = Field(description="所用的选项;为空表示没有默认且未选定")
    chosen_by_caller: bool


class ParameterUsed(Model):
    id: str
    label: str
    value: str | None
    source: str
    verified: bool
    given_by_caller: bool


class Total(Model):
    """The sum over all awards; bounds where something is open. ``waived`` is the part that is not paid but not charged (减免)."""

    payable: YuanText
    waived: YuanText
    at_least: YuanText
    at_most: YuanText | None


class Result(Model):
    """Everything one document holds for one enterprise."""

    ruleset: str
    version: str
    digest: str
    engine: str
    document: DocumentHead
    warnings: list[str]
    enterprise: str | None
    credit_code: str | None
    year: int
    on: str | None
    readings: list[ReadingUsed]
    parameters: list[ParameterUsed]
    applicability: list[ConditionResult] = Field(description="本文件是否适用:对全部事项相同的条件")
    total: Total
    determinations: list[Determination]
