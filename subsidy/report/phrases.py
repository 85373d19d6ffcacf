"""The sentences of a report, the same in every format."""

from __future__ import annotations

from collections.abc import Iterable

from subsidy.report.amounts import bounds, people
from subsidy.report.grouping import Entry, Needed, clauses, title_of, unique, with_met
from subsidy.report.words import Lang, words
from subsidy.results.determination import (
    Citation,
    ConditionResult,
    Determination,
    Disposition,
    Gap,
    GivenUp,
    Met,
    Missing,
    Otherwise,
    ParameterUsed,
    ReadingUsed,
    Result,
    Status,
    Step,
    Total,
    Used,
)

SHORT_DIGEST = 12


def heading(d: Determination, lang: Lang) -> str:
    """The title, with the subject it was decided for."""
    return d.title if d.subject is None else words(lang).subject_form.format(title=d.title, subject=d.subject)


def clause_list(d: Determination, lang: Lang) -> str:
    return words(lang).separator.join(clauses(d))


def about(d: Determination, lang: Lang) -> tuple[str, ...]:
    """Clauses, category and, where it is not plainly money, the nature of what is given."""
    nature = "" if d.disposition is Disposition.AWARD else words(lang).dispositions[d.disposition]
    return tuple(text for text in (*clauses(d), d.category, nature) if text)


def amount(d: Determination, lang: Lang) -> str:
    """The amount of a determination, its bounds, or why there is none."""
    if d.status is Status.INELIGIBLE:
        return words(lang).no_amount["ineligible"]
    open_amount = bounds(d.at_least, d.at_most, lang)
    if d.payable is not None:
        text = people(d.payable, lang)
        return text if d.given_up is None else words(lang).instead_form.format(amount=text)
    kind = "benefit" if d.disposition is Disposition.BENEFIT else d.status.value
    return open_amount or words(lang).no_amount[kind]


def total(of: Total, lang: Lang) -> str:
    """The sum of everything payable; bounds and what is settled where something is open."""
    w = words(lang)
    if of.at_least == of.payable == of.at_most:
        return people(of.payable, lang)
    text = bounds(of.at_least, of.at_most, lang) or w.no_amount["undetermined"]
    return text if of.payable == of.at_least else text + w.comma + w.settled_form.format(amount=people(of.payable, lang))


def quote(citation: Citation, lang: Lang) -> str:
    return words(lang).quote_form.format(clause=citation.clause, quote=citation.quote)


def quotes(citations: Iterable[Citation], lang: Lang) -> str:
    return " ".join(quote(c, lang) for c in unique(citations))


def stated(condition: ConditionResult, lang: Lang) -> str:
    """A condition with the clauses that say it in just these words."""
    form = words(lang).clause_form
    return " ".join([condition.text, *unique(form.format(clause=c.clause) for c in condition.citations if not _adds(c, condition))])


def sources(condition: ConditionResult, lang: Lang) -> str:
    """The quoted words of a condition where they are not its own text."""
    return quotes((c for c in condition.citations if _adds(c, condition)), lang)


def _adds(citation: Citation, condition: ConditionResult) -> bool:
    return citation.quote not in ("", condition.text)


def met(condition: ConditionResult, lang: Lang) -> str:
    w = words(lang)
    return w.decided_in_round if condition.decided_in_round else w.met[condition.met]


def used(values: Iterable[Used], lang: Lang) -> str:
    return words(lang).semicolon.join(f"{v.what} = {v.value}" for v in values)


def gap(of: Gap, lang: Lang) -> str:
    return words(lang).gap_form.format(what=of.what, value=of.value, needed=of.needed, lacking=of.lacking)


def change(step: Step, lang: Lang) -> str:
    """What a step made of the amount."""
    after = people(step.after, lang)
    return after if step.before is None else words(lang).change_form.format(before=people(step.before, lang), after=after)


def step_name(step: Step, lang: Lang) -> str:
    """The kind of a step with its own label, said once."""
    kind = words(lang).steps[step.kind]
    return kind if step.label in ("", kind) else f"{kind}{words(lang).colon}{step.label}"


