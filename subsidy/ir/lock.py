"""The lock file of a ruleset: the digest of the official text and of every quote with its clause.

It makes a changed quote noticeable even where the text is not at hand.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from subsidy.ir.ruleset import Citation, Ruleset

LOCK_NAME = "quotes.lock.json"
MAX_LOCK_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Lock:
    """``quotes`` are pairs of clause and digest, sorted; ``source`` is the file they were read from, if they were."""

    text_digest: str
    quotes: tuple[tuple[str, str], ...]
    source: bytes = b""


def read_lock(folder: Path) -> Lock:
    """The lock of a ruleset folder, empty where there is none or it cannot be read; checking it is a task of its own."""
    try:
        path = folder / LOCK_NAME
        source = path.read_bytes() if path.is_file() and path.stat().st_size <= MAX_LOCK_BYTES else b"{}"
        data = json.loads(source.decode())
        return Lock(str(data["text"]), tuple((str(row["clause"]), str(row["quote"])) for row in data["quotes"]), source)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Lock("", ())


def write_lock(folder: Path, lock: Lock) -> None:
    rows = [{"clause": clause, "quote": digest} for clause, digest in lock.quotes]
    text = json.dumps({"text": lock.text_digest, "quotes": rows}, ensure_ascii=False, indent=1)
    (folder / LOCK_NAME).write_text(text + "\n", encoding="utf-8")


def lock_of(ruleset: Ruleset, text_digest: str) -> Lock:
    """The lock that a ruleset should have."""
    return Lock(text_digest, tuple(sorted({(c.clause, quote_digest(c)) for c in citations(ruleset)})))


def quote_digest(citation: Citation) -> str:
    return hashlib.sha256(f"{citation.clause}\0{citation.quote}".encode()).hexdigest()


def digest_of_text(text: str) -> str:
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()


def citations(ruleset: Ruleset) -> list[Citation]:
    """Every citation of a ruleset, once, in the order of the rules."""
    found: dict[Citation, None] = {}
    groups = [d.citations for d in ruleset.definitions.values()]
    groups += [c.citations for c in ruleset.applicability]
    for award in ruleset.awards:
        groups.append(award.citations)
        groups += [condition.citations for condition in award.conditions]
        groups += [component.citations for component in award.components]
        if award.among is not None:
            groups.append(award.among.citations)
        if award.competition is not None:
            groups.append(award.competition.citations)
    groups += [cap.citations for cap in ruleset.caps]
    groups += [one_of.citations for one_of in ruleset.one_ofs]
    groups += [statement.citations for statement in ruleset.statements]
    for group in groups:
        found.update(dict.fromkeys(group))
    return list(found)
