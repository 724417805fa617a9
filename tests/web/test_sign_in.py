"""Signing in to the desk: by a mailed link, once, in the browser that asked, and with a role."""

import re

import pytest
from flask import Blueprint

from tests.actors import SAM
from tests.web.conftest import VERA, WEB, Site
from tracker.domain.access import AccessRole
from tracker.errors import NotFoundError, UsageError
from tracker.services.access.sign_in import MOST_FOR_A_PERSON, first_sign_in
from tracker.services.access.users import add_user, remove_user, users
from tracker.store.event_list import event_list
from tracker.web.access import BROWSER, SESSION, need_administrator, need_change, need_read
from tracker.web.app import create_app

SAMS = "sam@kommun.example"


def give(site: Site, email: str, role: AccessRole, *districts: str) -> None:
    with site.database.session() as session:
        add_user(session, SAM, site.clock.now(), email, role, districts, name="Sam Ordnare")


def link_of(site: Site, address: str) -> str:
    body = site.mails(address)[-1].get_body(("plain",)).get_content()
    return re.search(r"(/logga-in/\w+)", body)[1]


def test_a_link_signs_in_once_in_the_browser_that_asked(site: Site) -> None:
    """GET shows a button and uses nothing up; another browser and a second time see the same."""
    give(site, SAMS, AccessRole.ADMINISTRATOR)
    site.post("/logga-in", {"email": SAMS})
    link, own = link_of(site, SAMS), site.client

    site.client = site.app.test_client()
    dead = site.get(link)
    site.client = own
    browser = site.client.get_cookie(BROWSER).value
    for _ in range(3):
        assert "Du loggas in som Sam Ordnare" in site.get(link)
    entered = site.post(link, {})

    assert "Be om en ny" in dead
    assert entered.status_code == 303
    (cookie,) = [one for one in entered.headers.getlist("Set-Cookie") if one.startswith(SESSION)]
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie, "the base address of tests is http"
    assert "inloggad som Sam Ordnare: administratör" in site.get("/")
    site.client.set_cookie(BROWSER, browser)
    assert site.get(link) == dead
    assert site.post(link, {}).status_code == 404
    with site.database.session() as session:
        assert "signed_in" in {one.what for one in event_list(session, None, None, SAMS)}


def test_a_link_is_too_old_after_a_quarter_of_an_hour(site: Site) -> None:
    give(site, SAMS, AccessRole.ADMINISTRATOR)
    site.post("/logga-in", {"email": SAMS})
    site.at("2021-05-17T09:15")

    assert "Be om en ny" in site.get(link_of(site, SAMS))


def test_nobody_learns_who_has_a_role_and_nobody_is_flooded(site: Site) -> None:
    """The same page for all; a mail only to who has a role, and only some in an hour."""
    give(site, SAMS, AccessRole.CENTRAL)
    shown = {
        site.post("/logga-in", {"email": address}).get_data(as_text=True)
        for address in (SAMS, VERA, "ingen@kommun.example", "trasig", "")
    }
    for _ in range(MOST_FOR_A_PERSON + 3):
        site.post("/logga-in", {"email": SAMS.upper()})

    assert len(shown) == 1
    assert site.mails(VERA) == []
    assert len(site.mails(SAMS)) == MOST_FOR_A_PERSON


def test_a_session_ends(site: Site) -> None:
    """At sign-out, after a working day, and with the last role; the old cookie opens nothing."""
    give(site, SAMS, AccessRole.ADMINISTRATOR)
    give(site, VERA, AccessRole.READER, "kungsholmen")
    ways = {
        "out": lambda: site.post("/logga-ut", {}),
        "late": lambda: site.at("2021-05-17T21:30"),
        "role": lambda: removed(site),
    }
    for way, end in ways.items():
        site.at("2021-05-17T09:00")
        client = site.sign_in(VERA)
        old = client.get_cookie(SESSION).value
        assert "inloggad som Vera" in site.get("/")
        end()
        client.set_cookie(SESSION, old)
        assert "inloggad" not in site.get("/"), way


def removed(site: Site) -> None:
    with site.database.session() as session:
        remove_user(session, SAM, site.clock.now(), VERA)


def test_the_first_administrator_is_the_coordinator(site: Site) -> None:
    """By the link that serve prints; there is none once somebody is administrator."""
    with site.database.session() as session:
        link = first_sign_in(session, site.clock.now(), site.settings, "http://127.0.0.1:9/")
    assert link.startswith("http://127.0.0.1:9/logga-in/")

    assert site.post(link.removeprefix("http://127.0.0.1:9"), {}).status_code == 303

    assert "administratör" in site.get("/")
    with site.database.session() as session:
        assert first_sign_in(session, site.clock.now(), site.settings, "http://127.0.0.1:9") == ""
        (only,) = users(session)
        assert only.access.is_administrator
        with pytest.raises(UsageError, match="måste finnas en administratör"):
            remove_user(session, SAM, site.clock.now(), SAMS)
        with pytest.raises(NotFoundError):
            remove_user(session, SAM, site.clock.now(), VERA)


