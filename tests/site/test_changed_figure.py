"""One figure changed in a rule file changes the page of its award and the digest that the document's page names, and no other page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs_site.documents import pages_of
from docs_site.page import Lang
from subsidy.ir.ruleset import Ruleset
from subsidy.operations import load_ruleset, ruleset_folder
from tests.prose.test_changed_figure import CHANGES, Change, edited

DIGEST = re.compile(r"[0-9a-f]{16}")
LANGUAGES: tuple[Lang, ...] = ("zh", "en")
SMALL = [changed for changed in CHANGES if changed.ruleset in ("hanzhong_2020", "xuchang_2024")]


@pytest.mark.parametrize("changed", SMALL, ids=lambda c: c.award)
def test_a_figure_changed_in_the_file_changes_the_page_of_its_award(changed: Change, tmp_path: Path) -> None:
    shipped, copied = ruleset_folder(changed.ruleset), edited(changed, tmp_path)
    rules_before, rules_after = load_ruleset(shipped), load_ruleset(copied)
    uri, document = (f"policies/{changed.ruleset}/{page}.md" for page in (f"awards/{changed.award}", "index"))
    for lang in LANGUAGES:
        before, after = pages(rules_before, shipped, lang), pages(rules_after, copied, lang)
        assert {page for page in before if before[page] != after[page]} == {uri, document}
        assert DIGEST.sub("", before[document]) == DIGEST.sub("", after[document])
        if lang == "zh":  # as the list of changes says the figure
            assert before[uri].count(changed.before) > after[uri].count(changed.before)
            assert after[uri].count(changed.after) > before[uri].count(changed.after)


def pages(rules: Ruleset, folder: Path, lang: Lang) -> dict[str, str]:
    return {page.uri: page.content for page in pages_of(rules, folder, lang)}
