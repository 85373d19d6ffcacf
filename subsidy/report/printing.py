"""Printing to a terminal or file whatever its encoding: what it lacks is written out, never dropped."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, RenderableType


def print_all(console: Console, parts: Iterable[RenderableType], *, soft_wrap: bool = False) -> None:
    """Print the parts one below the other, in colour where the console shows colour."""
    with console.capture() as captured:
        for part in parts:
            console.print(part, soft_wrap=soft_wrap, highlight=False)
    encoding = console.encoding or "utf-8"
    console.file.write(captured.get().encode(encoding, "backslashreplace").decode(encoding))
