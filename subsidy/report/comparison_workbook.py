"""A comparison of two versions of a ruleset as an Excel workbook: by award, and by record."""

from __future__ import annotations

from openpyxl import Workbook

from subsidy.report import phrases
from subsidy.report.amounts import number
from subsidy.report.record_words import record_words
from subsidy.report.replaying import summary, told_figures, told_reason
from subsidy.report.sheet import Sheet
from subsidy.report.words import Lang, words
from subsidy.report.workbook import fixed
from subsidy.results.replaying import Comparison, Reason

_AWARDS = (26, 9, 9, 11, 16, 16, 70)
_RECORDS = (8, 22, 26, 10, 11, 26, 26, 70)
_FILLS = {"gains": "FFDDEFE3", "loses": "FFF8E0E0", "changes": "FFFDF0D9"}


def comparison_workbook(compared: Comparison, lang: Lang = "zh") -> bytes:
    """The bytes of an ``.xlsx`` file of two sheets, the same for the same comparison."""
    r = record_words(lang)
    book = Workbook()
    book.remove(book.worksheets[0])
    _awards(Sheet(book.create_sheet(r.by_award), _AWARDS, words(lang)), compared, lang)
    _records(Sheet(book.create_sheet(r.by_record), _RECORDS, words(lang)), compared, lang)
    return fixed(book, r.compared)


def _awards(sheet: Sheet, compared: Comparison, lang: Lang) -> None:
    r, w = record_words(lang), words(lang)
    c = r.columns
    sheet.title(r.compared)
    sheet.line(f"{r.recorded_with}{w.colon}{w.separator.join(compared.recorded)}")
    sheet.line(f"{r.decided_with}{w.colon}{compared.ruleset} {compared.version} {compared.digest[:12]}")
    sheet.line(summary(compared, lang), bold=True)
    sheet.header([c["title"], c["gains"], c["loses"], c["changes"], c["before"], c["after"], c["reasons"]], freeze=True)
    for award in compared.awards:
        reasons = [f"{_cited(counted.reason, lang)} ({r.reason_count.format(count=counted.records)})" for counted in award.reasons]
        if award.more_reasons:
            reasons.append(r.more.format(count=award.more_reasons))
        sheet.row([award.title, award.gains, award.loses, award.changes, number(award.before, lang), number(award.after, lang), "\n".join(reasons)])


def _records(sheet: Sheet, compared: Comparison, lang: Lang) -> None:
    r = record_words(lang)
    c = r.columns
    sheet.header([c["entry"], c["enterprise"], c["title"], c["subject"], c["effect"], c["before"], c["after"], c["reasons"]], freeze=True)
    for one in compared.listed:
        if one.problems:
            sheet.row([one.entry, one.enterprise, None, None, r.outcomes["undecidable"], None, None, "\n".join(one.problems)])
        for change in one.changes:
            figures = (told_figures(change.before, lang), told_figures(change.after, lang))
            reasons = "\n".join(_cited(reason, lang) for reason in change.reasons)
            row = [one.entry, one.enterprise, change.title, change.subject, r.effects[change.effect], *figures, reasons]
            sheet.row(row, fill=_FILLS[change.effect], filled=4)
    if compared.more:
        sheet.line(r.more.format(count=compared.more))


def _cited(reason: Reason, lang: Lang) -> str:
    return " ".join([told_reason(reason, lang), *phrases.quotes(reason.citations, lang)])
