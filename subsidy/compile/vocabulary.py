"""The words of a ruleset: the common vocabulary and the facts it declares for itself."""

from __future__ import annotations

from dataclasses import replace

from subsidy.compile.scope import RESERVED
from subsidy.profile.common import ENTERPRISE, common_vocabulary
from subsidy.profile.vocabulary import Choices, FactField, Vocabulary
from subsidy.quantity import types as t
from subsidy.source.diagnostic import Diagnostic, nearest
from subsidy.syntax.written import FactPart

FACT_TYPES = {"金额": t.MONEY, "比例": t.NUMBER, "人数": t.PERSONS, "是否": t.BOOL, "日期": t.DATE, "年月": t.MONTH, "年度": t.YEAR, "文字": t.TEXT}


def extended(facts: tuple[FactPart, ...], found: list[Diagnostic]) -> Vocabulary:
    """The common vocabulary with the ruleset's own facts added (``E408`` ``E410``)."""
    common = common_vocabulary()
    records, choices = dict(common.records), dict(common.choices)
    for key in {id(part.record.scalar): part.record for part in facts}.values():
        if key.text not in records:
            found.append(Diagnostic("E410", key.place, {"name": key.text}, key.excerpt, nearest(key.text, records)))
    for part in facts:
        record = records.get(part.record.text)
        if record is None:
            continue
        names = {word: f"事实“{f.label}”" for f in record.fields.values() for word in (f.name, f.label)}
        if record.name == ENTERPRISE:
            names |= dict.fromkeys(RESERVED, "固定的名称")
        for word in (part.name, part.label):
            if word.text in names:
                found.append(Diagnostic("E408", word.place, {"name": word.text, "other": names[word.text]}, word.excerpt))
        if part.name.text in names:
            continue
        options = Choices(part.name.text, part.label.text, part.options) if part.type == "选项" else None
        if options:
            choices[options.name] = options
        kind = t.choice(options.name) if options else FACT_TYPES[part.type]
        field = FactField(part.name.text, part.label.text, kind, part.question, part.evidence, options, local=True)
        records[record.name] = replace(record, fields={**record.fields, field.name: field})
    return Vocabulary(records, choices)
