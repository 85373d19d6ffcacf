"""The architecture drawn from the contracts and from the code: every layer with the folders it really imports."""

from __future__ import annotations

import ast
import tomllib
from functools import cache
from html import escape

from docs_site.page import ROOT, Lang
from subsidy import _HOMES


def layers() -> list[str]:
    """The folders of ``subsidy`` from top to bottom, as the import contract has them; those side by side one after the other."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    rows = next(c for c in contracts if c["id"] == "layers")["layers"]
    return [name for row in rows for name in row.split(" | ")]


@cache
def imports(layer: str) -> frozenset[str]:
    """The other layers that the modules of a layer import, those inside functions too."""
    base = ROOT / "subsidy" / layer
    files = sorted(base.rglob("*.py")) if base.is_dir() else [base.with_suffix(".py")]
    found: set[str] = set()
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found |= {name.split(".")[1] for name in _imported(node) if name.startswith("subsidy.")}
    return frozenset(found - {layer})


def _imported(node: ast.AST) -> list[str]:
    """The modules a statement imports. ``from subsidy import X`` imports where the package's front door has X from."""
    match node:
        case ast.ImportFrom(module="subsidy"):
            return [_HOMES.get(alias.name, f"subsidy.{alias.name}") for alias in node.names]
        case ast.ImportFrom():
            return [node.module or ""]
        case ast.Import():
            return [alias.name for alias in node.names]
        case _:
            return []


def layers_table(lang: Lang) -> str:
    """One row per layer, top to bottom; what it imports in the same order, so that every arrow points down."""
    order = layers()
    head = ("文件夹", "引用") if lang == "zh" else ("folder", "imports")
    rows = "".join(
        f"<tr><th scope='row'><code>{escape(layer)}</code></th><td>{' '.join(f'<code>{escape(n)}</code>' for n in order if n in imports(layer)) or '—'}</td></tr>"
        for layer in order
    )
    return f"<table><thead><tr><th scope='col'>{head[0]}</th><th scope='col'>{head[1]}</th></tr></thead><tbody>{rows}</tbody></table>"
