"""A shared table for a terminal: framed rows, then the documents they cite; and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import TypeAdapter
from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from subsidy.report.printing import print_all
from subsidy.report.text import one_line
from subsidy.report.wrapping import narrowest, wrap
from subsidy.results.shared_table import SharedTable, TableSource

DEFAULT_WIDTH = 80
NARROWEST = 72  # in less, columns would lose characters: a narrower terminal breaks the lines itself
WIDEST = 120
GAP = 2  # between two columns


class _Cell:
    """A cell that is wrapped for Chinese: figures stay with their units, no line begins with a comma."""

    def __init__(self, text: str) -> None:
        self.text = one_line(text)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(narrowest(self.text), cell_len(self.text))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from (Text(line) for line in wrap(self.text, options.max_width))


def render_overview(tables: Sequence[SharedTable], width: int | None = None) -> str:
    """The list of tables as plain text without colour."""
    columns = max(width or DEFAULT_WIDTH, NARROWEST)
    return _plain(_overview(tables, columns), columns)


def render_table(table: SharedTable, width: int | None = None) -> str:
    """A table as plain text without colour, no line wider than ``width`` columns (80 unless told otherwise; 72 at least)."""
    columns = max(width or DEFAULT_WIDTH, NARROWEST)
    return _plain(_whole(table, columns), columns)


def to_json(shown: SharedTable | list[SharedTable]) -> str:
    """One table, or all of them, as JSON with two spaces of indent."""
    return TypeAdapter(type(shown) if isinstance(shown, SharedTable) else list[SharedTable]).dump_json(shown, indent=2).decode() + "\n"


def print_overview(tables: Sequence[SharedTable]) -> None:
    console = _console()
    print_all(console, [_overview(tables, console.width)])


def print_table(table: SharedTable) -> None:
    console = _console()
    print_all(console, [_whole(table, console.width)])


def _console() -> Console:
    console = Console(highlight=False)
    console.width = max(NARROWEST, min(console.width, WIDEST))
    return console


def _plain(content: RenderableType, width: int) -> str:
    console = Console(width=width, color_system=None, highlight=False, force_terminal=False)
    with console.capture() as captured:
        console.print(content)
    return "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"


def _overview(tables: Sequence[SharedTable], width: int) -> RenderableType:
    grid = _grid(["名称", "内容", "行数", "未核"], [[t.name, t.title, str(t.count), str(t.unverified)] for t in tables], width)
    return Group(grid, Text("subsidy show common 名称  看其中一张"))


def _whole(table: SharedTable, width: int) -> RenderableType:
    parts: list[RenderableType] = [Text(f"{one_line(table.title)}({table.name})", "bold"), *_wrapped(table.note, width)]
    for section in table.sections:
        parts += [Text(), *_wrapped(section.title, width, "bold"), _grid(section.columns, section.rows, width)]
        parts += [line for note in section.notes for line in _wrapped(f"注 {note}", width, "dim")]
    parts += [Text(), Text("依据", "bold")]
    parts += [line for source in table.sources for line in _wrapped(_source(source), width, "dim")]
    parts.append(Text(f"共{table.count}行,其中{table.unverified}行尚未核实", "yellow" if table.unverified else ""))
    return Group(*parts)


def _grid(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Table:
    """Columns as wide as they must be for nothing to be broken that belongs together, if all of that fits."""
    least = [max(narrowest(row[i]) for row in [columns, *rows]) for i in range(len(columns))]
    fits = sum(least) + GAP * (len(columns) - 1) <= width
    grid = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0))
    for i, column in enumerate(columns):
        grid.add_column(_Cell(column), min_width=least[i] if fits else None)
    for row in rows:
        grid.add_row(*(_Cell(cell) for cell in row))
    return grid


def _source(source: TableSource) -> str:
    details = f",{source.details}" if source.details else ""
    seen = f";见 {source.seen_at}" if source.seen_at else ""
    return f"[{source.number}] {source.title}{details}{seen}"


def _wrapped(text: str, width: int, style: str = "") -> list[Text]:
    return [Text(line, style) for line in wrap(one_line(text), width)] if text else []
