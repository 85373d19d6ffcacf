"""Which answers differ: subjects that come and go, and awards that rules no longer have."""

from __future__ import annotations

import pytest

from subsidy.watch.answers import Answers, Pair, changed, from_plain, to_plain

NO, YES = ("ineligible",), ("eligible", "1.00")
NONE, P1, P2, OWN = ("a", None), ("a", "P1"), ("a", "P2"), ("b", None)


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        ({OWN: NO}, {OWN: NO}, []),
        ({OWN: NO}, {OWN: YES}, [(OWN, OWN)]),
        ({OWN: YES}, {OWN: ("eligible", "2.00")}, [(OWN, OWN)]),
        ({NONE: NO}, {P1: YES, P2: NO}, [(NONE, P1)]),  # what was said while there was none held for each that has come
        ({P1: YES, P2: NO}, {NONE: NO}, [(P1, NONE)]),
        ({P1: YES}, {P1: YES, P2: NO}, [(None, P2)]),
        ({P1: YES, P2: NO}, {P1: YES}, [(P2, None)]),
        ({P1: YES}, {P2: YES}, [(None, P2), (P1, None)]),
        ({OWN: NO}, {}, [(OWN, None)]),  # the rules have changed
        ({}, {OWN: NO, NONE: NO}, [(None, OWN), (None, NONE)]),
    ],
)
def test_changed(before: Answers, after: Answers, pairs: list[Pair]) -> None:
    assert list(changed(before, after)) == pairs


def test_answers_are_kept_as_they_are() -> None:
    answers: Answers = {OWN: NO, P1: ("undetermined", None, "0.00"), P2: YES}
    assert from_plain(to_plain(answers)) == answers
