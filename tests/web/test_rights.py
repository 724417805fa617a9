"""Who may open and change what: every page of the desk × role × own and other district, in one table."""

import re
from itertools import cycle, islice, product

import pytest

from tests.actors import SAM
from tests.examples import is_thorough
from tests.web.conftest import Site
from tests.web.desk_routes import DESK, FIELDS, ROLES
from tests.web.test_routes import SHOWING, everything
from tracker.services.access.users import add_user

VERAS_NUMBER = 7


def path(rule: str) -> str:
    rule = rule.replace("/personer/<int:number>", f"/personer/{VERAS_NUMBER}")
    named = {
        "<int:number>": "1",
        "<int:place>": "1",
        "<plan>": "kungsholmen-2021",
        "<form>": "T2",
        "<which>.<name>": "utkast.md",
    }
    named |= {"<district>": "kungsholmen", "<name>": "reminder-txt"}
    for name, value in named.items():
        rule = rule.replace(name, value)
    return rule


def test_nobody_opens_the_desk_without_signing_in(desk: Site) -> None:
    """A page leads to where one signs in; a form is not taken, and says so."""
    browser = desk.app.test_client()
    wrong = []
    for rule, methods in DESK.items():
        for method in methods:
            answer = browser.open(path(rule), method=method, data={"skydd": "x"})
            wanted = (303, "/logga-in") if method == "GET" else (403, None)
            if (answer.status_code, answer.headers.get("Location")) != wanted and answer.status_code != 401:
                wrong.append((rule, method, answer.status_code))

    assert wrong == []


def test_showing_changes_nothing(desk: Site) -> None:
    """Whatever page of the desk is asked for: no row of any table is added, changed or removed."""
    before = everything(desk)
    asked = [(method, path(rule)) for rule, methods in DESK.items() if "GET" in methods for method in SHOWING]
    for method, where in islice(cycle(asked), 10_000 if is_thorough() else len(asked)):
        desk.client.open(where, method=method, query_string={"distrikt": "kungsholmen"}).close()

    assert everything(desk) == before


def test_a_number_that_no_database_holds_is_not_there(desk: Site) -> None:
    """Each place for a number in an address, shown and sent."""
    ways, wrong = {"GET": desk.client.get, "POST": desk.send}, []
    for rule, methods in DESK.items():
        for place in re.findall("<int:[a-z]+>", rule):
            for huge, method in product(("9" * 20, "9" * 5000), methods):
                status = ways[method](path(rule.replace(place, huge))).status_code
                if status >= 500 or (method == "GET" and status != 404):
                    wrong.append((rule, method, len(huge), status))

    assert wrong == []


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_what_its_row_says(desk: Site, role: str) -> None:
    """Each form is sent to the desk as it was at first; another's district is not there."""
    address = f"{role}@kommun.example"
    kind, district = ROLES[role]
    with desk.database.session() as session:
        add_user(
            session, SAM, desk.clock.now(), address, kind, (district,) if district else (), name="Ro Lle"
        )
    desk.sign_in(address)
    wrong = []
    for rule, methods in DESK.items():
        for method, wanted in methods.items():
            if method == "GET":  # changes nothing, says the test above
                sent = desk.client.get(path(rule))
            else:
                with desk.unchanged():
                    sent = desk.send(path(rule), FIELDS.get(rule, {}))
            if sent.status_code != wanted[role]:
                wrong.append((rule, method, sent.status_code, "not", wanted[role]))

    assert wrong == []
