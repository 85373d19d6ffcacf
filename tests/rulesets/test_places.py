"""A complaint points at the very word, however the expression is written in YAML."""

from __future__ import annotations

from pathlib import Path

import pytest

from subsidy.operations import lint
from subsidy.source.place import Place
from tests.rulesets.rules_support import laid_over

WORD = "nonesuch"

HEAD = """definitions:
  - define: or_more
    label: 含本数
    clause: 一
    quote: 100万元以上
"""

STYLES = {
    "plain": "    value: 1 > 2 or nonesuch",
    "plain_after_chinese": '    value: ownership == "民营" or 重点企业 or nonesuch and true',
    "plain_over_lines": "    value: 1 > 2\n      or key_enterprise\n      or nonesuch",
    "plain_on_the_next_line": "    value:\n      key_enterprise or nonesuch",
    "plain_with_a_comment": "    value: nonesuch or key_enterprise  # nonesuc",
    "single_quoted": "    value: '1 > 2 or nonesuch'",
    "single_quoted_with_quotes": "    value: 'ownership == ''民营'' or nonesuch'",
    "double_quoted": '    value: "1 > 2 or nonesuch"',
    "double_quoted_with_quotes": '    value: "ownership == \\"民营\\" or nonesuch"',
    "double_quoted_with_codes": '    value: "ownership == \\"\\u6c11\\x8425\\" or \\u0031 > 2 or nonesuch"',
    "double_quoted_over_lines": '    value: "key_enterprise or\n      1 > 2 or\n\n      nonesuch"',
    "double_quoted_with_a_continued_line": '    value: "key_enterprise or \\\n      1 > 2 or nonesuch"',
    "folded": "    value: >\n      key_enterprise\n      or 1 > 2 or nonesuch\n",
    "folded_stripped": "    value: >-\n      key_enterprise or nonesuch",
    "folded_with_a_comment": "    value: >-  # 说明\n      key_enterprise or nonesuch",
    "folded_with_an_empty_line": "    value: >-\n      key_enterprise\n\n      or nonesuch",
    "folded_with_more_indented_lines": "    value: >-\n      key_enterprise\n        or 1 > 2\n          or nonesuch\n      or key_enterprise",
    "folded_with_an_indicator": "    value: >2-\n        key_enterprise\n       or nonesuch",
    "literal": "    value: |\n      key_enterprise\n      or\n      nonesuch\n",
    "literal_kept": "    value: |+\n      key_enterprise or 重点企业 or nonesuch\n\n",
    "literal_with_an_empty_line": "    value: |-\n\n      key_enterprise\n\n      or nonesuch",
    "first_word": "    value: nonesuch",
    "last_of_a_comparison": "    value: sum(e.cost for e in equipment if e.year == year) > nonesuch",
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("value", STYLES.values(), ids=STYLES.keys())
def test_the_word_is_found(value: str, line_end: str, tmp_path: Path) -> None:
    text = HEAD + value + "\n"
    ruleset = laid_over(None, tmp_path)
    (ruleset / "definitions.yaml").write_bytes(text.replace("\n", line_end).encode("utf-8"))
    places = [d.place for d in lint(ruleset) if d.code == "E401" and d.args["name"] == WORD]
    line = next(i for i, line in enumerate(text.split("\n"), 1) if WORD in line)
    column = text.split("\n")[line - 1].index(WORD) + 1
    assert places == [Place("minimal/definitions.yaml", line, column, len(WORD))]


SPOTS = {
    "condition_alone": ("awards/awards.yaml", "      - project.started", "      - project.nonesuch"),
    "flow_mapping": ("awards/awards.yaml", "      - project.started", "      - {quote: 对企业技改项目贷款, when: project.started and nonesuch}"),
    "flow_list": ("limits.yaml", "per: [project]", "per: [enterprise, project.nonesuch]"),
    "at_most": ("limits.yaml", "at_most: 50万元", "at_most: 50万元 + nonesuch"),
    "parameter": ("../common/loan_rate.yaml", "value: 4.15%", "value: 1% + nonesuch"),
    "list_of_options": ("definitions.yaml", '["开工", "完工"]', '["开工", "nonesuch"]'),
    "after_a_mark_of_byte_order": ("definitions.yaml", "applicability:", "\ufeffapplicability:"),
    "behind_the_dot": ("definitions.yaml", "sum(e.cost for", "sum(e.nonesuch for"),
    "function": ("definitions.yaml", "sum(e.cost for", "nonesuch(e.cost for"),
    "reading": ("definitions.yaml", 'reading("M-1")', 'reading("nonesuch")'),
    "variable": ("definitions.yaml", "project.stage in", "nonesuch.stage in"),
    "unit": ("limits.yaml", "at_most: 50万元", "at_most: 50nonesuch"),
}


@pytest.mark.parametrize(("file", "old", "new"), SPOTS.values(), ids=SPOTS.keys())
def test_the_spot_is_found(file: str, old: str, new: str, tmp_path: Path) -> None:
    ruleset = laid_over(None, tmp_path)
    text = (ruleset / file).read_text(encoding="utf-8").replace(old, new, 1)
    if "\ufeff" in new:
        text = text.replace("year <= 2021", WORD)
    (ruleset / file).write_text(text, encoding="utf-8")
    lines = text.lstrip("\ufeff").split("\n")
    line = next(i for i, line in enumerate(lines, 1) if WORD in line)
    column = lines[line - 1].index(WORD) + 1
    found = [d.place for d in lint(ruleset)]
    assert [(p.line, p.column + (0 if p.length == len(WORD) else 1)) for p in found if isinstance(p, Place)] == [(line, column)]
