"""The districts whose questions decide the letters about some of them, or to a person.

A letter is about all that its reader owes or is told of, and its day follows from the reader's other letters.
So districts that a person joins are taken together, however far that leads.
"""

from collections.abc import Collection, Iterator, Set

from sqlmodel import Session

from tracker.services.people.coordinators import coordinated
from tracker.settings import Settings
from tracker.store.tenures import districts_of_people


def districts_together(
    session: Session, settings: Settings, districts: Collection[str] = (), person: int | None = None
) -> frozenset[str]:
    """Returns these districts and those that `person` joins, with all that others join with them.

    A person joins the districts of their seats and former seats, of the seats of those whom they lead, and
    those that they coordinate.
    """
    joined = list(_joined(session, settings))
    found = set(districts).union(*(there for who, there in joined if who == person))
    more = found
    while more:
        more = set().union(*(there for _, there in joined if there & more)) - found
        found |= more
    return frozenset(found)


def _joined(session: Session, settings: Settings) -> Iterator[tuple[int, Set[str]]]:
    yield from districts_of_people(session).items()
    yield from ((person, frozenset(there)) for person, there in coordinated(session, settings).items())
