"""One kind of complaint."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """Its message in Chinese and English; ``{names}`` are filled in."""

    zh: str
    en: str
