"""Two tabs, double clicks, a session that ends while somebody types: nothing is lost or overwritten."""

import html
from collections.abc import Callable
from threading import Event, Thread
from typing import Any

import pytest
from lxml.html import document_fromstring

from tests.browser import needs_browser
from tests.web.conftest import SAM_AT, Site
from tests.web.desk_routes import DESK
from tests.web.test_desk_in_a_browser import at_the_desk
from tests.web.test_routes import path
from tracker.web.access import BROWSER, SESSION
from tracker.web.twice import MOST, SECONDS, Answer, Twice

SEVEN = "/plan/kungsholmen-2021/7"
T2 = "/rapport/kungsholmen-2021/T2"
RULES = "/installningar/kungsholmen"
TEXT = "/installningar/texter/reminder-txt"
PHONED = {"status": "pagar", "ord": "Arbetet går vidare.", "vem": ""}
ANSWER = Answer(303, (("Location", "/"),), b"", None)


def form_of(page: str, action: str | None) -> dict[str, str]:
    """Returns the fields of the form that is sent to `action`, as they stand on the page."""
    forms = document_fromstring(page).forms
    (found,) = (one for one in forms if one.action == action and "skydd" in one.fields)
    return {name: value or "" for name, value in found.form_values()}


def words(answer: Any) -> str:
    return html.unescape(answer.get_data(as_text=True))


def reports_of(desk: Site) -> int:
    return desk.rows("status_report")


@pytest.mark.parametrize(
    ("page", "action", "typed", "other", "told"),
    [
        (SEVEN, f"{SEVEN}/fraga", {"titel": "Min titel"}, {"titel": "En annan titel"}, "En annan titel"),
        (SEVEN, f"{SEVEN}/fraga", {"text": "Är det klart?"}, {"text": "Hur går det?"}, "Hur går det?"),
        (SEVEN, f"{SEVEN}/lasning", {"tidplan": "hösten 2021"}, {"tidplan": "maj 2021"}, "maj 2021"),
        (SEVEN, f"{SEVEN}/svar", PHONED, PHONED | {"status": "forsenad"}, "Svaren är andra"),
        (RULES.replace("/kungsholmen", "?distrikt=kungsholmen"), RULES, {"ring_after": "21"},
         {"ring_after": "20"}, "ändrats till 20"),
        (TEXT, TEXT, {"text": "Hej på er! Svara nu. {{ '{{' }}", "bara": "visa"},
         {"text": "{kept}\nHälsningar\n", "bara": "spara"}, "Hälsningar"),
    ],
)  # fmt: skip
def test_an_older_tab_says_what_has_changed(
    desk: Site, page: str, action: str, typed: dict[str, str], other: dict[str, str], told: str
) -> None:
    """What is typed stays in its field and is taken the next time; it has overwritten nothing before."""
    older = form_of(desk.get(page), action)
    other = {name: value.format(kept=older.get("text", "")) for name, value in other.items()}
    assert desk.send(action, form_of(desk.get(page), action) | other).status_code == 303
    before = desk.get(page)
    refused = desk.send(action, older | typed)

    assert refused.status_code == 422
    assert told in words(refused)
    again = form_of(words(refused), action)
    assert {again[name].strip() for name in typed if name != "bara"} == {
        typed[name] for name in typed if name != "bara"
    }
    assert form_of(desk.get(page), action).keys() == form_of(before, action).keys()
    if "bara" not in typed:
        assert desk.send(action, again).status_code == 303


def test_an_older_tab_does_not_put_back_what_it_never_changed(desk: Site) -> None:
    """Of title, kind and text only what is typed counts."""
    older = form_of(desk.get(SEVEN), f"{SEVEN}/fraga")
    desk.send(f"{SEVEN}/fraga", older | {"titel": "En annan titel"})
    desk.send(f"{SEVEN}/fraga", older | {"text": "Hur långt har ni kommit?"})
    page = desk.get(SEVEN)

    assert "En annan titel" in page
    assert "Hur långt har ni kommit?" in page


