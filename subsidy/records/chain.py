"""The chain: every entry's hash covers the hash before it and its own text, so that no entry can change unnoticed.

    hash = SHA-256(previous hash ‖ text)          the first entry follows 32 zero bytes
    content = SHA-256(salt ‖ label ‖ content)     what an entry says of its content; the salt is erased with it

The label is the canonical text of ``[enterprise, reference]``, by which content is found.

An entry commits to its content without telling anything of it: with salt and content gone the chain still holds, and
nobody can find out by guessing what was erased.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Any, NamedTuple

from subsidy.records.canonical import canonical

START = bytes(32)
SALT_BYTES = 32


class Link(NamedTuple):
    """An entry: its number (from 1, without gaps), its text (canonical JSON), its hash."""

    number: int
    text: str
    hash: bytes

    @property
    def anchor(self) -> str:
        """The hash as it is shown and noted down."""
        return self.hash.hex()


def link(previous: bytes, number: int, kind: str, data: dict[str, Any]) -> Link:
    """The next entry after the hash ``previous``."""
    text = canonical({"entry": number, "kind": kind, **data}).decode()
    return Link(number, text, hash_of(previous, text.encode()))


def hash_of(previous: bytes, text: bytes) -> bytes:
    return hashlib.sha256(previous + text).digest()


def new_salt() -> bytes:
    return secrets.token_bytes(SALT_BYTES)


def commitment(salt: bytes, enterprise: str, reference: str | None, content: bytes) -> str:
    return hashlib.sha256(salt + canonical([enterprise, reference]) + content).hexdigest()
