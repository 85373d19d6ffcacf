"""What is kept of a decision to notice a change: status and amount of every award and subject, and which of them differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from subsidy.interpret.exact.engine import Determined
from subsidy.interpret.exact.outcome import Outcome
from subsidy.results.change import Answered
from subsidy.results.determination import Status

Key = tuple[str, str | None]
"""Award and subject; no subject where the award is the enterprise's, or where there is nothing it could be given for."""

Answer = tuple[str | None, ...]
"""Status, payable, at least, at most, as far as there are any."""

Answers = dict[Key, Answer]
Pair = tuple[Key | None, Key | None]


def answers_of(determined: Determined) -> Answers:
    """The answers of a decision, in its order."""
    rows = determined.summary
    return {key: _short((r["status"], r["payable"], r["at_least"], r["at_most"])) for key, r in zip(keys(determined), rows, strict=True)}


def keys(determined: Determined) -> list[Key]:
    """The key of each outcome. Rows that share an id are told apart by their order."""
    seen: Counter[Key] = Counter()
    found: list[Key] = []
    for outcome in determined.outcomes:
        key = outcome.award.id, _subject(outcome)
        seen[key] += 1
        found.append(key if seen[key] == 1 else (key[0], f"{key[1]}#{seen[key]}"))
    return found


def changed(before: Answers, after: Answers) -> Iterator[Pair]:
    """The pairs of keys whose answers differ, in the order of the answers after.

    An answer given while there was no subject is the one before of every subject that comes, and the other way round.
    """
    awards_before, awards_after = ({award for award, subject in answers if subject is not None} for answers in (before, after))
    for key, answer in after.items():
        award, subject = key
        if subject is None and key not in before and award in awards_before:
            continue  # told of each subject that has gone
        earlier = key if key in before else (award, None) if (award, None) in before else None
        if earlier is None or before[earlier] != answer:
            yield earlier, key
    for key, answer in before.items():
        award, subject = key
        if key in after or (subject is None and award in awards_after):
            continue
        later = (award, None) if (award, None) in after else None
        if later is None or after[later] != answer:
            yield key, later


def answered(answer: Answer) -> Answered:
    status, payable, at_least, at_most = (*answer, None, None, None)[:4]
    return Answered(status=Status(str(status)), payable=payable, at_least=at_least, at_most=at_most)


def to_plain(answers: Answers) -> list[list[str | None]]:
    """As short rows for keeping: award, subject, answer."""
    return [[*key, *answer] for key, answer in answers.items()]


def from_plain(rows: list[list[str | None]]) -> Answers:
    return {(str(row[0]), row[1]): tuple(row[2:]) for row in rows}


def _subject(outcome: Outcome) -> str | None:
    return None if outcome.subject is None else outcome.subject_id or "#"


def _short(answer: Answer) -> Answer:
    while answer[-1] is None:
        answer = answer[:-1]
    return answer
