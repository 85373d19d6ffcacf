"""Every key, name, unit, option, id, clause number and date of the shipped rulesets, misspelt by one character, is noticed.

``lint`` must complain of each mutant, at the line of the word; of a name that others refer to, at any line that does.
A name that nothing refers to may be called anything; ``ACCEPTED`` lists what else no compiler can know to be wrong.
Free text is exempt: the list is in ``mutants``. A quote is noticed by the lock file. Without ``--every-mutant`` (or ``SUBSIDY_EVERY_MUTANT=1``) a sample is tried: every n-th.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path

import pytest

from subsidy.operations import lint, ruleset_names
from subsidy.quantity.units import UNITS
from subsidy.source.diagnostic import Diagnostic
from subsidy.source.place import Place
from subsidy.syntax import parser, ruleset_files, shape
from subsidy.syntax.yaml_tree import Node, parse_yaml, read_yaml
from tests.rulesets.mutants import Mutant, files, mutants, words

SAMPLE = 300  # of each ruleset

# Names that are the same word wherever they stand. (An option that no rule names may be called anything.)
REFERRED_TO = frozenset({"award", "define", "reading", "parameter", "fact", "clause"})

Lint = Callable[[Mutant], tuple[Diagnostic, ...]]

# Kinds of misspelling that give another sensible rule: the mutants that fit, and why they are let pass.
ACCEPTED: tuple[tuple[str, Callable[[Mutant], bool]], ...] = (
    ("another day of the calendar: only the text can tell the right one", lambda m: m.word.role == "date"),
    ("another industry: its code is a figure", lambda m: m.word.role == "use" and re.fullmatch("[0-9]{2,4}", m.text) is not None),
    ("another unit of the same kind, or none: only the text can tell 元 from 万元", lambda m: m.word.role == "unit" and m.text in ("", *UNITS)),
)


@pytest.fixture(scope="module")
def misspelt() -> Iterator[Callable[[str], Lint]]:
    """Lints a ruleset with one word misspelt: nothing is written, and only the file concerned is parsed again."""
    changed: dict[Path, str] = {}
    unchanged = cache(read_yaml)

    def read(path: Path, shown: str | None = None) -> Node:
        text = changed.get(path.resolve())
        return unchanged(path, shown) if text is None else parse_yaml(text, shown or path.name)

    def linting(name: str) -> Lint:
        texts = {path.resolve(): path.read_text(encoding="utf-8") for path in files(name)}

        def one(mutant: Mutant) -> tuple[Diagnostic, ...]:
            path = mutant.word.file.resolve()
            changed[path] = mutant.applied(texts[path])
            try:
                return lint(name)
            finally:
                changed.clear()

        return one

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ruleset_files, "read_yaml", read)
        patch.setattr(shape, "parse", lru_cache(maxsize=10_000)(parser.parse))
        yield linting


def sample(request: pytest.FixtureRequest, name: str) -> list[Mutant]:
    every = list(mutants(name))
    return every if request.config.getoption("--every-mutant") else every[:: max(1, len(every) // SAMPLE)]


def at_its_line(mutant: Mutant, found: list[Diagnostic]) -> bool:
    """A wrong clause may be another that exists: then its quotes, which stand below it, are not pinned there."""
    word = mutant.word
    lines = range(word.line, word.line + 4) if word.key == "clause" else word.lines
    folder = word.file.parents[2 if word.file.parent.name == "awards" else 1]
    file = word.file.relative_to(folder).as_posix()
    return any(isinstance(d.place, Place) and d.place.file == file and d.place.line in lines for d in found)


def is_let_pass(mutant: Mutant, referred: set[str], options: set[str]) -> bool:
    """Nothing refers to the name, or the misspelling is itself an option of a reading, or it is accepted."""
    if mutant.word.role == "declared":
        return mutant.word.key not in REFERRED_TO or mutant.word.text not in referred
    return mutant.text in options or any(accepts(mutant) for _, accepts in ACCEPTED)


@pytest.mark.parametrize("name", ruleset_names())
def test_a_misspelling_is_reported(name: str, request: pytest.FixtureRequest, misspelt: Callable[[str], Lint]) -> None:
    linted, before = misspelt(name), lint(name)
    referred = {word.text for word in words(name) if word.role in ("use", "quote")}
    options = {word.text for word in words(name) if word.key == "option"}
    survivors, elsewhere = [], []
    for mutant in sample(request, name):
        found = [d for d in linted(mutant) if d not in before]
        if not found and not is_let_pass(mutant, referred, options):
            survivors.append(str(mutant))
        if found and mutant.word.role == "use" and not at_its_line(mutant, found):
            elsewhere.append(f"{mutant}  {found[0].render().splitlines()[0]}")
    assert survivors == []
    assert elsewhere == []


def test_the_sample_is_large_enough(request: pytest.FixtureRequest) -> None:
    assert sum(len(sample(request, name)) for name in ruleset_names()) >= 600
