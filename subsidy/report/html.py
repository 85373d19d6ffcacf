"""A result as one self-contained HTML page: nothing loaded from elsewhere, no script, everything escaped, printable on A4."""

from __future__ import annotations

from functools import cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined

from subsidy.report import phrases
from subsidy.report.amounts import people
from subsidy.report.grouping import clauses, counts, depending_on, failed_first, needed, sections
from subsidy.report.text import visible
from subsidy.report.words import Lang, words
from subsidy.results.determination import Result, Status


def to_html(result: Result, lang: Lang = "zh") -> str:
    """The report as the text of an HTML file, the same for the same result."""
    w = words(lang)
    grouped = sections(result)
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            r=result,
            w=w,
            lang=lang,
            Status=Status,
            sections=grouped,
            available=[e for s in grouped if s.status is Status.ELIGIBLE for e in s.entries],
            counts=counts(result),
            needed=needed(result),
            head=phrases.head(result, lang),
            basis=phrases.basis(result, lang),
            draft=phrases.draft(result, lang),
            warnings=phrases.other_warnings(result),
            about=partial(phrases.about, lang=lang),
            amount=partial(phrases.amount, lang=lang),
            change=partial(phrases.change, lang=lang),
            chooser=partial(phrases.chooser, lang=lang),
            gap=partial(phrases.gap, lang=lang),
            given_up=partial(phrases.given_up, result=result, lang=lang),
            giver=partial(phrases.giver, lang=lang),
            heading=partial(phrases.heading, lang=lang),
            met=partial(phrases.met, lang=lang),
            missing=partial(phrases.missing, lang=lang),
            option=partial(phrases.option, lang=lang),
            otherwise=partial(phrases.otherwise, lang=lang),
            people=partial(people, lang=lang),
            quote=partial(phrases.quote, lang=lang),
            reason=partial(phrases.reason, result=result, lang=lang),
            step_name=partial(phrases.step_name, lang=lang),
            total=phrases.total(result.total, lang),
            used=partial(phrases.used, lang=lang),
            verification=partial(phrases.verification, lang=lang),
            clauses=clauses,
            depending_on=partial(depending_on, result),
            failed_first=failed_first,
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("subsidy.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )


def _shown(value: object) -> object:
    """Invisible characters of a text written out; text already escaped (of class Markup) stays what it is."""
    return visible(value) if type(value) is str else value