def test_an_own_text_and_a_draft_are_not_overwritten(desk: Site) -> None:
    """Nor taken away, nor fixed, from a page that shows others."""
    desk.at("2021-08-30T10:00")
    desk.sign_in(SAM_AT)
    for number in (1, 2):
        desk.send(f"/granska/{number}/avfarda")
    desk.send(f"{SEVEN}/svar", PHONED)
    desk.send(f"{T2}/utkast")
    action, opened = f"{T2}/text/7", f"{T2}?skriv=7"
    older, fixing = form_of(desk.get(opened), action), form_of(desk.get(T2), f"{T2}/faststall")
    desk.send(action, older | {"text": "Det går framåt."})
    refused = desk.send(action, older | {"text": "Det står still."})
    early = desk.send(f"{T2}/faststall", fixing | {"dnr": "KUN 2021/3"})

    assert (refused.status_code, early.status_code) == (422, 422)
    assert "Det går framåt. <small>(din text)" in words(refused)
    assert "Utkastet har ändrats" in words(early)
    assert form_of(words(early), f"{T2}/faststall")["dnr"] == "KUN 2021/3"
    assert desk.send(action, form_of(words(refused), action)).status_code == 303
    assert "Det står still." in desk.get(T2)
    assert desk.send(action, form_of(desk.get(opened), action) | {"bara": "ta-bort"}).status_code == 303


def test_a_reply_that_somebody_else_has_decided_shows_what_was_typed(desk: Site) -> None:
    older = form_of(desk.get("/granska/1"), None)
    desk.send("/granska/1/avfarda")
    refused = desk.send("/granska/1", older | {"0-comment": "Mina egna ord om saken."})

    assert refused.status_code == 404
    assert "redan avgjord" in words(refused)
    assert "Mina egna ord om saken." in words(refused)


def test_a_form_that_is_sent_twice_is_one_deed(desk: Site) -> None:
    """Both get the same answer and message; from a page that is shown anew it is another deed."""
    form = form_of(desk.get(SEVEN), f"{SEVEN}/svar") | PHONED
    before = reports_of(desk)
    sent = [desk.client.post(f"{SEVEN}/svar", data=form) for _ in range(2)]
    once = reports_of(desk) - before
    said = desk.get(SEVEN).count("Svaret är infört.")
    desk.client.post(f"{SEVEN}/svar", data=form_of(desk.get(SEVEN), f"{SEVEN}/svar") | PHONED)
    reply = form_of(desk.get("/granska/2"), None)
    twice = [desk.client.post("/granska/2", data=reply) for _ in range(2)]

    assert [one.status_code for one in sent] == [303, 303]
    assert (once, said) == (1, 1)
    assert reports_of(desk) == before + 3
    assert [one.headers["Location"] for one in twice] == ["/granska/1"] * 2


def test_signing_in_and_out_with_a_double_click(desk: Site) -> None:
    """The second click is sent before the cookies of the first answer have come."""

    def two_clicks(path: str, form: dict[str, str], cookie: str) -> list[Any]:
        sender = desk.app.test_client(use_cookies=False)
        has = {"Cookie": f"{cookie}={desk.client.get_cookie(cookie).value}"}
        return [sender.post(path, data=form, headers=has) for _ in range(2)]

    left = two_clicks("/logga-ut", form_of(desk.get("/att-gora"), "/logga-ut"), SESSION)
    desk.client = desk.app.test_client()
    path = desk.sign_in_link(SAM_AT)
    both = two_clicks(path, form_of(desk.get(path), None), BROWSER)

    assert [one.status_code for one in both + left] == [303] * 4
    assert both[0].headers["Set-Cookie"] == both[1].headers["Set-Cookie"]


def test_what_was_typed_is_sent_again_after_signing_in(desk: Site) -> None:
    """The page says so and holds it, and it has no token of its own to give to another site's form."""
    form = form_of(desk.get(SEVEN), f"{SEVEN}/svar") | PHONED
    before = reports_of(desk)
    desk.at("2021-05-20T22:00")
    late = desk.client.post(f"{SEVEN}/svar", data=form)
    foreign = desk.client.post(f"{SEVEN}/svar", data=form | {"skydd": "a" * 80})
    desk.sign_in(SAM_AT)

    assert late.status_code == 401
    assert "Arbetet går vidare.</div>" in words(late)
    assert form_of(words(foreign), None)["skydd"] == "a" * 80
    assert desk.client.post(f"{SEVEN}/svar", data=form_of(words(foreign), None)).status_code == 403
    assert desk.client.post(f"{SEVEN}/svar", data=form_of(words(late), None)).status_code == 303
    assert reports_of(desk) == before + 1


