"""The report as JSON."""

from __future__ import annotations

import json
import subprocess
import sys

import jsonschema
import pytest

from subsidy.report.json_text import schema, to_json
from subsidy.results.determination import Result


def test_it_is_the_whole_result(rich_result: Result) -> None:
    text = to_json(rich_result)
    assert text.endswith("}\n")
    assert text == to_json(rich_result)
    assert Result.model_validate_json(text) == rich_result
    assert json.loads(text)["document"]["draft"] is True


def test_it_fulfils_its_schema(rich_result: Result, plain_result: Result) -> None:
    for result in (rich_result, plain_result):
        jsonschema.validate(json.loads(to_json(result)), schema())


@pytest.mark.parametrize("module", ["json_text", "terminal", "html", "workbook"])
def test_each_output_loads_only_its_own_library(module: str) -> None:
    own = {"json_text": None, "terminal": "rich", "html": "jinja2", "workbook": "openpyxl"}[module]
    code = f"import sys, subsidy.report.{module}; print(*(m for m in ('rich', 'jinja2', 'openpyxl') if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ([own] if own else [])
