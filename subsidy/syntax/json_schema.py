"""The forms of the rule files as JSON Schemas, for editors: completion, explanations and mistakes while typing.

A schema knows the form only; what names, units and quotes mean is for ``subsidy lint``.
"""

from __future__ import annotations

from typing import Any, assert_never

from subsidy.profile.common import common_vocabulary
from subsidy.syntax import forms as f

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILES: dict[str, f.Form] = {
    "document": f.DOCUMENT,
    "register": f.REGISTER,
    "awards": f.AWARDS,
    "definitions": f.DEFINITIONS,
    "limits": f.LIMITS,
    "readings": f.READINGS,
    "parameters": f.PARAMETERS,
    "cases": f.CASES,
}
RULE_FILES = (*FILES, "vocabulary", "bases")
_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean"]}  # 2018 and 是 alike: whoever reads the file takes both as written
_TEXTS: dict[str, dict[str, Any]] = {
    "id": {"type": "string", "pattern": "^[a-z][a-z0-9_]{0,63}$"},
    "flag": {"enum": ["是", "否", True, False, "true", "false"]},
    "whole": {"type": ["integer", "string"], "pattern": "^[0-9]{1,9}$", "minimum": 0},
    "year": {"type": ["integer", "string"]},
    "day": {"type": "string"},
    "money": _SCALAR,
    "expression": _SCALAR,
    "text": _SCALAR,
}


def file_schema(name: str) -> dict[str, Any]:
    """The schema of one kind of file: one of :data:`RULE_FILES`."""
    root: dict[str, Any] = {"$schema": DIALECT, "title": f"subsidy {name}.yaml"}
    if name == "vocabulary":
        rows = _held(f.Rows((f.FACT,)))
        records = {record.name: {**rows, "title": record.label} for record in common_vocabulary().records.values()}
        return {**root, "type": "object", "properties": records, "additionalProperties": False, "$defs": _definitions(f.FACT)}
    form = f.BASES if name == "bases" else FILES[name]
    return {**root, **_object(form), "$defs": _definitions(*(key.holds for key in form.keys))}


def _definitions(*held: f.Holds) -> dict[str, Any]:
    return {form.name: _object(form) for one in held for form in f.forms_within(one)}


def _object(form: f.Form) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {key.name: {**_held(key.holds), "description": key.about} for key in form.keys},
        "required": [key.name for key in form.required],
        "additionalProperties": False,
    }


def _held(holds: f.Holds) -> dict[str, Any]:
    match holds:
        case f.Text(kind):
            return _TEXTS[kind]
        case f.Texts(filled):
            return {"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR, "minItems": int(filled)}]}
        case f.OneOf(words):
            return {"enum": list(words)}
        case f.Rows(of, filled):
            rows = [_held(one) for one in of]
            return {"type": "array", "items": rows[0] if len(rows) == 1 else {"anyOf": rows}, "minItems": int(filled)}
        case f.ByName(of, or_texts):
            mapping = {"type": "object", "additionalProperties": _held(of)}
            return {"anyOf": [mapping, _held(f.Texts())]} if or_texts else mapping
        case f.Either(text, form):
            return {"anyOf": [_held(text), _held(form)]}
        case f.Anything():
            return {}
        case f.Form():
            return {"$ref": f"#/$defs/{holds.name}"}
        case _:
            assert_never(holds)
