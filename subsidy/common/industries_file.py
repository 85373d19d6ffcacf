"""Reading ``industries.yaml``: sections, divisions and some classes of GB/T 4754-2017."""

from __future__ import annotations

import re

from subsidy.common.reading import BASIS, BASIS_OPTIONAL, HEAD, days, digits, form, read_basis, read_head, taken
from subsidy.common.tables import Head, Industries, Industry
from subsidy.syntax.shape import Shape, Written
from subsidy.syntax.yaml_tree import Node

NAME = "industries"


def read_industries(shape: Shape, node: Node) -> Industries:
    keys = shape.keys(node, form((*HEAD, "sections", "divisions", "classes"), ("note",)))
    head = read_head(shape, keys, NAME)
    sections: dict[str, Industry] = {}
    for row in shape.rows(keys.get("sections")):
        k = shape.keys(row, form(("section", "name", "divisions", *BASIS), BASIS_OPTIONAL))
        letter = _letter(shape, k.get("section"))
        if letter is not None and not taken(shape, letter, sections):
            sections[letter.text] = Industry(
                letter.text, shape.plain(k.get("name")), read_basis(shape, row, k, head, days(shape)), _range(shape, k.get("divisions"))
            )
    divisions = _coded(shape, keys.get("divisions"), "division", 2, head)
    classes = _coded(shape, keys.get("classes"), "class", 3, head)
    return Industries(head, sections, divisions, classes)


def _coded(shape: Shape, node: Node | None, key: str, length: int, head: Head) -> dict[str, Industry]:
    found: dict[str, Industry] = {}
    for row in shape.rows(node):
        k = shape.keys(row, form((key, "name", *BASIS), BASIS_OPTIONAL))
        code = digits(shape, k.get(key), length)
        if code is not None and not taken(shape, code, found):
            found[code.text] = Industry(code.text, shape.plain(k.get("name")), read_basis(shape, row, k, head, days(shape)), ())
    return found


def _letter(shape: Shape, node: Node | None) -> Written | None:
    written = shape.text(node)
    if written and not re.fullmatch("[A-T]", written.text):
        shape.complain("E204", written.scalar, ("A 至 T 的一个字母",), value=written.text)
        return None
    return written


def _range(shape: Shape, node: Node | None) -> tuple[str, ...]:
    """All divisions from the first to the last of a section, both of which are written."""
    ends = [code.text for item in shape.rows(node) if (code := digits(shape, item, 2))]
    if node is not None and (len(ends) != 2 or ends[0] > ends[1]):
        shape.complain("E203", node, expected='首末两个大类,如 ["13", "43"]', found="、".join(ends) or "别的内容")
        return ()
    return tuple(f"{n:02d}" for n in range(int(ends[0]), int(ends[1]) + 1)) if ends else ()
