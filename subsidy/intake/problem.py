"""A mistake in a profile, told by its path; where that path stands in a file is another question, asked last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from subsidy.source.diagnostic import Diagnostic
from subsidy.source.place import AnyPlace

Path = tuple[str | int, ...]

AT_THE_KEY = frozenset({"P340", "P341", "P345", "P349", "P353"})  # complaints about a key, not about its value


class Problem(NamedTuple):
    """A mistake at a path of English names and row indices, with code, arguments and what would be accepted."""

    path: Path
    code: str
    args: Mapping[str, object]
    accepted: tuple[str, ...] = ()


class Places(Protocol):
    """Where the paths of one profile stand in the file it came from."""

    def place(self, path: Path, at_key: bool) -> tuple[AnyPlace, str]:
        """The place of a value (or of its key), and the line of text it stands on, if there is one."""

    def row(self, path: Path) -> int:
        """The number by which a person finds this row of a list: its line, its sheet row, or its position."""


def diagnostics(problems: Iterable[Problem], places: Places) -> list[Diagnostic]:
    """The same mistakes with their places."""
    found = []
    for path, code, args, accepted in problems:
        place, excerpt = places.place(path, code in AT_THE_KEY)
        found.append(Diagnostic(code, place, args, excerpt, accepted))
    return found
