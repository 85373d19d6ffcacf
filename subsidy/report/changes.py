"""A change of one determination, told: to people as a block of text, to programs as a line of JSON."""

from __future__ import annotations

import json

from subsidy.report import phrases
from subsidy.report.amounts import bounds, people
from subsidy.report.page import Page
from subsidy.report.words import Lang, words
from subsidy.results.change import Answered, Change, ConditionChange
from subsidy.results.determination import ConditionResult, Met, Status

WIDTH = 80


def to_line(change: Change) -> str:
    """One line of canonical JSON: names in order, no blanks, the same bytes for the same change; it ends with a line end."""
    return json.dumps(change.model_dump(mode="json"), ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def render_change(change: Change, lang: Lang = "zh", width: int = WIDTH) -> str:
    """A block of plain text, no line wider than ``width`` columns, with an empty line after it."""
    w, page = words(lang), Page(width)
    page.text(_head(change, lang))
    page.item(_answer_mark(change), _title(change, lang), indent=2)
    page.text(w.arrow_form.format(before=_answer(change.before, lang), after=_answer(change.after, lang)), indent=4)
    page.text(_cause(change, lang), indent=4)
    for condition in change.conditions:
        if condition.after is not None:  # that there was no subject is said by the one that has come
            _condition(page, condition, lang)
    if change.given_up is not None:
        page.item(w.given_up + w.colon, w.separator.join(change.given_up.in_favour_of), indent=4)
    for step in change.steps:
        page.item("-", f"{phrases.step_name(step, lang)} {phrases.change(step, lang)}", indent=4)
        for quote in phrases.quotes(step.citations, lang):
            page.text(quote, indent=6)
    for title, items in ((w.newly_missing, change.missing), (w.settled, change.settled)):
        if items:
            page.item(title + w.colon, w.separator.join(item.label for item in items), indent=4)
    if not any(c.citations for c in change.conditions) and not any(s.citations for s in change.steps):
        for quote in phrases.quotes(change.citations, lang):
            page.text(quote, indent=4)
    if change.evidence and change.after is not None and change.after.status is Status.ELIGIBLE:
        page.item(w.evidence + w.colon, w.separator.join(change.evidence), indent=4)
    if change.confirmed:
        page.text(w.confirmed, indent=4)
    return "\n".join(line.plain.rstrip() for line in page.lines) + "\n\n"


def _head(change: Change, lang: Lang) -> str:
    w = words(lang)
    draft = w.draft_title_form.format(status=change.document_status) if change.draft else ""
    head = w.change_head_form.format(
        sequence=change.sequence, year=w.year_form.format(year=change.year), enterprise=change.enterprise or "", code=change.credit_code
    )
    return draft + head


def _title(change: Change, lang: Lang) -> str:
    title = change.title if change.subject is None else words(lang).subject_form.format(title=change.title, subject=change.subject)
    return " / ".join([title, change.category])


def _answer_mark(change: Change) -> str:
    """A plus for what has come within reach, a minus for what has gone out of it."""
    had, has = (a is not None and a.status is Status.ELIGIBLE for a in (change.before, change.after))
    return "+" if has and not had else "-" if had and not has else "*"


def _answer(answered: Answered | None, lang: Lang) -> str:
    w = words(lang)
    if answered is None:
        return w.no_such_subject
    status = w.statuses[answered.status]
    amount = people(answered.payable, lang) if answered.payable is not None else bounds(answered.at_least, answered.at_most, lang)
    return w.answer_form.format(status=status, amount=amount) if amount else status


def _cause(change: Change, lang: Lang) -> str:
    w = words(lang)
    return w.by_setting if change.fact is None else w.by_fact_form.format(fact=change.fact, what=w.separator.join(t.label for t in change.touched))


def _condition(page: Page, condition: ConditionChange, lang: Lang) -> None:
    w = words(lang)
    now = condition.after or Met.UNKNOWN
    said = ConditionResult(met=now, text=condition.text, citations=condition.citations, used=condition.used, gaps=condition.gaps)
    label = w.met[now]
    was = w.was_form.format(before=w.met[condition.before]) if condition.before else ""
    page.item(f"[{label}]", phrases.stated(said, lang) + was, indent=4)
    for quote in phrases.quotes(phrases.sources(said), lang):
        page.text(quote, indent=6)
    if phrases.used(said, lang) and (used := _used(condition, lang)):
        page.text(w.used + w.colon + w.semicolon.join(used), indent=6)
    for gap in condition.gaps:
        page.text(phrases.gap(gap, lang), indent=6)


def _used(condition: ConditionChange, lang: Lang) -> list[str]:
    """The figures that are not what they were; all of them where there were none before."""
    before = {u.what: u.value for u in condition.used_before}
    new = [u for u in condition.used if before.get(u.what) != u.value]
    return [f"{u.what} = {u.value}" + (words(lang).was_form.format(before=before[u.what]) if u.what in before else "") for u in new]
