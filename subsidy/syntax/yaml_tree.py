"""YAML as a tree of places. Every scalar stays text: nothing is turned into a float, a date or a boolean here.

Only the plain part of YAML is accepted: no anchors, aliases, tags or second documents, bounded size and depth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any

import yaml

from subsidy.source.diagnostic import Diagnostic, DiagnosticsError
from subsidy.source.place import Place
from subsidy.syntax.complaints import Complaints, TooMany

MAX_BYTES = 5_000_000
MAX_DEPTH = 30
MAX_NODES = 400_000  # some ten thousand rules
MAX_SEARCHED = 200  # characters of a line in which a slip is looked for

# What the YAML parser says in English about grammar, for people who only want to mend the file.
YAML_PROBLEMS = {
    "could not find expected ':'": "上一行缺少冒号“: ”(半角冒号,后面空一格)",
    "mapping values are not allowed in this context": "这里多了冒号,或者缩进不对",
    "block sequence entries are not allowed in this context": "这里多了“-”,或者缩进不对:清单应另起一行",
    "found character that cannot start any token": "这里有不能直接使用的字符(如 Tab、@、`、%):缩进请用空格,文字请加引号",
    "found a tab character where an indentation space is expected": "缩进请用空格,不要用 Tab",
    "found a tab character that violates indentation": "缩进请用空格,不要用 Tab",
    "found unexpected end of stream": "引号或括号没有写完",
    "found unexpected document indicator": "引号或括号没有写完",
    "found unknown escape character": "双引号里的反斜杠“\\”用法不对:请改用单引号",
    "did not find expected comment or line break": "“>”或“|”之后应当换行;用作大于号的表达式请加引号",
    "did not find expected alphabetic or numeric character": "这里有不能直接使用的“*”或“&”:文字请加引号",
    "did not find expected whitespace or line break": "这里有不能直接使用的“!”:文字请加引号",
    "found undefined tag handle": "这里有不能直接使用的“!”:文字请加引号",
    "did not find expected key": "缩进不一致,或者上面的内容没有写完",
    "did not find expected '-' indicator": "缩进不一致:清单的每条都应以对齐的“-”开头",
    "did not find expected ',' or ']'": "方括号里缺少逗号或“]”",
    "did not find expected ',' or '}'": "花括号里缺少逗号或“}”",
    "did not find expected node content": "这里缺少内容",
    "did not find expected <document start>": "缩进不一致,或者上面的内容没有写完",
    "control characters are not allowed": "文件里有控制字符",
}
# Slips of a Chinese keyboard, which the parser notices only lines below: the pattern of the line, and what to say of it.
_DASHED = re.compile(r"^\s*(-)[^\s\-\d.#].*: ")
_SLIPS = (
    (re.compile(r"^\s*(?:-\s+)?[^\s:#'\"\[{][^:#'\"]*?(：)(?!.*: )"), "full-width colon", "这里是全角冒号“：”,应为半角冒号“:”,后面空一格"),
    (_DASHED, "no space after the dash", "“-”后面要空一格"),
)
_UNCLOSED = frozenset({"found unexpected end of stream", "did not find expected ',' or ']'", "did not find expected ',' or '}'"})
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A text file as it was read: its name as shown to people, and its lines."""

    name: str
    lines: tuple[str, ...]

    def excerpt(self, place: Place) -> str:
        return self.lines[place.line - 1] if 0 < place.line <= len(self.lines) else ""


