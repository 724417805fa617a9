"""What keeps the pages safe: headers, origins, form tokens, sizes, paths, and nothing secret in the log."""

import logging
import re
from dataclasses import replace

import pytest

from tests.web.conftest import BASE, TODAY, VERA, Site
from tracker.services.letters.preview import preview_for_person, preview_of_letter
from tracker.settings.server_key import server_key
from tracker.store.location import database_file
from tracker.web import safety
from tracker.web.app import create_app
from tracker.web.misses import MOST


def test_every_answer_has_the_headers(site: Site) -> None:
    """Pages, forms that are refused, errors and sheets: no script, no frame, no referrer, nothing kept."""
    wrong = []
    answers = (site.client.get(site.link()), site.client.get("/finns/inte"), site.client.post(site.link()))
    for answer in (*answers, site.client.get("/static/tracker.css", buffered=True)):
        missing = {name for name, value in safety.HEADERS.items() if answer.headers.get(name) != value}
        stored = answer.headers["Cache-Control"] == "no-store"
        is_sheet = answer.content_type.startswith("text/css")
        if missing or stored == is_sheet or "Server" in answer.headers:
            wrong.append((answer.status, missing, answer.headers["Cache-Control"]))

    assert wrong == []
    assert "script-src" not in safety.CSP
    assert "unsafe" not in safety.CSP


@pytest.mark.parametrize(
    ("headers", "taken"),
    [
        ({}, True),  # a browser that sends neither: the form's token decides
        ({"Origin": BASE}, True),
        ({"Origin": BASE, "Sec-Fetch-Site": "same-origin"}, True),
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, True),  # a page without referrer
        ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, False),
        ({"Origin": "https://annan.example"}, False),
        ({"Origin": f"{BASE}.annan.example"}, False),
        ({"Origin": "http://["}, False),
        ({"Origin": BASE.replace("http:", "https:")}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Origin": "https://127.0.0.1:8000@annan.example"}, False),
    ],
)
def test_a_form_is_taken_only_from_our_own_page(site: Site, headers: dict[str, str], taken: bool) -> None:
    sent = site.post(site.link(), {"1-choice": "pagar"}, headers=headers)

    assert sent.status_code == (303 if taken else 403)
    assert site.rows("status_report") == (1 if taken else 0)


def test_the_token_of_one_letter_is_of_no_use_in_another(site: Site) -> None:
    """It is bound to the link, and has no end."""
    other = re.search(r'name="skydd" value="(\w+)"', site.get(site.link("fredrik@kommun.example")))
    assert other is not None

    sent = site.client.post(site.link(), data={"skydd": other[1], "1-choice": "pagar"})

    assert sent.status_code == 403


def test_a_form_that_is_too_large_is_a_page(site: Site) -> None:
    """In bytes and in fields; nothing is saved."""
    large = site.client.post(site.link(), data={"1-comment": "å" * safety.LARGEST_BODY})
    many = site.client.post(site.link(), data={f"{n}-x": "" for n in range(safety.MOST_FIELDS + 1)})

    assert large.status_code == 413
    assert many.status_code in (403, 413)
    assert "korta texten" in large.get_data(as_text=True)


def test_the_token_is_in_the_letter_and_nowhere_else(site: Site) -> None:
    """The database has its digest, a preview a dead link; a letter that is sent again has the same one."""
    token = site.link().removeprefix("/svar/")
    file = database_file(site.settings)
    assert file is not None
    stored = b"".join(path.read_bytes() for path in file.parent.glob("tracker.db*"))
    with site.database.session() as session:
        before = preview_for_person(session, site.clock.now(), site.settings, "fredrik@kommun.example")
        number = session.connection().exec_driver_sql(
            "SELECT l.id FROM letter l JOIN person p ON p.id = l.person_id WHERE p.email = ?", (VERA,)
        )
        sent = preview_of_letter(session, site.clock.now(), site.settings, number.scalar_one())

    assert token.encode() not in stored
    assert len(token) == 52
    for preview in (before, sent):
        assert f"{BASE}/svar/forhandsvisning" in preview.draft.text
        assert f"{BASE}/svar/forhandsvisning" in preview.draft.html
        assert token not in preview.mail
    assert (site.settings.data / "web.key").stat().st_mode & 0o777 == 0o600
    assert len(server_key(site.settings)) == 32


def test_without_a_base_address_letters_have_no_link(site: Site) -> None:
    """Nothing that a visitor sends makes one up."""
    blank = site.settings._replace(web=site.settings.web._replace(base_url=""))
    with site.database.session() as session:
        draft = preview_for_person(session, site.clock.now(), blank, VERA).draft

    assert "webben" not in draft.text + draft.html


def test_the_pages_lie_under_the_path_of_the_base_address(site: Site) -> None:
    """Whether the proxy keeps the path or takes it away; every link in them begins with it."""
    web = site.settings.web._replace(base_url="https://kommun.example/uppfoljning")
    client = create_app(site.database, site.settings._replace(web=web), site.clock, site.poster).test_client()

    for path in (f"/uppfoljning{site.link()}", site.link()):
        shown = client.get(path).get_data(as_text=True)
        places = re.findall(r'(?:href|action)="(/[^"]*)"', shown)
        assert places
        assert all(place.startswith("/uppfoljning/") for place in places), places


def test_forwarded_headers_count_only_behind_a_proxy(site: Site) -> None:
    """Else a visitor could pretend to be another for each guess."""
    forwarded = {"X-Forwarded-For": "203.0.113.7"}
    for proxies, misses in ((0, ["127.0.0.1"]), (1, ["203.0.113.7"])):
        web = site.settings.web._replace(proxies=proxies)
        app = create_app(site.database, site.settings._replace(web=web), site.clock, site.poster)
        app.test_client().get("/svar/okand", headers=forwarded)
        assert list(app.extensions["tracker"].misses._times) == misses


def test_guesses_are_stopped_and_a_real_link_still_opens(site: Site) -> None:
    """Who tries many unknown ones waits; nobody else does."""
    found = [site.client.get(f"/svar/{'a' * 50}{n:02}").status_code for n in range(MOST + 5)]

    assert found == [404] * MOST + [429] * 5
    assert site.client.get(site.link()).status_code == 200


def test_no_token_and_no_word_gets_into_the_log(
    site: Site, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that fails says where, by its rule; neither the link nor what was typed."""
    monkeypatch.setattr(
        "tracker.web.pages.answer.answer_by_link", lambda *given: replace("not", because=given)
    )
    with caplog.at_level(logging.DEBUG):
        sent = site.pick(1, "pagar", comment="kanariefågeln")

    assert sent.status_code == 500
    assert "Inget har sparats" in sent.get_data(as_text=True)
    assert "POST /svar/<token>: oväntat fel (TypeError)" in caplog.text
    assert site.link().removeprefix("/svar/") not in caplog.text
    assert "kanariefågeln" not in caplog.text


def test_a_busy_database_is_a_page_and_keeps_what_is_typed_in_the_browser(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """503, and a way on; a page that only shows waits for nobody."""
    monkeypatch.setattr("tracker.store.database.LOCK_WAIT", 0.1)
    with site.database.session() as session:
        session.connection()
        shown = site.client.get(site.link())
        form = re.search(r'name="skydd" value="(\w+)"', shown.get_data(as_text=True))
        assert form is not None
        sent = site.client.post(site.link(), data={"skydd": form[1], "1-choice": "pagar"})

    assert (shown.status_code, sent.status_code) == (200, 503)
    assert "skicka igen" in sent.get_data(as_text=True)
    site.at(TODAY)
