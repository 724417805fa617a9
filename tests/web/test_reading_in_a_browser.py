"""Läs in in a real browser: what is being done is shown while the document is read; no script is needed."""

from threading import Event
from typing import Any

import pytest

from tests.browser import needs_browser
from tests.web.conftest import Site
from tests.web.looking import wrong_with
from tests.web.test_desk_import import TEXT
from tests.web.test_desk_in_a_browser import at_the_desk, fill_in_plan, send_plan
from tracker.services.plans.offered_plan import OfferedPlan, offer_plan
from tracker.web.offers import Offers

pytestmark = needs_browser
# What the page said last is kept past it: nothing can be asked of a page while the next is waited for.
KEEP = """
() => { const said = document.getElementById("lases");
  const keep = () => { if (!said.hidden) sessionStorage.setItem("said", said.innerText); };
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
        said = page.evaluate("sessionStorage.getItem('said')")
        assert page.get_by_role("heading", level=1).inner_text() == "Så läses ny.csv"
        assert not page.locator("#lases").is_visible()

    assert wrong == []
    assert said.startswith("Arbetar. Läser dokumentet. ")
    assert said.endswith(" s")


def test_a_plan_is_read_without_a_script(desk: Site, browser: Any) -> None:
    with at_the_desk(desk, browser, java_script_enabled=False) as (page, at):
        send_plan(page, at, TEXT)
        assert page.get_by_role("heading", level=1).inner_text() == "Så läses ny.csv"
        assert not page.locator("#lases").is_visible()
