"""A result as one self-contained HTML page: nothing loaded from elsewhere, no script, everything escaped, printable on A4."""

from __future__ import annotations

from functools import partial

from subsidy.report import phrases
from subsidy.report.environment import environment
from subsidy.report.grouping import alternatives, clauses, counts, needed, no_subject, own_conditions, readings, sections
from subsidy.report.words import Lang, words
from subsidy.results.determination import Disposition, Met, Result, Status


def to_html(result: Result, lang: Lang = "zh") -> str:
    """The report as the text of an HTML file, the same for the same result."""
    w = words(lang)
    grouped, told = sections(result), readings(result)
    return (
        environment()
        .get_template("report.html.j2")
        .render(
            r=result,
            w=w,
            lang=lang,
            Disposition=Disposition,
            Met=Met,
            Status=Status,
            sections=grouped,
            available=[e for s in grouped if s.status is Status.ELIGIBLE for e in s.entries],
            counts=counts(result),
            needed=needed(result),
            others={number: [phrases.otherwise(o, lang) for o in of] for number, of in alternatives(result).items()},
            readings=[reading for reading in told if reading.notable],
            other_readings=[reading for reading in told if not reading.notable],
            applicability=phrases.applicability(result, lang),
            head=phrases.head(result, lang),
            basis=phrases.basis(result, lang),
            draft=phrases.draft(result, lang),
            warnings=phrases.other_warnings(result),
            about=partial(phrases.about, lang=lang),
            amount=partial(phrases.amount, lang=lang),
            change=partial(phrases.change, lang=lang),
            everywhere=partial(phrases.everywhere, lang=lang),
            chooser=partial(phrases.chooser, lang=lang),
            gap=partial(phrases.gap, lang=lang),
            given_up=partial(phrases.given_up, result=result, lang=lang),
            giver=partial(phrases.giver, lang=lang),
            no_subject=no_subject,
            lacks_subject=partial(phrases.lacks_subject, lang=lang),
            heading=partial(phrases.heading, lang=lang),
            met=partial(phrases.met, lang=lang),
            missing=partial(phrases.missing, lang=lang),
            option=partial(phrases.option, lang=lang),
            quotes=phrases.telling,
            reason=partial(phrases.reason, result=result, lang=lang),
            put_in=partial(phrases.put_in, lang=lang),
            others_met=lambda d: phrases.others([c for c in own_conditions(d, result) if c.met is Met.YES], lang),
            sources=phrases.sources,
            summed_up=partial(phrases.summed_up, lang=lang),
            step_label=phrases.step_label,
            step_name=partial(phrases.step_name, lang=lang),
            total=phrases.total(result.total, lang),
            waived=phrases.waived(result.total, lang),
            used=partial(phrases.used, lang=lang),
            verification=partial(phrases.verification, lang=lang),
            clauses=clauses,
            own_conditions=partial(own_conditions, result=result),
        )
    )
