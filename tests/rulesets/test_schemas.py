"""The schemas that editors use and the reader accept the same files: they come from one description, held here from both sides."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from subsidy.cases.suite import read_suite
from subsidy.common.folder import TABLES
from subsidy.operations import load_ruleset, ruleset_folder, ruleset_names, schema
from subsidy.syntax import forms as f
from subsidy.syntax.json_schema import FILES, RULE_FILES
from subsidy.syntax.shape import Shape
from subsidy.syntax.yaml_tree import Node, plain, read_yaml
from tests.rulesets.rules_support import BAD, EXPECTED, GOOD

RULESETS = [*(ruleset_folder(name) for name in ruleset_names()), GOOD / "minimal"]
FOR_PEOPLE = {("parameters", "note"), ("value", "note"), ("keyed_value", "note")}  # nothing is done with these


def _kind(path: Path) -> str:
    if path.name == "bases.yaml":
        return "bases"
    return path.parent.name if path.parent.name in ("awards", "cases") else "parameters" if path.parent.name == "common" else path.stem


def _files() -> Iterator[Path]:
    for folder in (*RULESETS, RULESETS[0].parent / "common"):
        yield from sorted(path for path in folder.rglob("*.yaml") if path.stem not in TABLES)  # those have forms of their own


def _objections(path: Path, data: Any) -> list[str]:
    validator = Draft202012Validator(schema(_kind(path)))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


def _as_editors_see_it(path: Path) -> Any:
    """Numbers as such; dates are text and ``on`` is a word, as in YAML 1.2."""
    loader: Any = type("Loader", (yaml.SafeLoader,), {})
    loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in found if tag.rpartition(":")[2] not in ("timestamp", "bool")]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506  # a SafeLoader


@pytest.mark.parametrize("kind", RULE_FILES)
def test_every_schema_is_one(kind: str) -> None:
    Draft202012Validator.check_schema(schema(kind))


def test_every_shipped_file_fits() -> None:
    paths = list(_files())
    assert {_kind(path) for path in paths} == set(RULE_FILES)
    for path in paths:
        assert _objections(path, plain(read_yaml(path))) == [], path
        assert _objections(path, _as_editors_see_it(path)) == [], path


# Where it depends on other words of the ruleset whether a key is needed: no form says that.
BEYOND_THE_FORM = {"clause_missing", "options_without_type"}


def _misspelt() -> Iterator[tuple[str, Path]]:
    """Overlays with an unknown or missing key, and the file it is in."""
    for folder in sorted(BAD.iterdir()):
        expected = (folder / EXPECTED).read_text(encoding="utf-8")
        for name in dict.fromkeys(re.findall(r"^minimal/(\S+\.yaml):\d+:\d+: E20[12] ", expected, re.MULTILINE)):
            if (folder / name).is_file() and folder.name not in BEYOND_THE_FORM:
                yield folder.name, folder / name


@pytest.mark.parametrize(("name", "path"), [pytest.param(n, p, id=f"{n}-{p.stem}") for n, p in _misspelt()])
def test_misspelt_and_missing_keys_are_objected_to(name: str, path: Path) -> None:
    assert _objections(path, plain(read_yaml(path))) != []


def test_there_are_misspelt_ones() -> None:
    assert len(list(_misspelt())) >= 6


class _Asked(dict[str, Node]):
    """The values of a form, remembering which keys were looked at."""

    def __init__(self, values: dict[str, Node], asked: set[str]) -> None:
        super().__init__(values)
        self.asked = asked

    def get(self, key: str, default: Any = None) -> Any:
        self.asked.add(key)
        return super().get(key, default)

    def __getitem__(self, key: str) -> Node:
        self.asked.add(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self.asked.add(str(key))
        return super().__contains__(key)


def test_the_reader_reads_every_key_of_every_form_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, set[str]] = defaultdict(set)
    keys = Shape.keys
    monkeypatch.setattr(Shape, "keys", lambda self, node, form: _Asked(keys(self, node, form), asked[form.name]))
    for folder in RULESETS:
        read_suite(folder, load_ruleset(folder))
    forms = {form.name: form for kind in (*FILES.values(), f.FACT, f.KEYED_VALUE, f.EXPECTED_TOTAL, f.BASES) for form in f.forms_within(kind)}
    for name, form in forms.items():
        known = {key.name for key in form.keys}
        assert asked[name] == known - {key for of, key in FOR_PEOPLE if of == name}, name


def test_form_names_are_told_apart() -> None:
    for kind in FILES.values():
        found = {id(form): form for form in f.forms_within(kind)}.values()
        assert len({form.name for form in found}) == len(found)
