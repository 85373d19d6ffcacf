"""The answer to one question: which size class the statistics would put an enterprise in, and why."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from subsidy.results.determination import Model


class SizeStatus(StrEnum):
    """Whether the class could be told."""

    DETERMINED = "determined"
    UNDETERMINED = "undetermined"
    NOT_COVERED = "not_covered"


SizeCode = Literal["large", "medium", "small", "micro"]


class IndexReached(Model):
    """One index of the industry: its value, and the classes it could still be in (one, once the value is known)."""

    label: str = Field(description="指标,如 从业人员")
    fact: str = Field(description="资料中的项目,如 figures[2019].staff")
    asked_as: str = Field(description="该项目在资料里的名称,如 主营业务收入")
    value: str | None
    highest: SizeCode = Field(description="按这一指标最高可到哪一档")
    lowest: SizeCode
    band: str = Field(description="所在的档,如 300人≤从业人员<1000人;未知时为空")


class SizeNeed(Model):
    """A fact that would settle the class."""

    fact: str
    label: str
    question: str


class SizeSource(Model):
    """Where the lower limits come from."""

    title: str
    issuer: str
    number: str
    date: str
    verified: bool


class SizeClass(Model):
    """The size class of an enterprise in one year: the highest whose lower limits all its indices reach.

    ``size_class`` is ``None`` where it is not known; ``highest`` and ``lowest`` then say what is certain. All three
    are ``None`` where the industry is not covered.
    """

    enterprise: str | None
    credit_code: str | None
    year: int
    status: SizeStatus
    size_class: SizeCode | None = None
    label: str = Field(description="大型、中型、小型、微型、无法划型或数据不足")
    highest: SizeCode | None = None
    lowest: SizeCode | None = None
    declared: SizeCode | None = Field(default=None, description="资料里填报的企业划型")
    industry: str | None = None
    rows: list[str] = Field(description="所用的表格行;行业代码不够细时可能有几行")
    indices: list[IndexReached] = Field(default_factory=list)
    reasons: list[str]
    missing: list[SizeNeed] = Field(default_factory=list)
    sources: list[SizeSource] = Field(default_factory=list)
