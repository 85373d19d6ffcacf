"""A record: one determination written down with everything it was made from, so that it can be made again.

It has two halves. The *terms* (ruleset, engine, year, day, readings, parameters, time) say nothing about an
enterprise and stay in the chain for ever; the *content* (profile, answer, reference) is the enterprise's and can be erased.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from subsidy.records.canonical import canonical
from subsidy.records.shape import check_shape

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class KeptRuleset:
    """A ruleset as it is kept: its names and digests, and its files by name."""

    id: str
    version: str
    digest: str
    text_digest: str
    sources: Mapping[str, bytes] = field(repr=False)

    @property
    def file_digests(self) -> dict[str, str]:
        return {name: hashlib.sha256(source).hexdigest() for name, source in sorted(self.sources.items())}

    @property
    def names(self) -> Json:
        return {"id": self.id, "version": self.version, "digest": self.digest, "text_digest": self.text_digest}


@dataclass(frozen=True, slots=True)
class Record:
    """One determination. ``profile`` is as it stood after intake; ``answer`` is ``{"result": …}``, the whole documented
    result, or ``{"summary": […]}``, a row per award and subject. ``recorded_at`` is the caller's time, ``reference`` the
    caller's own number for the case: the same reference is never recorded twice.
    """

    ruleset: KeptRuleset
    engine: str
    year: int
    on: str | None
    readings: Mapping[str, str]
    parameters: Mapping[str, str]
    profile: Mapping[str, Any]
    answer: Mapping[str, Any]
    recorded_at: str | None = None
    reference: str | None = None

    @property
    def terms(self) -> Json:
        """What the chain keeps openly; nothing in it is the enterprise's."""
        return {
            "ruleset": self.ruleset.names,
            "engine": self.engine,
            "year": self.year,
            "on": self.on,
            "readings": dict(self.readings),
            "parameters": dict(self.parameters),
            "recorded_at": self.recorded_at,
        }

    @property
    def content(self) -> Json:
        """What is the enterprise's, and can be erased."""
        return {"profile": dict(self.profile), "reference": self.reference, **self.answer}

    @property
    def data(self) -> Json:
        """The whole record as plain data."""
        return {**self.terms, **self.content}

    @property
    def text(self) -> bytes:
        """The whole record as canonical JSON (RFC 8785)."""
        return canonical(self.data)

    @property
    def form(self) -> Literal["result", "summary"]:
        return "result" if "result" in self.answer else "summary"

    @property
    def rows(self) -> list[Json]:
        """Per award and subject: status, payable, at_least, at_most, whichever form the answer has."""
        rows: list[Json] = self.answer["result"]["determinations"] if "result" in self.answer else self.answer["summary"]
        return rows

    @property
    def enterprise(self) -> str:
        """By what the enterprise is found: its credit code, else its name, else nothing."""
        return enterprise_of(self.profile)


def enterprise_of(profile: Mapping[str, Any]) -> str:
    return str(profile.get("credit_code") or profile.get("name") or "")


def record_from(terms: Mapping[str, Any], content: Mapping[str, Any], sources: Mapping[str, bytes]) -> Record:
    """The record of two halves as they were stored. Raises ``ValueError`` or ``TypeError`` if they are none."""
    check_shape(terms, content)
    names = terms["ruleset"]
    ruleset = KeptRuleset(names["id"], names["version"], names["digest"], names["text_digest"], sources)
    answer = {key: content[key] for key in ("result", "summary") if key in content}
    return Record(
        ruleset,
        terms["engine"],
        terms["year"],
        terms["on"],
        terms["readings"],
        terms["parameters"],
        content["profile"],
        answer,
        terms["recorded_at"],
        content["reference"],
    )
