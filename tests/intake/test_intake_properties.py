"""What holds for every profile and every text: nothing is lost on the way to JSON and back, and nothing crashes."""

from __future__ import annotations

import json
import string
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from stdnum.cn import uscc

from subsidy.intake.assembly import assembled
from subsidy.intake.consistency import KEYS, check_profile
from subsidy.intake.places import PathPlaces
from subsidy.intake.profile_file import read_profile
from subsidy.intake.workbook_template import write_template
from subsidy.profile.common import ENTERPRISE, common_vocabulary, row_models
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.profile.fields import MAX_COUNT, MAX_FEN, Fen
from subsidy.profile.regions import REGIONS
from subsidy.profile.vocabulary import FactField
from subsidy.quantity.calendar import month_text
from subsidy.quantity.types import Kind
from subsidy.source.diagnostic import DiagnosticsError
from tests.intake.intake_support import RULESET, vocabulary

RELAXED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)

TEXTS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)
BODY = "0123456789ABCDEFGHJKLMNPQRTUWXY"
SPECIAL = {
    "credit_code": st.text(BODY, min_size=9, max_size=9).map(lambda s: with_check(f"91420300{s}")),
    "industry": st.integers(1, 97).map(lambda n: f"{n:02d}"),
    "registered_region": st.sampled_from(sorted(REGIONS)),
    "operating_region": st.sampled_from(sorted(REGIONS)),
    "rank": st.integers(0, MAX_COUNT),
    "tied": st.integers(0, MAX_COUNT),
    "project": st.just("无"),
}
BY_KIND: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: TEXTS,
    Kind.BOOL: st.booleans(),
    Kind.DATE: st.dates(date(1949, 1, 1), date(2100, 12, 31)),
    Kind.MONTH: st.integers(1949 * 12, 2100 * 12 + 11).map(month_text),
    Kind.YEAR: st.integers(1949, 2100),
}


def with_check(body: str) -> str:
    return body + str(uscc.calc_check_digit(body))


def values(field: FactField) -> st.SearchStrategy[Any]:
    if field.name in SPECIAL:
        return SPECIAL[field.name]
    if field.choices is not None:
        return st.sampled_from(sorted(field.choices.options))
    if field.type.kind is Kind.NUMBER:
        return st.integers(0, MAX_FEN).map(Fen) if field.type.dims == (("元", 1),) else st.integers(0, MAX_COUNT)
    return BY_KIND[field.type.kind]


def record(name: str) -> st.SearchStrategy[dict[str, Any]]:
    fields = common_vocabulary().records[name].fields
    some = {n: st.none() | values(f) for n, f in fields.items() if f.type.kind is not Kind.LIST}
    return st.fixed_dictionaries({}, optional=some)


def rows(name: str) -> st.SearchStrategy[Any]:
    keys = KEYS.get(name, ())

    def distinct(row: dict[str, Any]) -> str:
        return repr([row.get(k) for k in keys]) if keys else repr(sorted(row.items(), key=str))

    return st.none() | st.lists(record(name), max_size=3, unique_by=distinct)


@st.composite
def profiles(draw: st.DrawFn) -> EnterpriseProfile:
    data = draw(record(ENTERPRISE)) | {name: draw(rows(name)) for name in row_models()}
    profile = EnterpriseProfile.model_validate(data)
    try:
        check_profile(profile)
    except DiagnosticsError:  # rows that say the same in other words
        return EnterpriseProfile.model_validate({n: v for n, v in data.items() if n not in row_models()})
    return profile


@RELAXED
@given(profiles())
def test_json_and_back(tmp_path: Path, profile: EnterpriseProfile) -> None:
    path = tmp_path / "资料.json"
    path.write_text(profile.model_dump_json(), encoding="utf-8")
    assert read_profile(path) == profile


@RELAXED
@given(profiles())
def test_yaml_and_back(tmp_path: Path, profile: EnterpriseProfile) -> None:
    path = tmp_path / "资料.yaml"  # JSON is YAML, except for characters that YAML does not allow
    text = json.dumps(json.loads(profile.model_dump_json()))
    path.write_text(text, encoding="utf-8")
    if "\\ud" not in text:
        assert read_profile(path) == profile


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["200万元", "是", "2019-03-05", "无"]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text() | st.sampled_from(["figures", "项目", "year", "local", RULESET]), inner, max_size=4)
    ),
    max_leaves=20,
)


@RELAXED
@given(JSON)
def test_hostile_data(data: Any) -> None:
    try:
        assembled(data, lambda written: PathPlaces("资料", written), [], vocabulary(), RULESET)
    except DiagnosticsError as error:
        assert all(d.render() and d.render("en") for d in error.diagnostics)


@RELAXED
@given(st.text(), st.sampled_from(["a.yaml", "a.json"]))
def test_hostile_text(tmp_path: Path, text: str, name: str) -> None:
    check_bytes(tmp_path / name, text.encode("utf-8", "surrogatepass"))


@RELAXED
@given(st.text('{}[]":,-+.eE0 \\u\n' + string.digits, max_size=60))
def test_hostile_json(tmp_path: Path, text: str) -> None:
    check_bytes(tmp_path / "a.json", text.encode())


@RELAXED
@given(st.binary())
def test_hostile_bytes(tmp_path: Path, data: bytes) -> None:
    for name in ("a.yaml", "a.json", "a.xlsx"):
        check_bytes(tmp_path / name, data)


CELLS = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
    | st.integers(-(10**20), 10**20)
    | st.floats()
    | st.booleans()
    | st.dates(date(1900, 3, 1))
)
SOME = {("equipment", "cost"), ("equipment", "in_use_on"), ("figures", "employees"), ("enterprise", "share"), ("enterprise", "listed_month")}
FORMATS = st.sampled_from(["General", "@", "0.00%", "yyyy-mm-dd", "0!.0,", "#,##0,,", '"d"0', ";;;", "h:mm"])


@settings(parent=RELAXED, max_examples=30)
@given(
    st.lists(st.tuples(st.sampled_from(["企业", "设备", "年度数据", "_模板"]), st.integers(1, 12), st.integers(1, 12), CELLS, FORMATS), max_size=12)
)
def test_hostile_cells(tmp_path: Path, cells: list[tuple[str, int, int, Any, str]]) -> None:
    path = tmp_path / "资料.xlsx"
    write_template(path, ruleset=RULESET, title="某文件", draft=False, vocabulary=vocabulary(), used=SOME)
    book = load_workbook(path)
    for title, row, column, value, number_format in cells:
        cell = book[title].cell(row, column)
        if type(cell).__name__ != "MergedCell":
            cell.value, cell.number_format = value, number_format
    book.save(path)
    check(path)


def check_bytes(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    check(path)


def check(path: Path) -> None:
    try:
        read_profile(path, vocabulary(), RULESET)
    except DiagnosticsError as error:
        assert all(d.render().encode() and d.render("en").encode() for d in error.diagnostics)


def test_program_made_profiles_are_checked() -> None:
    profile = EnterpriseProfile.model_validate({"projects": [{"id": "P1"}, {"id": "P1", "name": "二期"}], "equipment": [{"project": "P2"}]})
    with pytest.raises(DiagnosticsError) as caught:
        check_profile(profile)
    assert [(str(d.place), d.code) for d in caught.value.diagnostics] == [
        ("资料: projects[1].id", "P343"),
        ("资料: equipment[0].project", "P344"),
    ]