def test_every_form_of_the_desk_is_kept_when_the_session_has_ended(desk: Site) -> None:
    """Its words are shown, and all of it is sent again by one button; a file is chosen anew."""
    lost = []
    nobody = desk.app.test_client()
    for rule, methods in DESK.items():
        if "POST" not in methods:
            continue
        where = path(rule, "")
        for kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
            sent = nobody.post(where, data={"ord": "Ord som tog tid.", "kort": "ett"}, content_type=kind)
            kept = {"urlencoded": 'name="kort" value="ett"', "form-data": "välj den på nytt"}
            told = words(sent)
            if sent.status_code != 401 or "Ord som tog tid.</div>" not in told:
                lost.append((where, kind, sent.status_code))
            lost += [(where, kind) for end, held in kept.items() if kind.endswith(end) and held not in told]
    assert lost == []


def test_a_form_that_somebody_else_had_opened_shows_its_words(desk: Site) -> None:
    """Where the browser vouches that it is a page of ours; it says what to do, and is not sent again."""
    form = form_of(desk.get(SEVEN), f"{SEVEN}/svar") | PHONED | {"skydd": "a" * 80}
    here = desk.client.post(f"{SEVEN}/svar", data=form, headers={"Sec-Fetch-Site": "same-origin"})
    elsewhere = desk.client.post(f"{SEVEN}/svar", data=form, headers={"Sec-Fetch-Site": "cross-site"})

    assert (here.status_code, elsewhere.status_code) == (403, 403)
    assert "loggat in som någon annan" in words(here)
    assert [PHONED["ord"] in words(one) for one in (here, elsewhere)] == [True, False]
    assert "Skicka igen</button>" not in words(here)


def test_what_fails_keeps_what_was_typed(desk: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when the program fails; not for a form that is not ours."""
    form = form_of(desk.get(SEVEN), f"{SEVEN}/svar") | PHONED
    with monkeypatch.context() as broken:
        broken.setattr("tracker.web.pages.activity.report_by_hand", lambda *given: 1 // 0)
        failed = desk.client.post(f"{SEVEN}/svar", data=form)
        foreign = desk.client.post(f"{SEVEN}/svar", data=form | {"skydd": "a" * 80})

    assert (failed.status_code, foreign.status_code) == (500, 403)
    assert "Arbetet går vidare." not in words(foreign)
    assert desk.client.post(f"{SEVEN}/svar", data=form_of(words(failed), None)).status_code == 303


def test_the_second_waits_for_the_first() -> None:
    """It gets the first's answer; if the first fails it is the first. Old answers are forgotten."""
    time = [0.0]
    twice, got, began = Twice(lambda: time[0]), [], Event()

    def second() -> None:
        began.set()
        got.append(twice.claim(b"form"))

    def meanwhile(then: Callable[[], None]) -> None:
        began.clear()
        thread = Thread(target=second)
        thread.start()
        began.wait(5)
        then()
        thread.join(5)

    assert twice.claim(b"form") is None
    meanwhile(lambda: twice.settle(b"form", None))
    meanwhile(lambda: twice.settle(b"form", ANSWER))
    time[0] += SECONDS + 1
    assert twice.claim(b"form") is None
    assert got == [None, ANSWER]
    for number in range(MOST + 2):
        key = str(number).encode()
        assert twice.claim(key) is None
        twice.settle(key, ANSWER)
        time[0] += 0.001
    assert twice.claim(b"another") is None
    assert (twice.claim(b"0"), twice.claim(b"5")) == (None, ANSWER)


@needs_browser
def test_in_a_browser_a_double_click_and_a_session_that_ends(desk: Site, browser: Any) -> None:
    """What was typed is sent from the page that says that the session is over; two clicks are one answer."""
    before = reports_of(desk)
    with at_the_desk(desk, browser) as (page, at):
        page.goto(at + SEVEN)
        page.get_by_text("Skriv in ett svar som du fick på telefon").click()
        page.get_by_label("Status").select_option("pagar")
        page.get_by_label("Ord", exact=True).fill("Ord som tog tid att skriva.")
        desk.at("2021-05-20T22:00")
        page.get_by_role("button", name="För in svaret").click()
        assert "Ord som tog tid att skriva." in page.inner_text("main")
        desk.sign_in(SAM_AT)
        key = desk.client.get_cookie(SESSION).value
        page.context.add_cookies([{"name": SESSION, "value": key, "url": at}])
        page.get_by_role("button", name="Skicka igen").dblclick()
        page.wait_for_url("**/plan/kungsholmen-2021/7*")
        page.goto(at + SEVEN)
        shown = page.inner_text("main")

    assert reports_of(desk) == before + 1
    assert "Ord som tog tid att skriva." in shown
