"""The one sum of 汉中 2020 against the second computation."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from subsidy.quantity.show import yuan
from subsidy.results.determination import Status
from tests.oracle.hanzhong import five_listing_reward
from tests.oracle.test_shiyan import EXAMPLES
from tests.properties.deciding import NO_SUBJECT, RULES, YEARS, Question, answer, show
from tests.properties.enterprises import HANZHONG, Data, hanzhong

YEAR_AND_ENTERPRISE = st.sampled_from(YEARS[HANZHONG]).flatmap(lambda year: st.tuples(st.just(year), hanzhong(year)))


@settings(RULES, max_examples=EXAMPLES)
@given(YEAR_AND_ENTERPRISE, st.none() | st.integers(0, 10_000_000))
def test_as_the_text_says(case: tuple[int, Data], standard: int | None) -> None:
    year, enterprise = case
    question = Question(HANZHONG, year, parameters={} if standard is None else {"base_listing_reward": f"{yuan(standard)}元"})
    show(question, enterprise)
    told = answer(question, enterprise).told["five_listing_reward", NO_SUBJECT]
    expected = five_listing_reward(enterprise, year, standard)
    if expected is None:
        assert told.status is Status.INELIGIBLE
    elif standard is None:
        assert told.status is Status.UNDETERMINED and (told.least, told.most) == expected
    else:
        assert told.status is Status.ELIGIBLE and (told.payable, told.payable) == expected
