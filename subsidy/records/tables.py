"""The tables of a store. The triggers stop mistakes; what proves that nothing was changed is the chain.

``body`` follows the convention of SQLite's own archives (sqlar): deflated by zlib, or as it is where that would not be
shorter, so that ``sqlar_uncompress(body, size)`` of the ``sqlite3`` shell reads it.
"""

from __future__ import annotations

import zlib

from subsidy.storage.database import Kind

OPEN, RULESET, RECORD, ERASE = "open", "ruleset", "record", "erase"

MAX_BODY_BYTES = 50_000_000

_REFUSED = "BEGIN SELECT RAISE(ABORT, '{}'); END"
_ONLY_APPENDED = _REFUSED.format("entries are only appended")
_NEVER_CHANGED = _REFUSED.format("what is stored is never changed")

STORE = Kind(
    application_id=0x53627264,  # "Sbrd"
    version=1,
    tables=(
        "CREATE TABLE entry (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, text TEXT NOT NULL, hash BLOB NOT NULL) STRICT",
        "CREATE INDEX entry_by_kind ON entry (kind) WHERE kind <> 'record'",
        "CREATE TABLE content (entry INTEGER PRIMARY KEY REFERENCES entry, enterprise TEXT NOT NULL, reference TEXT,"
        " salt BLOB NOT NULL, size INTEGER NOT NULL, body BLOB NOT NULL) STRICT",
        "CREATE INDEX content_by_enterprise ON content (enterprise)",
        "CREATE UNIQUE INDEX content_by_reference ON content (reference) WHERE reference IS NOT NULL",
        "CREATE TABLE file (digest TEXT PRIMARY KEY, size INTEGER NOT NULL, body BLOB NOT NULL) STRICT",
        "CREATE TABLE erasure (entry INTEGER PRIMARY KEY REFERENCES entry, erased_by INTEGER NOT NULL REFERENCES entry) STRICT",
        f"CREATE TRIGGER entry_insert BEFORE INSERT ON entry WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entry) {_ONLY_APPENDED}",
        f"CREATE TRIGGER entry_update BEFORE UPDATE ON entry {_ONLY_APPENDED}",
        f"CREATE TRIGGER entry_delete BEFORE DELETE ON entry {_ONLY_APPENDED}",
        "CREATE TRIGGER content_insert BEFORE INSERT ON content WHEN NEW.entry IS NOT (SELECT max(number) FROM entry)"
        " OR EXISTS (SELECT 1 FROM content WHERE entry = NEW.entry OR reference = NEW.reference)"
        f" {_NEVER_CHANGED}",
        f"CREATE TRIGGER content_update BEFORE UPDATE ON content {_NEVER_CHANGED}",
        "CREATE TRIGGER content_delete BEFORE DELETE ON content WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE entry = OLD.entry)"
        f" {_REFUSED.format('content goes only with an erasure')}",
        f"CREATE TRIGGER file_insert BEFORE INSERT ON file WHEN EXISTS (SELECT 1 FROM file WHERE digest = NEW.digest) {_NEVER_CHANGED}",
        f"CREATE TRIGGER file_update BEFORE UPDATE ON file {_NEVER_CHANGED}",
        f"CREATE TRIGGER file_delete BEFORE DELETE ON file {_NEVER_CHANGED}",
        "CREATE TRIGGER erasure_insert BEFORE INSERT ON erasure WHEN NEW.erased_by IS NOT (SELECT max(number) FROM entry)"
        " OR EXISTS (SELECT 1 FROM erasure WHERE entry = NEW.entry)"
        f" {_NEVER_CHANGED}",
        f"CREATE TRIGGER erasure_update BEFORE UPDATE ON erasure {_NEVER_CHANGED}",
        f"CREATE TRIGGER erasure_delete BEFORE DELETE ON erasure {_NEVER_CHANGED}",
    ),
)


def packed(content: bytes) -> bytes:
    """The body that stores a content of this size."""
    deflated = zlib.compress(content, 6)
    return deflated if len(deflated) < len(content) else content


def unpacked(body: bytes, size: int) -> bytes:
    """The content of a body. Raises ``ValueError`` if it is none of that size."""
    if len(body) == size:
        return body
    if not 0 <= size <= MAX_BODY_BYTES:
        raise ValueError(f"a size of {size}")
    inflating = zlib.decompressobj()
    try:
        content = inflating.decompress(body, size + 1)
    except zlib.error as error:
        raise ValueError(str(error)) from None
    if len(content) != size or not inflating.eof or inflating.unused_data:
        raise ValueError("not of its size")
    return content
