"""The shared tables of a folder such as ``rulesets/common``: all of them, or every mistake in them."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from subsidy.common import industries_file, listing_file, regions_file, size_file
from subsidy.common.tables import Common, Rate, RateTable
from subsidy.source.diagnostic import DiagnosticsError
from subsidy.syntax.complaints import Complaints, TooMany
from subsidy.syntax.parameter_files import read_parameters
from subsidy.syntax.shape import Shape, Written
from subsidy.syntax.written import ParameterPart
from subsidy.syntax.yaml_tree import Node, read_yaml

FOLDER = "common"
TABLES = (size_file.NAME, listing_file.NAME, regions_file.NAME, industries_file.NAME)
MAX_FILES = 200


def read_common(folder: Path) -> Common:
    """Every shared table. Raises :class:`DiagnosticsError` with all the mistakes of all the files."""
    found = Complaints()
    try:
        common = _FolderReader(folder, found).common()
    except TooMany:
        common = None
    if found or common is None:
        raise DiagnosticsError(found)
    return common


class _FolderReader:
    def __init__(self, folder: Path, found: Complaints) -> None:
        self.folder, self.found, self.shape = folder, found, Shape(found, found)

    def common(self) -> Common | None:
        nodes = {name: self._open(name) for name in TABLES}
        regions = regions_file.read_regions(self.shape, node) if (node := nodes[regions_file.NAME]) else None
        rates = [rate for path in self._other_files() for rate in self._rates(path)]
        before = len(self.found)
        industries = industries_file.read_industries(self.shape, node) if (node := nodes[industries_file.NAME]) else None
        if industries is None:
            return None
        whole = len(self.found) == before
        size = size_file.read_size_classes(self.shape, node, industries) if (node := nodes[size_file.NAME]) else None
        listing = listing_file.read_listing_thresholds(self.shape, node, industries) if (node := nodes[listing_file.NAME]) else None
        if not whole:  # a prefix may be missing only because its own row is wrong
            self.found[:] = [d for d in self.found if d.code != "D703"]
        if size is None or listing is None or regions is None:
            return None
        return Common(industries, size, listing, regions, tuple(rates))

    def _open(self, name: str) -> Node | None:
        try:
            return read_yaml(self.folder / f"{name}.yaml", f"{FOLDER}/{name}.yaml")
        except DiagnosticsError as error:
            self.found += error.diagnostics
            return None

    def _other_files(self) -> list[Path]:
        """Shared parameters, a file each; a ruleset takes its values from one with ``from: common/…``."""
        return list(islice((p for p in sorted(self.folder.glob("*.yaml")) if p.stem not in TABLES), MAX_FILES))

    def _rates(self, path: Path) -> list[RateTable]:
        node = self._open(path.stem)
        return [_rate_table(part) for part in read_parameters(self.shape, node, self._nowhere)] if node else []

    def _nowhere(self, written: Written) -> None:
        """A shared file holds values itself and takes none from another."""
        self.shape.complain("E204", written.scalar, value=written.text)


def _rate_table(part: ParameterPart) -> RateTable:
    rates = [
        Rate(row.key.text if row.key else "", row.first, row.last, row.value.scalar.text or "" if row.value else "", row.source, row.verified)
        for row in part.values
    ]
    return RateTable(part.id.text, part.label.text, part.note, tuple(key.text for key in part.keys.values()), tuple(rates))
