"""Messages kept as files: ``pytest --record`` writes them anew; ``git diff`` is the review."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Compare = Callable[[Path, str], None]
