"""The words of rules: complete in both languages, told apart, the same as plain text, as spans and on a page."""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import get_args

import pytest
import yaml

from subsidy.interpret.prose import names, names_en
from subsidy.interpret.prose.grammar import EN, ZH, Grammar
from subsidy.interpret.prose.names_en import FIELDS, ROWS, SINGULAR
from subsidy.interpret.prose.phrase import Phrases
from subsidy.ir import nodes as n
from subsidy.ir.functions import AGGREGATES, FUNCTIONS
from subsidy.operations import ruleset_folder
from subsidy.profile.common import ENTERPRISE, common_vocabulary
from subsidy.profile.identity import SECTIONS
from subsidy.profile.regions import CITIES, REGIONS
from subsidy.quantity.types import Kind
from subsidy.report.rule_html import marked_up
from subsidy.results.rule_page import Language
from subsidy.results.wording import Mark, spans
from tests.prose.pages import AWARDS, HAN, LANGUAGES, RULESETS, letters, nodes, page, phrases, ruleset

GRAMMARS = {"zh": ZH, "en": EN}


@pytest.mark.parametrize("grammar", GRAMMARS.values(), ids=GRAMMARS)
def test_every_function_has_words(grammar: Grammar) -> None:
    """Each in one way: by a pattern with a place for every argument, by a joint between any number of them, or as the least of several."""
    ways = [grammar.calls.keys(), grammar.joints.keys() - {"list"}, grammar.of_several.keys()]
    assert set().union(*ways) == FUNCTIONS.keys() and sum(map(len, ways)) == len(FUNCTIONS)
    assert not {name for name in grammar.calls if FUNCTIONS[name].arity == -1}
    for name, pattern in grammar.calls.items():
        places = {int(number) for number in re.findall(r"\{(\d)\}", pattern)}
        assert places == set(range(2 if name == "at_least" else FUNCTIONS[name].arity)), name


@pytest.mark.parametrize("grammar", GRAMMARS.values(), ids=GRAMMARS)
def test_every_aggregate_has_words(grammar: Grammar) -> None:
    assert {*grammar.aggregates, "any"} == AGGREGATES.keys()
    for plain, with_condition in grammar.aggregates.values():
        places = [set(re.findall(r"\{\w+\}", pattern)) for pattern in (plain, with_condition)]
        assert "{rows}" in places[0] and places[1] == {*places[0], "{condition}"}


def test_both_languages_have_the_same_patterns() -> None:
    for table in ("in_time", "joints", "not_known", "parts_of_date"):
        assert getattr(ZH, table).keys() == getattr(EN, table).keys(), table


def test_the_rulesets_show_every_kind_of_node() -> None:
    """What the tests of this folder run over leaves no kind of node out."""
    assert {type(node) for name in RULESETS for node in nodes(name)} == set(get_args(n.Node))


