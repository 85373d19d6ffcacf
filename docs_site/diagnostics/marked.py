"""Text with what is wrong and what mends it in one: ``主营业务收入: ⟨2500⇒2500万元⟩``.

Where much is needed to go wrong, ``⟪…×201⟫`` writes something that often; ``{n}`` in it counts from 1, ``{m}`` from 0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

Side = Literal["wrong", "mended"]

_CHANGE = re.compile(r"⟨(?P<wrong>[^⇒⟩]*)⇒(?P<mended>[^⟩]*)⟩")
_MANY = re.compile(r"⟪(?P<what>[^⟫]*)×(?P<count>\d+)⟫")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text as it is shown.

    ``changed`` where the two sides differ; ``text`` is empty there if only the other side has anything, a whole line
    of it if ``line``.
    """

    text: str
    changed: bool = False
    line: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """``text`` as it stands in a file of samples."""

    text: str

    @property
    def differs(self) -> bool:
        return _CHANGE.search(self.text) is not None

    def on(self, side: Side) -> str:
        """All of it, as it is written to a file or typed."""
        return _MANY.sub(_written_often, _CHANGE.sub(lambda found: found[side], self.text))

    def pieces(self, side: Side) -> list[Piece]:
        """The same for a reader: what is written often is shown once."""
        found, end = [], 0
        for change in _CHANGE.finditer(self.text):
            here, other = change[side], change["mended" if side == "wrong" else "wrong"]
            found += [Piece(_shown(self.text[end : change.start()])), Piece(_shown(here), True, other.endswith("\n"))]
            end = change.end()
        shown = [piece for piece in [*found, Piece(_shown(self.text[end:]))] if piece.text or piece.changed]
        return [*shown[:-1], replace(shown[-1], text=shown[-1].text.removesuffix("\n"), line=False)] if shown else []


def _written_often(found: re.Match[str]) -> str:
    return "".join(found["what"].replace("{n}", str(n)).replace("{m}", str(n - 1)) for n in range(1, int(found["count"]) + 1))


def _shown(text: str) -> str:
    return _MANY.sub(_shown_once, text)


def _shown_once(found: re.Match[str]) -> str:
    what = found["what"].replace("{n}", "1").replace("{m}", "0")
    return f"{what.rstrip(chr(10))}…×{found['count']}{chr(10) if what.endswith(chr(10)) else ''}"
