"""Where a piece of text stands: a file and a span in it, or a path inside a profile or a cell of a sheet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A span of one line in a text file. Lines and columns count from 1, as editors show them."""

    file: str
    line: int
    column: int
    length: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class ProfilePlace:
    """A path inside an enterprise profile, such as ``projects[0].filed_on``."""

    file: str
    path: str

    def __str__(self) -> str:
        return f"{self.file}: {self.path}" if self.path else self.file


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell of a workbook."""

    file: str
    sheet: str
    cell: str

    def __str__(self) -> str:
        return f"{self.file} [{self.sheet}!{self.cell}]" if self.cell else f"{self.file} [{self.sheet}]"


AnyPlace = Place | ProfilePlace | CellPlace
