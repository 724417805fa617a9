"""Läs in in a real browser: what is being done is shown while the document is read; no script is needed."""

import re
from threading import Event
from typing import Any

import pytest

from tests.browser import needs_browser
from tests.web.conftest import Site
from tests.web.looking import wrong_with
from tests.web.test_desk_import import TEXT
from tests.web.test_desk_in_a_browser import at_the_desk, fill_in_plan, send_plan
from tracker.services.plans.offered_plan import OfferedPlan, offer_plan
from tracker.web.access import SESSION
from tracker.web.offers import Offers
from tracker.web.server import pages

pytestmark = needs_browser
# What the page says is kept past it: nothing can be asked of a page while the next is waited for.
KEEP = """
() => { const said = document.getElementById("lases");
  const before = () => sessionStorage.getItem("said") ?? "";
  const keep = () => { if (!said.hidden) sessionStorage.setItem("said", before() + said.innerText + "\\n"); };
  new MutationObserver(keep).observe(said, { subtree: true, childList: true, characterData: true }); }
"""
SHOW = "document.getElementById('lases').hidden = false"


def test_what_is_being_done_is_shown_while_a_plan_is_read(
    desk: Site, browser: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The step and the seconds, until the page comes; all can read it."""
    asked, often = [0], Event()

    def step(offers: Offers, person_id: int) -> str:
        asked[0] += 1
        often.set() if asked[0] > 2 else None
        return offers._steps.get(person_id, "")

    def slow(*given: Any) -> OfferedPlan:
        given[-1]("Läser dokumentet.")
        assert often.wait(60)
        return offer_plan(*given)

    monkeypatch.setattr("tracker.web.pages.imports.offer_plan", slow)
    monkeypatch.setattr(Offers, "step", step)
    with at_the_desk(desk, browser) as (page, at):
        fill_in_plan(page, at, TEXT)
        assert not page.locator("#lases").is_visible()
        page.evaluate(SHOW)
        wrong = wrong_with(page)
        page.evaluate(KEEP)
        with page.expect_navigation(timeout=90_000):
            page.get_by_role("button", name="Visa hur planen läses").click(no_wait_after=True)
        said = page.evaluate("sessionStorage.getItem('said')").splitlines()
        assert page.get_by_role("heading", level=1).inner_text() == "Så läses ny.csv"
        assert not page.locator("#lases").is_visible()

    assert wrong == []
    assert [one for one in said if re.fullmatch(r"Arbetar\. Läser dokumentet\. +[1-9]\d* s", one)]


def test_a_plan_is_read_without_a_script(desk: Site, browser: Any) -> None:
    with pages(desk.database, desk.settings, desk.clock, "127.0.0.1", 0) as address:
        at, context = address.rstrip("/"), browser.new_context(java_script_enabled=False)
        try:
            key = desk.client.get_cookie(SESSION).value  # type: ignore[union-attr]
            context.add_cookies([{"name": SESSION, "value": key, "url": at}])
            page = context.new_page()
            send_plan(page, at, TEXT)
            assert page.get_by_role("heading", level=1).inner_text() == "Så läses ny.csv"
            assert not page.locator("#lases").is_visible()
        finally:
            context.close()
