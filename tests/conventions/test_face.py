"""The public names, and that ``import subsidy`` stays light."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys

import subsidy
from tests.conventions.sources import PACKAGE, tree

HEAVY = ("pydantic", "yaml", "rich", "openpyxl", "jinja2", "typer")


def _declared() -> dict[str, str]:
    """The public names with their homes, as a type checker sees them."""
    (block,) = (node for node in tree(PACKAGE / "__init__.py").body if isinstance(node, ast.If))
    assert ast.unparse(block.test) == "TYPE_CHECKING"
    imports = [node for node in block.body if isinstance(node, ast.ImportFrom)]
    assert len(imports) == len(block.body)
    names = {alias.name: str(node.module) for node in imports for alias in node.names if alias.asname == alias.name}
    assert len(names) == sum(len(node.names) for node in imports)
    return names


def test_the_listed_names_are_those_a_type_checker_sees() -> None:
    assert sorted(subsidy.__all__) == sorted([*_declared(), "__version__"]) == sorted(dir(subsidy))


def test_every_name_comes_from_where_a_type_checker_sees_it() -> None:
    for name, module in _declared().items():
        assert getattr(subsidy, name) is getattr(importlib.import_module(module), name)


def test_importing_the_package_is_light() -> None:
    code = f"import sys, subsidy; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
