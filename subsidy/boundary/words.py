"""Why a figure has no examples, or not all three."""

from __future__ import annotations

from subsidy.boundary.choosing import Found
from subsidy.results.rule_page import Language

_WORDS = {
    "none": (
        "没有示例:本规则集的样例都到不了这一比较,或者没有哪一项资料能单独改变相比的数。",
        "No example: no case of the ruleset gets to this comparison, or no single fact changes what is compared.",
    ),
    "below": ("没有“略低”:这个数不能再低。", "Nothing is just below: it cannot be lower."),
    "at": ("没有“恰为”:这个数只能跨过,不能恰好等于。", "Nothing is exactly at it: the number can only pass it."),
    "above": (
        "没有“略高”:这个数不能再高,或改后资料自相矛盾。",
        "Nothing is just above: it cannot be higher, or the facts would contradict one another.",
    ),
}


def why(found: Found, lang: Language) -> str:
    """Empty where all three examples are there."""
    crossed = found.crossing
    if crossed is None:
        return _WORDS["none"][lang == "en"]
    missing = [name for name, point in (("below", crossed.below), ("at", crossed.at), ("above", crossed.above)) if point is None]
    return "".join(_WORDS[name][lang == "en"] for name in missing)
