"""The desk in a real browser: its main deeds by keyboard, and who can use its pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.browser import needs_browser
from tests.examples import sample
from tests.web.conftest import Site
from tests.web.looking import LOOKS, focus_order, wrong_when_spaced, wrong_with
from tests.web.test_desk_import import TEXT
from tests.web.test_in_a_browser import opened
from tracker.web.access import SESSION
from tracker.web.server import pages

pytestmark = needs_browser
PLAN = "/plan/kungsholmen-2021"
PATHS = (
    "/att-gora",
    "/granska",
    "/granska/avgjort",
    "/granska/3",
    "/granska/1/lagg-undan",
    "/granska/tangenter",
    "/granska/999",
    PLAN,
    f"{PLAN}?ord=finns+inte",
    f"{PLAN}/5",
    f"{PLAN}/laget",
    f"{PLAN}/andringar",
    "/granska/1/bilaga/1/text",
    "/rapport",
    "/rapport/kungsholmen-2021/VB",
    "/rapport/kungsholmen-2021/T2",
    "/brev",
    "/personer",
    "/personer/7",
    "/installningar",
    "/installningar/texter/reminder-txt",
    "/las-in",
)
WIDE = {"width": 1280, "height": 800}


@contextmanager
def at_the_desk(desk: Site, browser: Any, **look: Any) -> Iterator[tuple[Any, str]]:
    """A page of a browser in which the coordinator is signed in, and the address of the desk."""
    key = desk.client.get_cookie(SESSION).value
    with pages(desk.database, desk.settings, desk.clock, "127.0.0.1", 0) as address:
        at = address.rstrip("/")
        with opened(browser, at, **{"viewport": WIDE, **look}) as page:
            page.context.add_cookies([{"name": SESSION, "value": key, "url": at}])
            yield page, at


def test_from_the_list_to_the_last_reply_by_keyboard(desk: Site, browser: Any) -> None:
    """From what there is to do, through both replies, to nothing left: no pointer is needed."""
    with at_the_desk(desk, browser) as (page, at):
        page.goto(f"{at}/att-gora")
        page.get_by_role("link", name="Granska svaren").press("Enter")
        page.get_by_role("link", name="Vera Vuxén").press("Enter")
        page.get_by_label("Status").first.select_option("forsenad")
        page.get_by_role("button", name="Spara och gå vidare").press("Enter")
        assert page.inner_text("[role=status]") == "1 svar är infört."
        page.get_by_role("button", name="Spara och gå vidare").press("Enter")
        page.wait_for_url("**/granska")
        order = focus_order(page, 6)

    assert order[0]["name"] == "hoppa"
    assert [one for one in order[1:] if not (one["shown"] and one["inside"])] == []
    assert desk.count("SELECT count(*) FROM review WHERE state = 'open'") == 1, "the stranger's"


def states(page: Any, at: str) -> Iterator[str]:
    """Shows each page of the desk in turn, also with errors, and yields what it is."""
    for path in sample(PATHS, every=3):
        page.goto(at + path)
        yield path
    plan = {"name": "ny.csv", "mimeType": "text/csv", "buffer": TEXT.encode()}
    page.goto(f"{at}/las-in")
    page.locator("#fil").set_input_files(plan)
    page.locator("#distrikt").select_option("kungsholmen")
    page.get_by_role("button", name="Visa hur planen läses").click()
    yield "a plan as it is read"
    page.goto(f"{at}/granska/1")
    yield "a reply"
    page.get_by_label("Status").first.select_option("")
    page.get_by_role("button", name="Spara och gå vidare").click()
    page.wait_for_selector("#fel")
    assert page.evaluate("document.activeElement.id") == "fel"
    yield "a reply, wrong"
    page.goto(f"{at}/granska/2/lagg-undan")
    page.get_by_role("button", name="Låt det vila").click()
    page.wait_for_selector("#fel")
    assert page.evaluate("document.activeElement.id") == "fel"
    yield "a day that is missing"
    page.get_by_label("Dagen då det kommer tillbaka").fill("2021-05-25")
    page.get_by_role("button", name="Låt det vila").click()
    page.goto(f"{at}/granska")
    page.locator("#undanlagt > summary").click()
    yield "a reply that rests"
    page.goto(f"{at}/granska/2")
    for one in page.locator("details:not([open]) > summary").all():
        one.click() if one.is_visible() else None
    yield "a reply that rests, all of it opened"
    page.keyboard.press("?")
    yield "the list of keys"
    page.goto(f"{at}/installningar")
    page.get_by_label("Tertialrapport 2").fill("31 juni")
    page.get_by_role("button", name="Spara").click()
    page.get_by_role("link", name="31 juni").press("Enter")
    assert page.evaluate("document.activeElement.id") == "t2_due"
    yield "settings, wrong"


@pytest.mark.parametrize(("width", "scheme", "forced", "text"), sample(LOOKS, every=4, first=1))
def test_the_desk_can_be_used_by_all(
    desk: Site, browser: Any, width: int, scheme: str, forced: str, text: int
) -> None:
    """axe's rules, sizes of what is pressed and typed in, nothing beside the screen: 0 violations."""
    look = {"viewport": {"width": width * 100 // text, "height": 640}, "color_scheme": scheme}
    with at_the_desk(desk, browser, **look, forced_colors=forced) as (page, at):
        wrong = {what: found for what in states(page, at) if (found := wrong_with(page))}
        page.goto(f"{at}/granska/1")
        wrong["spaced"] = wrong_when_spaced(page)

    assert {what: found for what, found in wrong.items() if found} == {}
