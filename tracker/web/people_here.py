"""Finds a person for a page, if the visitor may see one of the districts in which the person has a seat."""

from typing import TYPE_CHECKING

from flask import abort

from tracker.services.access.own_districts import own_districts
from tracker.services.people.own_people import SeatedPerson, seated_people
from tracker.web.access import me

if TYPE_CHECKING:
    from tracker.web.context import Session


def need_person(session: "Session", number: int) -> SeatedPerson:
    """Returns the person. To those who may not see a district of theirs, nobody is there."""
    found = seated_people(session, own_districts(session, me().access)).get(number)
    return found or abort(404)


def need_own_person(session: "Session", number: int, *, whole: bool = False) -> SeatedPerson:
    """Returns a person whose letters the visitor decides about; `whole`: about all of the person's seats."""
    found = need_person(session, number)
    may = [me().access.may_change(district) for district in found.districts]
    if not any(may) or (whole and not all(may)):
        abort(403)
    return found
