"""Whatever stands in the files of a ruleset, ``lint`` answers with complaints, and in bounded time."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from subsidy.operations import lint
from subsidy.source.diagnostic import Diagnostic
from subsidy.syntax.complaints import MAX_COMPLAINTS
from tests.rulesets.rules_support import laid_over

FILES = (
    "document.yaml",
    "register.yaml",
    "vocabulary.yaml",
    "readings.yaml",
    "parameters.yaml",
    "definitions.yaml",
    "limits.yaml",
    "awards/awards.yaml",
    "quotes.lock.json",
    "../common/loan_rate.yaml",
)
SECONDS = 30  # of this process, whatever else the machine does; a few suffice


@pytest.fixture(scope="module")
def ruleset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return laid_over(None, tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    return laid_over(None, tmp_path)


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    start = time.process_time()
    yield
    assert time.process_time() - start < SECONDS * 4


def linted_with(ruleset: Path, file: str, data: bytes) -> tuple[Diagnostic, ...]:
    """What ``lint`` says with other bytes in a file, which is put back."""
    path = ruleset / file
    before = path.read_bytes()
    try:
        path.write_bytes(data)
        found = lint(ruleset)
        for diagnostic in found:
            diagnostic.render()
            diagnostic.render("en")
        return found
    finally:
        path.write_bytes(before)


@settings(max_examples=200)
@given(file=st.sampled_from(FILES), data=st.binary(max_size=400))
@example(file="document.yaml", data=b"\xef\xbb\xbf")
@example(file="limits.yaml", data=b"limits: [{cap: a, of: b, per: c, at_most: 1, title: d, quote: e}, 3, null, []]")
def test_any_bytes(ruleset: Path, file: str, data: bytes) -> None:
    assert linted_with(ruleset, file, data)


@settings(max_examples=200)
@given(data=st.data(), file=st.sampled_from(FILES))
def test_a_file_with_a_piece_replaced(ruleset: Path, data: st.DataObject, file: str) -> None:
    text = (ruleset / file).read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    piece = data.draw(st.one_of(st.text(max_size=12), st.sampled_from(PIECES)))
    linted_with(ruleset, file, (text[:start] + piece + text[end:]).encode("utf-8", "replace"))


PIECES = (
    *(
        "[]",
        "{}",
        "null",
        "- ",
        ": ",
        "? ",
        "&a",
        "*a",
        "!!int 3",
        "|",
        ">-\n",
        "\t",
        "\n",
        "\r",
        '"',
        "'",
        "#",
        "---\n",
        "%",
        "\x00",
        "\u2028",
        "\x85",
    ),
    *(
        "1 / 0",
        "((((",
        "not ",
        "sum(",
        " for x in equipment",
        "9" * 30,
        "9999-99-99",
        "0001-01-01",
        "1,2",
        "0.5个百分点",
        "if",
        "else",
        ".",
        "project",
        "this_year",
    ),
)


ATOMS = """1 0 200万元 30人 3年 50% 2019 219 2019-01-01 2019-02-30 true "民营" "无" "320101" "M-1" "含本数" x.cost x.year x.project year on this_year enterprise
equipment equipment.cost financing key_enterprise ownership industry registered_region this_year.revenue project project.stage year_investment or_more
started benchmark_rate nonesuch x.nonesuch reading("M-1") reading("M-2") reading("M-9") [] [1] ["民营"]""".split()
OPERATORS = [*"and or < <= > >= == != in + - * /".split(), "not in"]
FUNCTIONS = "min max at_least section starts_with year_of month_of first_day claimed_elsewhere reading sum nonesuch".split()
AGGREGATES = "sum count any all first nonesuch".split()


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    lists = st.sampled_from(["equipment", "projects", "financing", "this_year", "nonesuch", "awards_received"])
    order = st.one_of(st.just(""), inner.map(" by ({})".format))
    return st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from(OPERATORS), inner),
        st.builds("not ({})".format, inner),
        st.builds("-({})".format, inner),
        st.builds("({} if {} else {})".format, inner, inner, inner),
        st.builds("{}({})".format, st.sampled_from(FUNCTIONS), st.lists(inner, max_size=3).map(", ".join)),
        st.builds("{}({} for x in {} if {}{})".format, st.sampled_from(AGGREGATES), inner, lists, inner, order),
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
    )


EXPRESSIONS = st.recursive(st.sampled_from(ATOMS), _grown, max_leaves=12)


SPOTS = {
    "definition": ("definitions.yaml", 'reading("M-1") == "含本数"'),
    "condition": ("awards/awards.yaml", "key_enterprise"),
    "amount": ("awards/awards.yaml", "year_investment * 10%"),
    "limit_when": ("limits.yaml", 'reading("M-1") == "含本数"'),
    "limit_amount": ("limits.yaml", "50万元"),
}


@settings(max_examples=400)
@given(
    spot=st.sampled_from(sorted(SPOTS)), expression=st.one_of(EXPRESSIONS, st.lists(st.sampled_from([*ATOMS, *OPERATORS]), max_size=9).map(" ".join))
)
@example(spot="definition", expression="year in [2019]")
@example(spot="definition", expression="2019-01-01 - 1 == on")
def test_any_expression(ruleset: Path, spot: str, expression: str) -> None:
    file, old = SPOTS[spot]
    text = (ruleset / file).read_text(encoding="utf-8")
    linted_with(ruleset, file, text.replace(f": {old}\n", f": '{expression}'\n", 1).encode())


def taking(seconds: float, call: Callable[[], tuple[Diagnostic, ...]]) -> tuple[Diagnostic, ...]:
    start = time.process_time()
    found = call()
    assert time.process_time() - start < seconds
    return found


def test_a_file_of_ten_megabytes(fresh: Path) -> None:
    (fresh / "register.yaml").write_bytes(b"# " + b"x" * 10_000_000)
    found = taking(5, lambda: lint(fresh))
    assert [d.render() for d in found] == ["minimal/register.yaml:1:1: E105 文件过大:10,000,002 字节,上限 5,000,000 字节"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("  - {clause: 三, begins: 三, title: 三, disposition: duty, summary: 三}\n", "E115"),
        ("  - *a\n", "E102"),
        ("  - [[[[[[[[[]]]]]]]]]\n", "E115"),
        ("  - {}\n", "E115"),
        ("a: b\n", "E115"),
        ("  - !x y\n", "E103"),
        ("  - {clause: %s}\n" % ("三" * 1000), "E202"),
    ],
    ids=["rows", "aliases", "lists", "empty", "keys", "tags", "long"],
)
def test_a_yaml_of_five_megabytes(fresh: Path, line: str, code: str) -> None:
    text = "register:\n" + line * (4_900_000 // len(line.encode()))
    (fresh / "register.yaml").write_text(text, encoding="utf-8")
    found = taking(SECONDS, lambda: lint(fresh))
    assert code in {d.code for d in found}
    assert len(found) <= 2 * MAX_COMPLAINTS + 2


@pytest.mark.parametrize(
    "expression",
    [
        "(" * 2000 + ")" * 1999,
        "-" * 4000,
        "not " * 999 + "true",
        "1+" * 1999 + "1",
        "a." * 1999 + "a",
        "1 if true else " * 266 + "1",
        "true and " * 444 + "true",
        "[" * 4000,
        "f(" * 2000,
        "any(" * 900,
        '"' + "x" * 3990 + '" == "x"',
        "9" * 4000,
        "x" * 4000,
        "any(any(" * 10 + "true" + " for x in equipment) for y in equipment)" * 10,
    ],
    ids=lambda text: text[:8],
)
def test_an_expression_of_four_thousand_characters(fresh: Path, expression: str) -> None:
    text = (fresh / "limits.yaml").read_text(encoding="utf-8")
    (fresh / "limits.yaml").write_text(text.replace("at_most: 50万元", f"at_most: '{expression}'"), encoding="utf-8")
    found = taking(5, lambda: lint(fresh))
    assert found
    assert {d.place.file for d in found} == {"minimal/limits.yaml"}


AWARD = """  - award: a{i}
    title: 事项{i}
    clause: 三
    category: 融资
    conditions:
      - quote: 对重点企业
        when: key_enterprise and {name}
    quote: 优先推荐银行贷款
