"""A record as a file of its own: everything needed to decide it again, and its place in the chain it was taken from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from subsidy.records import chain
from subsidy.records.canonical import NotCanonicalError, canonical, read_exact
from subsidy.records.reading import Reader
from subsidy.records.record import Record, record_from
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError
from subsidy.source.place import ProfilePlace

FORMAT = "subsidy record 1"
MAX_BYTES = 100_000_000


def exported(record: Record) -> str:
    """A record and the files of its ruleset as indented JSON."""
    return _text({"format": FORMAT, "record": record.data, "ruleset_files": _files(record)})


def exported_from(store: Reader, number: int) -> str:
    """A record of a store, with its entry and its salt: whoever has the noted head of the store can place it. Raises :class:`DiagnosticsError`."""
    record, link = store.record(number), store.link(number)
    salt = store.content_row(number)[2]
    place = {
        "entry": number,
        "previous": store.link(number - 1).anchor,
        "text": link.text,
        "hash": link.anchor,
        "salt": salt.hex(),
    }
    return _text({"format": FORMAT, "record": record.data, "ruleset_files": _files(record), "chain": place})


def read_exported(path: Path) -> Record:
    """The record in such a file; what it says of its place in a chain must be true. Raises :class:`DiagnosticsError`."""
    try:
        raw = path.read_bytes() if path.stat().st_size <= MAX_BYTES else b""
    except OSError:
        raise _complaint(path, "R701") from None
    try:
        data = read_exact(raw)
        if data["format"] != FORMAT:
            raise ValueError(f"format {str(data['format'])[:40]}")
        sources = {name: text.encode() for name, text in data["ruleset_files"].items()}
        record = record_from(data["record"], data["record"], sources)
        whole = canonical(record.data) == canonical(data["record"])
        placed = "chain" not in data or _is_placed(record, **data["chain"])
    except KeyError as error:
        raise _complaint(path, "R718", problem=f"没有 {error.args[0]}", english=f"there is no {error.args[0]}") from None
    except (NotCanonicalError, ValueError, TypeError, AttributeError) as error:
        raise _complaint(path, "R718", problem=str(error)[:200], english=str(error)[:200]) from None
    if not whole:
        raise _complaint(path, "R718", problem="记录多出或缺少内容", english="the record holds too much or too little")
    if not placed:
        raise _complaint(path, "R718", problem="内容与记录库给它的承诺不符", english="it does not agree with the commitment of its store")
    return record


def _is_placed(record: Record, entry: int, previous: str, text: str, hash: str, salt: str) -> bool:
    """Whether the entry commits to this very record."""
    said = read_exact(text.encode())
    content = chain.commitment(bytes.fromhex(salt), record.enterprise, record.reference, canonical(record.content))
    terms = {**record.terms, "ruleset": said["ruleset"]}
    return (
        chain.hash_of(bytes.fromhex(previous), text.encode()).hex() == hash
        and said == {"entry": entry, "kind": "record", "content": content, **terms}
        and (said["ruleset"]["id"], said["ruleset"]["version"]) == (record.ruleset.id, record.ruleset.version)
    )


def _files(record: Record) -> dict[str, str]:
    return {name: source.decode() for name, source in record.ruleset.sources.items()}


def _text(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _complaint(path: Path, code: str, **args: object) -> DiagnosticsError:
    return DiagnosticsError([Diagnostic(code, ProfilePlace(path.name, ""), args)])
