"""Names for the parts of a page that the theme leaves without one, for those who go by the names: the search box, the nested lists of pages."""

from __future__ import annotations

import re
from html import escape, unescape

SEARCH = 'data-md-component="search" role="dialog"'
NESTED = re.compile(
    r'(<nav class="md-nav"[^>]*?) aria-labelledby="(__nav_[\d_]+)_label"'
    r'([^>]*>\s*<label class="md-nav__title" for="\2">\s*<span class="md-nav__icon md-icon"></span>(.*?)</label>)',
    re.DOTALL,
)


def named(html: str, search: str) -> str:
    """A whole page; ``search`` is what the search box is called."""
    html = html.replace(SEARCH, f'{SEARCH} aria-label="{escape(search)}"')
    return NESTED.sub(lambda nav: f'{nav[1]} aria-label="{escape(_text(nav[4]))}"{nav[3]}', html)


def _text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())
