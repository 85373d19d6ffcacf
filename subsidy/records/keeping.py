"""What keeping a store for years needs besides writing to it: a copy taken while it is in use, and the next store after a full one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from subsidy.records.reading import Reader
from subsidy.records.store import Store
from subsidy.storage.database import told


def back_up(store: Reader, path: Path) -> None:
    """A copy of the store as it stands, whole and at rest in one file, while others go on writing. It appears when it is complete."""
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    target = sqlite3.connect(part)
    try:
        with told(path):
            store.connection.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
    finally:
        target.close()
    part.replace(path)


def continue_in(store: Reader, path: Path, *, opened_at: str | None = None) -> str:
    """Opens the next store: its first entry names the last of this one, so that the two chains are one. Returns that hash."""
    head = store.head
    opened = store.data(1, "open")
    anchor = head.anchor if head else ""
    Store(path, opened_at=opened_at, continues={"store": opened["store"], "entry": store.last, "hash": anchor}).close()
    return anchor
