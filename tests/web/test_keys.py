"""Single keys in Granska: what they press, where they rest, how they are listed and switched off."""

import re
from typing import Any

from tests.browser import needs_browser
from tests.web.conftest import Site
from tests.web.looking import wrong_with
from tests.web.test_desk_in_a_browser import at_the_desk
from tests.web.test_desk_review import FREDRIKS, VERAS, waiting
from tracker.web.keys import KEYS
from tracker.web.safety import ASKS_HERE, CSP, SCRIPT_FROM_HERE

OPEN_REPLIES = "SELECT count(*) FROM review WHERE state = 'open' AND incoming_id < 3"


def policy(desk: Site, path: str) -> str:
    return desk.client.get(path).headers["Content-Security-Policy"]


def test_only_the_pages_with_keys_have_a_script_and_it_is_a_file(desk: Site) -> None:
    """Nothing inline, no handler in an attribute; switched off there is none, and the policy is strict."""
    scripted = [
        path for path in ("/granska", f"/granska/{VERAS}") if policy(desk, path) == CSP + SCRIPT_FROM_HERE
    ]
    assert scripted == ["/granska", f"/granska/{VERAS}"]
    page = desk.get(f"/granska/{VERAS}")
    assert re.findall(r"<script[^>]*>[^<]*", page) == ['<script src="/static/keys.js" defer>']
    assert re.findall(r"\son\w+=|javascript:|unsafe", page + CSP + SCRIPT_FROM_HERE) == []
    for path in ("/att-gora", "/granska/avgjort", "/granska/tangenter", "/plan/kungsholmen-2021", "/brev"):
        assert (policy(desk, path), "<script" in desk.get(path)) == (CSP, False), path

    desk.send("/granska/tangenter", {"tangenter": "off"})
    shown = desk.get("/granska")
    assert (policy(desk, "/granska"), "<script" in shown, "aria-keyshortcuts" in shown) == (CSP, False, False)
    assert "Slå på tangenterna" in desk.get("/granska/tangenter")
    desk.send("/granska/tangenter", {"tangenter": "on"})
    assert "<script" in desk.get("/granska")


def test_the_pages_where_a_plan_is_read_have_a_script_that_asks_here_only(desk: Site) -> None:
    assert policy(desk, "/las-in") == CSP + SCRIPT_FROM_HERE + ASKS_HERE
    page = desk.get("/las-in")
    assert re.findall(r"<script[^>]*>[^<]*", page) == ['<script src="/static/reading.js" defer>']
    assert re.findall(r"\son\w+=|javascript:|unsafe", page + ASKS_HERE) == []


def test_what_is_listed_is_what_there_is(desk: Site) -> None:
    """Each key of the list presses something at a reply or in the list, and no other does."""
    desk.send(f"/granska/{FREDRIKS}/avfarda")  # its "Ångra" is shown on the next page
    shown = desk.get("/granska")
    desk.send(f"/granska/avgjort/{FREDRIKS}/oppna")
    shown += desk.get("/granska")
    for number in (VERAS, FREDRIKS):
        shown += desk.get(f"/granska/{number}")
    marked = set(re.findall(r'aria-keyshortcuts="([^"]+)"', shown))
    listed = {one for key in KEYS for one in key.keys.split() if key.in_reply or one == "a"}
    assert marked | {"2", "3"} == listed
    script = desk.client.get("/static/keys.js", buffered=True).get_data(as_text=True)
    assert set(re.findall(r"^    (\w): \(\) =>", script, re.MULTILINE)) == {"j", "k", "x"}


@needs_browser
def test_a_reply_is_decided_and_undone_by_single_keys(desk: Site, browser: Any) -> None:
    with at_the_desk(desk, browser) as (page, at):
        page.goto(f"{at}/granska")
        page.keyboard.press("j")
        page.keyboard.press("x")
        assert page.locator("input[name=svar]:checked").count() == 1
        page.keyboard.press("a")
        page.wait_for_selector("text=1 svar är infört.")
        page.wait_for_load_state()
        assert waiting(desk) == [VERAS]
        page.keyboard.press("u")
        page.wait_for_selector("text=1 svar är återtaget")
        page.wait_for_load_state()
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{at}/granska/{VERAS}")
        page.wait_for_load_state()
        page.keyboard.press("v")
        assert page.evaluate("document.activeElement.id") == "dag"
    assert desk.count(OPEN_REPLIES) == 2


@needs_browser
def test_keys_rest_where_one_types_and_in_the_dialog(desk: Site, browser: Any) -> None:
    """A letter in a field is a letter; with the control key it is the browser's; nothing is decided."""
    with at_the_desk(desk, browser) as (page, at):
        page.goto(f"{at}/granska/{VERAS}")
        page.keyboard.press("e")
        assert page.evaluate("document.activeElement.name") == "0-status"
        page.keyboard.press("d")
        words = page.get_by_label("Ord").first
        words.fill("")
        words.press_sequentially("adu?j")
        assert words.input_value() == "adu?j"
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("Control+d")
        page.keyboard.press("Shift+?")
        assert page.evaluate("document.getElementById('tangenter').open")
        assert wrong_with(page) == []
        page.keyboard.press("d")
        page.keyboard.press("Escape")
        assert not page.evaluate("document.getElementById('tangenter').open")
        page.get_by_role("link", name="Tangenter").click()
        page.get_by_role("button", name="Stäng av tangenterna").click()
        page.wait_for_selector("text=Tangenterna är avstängda")
        page.goto(f"{at}/granska/{VERAS}")
        page.keyboard.press("d")
        assert page.url.endswith(f"/granska/{VERAS}")
    assert desk.count(OPEN_REPLIES) == 2
