"""A decision in words: the documented ``Determination`` of each outcome, built when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from subsidy.interpret.exact import reasons
from subsidy.interpret.exact import unknown as u
from subsidy.interpret.exact.computed import computed_from
from subsidy.interpret.exact.outcome import Outcome
from subsidy.interpret.exact.program import Program
from subsidy.interpret.exact.shown import shown
from subsidy.interpret.exact.view import View
from subsidy.interpret.exact.voice import Voice, value_words
from subsidy.ir import nodes as n
from subsidy.ir import ruleset as r
from subsidy.quantity import show
from subsidy.quantity.exact import half_up
from subsidy.results import determination as d

_MET = {True: d.Met.YES, False: d.Met.NO, None: d.Met.UNKNOWN}


class Answer:
    """Puts the outcomes of one program into the words of a voice."""

    def __init__(self, program: Program, voice: Voice) -> None:
        self.program, self.ruleset, self.voice = program, program.ruleset, voice
        self.words = value_words(voice.lang)

    def determination(self, outcome: Outcome, otherwise: list[d.Otherwise]) -> d.Determination:
        """The documented answer for one outcome. ``otherwise`` is what it would be under other readings."""
        award = outcome.award
        least, most = shown_bounds(outcome)
        return d.Determination(
            award=award.id,
            title=self.voice.award(award.id),
            subject=outcome.subject_id,
            disposition=d.Disposition(award.disposition),
            category=award.category,
            status=outcome.status,
            payable=None if outcome.payable is None else show.yuan(outcome.payable),
            at_least=least,
            at_most=most,
            exact=None if outcome.amount is None or isinstance(outcome.amount, u.Open) or outcome.payable is None else str(outcome.amount),
            citations=self._citations(outcome),
            conditions=self._conditions(outcome),
            steps=self._steps(outcome),
            missing=self._missing(outcome),
            given_up=self._given_up(outcome),
            evidence=list(award.evidence),
            readings=otherwise,
            notes=[*award.notes, *self._notes(outcome)],
        )

    def view(self, outcome: Outcome) -> View:
        """The recorded values as the award saw them."""
        frames = ((outcome.award.first, outcome.frame),) if outcome.frame else ()
        return View(self.program, outcome.values, frames)

    def _conditions(self, outcome: Outcome) -> list[d.ConditionResult]:
        award, view = outcome.award, self.view(outcome)
        found = [c for c in self.applicability(outcome) if c.met is not d.Met.YES]
        if outcome.no_subject and award.subject is not None:
            rows = self.words.suitable.format(self.voice.rows(award.subject))
            wanted = self.words.when.format(self.voice(award.among.node)) if award.among else ""
            return [
                *found,
                d.ConditionResult(met=d.Met.NO, text=rows + wanted, citations=self._cited(award.among) if award.among else []),
            ]
        conditions = (*((award.among,) if award.among else ()), *award.conditions)
        return found + [self._condition(c, view) for c in conditions]

    def applicability(self, outcome: Outcome) -> list[d.ConditionResult]:
        """Whether the document applies at all: the same for every award."""
        view = View(self.program, outcome.values)
        return [self._condition(c, view) for c in self.ruleset.applicability]

    def _condition(self, condition: r.Condition, view: View) -> d.ConditionResult:
        node = condition.node
        return d.ConditionResult(
            met=_MET[view[node]],
            text=self.voice(node),
            citations=self._cited(condition),
            used=reasons.used(node, view, self.voice),
            gaps=reasons.gaps(node, view, self.voice),
            decided_in_round=condition.in_round,
        )

    def _cited(self, condition: r.Condition) -> list[d.Citation]:
        """The quotes of a condition: its own, or else those of the definitions it names."""
        return _unique(condition.citations or self._defined(condition.node))

    def _defined(self, node: n.Node) -> Iterator[r.Citation]:
        for below in n.walk(node):
            if isinstance(below, n.Defined):
                definition = self.ruleset.definitions[below.name]
                yield from definition.citations
                yield from self._defined(definition.body)

    def _citations(self, outcome: Outcome) -> list[d.Citation]:
        award = outcome.award
        cited = [*award.citations, *(c for part in award.components for c in part.citations)]
        cited += award.competition.citations if award.competition else ()
        cited += [c for cut in outcome.cuts for c in cut.limit.citations]
        if not cited:
            cited = [c for condition in award.conditions for c in condition.citations]
        return _unique(cited)

    def _steps(self, outcome: Outcome) -> list[d.Step]:
        if outcome.gross is None or outcome.status is d.Status.INELIGIBLE:
            return []
        view = self.view(outcome)
        parts = outcome.award.components
        values = [outcome.gross] if len(parts) == 1 else [view[part.node] for part in parts]
        steps = [
            d.Step(
                kind="gross",
                label=f"{part.label}:{self.voice(part.node)}",
                after=_yuan(value),
                citations=_unique(part.citations),
                used=computed_from(part.node, view, self.voice),
            )
            for part, value in zip(parts, values, strict=True)
        ]
        for cut in outcome.cuts:
            limit, before, after = cut.limit, _yuan(cut.before), _yuan(cut.after)
            kind: Literal["cap", "exclusive"] = "cap" if isinstance(limit, r.Cap) else "exclusive"
            steps.append(
                d.Step(
                    kind=kind,
                    label=self.voice.limit(limit.id, limit.title),
                    before=before,
                    after=after,
                    limit=limit.id,
                    citations=_unique(limit.citations),
                )
            )
        if outcome.payable is not None and outcome.amount != outcome.payable:
            steps.append(d.Step(kind="rounding", label=self.words.rounding, before=_yuan(outcome.amount), after=show.yuan(outcome.payable)))
        return steps

    def _missing(self, outcome: Outcome) -> list[d.Missing]:
        if outcome.status is not d.Status.UNDETERMINED:
            return []
        found = {m.name: m for m in self._own_missing(outcome)}
        rivals = outcome.choice.rivals if outcome.choice is not None and not outcome.choice.decided else ()
        for other in (*rivals, *outcome.depends_on):
            found |= {m.name: m for m in self._own_missing(other) if m.name not in found}
        return list(found.values())

    def _own_missing(self, outcome: Outcome) -> Iterator[d.Missing]:
        award, view = outcome.award, self.view(outcome)
        if outcome.no_subject:
            return
        for condition in (*self.ruleset.applicability, *((award.among,) if award.among else ()), *award.conditions):
            if not condition.in_round:
                yield from reasons.missing(condition.node, view, self.voice)
        if isinstance(outcome.amount, u.Open) or (outcome.choice is not None and not outcome.choice.decided):
            for component in award.components:
                yield from reasons.missing(component.node, view, self.voice)
        if award.subject is not None and outcome.subject is None:
            root = self.ruleset.vocabulary.records["enterprise"].fields[award.subject]
            yield d.Missing(kind="fact", name=root.name, label=self.voice.rows(root.name), question=root.question)

    def _given_up(self, outcome: Outcome) -> d.GivenUp | None:
        choice = outcome.choice
        if choice is None or not choice.decided or choice.taken or outcome.amount != 0:
            return None
        before = u.high(outcome.cuts[0].before) if outcome.cuts else 0
        favoured = [name_of(rival) for rival in choice.rivals]
        return d.GivenUp(amount=show.yuan(before or 0), in_favour_of=favoured, limit=choice.limit.id, citations=_unique(choice.limit.citations))

    def _called(self, outcome: Outcome) -> str:
        title = self.voice.award(outcome.award.id)
        return self.words.row.format(title, outcome.subject_id) if outcome.subject_id else title

    def _notes(self, outcome: Outcome) -> list[str]:
        notes = []
        if outcome.choice is not None and not outcome.choice.decided:
            rivals = self.words.separator.join(self._called(rival) for rival in outcome.choice.rivals)
            notes.append(self.words.rivals.format(rivals, self.words.unsolved if outcome.choice.unsolved else self.words.undecided))
        if outcome.award.competition is not None and outcome.status is d.Status.COMPETITIVE:
            ranked_by = outcome.award.competition.ranked_by
            value = shown(self.view(outcome)[ranked_by], ranked_by, self.voice)
            notes.append(self.words.contest.format(outcome.award.competition.places, self.voice(ranked_by), value))
        return notes


def name_of(outcome: Outcome) -> str:
    """How one outcome is called by another: ``award``, or ``award/subject``."""
    return f"{outcome.award.id}/{outcome.subject_id}" if outcome.subject_id else outcome.award.id


def shown_bounds(outcome: Outcome) -> tuple[str | None, str | None]:
    """``at_least`` and ``at_most`` in 元, for an outcome whose amount is open."""
    if outcome.gross is None or outcome.status not in (d.Status.UNDETERMINED, d.Status.COMPETITIVE):
        return None, None
    lo, hi = u.low(outcome.certain), u.high(outcome.certain)
    return show.yuan(max(half_up(lo or 0), 0)), None if hi is None else show.yuan(hi)


def _yuan(number: u.Number | None) -> str:
    if isinstance(number, u.Open):
        lo, hi = number.lo, number.hi
        return f"{show.yuan(lo or 0)}至{show.yuan(hi)}" if hi is not None else f"至少{show.yuan(lo or 0)}"
    return show.yuan(number or 0)


def _unique(citations: Iterable[r.Citation]) -> list[d.Citation]:
    return [_citation(c) for c in dict.fromkeys(citations)]


@lru_cache(maxsize=4096)
def _citation(citation: r.Citation) -> d.Citation:
    return d.Citation(clause=citation.clause, quote=citation.quote)
