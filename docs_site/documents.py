"""The pages of one document: at a glance, its register, its readings, its parameters, the facts it asks for, and one page per award."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from docs_site.cases import against_hand, amount, because, cases_of, changed_by_readings
from docs_site.grouping import grouped
from docs_site.kept import kept
from docs_site.page import ROOT, Lang, Page, rendered
from docs_site.parameter_values import linked, rows_of, sources_of
from docs_site.synonyms import also_called
from subsidy.cases.suite import read_suite
from subsidy.ir.lock import read_lock
from subsidy.ir.ruleset import Award, Ruleset
from subsidy.ir.uses import readings_of
from subsidy.operations import document_page, load_ruleset, rule_page_with_examples, ruleset_folder, ruleset_names
from subsidy.profile.vocabulary import FactField
from subsidy.report.rule_html import rule_fragment
from subsidy.report.rule_words import rule_words
from subsidy.report.words import words
from subsidy.results.rule_page import RulePage
from subsidy.results.wording import Mark, Span, spans


@dataclass(frozen=True, slots=True)
class Asked:
    """One fact an award looks at, and the page where it is explained. ``years`` is of which year, as the sentences say it."""

    ref: str
    fact: FactField
    home: str
    years: tuple[str, ...]


def document_pages(lang: Lang) -> Iterator[Page]:
    """Every page of every document that is shipped."""
    for name in ruleset_names():
        yield from pages_of(_loaded(name), ruleset_folder(name), lang)


@cache
def _loaded(name: str) -> Ruleset:
    """One object for both languages, so that they share what was computed for it."""
    return load_ruleset(name)


def pages_of(rules: Ruleset, folder: Path, lang: Lang) -> Iterator[Page]:
    """The pages of the document that was loaded from a folder, wherever it stands."""
    yield _overview(rules, folder, lang)
    yield _register(rules, lang)
    if rules.readings:
        yield _readings(rules, lang)
    if rules.parameters:
        yield _parameters(rules, lang)
    yield _local_facts(rules, lang)
    for award in document_page(rules, lang).awards:
        content = kept((award.id, lang), (folder, folder.parent / "common"), partial(_award, rules, folder, award.id, lang))
        yield Page(home(rules, f"awards/{award.id}.md"), award.title, content, tags=_tags(rules.award(award.id), award.title))


def _tags(award: Award, title: str) -> tuple[str, ...]:
    """What an award is called: its id, its title in Chinese and in the language of the page, its short names."""
    return tuple(dict.fromkeys((award.id, title, award.title, *also_called(award.title))))


def home(rules: Ruleset, page: str) -> str:
    return f"policies/{rules.document.id}/{page}"


def _overview(rules: Ruleset, folder: Path, lang: Lang) -> Page:
    page, uri = document_page(rules, lang), home(rules, "index.md")
    content = rendered(
        "document.html.j2",
        lang,
        uri,
        p=page,
        rules=rules,
        w=rule_words(lang),
        counted=_counted(rules, folder),
        written=f"rulesets/{page.ruleset}.html" if _is_written(page.ruleset) else "",
    )
    return Page(uri, page.title, content)


def _counted(rules: Ruleset, folder: Path) -> Mapping[str, int]:
    """How much there is of what the register and the lock file account for."""
    return {
        "targets": sum(len(row.targets) for row in rules.register),
        "waived": sum(len(row.waived) for row in rules.register),
        "quotes": len(read_lock(folder).quotes),
        "cases": len(read_suite(folder, rules)),
    }


def _is_written(ruleset: str) -> bool:
    return (ROOT / "docs" / "rulesets" / f"{ruleset}.md").is_file()


def _register(rules: Ruleset, lang: Lang) -> Page:
    uri = home(rules, "register.md")
    awards: dict[str, list[tuple[str, str]]] = {}
    for award in document_page(rules, lang).awards:
        awards.setdefault(award.clause, []).append((award.id, award.title))
    title = "条款登记" if lang == "zh" else "Register of clauses"
    content = rendered(
        "register.html.j2",
        lang,
        uri,
        title=title,
        rules=rules,
        awards=awards,
        dispositions=rule_words(lang).dispositions,
        counts=Counter(row.disposition for row in rules.register),
    )
    return Page(uri, title, content)


def _readings(rules: Ruleset, lang: Lang) -> Page:
    uri = home(rules, "readings.md")
    title = "理解口径" if lang == "zh" else "Readings"
    users: dict[str, list[tuple[str, str]]] = {}
    titles = {award.id: award.title for award in document_page(rules, lang).awards}
    for award in rules.awards:
        for reading in sorted(readings_of(rules, award)):
            users.setdefault(reading, []).append((award.id, titles[award.id]))
    return Page(uri, title, rendered("readings.html.j2", lang, uri, title=title, rules=rules, users=users))


def _parameters(rules: Ruleset, lang: Lang) -> Page:
    uri = home(rules, "parameters.md")
    title = "参数" if lang == "zh" else "Parameters"
    users: dict[str, list[tuple[str, str]]] = {}
    titles = {award.id: award.title for award in document_page(rules, lang).awards}
    for award in rules.awards:
        for parameter in award.parameters:
            users.setdefault(parameter, []).append((award.id, titles[award.id]))
    content = rendered("parameters.html.j2", lang, uri, title=title, rules=rules, rows=rows_of, sources=sources_of, linked=linked, users=users)
    return Page(uri, title, content)


def _local_facts(rules: Ruleset, lang: Lang) -> Page:
    uri = home(rules, "facts.md")
    title = "本文件所用的资料" if lang == "zh" else "Facts of this document"
    used: dict[str, list[FactField]] = {}
    for record, name in sorted(rules.used_facts):
        fields = rules.vocabulary.records[record].fields
        if name in fields:
            used.setdefault(record, []).append(fields[name])
    order = [record for record in rules.vocabulary.records.values() if record.name in used]
    return Page(uri, title, rendered("facts.html.j2", lang, uri, title=title, records=[(r, used[r.name]) for r in order], here=True))


def _award(rules: Ruleset, folder: Path, award: str, lang: Lang) -> str:
    page, cases = rule_page_with_examples(rules, award, folder, lang), cases_of(rules, folder).get(award, ())
    return rendered(
        "award.html.j2",
        lang,
        home(rules, f"awards/{award}.md"),
        p=page,
        fragment=rule_fragment(page),
        rules=rules,
        groups=grouped(cases, rules.readings),
        differing=any(told.differing for told in cases),
        changes=changed_by_readings(rules, cases),
        asked=_asked(rules, page),
        why={row.id: row.why for row in rules.readings.values()},
        statuses=words(lang).statuses,
        parameters=[rules.parameters[name] for name in sorted(rules.award(award).parameters)],
        also=also_called(_all_text(page)),
        amount=partial(amount, lang=lang),
        because=partial(because, lang=lang),
        against_hand=partial(against_hand, lang=lang),
    )


def _all_text(page: RulePage) -> str:
    return " ".join([page.title, *(citation.quote for citation in page.given), *(str(condition.text) for condition in page.conditions)])


def _asked(rules: Ruleset, page: RulePage) -> dict[str, list[Asked]]:
    """The facts that the sentences of a rule name, in their order, by the record they belong to."""
    named: dict[str, dict[str, None]] = {}
    for span in (span for said in _sentences(page) for span in spans(said) if span.mark is Mark.FACT):
        named.setdefault(span.ref, {})[str(span)] = None
    asked: dict[str, list[Asked]] = {}
    for ref, said in named.items():
        record, _, name = ref.partition(".")
        fact = rules.vocabulary.records[record].fields.get(name) if record in rules.vocabulary.records else None
        if fact is not None and (record, name) in rules.used_facts:
            one = Asked(ref, fact, home(rules, "facts.html"), tuple(said) if record == "figures" else ())
            asked.setdefault(rules.vocabulary.records[record].label, []).append(one)
    return asked


def _sentences(page: RulePage) -> Iterator[Span]:
    yield from (condition.text for condition in page.conditions)
    yield from (addend.said.text for addend in page.addends)
    yield from (meaning.said.text for meaning in page.meanings)
