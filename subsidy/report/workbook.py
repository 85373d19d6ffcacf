"""A result as an Excel workbook of four sheets, byte for byte the same for the same result."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.writer.excel import ExcelWriter

from subsidy.report import phrases
from subsidy.report.amounts import bounds, number
from subsidy.report.grouping import alternatives, counts, entries, needed, own_conditions, readings, unique
from subsidy.report.sheet import Sheet, Value
from subsidy.report.words import Lang, Words, words
from subsidy.results.determination import Citation, ConditionResult, Determination, Otherwise, Result, Status

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date a zip file can hold; a file must not tell when it was made, or it would differ each time."""

_FILLS = {
    Status.ELIGIBLE: "FFDDEFE3",
    Status.COMPETITIVE: "FFE3EAF5",
    Status.DISCRETIONARY: "FFE3EAF5",
    Status.PENDING: "FFE3EAF5",
    Status.UNDETERMINED: "FFFDF0D9",
    Status.INELIGIBLE: "FFF8E0E0",
}
_OVERVIEW = (6, 12, 26, 9, 12, 8, 12, 15, 15, 15, 34, 20, 15)
_STEPS = (6, 20, 9, 10, 28, 10, 14, 14, 12, 30, 22, 24, 13)
_MISSING = (6, 11, 20, 36, 9, 24, 36)
_BASIS = (40, 24, 12, 12, 60)


def to_workbook(result: Result, lang: Lang = "zh") -> bytes:
    """The bytes of an ``.xlsx`` file: overview, steps and sources, missing data, readings and parameters."""
    w = words(lang)
    book = Workbook()
    book.remove(book.worksheets[0])
    made = (_overview, _steps, _missing, _basis)
    for name, widths, fill in zip(w.sheets, (_OVERVIEW, _STEPS, _MISSING, _BASIS), made, strict=True):
        sheet = Sheet(book.create_sheet(name), widths, w)
        if draft := phrases.draft(result, lang):
            sheet.draft(draft)
        fill(sheet, result, lang)
    return fixed(book, w.title)


def _overview(sheet: Sheet, result: Result, lang: Lang) -> None:
    w = words(lang)
    sheet.title(f"{w.title}{w.colon}{result.document.title}")
    sheet.line(_about(result, w))
    if result.applicability:
        conditions = w.semicolon.join(f"[{phrases.met(c, lang)}] {phrases.summed_up(c, lang)}" for c in result.applicability)
        sheet.line(f"{w.applies}{w.colon}{conditions}")
    sums = [phrases.applicability(result, lang), f"{w.total}{w.colon}{phrases.total(result.total, lang)}", phrases.waived(result.total, lang)]
    sheet.line(w.semicolon.join(text for text in sums if text), bold=True)
    sheet.line(phrases.status_counts(counts(result), lang), bold=True)
    about = (w.item, w.status, w.award, w.subject, w.clause, w.category, w.disposition)
    labels = (*about, w.amount_unit, w.at_least_unit, w.at_most_unit, w.explanation, w.evidence, w.award_id)
    sheet.header(labels, freeze=True)
    header_row = sheet.last_row
    for entry in entries(result):
        d = entry.of
        named = (entry.number, w.statuses[d.status], d.title, d.subject, phrases.clause_list(d, lang), d.category, w.dispositions[d.disposition])
        explained = (_explanation(d, result, lang), w.separator.join(d.evidence), d.award)
        sheet.row([*named, *_sums(d, lang), *explained], fill=_FILLS[d.status], filled=1)
    sheet.filter_from(header_row, len(_OVERVIEW))
    total = result.total
    most = w.unlimited if total.at_most is None else number(total.at_most, lang)
    sheet.row(
        [None, None, w.total, None, None, None, None, number(total.payable, lang), number(total.at_least, lang), most, None, None, None], bold=True
    )
    sheet.blank()
    for warning in phrases.other_warnings(result):
        sheet.line(f"{w.warnings}{w.colon}{warning}")
    sheet.line(w.footer)


def _steps(sheet: Sheet, result: Result, lang: Lang) -> None:
    w = words(lang)
    sheet.title(w.sheets[1])
    labels = (w.item, w.award, w.subject, w.kind, w.content, w.result, w.before, w.after, w.clause, w.quote, w.used, w.gap, w.limit)
    sheet.header(labels, freeze=True)
    header_row = sheet.last_row
    others = alternatives(result)
    for condition in result.applicability:
        sheet.row([None, w.applies, None, *_condition(condition, lang)])
    for entry in entries(result):
        d = entry.of
        for values in _reasons(d, others[entry.number], result, lang):
            sheet.row([entry.number, d.title, d.subject, *values], fill=_FILLS[d.status], filled=0)
    sheet.filter_from(header_row, len(labels))


class _Reason(NamedTuple):
    """One row of the sheet of reasons, after number, title and subject."""

    kind: str
    content: str
    result: str = ""
    before: Value = None
    after: Value = None
    clauses: str = ""
    quotes: str = ""
    used: str = ""
    gaps: str = ""
    limit: str | None = None


def _condition(c: ConditionResult, lang: Lang) -> _Reason:
    gaps = "\n".join(phrases.gap(g, lang) for g in c.gaps)
    row = _Reason(words(lang).column_kinds["condition"], c.text, phrases.met(c, lang), used=phrases.used(c, lang), gaps=gaps)
    return _citing(row, c.citations)


