"""The link in a letter dies when its person leaves, whichever way the person left."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

from sqlmodel import Session

from tests.actors import SAM
from tests.cases import each
from tests.services.year import write_people
from tests.web.conftest import VERA, Site
from tracker.documents.people_file import read_people_file
from tracker.services.letters.answer_link import stored_link
from tracker.services.people.assign_seat import leave_seats
from tracker.services.people.import_people import import_people
from tracker.services.people.merge_people import merge_people
from tracker.services.people.remove_person import remove_person
from tracker.services.people.succeed import succeed
from tracker.store import people
from tracker.store.seats import set_holders

FREDRIK, NEW = "fredrik@kommun.example", "ny@kommun.example"
Given = tuple[Session, datetime, Site]


def by_file(given: Given) -> None:
    session, now, site = given
    file = write_people(site.home, lambda text: text.replace(VERA, NEW))
    import_people(session, SAM, now, site.settings, read_people_file(file))


def by_leaving(given: Given) -> None:
    session, now, _ = given
    leave_seats(session, SAM, now, VERA)


def by_successor(given: Given) -> None:
    session, now, site = given
    succeed(session, SAM, now, site.settings, VERA, "Nya Namn", NEW)


def by_removal(given: Given) -> None:
    session, now, site = given
    remove_person(session, SAM, now, site.settings, VERA, FREDRIK)


def by_merger(given: Given) -> None:
    """Her address may have been a stranger's."""
    session, now, site = given
    merge_people(session, SAM, now, site.settings, VERA, FREDRIK)


def is_dead(site: Site, link: str) -> bool:
    """Also if the seat is the person's again: an earlier letter's link shows nothing."""
    with site.database.session() as session:
        found = stored_link(session, link.removeprefix("/svar/"))
    return found is not None and found.revoked and site.client.get(link).status_code == 404


@each("way", [by_file, by_leaving, by_successor, by_removal, by_merger])
def test_the_link_dies_with_the_last_seat(site: Site, way: Callable[[Given], None]) -> None:
    link, other = site.link(), site.link(FREDRIK)
    with site.unchanged():
        with site.database.session() as session:
            way((session, site.clock.now(), site))
        assert is_dead(site, link)
        assert not is_dead(site, other)


@each("way", ["fil", "efter", "vakant"])
def test_it_dies_by_what_is_done_at_the_desk_too(desk: Site, way: str) -> None:
    link = desk.link()
    with desk.unchanged():
        if way == "fil":
            file = write_people(desk.home, lambda text: text.replace(VERA, NEW))
            fields = {"fil": (BytesIO(file.read_bytes()), "people.csv")}
            done = desk.send("/personer/fil", fields, content_type="multipart/form-data")
        else:
            number = desk.count(f"SELECT id FROM person WHERE email = '{VERA}'")
            given = {"namn": "Nya Namn", "efter": NEW} if way == "efter" else {}
            done = desk.send(f"/personer/{number}/slutat", given)
        assert done.status_code == 303
        assert is_dead(desk, link)


def test_who_has_another_seat_keeps_the_link(site: Site) -> None:
    """It shows only what the person still answers for."""
    link, other = site.link(FREDRIK), site.link()
    with site.database.session() as session:
        succeed(session, SAM, site.clock.now(), site.settings, VERA, "", FREDRIK)
        seats = people.seats(session, "kungsholmen")
        held = [one.seat.id for one in seats if FREDRIK in {person.email for person in one.holders}]
        new = people.save_person(session, "Nya Namn", NEW)
        set_holders(session, {held[0]: [new.id]}, site.clock.now().date())

    assert len(held) > 1
    assert not is_dead(site, link)
    assert is_dead(site, other)
