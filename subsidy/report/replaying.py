"""What came of checking a store or deciding its records again, as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from subsidy.report import phrases
from subsidy.report.amounts import bounds, people
from subsidy.report.page import Page
from subsidy.report.record_words import record_words
from subsidy.report.words import Lang, words
from subsidy.results.replaying import Change, Compared, Comparison, Figures, Reason, Replay
from subsidy.results.verification import Verification

WIDTH = 80

_MARKS = {"gains": "+", "loses": "-", "changes": "*", None: "?"}


def render_verification(found: Verification, lang: Lang = "zh", width: int = WIDTH) -> str:
    """The outcome of a check, every fault with its place."""
    r, colon, page = record_words(lang), words(lang).colon, Page(width)
    page.text(r.sound if found.sound else r.broken.format(count=f"{len(found.faults)}{'+' if found.more_faults else ''}"))
    page.text(r.counts.format(entries=found.entries, records=found.records, erased=found.erased, rulesets=found.rulesets), indent=2)
    if found.head is not None:
        page.text(f"{r.head}{colon}", indent=2)
        page.text(found.head, indent=4)
    if found.noted_entry is not None:
        page.text(r.noted.format(entry=found.noted_entry, since=found.entries - found.noted_entry), indent=2)
    for fault in found.faults:
        form = r.fault if fault.entry is not None else r.no_entry
        detail = f" ({fault.detail})" if fault.detail else ""
        page.item("!", form.format(entry=fault.entry, part=r.parts[fault.part]) + detail, indent=2)
    return _text(page)


def render_replay(replay: Replay, lang: Lang = "zh", width: int = WIDTH) -> str:
    """How many records came out how, and what differs in those that did not come out the same."""
    r, page = record_words(lang), Page(width)
    page.text(r.replayed.format(count=sum(replay.counts.values())))
    for outcome, count in replay.counts.items():
        page.item(f"{count:>8}", r.outcomes[outcome])
    for one in replay.listed:
        page.blank()
        page.text(_who(one.entry, one.enterprise, lang) + words(lang).colon + r.outcomes[one.outcome])
        if one.engine_now and one.engine_then != one.engine_now:
            page.text(r.engines.format(then=one.engine_then, now=one.engine_now), indent=2)
        _changes(page, one.changes, lang)
        for path in one.differences:
            page.item(r.path, path, indent=2)
        for problem in one.problems:
            page.item("!", problem, indent=2)
    _more(page, replay.more, lang)
    return _text(page)


def render_comparison(compared: Comparison, lang: Lang = "zh", width: int = WIDTH) -> str:
    """Who gains and who loses under another version, award by award and record by record, with reasons and clauses."""
    r, w, page = record_words(lang), words(lang), Page(width)
    page.rule("=")
    page.centered(r.compared, "bold")
    page.rule("=")
    page.item(r.recorded_with + w.colon, w.separator.join(compared.recorded) or "-", indent=2)
    page.item(r.decided_with + w.colon, f"{compared.ruleset} {compared.version} {compared.digest[:12]}", indent=2)
    page.text(summary(compared, lang), indent=2)
    page.item(r.payable + w.colon, r.arrow.format(before=people(compared.before, lang), after=people(compared.after, lang)), indent=2)
    _start(page, r.by_award)
    if not compared.awards:
        page.text(r.none, indent=2)
    for number, award in enumerate(compared.awards, start=1):
        page.blank()
        page.item(f"{number}.", award.title, label_style="bold", style="bold")
        page.text(r.award_counts.format(gains=award.gains, loses=award.loses, changes=award.changes), indent=3)
        page.item(r.payable + w.colon, r.arrow.format(before=people(award.before, lang), after=people(award.after, lang)), indent=3)
        for counted in award.reasons:
            _reason(page, counted.reason, lang, 3, r.reason_count.format(count=counted.records))
        _more(page, award.more_reasons, lang)
    if compared.listed:
        _start(page, r.by_record)
    for one in compared.listed:
        page.blank()
        _compared(page, one, lang)
    _more(page, compared.more, lang)
    return _text(page)


def summary(compared: Comparison, lang: Lang) -> str:
    """How many records there are of each kind."""
    return record_words(lang).records.format(**compared.model_dump(include=set(_COUNTS)))


_COUNTS = ("records", "gains", "loses", "changes", "unchanged", "undecidable", "skipped")


def told_reason(reason: Reason, lang: Lang) -> str:
    """A reason in a line, without its citations."""
    w = words(lang)
    amounts = ""
    if reason.before is not None or reason.after is not None:
        shown = ["—" if amount is None else people(amount, lang) for amount in (reason.before, reason.after)]
        amounts = record_words(lang).arrow.format(before=shown[0], after=shown[1]) + w.semicolon
    return f"[{record_words(lang).reasons[reason.kind]}] {amounts}{reason.text}"


def told_figures(figures: Figures | None, lang: Lang) -> str:
    """Status and amount."""
    w = words(lang)
    if figures is None:
        return w.no_such_subject
    amount = people(figures.payable, lang) if figures.payable is not None else bounds(figures.at_least, figures.at_most, lang)
    return w.answer_form.format(status=w.statuses[figures.status], amount=amount) if amount else w.statuses[figures.status]


def _compared(page: Page, one: Compared, lang: Lang) -> None:
    r = record_words(lang)
    effect = r.effects[one.effect] if one.effect else r.outcomes["undecidable"]
    page.item(_MARKS[one.effect], f"{_who(one.entry, one.enterprise, lang)}{words(lang).colon}{effect}", style="bold")
    if one.effect is not None and one.before != one.after:
        page.item(r.payable + words(lang).colon, r.arrow.format(before=people(one.before, lang), after=people(one.after, lang)), indent=2)
    _changes(page, one.changes, lang)
    for problem in one.problems:
        page.item("!", problem, indent=2)


def _changes(page: Page, changes: Iterable[Change], lang: Lang) -> None:
    r, w = record_words(lang), words(lang)
    for change in changes:
        title = change.title if change.subject is None else w.subject_form.format(title=change.title, subject=change.subject)
        page.item(_MARKS[change.effect], title, indent=2)
        page.text(r.arrow.format(before=told_figures(change.before, lang), after=told_figures(change.after, lang)), indent=4)
        for reason in change.reasons:
            _reason(page, reason, lang, 4)


def _reason(page: Page, reason: Reason, lang: Lang, indent: int, count: str = "") -> None:
    page.item("-", told_reason(reason, lang) + (f" ({count})" if count else ""), indent=indent)
    for quote in phrases.quotes(reason.citations, lang):
        page.text(quote, indent=indent + 2)


def _start(page: Page, title: str) -> None:
    page.blank()
    page.rule("-")
    page.text(title, style="bold")


def _who(entry: int | None, enterprise: str, lang: Lang) -> str:
    r = record_words(lang)
    return " ".join([*([] if entry is None else [r.record.format(entry=entry)]), enterprise or r.nameless])


def _more(page: Page, count: int, lang: Lang) -> None:
    if count:
        page.text(record_words(lang).more.format(count=count), indent=2)


def _text(page: Page) -> str:
    return "\n".join(line.plain.rstrip() for line in page.lines) + "\n"
