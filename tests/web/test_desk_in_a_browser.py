"""The desk in a real browser: its main deeds by keyboard, and who can use its pages."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import render_template

from tests.actors import SAM
from tests.browser import needs_browser, opened
from tests.conftest import write_settings
from tests.examples import sample
from tests.services.year import clock
from tests.waiting import wait_until
from tests.web.conftest import LATER, SAM_AT, WEB, Site
from tests.web.desk_routes import DESK, FIELDS
from tests.web.looking import LOOKS, focus_order, post, wrong_on_the_way, wrong_when_spaced
from tests.web.test_desk_import import TEXT
from tests.web.test_desk_weight import ROWS, large, plan_text  # noqa: F401  (a fixture)
from tests.web.test_rights import path as rule_path
from tracker.domain.access import AccessRole
from tracker.services.access.users import add_user
from tracker.settings import load_settings
from tracker.store.database import open_database
from tracker.web.access import SESSION
from tracker.web.server import pages

pytestmark = needs_browser
PLAN, T2 = "/plan/kungsholmen-2021", "/rapport/kungsholmen-2021/T2"
LINK = re.compile(r"/logga-in/\w+")
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
# What a page says of a form: nothing chosen, a wrong field, or something that has changed meanwhile.
OLDER = {f"forut-{name}": "0" for name in ("tidplan", "titel", "svaren", "utkast", "text", "t2_due", "satt")}
SENT = {
    rule: {**OLDER, "tidplan": "hösten 2021", "titel": "Min titel", "t2_due": "31 juni", "status": "pagar"}
    | FIELDS.get(rule, {})
    for rule, methods in DESK.items()
    if "POST" in methods and rule != "/granska/tangenter"
}
WIDE = {"width": 1280, "height": 800}
BY_ALL = pytest.mark.parametrize(("width", "scheme", "forced", "text"), sample(LOOKS, every=5, first=1))


def looks(width: int, scheme: str, forced: str, text: int) -> dict[str, Any]:
    """Returns how a browser looks at a page; twice as large a text is half as many pixels across."""
    size = {"width": width * 100 // text, "height": 640}
    return {"viewport": size, "color_scheme": scheme, "forced_colors": forced}


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


def fill_in_plan(page: Any, at: str, text: str) -> None:
    """Chooses a plan to be read."""
    page.goto(f"{at}/las-in")
    page.locator("#fil").set_input_files({"name": "ny.csv", "mimeType": "text/csv", "buffer": text.encode()})
    page.locator("#distrikt").select_option("kungsholmen")


def send_plan(page: Any, at: str, text: str) -> None:
    """Sends a plan to be read."""
    fill_in_plan(page, at, text)
    with page.expect_navigation(timeout=200_000):  # hundreds of rows on a busy machine
        page.get_by_role("button", name="Visa hur planen läses").click(no_wait_after=True)


def states(page: Any, at: str) -> Iterator[str]:
    """Shows each page of the desk in turn, also with errors, and yields what it is."""
    for path in sample(PATHS, every=3):
        page.goto(at + path)
        yield path
    send_plan(page, at, TEXT)
    yield "a plan as it is read"
    send_plan(page, at, TEXT.replace(TEXT.partition("\n")[0], "Ett;Två;Tre;Fyra"))
    page.get_by_role("heading", name="kolumn").wait_for()
    yield "a plan whose columns nobody knows"
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
    post(page, f"{at}{T2}/utkast", {})
    page.goto(f"{at}{T2}?skriv=5")
    page.get_by_label("Läge").select_option("partly")
    page.get_by_label("Avvikelse").fill("Gäller 19121212-1212.")
    yield "a report, an activity written about"
    page.get_by_role("button", name="Spara").click()
    page.get_by_role("link", name="Avvikelsen").press("Enter")
    assert page.evaluate("document.activeElement.id") == "avvikelse-5"
    yield "a report, wrong"
    for rule in sample(SENT, every=12, first=5):
        page.goto(f"{at}/att-gora")
        post(page, at + rule_path(rule), SENT[rule])
        yield f"{rule}, sent"


NO_PAGES = {
    "/granska/<int:number>/bilaga/<int:place>",
    "/rapport/<plan>/<form>/<which>.<name>",
    "/las-in/laget",
}


def test_no_page_of_the_desk_is_left_out(desk: Site) -> None:
    """One that is written tomorrow has to be among those that are looked at."""
    rules = desk.app.url_map.bind("")
    seen = {rules.match(path.partition("?")[0], "GET", return_rule=True)[0].rule for path in (*PATHS, *EMPTY)}

    assert {rule for rule, methods in DESK.items() if "GET" in methods} - seen == NO_PAGES


FULL = (
    "/granska",
    PLAN,
    f"{PLAN}/100",
    "/rapport/kungsholmen-2021/VB",
    "/personer",
    "/att-gora",
    "/brev",
    f"{PLAN}/laget",
)
EMPTY = (
    "/att-gora",
    "/plan",
    "/granska",
    "/rapport",
    "/brev",
    "/personer",
    "/installningar",
    "/las-in",
)


def gone_to(page: Any, at: str, paths: Iterable[str]) -> Iterator[str]:
    """Shows each, and yields its address."""
    for path in paths:
        page.goto(at + path)
        yield at + path


@BY_ALL
def test_the_desk_can_be_used_when_it_is_empty_and_when_it_is_full(
    home: Path,
    large: Site,  # noqa: F811
    browser: Any,
    width: int,
    scheme: str,
    forced: str,
    text: int,
) -> None:
    """Before the first plan each page says what to do; a plan of hundreds of rows breaks nothing."""
    write_settings(home, WEB)
    settings = load_settings(home / "tracker.toml", {})
    database = open_database(settings)
    empty = Site(home, settings, database, clock(LATER))
    with database.session() as session:
        add_user(session, SAM, empty.clock.now(), SAM_AT, AccessRole.ADMINISTRATOR, name="Sam Ordnare")
    empty.sign_in(SAM_AT)
    wrong: dict[str, list[str]] = {}
    for site, paths in ((empty, EMPTY), (large, FULL)):
        with at_the_desk(site, browser, **looks(width, scheme, forced, text)) as (page, at):
            wrong |= wrong_on_the_way(page, gone_to(page, at, sample(paths, every=3)))
            if site is large:
                send_plan(page, at, plan_text(ROWS, doubts=True))
                wrong |= wrong_on_the_way(page, ["a plan as it is read, each row with a doubt"])
    database.close()

    assert wrong == {}


def broken_states(desk: Site, page: Any, at: str) -> Iterator[str]:
    """Shows the pages from which a form is sent again: the program failed, and the session is over."""
    words = {"status": "pagar", "ord": "Ord som tog tid att skriva."}
    page.goto(f"{at}{PLAN}/7")
    with pytest.MonkeyPatch.context() as broken:
        broken.setattr("tracker.web.pages.activity.report_by_hand", lambda *given: 1 // 0)
        post(page, f"{at}{PLAN}/7/svar", words)
    assert page.get_by_role("button", name="Skicka igen").is_visible()
    yield "failed, with what was typed"
    page.goto(f"{at}{PLAN}/7")
    post(page, f"{at}{PLAN}/7/svar", words | {"skydd": "a" * 80})
    assert "Ord som tog tid" in page.inner_text("main")
    yield "another's form"
    page.goto(f"{at}{PLAN}/7")
    desk.at("2021-05-20T22:00")
    post(page, f"{at}{PLAN}/7/svar", words)
    assert page.get_by_role("button", name="Skicka igen").is_visible()
    yield "signed out, with what was typed"
    page.goto(f"{at}/logga-in")
    page.get_by_label("E-postadress").fill(SAM_AT)
    page.get_by_role("button", name="Skicka en länk").click()
    wait_until(lambda: desk.mails(SAM_AT)[1:], "the link to sign in with")
    page.goto(at + LINK.search(desk.mails(SAM_AT)[-1].get_body(("plain",)).get_content())[0])
    assert page.get_by_role("button", name="Logga in").is_visible()
    yield "a link to sign in with"
    with desk.app.test_request_context():
        no_role = render_template("web/no_role.html")
    account = f"{at}/logga-in/konto/svar"
    page.route(account, lambda route: route.fulfill(body=no_role, content_type="text/html"))
    page.goto(account)
    page.unroute(account)
    yield "no role"


@BY_ALL
def test_the_desk_can_be_used_by_all(
    desk: Site, browser: Any, width: int, scheme: str, forced: str, text: int
) -> None:
    """axe's rules, sizes of what is pressed and typed in, nothing beside the screen: 0 violations."""
    with at_the_desk(desk, browser, **looks(width, scheme, forced, text)) as (page, at):
        wrong = wrong_on_the_way(page, states(page, at))
        page.goto(f"{at}/granska/1")
        wrong["spaced"] = wrong_when_spaced(page)
        wrong |= wrong_on_the_way(page, broken_states(desk, page, at))

    assert {what: found for what, found in wrong.items() if found} == {}
