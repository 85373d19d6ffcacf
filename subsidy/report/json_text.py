"""A result as JSON text, and the schema of that text."""

from __future__ import annotations

from pydantic.json_schema import JsonSchemaValue

from subsidy.results.determination import Result


def to_json(result: Result) -> str:
    """The whole result, indented, the same text for the same result; it ends with a line end."""
    return result.model_dump_json(indent=2) + "\n"


def schema() -> JsonSchemaValue:
    """The JSON schema that every text of :func:`to_json` fulfils."""
    return Result.model_json_schema(mode="serialization")
