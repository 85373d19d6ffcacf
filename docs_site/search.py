"""The search made to find Chinese: how the theme's worker cuts what is typed, and the words that its index is cut into.

The theme's own ``segment`` never looks at the last character of what is typed, joins a number to the words after it, takes
``S-04`` for two words, and lunr mixes up its own nodes where words are figures; the versions are pinned, and the build fails
where the places mended here are no longer to be found.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path

import jieba

_HERE = Path(__file__).parent
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
MENDED = (
    (
        """search(e){if(e=e.replace(new RegExp("\\\\p{sc=Han}+","gu"),s=>[...fe(s,this.index.invertedIndex)].join("* ")),e=ce(e),!e)""",
        """search(e){let k=this.index.invertedIndex,r=this.found(askedWords(e,k,"+"));return r.items.length?r:this.found(askedWords(e,k,""))}"""
        """found(e){if(e=ce(e),!e)""",
    ),
    ("t.QueryLexer.termSeparator=t.tokenizer.separator", r"t.QueryLexer.termSeparator=/\s+/"),
    ("o=this.edges[s];e=e+s+o.id}return e}", """o=this.edges[s];e=e+s+o.id+","}return e}"""),
)


class NotMended(Exception):
    """The theme's search worker is not the one that is known."""


def mend(site: Path) -> None:
    """Changes the search worker of one language's site in its place."""
    workers = list((site / "assets" / "javascripts" / "workers").glob("search.*.min.js"))
    if len(workers) != 1:
        raise NotMended(f"{site}: {len(workers)} search workers")
    script = workers[0].read_text(encoding="utf-8")
    for before, after in MENDED:
        if script.count(before) != 1:
            raise NotMended(f"{workers[0].name}: {before[:60]}… stands there {script.count(before)} times; see docs_site/search.py")
        script = script.replace(before, after)
    workers[0].write_text((_HERE / "asked_words.js").read_text(encoding="utf-8") + script, encoding="utf-8")


def learn_words() -> None:
    """Makes the segmenter know the trade's words before an index is written: only short ones, so that every part of a name is found."""
    jieba.setLogLevel(logging.WARNING)
    with (_HERE / "words.txt").open("rb") as words:
        jieba.load_userdict(words)


def cut(text: str) -> str:
    """A text as the index wants it: words with zero-width spaces between them."""
    return HAN.sub(lambda run: "\u200b" + "\u200b".join(jieba.cut(run.group())) + "\u200b", text).strip("\u200b")
