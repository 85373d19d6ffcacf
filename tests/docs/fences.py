"""The fenced blocks of a written page: files to save, commands to run, what they should say.

A page is followed where it shows parts of what comes out (``…`` stands for the rest), or executed where it shows all.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^```(?P<kind>\w+)(?: title=\"(?P<title>[^\"]+)\")?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
SKIP = "…"


@dataclass(frozen=True)
class Block:
    """``title`` is the file the block is to be saved as, for those that have one."""

    kind: str
    title: str
    body: str


def blocks(page: Path) -> list[Block]:
    return [Block(m["kind"], m["title"] or "", m["body"]) for m in FENCE.finditer(page.read_text(encoding="utf-8"))]


def commands(block: Block) -> list[tuple[str, list[str]]]:
    """The commands of a ``console`` block, each with the lines of output that are shown."""
    found: list[tuple[str, list[str]]] = []
    for line in block.body.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


def follow(page: Path, where: Path) -> int:
    """Does what a page says in the empty folder ``where``, and asserts it says what comes out. Returns how many commands were run."""
    count = 0
    for block in blocks(page):
        save(block, where)
        if block.kind == "console":
            for command, shown in commands(block):
                count += 1
                said = run(command, where)
                assert agrees(shown, said), f"{page.name}: {command}\nshown:\n{chr(10).join(shown)}\nsaid:\n{chr(10).join(said)}"
    return count


def executed(page: str, where: Path) -> str:
    """The page with each output as it comes out in the folder ``where``."""

    def done(match: re.Match[str]) -> str:
        block = Block(match["kind"], match["title"] or "", match["body"])
        save(block, where)
        if block.kind != "console":
            return match[0]
        said = "".join(f"$ {command}\n" + "".join(f"{line.rstrip()}\n" for line in run(command, where)) for command, _ in commands(block))
        assert "```" not in said
        return f"```console\n{said}```"

    return FENCE.sub(done, page)


def save(block: Block, where: Path) -> None:
    """Writes the file that a block is, if it is one."""
    if block.title:
        path = where / block.title
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.body, encoding="utf-8")


def run(command: str, where: Path) -> list[str]:
    """Runs a line as a shell does, with the commands of this environment first on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {"PATH": path, "HOME": str(where), "COLUMNS": "100", "LANG": "C.UTF-8", "PYTHONUTF8": "1"}
    done = subprocess.run(
        ["sh", "-c", command], cwd=where, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120, check=False
    )
    return done.stdout.splitlines()


def agrees(shown: list[str], said: list[str]) -> bool:
    """Whether the shown lines are what was said; a line ``…`` stands for any number of lines. Spaces at line ends do not matter."""
    pattern = "".join(r"(?:.*\n)*" if line.strip() == SKIP else re.escape(line.rstrip()) + r"\n" for line in shown)
    return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in said)) is not None
