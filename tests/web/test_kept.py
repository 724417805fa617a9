"""The first page is found once, and again as soon as anything is stored: by a page or by another program."""

import sqlite3
from contextlib import closing

from sqlalchemy import event

from tests.web.conftest import Site


def queries(desk: Site, path: str = "/att-gora") -> list[str]:
    """Returns the statements that a page makes."""
    made: list[str] = []

    def note(_connection, _cursor, statement: str, *_more) -> None:
        made.append(statement)

    event.listen(desk.database.engine, "before_cursor_execute", note)
    try:
        assert desk.client.get(path).status_code == 200
    finally:
        event.remove(desk.database.engine, "before_cursor_execute", note)
    return made


def elsewhere(desk: Site, statement: str) -> None:
    """Does what another program does, unknown to the pages."""
    with closing(sqlite3.connect(desk.settings.data / "tracker.db")) as other, other:
        other.execute(statement)


def test_the_first_page_asks_little_until_something_is_stored(desk: Site) -> None:
    """Who is signed in, when letters were run, and the jobs."""
    first, again = queries(desk), queries(desk)
    elsewhere(desk, "UPDATE person SET name = 'Vera Vuxen' WHERE name = 'Vera Vuxén'")
    changed, after = queries(desk), queries(desk)

    assert len(again) == len(after) <= 3 < len(changed) == len(first)
    assert "Vera Vuxen, " in desk.get("/att-gora")


def test_another_day_and_other_rules_are_seen_at_once(desk: Site) -> None:
    """Nothing is stored meanwhile."""
    late = "skulle ha kommit"
    assert late in desk.get("/att-gora")
    desk.at("2021-01-04T10:00")
    before = desk.get("/att-gora")
    desk.at("2021-05-19T10:00")

    assert late not in before
    assert late in desk.get("/att-gora")


def test_each_sees_what_waits_for_them(desk: Site) -> None:
    """A case that is kept by Sam does not wait for another, whose page has been found with other rights."""
    vera = "FROM person WHERE name LIKE 'Vera%'"
    elsewhere(desk, f"INSERT INTO access_role SELECT id, 'coordinator', 'kungsholmen' {vera}")
    elsewhere(desk, f"UPDATE review SET kept_by = (SELECT id {vera})")

    assert "Svar att granska" not in desk.get("/att-gora")
