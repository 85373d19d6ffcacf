"""The words of a ruleset: the common vocabulary and the facts it declares for itself."""

from __future__ import annotations

from dataclasses import replace

from subsidy.profile.common import common_vocabulary
from subsidy.profile.vocabulary import Choices, FactField, Vocabulary
from subsidy.quantity import types as t
from subsidy.source.diagnostic import Diagnostic, nearest
from subsidy.syntax.written import FactPart

FACT_TYPES = {"金额": t.MONEY, "比例": t.NUMBER, "人数": t.PERSONS, "是否": t.BOOL, "日期": t.DATE, "年月": t.MONTH, "年度": t.YEAR, "文字": t.TEXT}


def extended(facts: tuple[FactPart, ...], found: list[Diagnostic]) -> Vocabulary:
    """The common vocabulary with the ruleset's own facts added (``E408`` ``E410``)."""
    common = common_vocabulary()
    records, choices = dict(common.records), dict(common.choices)
    for part in facts:
        record = records.get(part.record)
        if record is None:
            found.append(Diagnostic("E410", part.name.place, {"name": part.record}, part.name.excerpt, nearest(part.record, records)))
            continue
        taken = next((f for f in record.fields.values() if f.name == part.name.text or f.label == part.label.text), None)
        if taken is not None:
            found.append(Diagnostic("E408", part.name.place, {"name": part.name.text, "other": taken.label}, part.name.excerpt))
            continue
        options = Choices(part.name.text, part.label.text, part.options) if part.type == "选项" else None
        if options:
            choices[options.name] = options
        kind = t.choice(options.name) if options else FACT_TYPES[part.type]
        field = FactField(part.name.text, part.label.text, kind, part.question, part.evidence, options, local=True)
        records[part.record] = replace(record, fields={**record.fields, field.name: field})
    return Vocabulary(records, choices)
