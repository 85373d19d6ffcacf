"""What is said of every sample; a sample that does not hold stops the build."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from docs_site.diagnostics.entries import Entry, entries
from docs_site.diagnostics.running import RULES, TABLES, Answer, ran
from docs_site.kept import kept
from docs_site.page import ROOT, Lang
from subsidy.deciding import shipped_rulesets
from subsidy.source.diagnostic import Diagnostic

MOST_SHOWN = 3  # complaints of the one code


class NotSoError(Exception):
    """A sample does not do what it is there for."""


@dataclass(frozen=True, slots=True)
class Said:
    """The complaints of a sample with its code, as a terminal shows them."""

    zh: str
    en: str

    def told(self, lang: Lang) -> str:
        return self.zh if lang == "zh" else self.en


@cache
def said() -> Mapping[str, Said]:
    """By code. The samples are run again whenever anything they are made from has changed."""
    text = kept(("diagnostics",), (RULES, TABLES, ROOT / "rulesets"), _all_run)
    return {code: Said(*texts) for code, texts in json.loads(text).items()}


def held(code: str, entry: Entry) -> Answer:
    """The answer to the wrong side. Raises :class:`NotSoError` unless the code comes of it, alone, and nothing of the mended side."""
    answers = ran(entry)
    wrong, mended = answers["wrong"], answers["mended"]
    if code not in wrong.codes or wrong.codes - entry.beside != {code}:
        raise NotSoError(f"{code}: {sorted(wrong.codes)}\n{wrong.output}")
    if mended.told or mended.exit_code:
        raise NotSoError(f"{code}, mended: {sorted(mended.codes)}\n{mended.output}")
    if needless := entry.beside - wrong.codes:
        raise NotSoError(f"{code}: {sorted(needless)} does not come along")
    return wrong


def _all_run() -> str:
    return json.dumps({code: _texts(code, held(code, entry)) for code, entry in entries().items()}, ensure_ascii=False)


def _texts(code: str, answer: Answer) -> tuple[str, str]:
    shown = [d for d in answer.told if d.code == code][:MOST_SHOWN]
    here = str(shipped_rulesets())  # another machine keeps them elsewhere
    return _rendered(shown, "zh").replace(here, "…/rulesets"), _rendered(shown, "en").replace(here, "…/rulesets")


def _rendered(shown: list[Diagnostic], lang: Lang) -> str:
    return "\n".join(d.render(lang) for d in shown)