"""


def awards(count: int, name: str) -> str:
    return "".join(AWARD.format(i=i, name=name.format(i=i)) for i in range(count))


def test_ten_thousand_awards(fresh: Path) -> None:
    path = fresh / "awards" / "more.yaml"
    path.write_text("awards:\n" + awards(10_000, "重点企业"), encoding="utf-8")
    assert taking(SECONDS, lambda: lint(fresh)) == ()


def test_ten_thousand_mistakes(fresh: Path) -> None:
    path = fresh / "awards" / "more.yaml"
    path.write_text("awards:\n" + awards(10_000, "key_enterprise_{i}"), encoding="utf-8")
    found = taking(SECONDS, lambda: lint(fresh))
    assert [d.code for d in found].count("E401") == MAX_COMPLAINTS
    assert [d.code for d in found].count("E114") == 1


def test_definitions_that_double(fresh: Path) -> None:
    """Each of fifty definitions names the one before it twice: 2⁵⁰ ways through them."""
    rows = [
        f"  - {{define: d{i}, label: 第{i}, clause: 一, quote: 年度设备投资, value: {f'd{i - 1} and d{i - 1}' if i else 'true'}}}\n"
        for i in range(50)
    ]
    with (fresh / "definitions.yaml").open("a", encoding="utf-8") as file:
        file.writelines(rows)
    (fresh / "awards" / "more.yaml").write_text("awards:\n" + awards(3, "d49"), encoding="utf-8")
    assert taking(5, lambda: lint(fresh)) == ()


def test_ten_thousand_definitions_in_a_row(fresh: Path) -> None:
    rows = [
        f"  - {{define: d{i}, label: 第{i}, clause: 一, quote: 年度设备投资, value: {f'd{i + 1}' if i < 9_999 else 'true'}}}\n" for i in range(10_000)
    ]
    with (fresh / "definitions.yaml").open("a", encoding="utf-8") as file:
        file.writelines(rows)
    assert "E417" in {d.code for d in taking(SECONDS, lambda: lint(fresh))}


def test_too_many_files(fresh: Path) -> None:
    for i in range(250):
        (fresh / "awards" / f"more{i:03}.yaml").write_text("awards: []\n", encoding="utf-8")
    assert [d.render() for d in lint(fresh)] == ["minimal/awards:1:1: E113 文件过多:251 个,上限 200 个"]


@pytest.mark.parametrize("file", FILES)
def test_a_folder_or_a_pipe_in_place_of_a_file(fresh: Path, file: str) -> None:
    (fresh / file).unlink()
    (fresh / file).mkdir()
    taking(5, lambda: lint(fresh))
    (fresh / file).rmdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(fresh / file)
        taking(5, lambda: lint(fresh))


def test_deep_json_in_the_lock(fresh: Path) -> None:
    (fresh / "quotes.lock.json").write_text("[" * 900_000, encoding="utf-8")
    assert [d.code for d in lint(fresh)] == ["E609"]
