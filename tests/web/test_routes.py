"""Every route of the pages has a row here: what it answers to whom, and that showing it changes nothing."""

import re
from itertools import cycle, islice

import pytest

from tests.examples import is_thorough
from tests.web.conftest import Site
from tests.web.desk_routes import DESK

UNKNOWN = "a" * 52
# Rule → method → (status with a live link, status with an unknown one).
ROUTES = {
    "/": {"GET": (200, 200)},
    "/tillganglighet": {"GET": (200, 200)},
    "/logga-in": {"GET": (200, 200), "POST": (200, 200)},
    "/logga-in/konto": {"GET": (404, 404)},
    "/logga-in/konto/svar": {"GET": (404, 404)},
    "/logga-in/<token>": {"GET": (404, 404), "POST": (404, 404)},
    "/logga-ut": {"POST": (303, 303)},
    "/static/<path:filename>": {"GET": (200, 200)},
    "/svar/<token>": {"GET": (200, 404), "POST": (422, 404)},
    "/svar/<token>/kvitto": {"GET": (200, 404)},
    "/svar/<token>/fraga/<int:number>": {"GET": (200, 404), "POST": (422, 404)},
    "/svar/<token>/nagon-annan": {"GET": (200, 404), "POST": (422, 404)},
    "/svar/<token>/nagon-annan/tack": {"GET": (200, 404)},
    "/svar/<token>/ny-lank": {"POST": (200, 200)},
}
SHOWING = ("GET", "HEAD", "OPTIONS")


def path(rule: str, token: str) -> str:
    return (
        rule.replace("<token>", token).replace("<int:number>", "1").replace("<path:filename>", "tracker.css")
    )


def test_every_route_has_a_row(site: Site) -> None:
    """A route without one, here or at the desk, fails here, and so does a row without its route."""
    found: dict[str, set[str]] = {}
    for rule in site.app.url_map.iter_rules():
        found.setdefault(rule.rule, set()).update(set(rule.methods or ()) - {"HEAD", "OPTIONS"})

    assert found == {rule: set(methods) for rule, methods in (*ROUTES.items(), *DESK.items())}


def test_each_route_answers_as_its_row_says(site: Site) -> None:
    """With a live link and with an unknown one; without its token, or from another site, no form is taken."""
    live, wrong = site.link().removeprefix("/svar/"), []
    foreign = {"Sec-Fetch-Site": "cross-site", "Origin": "https://annan.example"}
    for rule, methods in ROUTES.items():
        for method, wanted in methods.items():
            for token, status in zip((live, UNKNOWN), wanted, strict=True):
                where = path(rule, token)
                if method == "GET":
                    tries = {"": (site.client.get(where, buffered=True), status)}
                else:
                    tries = {
                        "": (site.post(where, {}), status),
                        "without token": (site.client.post(where, data={"1-choice": "pagar"}), 403),
                        "from elsewhere": (site.post(where, {"1-choice": "pagar"}, headers=foreign), 403),
                    }
                wrong += [
                    (rule, method, how, answer.status_code)
                    for how, (answer, expected) in tries.items()
                    if answer.status_code != expected
                ]

    assert wrong == []
    assert site.rows("status_report") == 0


def test_showing_changes_nothing(site: Site) -> None:
    """Whatever is asked for by GET, HEAD or OPTIONS: no row of any table is added, changed or removed."""
    link = site.link()
    site.pick(3, "inget_behov")
    site.app.extensions["tracker"].misses.too_many = lambda _address: False
    before = everything(site)
    asked = [
        (method, path(rule, token))
        for rule in ROUTES
        for token in (link.removeprefix("/svar/"), UNKNOWN)
        for method in SHOWING
    ]

    for method, where in islice(cycle(asked), 10_000 if is_thorough() else 60):
        site.client.open(where, method=method, query_string={"fraga": "1", "1-choice": "pagar"}).close()

    assert everything(site) == before
    assert site.poster.waiting == []


def everything(site: Site) -> dict[str, list[tuple[object, ...]]]:
    """Returns each table with all that it holds."""
    with site.database.session() as session:
        connection = session.connection()
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()
        return {
            name: [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {name}")]
            for name in names.all()
        }


def test_a_page_is_light(site: Site) -> None:
    """With its sheets it is under 100 kB, also with the questions of a whole letter."""
    shown = site.get(site.link())
    sheets = re.findall(r'rel="stylesheet" href="([^"]+)"', shown)
    weights = [len(shown.encode()), *(len(site.client.get(one, buffered=True).data) for one in sheets)]

    assert len(sheets) == 2
    assert sum(weights) < 100_000


def test_a_page_that_writes_is_caught(site: Site) -> None:
    """What is done in the transaction of a page that is shown is not kept."""
    before = everything(site)

    with site.database.reading() as session:
        session.connection().exec_driver_sql("DELETE FROM letter_line")
    assert everything(site) == before

    with site.database.session() as session:
        session.connection().exec_driver_sql("DELETE FROM letter_line")
    assert everything(site) != before, "the comparison sees a change"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_are_refused(site: Site, method: str) -> None:
    assert site.client.open(site.link(), method=method).status_code in (403, 405)
