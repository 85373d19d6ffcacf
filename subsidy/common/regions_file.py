"""Reading ``regions.yaml``: cities, counties with what became of them, and functional zones."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from subsidy.common.reading import BASIS, BASIS_OPTIONAL, HEAD, days, digits, form, read_basis, read_head, taken
from subsidy.common.tables import City, Head, Region, RegionTable, Zone
from subsidy.profile.choices import ZONE
from subsidy.source.diagnostic import nearest, offered
from subsidy.syntax.shape import Shape, Written
from subsidy.syntax.yaml_tree import Node

NAME = "regions"


def read_regions(shape: Shape, node: Node) -> RegionTable:
    keys = shape.keys(node, form((*HEAD, "cities", "regions", "zones"), ("note",)))
    head = read_head(shape, keys, NAME)
    cities = _cities(shape, keys.get("cities"), head)
    regions = _regions(shape, keys.get("regions"), head, cities)
    return RegionTable(head, cities, regions, _zones(shape, keys.get("zones"), head, cities))


def _cities(shape: Shape, node: Node | None, head: Head) -> dict[str, City]:
    found: dict[str, City] = {}
    for row in shape.rows(node):
        k = shape.keys(row, form(("city", "name", "province", *BASIS), BASIS_OPTIONAL))
        code, basis = digits(shape, k.get("city"), 4), read_basis(shape, row, k, head, days(shape))
        if code is not None and not taken(shape, code, found):
            found[code.text] = City(code.text, shape.plain(k.get("name")), shape.plain(k.get("province")), basis)
    return found


def _regions(shape: Shape, node: Node | None, head: Head, cities: Mapping[str, City]) -> dict[str, Region]:
    found: dict[str, Region] = {}
    successors: list[tuple[Region, Written]] = []
    sound = True
    for row in shape.rows(node):
        k = shape.keys(row, form(("region", "name", *BASIS), (*BASIS_OPTIONAL, "successor")))
        code, successor = digits(shape, k.get("region"), 6), digits(shape, k.get("successor"), 6)
        basis = read_basis(shape, row, k, head, days(shape))
        if basis.last is not None and "successor" not in k:
            shape.complain("E202", row, key="successor")
        if code is None or taken(shape, code, found):
            sound = False
            continue
        sound &= _inside(shape, Written(code.text[:4], code.scalar), cities)
        found[code.text] = Region(code.text, shape.plain(k.get("name")), successor.text if successor else "", basis)
        if successor:
            successors.append((found[code.text], successor))
    for region, written in successors if sound else ():  # a successor may be unknown only because its own row is wrong
        _check_successor(shape, region, written, found)
    return found


def _check_successor(shape: Shape, region: Region, written: Written, regions: Mapping[str, Region]) -> None:
    """The successor is in the table and begins the day after (``E204`` ``D705``)."""
    after = regions.get(region.successor)
    if after is None:
        shape.complain("E204", written.scalar, nearest(written.text, regions), value=written.text)
        return
    last, first = region.basis.last, after.basis.first
    if last is not None and date.min not in (last, first) and first != last + timedelta(days=1):
        shape.complain("D705", written.scalar, successor=f"{after.code} {after.name}", first=first, last=last)


def _zones(shape: Shape, node: Node | None, head: Head, cities: Mapping[str, City]) -> dict[str, Zone]:
    found: dict[str, Zone] = {}
    for row in shape.rows(node):
        k = shape.keys(row, form(("zone", "name", "city", *BASIS), (*BASIS_OPTIONAL, "statistical_code")))
        name = shape.text(k.get("zone"))
        city, statistical = digits(shape, k.get("city"), 4), digits(shape, k.get("statistical_code"), 6)
        basis = read_basis(shape, row, k, head, days(shape))
        if name is None or taken(shape, name, found):
            continue
        if name.text not in ZONE.options:
            shape.complain("E204", name.scalar, offered(name.text, ZONE.options), value=name.text)
        if city is not None:
            _inside(shape, city, cities)
        found[name.text] = Zone(name.text, shape.plain(k.get("name")), city.text if city else "", statistical.text if statistical else "", basis)
    return found


def _inside(shape: Shape, city: Written, cities: Mapping[str, City]) -> bool:
    if city.text not in cities:
        shape.complain("E204", city.scalar, offered(city.text, cities), value=city.text)
    return city.text in cities
