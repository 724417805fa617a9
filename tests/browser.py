"""A real browser for tests, which axe's rules are checked in: light and dark."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = Path("/usr/bin/chromium")
# In CI the browser must be there: a skipped promise is no promise.
needs_browser = pytest.mark.skipif(
    not CHROMIUM.exists() and os.environ.get("CI") != "true", reason="no chromium on this machine"
)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
QUIET += ["--renderer-process-limit=1"]  # else each page starts a process
SCHEMES = ("light", "dark")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A browser for all tests of a worker; what a test opens in it, it closes."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield opened
        opened.close()


def findings(page: Any) -> dict[str, Any]:
    """What axe finds on the page once all of it is there: a click returns when the next begins to come."""
    from axe_playwright_python.sync_playwright import Axe

    page.wait_for_load_state()
    found: dict[str, Any] = Axe().run(page).response
    return found


@contextmanager
def shown(browser: Any, html: str, scheme: str = "light", width: int = 800) -> Iterator[Any]:
    """The page with this content; it fetches nothing."""
    asked: list[str] = []
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    try:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.set_content(html)
        yield page
    finally:
        context.close()
    assert asked == [], "a page that fetches tells others that it is read"


def look(browser: Any, html: str, scheme: str) -> tuple[list[str], list[str]]:
    """What axe finds wrong, and what it could not decide."""
    with shown(browser, html, scheme) as page:
        found = findings(page)
    return [rule["id"] for rule in found["violations"]], [rule["id"] for rule in found["incomplete"]]


def width_of(browser: Any, html: str, screen: int) -> int:
    """How wide the page becomes on a screen."""
    with shown(browser, html, width=screen) as page:
        wide: int = page.evaluate("document.documentElement.scrollWidth")
    return wide
