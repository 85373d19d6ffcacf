"""Samples really run: the commands as they are typed, in a folder with the small ruleset of the tests."""

from __future__ import annotations

import contextlib
import io
import runpy
import shlex
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from typer.main import get_command

from docs_site.diagnostics.entries import Entry
from docs_site.diagnostics.marked import Marked, Side
from docs_site.diagnostics.steps import AnyStep, Run
from docs_site.diagnostics.workbooks import fill
from docs_site.page import ROOT
from subsidy.cli.app import app
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError, Lang

RULES = ROOT / "tests" / "rulesets" / "good"
TABLES = ROOT / "tests" / "common" / "good" / "common"
WORKBOOK = "资料.xlsx"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command complained of, and how it ended."""

    told: tuple[Diagnostic, ...]
    exit_code: int
    output: str

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(d.code for d in self.told)


def ran(entry: Entry) -> dict[Side, Answer]:
    """A sample's command with what is wrong, and in the same folder with what mends it."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        shutil.copytree(RULES, ".", dirs_exist_ok=True)
        shutil.copytree(TABLES, "common", dirs_exist_ok=True)
        _happen(entry.before)
        given = {path: path.read_text(encoding="utf-8") for path in (Path(name.on("mended")) for name in entry.written) if path.is_file()}
        return {"wrong": _side(entry, "wrong", given), "mended": _side(entry, "mended", given)}


def _side(entry: Entry, side: Side, given: Mapping[Path, str]) -> Answer:
    for name, text in entry.written.items():
        Path(name.on("wrong")).unlink(missing_ok=True)
        path = Path(name.on(side))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_passage(path, given[path], text, side) if path in given else text.on(side), encoding="utf-8")
    if entry.cells:
        Path(WORKBOOK).write_bytes(_template())
        fill(Path(WORKBOOK), entry.cells, side)
    _happen(entry.wrong if side == "wrong" else entry.mended)
    return answer(entry.command.on(side))


def _passage(path: Path, whole: str, text: Marked, side: Side) -> str:
    """A file that is there with one passage of it written otherwise."""
    passage = text.on("mended")
    if whole.count(passage) != 1:
        raise ValueError(f"{path} has {passage!r} {whole.count(passage)} times")
    return whole.replace(passage, text.on(side))


def _happen(steps: tuple[AnyStep, ...]) -> None:
    for step in steps:
        if not isinstance(step, Run):
            step.happen()
        elif (told := answer(step.run)).exit_code:
            raise ValueError(f"{step.run}: {told.output}")


def answer(command: str) -> Answer:
    """What becomes of a command line: ``subsidy …`` or ``python FILE``."""
    program, *arguments = shlex.split(command)
    output = io.StringIO()
    with _listening() as heard, contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        try:
            _script(arguments[0]) if program == "python" else _subsidy().main(arguments, prog_name=program)
            exit_code: int | str | None = 0
        except SystemExit as ended:
            exit_code = ended.code
    said = output.getvalue()
    told = {d.render(): d for d in heard if _bare(f"{d.code} {d.message()}") in _bare(said)}
    return Answer(tuple(told.values()), int(exit_code or 0), said)


@cache
def _subsidy() -> Any:
    """The command, put together once."""
    return get_command(app)


def _script(name: str) -> None:
    """What Python makes of a complaint that nobody catches."""
    try:
        runpy.run_path(name)
    except DiagnosticsError as error:
        print(error)
        raise SystemExit(1) from None


def _bare(text: str) -> str:
    """Without spaces and line ends: a report breaks its lines."""
    return "".join(text.split())


@contextlib.contextmanager
def _listening() -> Iterator[list[Diagnostic]]:
    """Every complaint that is put into words meanwhile: a command prints them in one language, a page needs both."""
    heard: list[Diagnostic] = []
    message = Diagnostic.message

    def overheard(diagnostic: Diagnostic, lang: Lang = "zh") -> str:
        heard.append(diagnostic)
        return message(diagnostic, lang)

    with patch.object(Diagnostic, "message", overheard):
        yield heard


@cache
def _template() -> bytes:
    """The workbook that everybody fills in."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        shutil.copytree(RULES, ".", dirs_exist_ok=True)
        answer(f"subsidy template minimal -o {WORKBOOK}")
        return Path(WORKBOOK).read_bytes()