@dataclass(frozen=True, slots=True, eq=False)
class Scalar:
    """A piece of text. ``text`` is ``None`` for a plain null."""

    text: str | None
    place: Place
    source: Source
    end: tuple[int, int]

    def place_at(self, offset: int, length: int = 1) -> Place:
        """Where the character at ``offset`` of the text stands in the file, whatever the style of the scalar."""
        spots = self._spots(offset + max(length, 1))
        if offset >= len(spots):
            return self._after(spots) if spots and offset == len(self.text or "") else self.place
        line, column = spots[offset]
        same_line = [c for ln, c in spots[offset : offset + length] if ln == line]
        return Place(self.place.file, line, column, max(1, (same_line[-1] - column + 1) if same_line else 1))

    def _after(self, spots: list[tuple[int, int]]) -> Place:
        """Just behind the last character."""
        line, column = spots[-1]
        return Place(self.place.file, line, column + 1)

    def _spots(self, count: int) -> list[tuple[int, int]]:
        """The line and column of each character of the text, by matching the text against the raw lines."""
        spots: list[tuple[int, int]] = []
        raw = list(self._raw())
        i = 0
        for char in (self.text or "")[:count]:
            blank = char in " \n\t"
            while i < len(raw) and raw[i][0] != char and not (blank and raw[i][0] in " \n\t"):
                i += 1
            if i >= len(raw):
                break
            spots.append(raw[i][1:])
            i += 1
            if blank:  # one folded blank stands for a run of blanks and line ends
                while i < len(raw) and raw[i][0] in " \n\t" and not self._next_is_blank(len(spots)):
                    i += 1
        return spots

    def _next_is_blank(self, index: int) -> bool:
        text = self.text or ""
        return index < len(text) and text[index] in " \n\t"

    def _raw(self) -> Iterator[tuple[str, int, int]]:
        last_line, last_column = self.end
        first = self.place.line
        for number in range(first, min(last_line, len(self.source.lines)) + 1):
            line = self.source.lines[number - 1]
            start = self.place.column - 1 if number == first else 0
            if number == first and line[start : start + 1] in ("|", ">"):
                continue
            if number == first and line[start : start + 1] in ("'", '"'):
                start += 1
            stop = last_column - 1 if number == last_line else len(line)
            for column, char in _characters(line, start, min(stop, len(line)), escaped=self._is_double_quoted()):
                yield char, number, column + 1
            yield "\n", number, len(line) + 1

    def _is_double_quoted(self) -> bool:
        return self.source.excerpt(self.place)[self.place.column - 1 :].startswith('"')


def _characters(line: str, start: int, stop: int, *, escaped: bool) -> Iterator[tuple[int, str]]:
    """The characters of a piece of a line with their columns; ``\\u4e07`` in double quotes is one."""
    column = start
    while column < stop:
        code = _ESCAPE.match(line, column) if escaped else None
        if code is None:
            yield column, line[column]
            column += 1
        else:
            body = code.group(1)
            yield column, chr(int(body[1:], 16)) if len(body) > 1 else {"n": "\n", "t": "\t"}.get(body, body)
            column = code.end()


@dataclass(frozen=True, slots=True, eq=False)
class Sequence:
    items: tuple[Node, ...]
    place: Place
    source: Source


