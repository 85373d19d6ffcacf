"""Every kind of complaint: a stable code with its message in Chinese and English. Messages are part of the interface."""

from __future__ import annotations

from subsidy.source import file_codes, profile_codes, rule_codes
from subsidy.source.code import Code

LEFT_OPEN = ("E212", "E213")  # no mistakes: what the author of a ruleset has yet to write

CODES: dict[str, Code] = {
    **rule_codes.READING_YAML,
    **rule_codes.SHAPE,
    **rule_codes.EXPRESSION,
    **rule_codes.NAMES,
    **rule_codes.TYPES,
    **rule_codes.CITATION,
    **rule_codes.TEXT_PROOF,
    **profile_codes.PROFILE,
    **profile_codes.OPTIONS,
    **profile_codes.WORKBOOK,
    **profile_codes.NOTICES,
    **file_codes.SHARED_TABLES,
    **file_codes.STORAGE,
    **file_codes.WATCHING,
}
