"""Rehearses an import: stores the plan, asks the forecast what follows, and rolls all of it back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor, ActorChannel, ActorKind
from tracker.domain.asks import ActivityAsks, Ask, OpenRole, first_asks, period_ahead, why_not_asked
from tracker.domain.people import COORDINATOR
from tracker.domain.records import Plan, SeatWithHolders, StoredActivity
from tracker.domain.sentence import joined
from tracker.domain.swedish import listed
from tracker.errors import NotFoundError
from tracker.services.letters.blocked import why_blocked
from tracker.services.letters.forecast import requests_about
from tracker.services.people.match_seats import questions, role_texts
from tracker.services.plans.follow_plan import carry_over, follow_plan, last_years_readings
from tracker.services.plans.foresight import Foresight, TakenBack
from tracker.services.plans.import_plan import import_plan
from tracker.services.plans.read_plan import ReadPlan, corrected_plan
from tracker.settings import Contact, Settings
from tracker.store import occasions, people, plans
from tracker.store.occasions import StoredOccasion

# Holds the coordinator's seat during a rehearsal where the settings name no coordinator, so that the days are
# known. No letter can go to it.
NOBODY = Contact("ingen", "ingen@samordnare.invalid")
REHEARSING = Actor(ActorKind.COORDINATOR, ActorChannel.TERMINAL)


def rehearse_import(session: Session, settings: Settings, now: datetime, plan: ReadPlan) -> Foresight:
    """Returns what follows from storing the plan. The session is rolled back: nothing is stored.

    The plan is stored, matched and forecast by what does it in earnest, beside all that is stored already.
    """
    if settings.coordinator_for(plan.ref.district) is None:
        coordinators = {**settings.district_coordinators, plan.ref.district: NOBODY}
        settings = settings._replace(district_coordinators=coordinators)
    before = _asked(session, plan)
    try:
        stored = _store(session, settings, now, plan)
        return _foresee(session, settings, swedish_day(now), stored, before)
    finally:
        session.rollback()


def _store(session: Session, settings: Settings, now: datetime, plan: ReadPlan) -> Plan:
    """Stores the plan with what last year's plan says of it, as an import does that asks nobody."""
    new = plans.find_plan(session, plan.ref) is None
    followed = follow_plan(session, settings, plan) if new else None
    if followed:
        readings = last_years_readings(session, followed, plan)
        plan = corrected_plan(plan, readings, settings) if readings else plan
    import_plan(session, REHEARSING, now, settings, plan, {})
    if followed:
        carry_over(session, REHEARSING, now, settings, plan, followed)
    stored = plans.find_plan(session, plan.ref)
    if stored is None:
        raise NotFoundError(f"Planen {plan.ref} finns inte.")
    return stored


def _asked(session: Session, plan: ReadPlan) -> dict[int, StoredOccasion]:
    """Returns the plan's questions that people have been asked and not answered, by occasion id."""
    ids = {one.id for one in plans.activities(session, plan.ref)}
    if not ids:
        return {}
    found = occasions.open_occasions(session, date.max)
    asked = (one for one in found if any(each.last_day for each in one.asked.values()))
    return {one.id: one for one in asked if one.activity_id in ids}


def _foresee(
    session: Session, settings: Settings, today: date, plan: Plan, before: Mapping[int, StoredOccasion]
) -> Foresight:
    rules = settings.rules_for(plan.ref.district)
    period = period_ahead(today, plan.ref.year, rules)
    rows = plans.activities(session, plan.ref)
    letters = requests_about(session, today, settings, period, {one.id for one in rows})
    known = {one.person.id: one.person for one in letters if one.person.email != NOBODY.email}
    requests = [(one.day, one.person.id, (line for _, line in one.lines)) for one in letters]
    asks = first_asks(requests, {one.id: one.activity.number for one in rows}, known)
    still = {one.id for one in occasions.open_occasions(session, date.max)} if before else set()
    return Foresight(
        *period,
        rows=_rows(session, settings, rows, asks, max(today, plan.imported_on)),
        letters=sum(one.person.id in known for one in letters),
        people=len(known),
        seats=any(one.seat.role != COORDINATOR for one in people.seats(session, plan.ref.district)),
        taken_back=_taken_back(session, [one for one in before.values() if one.id not in still]),
        kept=len(before.keys() & still),
    )


def _rows(
    session: Session,
    settings: Settings,
    rows: Sequence[StoredActivity],
    asks: Mapping[int, tuple[Ask, ...]],
    since: date,
) -> dict[int, ActivityAsks]:
    assigned = people.assignments(session, (one.id for one in rows))
    seats = people.seats_of(session, {seat for some in assigned.values() for seat in some})
    open_roles = _open_roles(session, rows)
    found = {}
    for one in rows:
        number, mine = one.activity.number, [seats[seat] for seat in assigned.get(one.id, ())]
        notes = _notes(mine, since)
        silent = number not in asks and not notes
        found[number] = ActivityAsks(
            asks=asks.get(number, ()),
            open_roles=open_roles.get(one.id, ()),
            by_coordinator=all(seat.seat.role == COORDINATOR for seat in mine),
            notes=notes,
            why_not=_why_not(one, settings, since) if silent else "",
        )
    return found


def _why_not(one: StoredActivity, settings: Settings, since: date) -> str:
    return why_not_asked(one.activity, one.plan.year, settings.rules_for(one.plan.district), since)


def _notes(seats: Sequence[SeatWithHolders], today: date) -> tuple[str, ...]:
    """Returns which seats are vacant, and which of the holders get no letters now, in Swedish."""
    vacant = [one.seat.title for one in seats if not one.holders and one.seat.role != COORDINATOR]
    holders = {person.id: person for one in seats for person in one.holders}
    blocked = [(person.name, why_blocked(person, today)) for person in holders.values()]
    return (
        *(f"{title} är vakant" for title in vacant),
        *(joined(f"{name} får inga brev nu: ", why) for name, why in blocked if why),
    )


def _open_roles(session: Session, rows: Sequence[StoredActivity]) -> dict[int, tuple[OpenRole, ...]]:
    """Returns, by activity id, the roles that match no seat; none for a row whose cell could not be read."""
    asked = {
        role.text: OpenRole(role.text, tuple(map(_candidate, role.candidates)))
        for role in (questions(session, rows[0].plan.district) if rows else ())
    }
    return {
        one.id: tuple(asked[text] for text in role_texts(one) if text in asked)
        for one in rows
        if one.activity.roles
    }


def _candidate(one: SeatWithHolders) -> str:
    holders = listed([person.name for person in one.holders])
    return f"{holders} ({one.seat.title})" if holders else f"{one.seat.title} (vakant)"


def _taken_back(session: Session, gone: Sequence[StoredOccasion]) -> dict[int, tuple[TakenBack, ...]]:
    names = people.people_of(session, {person for one in gone for person in one.asked})
    found: dict[int, tuple[TakenBack, ...]] = {}
    for one in gone:
        asked = [(names[who].name, what.last_day) for who, what in one.asked.items() if who in names]
        told = tuple((name, day) for name, day in asked if day is not None)
        taken = TakenBack(one.kind, one.due, told)
        found[one.activity_id] = (*found.get(one.activity_id, ()), taken)
    return found
