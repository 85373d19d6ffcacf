"""Changes written to a file, each exactly once, whatever interrupts the writing.

The store keeps how long the file was when its last change was acknowledged. What stands behind that was written but
not acknowledged: it is cut off and comes again.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from subsidy.results.change import Change
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError
from subsidy.source.place import ProfilePlace
from subsidy.watch.files import Cursor
from subsidy.watch.monitor import Monitor


class Outbox:
    """The end of a file that a reader's changes go to. A file that is gone is begun anew: it may have been put away.

    Raises :class:`DiagnosticsError` for a file that was made shorter (``F715``) or that this reader never wrote (``F716``).
    """

    def __init__(self, monitor: Monitor, path: Path, reader: str) -> None:
        self._files, self._events, self._reader, self._name = monitor.files, monitor.events, reader, str(path.resolve())
        kept = self._agreed(path)
        self._file = path.open("ab")
        self._file.truncate(kept)
        _sync_folder(path.parent)

    def close(self) -> None:
        self._file.close()

    def deliver(self, rendered: Callable[[Change], str]) -> int:
        """Writes every change not yet acknowledged, ``rendered``, and acknowledges it; says how many there were."""
        count, last = 0, 0
        for change in self._events(self._reader):
            self._file.write(rendered(change).encode())
            count, last = count + 1, change.sequence
        if count:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._move(Cursor(last, self._name, self._file.tell()))
        return count

    def _agreed(self, path: Path) -> int:
        """How much of the file is known to hold acknowledged changes. That the file is ours is noted before it is written."""
        cursor, size = self._files.cursor(self._reader), path.stat().st_size if path.exists() else None
        if size and cursor.file != self._name:
            raise _complaint("F716", path)
        if size is None or cursor.file != self._name:
            self._move(Cursor(cursor.acknowledged, self._name, 0))
            return 0
        if size < cursor.size:
            raise _complaint("F715", path, size=size, expected=cursor.size)
        return cursor.size

    def _move(self, cursor: Cursor) -> None:
        with self._files.database.writing() as connection:
            self._files.move(connection, self._reader, cursor)


def _complaint(code: str, path: Path, **args: object) -> DiagnosticsError:
    return DiagnosticsError([Diagnostic(code, ProfilePlace(path.name, ""), args)])


def _sync_folder(folder: Path) -> None:
    """A new file is on the disk only once its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
