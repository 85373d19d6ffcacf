"""``subsidy watch``: facts in, changes out, and how far it has come."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from subsidy.cli import confirm_words as cw
from subsidy.cli import words as w
from subsidy.cli.complaints import UNUSABLE, complaints, tell
from subsidy.cli.confirming import DISAGREES, UNCONFIRMED
from subsidy.cli.options import Format, LangOption, Language, LinesOption, OnOption, ParamOption, ReadingOption, RulesetArgument, day, pairs
from subsidy.cli.progress import progress

if TYPE_CHECKING:
    from io import BufferedReader

    from subsidy.results.change import Change
    from subsidy.watch.monitor import Monitor
    from subsidy.watch.opinion import Confirm, Disagreed


def watch_command(
    ruleset: RulesetArgument,
    facts: Annotated[Path, typer.Argument(metavar="FACTS", help=w.WATCH_FACTS)],
    store: Annotated[Path, typer.Option("--store", metavar="FILE", help=w.WATCH_STORE)],
    year: Annotated[list[int] | None, typer.Option("--year", min=1949, max=2100, help=w.WATCH_YEAR)] = None,
    on: OnOption = None,
    reading: ReadingOption = None,
    param: ParamOption = None,
    confirm: Annotated[bool, typer.Option("--confirm", help=w.WATCH_CONFIRM)] = False,
    format_: LinesOption = Format.TABLE,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=w.WATCH_OUTPUT)] = None,
    reader: Annotated[str, typer.Option("--reader", metavar="NAME", help=w.WATCH_READER)] = "main",
    renew: Annotated[bool, typer.Option("--renew", help=w.WATCH_RENEW)] = False,
    trim: Annotated[bool, typer.Option("--trim", help=w.WATCH_TRIM)] = False,
    lang: LangOption = Language.ZH,
) -> None:
    from subsidy.operations import load_ruleset
    from subsidy.watch.monitor import Monitor

    with (
        complaints(lang),
        _opened(facts) as stream,
        _second(confirm, lang) as second,
        Monitor(
            load_ruleset(ruleset),
            store,
            years=year or (),
            on=day(on),
            readings=pairs(reading, "--reading"),
            parameters=pairs(param, "--param"),
            confirm=second,
        ) as monitor,
        _delivering(monitor, output, reader, _rendering(format_, lang)) as deliver,
    ):
        if renew:
            _renew(monitor, deliver, store.parent, lang)
        clean, agreed = _feed(monitor, stream, facts, deliver, store.parent, lang)
        if trim:
            monitor.trim()
    if not agreed:
        raise typer.Exit(DISAGREES)
    if not clean:
        raise typer.Exit(UNUSABLE)


@contextmanager
def _second(wanted: bool, lang: Language) -> Iterator[Confirm | None]:
    """The second engine, if it is wanted; that it is missing or gives no answer has an exit code of its own."""
    from subsidy.confirming import EngineFailed, confirm, missing

    if wanted and (reason := missing()) is not None:
        typer.echo(cw.MISSING[lang.value].format(problem=reason), err=True)
        raise typer.Exit(UNCONFIRMED)
    try:
        yield confirm if wanted else None
    except EngineFailed as problem:
        typer.echo(cw.FAILED[lang.value].format(problem=problem), err=True)
        raise typer.Exit(UNCONFIRMED) from None


def _feed(monitor: Monitor, stream: BufferedReader, path: Path, deliver: Callable[[], int], folder: Path, lang: Language) -> tuple[bool, bool]:
    """Tells every fact and delivers what changes; says whether all of them were taken, and whether the engines agreed."""
    from subsidy.watch.feed import Feed

    told = changes = held = mistakes = done = 0
    agreed = True
    deliver()  # what an interrupted run left
    size = path.stat().st_size if path.is_file() else 0
    with progress(w.READING_FACTS[lang.value]) if size else nullcontext(_silent) as advance:
        for fed in Feed(monitor, stream, path.name):
            tell(fed.refused, lang)
            told, changes, held, mistakes, done = (
                told + fed.told,
                changes + fed.changes,
                held + fed.held,
                mistakes + len(fed.refused),
                done + fed.size,
            )
            for each in fed.disagreed:
                agreed = False
                _evidence(each, folder, lang)
            deliver()
            advance(done, size)
    typer.echo(w.WATCHED[lang.value].format(told=told, changes=changes), err=True)
    if mistakes:
        typer.echo(w.UNUSABLE[lang.value].format(count=mistakes), err=True)
    if held:
        typer.echo(w.HELD[lang.value].format(held=held), err=True)
    return not mistakes, agreed


def _renew(monitor: Monitor, deliver: Callable[[], int], folder: Path, lang: Language) -> None:
    """Decides all enterprises again; stops where the engines differ."""
    from subsidy.watch.opinion import Disagreed

    total, done = monitor.outdated(), 0
    with progress(w.RENEWING[lang.value]) as advance:
        try:
            for some in monitor.renew():
                deliver()
                done += some
                advance(done, total)
        except Disagreed as error:
            _evidence(error, folder, lang)
            raise typer.Exit(DISAGREES) from None


def _evidence(error: Disagreed, folder: Path, lang: Language) -> None:
    """What reproduces a disagreement of the engines goes into a file of its own beside the store."""
    from subsidy.confirming import write_evidence

    path = write_evidence(error.confirmation, error.profile, folder)
    typer.echo(w.WATCH_DISAGREED[lang.value].format(fact=error.fact or "-", problem=error, path=path), err=True)


def _silent(done: int, total: int) -> None:
    pass


def _rendering(format_: Format, lang: Language) -> Callable[[Change], str]:
    from subsidy.report.changes import render_change, to_line

    return to_line if format_ is Format.JSON else lambda change: render_change(change, lang.value)


@contextmanager
def _delivering(monitor: Monitor, output: Path | None, reader: str, rendered: Callable[[Change], str]) -> Iterator[Callable[[], int]]:
    """What sends the reader all changes that are due: to the end of a file exactly once, to the terminal at least once."""
    from subsidy.watch.outbox import Outbox

    if output is not None:
        outbox = Outbox(monitor, output, reader)
        try:
            yield lambda: outbox.deliver(rendered)
        finally:
            outbox.close()
        return

    def printed() -> int:
        count, last = 0, None
        for last in monitor.events(reader):
            sys.stdout.write(rendered(last))
            count += 1
        if last is not None:
            sys.stdout.flush()
            monitor.acknowledge(last, reader)
        return count

    yield printed


@contextmanager
def _opened(path: Path) -> Iterator[BufferedReader]:
    if str(path) == "-":
        yield sys.stdin.buffer  # type: ignore[misc]  # a pipe or a file, which both are read in pieces
        return
    with path.open("rb") as stream:
        yield stream
