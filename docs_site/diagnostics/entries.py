"""The samples as they are written in ``docs_site/samples``: one entry for each code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field

from docs_site.diagnostics.marked import Marked
from docs_site.diagnostics.steps import AnyStep
from docs_site.diagnostics.workbooks import Change

FOLDER = Path(__file__).resolve().parents[1] / "samples"
WITHOUT = "without.yaml"


class Entry(BaseModel):
    """What is wrong and what mends it.

    ``files`` are new files or, where the sample ruleset has the file already, the passage of it that is written wrongly;
    ``cells`` fill in a workbook. ``before`` happens first; then the wrong files are written, ``wrong`` happens and ``run``
    is run; then the mended files, ``mended`` and ``run`` again. ``beside`` are codes that cannot but come along.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    run: str = ""
    files: Mapping[str, str] = Field(default_factory=dict)
    cells: tuple[Change, ...] = ()
    before: tuple[AnyStep, ...] = ()
    wrong: tuple[AnyStep, ...] = ()
    mended: tuple[AnyStep, ...] = ()
    beside: frozenset[str] = frozenset()

    @property
    def command(self) -> Marked:
        return Marked(self.run)

    @property
    def written(self) -> dict[Marked, Marked]:
        return {Marked(name): Marked(text) for name, text in self.files.items()}

    @property
    def unmarked(self) -> dict[Marked, Marked]:
        """The files that are right from the start."""
        return {name: text for name, text in self.written.items() if not name.differs and not text.differs}


class Reason(BaseModel):
    """Why a code has no sample."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    zh: str
    en: str


class _Chapter(BaseModel):
    """A file of samples; ``run`` is the command of entries that do not say another."""

    model_config = ConfigDict(extra="forbid")
    run: str = ""
    samples: dict[str, Entry]


@cache
def entries() -> Mapping[str, Entry]:
    """Every sample by its code. Raises :class:`ValueError` where a code has two."""
    found: dict[str, Entry] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        if path.name == WITHOUT:
            continue
        chapter = _Chapter.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
        for code, entry in chapter.samples.items():
            if code in found:
                raise ValueError(f"{path.name}: {code} has a sample already")
            found[code] = entry.model_copy(update={"run": entry.run or chapter.run})
    return found


@cache
def reasons() -> Mapping[str, Reason]:
    """Why the other codes have none."""
    return {code: Reason.model_validate(reason) for code, reason in yaml.safe_load((FOLDER / WITHOUT).read_text(encoding="utf-8")).items()}
