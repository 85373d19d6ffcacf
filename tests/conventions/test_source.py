"""House rules that a glance misses."""

from __future__ import annotations

import ast

from tests.conventions.sources import ROOT, files, nodes

MAX_LINES = 400
EXACT = ("quantity", "ir", "compile", "interpret")
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__"}
FORBIDDEN_MODULES = {"pickle", "marshal", "shelve", "dill"}
FORBIDDEN_OF_YAML = {"load", "load_all", "full_load", "full_load_all", "unsafe_load", "unsafe_load_all", "Loader", "FullLoader", "UnsafeLoader"}


def test_every_module_can_be_read_in_one_sitting() -> None:
    lines = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in files()}
    assert {path: count for path, count in lines.items() if count > MAX_LINES} == {}


def test_no_float_comes_near_money() -> None:
    assert [place for place, node in nodes(*EXACT) if _is_float(node)] == []


def _is_float(node: ast.AST) -> bool:
    match node:
        case ast.Name(id="float"):
            return True
        case ast.Constant(value=value):
            return isinstance(value, (float, complex))
    return False


def test_nothing_evaluates_or_unpickles_what_strangers_wrote() -> None:
    assert [place for place, node in nodes() if _is_dangerous(node)] == []


def _is_dangerous(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id=name)):
            return name in FORBIDDEN_CALLS
        case ast.Import(names=names):
            return any(alias.name.split(".")[0] in FORBIDDEN_MODULES for alias in names)
        case ast.ImportFrom(module=str(module), names=names):
            return module.split(".")[0] in FORBIDDEN_MODULES or (module == "yaml" and any(a.name in FORBIDDEN_OF_YAML for a in names))
        case ast.Attribute(value=ast.Name(id="yaml"), attr=attribute):
            return attribute in FORBIDDEN_OF_YAML
    return False
