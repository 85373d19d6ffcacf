"""The source of the package as syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "subsidy"


def files(*folders: str) -> list[Path]:
    """Every module of the package, or of some of its folders."""
    found = sorted(path for folder in folders or (".",) for path in (PACKAGE / folder).rglob("*.py"))
    assert found, folders
    return found


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def nodes(*folders: str) -> Iterator[tuple[str, ast.AST]]:
    """Every syntax node with where it stands."""
    for path in files(*folders):
        for node in ast.walk(tree(path)):
            yield f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}", node
