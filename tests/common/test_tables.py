"""The shared tables: every mistake in them is told with its place, and the shipped ones are whole and agree with the code."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from subsidy.common.folder import read_common
from subsidy.common.tables import Basis, Common
from subsidy.operations import lint, ruleset_names
from subsidy.profile.choices import LISTING_CATEGORY, ZONE
from subsidy.profile.identity import SECTIONS
from subsidy.profile.regions import CITIES, REGIONS, STATISTICAL, SUPERSEDED
from subsidy.source.codes import CODES
from tests.recorded import Compare

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "rulesets"
MISTAKES = {row["mistake"]: row for row in yaml.safe_load((HERE / "mistakes.yaml").read_text(encoding="utf-8"))["mistakes"]}


@pytest.fixture(scope="module")
def common() -> Common:
    return read_common(SHIPPED / "common")


def bases(common: Common) -> list[Basis]:
    i, r, sizes = common.industries, common.regions, common.size_classes
    return [
        *(row.basis for table in (i.sections, i.divisions, i.classes) for row in table.values()),
        *(row.basis for row in sizes.rows),
        *(other.basis for other in sizes.not_covered),
        *(period.basis for threshold in common.listing_thresholds.thresholds for period in threshold.periods),
        *(city.basis for city in r.cities.values()),
        *(region.basis for region in r.regions.values()),
        *(zone.basis for zone in r.zones.values()),
    ]


@pytest.mark.parametrize("name", sorted(MISTAKES))
def test_mistakes(name: str, tmp_path: Path, compare: Compare) -> None:
    folder = shutil.copytree(HERE / "good" / "common", tmp_path / "common")
    mistake = MISTAKES[name]
    path = folder / f"{mistake['file']}.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(mistake["instead_of"]) >= 1
    path.write_text(text.replace(mistake["instead_of"], mistake["written"], 1), encoding="utf-8")
    found = lint(folder)
    compare(HERE / "bad" / f"{name}.expected.txt", "".join(f"{d.render()}\n" for d in found))
    assert found
    assert all(d.message("en") for d in found)
    assert len({(d.code, d.place, d.message()) for d in found}) == len(found)


@given(st.sampled_from(sorted(p.name for p in (HERE / "good" / "common").iterdir())), st.data())
def test_no_slip_of_the_pen_is_a_crash(name: str, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as where:
        folder = shutil.copytree(HERE / "good" / "common", Path(where) / "common")
        text = (folder / name).read_text(encoding="utf-8")
        at = data.draw(st.integers(0, len(text) - 1))
        written = data.draw(st.sampled_from(["", "\n", "[", "}", '"', "0", "99999999999", "-", ": ", "是", "\u202e"]))
        (folder / name).write_text(text[:at] + written + text[at + data.draw(st.integers(0, 12)) :], encoding="utf-8")
        for diagnostic in lint(folder):
            assert diagnostic.place.file == f"common/{name}" or diagnostic.code in ("D703", "E204", "D701")
            assert diagnostic.render()


def test_nothing_recorded_is_left_over() -> None:
    assert {p.name.removesuffix(".expected.txt") for p in (HERE / "bad").iterdir()} == set(MISTAKES)


def test_every_code_of_tables_is_shown() -> None:
    shown = {code for path in (HERE / "bad").iterdir() for code in re.findall(r" (D\d{3}) ", path.read_text(encoding="utf-8"))}
    assert shown == {code for code in CODES if code.startswith("D")}


def test_a_table_that_is_missing(tmp_path: Path) -> None:
    folder = shutil.copytree(HERE / "good" / "common", tmp_path / "common")
    (folder / "regions.yaml").unlink()
    assert [(d.code, d.place.file) for d in lint(folder)] == [("E109", "common/regions.yaml")]


def test_mistakes_of_several_tables_are_told_in_one_run(tmp_path: Path) -> None:
    folder = shutil.copytree(HERE / "good" / "common", tmp_path / "common")
    for name in ("size_classes", "listing_thresholds", "regions", "industries"):
        path = folder / f"{name}.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("title: ", "titel: ", 1), encoding="utf-8")
    assert sorted(d.place.file for d in lint(folder)) == sorted(
        f"common/{n}.yaml" for n in ("size_classes", "listing_thresholds", "regions", "industries")
    )


def test_the_good_tables_and_the_shipped_ones_are_good() -> None:
    assert lint(HERE / "good" / "common") == lint("common") == lint(SHIPPED / "common") == ()


def test_what_is_verified_was_seen_somewhere(common: Common) -> None:
    for basis in bases(common):
        assert basis.sources
        assert not basis.verified or any(source.seen_at for source in basis.sources)


def test_every_source_is_cited(common: Common) -> None:
    heads = [common.industries.head, common.size_classes.head, common.listing_thresholds.head, common.regions.head]
    cited = {source for basis in bases(common) for source in basis.sources}
    assert [s.id for head in heads for s in head.sources if s not in cited] == []


def test_sections_are_those_of_the_code_and_hold_every_division_once(common: Common) -> None:
    found = {s.code: (int(s.divisions[0]), int(s.divisions[-1])) for s in common.industries.sections.values()}
    assert found == SECTIONS
    assert sorted(common.industries.divisions) == [f"{n:02d}" for n in range(1, 98)]


@pytest.mark.parametrize("division", [f"{n:02d}" for n in range(1, 98)])
def test_every_industry_has_one_size_row_or_a_reason_why_not(common: Common, division: str) -> None:
    """Down to the class where the table goes that deep; else the division itself."""
    classes = [code for code in common.industries.classes if code.startswith(division)] or [division]
    rows = [(row.label, row.codes) for row in common.size_classes.rows] + [(row.label, row.codes) for row in common.size_classes.not_covered]
    for code in classes:
        assert len([label for label, codes in rows if any(code.startswith(c) for c in codes)]) == 1, code


def test_the_table_of_sixteen_rows(common: Common) -> None:
    assert len(common.size_classes.rows) == 16


def test_regions_are_those_of_the_code(common: Common) -> None:
    table = common.regions
    assert {code: city.name for code, city in table.cities.items()} == CITIES
    assert {r.code: r.name for r in table.regions.values() if r.basis.last is None} == REGIONS
    former = {r.code: (r.name, r.successor) for r in table.regions.values() if r.basis.last is not None}
    assert former == {code: (f.name, f.now) for code, f in SUPERSEDED.items()}
    for code, was in SUPERSEDED.items():
        first = table.regions[table.regions[code].successor].basis.first
        assert was.since == f"{first.year}年{first.month}月"


def test_zones_are_those_of_the_code(common: Common) -> None:
    assert {z.id: z.name for z in common.regions.zones.values()} == {code: label for code, label in ZONE.options.items() if code != "none"}
    assert {z.statistical_code: z.name for z in common.regions.zones.values() if z.statistical_code} == STATISTICAL


def test_every_kind_of_listed_unit_has_a_threshold(common: Common) -> None:
    assert {t.category for t in common.listing_thresholds.thresholds} == {*LISTING_CATEGORY.options, ""}


@pytest.mark.parametrize("ruleset", ruleset_names())
def test_industries_and_regions_of_the_rules_are_in_the_tables(common: Common, ruleset: str) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (SHIPPED / ruleset).rglob("*.yaml") if path.parent.name != "cases")
    lists = re.findall(r"section\(industry\) (?:in|==) (\[[^\]]*\]|\"[A-Z]\")", text)
    used = {letter for found in lists for letter in re.findall(r"[A-T]", found)} | set(re.findall(r"starts_with\(industry, \"(\d+)\"\)", text))
    assert {code for code in used if common.industries.name(code) is None} == set()
    regions = set(re.findall(r"\"(4203\d{0,2}|6107\d{0,2}|4110\d{0,2}|4307\d{0,2})\"", text))
    assert regions
    assert {code for code in regions if code not in REGIONS and code not in CITIES} == set()
