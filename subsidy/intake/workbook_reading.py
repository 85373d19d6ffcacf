"""What has been read of a workbook so far: the data, where each piece of it stands, and the complaints."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from subsidy.intake import workbook_layout as layout
from subsidy.intake.naming import LOCAL
from subsidy.intake.problem import Path
from subsidy.intake.validation import rejected
from subsidy.intake.workbook_cells import Cell
from subsidy.intake.workbook_values import model_value
from subsidy.profile.common import ENTERPRISE
from subsidy.profile.vocabulary import FactField, Vocabulary
from subsidy.quantity import types as t
from subsidy.quantity.types import Kind
from subsidy.quantity.units import QuantityError
from subsidy.source.diagnostic import Diagnostic, nearest
from subsidy.source.place import AnyPlace, CellPlace


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list (or a line of the enterprise's sheet): its field, and the unit of its numbers."""

    field: FactField
    unit: str


@dataclass(slots=True)
class Reading:
    """Collects while sheet after sheet is taken. It is also the :class:`Places` of the profile it makes."""

    file: str
    vocabulary: Vocabulary
    ruleset: str | None
    data: dict[str, Any] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
    cells: dict[Path, CellPlace] = field(default_factory=dict)
    rows: dict[Path, int] = field(default_factory=dict)

    def place(self, path: Path, at_key: bool) -> tuple[AnyPlace, str]:
        while path and path not in self.cells:
            path = path[:-1]
        return self.cells.get(path) or CellPlace(self.file, self.vocabulary.records[ENTERPRISE].label, ""), ""

    def row(self, path: Path) -> int:
        return self.rows.get(path, 0)

    def complain(self, code: str, sheet: str, address: str = "", accepted: tuple[str, ...] = (), /, **args: object) -> None:
        self.found.append(Diagnostic(code, CellPlace(self.file, sheet, address), args, accepted=accepted))

    def column(self, record: str, sheet: str, cell: Cell, unit_cell: Cell | None, header: str) -> Column | None:
        """The column under a header, or ``None`` with a complaint. The unit stands in the header or in its own cell."""
        known = {f.label: f for f in self._fields(record)} | {f.name: f for f in self._fields(record)}
        label, unit = layout.split_header(header)
        if header in known:
            label, unit = header, ""
        found = known.get(label)
        if found is None:
            self.complain("X502", sheet, cell.address, nearest(label, known), header=header)
            return None
        if unit_cell is not None:
            unit = "".join(str(unit_cell.value).split()).strip("()（）")
        return self._with_unit(found, unit, sheet, unit_cell or cell, header)

    def value(self, cell: Cell, column: Column, sheet: str, path: Path, target: dict[str, Any]) -> None:
        """Puts what a cell says into ``target``, the data of the record at ``path``."""
        name = column.field.name
        try:
            value = model_value(cell, column.field, column.unit)
        except QuantityError as error:
            args, accepted = rejected(error.code, error.args_, column.field.choices)
            self.complain(error.code, sheet, cell.address, accepted, **args)
            return
        if column.field.local and self.ruleset is not None:
            target.setdefault(LOCAL, {}).setdefault(self.ruleset, {})[name] = value
            path = (*path, LOCAL, self.ruleset)
        else:
            target[name] = value
        self.cells[*path, name] = CellPlace(self.file, sheet, cell.address)

    def _fields(self, record: str) -> list[FactField]:
        fields = self.vocabulary.records[record].fields.values()
        return [f for f in fields if f.type.kind is not Kind.LIST and (self.ruleset is not None or not f.local)]

    def _with_unit(self, found: FactField, unit: str, sheet: str, cell: Cell, header: str) -> Column | None:
        if found.type == t.MONEY and not unit:
            self.complain("X512", sheet, cell.address, tuple(f"{found.label}({u})" for u in layout.MONEY_UNITS[:2]), header=header)
            return None
        if unit and unit not in (*layout.units(found), layout.hint(found)):
            self.complain("X515", sheet, cell.address, layout.units(found), header=header, unit=unit)
            return None
        return Column(found, unit)
