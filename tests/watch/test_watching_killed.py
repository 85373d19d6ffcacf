"""``kill -9`` at any moment: the file of changes and the store end up as if nothing had happened.

Real processes of the real command. ``WATCH_KILLS=500`` for a long run; they are spread over as many whole runs as it takes.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.watching_workload import facts
from tests.watch.watch_support import SHIYAN, lines, monitor

KILLS = int(os.environ.get("WATCH_KILLS", "15"))
COUNT = 300
FOREVER = 3600.0

Run = Callable[[Path, Path, bool, float], int]
Kept = tuple[bytes, list[object]]


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    """Runs the command on a folder, with facts from a file or through a pipe, for so many seconds; gives its exit code."""
    command = [sys.executable, "-m", "tests.watch.forking"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin is not None and server.stdout is not None
        orders, answers = server.stdin, server.stdout

        def run(folder: Path, source: Path, piped: bool, seconds: float) -> int:
            arguments = ["watch", SHIYAN, "-" if piped else str(source), "--store", str(folder / "files.db"), "--year", "2019"]
            arguments += ["--format", "json", "-o", str(folder / "changes.jsonl")]
            orders.write(json.dumps({"arguments": arguments, "pour": str(source) if piped else "", "seconds": seconds}) + "\n")
            orders.flush()
            return int(answers.readline())

        yield run
        orders.close()


def _kept(folder: Path) -> Kept:
    """What the readers got, and everything in the store."""
    with monitor(folder) as watch:
        connection = watch.files.database.connection
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        tables = (
            "code, profile, answers FROM enterprises ORDER BY code",
            "* FROM facts ORDER BY id",
            "sequence, change FROM events ORDER BY sequence",
        )
        return (folder / "changes.jsonl").read_bytes(), [connection.execute(f"SELECT {table}").fetchall() for table in tables]


def test_no_change_is_lost_doubled_or_half_written(run: Run, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    whole.mkdir()
    source = tmp_path / "facts.jsonl"
    source.write_bytes(lines(facts(50, COUNT)))
    begun = time.monotonic()
    assert run(whole, source, False, FOREVER) == 0
    life = time.monotonic() - begun
    expected = _kept(whole)
    assert expected[0].count(b"\n") > 10
    draw, kills, runs = random.Random(KILLS), 0, 0
    while kills < KILLS:
        folder = tmp_path / str(runs)
        folder.mkdir()
        while (code := run(folder, source, draw.random() < 0.5, draw.uniform(0.0, life / 3))) != 0:
            assert code == -9
            kills += 1
        runs += 1
        assert _kept(folder) == expected
    print(f"{kills} kills over {runs} runs")
