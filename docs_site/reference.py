"""Reference pages made from the code itself: commands, Python names, schemas, the common vocabulary, shared tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import typer

import subsidy
from docs_site.page import Lang, Page, rendered
from docs_site.schemas import schema_pages
from subsidy.cli.app import app
from subsidy.operations import shared_tables
from subsidy.profile.common import common_vocabulary

HAN = re.compile("[\u4e00-\u9fff]")


def reference_pages(lang: Lang) -> Iterator[Page]:
    """Everything under ``reference/`` that is not diagnostics."""
    yield _commands(lang)
    yield _python(lang)
    yield from schema_pages(lang)
    yield _vocabulary(lang)
    for table in shared_tables():
        uri = f"reference/tables/{table.name}.md"
        yield Page(uri, table.title, rendered("shared_table.html.j2", lang, uri, table=table))


def commands() -> list[tuple[str, Any]]:
    """Every command with its full name, groups opened."""
    return list(_opened("subsidy", typer.main.get_command(app)))


def _opened(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    if hasattr(command, "commands"):
        for inner, one in command.commands.items():
            yield from _opened(f"{name} {inner}", one)
    else:
        yield name, command


def _commands(lang: Lang) -> Page:
    uri, title = "reference/cli.md", "命令" if lang == "zh" else "Commands"
    return Page(uri, title, rendered("commands.html.j2", lang, uri, title=title, commands=[_told(*one, lang) for one in commands()]))


def _told(name: str, command: Any, lang: Lang) -> dict[str, object]:
    params = [p for p in command.params if p.name != "help" and not getattr(p, "hidden", False)]
    return {
        "name": name,
        "id": name.replace(" ", "-"),
        "help": [part for part in paragraphs(command.help or "") if bool(HAN.search(part)) == (lang == "zh")],
        "usage": " ".join([name, *(_usage(p) for p in params)]),
        "params": [
            {
                "names": _names(p),
                "help": one_language(getattr(p, "help", "") or "", lang),
                "choices": _choices(p),
                "required": p.required,
                "default": _default(p),
            }
            for p in params
        ],
        "epilog": (command.epilog or "").replace("\n\n", "\n").strip(),
    }


def paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n\n") if part.strip()]


def one_language(text: str, lang: Lang) -> str:
    """``中文 · English``, or both where they are not told apart so."""
    both = text.split(" · ")
    return both[lang == "en"] if len(both) == len(("zh", "en")) else text


def _usage(p: Any) -> str:
    shown = _names(p) if p.param_type_name == "argument" else f"{p.opts[0]} {_metavar(p)}".strip()
    return shown if p.required else shown if shown.startswith("[") else f"[{shown}]"


def _names(p: Any) -> str:
    return _metavar(p) if p.param_type_name == "argument" else f"{', '.join(p.opts)} {_metavar(p)}".strip()


def _metavar(p: Any) -> str:
    if getattr(p, "is_flag", False):
        return ""
    return str(p.metavar or ("|".join(_choices(p)) if _choices(p) else p.bare_type().upper()))


def _choices(p: Any) -> list[str]:
    return [str(getattr(choice, "value", choice)) for choice in p.type_descriptor.choices or ()]


def _default(p: Any) -> str:
    value = getattr(p.default, "value", p.default)
    return "" if p.required or callable(value) or not value else str(value)


def _python(lang: Lang) -> Page:
    """The public names, in alphabetical order: operations first, then types. The docstrings are English."""
    names = [name for name in subsidy.__all__ if name != "__version__"]
    homes = {name: f"{getattr(subsidy, name).__module__}.{name}" if hasattr(getattr(subsidy, name), "__module__") else "" for name in names}
    functions = [name for name in names if name[0].islower()]
    types = [name for name in names if name[0].isupper() and name != "Fen"]
    title = "Python 接口" if lang == "zh" else "Python API"
    lead = (
        "公开的名称都从 `subsidy` 引入。说明是英文,取自代码本身。"
        if lang == "zh"
        else "The public names, all to be imported from `subsidy`. This is taken from the code itself."
    )
    lines = [f"# {title}", "", lead, ""]
    for heading, group in (("函数" if lang == "zh" else "Functions", functions), ("类型" if lang == "zh" else "Types", types)):
        lines += [f"## {heading}", ""]
        for name in group:
            lines += [f"::: {homes[name]}", ""]
    return Page("reference/python.md", title, "\n".join(lines), markdown=True)


def _vocabulary(lang: Lang) -> Page:
    uri, title = "reference/facts.md", "共同词汇" if lang == "zh" else "Vocabulary"
    records = [(record, list(record.fields.values())) for record in common_vocabulary().records.values()]
    return Page(uri, title, rendered("facts.html.j2", lang, uri, title=title, records=records))
