"""The coverage of a text as a table for the terminal."""

from __future__ import annotations

import io

from rich import box
from rich.console import Console
from rich.table import Table

from subsidy.report.coverage_words import coverage_words, summed_up
from subsidy.report.text import one_line
from subsidy.report.words import Lang
from subsidy.results.coverage import Coverage, count

WIDTH = 100


def to_table(coverage: Coverage, lang: Lang = "zh", width: int = WIDTH) -> str:
    """A line for each clause with a figure or incentive word, the open ones in words below, and the sum."""
    w = coverage_words(lang)
    table = Table(box=box.SIMPLE_HEAD, title=f"{one_line(coverage.title)} · {w.title}", title_justify="left", title_style="bold", pad_edge=False)
    table.add_column(w.clause, overflow="fold")
    table.add_column(w.heading, overflow="fold", ratio=1)
    table.add_column(w.kind, overflow="fold")
    for by in w.by.values():
        table.add_column(by, justify="right")
    told = [clause for clause in coverage.clauses if clause.accounts]
    for clause in told:
        counts = count(clause.accounts)
        numbers = (counts.rule, counts.target, counts.waiver, counts.nothing)
        table.add_row(one_line(clause.clause), one_line(clause.title), w.disposition[clause.disposition], *(str(number or "·") for number in numbers))
    file = io.StringIO()
    console = Console(file=file, width=width, highlight=False, markup=False, emoji=False)
    console.print(table)
    if len(told) < len(coverage.clauses):
        console.print(w.rest.format(count=len(coverage.clauses) - len(told)), soft_wrap=True)
    for clause in coverage.clauses:
        for account in clause.accounts:
            if account.by == "nothing":
                console.print(f"{w.open}：{one_line(clause.clause)} “{one_line(account.text)}”（{account.line}）", soft_wrap=True)
    console.print(summed_up(coverage, lang), soft_wrap=True)
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines()) + "\n"
