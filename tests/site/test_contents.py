"""Each made page held to what it is made from: counted and listed here anew, by another way than the page goes."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest
import yaml

import subsidy
from docs_site.diagnostics.page import CHAPTERS
from docs_site.page import Lang
from subsidy.operations import load_ruleset, ruleset_folder, ruleset_names
from subsidy.results.determination import Disposition
from subsidy.source.codes import CODES

every_document = pytest.mark.parametrize("name", ruleset_names())
ROOTS: dict[Lang, str] = {"zh": "", "en": "en/"}


def read(site: Path, uri: str) -> str:
    return (site / uri).read_text(encoding="utf-8")


def parts(page: str, heading: str = "h2") -> dict[str, str]:
    """What stands below each heading of a page, by the heading's id."""
    pieces = re.split(rf'<{heading}[^>]* id="([^"]+)"[^>]*>', page.split("</article>", maxsplit=1)[0])
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def awards_in(html: str) -> set[str]:
    return set(re.findall(r'href="[^"]*awards/(\w+)\.html"', html))


@every_document
def test_a_reading_is_used_by_the_awards_whose_pages_offer_it(site: Path, name: str) -> None:
    rules = load_ruleset(name)
    offered = {a.id: set(re.findall(r'readings\.html#([^"]+)"', read(site, f"policies/{name}/awards/{a.id}.html"))) for a in rules.awards}
    shown = parts(read(site, f"policies/{name}/readings.html"))
    assert {reading: awards_in(shown[reading]) for reading in rules.readings} == {
        reading: {award for award, readings in offered.items() if reading in readings} for reading in rules.readings
    }
    assert [row.id for row in rules.readings.values() if row.effect == "rule" and "用于:" not in shown[row.id]] == []


@every_document
@pytest.mark.parametrize("lang", ROOTS)
def test_a_parameter_tells_its_values_and_who_uses_it(site: Path, name: str, lang: Lang) -> None:
    rules = load_ruleset(name)
    if not rules.parameters:
        return
    shown = parts(read(site, f"{ROOTS[lang]}policies/{name}/parameters.html"))
    assert {p: awards_in(shown[p]) for p in rules.parameters} == {p: {a.id for a in rules.awards if p in a.parameters} for p in rules.parameters}
    yes, no = ("是", "否") if lang == "zh" else ("yes", "no")
    for row in rules.parameters.values():
        told = Counter(re.findall(rf'<td class="whole">([\d-]+)—([\d-]+)</td> <td>[^<]+</td> <td>({yes}|{no})</td>', shown[row.id]))
        assert told == Counter((str(v.first), str(v.last), yes if v.verified else no) for v in row.values)
        open_rows = shown[row.id].split("<details")[0]
        years = [(int(first[:4]), int(last[:4])) for first, last in re.findall(r'<td class="whole">([\d-]+)—([\d-]+)</td>', open_rows)]
        if any(v.last.year >= rules.document.first_year and v.first.year <= rules.document.last_year for v in row.values):
            assert years and all(last >= rules.document.first_year and first <= rules.document.last_year for first, last in years)


@every_document
def test_the_register_and_the_document_count_what_the_files_hold(site: Path, name: str) -> None:
    register = yaml.safe_load((ruleset_folder(name) / "register.yaml").read_text(encoding="utf-8"))["register"]
    counts = Counter(row["disposition"] for row in register)
    page = read(site, f"policies/{name}/register.html")
    assert Counter(re.findall(r'<section class="clause (\w+)"', page)) == counts
    document = read(site, f"policies/{name}/index.html")
    for text in (unescape(page), unescape(document)):
        said = {int(n) for n in re.findall(r"[^\d]\s(\d+)(?=[、。])", text.split('id="clause-1"')[0].split('id="awards"')[0])}
        assert set(counts.values()) <= said
    for disposition in Disposition:
        below = parts(document, "h3").get(f"awards-{disposition}")
        if below is not None:
            clauses, awards = map(int, re.findall(r"条款 (\d+)、事项 (\d+)", below)[0])
            listed = below.split("<h2")[0]
            assert (clauses, awards) == (counts[disposition], len(awards_in(listed)))


