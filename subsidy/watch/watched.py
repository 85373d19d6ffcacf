"""The rules, years and options that enterprises are watched under, and what changes when a file does."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from subsidy.deciding import engine_of, facts_of, plan_of
from subsidy.interpret.exact.engine import Determined
from subsidy.ir.ruleset import Ruleset
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.results.change import Answered, Change, Touched
from subsidy.results.determination import Disposition
from subsidy.version import __version__
from subsidy.watch.amend import CODE
from subsidy.watch.answers import Answers, Key, answered, answers_of, changed
from subsidy.watch.opinion import Confirm, Disagreed
from subsidy.watch.why import Sayings, Told, reasons

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cause:
    """What brought changes about: a fact and what it touched in the file, or, without one, a new setting.

    ``profile`` is the file after it.
    """

    profile: EnterpriseProfile
    fact: str | None = None
    touched: tuple[Touched, ...] = ()


class Watched:
    """One ruleset under one setting. Raises :class:`DiagnosticsError` with all mistakes of the options."""

    def __init__(
        self,
        ruleset: Ruleset,
        years: Sequence[int],
        on: date | None,
        readings: Mapping[str, str],
        parameters: Mapping[str, str],
        confirm: Confirm | None,
    ) -> None:
        document = ruleset.document
        self.ruleset, self.on, self.confirm = ruleset, on, confirm
        self.years = tuple(sorted({*years})) or tuple(range(document.first_year, document.last_year + 1))
        self.plans = {year: plan_of(ruleset, year=year, on=on, readings=readings, parameters=parameters) for year in self.years}
        self.setting: dict[str, Any] = {
            "ruleset": document.id,
            "digest": ruleset.digest,
            "engine": __version__,
            "years": list(self.years),
            "on": on.isoformat() if on else None,
            "readings": dict(sorted(readings.items())),
            "parameters": dict(sorted(parameters.items())),
        }

    @property
    def setting_text(self) -> str:
        return json.dumps(self.setting, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def facts(self, file: Mapping[str, Any]) -> Facts:
        """A file that is kept, as the rules read it."""
        return facts_of(self.ruleset, EnterpriseProfile.model_validate(file))

    def answers(self, facts: Facts) -> dict[int, Answers]:
        """The answers by year, of which nothing is told."""
        return {year: answers_of(self._decide(year, facts)) for year in self.years}

    def changes(
        self, known: Mapping[int, Answers], before: Mapping[str, Any] | None, facts: Facts, cause: Cause
    ) -> tuple[dict[int, Answers], list[Change]]:
        """The answers now, and a change for each that differs from the one ``known``.

        ``before`` is the file from which those known were decided, under the same setting; without it a change cannot
        say which conditions stood otherwise. Raises :class:`Disagreed` where a second engine differs.
        """
        earlier: Facts | None = None
        answers: dict[int, Answers] = {}
        changes: list[Change] = []
        for year in self.years:
            determined = self._decide(year, facts)
            answers[year] = answers_of(determined)
            pairs = list(changed(known[year], answers[year]))
            if not pairs:
                continue
            unconfirmed = self._unconfirmed(determined, cause)
            if before is not None and earlier is None:
                earlier = self.facts(before)
            then = Sayings(self._decide(year, earlier)) if earlier is not None else None
            now = Sayings(determined)
            for old, new in pairs:
                told = then.told(old) if then and old else None, now.told(new) if new else None
                short = answered(known[year][old]) if old else None, answered(answers[year][new]) if new else None
                key = _subject_of(old, new)
                changes.append(self._change(determined, key, told, short, cause, confirmed=key[0] not in unconfirmed))
        return answers, changes

    def _unconfirmed(self, determined: Determined, cause: Cause) -> Container[str]:
        """The awards the second engine says nothing of. Raises :class:`Disagreed` where it differs on any."""
        if self.confirm is None:
            return {award.id for award in self.ruleset.awards}
        confirmation = self.confirm(determined)
        if not confirmation.agreed:
            raise Disagreed(cause.fact, confirmation, cause.profile)
        return confirmation.unsaid

    def _decide(self, year: int, facts: Facts) -> Determined:
        return engine_of(self.ruleset).determine(self.plans[year], facts)

    def _change(
        self,
        determined: Determined,
        key: Key,
        told: tuple[Told | None, Told | None],
        short: tuple[Answered | None, Answered | None],
        cause: Cause,
        *,
        confirmed: bool,
    ) -> Change:
        document = self.ruleset.document
        award = next((a for a in self.ruleset.awards if a.id == key[0]), None)
        of = next((t.of for t in reversed(told) if t is not None), None)
        return Change(
            sequence=0,
            cause="setting" if cause.fact is None else "fact",
            fact=cause.fact,
            touched=list(cause.touched),
            credit_code=str(determined.enterprise[CODE]),
            enterprise=determined.enterprise["name"],
            ruleset=document.id,
            digest=self.ruleset.digest,
            engine=determined.engine.name,
            document=document.title,
            document_status=document.status,
            draft=document.draft,
            year=determined.plan.setting.year,
            on=self.on.isoformat() if self.on else None,
            award=key[0],
            title=award.title if award else key[0],
            subject=key[1],
            disposition=Disposition(award.disposition) if award else Disposition.CONTEXT,
            category=award.category if award else "",
            before=short[0],
            after=short[1],
            citations=of.citations if of else [],
            confirmed=confirmed,
            **reasons(*told, short),
        )


def _subject_of(old: Key | None, new: Key | None) -> Key:
    """What a change is about: the subject that is there, or that was."""
    key = old if new is None or (new[1] is None and old is not None) else new
    assert key is not None
    return key
