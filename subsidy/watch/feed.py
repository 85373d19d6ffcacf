"""Facts from a file or a pipe, one a line, told as they come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader

from subsidy.source.diagnostic import Diagnostic, DiagnosticsError
from subsidy.source.place import Place
from subsidy.watch.fact import Fact, parse_fact
from subsidy.watch.monitor import Monitor
from subsidy.watch.opinion import Disagreed

CHUNK = 65_536
MAX_LINE = 1_000_000
HELD = "F713"

Line = tuple[int, bytes | None]
"""The number of a line and its bytes; ``None`` for one that is too long."""


@dataclass(frozen=True, slots=True)
class Fed:
    """What came of the lines of one chunk. ``size`` is how many bytes were read, ``told`` how many facts were new.

    ``refused`` are the mistakes of facts that changed nothing; ``held`` counts the facts not looked at because an
    earlier one about the same enterprise, or a line that says of none, has to be mended first; ``disagreed`` are those on
    which the two engines differ.
    """

    size: int
    told: int
    changes: int
    held: int
    refused: tuple[Diagnostic, ...]
    disagreed: tuple[Disagreed, ...] = ()


class Feed:
    """Tells a monitor the facts of a stream. ``name`` is what the stream is called in complaints."""

    def __init__(self, monitor: Monitor, stream: BufferedReader, name: str) -> None:
        self._monitor, self._stream, self._name = monitor, stream, name
        self._held: set[str] = set()
        self._halted = False

    def __iter__(self) -> Iterator[Fed]:
        """A chunk at a time: on return its facts are on the disk. What arrives slowly is told as it arrives."""
        for size, lines in _chunks(self._stream):
            facts: list[Fact] = []
            refused: list[Diagnostic] = []
            held = 0
            for number, line in lines:
                try:
                    fact = self._fact(number, line)
                except DiagnosticsError as error:
                    refused += error.diagnostics
                    self._halted = True  # it may be about any enterprise
                    continue
                if fact is not None and self._halted:
                    held += 1
                elif fact is not None:
                    facts.append(fact)
            yield self._told(size, facts, refused, held)

    def _told(self, size: int, facts: list[Fact], refused: list[Diagnostic], held: int) -> Fed:
        told = changes = 0
        complaints: list[Diagnostic] = []
        disagreed: list[Disagreed] = []
        for outcome in self._monitor.tell_all(facts, self._held) if facts else ():
            match outcome:
                case None:
                    pass
                case Disagreed():
                    disagreed.append(outcome)
                case DiagnosticsError() if outcome.diagnostics[0].code == HELD:
                    held += 1
                case DiagnosticsError():
                    complaints += outcome.diagnostics
                case _:
                    told, changes = told + 1, changes + len(outcome)
        return Fed(size, told, changes, held, (*complaints, *refused), tuple(disagreed))

    def _fact(self, number: int, line: bytes | None) -> Fact | None:
        """The fact in a line; nothing in an empty one."""
        place = Place(self._name, number, 1)
        if line is None:
            raise DiagnosticsError([Diagnostic("F714", place, {"limit": MAX_LINE})])
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8").strip()
        except UnicodeDecodeError:
            raise DiagnosticsError([Diagnostic("E107", place)]) from None
        return parse_fact(text, self._name, number) if text else None


def _chunks(stream: BufferedReader) -> Iterator[tuple[int, list[Line]]]:
    """The lines as far as they have arrived, with the number of bytes that took. No line is held in memory beyond the limit."""
    number, rest, overlong = 0, b"", False
    while piece := stream.read1(CHUNK):
        lines: list[Line] = []
        *ended, rest = (rest + piece).split(b"\n")
        for line in ended:
            number += 1
            lines.append((number, None if overlong or len(line) > MAX_LINE else line))
            overlong = False
        if len(rest) > MAX_LINE:
            rest, overlong = b"", True
        yield len(piece), lines
    if rest or overlong:
        yield 0, [(number + 1, None if overlong else rest)]