@every_document
def test_the_document_counts_targets_and_waivers_apart(site: Path, name: str) -> None:
    rules = load_ruleset(name)
    table = re.search(r'<table class="numbers">.*?</table>', read(site, f"policies/{name}/index.html"), re.DOTALL)
    assert table
    told = dict(re.findall(r'<th scope="row">([^<]+)</th> <td>(?:<a[^>]*>)?(\d+)', table.group()))
    register = read(site, f"policies/{name}/register.html")
    folded = {kind: sum(map(int, re.findall(rf"<summary>{kind} (\d+)</summary>", register))) for kind in ("政府目标", "写明不用")}
    assert int(told["政府自己的目标"]) == folded["政府目标"] == sum(len(row.targets) for row in rules.register)
    assert int(told["写明不用的词句(各有理由)"]) == folded["写明不用"] == sum(len(row.waived) for row in rules.register)
    assert int(told["登记的条款"]) == len(rules.register)
    assert int(told["写成规则的事项"]) == len(rules.awards)


@pytest.mark.parametrize("lang", ROOTS)
def test_a_command_is_told_with_its_defaults_in_one_language(site: Path, lang: Lang) -> None:
    shown = parts(read(site, f"{ROOTS[lang]}reference/cli.html"))
    default = "默认 " if lang == "zh" else "default "
    for command, option, value in (
        ("subsidy-size", "--format", "table"),
        ("subsidy-check", "--lang", "zh"),
        ("subsidy-show", "--format", "text"),
        ("subsidy-new", "--output", "."),
        ("subsidy-watch", "--reader", "main"),
    ):
        row = re.search(rf"<code>{option}\b.*?</dd>", shown[command], re.DOTALL)
        assert row and f"{default}{value}<" in row.group()
    for told in shown.values():
        sentences = re.findall(r"^<p>(.*)</p>$", told, re.MULTILINE) + re.findall(r"<dd>([^<]+)", told)
        assert sentences
        assert [text for text in sentences if bool(re.search("[\u4e00-\u9fff]", text)) != (lang == "zh")] == []


@pytest.mark.parametrize("lang", ROOTS)
def test_every_public_name_is_on_the_python_page(site: Path, lang: Lang) -> None:
    headed = set(re.findall(r'<h3 id="subsidy\.[\w.]+\.(\w+)"', read(site, f"{ROOTS[lang]}reference/python.html")))
    assert set(subsidy.__all__) - headed == {"__version__", "Fen"}  # Fen is a form of int, with nothing to tell


@pytest.mark.parametrize("lang", ROOTS)
def test_every_chapter_of_the_diagnostics_has_a_name(site: Path, lang: Lang) -> None:
    assert {code[:2] for code in CODES} <= CHAPTERS.keys()
    headed = re.findall(r'<h2 id="(\w\d)">\1… ([^<]+)</h2>', read(site, f"{ROOTS[lang]}reference/diagnostics.html"))
    assert dict(headed) == {start: unescape(CHAPTERS[start][lang == "en"]) for start in sorted({code[:2] for code in CODES})}


def test_what_will_be_asked_says_of_which_year(site: Path) -> None:
    page = read(site, "policies/shiyan_2018/awards/job_stabilisation.html")
    asked = page[page.index('id="job_stabilisation-asked"') : page.index('id="job_stabilisation-cases"')]
    assert re.findall(r"<h3[^>]*>(.*?)</h3>", asked) == ["企业", "年度数据"]
    assert re.search(r"裁员人数</a></dt><dd>[^<]*<p class=\"quiet\">用到:上年裁员人数</p>", asked)
