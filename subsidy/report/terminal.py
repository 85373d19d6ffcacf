"""A result as text for a terminal, readable at 80 columns and without colour."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count

from rich.cells import cell_len
from rich.console import Console

from subsidy.report import phrases
from subsidy.report.amounts import people
from subsidy.report.grouping import Entry, alternatives, counts, first_told, needed, no_subject, own_conditions, readings, sections
from subsidy.report.page import Page
from subsidy.report.printing import print_all
from subsidy.report.words import Lang, words
from subsidy.results.determination import Citation, ConditionResult, Determination, Disposition, Met, Otherwise, Result, Status, Step

DEFAULT_WIDTH = 80
WIDEST = 120

_MET_STYLE = {Met.YES: "green", Met.NO: "red", Met.UNKNOWN: "yellow"}
_DRAFT_STYLE = "bold white on red"


def render_terminal(result: Result, lang: Lang = "zh", width: int | None = None) -> str:
    """The report as plain text without colour, no line wider than ``width`` columns (80 unless told otherwise)."""
    page = _compose(result, lang, width or DEFAULT_WIDTH)
    return "\n".join(line.plain.rstrip() for line in page.lines) + "\n"


def print_report(result: Result, lang: Lang = "zh", console: Console | None = None) -> None:
    """Print the report to a terminal or file, in colour where it shows colour; what its encoding lacks is written out."""
    print_page(lambda width: _compose(result, lang, width), console)


def print_page(compose: Callable[[int], Page], console: Console | None = None) -> None:
    """Print what is composed for the width of the console."""
    console = console or Console(highlight=False)
    page = compose(min(console.width, WIDEST))
    print_all(console, page.lines, soft_wrap=True)


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
    others, first = alternatives(result), first_told(result)
    for section in sections(result):
        start(w.section_form.format(title=w.sections[section.status], count=len(section.entries)))
        for entry in section.entries:
            _title(page, entry, lang)
            if section.status is Status.INELIGIBLE:
                _ineligible(page, entry.of, others[entry.number], result, lang)
            else:
                _told(page, entry, others[entry.number], first, result, lang)
            page.blank()
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
    if result.applicability:
        page.blank()
        page.text(w.applies, style="bold")
        for condition in result.applicability:
            if condition.met is Met.YES:
                page.item(f"[{phrases.met(condition, lang)}]", phrases.summed_up(condition, lang), indent=2, label_style=_MET_STYLE[condition.met])
            else:
                _condition(page, condition, 2, lang)


def _summary(page: Page, result: Result, lang: Lang) -> None:
    w = words(lang)
    if said := phrases.applicability(result, lang):
        page.text(said, indent=2, style="bold red")
    page.item(w.total, phrases.total(result.total, lang), indent=2, label_style="bold", style="bold")
    if waived := phrases.waived(result.total, lang):
        page.text(waived, indent=2)
    page.text(phrases.status_counts(counts(result), lang), indent=2)
    available = [e for section in sections(result) if section.status is Status.ELIGIBLE for e in section.entries]
    sums = [e for e in available if e.of.disposition is not Disposition.BENEFIT]
    if sums:
        page.blank()
    for entry in sums:
        page.pair(f"{entry.number}. {phrases.heading(entry.of, lang)}", phrases.amount(entry.of, lang), indent=2)
    if sums and len(available) > len(sums):
        page.text(w.benefits_form.format(count=len(available) - len(sums)), indent=2, style="dim")


def _title(page: Page, entry: Entry, lang: Lang) -> None:
    d = entry.of
    page.item(f"{entry.number}.", phrases.heading(d, lang), label_style="bold", style="bold")
    page.text(" / ".join(phrases.about(d, lang)), indent=3, style="dim")


def _told(page: Page, entry: Entry, others: Sequence[Otherwise], first: Mapping[str, int], result: Result, lang: Lang) -> None:
    """A determination with all its reasons; the grounds of a condition only where it comes for the first time."""
    w, d = words(lang), entry.of
    page.item(w.amount, phrases.amount(d, lang), indent=3, style="bold " + _amount_style(d))
    if d.given_up is not None:
        page.item(w.given_up, phrases.given_up(d.given_up, result, lang), indent=3)
        _quotes(page, d.given_up.citations, 5, lang)
    _list(page, w.missing, [phrases.missing(m, lang) for m in d.missing], "yellow")
    if conditions := own_conditions(d, result):
        page.text(w.conditions, indent=3, style="bold")
    for condition in conditions:
        earlier = first[condition.model_dump_json()]
        _condition(page, condition, 5, lang, earlier=None if earlier == entry.number else earlier)
    _steps(page, d.steps, lang)
    if not d.steps and not any(c.citations for c in conditions):
        _list(page, w.quote, phrases.quotes(d.citations, lang))
    _list(page, w.would_change, [phrases.otherwise(o, lang) for o in others])
    _list(page, w.evidence, [w.separator.join(d.evidence)] if d.evidence else [])
    _list(page, w.notes, d.notes)


def _ineligible(page: Page, d: Determination, others: Sequence[Otherwise], result: Result, lang: Lang) -> None:
    """Why not, and how much is lacking: only the conditions known to fail."""
    w = words(lang)
    if (condition := no_subject(d)) is not None:
        page.text(phrases.lacks_subject(d, lang), indent=3)
        _quotes(page, condition.citations, 5, lang)
        return
    conditions = own_conditions(d, result)
    failed = [c for c in conditions if c.met is Met.NO]
    if not failed:
        page.text(phrases.reason(d, result, lang) or w.not_brief, indent=3)
    for condition in failed:
        _condition(page, condition, 3, lang)
    if rest := phrases.others([c for c in conditions if c.met is not Met.NO], lang):
        page.text(rest, indent=3, style="dim")
    _list(page, w.would_change, [phrases.otherwise(o, lang) for o in others])
    _list(page, w.notes, d.notes)


def _condition(page: Page, condition: ConditionResult, indent: int, lang: Lang, *, earlier: int | None = None) -> None:
    """A condition with its sources and values, or with the number of the determination that tells them."""
    w = words(lang)
    repeated = earlier is not None and (phrases.sources(condition) or phrases.used(condition, lang))
    text = f"{condition.text} {w.as_before_form.format(number=earlier)}" if repeated else phrases.stated(condition, lang)
    page.item(f"[{phrases.met(condition, lang)}]", text, indent=indent, label_style=_MET_STYLE[condition.met])
    if repeated:
        return
    _quotes(page, phrases.sources(condition), indent + 2, lang)
    if used := phrases.used(condition, lang):
        page.text(w.used + w.colon + used, indent=indent + 2, style="dim")
    for gap in condition.gaps:
        page.text(phrases.gap(gap, lang), indent=indent + 2, style="bold")


def _steps(page: Page, steps: Sequence[Step], lang: Lang) -> None:
    """Each step: what was done, by which formula, under which words; the amount on a line of its own."""
    w = words(lang)
    if steps:
        page.text(w.computation, indent=3, style="bold")
    amount = None
    for step in steps:
        page.item("-", phrases.step_name(step, lang), indent=5)
        if formula := phrases.step_label(step)[1]:
            page.item(w.formula, formula, indent=7, label_style="dim")
        if figures := phrases.put_in(step, lang):
            page.item(w.put_in, figures, indent=7, label_style="dim")
        _quotes(page, step.citations, 7, lang)
        if step.before is not None and step.before != amount:
            page.text(people(step.before, lang), indent=9)
        page.item("=" if step.before is None else "→", people(step.after, lang), indent=7, style="bold")
        amount = step.after


def _quotes(page: Page, citations: Iterable[Citation], indent: int, lang: Lang) -> None:
    for quote in phrases.quotes(citations, lang):
        page.text(quote, indent=indent, style="dim")


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
    notable = [reading for reading in readings(result) if reading.notable]
    for reading in notable:
        used, chooser = reading.used, phrases.chooser(reading.used, lang)
        page.item(used.id, used.question, label_style="bold")
        page.text(w.option + w.colon + phrases.option(used, lang) + (f" ({chooser})" if chooser else ""), indent=2)
        for of in reading.everywhere:
            page.text(phrases.everywhere(of, lang), indent=2)
        if reading.changes:
            page.text(w.affects + w.colon + phrases.titles(reading.changes, lang), indent=2, style="dim")
        if reading.waiting:
            page.text(w.settles + w.colon + phrases.titles(reading.waiting, lang), indent=2, style="dim")
    if others := len(result.readings) - len(notable):
        page.blank()
        page.text(w.other_readings_form.format(count=others), style="dim")


def _parameters(page: Page, result: Result, lang: Lang) -> None:
    w = words(lang)
    if not result.parameters:
        page.text(w.no_parameters)
    for p in result.parameters:
        state = "" if p.value is None else f" ({w.separator.join([phrases.verification(p, lang), phrases.giver(p, lang)])})"
        page.item("-", f"{p.label} = {p.value if p.value is not None else w.not_given}{state}")
        page.text(p.id, indent=2, style="dim")
        if p.source:
            page.text(w.source + w.colon + p.source, indent=2, style="dim")


def _foot(page: Page, result: Result, lang: Lang) -> None:
    page.blank()
    page.rule("-")
    page.text(words(lang).footer)
    page.blank()
    _table(page, phrases.basis(result, lang), indent=0, style="dim")
    if draft := phrases.draft(result, lang):
        page.framed(draft, _DRAFT_STYLE)


def _table(page: Page, rows: Sequence[tuple[str, str]], indent: int = 2, style: str = "") -> None:
    column = max(cell_len(label) for label, _ in rows)
    for label, value in rows:
        page.item(label, value, indent=indent, column=column, label_style="dim", style=style)


def _amount_style(d: Determination) -> str:
    return "green" if d.status is Status.ELIGIBLE and d.payable is not None else ""
