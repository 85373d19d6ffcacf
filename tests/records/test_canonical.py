"""Our canonical JSON is that of the reference implementation, and refuses what has no exact form."""

from __future__ import annotations

import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from subsidy.records.canonical import LARGEST, NotCanonicalError, alike, canonical, read_exact

TEXT = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(["\ue000", "\U00010000", "€", '\x00\x1f\x7f\u2028\\"/', "三(一)1①"])
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=5),
    max_leaves=20,
)


@given(PLAIN)
def test_it_is_the_text_of_the_reference_implementation(data: Any) -> None:
    text = canonical(data)
    assert text == rfc8785.dumps(data)
    assert read_exact(text) == data
    assert canonical(json.loads(text)) == text


@given(PLAIN, PLAIN)
def test_alike_is_the_same_text(one: object, other: object) -> None:
    assert alike(one, other) == (canonical(one) == canonical(other))
    assert not alike([True], [1])


@pytest.mark.parametrize("data", [0.5, [1.0], {"a": float("nan")}, LARGEST + 1, [-LARGEST - 1], "\ud800", {"\udfff": 1}])
def test_what_has_no_exact_form_is_refused(data: object) -> None:
    with pytest.raises(NotCanonicalError):
        canonical(data)


@pytest.mark.parametrize("text", [b"1.0", b"[1e3]", b"NaN", b"-Infinity", b"9007199254740992", b"9" * 5000, b"[" * 100_000, b"{", b"\xff"])
def test_such_text_is_not_read(text: bytes) -> None:
    with pytest.raises(NotCanonicalError):
        read_exact(text)