# Who → what a page about kungsholmen, one about norrmalm, a change of each, and the roles answer.
DESK = {
    (): (303, 303, 401, 401, 303),
    (("reader", "kungsholmen"),): (200, 404, 403, 404, 403),
    (("coordinator", "kungsholmen"),): (200, 404, 200, 404, 403),
    (("coordinator", "norrmalm"), ("reader", "kungsholmen")): (200, 200, 403, 200, 403),
    (("central", ""),): (200, 200, 403, 403, 403),
    (("administrator", ""),): (200, 200, 200, 200, 200),
}


def test_each_role_sees_and_changes_what_it_may(site: Site) -> None:
    """Own and others' districts: what may not be seen is not there, what may not be changed is refused."""
    desk = Blueprint("desk", __name__)
    desk.get("/prov/<district>", endpoint="see")(lambda district: need_read(district) or "plan")
    desk.post("/prov/<district>", endpoint="change")(lambda district: need_change(district) or "ändrad")
    desk.get("/roller", endpoint="roles")(lambda: need_administrator() or "roller")
    site.app = create_app(site.database, site.settings, site.clock, site.poster)
    site.app.register_blueprint(desk)
    wrong = []
    for number, (grants, wanted) in enumerate(DESK.items()):
        site.at(f"2021-05-17T{9 + number:02}:00")
        for role, district in grants:
            give(site, VERA, AccessRole(role), *filter(None, [district]))
        site.client = site.app.test_client() if not grants else site.sign_in(VERA)
        token = re.search(r'name="skydd" value="(\w+)"', site.get("/" if grants else "/logga-in"))[1]
        found = (
            *(site.client.get(f"/prov/{one}").status_code for one in ("kungsholmen", "norrmalm")),
            *(
                site.client.post(f"/prov/{one}", data={"skydd": token}).status_code
                for one in ("kungsholmen", "norrmalm")
            ),
            site.client.get("/roller").status_code,
        )
        wrong += [(grants, found, wanted)] if found != wanted else []
        if grants:
            with site.database.session() as session:
                give_administrator(session, site)
                remove_user(session, SAM, site.clock.now(), VERA)

    assert wrong == []


def give_administrator(session, site: Site) -> None:
    add_user(session, SAM, site.clock.now(), SAMS, AccessRole.ADMINISTRATOR, (), name="Sam Ordnare")


def test_roles_are_given_and_taken_in_the_terminal(tracker, home) -> None:
    """tracker users: with and without a district, and what is wrong is a sentence."""
    (home / "tracker.toml").write_text((home / "tracker.toml").read_text() + WEB)
    sam, lena = "sam@kommun.example", "lena@kommun.example"
    added = tracker("users", "add", "Sam@kommun.example", "--role", "administrator", "--name", "Sam Ordnare")
    tracker("users", "add", lena, "--role", "reader", "--name", "Lena Läs", "--district", "Bromma")
    listed = tracker("users", "list").out.splitlines()
    refused = [
        tracker("users", "add", lena, "--role", "reader"),
        tracker("users", "add", lena, "--role", "central", "--district", "bromma"),
        tracker("users", "add", "ny@kommun.example", "--role", "central"),
        tracker("users", "remove", sam),
        tracker("users", "remove", lena, "--role", "central"),
    ]
    gone = tracker("users", "remove", lena)

    assert added.out == "Sam Ordnare: administratör.\n"
    assert listed == [
        "Lena Läs <lena@kommun.example>: läsare, Bromma stadsdelsnämnd",
        "Sam Ordnare <sam@kommun.example>: administratör",
    ]
    assert [one.code for one in refused] == [2, 2, 2, 2, 5]
    assert gone.out == "Lena Läs: ingen roll kvar.\n"


def test_a_session_that_ends_while_somebody_types_loses_nothing(site: Site) -> None:
    """The page says to sign in in another tab; what was typed is then taken with the token that it had."""
    desk = Blueprint("desk", __name__)
    desk.post("/prov/<district>", endpoint="change")(lambda district: need_change(district) or "ändrad")
    site.app = create_app(site.database, site.settings, site.clock, site.poster)
    site.app.register_blueprint(desk)
    give(site, VERA, AccessRole.COORDINATOR, "kungsholmen")
    client = site.sign_in(VERA)
    typed = {"skydd": re.search(r'name="skydd" value="(\w+)"', site.get("/"))[1], "text": "många ord"}
    site.at("2021-05-17T22:00")

    late = client.post("/prov/kungsholmen", data=typed)
    site.sign_in(VERA)
    again = site.client.post("/prov/kungsholmen", data=typed)

    assert late.status_code == 401
    assert "inget är borta" in late.get_data(as_text=True)
    assert again.get_data(as_text=True) == "ändrad"
