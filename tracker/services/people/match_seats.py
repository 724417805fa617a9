"""Matches the roles of a plan to the seats of the district, and assigns them to activities."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from tracker.domain.occasion import occasions
from tracker.domain.people import COORDINATOR, Match, Origin, Seat, role_text
from tracker.domain.plan import Role
from tracker.domain.plan_ref import activity_reference
from tracker.domain.records import SeatWithHolders, StoredActivity
from tracker.domain.seat_index import SeatIndex
from tracker.settings import Settings
from tracker.store import events, people, plans, role_decisions
from tracker.store.occasion_sync import WantedOccasions, sync_occasions
from tracker.store.seats import SeatName, assign, save_seats, seats_in, set_holders
from tracker.store.what_waits import followed_roles


@dataclass(frozen=True, slots=True)
class Question:
    """A role of the plan that matches no seat; a decision about it applies to its `text`."""

    text: str
    activities: tuple[StoredActivity, ...]
    candidates: tuple[SeatWithHolders, ...]


def match_seats(session: Session, district: str, settings: Settings, day: date) -> None:
    """Assigns seats to every activity of the district and updates its occasions.

    An activity without a matching seat is assigned to the coordinator.
    """
    rules = settings.rules_for(district)
    fallback = coordinator_seat(session, district, settings, day)
    index = SeatIndex([one.seat for one in people.seats(session, district) if one.seat.id != fallback.id])
    decided = role_decisions.decisions(session, district)
    imported = {plan.ref: plan.imported_on for plan in plans.plans(session, [district])}
    assigned: dict[int, list[tuple[int, Origin]]] = {}
    wanted = []
    for stored in plans.activities(session, district=district):
        matches = _matches_of(stored, index, decided).values()
        found = [(seat.id, match.how) for match in matches if match.how for seat in match.seats]
        assigned[stored.id] = found or [(fallback.id, Origin.COORDINATOR)]
        due = occasions(stored.activity, stored.plan.year, rules, imported[stored.plan])
        wanted.append(WantedOccasions(stored.id, {seat for seat, _ in assigned[stored.id]}, tuple(due)))
    assign(session, assigned)
    sync_occasions(session, wanted, day, rules.window)


def keep_coordinators(session: Session, settings: Settings, day: date) -> None:
    """Gives the coordinators in the settings their seats from `day`, if the settings have changed."""
    if _without_their_coordinator(session, settings):
        events.lock_log(session)  # another process may be doing the same: check again under the lock
        for district in _without_their_coordinator(session, settings):
            coordinator_seat(session, district, settings, day)


def _without_their_coordinator(session: Session, settings: Settings) -> list[str]:
    """Returns the districts with plans whose coordinator's seat is not held as in the settings."""
    holders = people.holders_of_role(session, COORDINATOR)
    wanted = {district: settings.coordinator_for(district) for district in plans.districts(session)}
    return [
        district
        for district, contact in wanted.items()
        if holders.get(district) != ({(contact.name, contact.email)} if contact else set())
    ]


def questions(session: Session, district: str) -> tuple[Question, ...]:
    """Returns the roles of the district's plans that match no seat, with candidates."""
    seats = {seat.seat.id: seat for seat in people.seats(session, district) if seat.seat.role != COORDINATOR}
    decided = role_decisions.decisions(session, district)
    index = SeatIndex([seat.seat for seat in seats.values()])
    asked: dict[str, tuple[list[StoredActivity], Match]] = {}
    for stored in plans.activities(session, district=district):
        for text, match in _matches_of(stored, index, decided).items():
            if not match.seats:
                asked.setdefault(text, ([], match))[0].append(stored)
    return tuple(
        Question(text, tuple(waiting), tuple(seats[seat.id] for seat in match.candidates))
        for text, (waiting, match) in asked.items()
    )


def open_roles(session: Session, districts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Returns the roles of the followed activities that match no seat, each with the first that names it.

    As `questions`, for many districts, without what could be meant.
    """
    seats, decided = seats_in(session, districts), role_decisions.decisions_of(session, districts)
    found: dict[tuple[str, str], str] = {}
    indexes: dict[str, SeatIndex] = {}
    for one in followed_roles(session, districts):
        district = one.plan.district
        if district not in indexes:
            own = [seat for seat in seats.get(district, ()) if seat.role != COORDINATOR]
            indexes[district] = SeatIndex(own)
        matches = _matches(one.roles, one.cell, indexes[district], decided.get(district, {}))
        for text, match in matches.items():
            if not match.seats:
                found.setdefault((district, text), activity_reference(one.plan, one.number))
    return tuple((text, reference) for (_, text), reference in found.items())


def seats_meant(session: Session, stored: StoredActivity) -> tuple[SeatWithHolders, ...]:
    """Returns the seats that the activity's roles mean; if none, the coordinator is asked."""
    district = stored.plan.district
    seats = {seat.seat.id: seat for seat in people.seats(session, district) if seat.seat.role != COORDINATOR}
    index = SeatIndex([seat.seat for seat in seats.values()])
    found = _matches_of(stored, index, role_decisions.decisions(session, district)).values()
    return tuple(seats[one] for one in dict.fromkeys(seat.id for match in found for seat in match.seats))


def coordinator_seat(session: Session, district: str, settings: Settings, day: date) -> Seat:
    """Returns the district's fallback seat, held by the coordinator in the settings, if any."""
    (seat,) = save_seats(session, [SeatName(district, COORDINATOR)])
    contact = settings.coordinator_for(district)
    holders = [people.save_person(session, contact.name, contact.email).id] if contact else []
    set_holders(session, {seat.id: holders}, day)
    return seat


def role_texts(stored: StoredActivity) -> tuple[str, ...]:
    """Returns the role texts of an activity; the whole cell if no role could be read."""
    return tuple(role_text(role) for role in stored.activity.roles) or (_named(stored.activity.row.ansvarig),)


def _named(cell: str) -> str:
    return cell or "(ansvarig saknas)"


def _matches_of(
    stored: StoredActivity, index: SeatIndex, decided: Mapping[str, Iterable[int]]
) -> dict[str, Match]:
    return _matches(stored.activity.roles, stored.activity.row.ansvarig, index, decided)


def _matches(
    roles: Sequence[Role], cell: str, index: SeatIndex, decided: Mapping[str, Iterable[int]]
) -> dict[str, Match]:
    """Returns the match of each role text of a row. A decision by the coordinator takes precedence."""
    matches = {role_text(role): index.match(role) for role in roles} or {_named(cell): Match()}
    for text in matches:
        chosen = index.seats_of(decided.get(text, ()))
        if chosen:
            matches[text] = Match(seats=chosen, how=Origin.ASSIGNED)
    return matches
