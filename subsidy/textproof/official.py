"""Reading an official text from a file of the caller's. It is only read and compared, never kept."""

from __future__ import annotations

from pathlib import Path

from subsidy.source.diagnostic import Diagnostic, DiagnosticsError
from subsidy.source.place import Place

MAX_TEXT_BYTES = 20_000_000


def read_text(path: Path) -> str:
    """An official text. Raises :class:`DiagnosticsError` (``E105`` ``E107`` ``E109`` ``E112``)."""
    place = Place(path.name, 1, 1)
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_TEXT_BYTES else None
    except OSError:
        raise DiagnosticsError([Diagnostic("E109", place)]) from None
    if data is None:
        raise DiagnosticsError([Diagnostic("E105", place, {"size": path.stat().st_size, "limit": MAX_TEXT_BYTES})])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DiagnosticsError([Diagnostic("E107", place)]) from None
    if not text.strip():
        raise DiagnosticsError([Diagnostic("E112", place)])
    return text
