"""``subsidy watch``: facts in, changes out, and how far it has come."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from subsidy.cli import words as w
from subsidy.cli.complaints import UNUSABLE, complaints, show
from subsidy.cli.options import LangOption, Language, OnOption, ParamOption, ReadingOption, RulesetArgument, day, pairs

if TYPE_CHECKING:
    from io import BufferedReader

    from subsidy.results.change import Change
    from subsidy.watch.monitor import Monitor

LONG = 1_000_000
"""A file of more bytes than this gets a bar of progress, where somebody is looking."""


def watch_command(
    ruleset: RulesetArgument,
    facts: Annotated[Path, typer.Argument(metavar="FACTS", help=w.WATCH_FACTS)],
    store: Annotated[Path, typer.Option("--store", metavar="FILE", help=w.WATCH_STORE)],
    year: Annotated[list[int] | None, typer.Option("--year", min=1949, max=2100, help=w.WATCH_YEAR)] = None,
    on: OnOption = None,
    reading: ReadingOption = None,
    param: ParamOption = None,
    confirm: Annotated[bool, typer.Option("--confirm", help=w.WATCH_CONFIRM)] = False,
    json: Annotated[bool, typer.Option("--json", help=w.WATCH_JSON)] = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=w.WATCH_OUTPUT)] = None,
    reader: Annotated[str, typer.Option("--reader", metavar="NAME", help=w.WATCH_READER)] = "main",
    renew: Annotated[bool, typer.Option("--renew", help=w.WATCH_RENEW)] = False,
    lang: LangOption = Language.ZH,
) -> None:
    from subsidy.operations import load_ruleset
    from subsidy.watch.monitor import Monitor
    from subsidy.watch.opinion import second_opinion

    with complaints(lang), _opened(facts) as stream:
        loaded = load_ruleset(ruleset)
        opinion = second_opinion(loaded) if confirm else None
        with (
            Monitor(
                loaded,
                store,
                years=year or (),
                on=day(on),
                readings=pairs(reading, "--reading"),
                parameters=pairs(param, "--param"),
                opinion=opinion,
            ) as monitor,
            _delivering(monitor, output, reader, _rendering(json, lang)) as deliver,
        ):
            if renew:
                _renew(monitor, deliver, lang)
            clean = _feed(monitor, stream, facts, deliver, lang)
    if not clean:
        raise typer.Exit(UNUSABLE)


def _feed(monitor: Monitor, stream: BufferedReader, path: Path, deliver: Callable[[], int], lang: Language) -> bool:
    """Tells every fact and delivers what changes; says whether all of them were taken."""
    from subsidy.watch.feed import Feed

    told = changes = held = mistakes = 0
    deliver()  # what an interrupted run left
    size = path.stat().st_size if path.is_file() else 0
    with _progress(w.READING_FACTS[lang.value], size if size > LONG else 0) as advance:
        for fed in Feed(monitor, stream, path.name):
            show(fed.refused, lang)
            told, changes, held, mistakes = told + fed.told, changes + fed.changes, held + fed.held, mistakes + len(fed.refused)
            deliver()
            advance(fed.size)
    typer.echo(w.WATCHED[lang.value].format(told=told, changes=changes), err=True)
    if mistakes:
        typer.echo(w.UNUSABLE[lang.value].format(count=mistakes), err=True)
    if held:
        typer.echo(w.HELD[lang.value].format(held=held), err=True)
    return not mistakes


def _renew(monitor: Monitor, deliver: Callable[[], int], lang: Language) -> None:
    with _progress(w.RENEWING[lang.value], monitor.outdated()) as advance:
        for done in monitor.renew():
            deliver()
            advance(done)


def _rendering(json: bool, lang: Language) -> Callable[[Change], str]:
    from subsidy.report.changes import render_change, to_line

    return to_line if json else lambda change: render_change(change, lang.value)


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


@contextmanager
def _progress(title: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar on the error output, where that is a terminal; none for a total of nothing."""
    if not total or not sys.stderr.isatty():
        yield lambda step: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task(title, total=total)
        yield lambda step: bar.advance(task, step)
