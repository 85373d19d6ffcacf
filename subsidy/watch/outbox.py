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
from subsidy.watch.monitor import Monitor


class Outbox:
    """The end of a file that a reader's changes go to. Raises :class:`DiagnosticsError` (``F715``) if the file was changed."""

    def __init__(self, monitor: Monitor, path: Path, reader: str) -> None:
        self._monitor, self._reader = monitor, reader
        self._file = path.open("ab")
        try:
            size, expected = self._file.tell(), monitor.cursor(reader).size
            if size < expected:
                raise DiagnosticsError([Diagnostic("F715", ProfilePlace(path.name, ""), {"size": size, "expected": expected})])
            self._file.truncate(expected)
        except BaseException:
            self._file.close()
            raise

    def close(self) -> None:
        self._file.close()

    def deliver(self, rendered: Callable[[Change], str]) -> int:
        """Writes every change not yet acknowledged, ``rendered``, and acknowledges it; says how many there were."""
        count, last = 0, None
        for last in self._monitor.events(self._reader):
            self._file.write(rendered(last).encode())
            count += 1
        if last is not None:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._monitor.acknowledge(last, self._reader, size=self._file.tell())
        return count