def missing(item: Missing, lang: Lang) -> str:
    """Label, question and unit of something missing."""
    w = words(lang)
    text = w.missing_form.format(label=item.label, question=item.question) if item.question else item.label
    return text + (w.unit_form.format(unit=item.unit) if item.unit else "")


def given_up(of: GivenUp, result: Result, lang: Lang) -> str:
    w = words(lang)
    favour = w.separator.join(title_of(result, reference) for reference in of.in_favour_of)
    return w.given_up_form.format(amount=people(of.amount, lang), favour=favour)


def otherwise(of: Otherwise, lang: Lang) -> str:
    """What another option of a reading would give."""
    w = words(lang)
    said = [w.statuses[of.status]]
    if of.status is not Status.INELIGIBLE:
        money = bounds(of.at_least, of.at_most, lang) if of.payable is None else people(of.payable, lang)
        said.append(money or w.no_amount[of.status.value])
    return w.otherwise_form.format(reading=of.reading, option=of.option, answer=w.comma.join(said))


def reason(d: Determination, result: Result, lang: Lang) -> str:
    """Why a determination is what it is, in one line; empty where status and amount say it all."""
    w = words(lang)
    if d.given_up is not None:
        return given_up(d.given_up, result, lang)
    if d.status is Status.INELIGIBLE:
        failed = with_met(d, Met.NO)
        lacking = (w.short_form.format(what=g.what, lacking=g.lacking) for c in failed for g in c.gaps)
        said = (c.text for c in failed) if failed else d.notes
        return w.semicolon.join(unique([*said, *lacking]))
    labels = w.separator.join(unique(m.label for m in d.missing))
    return f"{w.missing}{w.colon}{labels}" if labels else ""


def waiting(of: Needed, lang: Lang) -> str:
    return titles(of.waiting, lang)


def titles(entries: Iterable[Entry], lang: Lang) -> str:
    return words(lang).separator.join(f"{e.number}.{heading(e.of, lang)}" for e in entries)


def option(reading: ReadingUsed, lang: Lang) -> str:
    return reading.option if reading.option is not None else words(lang).not_chosen


def chooser(reading: ReadingUsed, lang: Lang) -> str:
    """Who took an option; empty where none is taken."""
    w = words(lang)
    if reading.option is None:
        return ""
    return w.by_caller if reading.chosen_by_caller else w.by_default


def verification(parameter: ParameterUsed, lang: Lang) -> str:
    w = words(lang)
    if parameter.value is None:
        return w.not_given
    return w.is_verified if parameter.verified else w.not_verified


def giver(parameter: ParameterUsed, lang: Lang) -> str:
    """Who gave a value; empty where there is none."""
    w = words(lang)
    if parameter.value is None:
        return ""
    return w.caller if parameter.given_by_caller else w.rules


def draft(result: Result, lang: Lang) -> str | None:
    """The warning that stands over everything decided under a draft."""
    document = result.document
    return words(lang).draft_form.format(status=document.status) if document.draft else None


def other_warnings(result: Result) -> tuple[str, ...]:
    return unique(result.warnings)


def head(result: Result, lang: Lang) -> tuple[tuple[str, str], ...]:
    """Labels and values over a report; what is not known is left out."""
    w, d = words(lang), result.document
    rows = (
        (w.enterprise, result.enterprise),
        (w.credit_code, result.credit_code),
        (w.year, w.year_form.format(year=result.year)),
        (w.on, result.on),
        (w.document, d.title),
        (w.document_status, d.status),
        (w.issuer, d.issuer),
        (w.number, d.number),
        (w.published, d.published),
        (w.period, d.period),
        (w.region, d.region),
        (w.ruleset, f"{result.ruleset} {result.version} ({short_digest(result.digest)})"),
        (w.engine, result.engine),
    )
    return tuple((label, value) for label, value in rows if value)


def basis(result: Result, lang: Lang) -> tuple[tuple[str, str], ...]:
    """Everything needed to compute the result again."""
    w = words(lang)
    return (
        (w.ruleset, f"{result.ruleset} {result.version}"),
        (w.digest, result.digest),
        (w.text_digest, result.document.text_digest),
        (w.engine, result.engine),
    )


def short_digest(digest: str) -> str:
    """The first characters of a digest, enough to compare by eye."""
    return digest.rpartition(":")[2][:SHORT_DIGEST]
