"""Every key, name, unit, option, id, clause number and date of the shipped rulesets, misspelt by one character, is noticed.

``lint`` must complain of each mutant, at the line of the word; of a name that others refer to, at any line that does.
A name that nothing refers to may be called anything; ``ACCEPTED`` lists what else no compiler can know to be wrong.
Free text is exempt: the list is in ``mutants``. A quote is noticed by the lock file. Without ``--every-mutant`` (or ``SUBSIDY_EVERY_MUTANT=1``) a sample is tried: every n-th.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from subsidy.operations import lint, ruleset_names
from subsidy.quantity.units import UNITS
from subsidy.source.diagnostic import Diagnostic
from subsidy.source.place import Place
from tests.rulesets.conftest import Changed
from tests.rulesets.mutants import Mutant, mutants, words

SAMPLE = 300  # of each ruleset

# Names that are the same word wherever they stand. (An option that no rule names may be called anything.)
REFERRED_TO = frozenset({"award", "define", "reading", "parameter", "fact", "clause"})

# Kinds of misspelling that give another sensible rule: the mutants that fit, and why they are let pass.
ACCEPTED: tuple[tuple[str, Callable[[Mutant], bool]], ...] = (
    ("another day of the calendar: only the text can tell the right one", lambda m: m.word.role == "date"),
    ("another industry: its code is a figure", lambda m: m.word.role == "use" and re.fullmatch("[0-9]{2,4}", m.text) is not None),
    ("another unit of the same kind, or none: only the text can tell 元 from 万元", lambda m: m.word.role == "unit" and m.text in ("", *UNITS)),
)


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
def test_a_misspelling_is_reported(name: str, request: pytest.FixtureRequest, changed: Changed) -> None:
    before = lint(name)
    referred = {word.text for word in words(name) if word.role in ("use", "quote")}
    options = {word.text for word in words(name) if word.key == "option"}
    survivors, elsewhere = [], []
    for mutant in sample(request, name):
        with changed(mutant):
            found = [d for d in lint(name) if d not in before]
        if not found and not is_let_pass(mutant, referred, options):
            survivors.append(str(mutant))
        if found and mutant.word.role == "use" and not at_its_line(mutant, found):
            elsewhere.append(f"{mutant}  {found[0].render().splitlines()[0]}")
    assert survivors == []
    assert elsewhere == []


def test_the_sample_is_large_enough(request: pytest.FixtureRequest) -> None:
    assert sum(len(sample(request, name)) for name in ruleset_names()) >= 600
