"""The words of a report in Chinese and English: statuses, dispositions, headings, sentences with blanks.

Only labels are translated. What comes from a ruleset or an enterprise (titles, clauses, quotes, questions) stays Chinese.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from subsidy.results.determination import Disposition, Met, Status

Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything a report says by itself. Fields ending in ``_form`` have blanks for ``str.format``."""

    html_lang: str
    numerals: tuple[str, ...]
    """Numbers of the chapters of a report, as they are printed."""
    comma: str
    semicolon: str
    separator: str
    colon: str
    clause_form: str
    quote_form: str
    subject_form: str
    section_form: str
    none: str
    unlimited: str

    title: str
    draft: str
    draft_form: str
    draft_title_form: str
    warnings: str
    document: str
    document_status: str
    issuer: str
    number: str
    published: str
    period: str
    region: str
    enterprise: str
    credit_code: str
    year: str
    year_form: str
    on: str
    ruleset: str
    digest: str
    text_digest: str
    engine: str
    basis: str

    summary: str
    status: str
    total: str
    settled_form: str
    at_most_form: str
    between_form: str
    no_upper_bound_form: str
    no_amount: Mapping[str, str]
    about_form: str
    sum_form: str
    large_sum_form: str

    statuses: Mapping[Status, str]
    sections: Mapping[Status, str]
    dispositions: Mapping[Disposition, str]
    met: Mapping[Met, str]
    decided_in_round: str
    steps: Mapping[str, str]
    missing_kinds: Mapping[str, str]
    column_kinds: Mapping[str, str]

    award: str
    award_id: str
    subject: str
    clause: str
    category: str
    disposition: str
    amount: str
    amount_unit: str
    at_least_unit: str
    at_most_unit: str
    conditions: str
    result: str
    used: str
    put_in: str
    quote: str
    computation: str
    before: str
    after: str
    change_form: str
    gap: str
    gap_form: str
    short_form: str
    missing: str
    missing_form: str
    unit: str
    unit_form: str
    question: str
    missing_id: str
    kind: str
    settles: str
    given_up: str
    given_up_form: str
    instead_form: str
    would_change: str
    otherwise_form: str
    evidence: str
    notes: str
    applies: str
    other_readings_form: str
    everywhere_form: str
    other_conditions_form: str
    other_conditions_met_form: str
    no_subject_form: str
    does_not_apply: str
    may_not_apply: str
    formula: str
    count_form: str
    benefits_form: str
    as_before_form: str
    waived_form: str
    not_brief: str
    explanation: str
    content: str
    limit: str
    item: str
    overlong_form: str

    still_needed: str
    nothing_needed: str
    readings: str
    no_readings: str
    reading: str
    option: str
    chosen_by: str
    by_caller: str
    by_default: str
    not_chosen: str
    affects: str
    parameters: str
    no_parameters: str
    parameter: str
    value: str
    not_given: str
    source: str
    verified: str
    is_verified: str
    not_verified: str
    given_by: str
    caller: str
    rules: str

    sheets: tuple[str, str, str, str]
    page_form: str
    footer: str

    change_head_form: str
    """Over a change that was watched: its number, the year, the enterprise and its code."""
    answer_form: str
    """A status with an amount."""
    arrow_form: str
    by_fact_form: str
    by_setting: str
    was_form: str
    no_such_subject: str
    newly_missing: str
    settled: str
    confirmed: str
