"""What the data of a record must look like before anything is read from it: stores and exported files come from strangers.

Only what deciding again and comparing read is asked for; what later versions of results add is let through.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from subsidy.results.determination import Status, YuanText


class _Open(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")


class _Names(_Open):
    id: str
    version: str
    digest: str
    text_digest: str


class _Terms(_Open):
    ruleset: _Names
    engine: str
    year: int
    on: str | None
    readings: dict[str, str]
    parameters: dict[str, str]
    recorded_at: str | None


class _Cited(_Open):
    clause: str
    quote: str


class _Condition(_Open):
    text: str
    met: Annotated[str, Field(pattern="^(met|not_met|unknown)$")]
    citations: list[_Cited]


class _Step(_Open):
    kind: str
    label: str
    after: str
    citations: list[_Cited]


class _GivenUp(_Open):
    in_favour_of: list[str]
    citations: list[_Cited]


class _Missing(_Open):
    name: str
    label: str


class _Row(_Open):
    award: str
    subject: str | None
    status: Annotated[str, Field(pattern=f"^({'|'.join(Status)})$")]
    payable: YuanText | None
    at_least: YuanText | None
    at_most: YuanText | None


class _Told(_Row):
    title: str
    conditions: list[_Condition]
    steps: list[_Step]
    given_up: _GivenUp | None
    missing: list[_Missing]
    citations: list[_Cited]


class _Result(_Open):
    determinations: list[_Told]


class _Full(_Open):
    profile: dict[str, Any]
    reference: str | None
    result: _Result


class _Brief(_Open):
    profile: dict[str, Any]
    reference: str | None
    summary: list[_Row]


_TERMS, _FULL, _BRIEF = TypeAdapter(_Terms), TypeAdapter(_Full), TypeAdapter(_Brief)


def check_shape(terms: Any, content: Any) -> None:
    """Raises ``ValueError`` if these are not the two halves of a record."""
    if ("result" in content) == ("summary" in content):
        raise ValueError("either result or summary")
    try:
        _TERMS.validate_python(terms)
        (_FULL if "result" in content else _BRIEF).validate_python(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise ValueError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None
