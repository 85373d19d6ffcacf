"""A tutorial executed as written: its files are written, its commands run by a shell, and the outputs put where the page shows them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

_BLOCK = re.compile(r"^```(?P<kind>yaml|console)(?: title=\"(?P<file>[^\"]+)\")?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
SECONDS = 120


def executed(page: str, where: Path) -> str:
    """The page with each output as it comes out in the folder ``where``."""
    return _BLOCK.sub(lambda block: _done(block, where), page)


def _done(block: re.Match[str], where: Path) -> str:
    if block["kind"] == "yaml":
        if block["file"]:
            path = where / block["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block["body"], encoding="utf-8")
        return block[0]
    commands = [line for line in block["body"].splitlines() if line.startswith("$ ")]
    return "```console\n" + "".join(f"{command}\n{_output(command[2:], where)}" for command in commands) + "```"


def _output(command: str, where: Path) -> str:
    """What a command prints, errors included; ``subsidy`` is the one under test."""
    bin_ = Path(sys.executable).parent
    env = {**os.environ, "PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}", "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8", "COLUMNS": "100"}
    done = subprocess.run(command, shell=True, cwd=where, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=SECONDS, check=False)
    text = "".join(f"{line.rstrip()}\n" for line in done.stdout.decode().splitlines())
    assert "```" not in text
    return text
