"""What people call things: shown on the page of an award, so that the search finds it under the short name too."""

from __future__ import annotations

SYNONYMS = {
    "高新技术企业": ("高企",),
    "技术改造": ("技改",),
    "稳岗补贴": ("稳岗返还", "失业保险费返还"),
    "规模以上": ("规上",),
    "专精特新": ("小巨人",),
    "首台(套)": ("首台套",),
    "贷款贴息": ("贴息",),
}


def also_called(text: str) -> tuple[str, ...]:
    """The other names of what a text speaks of, in the order of the table."""
    return tuple(short for long, shorts in SYNONYMS.items() if long in text for short in shorts)
