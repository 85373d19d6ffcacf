"""A process that has everything loaded and forks the command ``subsidy``, so that a kill does not cost a start.

It reads one order a line, runs it, kills it with ``kill -9`` when its time is over, and answers with the exit code.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from importlib import import_module
from typing import Any

from subsidy import operations
from subsidy.cli.app import app
from subsidy.deciding import plan_of
from subsidy.watch import feed

PIECE = 1_500
CHUNK = 4_000  # many small transactions: many moments to be killed at


def run(order: dict[str, Any]) -> int:
    """The exit code of one run; -9 if it was killed. With ``pour``, that file comes through a pipe, in pieces that end anywhere."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(reading, 0)
        os.close(writing)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        os._exit(_command(order["arguments"]))
    os.close(reading)
    data = open(order["pour"], "rb").read() if order["pour"] else b""  # noqa: SIM115  # read at once and done with
    deadline, at = time.monotonic() + order["seconds"], 0
    os.set_blocking(writing, False)
    while True:
        at = _pour(writing, data, at)
        done, status = os.waitpid(pid, os.WNOHANG)
        if not done and time.monotonic() >= deadline:
            os.kill(pid, signal.SIGKILL)
            done, status = os.waitpid(pid, 0)
        if done:
            if at <= len(data):
                os.close(writing)
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.002)


def _pour(writing: int, data: bytes, at: int) -> int:
    """How much has been poured; more than there is once the pipe is closed."""
    if at > len(data):
        return at
    if at == len(data):
        os.close(writing)
        return at + 1
    try:
        return at + os.write(writing, data[at : at + PIECE])
    except BlockingIOError:
        return at


def _command(arguments: list[str]) -> int:
    try:
        app(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    return 0


def main() -> None:
    for name in ("subsidy.report.changes", "subsidy.watch.outbox", "subsidy.confirming"):
        import_module(name)
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    loaded = operations.load_ruleset("shiyan_2018")
    plan_of(loaded, year=2019)
    operations.load_ruleset = lambda name: loaded
    feed.CHUNK = CHUNK
    for line in sys.stdin:
        sys.stdout.write(f"{run(json.loads(line))}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
