"""A result as text for a terminal, readable at 80 columns and without colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count

from rich.cells import cell_len
from rich.console import Console

from subsidy.report import phrases
from subsidy.report.grouping import Entry, Section, counts, depending_on, failed_first, is_brief, needed, sections, with_met
from subsidy.report.page import Page
from subsidy.report.words import Lang, words
from subsidy.results.determination import ConditionResult, Determination, Met, Result, Status

DEFAULT_WIDTH = 80
WIDEST = 120

_STATUS_STYLE = {
    Status.ELIGIBLE: "bold green",
    Status.COMPETITIVE: "bold cyan",
    Status.DISCRETIONARY: "bold cyan",
    Status.PENDING: "bold cyan",
    Status.UNDETERMINED: "bold yellow",
    Status.INELIGIBLE: "bold",
}
_MET_STYLE = {Met.YES: "green", Met.NO: "red", Met.UNKNOWN: "yellow"}
_DRAFT_STYLE = "bold white on red"


def render_terminal(result: Result, lang: Lang = "zh", width: int | None = None) -> str:
    """The report as plain text without colour, no line wider than ``width`` columns (80 unless told otherwise)."""
    page = _compose(result, lang, width or DEFAULT_WIDTH)
    return "\n".join(line.plain.rstrip() for line in page.lines) + "\n"


def print_report(result: Result, lang: Lang = "zh", console: Console | None = None) -> None:
    """Print the report to a terminal or file, in colour where it shows colour; what its encoding lacks is written out."""
    console = console or Console(highlight=False)
    page = _compose(result, lang, min(console.width, WIDEST))
    with console.capture() as captured:
        for line in page.lines:
            console.print(line, soft_wrap=True, highlight=False)
    encoding = console.encoding or "utf-8"
    console.file.write(captured.get().encode(encoding, "backslashreplace").decode(encoding))


def _compose(result: Result, lang: Lang, width: int) -> Page:
    w, page, chapter = words(lang), Page(width), count()

    def start(title: str) -> None:
        page.blank()
        page.rule("-")
        page.text(w.numerals[next(chapter)] + title, style="bold")
        page.blank()

    _head(page, result, lang)
    start(w.summary)
    _summary(page, result, lang)
    for section in sections(result):
        start(w.section_form.format(title=w.sections[section.status], count=len(section.entries)))
        _section(page, section, result, lang)
    start(w.still_needed)
    _needed(page, result, lang)
    start(w.readings)
    _readings(page, result, lang)
    start(w.parameters)
    _parameters(page, result, lang)
    _foot(page, result, lang)
    return page


def _head(page: Page, result: Result, lang: Lang) -> None:
    w = words(lang)
    page.rule("=")
    page.centered(w.title, "bold")
    page.centered(result.document.title)
    page.rule("=")
    if draft := phrases.draft(result, lang):
        page.framed(draft, _DRAFT_STYLE)
    page.blank()
    _table(page, phrases.head(result, lang))
    if warnings := phrases.other_warnings(result):
        page.blank()
        page.text(w.warnings, style="bold")
        for warning in warnings:
            page.item("!", warning, indent=2, label_style="bold red")


def _summary(page: Page, result: Result, lang: Lang) -> None:
    w = words(lang)
    column = max(cell_len(label) for label in w.statuses.values())
    for status, number in counts(result).items():
        page.item(w.statuses[status], str(number).rjust(4), indent=2, column=column, label_style=_STATUS_STYLE[status])
    page.blank()
    page.item(w.total, phrases.total(result.total, lang), indent=2, column=column, label_style="bold", style="bold")


def _section(page: Page, section: Section, result: Result, lang: Lang) -> None:
    for entry in section.entries:
        if section.status is Status.INELIGIBLE:
            _ineligible(page, entry, lang)
        else:
            _told(page, entry, result, lang)


def _title(page: Page, entry: Entry, lang: Lang) -> None:
    d = entry.of
    page.item(f"{entry.number}.", phrases.heading(d, lang), label_style="bold", style="bold")
    page.text(" / ".join(phrases.about(d, lang)), indent=3, style="dim")


def _told(page: Page, entry: Entry, result: Result, lang: Lang) -> None:
    """A determination with all its reasons."""
    w, d = words(lang), entry.of
    _title(page, entry, lang)
    page.item(w.amount, phrases.amount(d, lang), indent=3, style="bold " + _amount_style(d))
    if d.given_up is not None:
        page.item(w.given_up, phrases.given_up(d.given_up, result, lang), indent=3)
        _quotes(page, phrases.quotes(d.given_up.citations, lang), 5)
    _list(page, w.missing, [phrases.missing(m, lang) for m in d.missing], "yellow")
    _conditions(page, failed_first(d), w.conditions, lang)
    if d.steps:
        page.text(w.computation, indent=3, style="bold")
        for step in d.steps:
            page.item("-", f"{phrases.step_name(step, lang)}  {phrases.change(step, lang)}", indent=5)
            _quotes(page, phrases.quotes(step.citations, lang), 7)
    if not d.steps and not any(c.citations for c in d.conditions):
        _list(page, w.quote, [phrases.quote(c, lang) for c in d.citations if c.quote])
    _list(page, w.would_change, [phrases.otherwise(o, lang) for o in d.readings])
    _list(page, w.evidence, [w.separator.join(d.evidence)] if d.evidence else [])
    _list(page, w.notes, d.notes)
    page.blank()


def _ineligible(page: Page, entry: Entry, lang: Lang) -> None:
    """Why not, and how much is lacking: only the conditions known to fail."""
    w, d = words(lang), entry.of
    _title(page, entry, lang)
    if not is_brief(d):
        failed = with_met(d, Met.NO)
        _conditions(page, failed, "", lang)
        if others := len(d.conditions) - len(failed):
            yes, unknown = len(with_met(d, Met.YES)), len(with_met(d, Met.UNKNOWN))
            page.text(w.other_conditions_form.format(count=others, yes=yes, unknown=unknown), indent=3, style="dim")
        if d.given_up is None and not failed and not d.notes:
            page.text(w.not_brief, indent=3)
        _list(page, w.would_change, [phrases.otherwise(o, lang) for o in d.readings])
    for note in d.notes:
        page.text(note, indent=3)
    page.blank()


def _conditions(page: Page, conditions: Sequence[ConditionResult], title: str, lang: Lang) -> None:
    w = words(lang)
    if title and conditions:
        page.text(title, indent=3, style="bold")
    for condition in conditions:
        outer, inner = (5, 7) if title else (3, 5)
        page.item(f"[{phrases.met(condition, lang)}]", phrases.stated(condition, lang), indent=outer, label_style=_MET_STYLE[condition.met])
        _quotes(page, phrases.sources(condition, lang), inner)
        if condition.used:
            page.text(w.used + w.colon + phrases.used(condition.used, lang), indent=inner, style="dim")
        for gap in condition.gaps:
            page.item(w.gap, phrases.gap(gap, lang), indent=inner, label_style="bold", style="bold")


def _quotes(page: Page, text: str, indent: int) -> None:
    if text:
        page.text(text, indent=indent, style="dim")


def _list(page: Page, title: str, items: Iterable[str], style: str = "") -> None:
    for i, item in enumerate(items):
        if i == 0:
            page.text(title, indent=3, style="bold")
        page.item("-", item, indent=5, style=style)


def _needed(page: Page, result: Result, lang: Lang) -> None:
    w = words(lang)
    if not (items := needed(result)):
        page.text(w.nothing_needed)
    for i, each in enumerate(items, start=1):
        page.item(f"{i}.", phrases.missing(each.item, lang), style="bold")
        page.text(f"{w.missing_kinds[each.item.kind]} {each.item.name}", indent=3, style="dim")
        page.text(w.settles + w.colon + phrases.waiting(each, lang), indent=3)


def _readings(page: Page, result: Result, lang: Lang) -> None:
    w = words(lang)
    if not result.readings:
        page.text(w.no_readings)
    notable = [reading for reading in result.readings if reading.chosen_by_caller or depending_on(result, reading.id)]
    for reading in notable:
        chooser = phrases.chooser(reading, lang)
        page.item("-", f"{reading.id} {reading.question} {phrases.option(reading, lang)}" + (f" ({chooser})" if chooser else ""))
        if dependent := depending_on(result, reading.id):
            page.text(w.affects + w.colon + phrases.titles(dependent, lang), indent=2, style="dim")
    if others := len(result.readings) - len(notable):
        page.text(w.other_readings_form.format(count=others), style="dim")


def _parameters(page: Page, result: Result, lang: Lang) -> None:
    w = words(lang)
    if not result.parameters:
        page.text(w.no_parameters)
    for p in result.parameters:
        page.item("-", f"{p.label} = {p.value if p.value is not None else w.not_given}")
        state = w.separator.join(s for s in (phrases.verification(p, lang), phrases.giver(p, lang)) if s)
        page.text(f"{p.id} ({state})", indent=2, style="dim")
        if p.source:
            page.text(w.source + w.colon + p.source, indent=2, style="dim")


def _foot(page: Page, result: Result, lang: Lang) -> None:
    page.blank()
    page.rule("-")
    page.text(words(lang).footer)
    page.blank()
    _table(page, phrases.basis(result, lang), style="dim")
    if draft := phrases.draft(result, lang):
        page.framed(draft, _DRAFT_STYLE)


def _table(page: Page, rows: Sequence[tuple[str, str]], style: str = "") -> None:
    column = max(cell_len(label) for label, _ in rows)
    for label, value in rows:
        page.item(label, value, indent=2, column=column, label_style="dim", style=style)


def _amount_style(d: Determination) -> str:
    return "green" if d.status is Status.ELIGIBLE and d.payable is not None else ""
