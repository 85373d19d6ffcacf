"""A rule, or a document at a glance, as text for a terminal: no colour needed, wrapped for Chinese."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from subsidy.report.amounts import bounds, people
from subsidy.report.formula_text import in_line
from subsidy.report.page import Page
from subsidy.report.rule_words import RuleWords, rule_words
from subsidy.report.words import words
from subsidy.results.determination import Citation
from subsidy.results.rule_page import Boundary, Check, DocumentPage, Example, Limit, ReadingOffered, RulePage, Statement
from subsidy.results.wording import Span

DEFAULT_WIDTH = 80


def composed(of: RulePage | DocumentPage, width: int) -> Page:
    """The page of an award or of a document, for a terminal of a width."""
    return rule_text(of, width) if isinstance(of, RulePage) else document_text(of, width)


def plain_text(of: RulePage | DocumentPage) -> str:
    """The same as text of 80 columns."""
    return "\n".join(line.plain.rstrip() for line in composed(of, DEFAULT_WIDTH).lines) + "\n"


def rule_text(of: RulePage, width: int) -> Page:
    """One award, fully."""
    w, page = rule_words(of.lang), Page(width)
    page.text(w.title_form.format(title=of.title, id=of.id), style="bold")
    page.text(w.basis_form.format(document=of.document, status=of.document_status, clause=of.clause))
    if of.draft:
        page.text(w.draft_form.format(status=of.document_status), style="bold red")
    for name, value in head(of, w):
        page.text(w.named_form.format(name=name, value=value))
        _quotes(page, of.given if name == w.gift else (), 2, of)
    _conditions(page, of, w)
    _amounts(page, of, w)
    _head(page, w.limits, bool(of.limits))
    for limit in of.limits:
        page.text(limit_text(limit, w), indent=2)
        _quotes(page, limit.cited, 4, of)
    _diagram(page, of, w)
    _boundaries(page, of, w)
    _head(page, w.readings, bool(of.readings))
    for reading in of.readings:
        page.item(reading.id, reading.question + undecided(reading, w), indent=2)
        for option in reading.options:
            page.item("·", option_text(reading, option, w), indent=4)
    if of.evidence:
        _head(page, w.evidence, True)
        page.text(w.separator.join(of.evidence), indent=2)
    _head(page, w.notes, bool(of.notes))
    for note in of.notes:
        page.item("·", note, indent=2)
    return page


def document_text(of: DocumentPage, width: int) -> Page:
    """The document at a glance, and every award in the order of the text."""
    w, page = rule_words(of.lang), Page(width)
    page.text(f"{of.title}〔{of.status}〕", style="bold")
    page.text(w.issued_form.format(issuer=of.issuer, published=of.published, first=of.first_year, last=of.last_year, region=of.region))
    for note in of.notes:
        page.text(w.note_form.format(note=note))
    page.blank()
    counts = w.separator.join(f"{w.dispositions[kind]} {count}" for kind, count in of.dispositions.items())
    page.text(w.register_form.format(clauses=of.clauses, counts=counts))
    _head(page, w.awards, True)
    for award in of.awards:
        page.item(award.id, w.award_form.format(title=award.title, clause=award.clause, disposition=w.dispositions[award.disposition]), indent=2)
    _head(page, w.all_readings, bool(of.readings))
    for reading in of.readings:
        page.item(reading.id, offered(reading, w), indent=2)
    _head(page, w.parameters, bool(of.parameters))
    for parameter in of.parameters:
        value = w.has_values if parameter.has_values else w.no_values
        page.item(parameter.id, w.named_form.format(name=parameter.label, value=value), indent=2)
    return page


def limit_text(limit: Limit, w: RuleWords) -> str:
    """``智能化改造补贴每企业每年上限:不超过50万元(仅当…)``."""
    text = limit.title if limit.most is None else w.cap_form.format(title=limit.title, most=limit.most)
    text += w.bracket_form.format(w.with_form.format(others=w.separator.join(limit.others))) if limit.others else ""
    return text + (w.bracket_form.format(w.when_form.format(when=limit.when)) if limit.when is not None else "")


def head(of: RulePage, w: RuleWords) -> tuple[tuple[str, str], ...]:
    """What is given, to whom, and at most how much: each with its name."""
    kind = w.kind_form.format(category=of.category, disposition=w.dispositions[of.disposition])
    gift = w.named_form.format(name=kind, value=w.separator.join(a.label for a in of.addends)) if of.addends else kind
    rows = [(w.gift, gift), (w.receiver, w.start if of.subject is None else w.start_form.format(subject=of.subject))]
    return (*rows, *((w.ceiling, limit_text(limit, w)) for limit in of.limits if limit.most is not None))


def option_text(reading: ReadingOffered, option: str, w: RuleWords) -> str:
    """An option with what it makes of the rule; the default is marked."""
    name = w.default_form.format(option=option) if option == reading.default else option
    meaning = reading.meanings[option]
    return name if meaning == option else w.named_form.format(name=name, value=meaning)


def undecided(reading: ReadingOffered, w: RuleWords) -> str:
    return w.bracket_form.format(w.no_default) if reading.default is None and reading.decides else ""


def offered(reading: ReadingOffered, w: RuleWords) -> str:
    """The question and its options, the default marked."""
    options = [w.default_form.format(option=o) if o == reading.default else o for o in reading.options]
    return w.named_form.format(name=reading.question, value=" / ".join(options)) + undecided(reading, w)


def amount_text(example: Example, of: RulePage) -> str:
    """The amount of an example; empty where there is none."""
    if example.payable is not None:
        return people(example.payable, of.lang)
    return bounds(example.at_least, example.at_most, of.lang) or ""


def base_text(boundary: Boundary, w: RuleWords) -> str:
    """What the examples of a boundary are made from."""
    parts = [w.base_form.format(title=boundary.base_title, base=boundary.base, year=boundary.year)]
    parts += [w.changed_form.format(fact=boundary.changed)] if boundary.changed is not None else []
    parts += [w.under_form.format(reading=name, option=option) for name, option in boundary.readings.items()]
    return w.comma.join(parts)


def _head(page: Page, title: str, wanted: bool) -> None:
    if wanted:
        page.blank()
        page.text(title, style="bold")


def _quotes(page: Page, cited: Iterable[Citation], indent: int, of: RulePage) -> None:
    for citation in cited:
        page.text(words(of.lang).quote_form.format(clause=citation.clause, quote=citation.quote), indent=indent, style="dim")


def _conditions(page: Page, of: RulePage, w: RuleWords) -> None:
    _head(page, w.conditions, True)
    for i, condition in enumerate(of.conditions, 1):
        page.item(f"{i}.", _stated(condition, w), indent=2)
        _quotes(page, condition.cited, 5, of)
    if of.contest is not None:
        page.text(w.contest_form.format(places=of.contest.places, ranked_by=of.contest.ranked_by), indent=2)
        _quotes(page, of.contest.cited, 5, of)


def _stated(condition: Statement, w: RuleWords) -> str:
    return str(condition.text) + (w.bracket_form.format(w.in_round) if condition.in_round else "")


def _amounts(page: Page, of: RulePage, w: RuleWords) -> None:
    _head(page, w.amount, bool(of.addends))
    for addend in of.addends:
        page.text(w.named_form.format(name=addend.label, value=addend.said.text), indent=2)
        page.item("=", in_line(addend.formula, w), indent=4)
        _quotes(page, addend.said.cited, 4, of)
    _head(page, w.meaning, bool(of.meanings))
    for meaning in of.meanings:
        said = str(meaning.said.text) if meaning.formula is None else in_line(meaning.formula, w)
        page.text(w.named_form.format(name=meaning.label, value=said), indent=2)
        _quotes(page, meaning.said.cited, 4, of)


def _diagram(page: Page, of: RulePage, w: RuleWords) -> None:
    status = words(of.lang).statuses
    _head(page, w.diagram, True)
    page.text(w.diagram_hint, indent=2, style="dim")
    page.text(w.start if of.subject is None else w.start_form.format(subject=of.subject), indent=2)
    for i, check in enumerate(of.flow.checks, 1):
        page.item(f"├ {i}.", check_text(check, w), indent=2)
        _parts(page, check, w, 6)
    if of.contest is not None:
        page.item("├", w.contest_form.format(places=of.contest.places, ranked_by=of.contest.ranked_by), indent=2)
    for addend in of.addends:
        page.item("├", f"{w.sum_step} {in_line(addend.formula, w)}", indent=2)
    for limit in of.limits:
        page.item("├", f"{w.exclusive_step if limit.most is None else w.cap_step} {limit_text(limit, w)}", indent=2)
    page.item("└", status[of.flow.passed], indent=2, style="bold")


def check_text(check: Check, w: RuleWords) -> str:
    """The question of a check; where its parts say it all, only how they belong together."""
    question = str(check.text) if check.named or not check.parts else join_text(check, w)
    return question + (w.bracket_form.format(w.in_round) if check.in_round else "")


def join_text(check: Check, w: RuleWords) -> str:
    return {"all": w.all_of, "any": w.any_of, "cases": w.one_case}[check.join]


def _parts(page: Page, check: Check, w: RuleWords, indent: int) -> None:
    if check.named and len(check.parts) > 1:
        page.text(join_text(check, w), indent=indent, style="dim")
    for part in check.parts:
        page.item("◇" if check.join == "any" else "·", check_text(part, w), indent=indent)
        _parts(page, part, w, indent + 2)


def _boundaries(page: Page, of: RulePage, w: RuleWords) -> None:
    _head(page, w.boundaries, bool(of.boundaries))
    for boundary in of.boundaries:
        page.item("·", str(boundary.text), indent=2)
        if boundary.missing:
            page.text(boundary.missing, indent=4)
        if not boundary.examples:
            continue
        page.text(base_text(boundary, w), indent=4, style="dim")
        rows = [[w.where[e.where], e.given, e.compared, words(of.lang).statuses[e.status], amount_text(e, of)] for e in boundary.examples]
        if all(e.given == e.compared for e in boundary.examples):
            rows = [[*row[:2], *row[3:]] for row in rows]
        page.table(rows, [why_text(e, w) for e in boundary.examples], indent=4)
        if not boundary.decisive:
            page.text(w.not_decisive, indent=4, style="dim")


def why_text(example: Example, w: RuleWords) -> str:
    """What made the result: conditions not met, or what decides where the figure does not; empty where all is well."""
    if example.besides:
        return w.besides_form.format(w.separator.join(unique(example.besides)))
    return w.failed_form.format(w.separator.join(unique(example.failed))) if example.failed else ""


def unique(spans: Iterable[Span]) -> list[str]:
    return list(dict.fromkeys(chain(map(str, spans))))
