"""Every diagnostic with its messages and a sample of what provokes it, taken from the samples that the tests record."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from docs_site.asked import asked
from docs_site.page import ROOT, Lang, Page, rendered
from subsidy.source.codes import CODES

RULES, CASES, COMMON, INTAKE = (ROOT / "tests" / folder for folder in ("rulesets", "cases", "common", "intake"))
MAX_LINES = 24

CHAPTERS = {
    "E1": ("读 YAML 和 JSON", "Reading YAML and JSON"),
    "E2": ("文件的形式", "The form of files"),
    "E3": ("表达式", "Expressions"),
    "E4": ("名称", "Names"),
    "E5": ("类型和单位", "Types and units"),
    "E6": ("引文、登记、锁文件", "Quotes, register, lock file"),
    "P3": ("企业资料的值", "Values of a profile"),
    "P4": ("命令和选项", "Commands and options"),
    "F7": ("告知的事实", "Facts told"),
    "R7": ("记录库和企业档案", "Stores"),
    "D7": ("共用数据的表", "Shared tables"),
    "W7": ("提示(不改变认定)", "Notices (they change no result)"),
    "X5": ("Excel 工作簿", "Excel workbooks"),
}

BEYOND_FILES = "文件太大、太多或错误太多,不在仓库里留样"
WITHOUT_SAMPLE = {
    "E105": BEYOND_FILES,
    "E113": BEYOND_FILES,
    "E114": BEYOND_FILES,
    "E115": BEYOND_FILES,
    "X508": BEYOND_FILES,
    "X509": BEYOND_FILES,
    "X520": BEYOND_FILES,
    **dict.fromkeys(("E214", "E422"), "由命令的选项引起,没有文件可作样例"),
    "E424": "由当前文件夹里有什么引起",
    "P411": "只在 Python 接口里出现,命令会先说有哪些可选",
    **{code: "出在记录库、企业档案或事实文件里,见“认定记录”和“关注企业”" for code in CODES if code[0] in "RF"},
}


@dataclass(frozen=True, slots=True)
class Sample:
    """``bad`` is what was written (a difference from something good, or a whole small file); ``said`` is the recorded complaint."""

    bad: str
    language: str
    said: str


def complaint_pages(lang: Lang) -> Iterator[Page]:
    """One page for all codes."""
    uri, title = "reference/diagnostics.md", "诊断信息" if lang == "zh" else "Diagnostics"
    chapters: dict[str, list[str]] = {}
    for code in sorted(CODES):
        chapters.setdefault(code[:2], []).append(code)
    content = rendered(
        "diagnostics.html.j2",
        lang,
        uri,
        title=title,
        chapters=[(start, CHAPTERS.get(start, (start, start))[lang == "en"], codes) for start, codes in chapters.items()],
        codes=CODES,
        samples=samples(),
        why=WITHOUT_SAMPLE,
    )
    yield Page(uri, title, content)


@cache
def samples() -> dict[str, Sample]:
    """For each code its shortest sample, by the recorded files of the tests."""
    found: dict[str, Sample] = {}
    for sample in sorted(_recorded(), key=lambda s: (len(s.bad.splitlines()), len(s.bad), s.bad)):
        for code in re.findall(r"^\S.*?: ([A-Z]\d{3}) ", sample.said, re.MULTILINE):
            found.setdefault(code, Sample(sample.bad, sample.language, _of(code, sample.said)))
    return found


def _of(code: str, said: str) -> str:
    """The first complaint with this code among several: its line and the indented lines below it."""
    lines = said.splitlines()
    start = next(i for i, line in enumerate(lines) if not line.startswith(" ") and f": {code} " in line)
    end = next((i for i, line in enumerate(lines) if i > start and not line.startswith(" ")), len(lines))
    return "\n".join(line.rstrip() for line in lines[start:end])


def _recorded() -> Iterator[Sample]:
    yield from _of_rulesets()
    yield from _of_cases()
    yield from _of_tables()
    yield from _of_profiles()
    yield from (Sample(typed, "console", said) for typed, said in asked())


def _of_rulesets() -> Iterator[Sample]:
    for expected in sorted((RULES / "bad").glob("*/expected.txt")):
        folder = expected.parent
        files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name not in ("expected.txt", "delete.txt"))
        gone = (folder / "delete.txt").read_text(encoding="utf-8").split() if (folder / "delete.txt").is_file() else []
        parts = [_difference(_good(p.relative_to(folder)), p, str(p.relative_to(folder))) for p in files]
        changes = [*(part for part in parts if part), *(f"(删去 {name})" for name in gone)]
        yield Sample("\n".join(changes) or "(空文件)", "diff", _text(expected))


def _of_cases() -> Iterator[Sample]:
    for expected in sorted((CASES / "bad").glob("*/expected.txt")):
        files = sorted(p for p in (expected.parent / "cases").glob("*.yaml"))
        yield Sample("\n".join(_cut(_text(path)) for path in files), "yaml", _text(expected))


def _good(inside: Path) -> Path:
    beside = inside.parts[0] in ("common", "minimal.txt")
    return RULES / "good" / (inside if beside else Path("minimal") / inside)


def _of_tables() -> Iterator[Sample]:
    for row in yaml.safe_load(_text(COMMON / "mistakes.yaml"))["mistakes"]:
        expected = COMMON / "bad" / f"{row['mistake']}.expected.txt"
        if expected.is_file():
            before = "".join(f"-{line}\n" for line in row["instead_of"].splitlines())
            after = "".join(f"+{line}\n" for line in row["written"].splitlines())
            yield Sample(f"@@ common/{row['file']}.yaml @@\n{before}{after}".rstrip(), "diff", _text(expected))


def _of_profiles() -> Iterator[Sample]:
    for expected in sorted((INTAKE / "bad").glob("*.expected.txt")):
        name = expected.name.removesuffix(".expected.txt")
        written = next((p for p in (expected.with_name(f"{name}.{suffix}") for suffix in ("yaml", "json")) if p.is_file()), None)
        bad = _cut(_text(written)) or "(空文件)" if written is not None else f"(填写的工作簿:{name.replace('_', ' ')})"
        yield Sample(bad, written.suffix[1:] if written is not None else "text", _text(expected))


def _difference(good: Path, bad: Path, name: str) -> str:
    """What the bad file changes, as a unified difference without its head; a file that is new is shown as it is."""
    before = _text(good).splitlines() if good.is_file() else []
    lines = list(difflib.unified_diff(before, _text(bad).splitlines(), lineterm="", n=0))[2:]
    shown = [line for line in lines if not line.startswith("@@")]
    return _cut("\n".join([f"@@ {name} @@", *shown])) if shown else ""


def _cut(text: str) -> str:
    lines = text.rstrip().splitlines()
    return "\n".join(line[:160] for line in lines[:MAX_LINES]) + ("\n…" if len(lines) > MAX_LINES else "")


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="replace")
