"""durable-rules behind one narrow class: rules in, facts in, what they matched out, and nothing left behind.

Its C core is driven without its ``Host``: that would start two timer threads per process for as long as it lives, keep
a rule's exception as a text in the state, and give up an action after ten seconds. See docs/second-engine.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from threading import Lock
from typing import Any
from weakref import finalize

MAX_PROPERTIES = 252  # 255 with those that durable-rules adds itself
MAX_MATCHES = 1_000_000
PLACE, OPENED = "place", "opened"
_TAKEN = (0, 1)  # matched, or not matched yet
_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
_PLACES = re.compile(rf'"{PLACE}": (-?[0-9]+)').findall  # in a text of a fact, the quotation marks would be escaped


class EngineMissing(Exception):
    """durable-rules cannot be imported here; ``reason`` is what the import said."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class EngineFailed(Exception):
    """durable-rules refused a rule or a fact, or gave no end of matches: what it said."""


class EngineContradicts(EngineFailed):
    """It says of one condition both that it holds and that it fails: a mistake of the lowering."""


def core() -> Any:
    """The C core of durable-rules. Raises :class:`EngineMissing`."""
    try:
        return import_module("durable_rules_engine")
    except ImportError as error:
        raise EngineMissing(str(error)) from None


class WorkingMemory:
    """One set of rules. ``opened`` gives room for the facts of one enterprise at a time; other threads wait."""

    def __init__(self, name: str, rules: Mapping[str, Any]) -> None:
        self._core = core()
        self._lock = Lock()
        self._opened = 0
        with _told("create_ruleset"):
            self._rules = self._core.create_ruleset(name, json.dumps({**rules, OPENED: {"all": [{"m": {OPENED: 1}}]}}, ensure_ascii=False))
        finalize(self, self._core.delete_ruleset, self._rules).atexit = False

    @contextmanager
    def opened(self) -> Iterator[Session]:
        """Room for one enterprise; its facts are forgotten at the end, whatever happens in between."""
        with self._lock:
            self._opened += 1
            session = Session(self._core, self._rules, str(self._opened))
            session.begin()
            try:
                yield session
            finally:
                session.forget()


class Session:
    """The facts of one enterprise."""

    def __init__(self, core: Any, rules: int, name: str) -> None:
        self._core, self._rules, self._name = core, rules, name
        self._count = 0

    def begin(self) -> None:
        """Lets one rule match: a state in which none ever did is freed by way of a pointer that was never set."""
        if list(self.tell([{OPENED: 1}])) != [(OPENED, ())]:
            raise EngineFailed("the first rule did not match")

    def tell(self, facts: Sequence[dict[str, Any]]) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Asserts facts and gives every match: the name of the rule, and the ``place`` of each fact that it joins."""
        if not facts:
            return
        for fact in facts:
            if len(fact) + 2 > MAX_PROPERTIES:
                raise EngineFailed(f"a fact of {len(fact)} properties")
            self._count += 1
            fact["id"], fact["sid"] = self._count, self._name
        try:
            code, state = self._core.assert_facts(self._rules, _JSON(facts))
            found = self._core.start_action_for_state(self._rules, state)
            told = found[1] if found else None
            if code not in _TAKEN:
                raise EngineFailed(f"assert_facts: {code}")
            matches = 0
            while told:
                yield told[2 : told.index('"', 2)], tuple(map(int, _PLACES(told)))
                matches += 1
                if matches > MAX_MATCHES:
                    raise EngineFailed("no end of matches")
                told = self._core.complete_and_start_action(self._rules, state)
        except self._core.error as error:
            raise EngineFailed(f"{type(error).__name__}: {error}") from error

    def forget(self) -> None:
        """Deletes the state: at most 1,024 fit, of half a megabyte each."""
        with _told("delete_state"):
            self._core.delete_state(self._rules, self._name)


@contextmanager
def _told(call: str) -> Iterator[None]:
    """The bare exceptions of the core, as one of ours that names the call."""
    try:
        yield
    except Exception as error:
        raise EngineFailed(f"{call}: {error}") from error