@pytest.mark.parametrize("name", RULESETS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_spans_one_after_another_are_the_sentence(name: str, lang: Language) -> None:
    said = phrases(name, lang)
    for node in nodes(name):
        span = said.span(node)
        assert letters(span) == str(span) == said(node) != ""
        assert html.unescape(re.sub(r"<[^>]*>", "", str(marked_up(span, "award")))) == said(node)


@pytest.mark.parametrize("name", RULESETS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_sentence_speaks_of_is_marked(name: str, lang: Language) -> None:
    """Each figure, fact, option, parameter, reading and definition below a node has its span in the sentence, as often as in the rule."""
    said = phrases(name, lang)
    for node in nodes(name):
        if node.type.kind is Kind.LIST:
            continue
        told: Counter[tuple[Mark, str]] = Counter((span.mark, span.ref) for span in spans(said.span(node)) if span.mark is not Mark.WORDS)
        assert not spoken_of(node) - told, said(node)


def spoken_of(node: n.Node) -> Counter[tuple[Mark, str]]:
    """What a sentence must name. The number of a row ties it to another; both rows then share one name."""
    match node:
        case n.Const(value=bool()):
            return Counter()
        case n.Const(value=value) if isinstance(value, (str, tuple)):
            return Counter((Mark.OPTION, str(option)) for option in (value if isinstance(value, tuple) else (value,)))
        case n.Const():
            return Counter([(Mark.FIGURE, node.text)])
        case n.Field() if node.type.kind is Kind.LIST:
            return Counter([(Mark.FACT, node.field.name)])
        case n.Field():
            return Counter() if node.field.name == "id" else Counter([(Mark.FACT, f"{node.of.type.name}.{node.field.name}")])
        case n.Parameter():
            return Counter([(Mark.PARAMETER, node.name)])
        case n.Reading():
            return Counter([(Mark.READING, node.name)])
        case n.Defined():
            return Counter([(Mark.DEFINITION, node.name)])
        case n.Call(function="at_least", args=(left, right, n.Call(args=(n.Reading() as reading, *_)))):
            return spoken_of(left) + spoken_of(right) + spoken_of(reading)
        case n.Call(function="==", args=(n.Field(field=left), n.Field(field=right))) if left == right:
            return spoken_of(node.args[0])
        case n.Aggregate(condition=n.Call() as condition, over=over) if tied(condition):
            return sum((spoken_of(child) for child in n.children(node) if child is not over), Counter())
        case _:
            return sum((spoken_of(child) for child in n.children(node)), Counter())


def tied(condition: n.Call) -> bool:
    return any(isinstance(a, n.Field) and a.field.name == "id" for part in n.walk(condition) if isinstance(part, n.Call) for a in part.args)


@pytest.mark.parametrize("name", RULESETS)
def test_english_is_english(name: str) -> None:
    """Chinese stands only where the document, a reading or a profile is quoted."""
    said = phrases(name, "en")
    for node in nodes(name):
        for span in spans(said.span(node)):
            own = "".join(part for part in span.parts if isinstance(part, str))
            assert not HAN.search(own) or span.mark is Mark.OPTION, str(span)
    rules = ruleset(name)
    called = [
        *map(said.names.definition, rules.definitions),
        *map(said.names.parameter, rules.parameters),
        *(said.names.award(a.id) for a in rules.awards),
    ]
    called += [str(said.names.option(choices, code)) for choices in rules.vocabulary.choices.values() for code in choices.options]
    assert not [text for text in called if HAN.search(text)]


def test_sections_of_industry_are_called_as_in_the_shared_table() -> None:
    table = yaml.safe_load((ruleset_folder("shiyan_2018").parent / "common" / "industries.yaml").read_text(encoding="utf-8"))
    assert {row["section"]: row["name"] for row in table["sections"]} == names.SECTIONS
    assert names_en.SECTIONS.keys() == names.SECTIONS.keys() == SECTIONS.keys()


def test_every_region_and_list_has_an_english_name() -> None:
    said = phrases("shiyan_2018", "en").names
    assert all(said.text(code) and not HAN.search(said.text(code) or "") for code in (*REGIONS, *CITIES))
    lists = common_vocabulary().records
    assert ROWS.keys() == lists.keys() and SINGULAR.keys() == lists.keys() - {ENTERPRISE, "figures"}


def test_english_names_are_of_facts_there_are() -> None:
    known = {f"{record.name}.{field}" for record in common_vocabulary().records.values() for field in record.fields}
    assert not FIELDS.keys() - known


@pytest.mark.parametrize("lang", LANGUAGES)
def test_facts_of_one_record_have_names_of_their_own(lang: Language) -> None:
    for name in RULESETS:
        labels: dict[tuple[str, str], set[str]] = {}
        for node in nodes(name):
            if isinstance(node, n.Field):
                labels.setdefault((node.of.name, phrases(name, lang).names.field(node)), set()).add(node.field.name)
        assert not {key: fields for key, fields in labels.items() if len(fields) > 1}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_conditions_of_an_award_sound_alike(lang: Language) -> None:
    for name, award in AWARDS:
        texts = [str(c.text) for c in page(name, award, lang).conditions]
        assert len(texts) == len(set(texts)), (name, award, texts)
    for name in RULESETS:
        labels = Counter(phrases(name, lang).names.definition(d) for d in ruleset(name).definitions)
        assert not [label for label, count in labels.items() if count > 1]


def test_a_reading_that_leaves_the_figure_out_says_more_than() -> None:
    """以上 with S-03 open, taken to include the figure, taken not to."""
    rules = ruleset("shiyan_2018")
    node = rules.definitions["investment_reached"].body
    said = {option: Phrases(rules, {"S-03": option})(node) for option in (None, "含本数", "不含本数")}
    assert said == {
        None: "项目固定资产投资额在1000万元以上(是否含本数依口径 S-03)",
        "含本数": "项目固定资产投资额在1000万元以上",
        "不含本数": "项目固定资产投资额超过1000万元",
    }


def test_alternatives_beside_another_condition_are_held_together() -> None:
    """甲或乙且丙 can be read in two ways; 甲、乙之一且丙 cannot."""
    for name in RULESETS:
        said = phrases(name, "zh")
        for node in nodes(name):
            if isinstance(node, n.Call) and node.function == "and" and any(map(_offers_several, node.args)):
                assert "之一" in said(node)


def _offers_several(node: n.Node) -> bool:
    match node:
        case n.Call(function="in", args=(_, n.Const(value=tuple() as options))):
            return len(options) > 1
        case _:
            return False
