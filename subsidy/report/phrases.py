"""The sentences of a report, the same in every format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from subsidy.report.amounts import bounds, people
from subsidy.report.grouping import NO_SUBJECT, Entry, Everywhere, Needed, applies, clauses, no_subject, own_conditions, title_of, unique
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

NOTHING = "0.00"
NEGATION = "没"
"""Put before a condition it makes its contrary."""


def heading(d: Determination, lang: Lang) -> str:
    """The title, with the subject it was decided for."""
    return d.title if d.subject is None else words(lang).subject_form.format(title=d.title, subject=d.subject)


def clause_list(d: Determination, lang: Lang) -> str:
    return words(lang).separator.join(clauses(d))


def about(d: Determination, lang: Lang) -> tuple[str, ...]:
    """Clauses, category and, where it is not plainly money, the nature of what is given."""
    nature = "" if d.disposition is Disposition.AWARD else words(lang).dispositions[d.disposition]
    return tuple(text for text in (*clauses(d), d.category, nature) if text)


NOT_MONEY = ("融资", "服务", "优先", "权益")
"""Categories that promise something other than a sum."""


def amount(d: Determination, lang: Lang) -> str:
    """The amount of a determination, its bounds, or why there is none."""
    if d.status is Status.INELIGIBLE:
        return words(lang).no_amount["ineligible"]
    open_amount = bounds(d.at_least, d.at_most, lang)
    if d.payable is not None:
        text = people(d.payable, lang)
        return text if d.given_up is None else words(lang).instead_form.format(amount=text)
    without_money = d.disposition is Disposition.BENEFIT or (d.category in NOT_MONEY and d.disposition is not Disposition.AWARD)
    kind = "benefit" if without_money else d.status.value
    return open_amount or words(lang).no_amount[kind]


def total(of: Total, lang: Lang) -> str:
    """The sum of everything payable; bounds and what is settled where something is open."""
    w = words(lang)
    if of.at_least == of.payable == of.at_most:
        return people(of.payable, lang)
    text = bounds(of.at_least, of.at_most, lang) or w.no_amount["undetermined"]
    return text if of.payable in (of.at_least, NOTHING) else text + w.comma + w.settled_form.format(amount=people(of.payable, lang))


def waived(of: Total, lang: Lang) -> str:
    """How much of the total is not paid out but not charged; empty where nothing is."""
    return "" if of.waived == NOTHING else words(lang).waived_form.format(amount=people(of.waived, lang))


def quote(citation: Citation, lang: Lang) -> str:
    return words(lang).quote_form.format(clause=citation.clause, quote=citation.quote)


def quotes(citations: Iterable[Citation], lang: Lang) -> tuple[str, ...]:
    return tuple(quote(c, lang) for c in telling(citations))


def telling(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """The citations, each once, without words that a longer quote of the same clause holds already."""
    cited = unique(citations)
    return tuple(c for c in cited if c.quote and not any(c.quote in o.quote for o in cited if o.clause == c.clause and o != c))


def stated(condition: ConditionResult, lang: Lang) -> str:
    """A condition with the clauses that say it in just these words."""
    form = words(lang).clause_form
    return " ".join([condition.text, *unique(form.format(clause=c.clause) for c in condition.citations if not _adds(c, condition))])


def summed_up(condition: ConditionResult, lang: Lang) -> str:
    """A condition with its clauses, but without their words."""
    form = words(lang).clause_form
    return " ".join([condition.text, *unique(form.format(clause=c.clause) for c in condition.citations)])


def sources(condition: ConditionResult) -> tuple[Citation, ...]:
    """The citations of a condition whose words are not its own text."""
    return telling(c for c in condition.citations if _adds(c, condition))


def _adds(citation: Citation, condition: ConditionResult) -> bool:
    return citation.quote not in ("", condition.text)


def met(condition: ConditionResult, lang: Lang) -> str:
    w = words(lang)
    return w.decided_in_round if condition.decided_in_round else w.met[condition.met]


def used(condition: ConditionResult, lang: Lang) -> str:
    """What a condition was decided on, where it does not just say the condition again."""
    return words(lang).semicolon.join(f"{v.what} = {v.value}" for v in condition.used if not _repeats(v, condition))


def _repeats(value: Used, condition: ConditionResult) -> bool:
    return condition.text in (value.what, NEGATION + value.what) or any((g.what, g.value) == (value.what, value.value) for g in condition.gaps)


def others(conditions: Iterable[ConditionResult], lang: Lang) -> str:
    """How the conditions stand that are not told one by one."""
    w = words(lang)
    outcomes = [c.met for c in conditions]
    if not outcomes:
        return ""
    yes, count = outcomes.count(Met.YES), len(outcomes)
    return (
        w.other_conditions_met_form.format(count=count) if yes == count else w.other_conditions_form.format(count=count, yes=yes, unknown=count - yes)
    )


def lacks_subject(d: Determination, lang: Lang) -> str:
    """That the enterprise has nothing an award could be given for; empty where it has, or where that is not the reason."""
    condition = no_subject(d)
    if condition is None:
        return ""
    prefix = next(prefix for prefix in NO_SUBJECT if condition.text.startswith(prefix))
    return words(lang).no_subject_form.format(what=condition.text.removeprefix(prefix))


def applicability(result: Result, lang: Lang) -> str:
    """That the document does not apply, or that this is open; empty if it applies."""
    w = words(lang)
    return {Met.YES: "", Met.NO: w.does_not_apply, Met.UNKNOWN: w.may_not_apply}[applies(result)]


def gap(of: Gap, lang: Lang) -> str:
    return words(lang).gap_form.format(what=of.what, value=of.value, needed=of.needed, lacking=of.lacking)


def change(step: Step, lang: Lang) -> str:
    """What a step made of the amount."""
    after = people(step.after, lang)
    return after if step.before is None else words(lang).change_form.format(before=people(step.before, lang), after=after)


def step_name(step: Step, lang: Lang) -> str:
    """The kind of a step with its own label, said once."""
    kind, label = words(lang).steps[step.kind], step_label(step)[0]
    return kind if label.startswith(kind) or not label else f"{kind}{words(lang).colon}{label}"


def step_label(step: Step) -> tuple[str, str]:
    """The label of a step and the formula after it; no formula where that is just the amount."""
    label, _, formula = step.label.partition(":")
    return label, "" if people(step.after, "zh").startswith(formula) else formula


def put_in(step: Step, lang: Lang) -> str:
    """The figures that were put into the formula of a step."""
    return words(lang).semicolon.join(f"{v.what} = {v.value}" for v in step.used)


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
    money = bounds(of.at_least, of.at_most, lang) if of.payable is None else people(of.payable, lang)
    said = [w.statuses[of.status], *([money] if money and of.status is not Status.INELIGIBLE else [])]
    return w.otherwise_form.format(reading=of.reading, option=of.option, answer=w.comma.join(said))


def everywhere(of: Everywhere, lang: Lang) -> str:
    """What an option would do to all results alike."""
    w = words(lang)
    return w.everywhere_form.format(option=of.option, count=of.count, status=w.statuses[of.status])


def reason(d: Determination, result: Result, lang: Lang) -> str:
    """Why a determination is what it is, in one line; empty where status and amount say it all."""
    w = words(lang)
    if d.given_up is not None:
        return given_up(d.given_up, result, lang)
    if d.status is Status.INELIGIBLE:
        said = [w.does_not_apply] if applies(result) is Met.NO else []
        if lacks := lacks_subject(d, lang):
            return w.semicolon.join([*said, lacks])
        failed = [c for c in own_conditions(d, result) if c.met is Met.NO]
        lacking = (w.short_form.format(what=g.what, lacking=g.lacking) for c in failed for g in c.gaps)
        if failed:
            said.append(w.met[Met.NO] + w.colon + w.semicolon.join(c.text for c in failed))
        return w.semicolon.join(unique([*(said or d.notes), *lacking]))
    labels = w.separator.join(unique(m.label for m in d.missing))
    return f"{w.missing}{w.colon}{labels}" if labels else ""


def status_counts(of: Mapping[Status, int], lang: Lang) -> str:
    """How many results there are of each status, on one line."""
    w = words(lang)
    return w.separator.join(w.count_form.format(status=w.statuses[status], count=count) for status, count in of.items())


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
        (w.document_status, d.status),
        (w.issuer, d.issuer),
        (w.number, d.number),
        (w.published, d.published),
        (w.period, d.period),
        (w.region, d.region),
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
