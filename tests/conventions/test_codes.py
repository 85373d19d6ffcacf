"""The table of complaints holds exactly the codes in use."""

from __future__ import annotations

import ast
import re

from subsidy.source.codes import CODES
from tests.conventions.sources import PACKAGE, nodes

TABLES = tuple(str(path.relative_to(PACKAGE.parent)) for path in sorted((PACKAGE / "source").glob("*_codes.py")))
CODE = re.compile(r"[A-Z][0-9]{3}")


def _used() -> set[str]:
    texts = {node.value for place, node in nodes() if isinstance(node, ast.Constant) and isinstance(node.value, str) and not place.startswith(TABLES)}
    return {text for text in texts if CODE.fullmatch(text)}


def test_every_code_in_the_table_is_used() -> None:
    assert sorted(CODES.keys() - _used()) == []


def test_every_code_used_is_in_the_table() -> None:
    assert sorted(_used() - CODES.keys()) == []


def test_no_code_is_defined_twice() -> None:
    keys = [
        str(key.value)
        for place, node in nodes("source")
        if place.startswith(TABLES) and isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant)
    ]
    assert sorted(set(keys)) == sorted(keys) == sorted(CODES)
