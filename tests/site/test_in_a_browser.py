"""The built site in Chromium: nothing complains, nothing is loaded from elsewhere, it fits a phone, keys and screen readers can use it."""

from __future__ import annotations

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


@pytest.mark.parametrize("uri", [uri for uri in KINDS if uri not in TWINS])
def test_a_page_is_accessible(desktop: Visit, uri: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason=NEEDS_TOOLS)
    page = desktop.go(uri)
    found = axe.Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}).response["violations"]
    assert [(v["id"], [n["html"][:150] for n in v["nodes"][:3]]) for v in found] == []


@pytest.mark.parametrize(
    ("words", "leads_to"),
    [
        ("稳岗", "awards/job_stabilisation"),
        ("技改", "awards/"),
        ("高企", "awards/high_tech"),
        ("稳岗补贴", "awards/job_stabilisation"),
        ("E501", "diagnostics"),
    ],
)
def test_the_search_finds(desktop: Visit, words: str, leads_to: str) -> None:
    page = desktop.go("index.html")
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").type(words)
    page.locator(f'.md-search-result__link[href*="{leads_to}"]').first.wait_for(state="attached", timeout=10_000)
    assert page.locator(".md-search-result__link mark").first.text_content()
    assert desktop.complaints == []


def test_the_english_search_finds(desktop: Visit) -> None:
    page = desktop.go("en/index.html")
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").type("equipment")
    page.locator(".md-search-result__link").first.wait_for(state="attached", timeout=10_000)


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


def test_a_formula_can_be_scrolled_with_the_keyboard(phone: Visit) -> None:
    page = phone.go(AWARD)
    formula = page.locator(".formula").first
    formula.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.formula').scrollLeft > 0")


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


def test_a_page_opens_from_disk(browser: object, site: object) -> None:
    page = browser.new_page()  # type: ignore[attr-defined]
    page.goto(f"file://{site}/{AWARD}")
    assert page.locator("h1").text_content() == "智能化改造设备投资补贴"
    with page.expect_navigation():
        page.locator(".crumbs a").click()
    assert page.locator("h1").count() == 1
    page.close()
