"""Planted in every shipped ruleset, a deleted or misnamed row, a moved or spoilt quote and new words in the text are noticed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from subsidy.ir.lock import LOCK_NAME, read_lock
from subsidy.ir.ruleset import Clause, Ruleset
from subsidy.operations import load_ruleset, ruleset_folder
from subsidy.source.diagnostic import Diagnostic
from subsidy.textproof.account import check_accounts
from subsidy.textproof.official import read_text
from subsidy.textproof.pinned import check_lock, check_text, drift
from subsidy.textproof.plain import PlainText, plain, plain_text
from subsidy.textproof.quotes import check_quotes, find_quotes
from subsidy.textproof.spans import Layout, lay_out
from subsidy.textproof.structure import check_structure
from tests.rulesets.policies import every_ruleset, official_text

__all__ = ["official_text"]


@cache
def compiled(name: str) -> Ruleset:
    return load_ruleset(name)


@cache
def read(path: Path) -> PlainText:
    return plain_text(read_text(path))


def against_text(ruleset: Ruleset, text: PlainText) -> list[Diagnostic]:
    layout = lay_out(ruleset, text)
    return [*check_structure(ruleset, layout), *check_quotes(ruleset, layout), *check_accounts(ruleset, layout)]


def without(rows: Iterable[Clause], gone: Clause) -> tuple[Clause, ...]:
    return tuple(row for row in rows if row is not gone)


@every_ruleset
def test_a_deleted_row_is_noticed_without_the_text(name: str) -> None:
    ruleset, folder = compiled(name), ruleset_folder(name)
    for row in ruleset.register:
        found = list(check_lock(replace(ruleset, register=without(ruleset.register, row)), folder))
        assert any(d.code == "E617" and f"“{row.clause}”" in d.message() for d in found), row.clause


@every_ruleset
def test_a_deleted_row_is_noticed_in_the_text_if_it_is_numbered_or_says_anything(name: str, official_text: Path) -> None:
    """An unnumbered row that is last in its clause and has no figure, incentive or quote may be part of the row before it."""
    ruleset, text = compiled(name), read(official_text)
    layout = lay_out(ruleset, text)
    unnoticed = [row.clause for row in ruleset.register[::3] if not against_text(replace(ruleset, register=without(ruleset.register, row)), text)]
    numbered = {d.args["clause"] for d in check_structure(replace(ruleset, register=()), layout)}
    assert not set(unnoticed) & numbered


@every_ruleset
def test_a_misspelt_row_is_noticed(name: str, official_text: Path) -> None:
    ruleset, text = compiled(name), read(official_text)
    layout = lay_out(ruleset, text)
    before = list(check_structure(ruleset, layout))
    for number, row in list(enumerate(ruleset.register))[::3]:
        wrong = replace(row, clause=misspelt(row.clause))
        changed = replace(ruleset, register=(*ruleset.register[:number], wrong, *ruleset.register[number + 1 :]))
        locked = list(check_lock(changed, ruleset_folder(name)))
        assert any(d.code == "E617" for d in locked), wrong.clause
        if any(char in "一二三四五六七八九十（）0123456789" for char in row.clause):
            assert list(check_structure(changed, lay_out(changed, text))) != before, wrong.clause


def misspelt(clause: str) -> str:
    """A digit or numeral made the next one; else a mark more."""
    for digits in ("一二三四五六七八九", "123456789"):
        for digit in digits:
            if digit in clause:
                return clause.replace(digit, digits[(digits.index(digit) + 4) % 9], 1)
    return clause + "甲"


@every_ruleset
def test_a_quote_that_has_moved_in_the_text_is_noticed(name: str, official_text: Path) -> None:
    """Its words are taken out of their clause and put at the end of the text; then they are taken out altogether."""
    ruleset, text = compiled(name), read(official_text)
    lock = read_lock(ruleset_folder(name))
    for quote in list(find_quotes(ruleset, lay_out(ruleset, text)))[::2]:
        words = plain(quote.citation.quote)
        gone = text.text[: quote.start] + text.text[quote.start + len(words) :]
        for changed in (gone + words, gone):
            layout = lay_out(ruleset, plain_text(changed))
            if layout.lost:  # the opening words of a clause went with it
                assert list(check_structure(ruleset, layout))
                continue
            assert codes(check_quotes(ruleset, layout), quote.citation.quote) <= ({"E602", "E616"} if changed != gone else {"E601", "E602"})
            counts = drift(ruleset, layout, lock)
            assert counts.strayed + counts.orphaned + counts.ambiguous >= 1
            assert counts.total == len(lock.quotes)
            assert "E608" in {d.code for d in check_text(ruleset_folder(name), layout)}


def codes(found: Iterable[Diagnostic], quote: str) -> set[str]:
    of_it = {d.code for d in found if d.args.get("quote") == quote}
    assert of_it, quote
    return of_it


@every_ruleset
def test_a_quote_cited_from_another_clause_is_noticed(name: str, official_text: Path) -> None:
    ruleset, text = compiled(name), read(official_text)
    layout = lay_out(ruleset, text)
    clauses = [span.row.clause for span in layout.spans]
    for award in ruleset.awards:
        for citation in award.citations:
            other = clauses[(clauses.index(citation.clause) + 3) % len(clauses)]
            wrong = replace(award, citations=(replace(citation, clause=other),))
            changed = replace(ruleset, awards=(wrong,))
            assert codes(check_quotes(changed, layout), citation.quote) & {"E601", "E602"}
            assert "E606" in {d.code for d in check_lock(changed, ruleset_folder(name))}


@every_ruleset
def test_a_new_promise_in_the_text_is_noticed(name: str, official_text: Path) -> None:
    """In every clause, at its end."""
    ruleset, text = compiled(name), read(official_text)
    layout = lay_out(ruleset, text)
    for span in layout.spans[:: max(1, len(layout.spans) // 40)]:
        promised = plain_text(text.text[: span.end] + "并给予37万元奖励。" + text.text[span.end :])
        found = list(check_accounts(ruleset, lay_out(ruleset, promised)))
        assert {d.args["text"] for d in found if d.code == "E622"} >= {"37万元", "奖励"}


def test_without_a_lock_it_is_said(tmp_path: Path) -> None:
    assert [d.args["name"] for d in check_lock(compiled("hanzhong_2020"), tmp_path)] == [LOCK_NAME]


def test_of_several_opening_words_the_first_after_the_row_before_counts() -> None:
    ruleset = compiled("hanzhong_2023")
    assert lay_out(ruleset, plain_text("")) == Layout(plain_text(""), (), ruleset.register)
