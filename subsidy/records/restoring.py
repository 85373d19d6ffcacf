"""A kept ruleset made ready to decide again: its files put into a folder for a moment and compiled as ever."""

from __future__ import annotations

import re
import tempfile
from functools import lru_cache
from pathlib import Path

from subsidy.compile.ruleset import compile_ruleset
from subsidy.ir.ruleset import Ruleset
from subsidy.records.record import KeptRuleset
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError
from subsidy.source.place import ProfilePlace

MAX_FILES = 500
MAX_BYTES = 50_000_000

_ID = re.compile(r"[a-z][a-z0-9_]{0,100}")
_NAME = re.compile(r"[a-z][a-z0-9_]*/(awards/)?[^/\\\x00-\x1f:]{1,200}\.(yaml|json)")


def restored(kept: KeptRuleset) -> Ruleset:
    """The ruleset again. Raises :class:`DiagnosticsError`: its files are not those recorded (``R717``), or no longer compile."""
    found = _restored(_Key(kept))
    if isinstance(found, DiagnosticsError):
        raise found
    return found


class _Key:
    """A kept ruleset, the same as another with the same names and files."""

    def __init__(self, kept: KeptRuleset) -> None:
        self.kept = kept
        self._names = (kept.id, kept.digest, kept.text_digest)

    def __hash__(self) -> int:
        return hash(self._names)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._names == other._names and (self.kept is other.kept or self.kept.sources == other.kept.sources)


@lru_cache(maxsize=16)
def _restored(key: _Key) -> Ruleset | DiagnosticsError:
    try:
        return _compiled(key.kept)
    except DiagnosticsError as error:
        return error


def _compiled(kept: KeptRuleset) -> Ruleset:
    if len(kept.sources) > MAX_FILES or sum(map(len, kept.sources.values())) > MAX_BYTES or not _are_safe(kept):
        raise _not_recorded(kept)
    with tempfile.TemporaryDirectory(prefix="subsidy-") as folder:
        for name, source in kept.sources.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(source)
        Path(folder, kept.id).mkdir(exist_ok=True)
        ruleset = compile_ruleset(Path(folder, kept.id))
    if (ruleset.document.id, ruleset.document.version, ruleset.digest, ruleset.text_digest) != (kept.id, kept.version, kept.digest, kept.text_digest):
        raise _not_recorded(kept)
    return ruleset


def _are_safe(kept: KeptRuleset) -> bool:
    """Whether the names stay inside the folder: a record may come from a stranger."""
    return _ID.fullmatch(kept.id) is not None and all(_NAME.fullmatch(name) for name in kept.sources)


def _not_recorded(kept: KeptRuleset) -> DiagnosticsError:
    return DiagnosticsError([Diagnostic("R717", ProfilePlace("规则集", ""), {"name": kept.id, "digest": kept.digest[:12]})])
