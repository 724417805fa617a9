"""From a real letter's link to the receipt, in a real browser; and who can use the pages."""

import re
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Thread
from time import sleep
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from tests.actors import SAM
from tests.browser import findings, needs_browser, opened
from tests.examples import is_thorough, sample
from tests.services.year import clock
from tests.web.conftest import BASE, COUNT, DATE, NEED, TODAY, VERA, WHOLE, Site
from tests.web.looking import LOOKS, focus_order, post, wrong_on_the_way, wrong_when_spaced, wrong_with
from tests.web.naughty import MIXED, NAUGHTY
from tracker.domain.status import Status
from tracker.services.people.assign_seat import leave_seats
from tracker.store import reports
from tracker.store.occasion_sync import withdraw_occasions
from tracker.web.safety import LARGEST_BODY
from tracker.web.server import pages

pytestmark = needs_browser


@pytest.fixture
def at(site: Site) -> Iterator[str]:
    """The address of the pages, served as `tracker serve` does."""
    with pages(site.database, site.settings, site.clock, "127.0.0.1", 0) as address:
        yield address.rstrip("/")


def test_from_the_letter_to_the_receipt(site: Site, browser: Any, at: str) -> None:
    """Answered on a telephone in a few taps; changed from the receipt; what is picked is what is stored."""
    with opened(browser, at) as page:
        page.goto(at + site.link())
        page.get_by_label("Klart", exact=True).first.check()
        page.get_by_label("När blev det klart").fill("Den 12 maj, på enhetsmötet.")
        page.get_by_label("Nej, inget behov").check()
        page.get_by_role("button", name="Skicka svaren").click()

        assert page.get_by_role("heading", level=1).inner_text() == "Tack, det här är noterat"
        assert "Kvar att svara på: 2 frågor." in page.inner_text("main")
        assert [one.status for one in site.answers(DATE)] == [Status.GENOMFORD]
        assert [one.status for one in site.answers(NEED)] == [Status.INGET_BEHOV]

        page.get_by_role("link", name="Ändra svaret på fråga 3").click()
        page.get_by_label("Ja", exact=True).check()
        page.get_by_label("Antal gånger").fill("2")
        page.get_by_role("button", name="Skicka svaret").click()

        assert "Pågår (17 maj 2021), 2" in page.inner_text("main")
        assert [(one.status, one.value) for one in site.answers(NEED)] == [(Status.PAGAR, 2)]


def test_an_error_takes_the_focus_and_leads_to_its_field(site: Site, browser: Any, at: str) -> None:
    """By keyboard alone: the summary has the focus, its link goes to the field, nothing is lost."""
    with opened(browser, at) as page:
        page.goto(at + site.link())
        page.get_by_label("Kommentar").first.fill("Fjorton anhöriga.")
        page.get_by_label("Kommentar").first.press("Enter")  # a line break, not a sent form
        page.get_by_role("button", name="Skicka svaren").press("Enter")
        page.wait_for_selector("#fel")

        assert page.evaluate("document.activeElement.id") == "fel"
        assert page.title().startswith("Fel: ")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.name") == "2-choice"
        page.keyboard.press("Space")
        assert "Fjorton anhöriga." in page.get_by_label("Kommentar").first.input_value()
        page.get_by_role("button", name="Skicka svaren").press("Enter")
        page.wait_for_url("**/kvitto*")
    assert site.rows("status_report") == 1


def test_everything_is_reached_by_keyboard_and_seen_to_be(site: Site, browser: Any, at: str) -> None:
    """The first stop leads past the top; no stop is hidden, and each has an outline."""
    with opened(browser, at) as page:
        page.goto(at + site.link())
        order = focus_order(page, 12)

    assert order[0]["name"] == "hoppa"
    assert [one for one in order[1:] if not (one["shown"] and one["inside"])] == []
    assert {"1-choice", "1-comment", "Så står det i planen", "2-number"} <= {one["name"] for one in order}


