"""Whole pages: recorded as text, sound as HTML, safe with hostile words, the same as JSON."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from subsidy.operations import document_page, rule_page_with_examples, ruleset_folder
from subsidy.report.formula_text import in_line, mathml
from subsidy.report.rule_html import rule_fragment, rule_html
from subsidy.report.rule_json import to_json
from subsidy.report.rule_text import head, plain_text, unique
from subsidy.report.rule_words import rule_words
from subsidy.results.determination import Citation
from subsidy.results.formula import Formula, Operation, Quotient, Sum, Symbol
from subsidy.results.rule_page import Check, Language, RulePage, Statement
from subsidy.results.wording import Mark, marked, words
from tests.prose.pages import AWARDS, LANGUAGES, RULESETS, page, ruleset
from tests.recorded import Compare

RECORDED = Path(__file__).parent / "recorded"
SHOWN: list[tuple[str, str, Language]] = [
    ("shiyan_2018", "smart_retrofit", "zh"),
    ("shiyan_2018", "smart_retrofit", "en"),
    ("shiyan_2018", "high_reliability_fee_halved", "zh"),
    ("hanzhong_2020", "five_listing_reward", "zh"),
    ("hanzhong_2020", "five_listing_reward", "en"),
    ("hanzhong_2023", "approval_coordination", "zh"),
    ("xidongting_2025", "pure_credit_amount", "zh"),
    ("xuchang_2024", "disputed_arrears", "zh"),
    ("xuchang_2024", "key_exporter_service", "en"),
]
HOSTILE = "<script>alert('x')</script>\x1b[31m&\u202e"


def full(name: str, award: str, lang: Language) -> RulePage:
    return rule_page_with_examples(ruleset(name), award, ruleset_folder(name), lang)


@pytest.mark.parametrize(("name", "award", "lang"), SHOWN)
def test_page_as_recorded(name: str, award: str, lang: Language, compare: Compare) -> None:
    compare(RECORDED / f"{name}-{award}-{lang}.txt", plain_text(full(name, award, lang)))


@pytest.mark.parametrize("name", RULESETS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_document_as_recorded(name: str, lang: Language, compare: Compare) -> None:
    compare(RECORDED / f"{name}-{lang}.txt", plain_text(document_page(ruleset(name), lang)))


FORMULA = re.compile(r'<span class="math" role="math" aria-label="[^"]+"><span aria-hidden="true">.*?</math></span></span>', re.DOTALL)


class Reader(HTMLParser):
    """The elements of a page: unclosed ones, ids, links, texts."""

    VOID = frozenset({"meta", "link", "br", "hr", "img"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.labels: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        if tag not in self.VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids[value or ""] += 1
            if name in ("href", "aria-labelledby"):
                self.links.append((value or "").removeprefix("#"))
            if (name, value) == ("role", "math"):
                self.labels.append(dict(attrs).get("aria-label") or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert not reader.open
    return reader


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_is_sound(lang: Language) -> None:
    """Elements are closed, ids are there once, links lead somewhere, every formula has a text for those who do not see it."""
    for name, award in AWARDS:
        text = rule_html(page(name, award, lang))
        reader = read(text)
        assert not [name for name, count in reader.ids.items() if count > 1]
        assert not [link for link in reader.links if link not in reader.ids], (name, award)
        assert all(reader.labels)
        assert re.findall(r"<math\b", FORMULA.sub("", text)) == []
        assert not reader.tags["script"] and not reader.tags["img"] and not reader.tags["link"]


def test_nothing_in_a_page_is_taken_for_markup() -> None:
    made = page("shiyan_2018", "smart_retrofit", "zh")
    span = words(marked(Mark.FACT, HOSTILE, HOSTILE), marked(Mark.DEFINITION, HOSTILE, '"><script>'))
    hostile = replace(
        made,
        title=HOSTILE,
        category=HOSTILE,
        notes=(HOSTILE,),
        conditions=(Statement(span, (Citation(clause=HOSTILE, quote=HOSTILE),)),),
        addends=tuple(replace(a, label=HOSTILE, formula=Quotient(Symbol(span), Symbol(span))) for a in made.addends),
        flow=replace(made.flow, checks=(Check(span, True),)),
    )
    for text in (rule_html(hostile), rule_fragment(hostile)):
        assert not read(text).tags["script"] and "\x1b" not in text and "\u202e" not in text
    assert "\x1b" not in plain_text(hostile)


def test_the_fragment_is_the_body_of_the_page() -> None:
    made = page("shiyan_2018", "smart_retrofit", "zh")
    assert rule_fragment(made) in rule_html(made)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_json_holds_the_same_words(lang: Language) -> None:
    made = page("shiyan_2018", "smart_retrofit", lang)
    data = json.loads(to_json(made))
    said = [_letters(c["text"]) for c in data["conditions"]]
    assert said == [str(c.text) for c in made.conditions]
    assert [r["id"] for r in data["readings"]] == [r.id for r in made.readings]


def _letters(span: object) -> str:
    return span if isinstance(span, str) else "".join(_letters(part) for part in span["parts"])  # type: ignore[index]  # JSON


def test_the_diagram_asks_every_condition_once_and_ends_in_the_status() -> None:
    for name, award in AWARDS:
        made = page(name, award, "zh")
        assert [str(c.text) for c in made.flow.checks] == [str(c.text) for c in made.conditions]
        expected = {"award": "eligible", "benefit": "eligible", "discretionary": "discretionary", "pending": "pending"}
        assert made.flow.passed.value == expected[made.disposition.value]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_opens_with_what_is_given_to_whom_and_at_most(lang: Language) -> None:
    w = rule_words(lang)
    for name, award in AWARDS:
        made = page(name, award, lang)
        rows = head(made, w)
        assert [row[0] for row in rows] == [w.gift, w.receiver, *(w.ceiling for limit in made.limits if limit.most is not None)]
        assert made.category in rows[0][1] and all(a.label in rows[0][1] for a in made.addends)
        assert (rows[1][1] == w.start) == (ruleset(name).award(award).subject is None)
        text, markup = plain_text(made), html.unescape(rule_html(made))
        assert all(f"<dt>{key}</dt><dd>{value}" in markup for key, value in rows)
        assert text.index(w.gift) < text.index(w.receiver) < text.index(f"\n{w.conditions}\n")


def test_every_option_of_a_reading_is_told_with_its_meaning() -> None:
    for name, award in AWARDS:
        made = page(name, award, "zh")
        told = "".join(plain_text(made).split())
        markup = html.unescape(rule_html(made))
        for reading in made.readings:
            for option, meaning in ruleset(name).readings[reading.id].options.items():
                assert "".join(meaning.split()) in told and meaning in markup, (name, award, reading.id)
                assert reading.meanings[option] == meaning


def test_the_hint_of_the_diagram_keeps_what_is_missing_from_what_is_refused() -> None:
    """Only what is known to fail refuses; what is missing matters only where the result depends on it."""
    assert "确定不成立" in rule_words("zh").diagram_hint and "取决于" in rule_words("zh").diagram_hint
    assert "known not to hold" in rule_words("en").diagram_hint and "depends" in rule_words("en").diagram_hint


def test_a_box_says_nothing_twice() -> None:
    def boxes(check: Check) -> Iterator[Check]:
        yield check
        for part in check.parts:
            yield from boxes(part)

    for name, award in AWARDS:
        for check in page(name, award, "zh").flow.checks:
            assert not [str(box.text) for box in boxes(check) if [str(part.text) for part in box.parts] == [str(box.text)]], (name, award)


def test_brackets_stand_where_a_formula_would_be_read_wrongly() -> None:
    a, b, c = (Symbol(marked(Mark.FACT, letter)) for letter in "abc")
    w = rule_words("en")
    cases: dict[str, Formula] = {
        "(a + b) × c": Operation("×", (Operation("+", (a, b)), c)),
        "a + b × c": Operation("+", (a, Operation("×", (b, c)))),
        "a − (b − c)": Operation("−", (a, Operation("−", (b, c)))),
        "a − b − c": Operation("−", (Operation("−", (a, b)), c)),
        "(a − b) ÷ c": Quotient(Operation("−", (a, b)), c),
        "a × (b ÷ c)": Operation("×", (a, Quotient(b, c))),
        "a ÷ (b × c)": Quotient(a, Operation("×", (b, c))),
        "a ÷ (b ÷ c)": Quotient(a, Quotient(b, c)),
    }
    for text, formula in cases.items():
        assert in_line(formula, w) == text
        assert str(mathml(formula, w, text)).count("<mo>(</mo>") == (0 if "÷" in text else text.count("("))


def test_a_formula_may_go_on_in_the_next_line_before_a_sign() -> None:
    a, b, c = (Symbol(marked(Mark.FACT, letter)) for letter in "abc")
    product = Operation("×", (Operation("+", (a, b)), c, Quotient(a, b)))
    for formula, pieces in (
        (product, ["(a+b)", "×c", "×ab"]),
        (Sum(words("k"), product), ["∑k(a+b)", "×c", "×ab"]),
        (Sum(words("k"), product.operands[0]), ["∑k(a+b)"]),
    ):
        drawn = str(mathml(formula, rule_words("en"), "x"))
        assert [re.sub("<[^>]+>| ", "", piece) for piece in drawn.split("</math>")[:-1]] == pieces


def test_a_thing_told_twice_is_told_once() -> None:
    assert unique([marked(Mark.FACT, "x"), marked(Mark.FACT, "x"), marked(Mark.FACT, "y")]) == ["x", "y"]
