"""汉中 2020 三（七）2 once more, straight from the official text (``hanzhong_2020.txt``), in plain Python.

“对首次纳入‘五上’企业名单的市场主体实行动态奖励,以11月为节点,每提前一个月在原奖励标准基础上增加0.5万元”. Defaults of
``readings.md``: 2020 only, months counted as 11 minus the month, December gets the original standard, 个体工商户 included.
"""

from __future__ import annotations

from typing import Any

HALF_WAN = 500_000
HANZHONG = "6107"


def five_listing_reward(enterprise: dict[str, Any], year: int, standard: int | None) -> tuple[int, int | None] | None:
    """The sum in 分 as (least, most), the same if it is known; ``None`` where nothing is given. ``standard`` may be unknown."""
    if year != 2020 or not any(enterprise[place].startswith(HANZHONG) for place in ("registered_region", "operating_region")):
        return None
    listed_year, month = (int(part) for part in enterprise["listed_month"].split("-"))
    if not enterprise["newly_listed"] or enterprise["listed_before"] != "never" or listed_year != year:
        return None
    if enterprise["entity_kind"] not in ("company", "sole_trader", "cooperative"):
        return None
    more = HALF_WAN * max(0, 11 - month)
    return (more, None) if standard is None else (standard + more, standard + more)
