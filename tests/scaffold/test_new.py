"""A new ruleset lays its register over all of the text, decides nothing, and overwrites nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from subsidy.compile.ruleset import compile_draft
from subsidy.operations import lint, load_ruleset, new_ruleset, proofread, ruleset_names, run_cases
from subsidy.report.testing_table import coverage_table, to_text
from subsidy.source.diagnostic import DiagnosticsError
from subsidy.syntax.yaml_tree import read_yaml
from subsidy.textproof.account import account_clauses
from subsidy.textproof.plain import plain_text
from subsidy.textproof.segment import segments
from subsidy.textproof.spans import Layout, lay_out
from subsidy.textproof.structure import check_structure
from tests.rulesets.policies import every_ruleset, official_text

__all__ = ["official_text"]
LEFT_OPEN = {"E212", "E213"}
CIRCLED = "①②③④⑤⑥⑦⑧⑨"


def made(text: str, where: Path) -> tuple[Path, Path]:
    """A new ruleset of a text, and the text's file."""
    file = where / "policy.txt"
    file.write_text(text, encoding="utf-8")
    new_ruleset("draft", file, where)
    return where / "draft", file


def laid_over(folder: Path, text: str) -> Layout:
    draft = compile_draft(folder)
    assert {d.code for d in draft.left_open} == LEFT_OPEN
    layout = lay_out(draft.ruleset, plain_text(text))
    assert layout.lost == ()
    assert layout.spans[0].start == 0
    assert list(check_structure(draft.ruleset, layout)) == []
    return layout


@every_ruleset
def test_official_texts_are_registered_whole(name: str, official_text: Path, tmp_path: Path) -> None:
    new_ruleset("draft", official_text, tmp_path)
    text = official_text.read_text(encoding="utf-8-sig")
    layout = laid_over(tmp_path / "draft", text)
    numbered = {segment.start for segment in segments(layout.text)}
    assert {span.start for span in layout.spans} == numbered | {0}


@every_ruleset
def test_every_figure_and_incentive_is_still_to_be_accounted_for(name: str, official_text: Path, tmp_path: Path) -> None:
    new_ruleset("draft", official_text, tmp_path)
    draft = compile_draft(tmp_path / "draft")
    ruleset = draft.ruleset
    layout = lay_out(ruleset, plain_text(official_text.read_text(encoding="utf-8-sig")))
    accounts = [found.account for clause in account_clauses(ruleset, layout) for found in clause.tokens]
    assert accounts
    assert {account.by for account in accounts} == {"nothing"}
    told = proofread(tmp_path / "draft", official_text).diagnostics
    assert {d.code for d in told} <= {*LEFT_OPEN, "E609", "E622", "E114"}
    if not any(d.code == "E114" for d in told):
        assert len(told) == len(accounts) + len(draft.left_open) + 1


LINES = st.lists(
    st.sampled_from(
        [
            *(
                "一、设备补助",
                "二、贷款贴息",
                "三、附则",
                "(一)标准",
                "(二)程序",
                "(三)其他",
                "1.补助50万元",
                "2.同补助50万元",
                "3.奖励",
                "(1)甲",
                "(2)乙",
            ),
            *("——鼓励创新", "①奖励10%", "②奖励10%", "第一条 总则", "第二条 奖励", "附件1", "附件2", "附件", "一是补助;二是奖励。三是优先。", "2.5%"),
            *("奖励10万元", "奖励10万元", "甲", "《办法》", "1 |甲|10万元", "2 |乙|20万元", "第一章 总则", "第二章 奖励"),
        ]
    ),
    min_size=1,
    max_size=14,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=LINES)