def _reasons(d: Determination, others: Sequence[Otherwise], result: Result, lang: Lang) -> Iterator[_Reason]:
    """Every reason of a determination; its own clauses where it has no other."""
    w = words(lang)
    kinds = w.column_kinds
    for c in own_conditions(d, result):
        yield _condition(c, lang)
    for s in d.steps:
        before, after = number(s.before, lang), number(s.after, lang)
        content = "\n".join(text for text in (phrases.step_name(s, lang), phrases.step_label(s)[1]) if text)
        yield _citing(_Reason(kinds["step"], content, before=before, after=after, used=phrases.put_in(s, lang), limit=s.limit), s.citations)
    if (g := d.given_up) is not None:
        text = phrases.given_up(g, result, lang)
        yield _citing(_Reason(kinds["given_up"], text, before=number(g.amount, lang), limit=g.limit), g.citations)
    for o in others:
        yield _Reason(kinds["otherwise"], phrases.otherwise(o, lang), w.statuses[o.status], after=number(o.payable, lang))
    for note in d.notes:
        yield _Reason(kinds["note"], note)
    if not d.conditions and not d.steps:
        for citation in d.citations:
            yield _citing(_Reason(kinds["clause"], phrases.amount(d, lang)), [citation])


def _citing(row: _Reason, citations: Sequence[Citation]) -> _Reason:
    said = unique(c.quote for c in phrases.telling(citations))
    return row._replace(clauses="\n".join(unique(c.clause for c in citations)), quotes="\n".join(said))


def _missing(sheet: Sheet, result: Result, lang: Lang) -> None:
    w = words(lang)
    sheet.title(w.still_needed)
    sheet.header([w.item, w.kind, w.missing, w.question, w.unit, w.missing_id, w.settles], freeze=True)
    items = needed(result)
    for i, n in enumerate(items, start=1):
        m = n.item
        sheet.row([i, w.missing_kinds[m.kind], m.label, m.question, m.unit, m.name, phrases.waiting(n, lang)])
    if not items:
        sheet.line(w.nothing_needed)


def _basis(sheet: Sheet, result: Result, lang: Lang) -> None:
    w = words(lang)
    sheet.title(w.sheets[3])
    sheet.freeze()
    sheet.line(w.basis, bold=True)
    for label, value in ((w.document, result.document.title), *phrases.head(result, lang), *phrases.basis(result, lang)):
        sheet.pair(label, value)
    for warning in phrases.other_warnings(result):
        sheet.pair(w.warnings, warning)
    sheet.blank()
    sheet.line(w.readings, bold=True)
    sheet.header([w.reading, w.option, w.chosen_by, "", w.affects])
    for reading in readings(result):
        r = reading.used
        affected = [*(phrases.everywhere(e, lang) for e in reading.everywhere), phrases.titles((*reading.changes, *reading.waiting), lang)]
        said = "\n".join(text for text in affected if text) or w.none
        sheet.row([f"{r.id} {r.question}", phrases.option(r, lang), phrases.chooser(r, lang), None, said])
    if not result.readings:
        sheet.line(w.no_readings)
    sheet.blank()
    sheet.line(w.parameters, bold=True)
    sheet.header([w.parameter, w.value, w.verified, w.given_by, w.source])
    for p in result.parameters:
        value = p.value if p.value is not None else w.not_given
        sheet.row([f"{p.label}\n{p.id}", value, phrases.verification(p, lang), phrases.giver(p, lang), p.source])
    if not result.parameters:
        sheet.line(w.no_parameters)
    sheet.blank()
    sheet.line(w.footer)


def _about(result: Result, w: Words) -> str:
    said = (
        (w.enterprise, result.enterprise),
        (w.credit_code, result.credit_code),
        (w.year, w.year_form.format(year=result.year)),
        (w.on, result.on),
        (w.issuer, result.document.issuer),
        (w.published, result.document.published),
        (w.document_status, result.document.status),
    )
    return "  ".join(f"{label}{w.colon}{value}" for label, value in said if value)


def _sums(d: Determination, lang: Lang) -> list[Value]:
    """Payable, at least, at most; the bounds only where the sum is open."""
    if d.status is Status.INELIGIBLE:
        return [None, None, None]
    if d.payable is not None:
        return [number(d.payable, lang), None, None]
    return [None, number(d.at_least, lang), number(d.at_most, lang)]


def _explanation(d: Determination, result: Result, lang: Lang) -> str:
    has_sum = d.payable is not None or d.status is Status.INELIGIBLE or bounds(d.at_least, d.at_most, lang)
    amount = "" if has_sum else phrases.amount(d, lang)
    return "\n".join(unique(text for text in (amount, phrases.reason(d, result, lang), *d.notes) if text))


def fixed(book: Workbook, title: str) -> bytes:
    """The file without any trace of when it was made: fixed dates, and stored, as compressors differ between versions."""
    book.properties = DocumentProperties(creator="subsidy", title=title, created=datetime(*_EPOCH), modified=datetime(*_EPOCH))
    dated, plain = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(dated, "w") as archive:
        ExcelWriter(book, archive).save()
    with zipfile.ZipFile(dated) as source, zipfile.ZipFile(plain, "w") as target:
        for member in source.infolist():
            entry = zipfile.ZipInfo(member.filename, date_time=_EPOCH)
            entry.create_system = 0
            entry.external_attr = 0
            target.writestr(entry, source.read(member), zipfile.ZIP_STORED)
    return plain.getvalue()