def test_two_tabs_and_the_way_back(site: Site, browser: Any, at: str) -> None:
    """What stands in an older tab is sent as it was typed, as a change; going back loses nothing."""
    with opened(browser, at) as page:
        page.goto(at + site.link())
        other = page.context.new_page()
        other.goto(at + site.link())
        page.get_by_label("Klart", exact=True).first.check()
        other.get_by_label("Pågår", exact=True).first.check()
        other.get_by_label("När blev det klart").fill("En grupp är kvar.")
        page.get_by_role("button", name="Skicka svaren").click()
        other.get_by_role("button", name="Skicka svaren").click()

        assert "En grupp är kvar." in other.inner_text("main")
    (only,) = site.answers(DATE)
    assert (only.status, only.comment) == (Status.PAGAR, "En grupp är kvar.")


def states(site: Site, at: str, page: Any) -> Iterator[str]:
    """Shows each page in turn, and yields what it is."""
    link = at + site.link()
    page.goto(link)
    yield "questions"
    page.goto(f"{link}/nagon-annan")
    yield "hand over"
    page.get_by_role("button", name="Meddela samordnaren").click()
    yield "hand over, wrong"
    page.goto(f"{link}/fraga/4")
    page.get_by_label("Antal medarbetare").fill("många")
    page.get_by_role("button", name="Skicka svaret").click()
    yield "one question, wrong"
    page.goto(f"{link}/kvitto")
    yield "receipt"
    page.goto(f"{at}/svar/forhandsvisning")
    yield "gone"
    page.goto(f"{at}/finns/inte")
    yield "error"
    page.goto(at)
    yield "front"
    page.get_by_role("link", name="Logga in").click()
    yield "sign in"
    page.get_by_label("E-postadress").fill("sam@kommun.example")
    page.get_by_role("button", name="Skicka en länk").click()
    yield "sign in, sent"
    page.get_by_role("link", name="Tillgänglighet").click()
    yield "accessibility"
    page.goto(f"{at}/logga-in/okand")
    yield "sign in, dead"
    page.goto(f"{link}/nagon-annan")
    post(page, f"{link}/nagon-annan", {"number": str(WHOLE), "to": "Anna Ek"})
    yield "handed over"
    page.goto(link)
    post(page, link, {"1-comment": "Ord.", "skydd": "a" * 80})
    yield "a form that is not ours"
    page.goto(link)
    post(page, link, {"1-comment": "å" * LARGEST_BODY})
    yield "too much"
    yield from closed_states(site, at, page)


def closed_states(site: Site, at: str, page: Any) -> Iterator[str]:
    """Shows what was typed where it can't be saved: a question that is closed meanwhile, then the link."""
    link, typed = at + site.link(), {f"{NEED}-choice": "inget_behov", f"{NEED}-comment": "Ingen har frågat."}
    page.goto(link)
    with site.database.session() as session:
        withdraw_occasions(session, site.activity(session, NEED).id, site.clock.now().date())
    post(page, link, typed | {f"{COUNT}-choice": "pagar"})
    assert "Ingen har frågat." in page.inner_text("main")
    yield "a question that is closed, beside others"
    post(page, f"{link}/fraga/{NEED}", typed)
    assert page.title() == "Fel: Det gick inte att spara"
    yield "a question that is closed"
    page.goto(link)
    with site.database.session() as session:
        leave_seats(session, SAM, site.clock.now(), VERA)
    post(page, link, {f"{COUNT}-choice": "pagar", f"{COUNT}-comment": "Ingen har frågat."})
    assert "Ingen har frågat." in page.inner_text("main")
    yield "gone, with what was typed"
    page.get_by_role("button", name="Skicka en ny länk").evaluate("one => one.form.removeAttribute('target')")
    page.get_by_role("button", name="Skicka en ny länk").click()
    yield "a new link is sent"


