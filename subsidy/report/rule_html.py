"""A rule as one self-contained HTML page, and as the fragment a site puts into its own: no script, everything escaped."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup, escape

from subsidy.report.environment import environment
from subsidy.report.formula_text import in_line, mathml
from subsidy.report.rule_text import amount_text, base_text, head, join_text, limit_text, option_text, why_text
from subsidy.report.rule_words import rule_words
from subsidy.report.text import visible
from subsidy.report.words import words
from subsidy.results.formula import Symbol
from subsidy.results.rule_page import RulePage
from subsidy.results.wording import Mark, Span

SHOWN = 3  # boundary tables that stand open; the others are folded
_LINKED = (Mark.DEFINITION, Mark.READING)


def rule_html(page: RulePage) -> str:
    """The page of one award, the same for the same rule."""
    return _rendered("rule.html.j2", page)


def rule_fragment(page: RulePage) -> str:
    """What stands in the body of :func:`rule_html`; ids begin with the id of the award. Its style is ``rule.css``."""
    return _rendered("rule_parts.html.j2", page)


def marked_up(span: Span, award: str) -> Markup:
    """A phrase with each marked stretch in an element of its own; names of definitions and readings lead to them."""
    inside = Markup("").join(marked_up(part, award) if isinstance(part, Span) else escape(visible(part)) for part in span.parts)
    if span.mark is Mark.WORDS:
        return inside
    if span.mark in _LINKED:
        return Markup('<a class="{}" href="#{}">{}</a>').format(span.mark.value, anchor(award, span.mark, span.ref), inside)
    return Markup('<span class="{}">{}</span>').format(span.mark.value, inside)


def anchor(award: str, mark: Mark, ref: str) -> str:
    return f"{award}-{mark.value}-{ref}"


def _rendered(template: str, page: RulePage) -> str:
    w = rule_words(page.lang)
    return (
        environment()
        .get_template(template)
        .render(
            p=page,
            w=w,
            statuses=words(page.lang).statuses,
            clause_form=words(page.lang).clause_form,
            Mark=Mark,
            SHOWN=SHOWN,
            said=partial(marked_up, award=page.id),
            anchor=partial(anchor, page.id),
            drawn=lambda formula: mathml(formula, w, in_line(formula, w)),
            is_name=lambda formula: isinstance(formula, Symbol),
            join_text=partial(join_text, w=w),
            limit_text=partial(limit_text, w=w),
            amount=partial(amount_text, of=page),
            base=partial(base_text, w=w),
            head=head(page, w),
            option_text=partial(option_text, w=w),
            why=partial(why_text, w=w),
        )
    )
