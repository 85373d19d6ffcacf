"""What the check of a store found: whether the chain holds, and if not, where it does not."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from subsidy.results.determination import Model

Part = Literal["file", "page", "entry", "text", "hash", "text_or_hash", "content", "label", "erasure", "ruleset", "stray", "noted_head"]


class Fault(Model):
    """One place where the store is not what was written."""

    entry: int | None = Field(description="第几条;与哪一条无关的为空")
    part: Part
    detail: str = Field(default="", description="页号、文件名等")


class Verification(Model):
    """The outcome of a check. With no faults every readable byte is what was appended, in its order.

    ``head`` is the hash of the newest entry: noted elsewhere, it later shows that nothing was cut off or rewritten.
    """

    entries: int
    records: int
    erased: int
    rulesets: int
    head: str | None
    noted_entry: int | None = Field(default=None, description="记下的哈希在第几条")
    faults: list[Fault]
    more_faults: bool = Field(default=False, description="还有更多,没有全部列出")

    @property
    def sound(self) -> bool:
        return not self.faults
