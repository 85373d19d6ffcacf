"""A page of terminal text: paragraphs with a label and a hanging indent, wrapped for Chinese."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from subsidy.report.text import one_line
from subsidy.report.wrapping import pad, wrap

NARROWEST = 24
WIDEST_PAIR = 80


class Page:
    """Lines of a fixed width. Every text put in is made visible and wrapped; styles never carry meaning alone."""

    def __init__(self, width: int) -> None:
        self.width = max(width, NARROWEST)
        self.lines: list[Text] = []

    def blank(self) -> None:
        if self.lines and self.lines[-1].plain:
            self.lines.append(Text())

    def rule(self, char: str, style: str = "") -> None:
        self.lines.append(Text(char * self.width, style))

    def centered(self, text: str, style: str = "") -> None:
        for line in wrap(one_line(text), self.width):
            self.lines.append(Text(" " * ((self.width - cell_len(line)) // 2) + line, style))

    def text(self, text: str, *, indent: int = 0, style: str = "") -> None:
        self.item("", text, indent=indent, style=style)

    def item(self, label: str, text: str, *, indent: int = 0, column: int = 0, label_style: str = "", style: str = "") -> None:
        """A label and a text beside it; following lines stand under the text. ``column`` is how wide labels are."""
        label = one_line(label)
        lead = " " * indent + (pad(label, column) + " " if label else "")
        hang = cell_len(lead)
        if hang > self.width // 2:
            self.item("", label, indent=indent, style=label_style)
            self.item("", text, indent=min(indent + 2, self.width // 2), style=style)
            return
        for i, line in enumerate(wrap(one_line(text), self.width - hang)):
            shown = Text(lead if i == 0 else " " * hang, label_style if i == 0 else "")
            shown.append(line, style)
            shown.rstrip()
            self.lines.append(shown)

    def table(self, rows: list[list[str]], notes: list[str], *, indent: int = 0) -> None:
        """Cells in columns as wide as their widest, each row with a note below it; a row too wide is wrapped like a text."""
        shown = [[one_line(cell) for cell in row] for row in rows]
        wide = [max(cell_len(row[i]) for row in shown) for i in range(len(shown[0]))]
        for row, note in zip(shown, notes, strict=True):
            line = "  ".join(pad(cell, width) for cell, width in zip(row, wide, strict=True)).rstrip()
            if indent + cell_len(line) <= self.width:
                self.lines.append(Text(" " * indent + line))
            else:
                self.text(line, indent=indent)
            if note:
                self.text(note, indent=indent + wide[0] + 2)

    def pair(self, left: str, right: str, *, indent: int = 0) -> None:
        """Two texts at both sides of a line, or below each other where they do not fit."""
        left, right = one_line(left), one_line(right)
        gap = min(self.width, WIDEST_PAIR) - indent - cell_len(left) - cell_len(right)
        if gap >= 2:
            self.lines.append(Text(" " * indent + left + " " * gap).append(right, "bold"))
        else:
            self.text(left, indent=indent)
            self.text(right, indent=min(indent + 3, self.width // 2), style="bold")

    def framed(self, text: str, style: str) -> None:
        """A text between two bars of exclamation marks, marks at both sides: seen with and without colour."""
        self.rule("!", style)
        for line in wrap(one_line(text), self.width - 6):
            self.lines.append(Text(f"!! {pad(line, self.width - 6)} !!", style))
        self.rule("!", style)
