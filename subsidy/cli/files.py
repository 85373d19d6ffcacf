"""Writing an output file: whole or not at all, and never over what the user has filled in."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import typer

from subsidy.cli import words as w


def save(path: Path, content: bytes, *sources: Path) -> None:
    """Writes a report. Refuses to write over one of the ``sources`` it was made from."""
    if any(path.exists() and source.exists() and path.samefile(source) for source in sources):
        raise typer.BadParameter(w.OVER_INPUT.format(path=path), param_hint="--output")
    if path.exists() and not path.is_file():  # a device or a pipe cannot be replaced
        path.write_bytes(content)
        return
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def fresh(path: Path) -> Path:
    """A path that nothing stands at yet: a form to fill in must not replace one that is filled in."""
    if path.exists():
        raise typer.BadParameter(w.EXISTS.format(path=path), param_hint="--output")
    return path