@example(lines=["一、设备补助", "见二、贷款贴息一节。", "二、贷款贴息", "贴息50%。"])  # the heading stands in the clause before it
@example(lines=["一、设备补助", "见二、奖励一节。见二、奖励一节。", "二、奖励", "三、附则"])  # all of the clause does
def test_any_numbering_is_laid_out(lines: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    text = "\n".join(lines)
    folder, _ = made(text, tmp_path_factory.mktemp("numbering"))
    layout = laid_over(folder, text)
    assert {span.start for span in layout.spans} == {segment.start for segment in segments(layout.text)} | {0}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).filter(
        lambda text: text.strip("\ufeff \n\r\t").strip() and plain_text(text).text
    )
)
def test_any_text_gives_files_that_can_be_read(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder, _ = made(text, tmp_path_factory.mktemp("any"))
    draft = compile_draft(folder)
    assert {d.code for d in draft.left_open} <= LEFT_OPEN
    assert lay_out(draft.ruleset, plain_text(text)).lost == ()


@pytest.mark.parametrize(
    "text",
    [
        "奖励: [10万元",
        "# 奖励",
        '"奖励"\\n',
        "- 奖励\n  奖励: {}",
        "一、是\n二、null\n三、~",
        "{{ row }}{% raw %}",
        "补助\x00补助",
        "!!python/object 奖励 &a *a",
    ],
)
def test_words_that_mean_something_to_yaml(text: str, tmp_path: Path) -> None:
    folder, _ = made(text, tmp_path)
    for path in folder.rglob("*.yaml"):
        read_yaml(path)
    compile_draft(folder)


def test_an_award_that_is_drafted_but_not_written_is_still_open(tmp_path: Path) -> None:
    text = "临江市办法\n一、设备补助\n设备投资100万元以上的,补助10%。\n"
    folder, _ = made(text, tmp_path)
    path = folder / "awards" / "awards.yaml"
    drafted = re.sub(r"^#(  .*-|    )", r"\1", path.read_text(encoding="utf-8"), flags=re.MULTILINE).replace("awards: []", "awards:")
    path.write_text("\n".join(line for line in drafted.splitlines() if "……" not in line), encoding="utf-8")
    assert {d.code for d in lint(folder)} == {*LEFT_OPEN, "E609"}
    assert any(d.place.file == "draft/awards/awards.yaml" for d in lint(folder))


def test_a_text_whose_clauses_run_on_in_one_line_is_not_drafted_from(tmp_path: Path) -> None:
    file = tmp_path / "政策.txt"
    file.write_text("一、支持企业。给予奖励20万元。二、支持创新。(一)奖励10万元。(二)补助5万元。\n三、附则。\n", encoding="utf-8")
    with pytest.raises(DiagnosticsError, match="E629"):
        new_ruleset("draft", file, tmp_path)
    assert not (tmp_path / "draft").exists()


def test_an_unfinished_ruleset_decides_about_nobody(tmp_path: Path) -> None:
    folder, _ = made("一、奖励", tmp_path)
    with pytest.raises(DiagnosticsError) as caught:
        load_ruleset(folder)
    assert {d.code for d in caught.value.diagnostics} == LEFT_OPEN


def test_the_first_case_runs_once_its_year_is_written(tmp_path: Path) -> None:
    folder, _ = made("一、奖励", tmp_path)
    path = folder / "cases" / "first.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("year: 待填", "year: 2026"), encoding="utf-8")
    test = run_cases(folder)
    assert (len(test.cases), test.differing, test.left_open) == (1, (), 14)
    assert to_text(test) + coverage_table(test) == "draft:案例 1 个，全部相符\n规则集里还有 14 处待填。\n"


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    folder, file = made("一、奖励", tmp_path)
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    for name, code in (("draft", "E214"), (ruleset_names()[0], "E214"), ("Draft", "E206"), ("../draft", "E206"), ("草稿", "E206")):
        with pytest.raises(DiagnosticsError) as caught:
            new_ruleset(name, file, tmp_path)
        assert [d.code for d in caught.value.diagnostics] == [code]
    assert before == {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["draft", "policy.txt"]


def test_comments_name_what_each_clause_holds(tmp_path: Path) -> None:
    folder, _ = made("临江市办法\n一、设备补助\n设备投资100万元以上的,补助10%。\n", tmp_path)
    register = (folder / "register.yaml").read_text(encoding="utf-8")
    assert "# 公开文本第 2 行起。待交代:100万元、10%、补助、补助" in register
