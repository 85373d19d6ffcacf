"""The site, built once for all tests and all workers, served from this machine, and a browser that may load nothing else."""

from __future__ import annotations

import contextlib
import fcntl
import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("/usr/bin/chromium", "/usr/bin/chromium-browser")
NEEDS_TOOLS = "the tools of the site are not installed: sh scripts/venv docs (make check and make docs do it)"
NEEDS_BROWSER = "no Chromium: apt-get install chromium, or name one in SUBSIDY_CHROMIUM"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site (``SUBSIDY_SITE`` names one that is built). Whoever comes first builds it, the others wait."""
    if "SUBSIDY_SITE" in os.environ:
        return Path(os.environ["SUBSIDY_SITE"])
    pytest.importorskip("material", reason=NEEDS_TOOLS)
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    out, done = shared / "site", shared / "site.done"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            built = subprocess.run([sys.executable, "-m", "docs_site", str(out)], cwd=ROOT, capture_output=True, text=True, check=False)
            assert built.returncode == 0, built.stdout + built.stderr
            done.touch()
    return out


@pytest.fixture(scope="session")
def served(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a copy of the site: it works wherever it is put."""
    copy = tmp_path_factory.mktemp("copied") / "elsewhere"
    shutil.copytree(site, copy)

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            pass

        def handle(self) -> None:
            with contextlib.suppress(ConnectionError):  # the browser has gone on to another page
                super().handle()

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(copy.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/elsewhere"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason=NEEDS_TOOLS)
    chosen = [os.environ["SUBSIDY_CHROMIUM"]] if "SUBSIDY_CHROMIUM" in os.environ else list(BROWSERS)
    path = next((p for p in chosen if Path(p).is_file()), None)
    if path is None:
        pytest.skip(NEEDS_BROWSER)
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield launched
        launched.close()


class Visit:
    """A page of the browser with everything it complained of and everything it asked of others."""

    def __init__(self, browser: Any, served: str, width: int) -> None:
        self.served = served
        self.page = browser.new_page(viewport={"width": width, "height": 800})
        self.complaints: list[str] = []
        self.elsewhere: list[str] = []
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("response", lambda r: self.complaints.append(f"{r.status} {r.url}") if r.status >= 400 else None)
        self.page.route("**/*", self._routed)

    def _routed(self, route: Any) -> None:
        if route.request.url.startswith(self.served):
            route.continue_()
        else:
            self.elsewhere.append(route.request.url)
            route.abort()

    def go(self, uri: str) -> Any:
        self.page.goto(f"{self.served}/{uri}", wait_until="load")
        return self.page


@pytest.fixture
def desktop(browser: Any, served: str) -> Iterator[Visit]:
    visit = Visit(browser, served, 1280)
    yield visit
    visit.page.close()


@pytest.fixture
def phone(browser: Any, served: str) -> Iterator[Visit]:
    visit = Visit(browser, served, 390)
    yield visit
    visit.page.close()