@pytest.mark.parametrize(("width", "scheme", "forced", "text"), sample(LOOKS, every=5, first=1))
def test_the_pages_can_be_used_by_all(
    site: Site, browser: Any, at: str, width: int, scheme: str, forced: str, text: int
) -> None:
    """axe's rules, sizes of what is pressed and typed in, nothing beside the screen: 0 violations."""
    site.pick(DATE, "genomford", comment="Å" * 200)
    # 200 % is half as many pixels across.
    look = {"viewport": {"width": width * 100 // text, "height": 640}, "color_scheme": scheme}
    with opened(browser, at, **look, forced_colors=forced) as page:
        page.goto(at + site.link())
        spaced = {"spaced": wrong_when_spaced(page)}
        page.reload()
        wrong = spaced | wrong_on_the_way(page, states(site, at, page))

    assert {what: found for what, found in wrong.items() if found} == {}


def test_naughty_words_do_nothing(site: Site, browser: Any, at: str) -> None:
    """Through each field, sent and sent back: no dialog, no foreign request, no page that breaks."""
    with opened(browser, at) as page:
        for words in NAUGHTY if is_thorough() else MIXED[:1]:
            page.goto(at + site.link())
            page.locator("[name='2-number']").fill(words[:200])
            page.locator("[name='1-comment']").fill(words)
            page.get_by_role("button", name="Skicka svaren").click()
            assert page.locator("#fel").is_visible(), words
            page.locator("[name='2-number']").fill("")
            page.get_by_label("Pågår", exact=True).first.check()
            page.get_by_role("button", name="Skicka svaren").click()
            assert page.get_by_role("heading", level=1).inner_text() == "Tack, det här är noterat", words
            page.get_by_role("link", name="Ändra").first.click()
            page.goto(f"{at}{site.link()}/nagon-annan")
            page.get_by_label("Vem svarar i stället?").fill(words[:200])
            page.get_by_role("button", name="Meddela samordnaren").click()
            assert page.get_by_role("heading", level=1).inner_text() == "Någon annan svarar", words
            with site.database.session() as session:
                for report in site.answers(DATE):
                    reports.undo_report(session, report.id, clock(TODAY).now().date())
                session.connection().exec_driver_sql("UPDATE occasion SET closed_by = NULL")


def test_a_page_that_is_on_its_way_is_waited_for(browser: Any) -> None:
    """A click returns when the answer begins to come, before there is anything to look at."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        Thread(target=_answer_slowly, args=[listening], daemon=True).start()
        at = f"http://127.0.0.1:{listening.getsockname()[1]}"
        with opened(browser, at) as page:
            page.set_content(f'<a href="{at}/">Vidare</a>')
            page.get_by_role("link").click()
            found = findings(page)

    assert found["url"] == f"{at}/"
    assert "label" in {rule["id"] for rule in found["violations"]}


def _answer_slowly(listening: socket.socket) -> None:
    """Sends the head of the answer, and what is wrong with its page a while later."""
    with listening.accept()[0] as line:
        line.recv(4096)
        body = BAD.encode()
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n")
        line.sendall(b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(body))
        line.sendall(body[:20])
        sleep(1)
        line.sendall(body[20:])


def test_a_double_click_is_one_answer(site: Site, at: str) -> None:
    """Eight requests at once, as from an impatient thumb: one answer, and each gets the receipt."""
    link = at + site.link()
    with urlopen(link) as shown:
        token = re.search(r'name="skydd" value="(\w+)"', shown.read().decode())[1]
    body = urlencode({"skydd": token, "3-choice": "pagar", "3-number": "2"}).encode()
    with ThreadPoolExecutor(8) as pool:
        addresses = [one.url for one in pool.map(lambda _: urlopen(link, body), range(8))]

    assert set(addresses) == {f"{link}/kvitto"}
    assert [(one.status, one.value) for one in site.answers(NEED)] == [(Status.PAGAR, 2)]
    assert site.rows("event WHERE what = 'answered'") == 1


BAD = """
<!DOCTYPE html><html lang="sv"><head><title>Dålig</title></head><body><main>
<h1>Dålig</h1><p style="color: #999">Svag text</p><input name="utan"><p><a href="/">x</a></p>
<input aria-label="Liten" style="font-size: 12px"><div style="width: 900px">Bred</div></main></body></html>
"""


def test_the_checks_bite(browser: Any) -> None:
    """A page that is bad on purpose: each check finds its fault."""
    with opened(browser, "about:") as page:
        page.set_content(BAD)
        found = "\n".join(wrong_with(page))

    for fault in ("label:", "color-contrast:", '<a href="/">', "font-size: 12px", "scrolls sideways"):
        assert fault in found


def test_the_letters_link_is_the_pages(site: Site) -> None:
    """The browser above asks another port than the letter names, and no other address."""
    assert site.settings.web.base_url == BASE
