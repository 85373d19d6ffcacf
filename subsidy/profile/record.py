"""What every record of a profile has in common: closed, frozen, and written with English names or Chinese labels."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from subsidy.profile.fields import complaint


class Record(BaseModel):
    """A record whose every field may be unknown (absent or null).

    A key may be the English name or the Chinese label. ``local`` holds facts that a ruleset declares in its own
    vocabulary: ``{"shiyan_2018": {"recommended": true}}``; they are checked when that ruleset is applied.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    local: dict[str, dict[str, Any]] = Field(default_factory=dict, title="专用事实", json_schema_extra={"question": ""})

    @model_validator(mode="before")
    @classmethod
    def _labels_to_names(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        names: dict[Any, str] = {field.title: name for name, field in cls.model_fields.items() if field.title}
        named: dict[Any, Any] = {}
        for key, value in data.items():
            name = names.get(key, key)
            if name in named:
                raise complaint("P340", key=key)
            named[name] = value
        return named
