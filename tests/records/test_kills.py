"""Writers and replays killed at random moments: nothing acknowledged is lost, nothing is doubled, nothing is half there.

STORE_KILLS=1000 pytest tests/records/test_kills.py     the long run, by hand
"""

from __future__ import annotations

import os
import pickle
import random
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from subsidy.records.reading import read_store
from subsidy.records.verify import verify
from subsidy.source.diagnostic import DiagnosticsError
from tests.conventions.sources import ROOT
from tests.records import samples

KILLS = int(os.environ.get("STORE_KILLS", "20"))
LIVES = 25  # of one store
RECORDS = 4000
REPLAYING = (
    "import sys; from subsidy.records.bulk import replay_store\nif __name__ == '__main__': print(*replay_store(sys.argv[1], processes=2).counts)"
)

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9")


@dataclass
class Acknowledged:
    """What writers said was safely recorded."""

    recorded: dict[int, tuple[int, str]] = field(default_factory=dict)  # number → entry and hash
    erasing: set[int] = field(default_factory=set)
    erased: dict[int, int] = field(default_factory=dict)

    def hear_all(self, lines: list[str]) -> None:
        for line in lines:
            self._hear(line)

    def _hear(self, line: str) -> None:
        word, *rest = line.split()
        if word == "recorded":
            number, entry = int(rest[0]), int(rest[1])
            assert number not in self.recorded, "told twice"
            self.recorded[number] = (entry, rest[2])
        elif word == "erasing":
            self.erasing.add(int(rest[0]))
        elif word == "erased":
            self.erased[int(rest[0])] = int(rest[1])


@pytest.fixture(scope="module")
def records_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("records") / "records.pickle"
    made = [samples.brief(number % 50, f"申报-{number}") for number in range(RECORDS if KILLS > LIVES else 1500)]
    path.write_bytes(pickle.dumps(made))
    return path


def _live_and_die(command: list[str], said: Path, seconds: float) -> tuple[list[str], bool]:
    """The whole lines a process wrote before it was killed, some time after its first; and whether it was."""
    with said.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, stdout=out)
        while said.stat().st_size == 0 and process.poll() is None:
            time.sleep(0.0005)
        time.sleep(seconds)
        process.kill()
        process.wait()
    assert process.returncode in (0, -9)
    return said.read_text().split("\n")[:-1], process.returncode == -9  # a line that was not ended was not said


def _check(path: Path, told: Acknowledged) -> None:
    with read_store(path) as store:
        found = verify(store)
        assert found.sound, found.faults
        rows = {row.entry: row for row in store.listing()}
        references = [row.reference for row in rows.values() if row.reference is not None]
        assert len(references) == len(set(references))
        for number, (entry, anchor) in told.recorded.items():
            assert store.link(entry).anchor == anchor
            if entry in told.erased:
                assert rows[entry].erased_by == told.erased[entry]
            elif entry not in told.erasing:
                assert rows[entry].reference == f"申报-{number}"
                assert store.record(entry).reference == f"申报-{number}"
        unsaid = len(rows) - len({entry for entry, _ in told.recorded.values()})
        assert 0 <= unsaid <= 5  # at most what was on its way when the last one was killed


def test_writers_killed_at_any_moment(tmp_path: Path, records_file: Path) -> None:
    dice, killed, life = random.Random(time.time_ns() if KILLS > LIVES else 4), 0, 0
    path, told = tmp_path / "0.db", Acknowledged()
    while killed < KILLS:
        first = len(told.recorded)
        command = [sys.executable, "-m", "tests.records.writer", str(path), str(records_file), str(first)]
        lines, was_killed = _live_and_die(command, tmp_path / "said", dice.choice([0, dice.uniform(0, 0.01), dice.uniform(0, 0.15)]))
        told.hear_all(lines)
        killed, life = killed + was_killed, life + 1
        if life % LIVES == 0 or killed >= KILLS or len(told.recorded) >= RECORDS or not was_killed:
            _check(path, told)
            assert len(told.recorded) > life % LIVES, "the writers got nowhere"
            path, told = tmp_path / f"{life}.db", Acknowledged()
        elif life % 5 == 0:
            _check(path, told)


def test_writers_killed_while_they_create_the_store(tmp_path: Path, records_file: Path) -> None:
    dice = random.Random(time.time_ns() if KILLS > LIVES else 5)
    for life in range(max(5, KILLS // 4)):
        path, said, told = tmp_path / f"{life}.db", tmp_path / "said", Acknowledged()
        command = [sys.executable, "-m", "tests.records.writer", str(path), str(records_file)]
        with said.open("wb") as out:
            process = subprocess.Popen([*command, "0"], cwd=ROOT, stdout=out)
            while not path.exists() and process.poll() is None:
                time.sleep(0.0002)
            time.sleep(dice.uniform(0, 0.03))
            process.kill()
            process.wait()
        told.hear_all(said.read_text().split("\n")[:-1])
        try:
            with read_store(path) as store:
                assert verify(store).sound
        except DiagnosticsError as error:
            assert error.diagnostics[0].code in ("R702", "R710"), error  # nothing in it yet: the next writer goes on
            assert not told.recorded
        told.hear_all(_live_and_die([*command, str(len(told.recorded))], said, 0.02)[0])
        assert told.recorded
        _check(path, told)


def test_a_killed_replay_changes_nothing(tmp_path: Path, records_file: Path) -> None:
    dice, path = random.Random(6), tmp_path / "store.db"
    _live_and_die([sys.executable, "-m", "tests.records.writer", str(path), str(records_file), "0"], tmp_path / "said", 1.0)
    with read_store(path) as store:
        before = verify(store)
    for _ in range(max(3, KILLS // 4)):
        process = subprocess.Popen([sys.executable, "-c", REPLAYING, str(path)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(dice.uniform(0, 1.5))
        process.kill()
        process.communicate(timeout=60)  # ends only when no worker is left that holds the pipe
    with read_store(path) as store:
        assert verify(store) == before
    done = subprocess.run([sys.executable, "-c", REPLAYING, str(path)], cwd=ROOT, capture_output=True, check=True, timeout=300)
    assert set(done.stdout.decode().split()) == {"same", "erased"}
