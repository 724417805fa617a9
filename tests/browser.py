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
PHONE = {"width": 360, "height": 640}


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A browser with one page for all tests of a worker: each further page starts processes of its own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        opened.new_context().new_page()
        yield opened
        opened.close()


def findings(page: Any) -> dict[str, Any]:
    """What axe finds on the page once all of it is there: a click returns when the next begins to come."""
    from axe_playwright_python.sync_playwright import Axe

    page.wait_for_load_state()
    found: dict[str, Any] = Axe().run(page).response
    return found


@contextmanager
def opened(browser: Any, at: str, **look: Any) -> Iterator[Any]:
    """The browser's page as if it were new. It runs no dialog, logs no error and asks nobody but `at`."""
    with _blank_page(browser, **look) as (page, asked):
        yield page
    assert [one for one in asked if not one.startswith((at, "data:"))] == []


@contextmanager
def shown(
    browser: Any, html: str, scheme: str = "light", width: int = 800, height: int = 800
) -> Iterator[Any]:
    """The page with this content; it fetches nothing."""
    viewport = {"width": width, "height": height}
    with _blank_page(browser, viewport, color_scheme=scheme) as (page, asked):
        page.set_content(html)
        yield page
    assert asked == [], "a page that fetches tells others that it is read"


@contextmanager
def _blank_page(
    browser: Any,
    viewport: Any = PHONE,
    color_scheme: str = "light",
    forced_colors: str = "none",
    java_script_enabled: bool = True,
) -> Iterator[tuple[Any, list[str]]]:
    """The page on a screen of this kind, without cookies, and what it asks for, shows and complains of."""
    context = browser.contexts[0] if java_script_enabled else browser.new_context(java_script_enabled=False)
    page = context.pages[0] if context.pages else context.new_page()
    page.set_default_timeout(20_000)  # a busy machine is slow
    page.set_viewport_size(viewport)
    page.emulate_media(media="screen", color_scheme=color_scheme, forced_colors=forced_colors)
    asked: list[str] = []
    heard = {
        "request": lambda request: asked.append(request.url),
        "dialog": lambda dialog: asked.append(f"dialog: {dialog.message}"),
        "console": lambda said: asked.append(said.text) if "Content Security" in said.text else None,
    }
    for what, hear in heard.items():
        page.on(what, hear)
    try:
        yield page, asked
    finally:
        for what, hear in heard.items():
            page.remove_listener(what, hear)
        for other in context.pages[1:]:
            other.close()
        page.goto("about:blank")
        context.clear_cookies()
        if not java_script_enabled:
            context.close()


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
