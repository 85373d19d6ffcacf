"""``python -m docs_site [FOLDER]`` builds the site into ``site/`` or another folder."""

from __future__ import annotations

import logging
import sys
import time
from pathlib import Path

from docs_site.build import Broken, Refused, build
from docs_site.page import ROOT


def main() -> int:
    out, begun = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site", time.monotonic()
    logging.basicConfig(level=logging.WARNING, format="%(message)s")  # MkDocs says what it stops at
    try:
        pages = build(out.resolve())
    except (Broken, Refused) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{out}: {pages} pages, {time.monotonic() - begun:.0f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
