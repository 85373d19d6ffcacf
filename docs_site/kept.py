"""Fragments that are slow to make, kept in ``build/site-cache`` under a digest of all they are made from."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

from docs_site.page import ROOT

CACHE = ROOT / "build" / "site-cache"


def kept(parts: tuple[str, ...], folders: tuple[Path, ...], make: Callable[[], str]) -> str:
    """What ``make`` returns, or what it returned before for the same parts, the same code and the same files in ``folders``."""
    made_from = (_code(), *map(_digest, folders), *parts)
    path = CACHE / f"{hashlib.sha256(chr(0).join(made_from).encode()).hexdigest()}.html"
    if path.is_file():
        return path.read_text(encoding="utf-8")
    made = make()
    CACHE.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}")
    part.write_text(made, encoding="utf-8")
    part.replace(path)
    return made


@cache
def _code() -> str:
    """The digest of the package and of this folder: whatever changes there, nothing kept is used again."""
    return _digest(ROOT / "subsidy") + _digest(ROOT / "docs_site")


@cache
def _digest(folder: Path) -> str:
    """The digest of every file of a folder, cases of rulesets included."""
    whole = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
