"""The built site in Chromium: nothing complains, nothing is loaded from elsewhere, it fits a phone, keys and screen readers can use it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.site.conftest import NEEDS_TOOLS, Visit
from tests.site.kinds import AWARD, KINDS, TWINS

every_kind = pytest.mark.parametrize("uri", KINDS)


@every_kind
def test_a_page_complains_of_nothing_and_loads_nothing_from_elsewhere(desktop: Visit, uri: str) -> None:
    page = desktop.go(uri)
    assert page.locator("h1").count() == 1
    assert desktop.complaints == []
    assert desktop.elsewhere == []


@every_kind
def test_a_page_fits_a_phone(phone: Visit, uri: str) -> None:
    page = phone.go(uri)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    # What is wider than the screen scrolls inside itself, and nothing is cut off without a way to reach it.
    cut = page.evaluate(
        """() => [...document.querySelectorAll('article *')].filter(e => {
            const inside = e.getBoundingClientRect();
            if (inside.right <= innerWidth + 1 || inside.width === 0) return false;
            for (let up = e; up; up = up.parentElement) if (['auto', 'scroll'].includes(getComputedStyle(up).overflowX)) return false;
            return getComputedStyle(e).position !== 'absolute';
        }).map(e => e.tagName + ' ' + e.className + ' ' + e.textContent.slice(0, 30)).slice(0, 5)"""
    )
    assert cut == []


WIDTHS = (390, 768, 1280)


def test_no_page_is_wider_than_the_screen_or_endless(browser: Any, site: Path) -> None:
    """Every English award page (its words are the longer ones) and every kind; the longest was 66,366 pixels on a phone before anything was folded."""
    context = browser.new_context(java_script_enabled=False)  # the scripts take most of the time and move nothing
    page, wrong = context.new_page(), []
    awards = [str(path.relative_to(site)) for path in sorted(site.glob("en/policies/*/awards/*.html"))]
    for uri in dict.fromkeys((*KINDS, *awards)):
        page.goto(f"file://{site}/{uri}")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            wide, high = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
            wrong += [(uri, width, wide)] if wide > width else []
            wrong += [(uri, width, f"{high} high")] if "/awards/" in uri and high > MOST_HIGH[width] else []
    context.close()
    assert wrong == []


MOST_HIGH = {390: 34_000, 768: 26_000, 1280: 26_000}


def test_what_is_folded_is_printed(desktop: Visit) -> None:
    page = desktop.go(AWARD)
    heights = "[...document.querySelectorAll('details.fold')].map(e => e.getBoundingClientRect().height)"
    on_screen = page.evaluate(heights)
    page.emulate_media(media="print")
    on_paper = page.evaluate(heights)
    assert on_screen and max(on_screen) < 60 < min(on_paper)


def test_a_formula_fits_the_page(desktop: Visit, phone: Visit) -> None:
    for visit in (desktop, phone):
        page = visit.go(AWARD)
        assert (
            page.evaluate("[...document.querySelectorAll('.formula')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent)") == []
        )
        overprinted = """() => [...document.querySelectorAll('mtr')].filter(row => {
            const [value, condition] = [...row.children].map(cell => cell.firstElementChild.getBoundingClientRect());
            return condition && value.right > condition.left + 1;
        }).map(row => row.textContent)"""
        assert page.evaluate(overprinted) == []


def test_the_tables_of_figures_show_every_column(desktop: Visit, phone: Visit) -> None:
    for visit in (desktop, phone):
        page = visit.go("policies/shiyan_2018/parameters.html")
        assert page.evaluate("[...document.querySelectorAll('.wide')].filter(e => e.scrollWidth > e.clientWidth).length") == 0
    page = desktop.go(f"en/{AWARD}")
    heights = "[...document.querySelectorAll('.cases td:nth-child(2)')].map(e => { const r = document.createRange(); r.selectNodeContents(e); return r.getClientRects().length })"
    assert set(page.evaluate(heights)) <= {0, 1}  # a year in one line; nothing where it is folded
    page = phone.go(f"{AWARD}")
    assert (
        page.evaluate("(() => { const th = document.querySelector('.cases tbody th'); return th.clientWidth / th.parentElement.clientWidth })()")
        > 0.95
    )


@pytest.mark.parametrize("uri", [uri for uri in KINDS if uri not in TWINS])
def test_a_page_is_accessible(desktop: Visit, uri: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason=NEEDS_TOOLS)
    page = desktop.go(uri)
    found = axe.Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}).response["violations"]
    # The theme's script puts each copy button into a <nav> without a name; only several of those may be alike.
    nodes = [(v["id"], n["html"][:150]) for v in found for n in v["nodes"]]
    assert [(rule, html) for rule, html in nodes if (rule, "md-code__nav" in html) != ("landmark-unique", True)] == []
    assert page.locator('[role="dialog"]:not([aria-label])').count() == 0


AT_MOST = {"S-04": 10, "高企": 10, "稳岗": 15, "失业保险": 10, "智能化改造": 30, "高新技术企业": 45}
FIRST = {
    "": {
        "稳岗": "shiyan_2018/awards/job_stabilisation",
        "稳岗补贴": "shiyan_2018/awards/job_stabilisation",
        "失业保险": "shiyan_2018/awards/job_stabilisation",
        "技改": "awards/major_project_",
        "高企": "awards/high_tech",
        "高新技术企业": "awards/high_tech",
        "智能化改造": "awards/smart_retrofit",
        "贴息": "awards/interest_subsidy",
        "S-04": "shiyan_2018/readings.html#S-04",
        "E608": "diagnostics.html#E608",
        "smart_retrofit": "awards/smart_retrofit",
        "怎么申请稳岗补贴": "awards/job_stabilisation",
        "50万元": "readings.html",
        "5.10%": "tables/benchmark_loan_rate",
        "--reading": "reading",
    },
    "en/": {"smart_retrofit": "awards/smart_retrofit", "智能化改造": "awards/smart_retrofit", "50万元": "readings.html", "equipment": "equipment"},
}


@pytest.mark.parametrize("root", FIRST)
def test_the_search_finds_first_what_is_meant(desktop: Visit, root: str) -> None:
    page = desktop.go(f"{root}index.html")
    box = page.locator("input.md-search__input")
    astray: dict[str, list[str]] = {}
    box.click()
    for words, meant in FIRST[root].items():
        for typed in ("qqzzxx", words):
            box.fill(typed)
            box.dispatch_event("keyup")
            page.wait_for_function(
                f"(document.querySelectorAll('.md-search-result__link').length > 0) === {'false' if typed == 'qqzzxx' else 'true'}"
            )
        first = page.locator(".md-search-result__item").first
        pages = int(re.sub(r"\D", "", page.locator(".md-search-result__meta").text_content()))
        links = first.locator(".md-search-result__link").evaluate_all("all => all.map(a => a.href)")
        marked = first.locator("mark").count()
        if not marked or not any(meant in _plain(link) for link in links):
            astray[words] = links
        if pages > AT_MOST.get(words, pages):
            astray[f"{words}: {pages}"] = []
    assert astray == {}
    assert desktop.complaints == []


def _plain(link: str) -> str:
    """A link without the words to be marked on its page."""
    return re.sub(r"\?h=[^#]*", "", link)


def test_the_search_does_not_find_what_is_not_there(desktop: Visit) -> None:
    page = desktop.go("index.html")
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").type("qqzzxx")
    page.wait_for_function("document.querySelector('.md-search-result__meta').textContent.includes('没有')")
    assert page.locator(".md-search-result__link").count() == 0


def test_the_keyboard_alone_reaches_the_content_and_follows_it(desktop: Visit) -> None:
    page = desktop.go("policies/index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('md-skip')")
    page.keyboard.press("Enter")
    for _ in range(5):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('article') && document.activeElement.href !== undefined"):
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/policies/" in page.url
    assert page.url.endswith("/index.html")


def test_the_other_language_is_one_link_away_and_the_way_back_too(desktop: Visit) -> None:
    page = desktop.go(AWARD)
    page.get_by_text("English", exact=True).click()
    page.wait_for_url(f"**/en/{AWARD}")
    page.get_by_text("中文", exact=True).click()
    page.wait_for_url(f"**/elsewhere/{AWARD}")
    assert desktop.complaints == []


def test_a_written_page_has_the_other_language_too(desktop: Visit) -> None:
    page = desktop.go("decisions/0002-readings.html")
    page.get_by_text("English", exact=True).click()
    page.wait_for_url("**/en/decisions/0002-readings.html")
    page.get_by_text("中文", exact=True).click()
    page.wait_for_url("**/elsewhere/decisions/0002-readings.html")


def test_a_page_opens_from_disk(browser: Any, site: Path) -> None:
    page = browser.new_page()
    page.goto(f"file://{site}/{AWARD}")
    assert page.locator("h1").text_content() == "智能化改造设备投资补贴"
    with page.expect_navigation():
        page.locator(".crumbs a").click()
    assert page.locator("h1").count() == 1
    page.close()
