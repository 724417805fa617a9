"""The letters about a district are foreseen from what decides them, and are those that all would give."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from tests.actors import SAM
from tests.services.year import YEAR, clock
from tracker.documents.people_file import read_people_file
from tracker.services.letters.districts_together import districts_together
from tracker.services.letters.forecast import forecast_requests
from tracker.services.people.assign_seat import leave_seats
from tracker.services.people.import_people import import_people
from tracker.services.people.match_seats import keep_coordinators
from tracker.services.plans.read_plan import read_plan
from tracker.services.plans.store_plan import store_plan
from tracker.settings import Contact, Settings
from tracker.store.database import Database

PERIOD = date(2021, 1, 4), date(2021, 12, 31)
# Ada has a seat in two districts, Bo leads Disa and Egil of two, and Farmor is alone in hers.
PEOPLE = """name;email;role;unit;department;district;superior_email
Ada Bro;ada@kommun.example;Kulturchef;;;bromma;
Ada Bro;ada@kommun.example;Kulturchef;;;farsta;
Bo Chef;bo@kommun.example;Avdelningschef;;;skarpnack;
Disa Ek;disa@kommun.example;Fritidschef;;;farsta;bo@kommun.example
Egil Fors;egil@kommun.example;Kulturchef;;;skarpnack;bo@kommun.example
Fia Gran;fia@kommun.example;Kulturchef;;;ostermalm;
"""
PLAN = """Aktivitet;Ansvarig;Tidplan;Uppföljning
Kulturen i {} möts;Kulturchef;Senast {} april 2021;VB
Fritiden i {} möts;Fritidschef;Senast {} maj 2021;T2
"""
DAYS = {"bromma": 12, "farsta": 20, "skarpnack": 26, "ostermalm": 14}
TOGETHER = frozenset({"bromma", "farsta", "skarpnack"})
OWN = {one: Contact(f"Sam {one}", f"sam.{one}@kommun.example") for one in DAYS}


@pytest.fixture
def town(database: Database, settings: Settings, home: Path) -> Iterator[tuple[Session, Settings]]:
    """Four districts, each with its coordinator; letters to the superior are on."""
    own = settings._replace(district_coordinators=OWN, rules=settings.rules._replace(escalate=True))
    (home / "people.csv").write_text(PEOPLE, encoding="utf-8")
    with database.session() as session:
        for district, day in DAYS.items():
            (home / "plan.csv").write_text(PLAN.format(district, day, district, day), encoding="utf-8")
            plan = read_plan(home / "plan.csv", district, YEAR, own)
            store_plan(session, SAM, clock().now(), own, plan)
        import_people(session, SAM, clock().now(), own, read_people_file(home / "people.csv"))
        yield session, own


def letters(session: Session, settings: Settings, **which: object) -> list[object]:
    found = forecast_requests(session, PERIOD[0], settings, PERIOD, **which)  # type: ignore[arg-type]
    return sorted(
        (one.day, one.kind, one.person.email, tuple(str(stored) for stored, _ in one.lines)) for one in found
    )


def test_districts_that_people_join_are_read_together(town: tuple[Session, Settings]) -> None:
    """By seats, a leader, and a coordinator of several; who has left a seat still joins them."""
    assert {one: districts_together(*town, [one]) for one in DAYS} == {
        **dict.fromkeys(TOGETHER, TOGETHER),
        "ostermalm": {"ostermalm"},
    }
    session, settings = town
    fia = next(one.person for one in forecast_requests(session, PERIOD[0], settings, PERIOD, ["ostermalm"]))
    leave_seats(session, SAM, clock().now(), "ada@kommun.example")
    assert districts_together(*town, ["bromma"]) == TOGETHER
    assert districts_together(*town, person=fia.id) == {"ostermalm"}
    one_for_all = settings._replace(district_coordinators={})
    keep_coordinators(session, one_for_all, PERIOD[0])
    assert districts_together(session, one_for_all, ["ostermalm"]) == TOGETHER | {"ostermalm"}


def test_the_letters_about_a_district_are_those_among_all(town: tuple[Session, Settings]) -> None:
    """Also the notices to coordinator and superior, day by day through a year in which nobody answers."""
    everything = letters(*town)
    about = {one: letters(*town, districts=[one]) for one in DAYS}
    mine = {
        one: [letter for letter in everything if any(f"{one}-2021" in ref for ref in letter[3])]
        for one in DAYS
    }  # type: ignore[index]

    assert {"reminder", "ring", "summary"} <= {str(letter[1]) for letter in everything}  # type: ignore[index]
    assert about == mine


def test_the_letters_to_a_person_are_those_among_all(town: tuple[Session, Settings]) -> None:
    session, settings = town
    found = forecast_requests(session, PERIOD[0], settings, PERIOD)
    for person in {one.person for one in found}:
        mine = [one for one in letters(*town) if one[2] == person.email]  # type: ignore[index]
        assert letters(*town, person=person.id) == mine
