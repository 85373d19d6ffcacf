"""Two answers to the same question side by side: which statuses and amounts differ, and by which words of which clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from subsidy.results.determination import Citation, Status
from subsidy.results.replaying import Change, Effect, Figures, Reason, ReasonKind

Row = Mapping[str, Any]
Key = tuple[str, str | None, int]

_NOW: dict[str, ReasonKind] = {"met": "now_met", "not_met": "no_longer_met", "unknown": "now_unknown"}
FIGURES = ("status", "payable", "at_least", "at_most")


def by_key(rows: list[Any]) -> dict[Key, Row]:
    """Rows by award and subject, and where several have no subject's number by their order."""
    found: dict[Key, Row] = {}
    for row in rows:
        key = (row["award"], row["subject"], 0)
        while key in found:
            key = (*key[:2], key[2] + 1)
        found[key] = row
    return found


def figures_differ(before: Row | None, after: Row | None) -> bool:
    return before is None or after is None or any(before[name] != after[name] for name in FIGURES)


def change(key: Key, title: str, before: Row | None, after: Row | None) -> Change:
    """What became of one award. Rows with conditions and steps give the reasons; bare rows give none."""
    return Change(
        award=key[0],
        title=title,
        subject=key[1],
        effect=_effect(before, after),
        before=_figures(before),
        after=_figures(after),
        reasons=list(_reasons(before, after)),
    )


def payable(row: Row | None) -> Decimal:
    """What is payable for certain under a determination, in 元."""
    return Decimal(row["payable"]) if row is not None and row["payable"] is not None and row["status"] == Status.ELIGIBLE else Decimal(0)


def differences(before: Any, after: Any, path: str = "") -> Iterator[str]:
    """The paths at which two pieces of plain data differ."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in sorted(before.keys() | after.keys()):
            inner = f"{path}.{key}" if path else key
            if key not in before or key not in after:
                yield inner
            else:
                yield from differences(before[key], after[key], inner)
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, pair in enumerate(zip(before, after, strict=True)):
            yield from differences(*pair, f"{path}[{index}]")
    elif before != after or type(before) is not type(after):
        yield path


def _effect(before: Row | None, after: Row | None) -> Effect:
    was, now = _is_eligible(before), _is_eligible(after)
    if was != now:
        return "gains" if now else "loses"
    less, more = payable(before), payable(after)
    return "gains" if more > less else "loses" if more < less else "changes"


def _is_eligible(row: Row | None) -> bool:
    return row is not None and row["status"] == Status.ELIGIBLE


def _figures(row: Row | None) -> Figures | None:
    return None if row is None else Figures(**{name: row[name] for name in FIGURES})


def _reasons(before: Row | None, after: Row | None) -> Iterator[Reason]:
    if before is None or after is None:
        present = before or after or {}
        yield _reason("award_added" if before is None else "award_dropped", str(present.get("title", "")), present)
        return
    if "conditions" not in before or "conditions" not in after:
        return
    yield from _conditions(before, after)
    yield from _steps(before, after)
    if before["given_up"] != after["given_up"]:
        told = after["given_up"] or before["given_up"]
        yield _reason("given_up", "、".join(told["in_favour_of"]), told)
    known = {missing["name"] for missing in before["missing"]}
    for missing in after["missing"]:
        if missing["name"] not in known:
            yield _reason("missing", missing["label"], {})


def _conditions(before: Row, after: Row) -> Iterator[Reason]:
    """Conditions that are met otherwise than before, or that one of the two does not have. Only what mattered is told."""
    for old, new in _paired(before["conditions"], after["conditions"], "text"):
        if old is not None and new is not None and old["text"] == new["text"]:
            if old["met"] != new["met"]:
                yield _reason(_NOW[new["met"]], new["text"], new)
        elif old is not None and new is not None:
            if old["met"] != new["met"] or new["met"] != "met":
                yield _reason("condition_changed", f"{old['text']} → {new['text']}", new)
        elif new is not None and new["met"] != "met":
            yield _reason("condition_added", new["text"], new)
        elif old is not None and old["met"] != "met":
            yield _reason("condition_dropped", old["text"], old)


def _steps(before: Row, after: Row) -> Iterator[Reason]:
    """The steps of the amount that come to something else, or are there in one of the two only."""
    for old, new in _paired(before["steps"], after["steps"], "label"):
        was, now = (step["after"] if step else None for step in (old, new))
        if was != now:
            labels = dict.fromkeys(step["label"] for step in (old, new) if step)
            yield _reason("amount", " → ".join(labels), new or old or {}, was, now)


def _paired(before: list[Any], after: list[Any], name: str) -> list[tuple[Row | None, Row | None]]:
    """What corresponds: first what is called the same, then what stands in the same clause, in their order; then the rest."""
    pairs: list[tuple[Row | None, Row | None]] = []
    left, right = list(before), list(after)
    for same in (lambda row: row[name], _place):
        for new in list(right):
            old = next((row for row in left if same(row) == same(new)), None)
            if old is not None:
                pairs.append((old, new))
                left.remove(old)
                right.remove(new)
    return [*pairs, *((None, new) for new in right), *((old, None) for old in left)]


def _place(row: Row) -> object:
    return row.get("kind"), row["citations"][0]["clause"] if row["citations"] else None


def _reason(kind: ReasonKind, text: str, told: Row, before: str | None = None, after: str | None = None) -> Reason:
    return Reason(
        kind=kind,
        text=text,
        before=before,
        after=after,
        citations=[Citation(clause=c["clause"], quote=c["quote"]) for c in told.get("citations", ())],
    )
