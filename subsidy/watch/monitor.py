"""The monitor: told facts, it keeps every enterprise's file and says which determinations have changed.

    with Monitor(load_ruleset("shiyan_2018"), store="files.db", years=[2019]) as monitor:
        monitor.tell("91420300…", {"id": "2019-0312", "set": {"registered_region": "张湾区"}})
        for change in monitor.events():
            push(change)
            monitor.acknowledge(change)

Nothing is in memory but the enterprise a fact is about.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from subsidy.deciding import facts_of
from subsidy.ir.ruleset import Ruleset
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.results.change import Change
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError
from subsidy.source.place import ProfilePlace
from subsidy.watch.amend import CODE, Amended, amended, plain
from subsidy.watch.answers import Answers
from subsidy.watch.difference import differences, matters, touched
from subsidy.watch.fact import BASELINE, Fact, read_fact, told_otherwise
from subsidy.watch.files import File, Files
from subsidy.watch.opinion import Confirm, Disagreed
from subsidy.watch.watched import Cause, Facts, Watched

Outcome = list[Change] | DiagnosticsError | Disagreed | None
"""What came of a fact: the changes it made, or why it was refused and changed nothing; ``None`` if it was told before."""

READER = "main"

SETTING = {
    "ruleset": "规则集",
    "digest": "规则的内容",
    "engine": "程序版本",
    "years": "年度",
    "on": "认定日",
    "readings": "口径",
    "parameters": "参数",
}
"""What a store is kept under, as it is called in complaints."""


class Monitor:
    """A watch over any number of enterprises under one ruleset. One monitor belongs to one thread; many may share a store.

    ``years`` are the policy years watched (those of the document unless told otherwise); ``on``, ``readings`` and
    ``parameters`` are as for :func:`subsidy.determine`. ``confirm`` asks a second engine, which has to agree before
    a change is told: :func:`subsidy.confirming.confirm`. Raises :class:`DiagnosticsError` for wrong options and for a file that is no store.
    """

    def __init__(
        self,
        ruleset: Ruleset,
        store: str | Path,
        *,
        years: Sequence[int] = (),
        on: date | None = None,
        readings: Mapping[str, str] | None = None,
        parameters: Mapping[str, str] | None = None,
        confirm: Confirm | None = None,
    ) -> None:
        self.watched = Watched(ruleset, years, on, readings or {}, parameters or {}, confirm)
        self.files = Files(Path(store))

    def __enter__(self) -> Monitor:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.files.close()

    def tell(self, code: str, fact: Mapping[str, Any]) -> list[Change]:
        """Puts one fact into the file of the enterprise ``code`` and returns what has changed; nothing if it was told before.

        When this returns, fact and changes are on the disk. Raises :class:`DiagnosticsError` with all mistakes of the
        fact, or :class:`Disagreed`; the fact then has changed nothing.
        """
        (outcome,) = self.tell_all([read_fact({"code": code, **fact}, "fact")])
        if isinstance(outcome, (DiagnosticsError, Disagreed)):
            raise outcome
        return outcome or []

    def tell_all(self, facts: Iterable[Fact], held: set[str] | None = None) -> list[Outcome]:
        """Many facts in one transaction: what came of each, in their order. Those refused change nothing, the others count.

        Facts of one enterprise build on one another: after a refused one the others are held back (``F713``). ``held``
        are the codes of such enterprises; it grows.
        """
        held = set() if held is None else held
        with self.files.database.writing() as connection:
            setting = self._current(connection)
            return [self._outcome(connection, fact, setting, held) for fact in facts]

    def answers(self, code: str) -> dict[int, Answers]:
        """The last answers by year, as they are kept: status and amounts by award and subject. Empty for an unknown enterprise."""
        file = self.files.file(code)
        return {} if file is None else file.answers

    def profile(self, code: str) -> EnterpriseProfile | None:
        """The file of an enterprise as it is now."""
        file = self.files.file(code)
        return None if file is None else EnterpriseProfile.model_validate(file.profile)

    def events(self, reader: str = READER) -> Iterator[Change]:
        """The changes this reader has not acknowledged, in order. They come again until they are acknowledged."""
        return self.files.events(self.files.cursor(reader).acknowledged)

    def acknowledge(self, change: Change, reader: str = READER) -> None:
        """This change and all before it are done with: the reader gets none of them again, whatever happens."""
        with self.files.database.writing() as connection:
            cursor = self.files.cursor(reader)
            if change.sequence > cursor.acknowledged:
                self.files.move(connection, reader, replace(cursor, acknowledged=change.sequence))

    def trim(self) -> int:
        """Forgets the events that every reader has acknowledged, and says how many."""
        with self.files.database.writing() as connection:
            return self.files.trim(connection)

    def erase(self, code: str) -> bool:
        """Forgets an enterprise: file, answers, events. Facts told about it before are not told again."""
        with self.files.database.writing() as connection:
            return self.files.erase(connection, code)

    def outdated(self) -> int:
        """How many enterprises were decided under other rules, years or options than ours."""
        known = self.files.setting()
        ours = known is not None and known[1] == self.watched.setting_text
        return self.files.outdated(known[0] if known is not None and ours else 0)

    def renew(self) -> Iterator[int]:
        """Decides every outdated enterprise again, some at a time, and yields how many that were.

        What changes is told with the cause ``setting``. Interrupted, it goes on where it stopped.
        """
        with self.files.database.writing() as connection:
            known, text = self.files.setting(), self.watched.setting_text
            setting = known[0] if known is not None and known[1] == text else self.files.set_setting(connection, text)
        last = 0
        while page := self.files.some_outdated(setting, last):
            with self.files.database.writing() as connection:
                for number, code in page:
                    last, file = number, self.files.file(code)
                    if file is not None and file.setting != setting:
                        self._renewed(connection, file, setting)
            yield len(page)

    def _current(self, connection: sqlite3.Connection) -> int:
        """The number of our setting. Raises ``F712`` if the store is under another one: that is for :meth:`renew`."""
        known, ours = self.files.setting(), self.watched.setting
        if known is None:
            return self.files.set_setting(connection, self.watched.setting_text)
        number, text = known
        if text != self.watched.setting_text:
            then, store = json.loads(text), self.files.database.path.name
            args = (
                {"name": name, "label": SETTING[name], "then": _shown(then.get(name)), "now": _shown(ours[name])}
                for name in ours
                if then.get(name) != ours[name]
            )
            raise DiagnosticsError(Diagnostic("F712", ProfilePlace(store, str(a["name"])), a) for a in args)
        return number

    def _outcome(self, connection: sqlite3.Connection, fact: Fact, setting: int, held: set[str]) -> Outcome:
        if fact.code in held:
            return DiagnosticsError([Diagnostic("F713", ProfilePlace(fact.name, ""))])
        try:
            return self._told(connection, fact, setting)
        except (DiagnosticsError, Disagreed) as error:
            held.add(fact.code)
            return error

    def _told(self, connection: sqlite3.Connection, fact: Fact, setting: int) -> list[Change] | None:
        """Everything that can be refused comes before anything is written."""
        if (known := self.files.digest(fact.id)) is not None:
            if known != fact.digest:
                raise told_otherwise(fact)
            return None
        file = self.files.file(fact.code)
        if file is not None and file.setting != setting:
            file = self._renewed(connection, file, setting)
        ruleset = self.watched.ruleset
        amendment = amended(None if file is None else file.profile, fact, ruleset.vocabulary, ruleset.document.id)
        facts, after = self._facts(amendment), plain(amendment.profile)
        answers, changes = (
            (self.watched.answers(facts), []) if BASELINE in fact.said else self._compared(file, after, facts, Cause(amendment.profile, fact.id))
        )
        self.files.put(connection, File(fact.code, after, answers, setting))
        self.files.note(connection, fact.id, fact.digest)
        return [self.files.tell(connection, change) for change in changes]

    def _compared(self, file: File | None, after: dict[str, Any], facts: Facts, cause: Cause) -> tuple[dict[int, Answers], list[Change]]:
        """The answers after a fact and what has changed; before the first fact of an enterprise nothing was known of it."""
        watched = self.watched
        before = {CODE: after[CODE]} if file is None else file.profile
        found = differences(before, after, watched.ruleset.vocabulary, watched.ruleset.document.id)
        if file is not None and not matters(found, watched.ruleset):
            return file.answers, []
        known = watched.answers(watched.facts(before)) if file is None else file.answers
        said = tuple(touched(found, watched.ruleset.vocabulary))
        return watched.changes(known, before, facts, replace(cause, touched=said))

    def _renewed(self, connection: sqlite3.Connection, file: File, setting: int) -> File:
        watched, profile = self.watched, EnterpriseProfile.model_validate(file.profile)
        known = {**watched.answers(watched.facts({CODE: file.code})), **file.answers}
        answers, changes = watched.changes(known, None, facts_of(watched.ruleset, profile), Cause(profile))
        renewed = File(file.code, file.profile, answers, setting)
        self.files.put(connection, renewed)
        for change in changes:
            self.files.tell(connection, change)
        return renewed

    def _facts(self, amendment: Amended) -> Facts:
        """The facts as the rules read them; complaints stand at the fact."""
        try:
            return facts_of(self.watched.ruleset, amendment.profile)
        except DiagnosticsError as error:
            raise DiagnosticsError(map(amendment.places.of, error.diagnostics)) from None


def _shown(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
