"""Shipped rulesets with one word changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache, lru_cache
from pathlib import Path

import pytest

from subsidy.syntax import parser, ruleset_files, shape
from subsidy.syntax.yaml_tree import Node, parse_yaml, read_yaml
from tests.rulesets.mutants import Mutant

Changed = Callable[[Mutant], AbstractContextManager[None]]


@pytest.fixture(scope="module")
def changed() -> Iterator[Changed]:
    """Lets a file be read with one word changed: nothing is written, and only that file is parsed again."""
    texts: dict[Path, str] = {}
    unchanged = cache(read_yaml)

    def read(path: Path, shown: str | None = None) -> Node:
        text = texts.get(path.resolve())
        return unchanged(path, shown) if text is None else parse_yaml(text, shown or path.name)

    @contextmanager
    def changing(mutant: Mutant) -> Iterator[None]:
        path = mutant.word.file.resolve()
        texts[path] = mutant.applied(path.read_text(encoding="utf-8"))
        try:
            yield
        finally:
            texts.clear()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ruleset_files, "read_yaml", read)
        patch.setattr(shape, "parse", lru_cache(maxsize=10_000)(parser.parse))
        yield changing
