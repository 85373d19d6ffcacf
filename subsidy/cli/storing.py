"""``subsidy store …``: keeping records."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from subsidy.cli import store_words as w
from subsidy.cli.complaints import BROKEN, DAMAGED, complaints
from subsidy.cli.files import fresh, save
from subsidy.cli.options import LAST, Format, FormatOption, LangOption, Language, LinesOption
from subsidy.cli.progress import progress

if TYPE_CHECKING:
    from subsidy import Determined, EnterpriseProfile

app = typer.Typer(help=w.STORE_HELP, no_args_is_help=True, rich_markup_mode=None)

StoreArgument = Annotated[Path, typer.Argument(metavar="STORE", help=w.STORE)]


@app.command("verify", help=w.VERIFY_HELP, epilog=w.VERIFY_EXAMPLE)
def verify_command(
    path: StoreArgument,
    head: Annotated[str | None, typer.Option("--head", metavar="HASH", help=w.HEAD)] = None,
    format_: FormatOption = Format.TABLE,
    lang: LangOption = Language.ZH,
) -> None:
    from subsidy.records.reading import read_store
    from subsidy.records.verify import verify
    from subsidy.report.replaying import render_verification

    with complaints(lang, DAMAGED), read_store(path) as store, progress(w.VERIFYING[lang.value]) as told:
        found = verify(store, head, told)
    sys.stdout.write(found.model_dump_json(indent=2) + "\n" if format_ is Format.JSON else render_verification(found, lang.value))
    if not found.sound:
        raise typer.Exit(BROKEN)


@app.command("list", help=w.LIST_HELP, epilog=w.LIST_EXAMPLE)
def list_command(
    path: StoreArgument,
    enterprise: Annotated[str | None, typer.Option("--enterprise", metavar="CODE", help=w.ENTERPRISE)] = None,
    format_: LinesOption = Format.TABLE,
    lang: LangOption = Language.ZH,
) -> None:
    from subsidy.records.reading import read_store

    with complaints(lang), read_store(path) as store:
        for row in store.listing(enterprise):
            if format_ is Format.JSON:
                typer.echo(json.dumps(asdict(row), ensure_ascii=False))
            else:
                who = row.enterprise or (w.GONE[lang.value].format(by=row.erased_by) if row.erased_by else "-")
                typer.echo(
                    "\t".join([str(row.entry), row.recorded_at or "-", f"{row.ruleset} {row.version}", str(row.year), who, row.reference or "-"])
                )


@app.command("export", help=w.EXPORT_HELP, epilog=w.EXPORT_EXAMPLE)
def export_command(
    path: StoreArgument,
    entry: Annotated[int, typer.Argument(metavar="ENTRY", min=1, max=LAST, help=w.ENTRY)],
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=w.RECORD_OUTPUT)] = None,
    lang: LangOption = Language.ZH,
) -> None:
    from subsidy.records.exported import exported_from
    from subsidy.records.reading import read_store

    with complaints(lang), read_store(path) as store:
        text = exported_from(store, entry)
        if output is None:
            sys.stdout.write(text)
        else:
            save(output, text.encode(), path)


@app.command("erase", help=w.ERASE_HELP, epilog=w.ERASE_EXAMPLE)
def erase_command(
    path: StoreArgument,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help=w.REASON)],
    enterprise: Annotated[str | None, typer.Option("--enterprise", metavar="CODE", help=w.ENTERPRISE)] = None,
    entry: Annotated[list[int] | None, typer.Option("--entry", metavar="N", min=1, max=LAST, help=w.ERASE_ENTRY)] = None,
    yes: Annotated[bool, typer.Option("--yes", help=w.YES)] = False,
    lang: LangOption = Language.ZH,
) -> None:
    from subsidy.records.store import Store
    from subsidy.storage.database import complaint

    if (enterprise is None) == (not entry):
        raise typer.BadParameter(w.ERASE_WHAT)
    with complaints(lang):
        if not path.exists():
            raise complaint("R701", path)
        with Store(path) as store:
            entries = entry or store.entries_of(enterprise or "")
            if not entries:
                raise complaint("R716", path, value=enterprise)
            if not yes:
                typer.confirm(w.ERASE_SURE[lang.value].format(count=len(set(entries))), abort=True, err=True)
            receipt = store.erase(entries, reason=reason, recorded_at=now())
            typer.echo(w.ERASED[lang.value].format(count=len(set(entries)), entry=receipt.entry, hash=receipt.hash))


@app.command("backup", help=w.BACKUP_HELP, epilog=w.BACKUP_EXAMPLE)
def backup_command(
    path: StoreArgument, copy: Annotated[Path, typer.Argument(metavar="FILE", help=w.BACKUP_TO)], lang: LangOption = Language.ZH
) -> None:
    from subsidy.records.keeping import back_up
    from subsidy.records.reading import read_store

    with complaints(lang):
        with read_store(path) as store:
            back_up(store, fresh(copy))
        with read_store(copy) as copied:
            head = copied.head
            typer.echo(w.BACKED_UP[lang.value].format(path=copy, entries=copied.last, head=head.anchor if head else "-"))


@app.command("continue", help=w.CONTINUE_HELP, epilog=w.CONTINUE_EXAMPLE)
def continue_command(
    path: StoreArgument, following: Annotated[Path, typer.Argument(metavar="NEXT", help=w.NEXT)], lang: LangOption = Language.ZH
) -> None:
    from subsidy.records.keeping import continue_in
    from subsidy.records.reading import read_store

    with complaints(lang), read_store(path) as store:
        head = continue_in(store, fresh(following), opened_at=now())
        typer.echo(w.CONTINUED[lang.value].format(path=following, head=head))


def record_all(path: Path, decided: list[tuple[Determined, EnterpriseProfile]], lang: Language) -> None:
    """Writes determinations down, all or none, and says where on the error output."""
    from subsidy.records.recording import record_of
    from subsidy.records.store import Store

    at = now()
    records = [record_of(determined, profile, recorded_at=at) for determined, profile in decided]
    with Store(path, opened_at=at) as store:
        for receipt in store.append_all(records):
            typer.echo(w.RECORDED[lang.value].format(path=path, entry=receipt.entry, hash=receipt.hash), err=True)


def now() -> str:
    """The time of recording: the one clock that is read, at the outermost skin."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
