"""``kill -9`` at any moment: the file of changes and the store end up as if nothing had happened.

Real processes of the real command. ``WATCH_KILLS=500`` for a long run; they are spread over as many whole runs as it takes.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.watching_workload import facts
from tests.watch.watch_support import SHIYAN, lines, monitor, shiyan

KILLS = int(os.environ.get("WATCH_KILLS", "15"))
COUNT = 700


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, list[object]]:
    """The facts, and what comes of them undisturbed."""
    folder = tmp_path_factory.mktemp("whole")
    source = folder / "facts.jsonl"
    source.write_bytes(lines(facts(100, COUNT)))
    assert _watch(folder, source).wait() == 0
    return source, (folder / "changes.jsonl").read_bytes(), _kept(folder)


def _watch(folder: Path, source: Path | None) -> subprocess.Popen[bytes]:
    """The command, reading a file, or a pipe that its facts come through slowly."""
    command = [sys.executable, "-m", "subsidy", "watch", SHIYAN, str(source or "-"), "--store", str(folder / "files.db")]
    command += ["--year", "2019", "--json", "-o", str(folder / "changes.jsonl")]
    pipe = None if source else subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stderr=subprocess.DEVNULL)


def _kept(folder: Path) -> list[object]:
    with monitor(folder) as watch:
        connection = watch.files.database.connection
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        tables = (
            "code, profile, answers FROM enterprises ORDER BY code",
            "* FROM facts ORDER BY id",
            "sequence, change FROM events ORDER BY sequence",
        )
        return [connection.execute(f"SELECT {table}").fetchall() for table in tables]


def _kills(folder: Path, source: Path, draw: random.Random) -> Iterator[None]:
    """Runs the command over and over until a run ends by itself; yields for each that was killed before."""
    while True:
        piped = draw.random() < 0.5
        watch = _watch(folder, None if piped else source)
        deadline = time.monotonic() + draw.uniform(0.0, 0.4) + _start()
        if piped and watch.stdin is not None:
            _pour(watch, source, deadline)
        try:
            code = watch.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            watch.kill()
            watch.wait()
            yield
            continue
        if code == 0:
            return
        assert code == -9
        yield


def _pour(watch: subprocess.Popen[bytes], source: Path, deadline: float) -> None:
    """Facts in pieces that end anywhere, until it is time to kill."""
    data, at, step = source.read_bytes(), 0, 20_000
    assert watch.stdin is not None
    try:
        while at < len(data):
            if time.monotonic() >= deadline:
                watch.kill()
                break
            watch.stdin.write(data[at : at + step])
            watch.stdin.flush()
            at += step
        watch.stdin.close()
    except BrokenPipeError:
        pass


_STARTS: list[float] = []


def _start() -> float:
    """How long the command takes here before it reads its first fact."""
    if not _STARTS:
        begun = time.monotonic()
        shiyan()
        subprocess.run([sys.executable, "-m", "subsidy", "show", SHIYAN, "smart_retrofit"], check=True, capture_output=True)
        _STARTS.append(time.monotonic() - begun)
    return _STARTS[0]


def test_no_change_is_lost_doubled_or_half_written(told: tuple[Path, bytes, list[object]], tmp_path: Path) -> None:
    source, changes, kept = told
    draw, kills, runs = random.Random(KILLS), 0, 0
    while kills < KILLS:
        folder = tmp_path / str(runs)
        folder.mkdir()
        kills += sum(1 for _ in _kills(folder, source, draw))
        runs += 1
        assert (folder / "changes.jsonl").read_bytes() == changes
        assert _kept(folder) == kept
    print(f"{kills} kills over {runs} runs")
