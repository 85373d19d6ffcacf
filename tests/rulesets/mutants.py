"""Words of a ruleset and their misspellings, for ``test_misspellings``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from subsidy.operations import ruleset_folder
from subsidy.syntax.tokens import tokens
from subsidy.syntax.yaml_tree import Mapping, Node, Scalar, Sequence, read_yaml

# Free text, which people read and no rule does. Misspelling it changes no result. This is the whole list.
FREE_TEXT = frozenset(
    "title issuer number version published region text notes note summary responsible targets words begins question meaning why label evidence source".split()
)
FIGURES = frozenset({"places"})  # a figure that is wrong is not a misspelling: see wrong_digits
EXPRESSIONS = frozenset({"value", "when", "at_most", "ranked_by", "per"})
DECLARING = frozenset("award define reading parameter fact cap one_of state option options keys predecessors region_codes".split())
PINNED = "quote"  # looked after by the lock file


@dataclass(frozen=True)
class Word:
    """A word at a place of a file, and the lines of the text it is part of.

    ``role`` is ``use``, ``declared`` (a name that others refer to), ``quote``, ``unit`` or ``date``.
    """

    file: Path
    line: int
    column: int
    lines: range
    text: str
    role: str
    key: str


@dataclass(frozen=True)
class Mutant:
    word: Word
    text: str

    def __str__(self) -> str:
        file = "/".join(self.word.file.parts[-3:] if self.word.file.parent.name == "awards" else self.word.file.parts[-2:])
        return f"{file}:{self.word.line}:{self.word.column} {self.word.key}: {self.word.text} → {self.text}"

    def applied(self, text: str) -> str:
        lines = text.split("\n")
        line, at = lines[self.word.line - 1], self.word.column - 1
        assert line[at : at + len(self.word.text)] == self.word.text, self
        lines[self.word.line - 1] = line[:at] + self.text + line[at + len(self.word.text) :]
        return "\n".join(lines)


def mutants(name: str) -> Iterator[Mutant]:
    """Every misspelling of a ruleset: each word with a character left out, doubled, and swapped with the next.

    The character goes by the place of the word, so that all positions have their turn and every run is the same.
    """
    for word in words(name):
        at = (word.line + word.column) % len(word.text)
        next_ = at if at + 1 < len(word.text) else max(0, at - 1)
        swapped = word.text[:next_] + word.text[next_ : next_ + 2][::-1] + word.text[next_ + 2 :]
        for text in dict.fromkeys((word.text[:at] + word.text[at + 1 :], word.text[: at + 1] + word.text[at:], swapped)):
            if text != word.text:
                yield Mutant(word, text)


def wrong_digits(name: str) -> Iterator[Mutant]:
    """Every digit of every figure and date in the rules of a ruleset, made another. (Parameters have sources of their own.)"""
    for path in (path for path in files(name) if path.name != "parameters.yaml" and path.parent.name != "common"):
        for scalar, key in _figures(read_yaml(path), ""):
            lines = range(scalar.place.line, scalar.end[0] + 1)
            for at, digit in _digits(scalar.text or "", key):
                place = scalar.place_at(at)
                word = Word(path, place.line, place.column, lines, digit, "figure", key)
                yield Mutant(word, str((int(digit) + 5) % 10))


def _figures(node: Node, key: str) -> Iterator[tuple[Scalar, str]]:
    match node:
        case Mapping():
            for name, value in node.entries:
                if name.text not in FREE_TEXT:
                    yield from _figures(value, name.text or "")
        case Sequence():
            for item in node.items:
                yield from _figures(item, key)
        case Scalar() if key in EXPRESSIONS - {"per"} | FIGURES:
            yield node, key


def _digits(text: str, key: str) -> Iterator[tuple[int, str]]:
    for start, end in [(0, len(text))] if key in FIGURES else [(t.start, t.end) for t in tokens(text) if t.kind in ("number", "date")]:
        yield from ((at, text[at]) for at in range(start, end) if text[at].isdigit())


def words(name: str) -> Iterator[Word]:
    for path in files(name):
        yield from _words(path, read_yaml(path), "")


def files(name: str) -> list[Path]:
    folder = ruleset_folder(name)
    parameters = folder / "parameters.yaml"
    shared = re.findall(r"from: (common/\w+)", parameters.read_text(encoding="utf-8") if parameters.exists() else "")
    return sorted([*folder.glob("*.yaml"), *(folder / "awards").glob("*.yaml"), *(folder.parent / f"{name}.yaml" for name in shared)])


def _words(path: Path, node: Node, key: str) -> Iterator[Word]:
    match node:
        case Mapping():
            for name, value in node.entries:
                paired = key in ("options", "keys")
                yield _whole(path, name, "declared" if paired else "use", f"{key or 'root'} (key)")
                if name.text not in FREE_TEXT:
                    yield from _words(path, value, key if paired else name.text or "")
        case Sequence():
            for item in node.items:
                yield from _words(path, item, key if isinstance(item, Scalar) else f"row of {key}")
        case Scalar(text=str() as text) if key not in FIGURES and text:
            if key in EXPRESSIONS or key == "conditions":
                yield from _in_expression(path, node, key)
            else:
                yield _whole(path, node, _role(path, key), key)


def _role(path: Path, key: str) -> str:
    if key == PINNED:
        return "quote"
    if key in ("first_year", "last_year") or (key in ("from", "to") and path.parent.name == "common"):
        return "date"
    declares = DECLARING | ({"clause"} if path.name == "register.yaml" else set())
    declares = declares - {"reading"} if path.name == "parameters.yaml" else declares
    return "declared" if key in declares else "use"


def _whole(path: Path, scalar: Scalar, role: str, key: str) -> Word:
    start = scalar.place_at(0)
    text = (scalar.text or "").split("\n")[0]
    return Word(path, start.line, start.column, range(start.line, start.line + 1), text, role, key)


def _in_expression(path: Path, scalar: Scalar, key: str) -> Iterator[Word]:
    for token in tokens(scalar.text or ""):
        start, text, role = token.start, token.text, "use"
        if token.kind == "number":
            start, text, role = token.end - len(token.unit), token.unit, "unit"
        elif token.kind == "text":
            start, text = start + 1, text[1:-1]
        elif token.kind == "date":
            role = "date"
        elif not re.match(r"\w", text):
            continue
        if text:
            place = scalar.place_at(start)
            lines = range(scalar.place.line, scalar.end[0] + 1)
            yield Word(path, place.line, place.column, lines, text, role, key)