@dataclass(frozen=True, slots=True, eq=False)
class Mapping:
    entries: tuple[tuple[Scalar, Node], ...]
    place: Place
    source: Source

    def get(self, key: str) -> Node | None:
        return next((value for name, value in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping


def read_yaml(path: Path, shown: str | None = None) -> Node:
    """The tree of a YAML file. Raises :class:`DiagnosticsError` with every mistake found (``E101`` to ``E115``)."""
    name = shown or path.name
    try:
        if not path.is_file():  # a pipe would never end
            raise FileNotFoundError(path)
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError:
        raise DiagnosticsError([Diagnostic("E109", Place(name, 1, 1))]) from None
    if size > MAX_BYTES:
        raise DiagnosticsError([Diagnostic("E105", Place(name, 1, 1), {"size": size, "limit": MAX_BYTES})])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DiagnosticsError([Diagnostic("E107", Place(name, 1, 1))]) from None
    return parse_yaml(text, name)


def parse_yaml(text: str, name: str) -> Node:
    """The tree of a YAML text; see :func:`read_yaml`."""
    source = Source(name, tuple(text.splitlines()))
    builder = _Builder(source)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        builder.found.append(_grammar(error, source))
    except yaml.reader.ReaderError as error:
        builder.found.append(_character(error, text, source))
    except _TooLong as error:
        builder.found.append(Diagnostic("E115", error.place, {"limit": MAX_NODES}))
    except TooMany:
        pass
    except _TooDeep as error:
        builder.found.append(Diagnostic("E106", error.place, {"limit": MAX_DEPTH}, source.excerpt(error.place)))
    if builder.found:
        raise DiagnosticsError(builder.found)
    if builder.root is None:
        raise DiagnosticsError([Diagnostic("E112", Place(name, 1, 1))])
    return builder.root


def _grammar(error: yaml.MarkedYAMLError, source: Source) -> Diagnostic:
    """What the parser found wrong; a bracket or quote left open is shown where it was opened, not lines below."""
    problem = error.problem or "?"
    if slip := _slip(error, source):
        return slip
    mark, opened = error.problem_mark or error.context_mark, error.context_mark
    if problem in _UNCLOSED and opened and mark and opened.line != mark.line:
        mark = opened
    place = Place(source.name, mark.line + 1, mark.column + 1) if mark else Place(source.name, 1, 1)
    return Diagnostic("E101", place, {"problem": YAML_PROBLEMS.get(problem, problem), "english": problem}, source.excerpt(place))


def _slip(error: yaml.MarkedYAMLError, source: Source) -> Diagnostic | None:
    """A slip of the keyboard where the parser stopped, or in the lines just above that it took for one piece of text."""
    mark = error.problem_mark or error.context_mark
    if mark is None or mark.line >= len(source.lines):
        return None
    above = takewhile(lambda n: ": " not in source.lines[n] or _DASHED.match(source.lines[n]), range(mark.line - 1, -1, -1))
    for number in sorted((mark.line, *above)):
        line = source.lines[number][:MAX_SEARCHED]
        for pattern, english, problem in _SLIPS:
            if (found := pattern.match(line)) and (pattern is _DASHED or _indent(line) == _indent(source.lines[mark.line])):
                place = Place(source.name, number + 1, found.start(1) + 1)
                return Diagnostic("E101", place, {"problem": problem, "english": english}, source.lines[number])
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _character(error: yaml.reader.ReaderError, text: str, source: Source) -> Diagnostic:
    """A control character, which the parser finds before it reads anything."""
    problem = str(error.reason)
    before = text[: next((i for i, c in enumerate(text) if c == chr(error.character)), 0)].splitlines() or [""]
    place = Place(source.name, len(before), len(before[-1]) + 1)
    return Diagnostic("E101", place, {"problem": YAML_PROBLEMS.get(problem, problem), "english": problem}, source.excerpt(place))


class _TooLong(Exception):
    def __init__(self, place: Place) -> None:
        self.place = place


class _TooDeep(Exception):
    def __init__(self, place: Place) -> None:
        self.place = place


class _Builder:
    """Builds the tree from the events of the parser, keeping every complaint."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.found = Complaints()
        self.root: Node | None = None
        self._open: list[tuple[str, Place, list[Node]]] = []
        self._documents = 0
        self._nodes = 0

    def take(self, event: yaml.Event) -> None:
        self._nodes += isinstance(event, yaml.NodeEvent)
        if self._nodes > MAX_NODES:
            raise _TooLong(self._place(event))
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._complain("E108", self._place(event))
            case yaml.AliasEvent():
                self._complain("E102", self._place(event))
                self._add(Scalar(None, self._place(event), self.source, self._end(event)))
            case yaml.ScalarEvent():
                self._check(event)
                plain = event.style in (None, "")
                text = None if plain and event.value in _NULLS else event.value
                self._add(Scalar(text, self._place(event), self.source, self._end(event)))
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._check(event)
                if len(self._open) >= MAX_DEPTH:
                    raise _TooDeep(self._place(event))
                kind = "sequence" if isinstance(event, yaml.SequenceStartEvent) else "mapping"
                self._open.append((kind, self._place(event), []))
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                kind, place, children = self._open.pop()
                if kind == "sequence":
                    self._add(Sequence(tuple(children), place, self.source))
                else:
                    self._add(self._mapping(place, children))

    def _mapping(self, place: Place, children: list[Node]) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        seen: set[str] = set()
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Scalar) or key.text is None:
                self._complain("E111", key.place)
                continue
            if key.text in seen:
                self._complain("E104", key.place, key=key.text)
            seen.add(key.text)
            entries.append((key, value))
        return Mapping(tuple(entries), place, self.source)

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1][2].append(node)
        elif self.root is None:
            self.root = node

    def _check(self, event: Any) -> None:
        if event.anchor is not None:
            self._complain("E102", self._place(event))
        if event.tag is not None:
            self._complain("E103", self._place(event), tag=event.tag)

    def _complain(self, code: str, place: Place, **args: object) -> None:
        self.found.append(Diagnostic(code, place, args, self.source.excerpt(place)))

    def _place(self, event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        length = end.column - start.column if end.line == start.line else len(self._line(start.line)) - start.column
        return Place(self.source.name, start.line + 1, start.column + 1, max(1, length))

    def _line(self, index: int) -> str:
        return self.source.lines[index] if index < len(self.source.lines) else ""

    def _end(self, event: Any) -> tuple[int, int]:
        return event.end_mark.line + 1, event.end_mark.column + 1


def plain(node: Node) -> Any:
    """The tree as plain lists, dicts and text, for data whose places are looked up again by path."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}
