"""A person says how a cell of a stored plan is to be read; the same words are read so from then on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.occasion import Occasion, occasions
from tracker.domain.people import role_text
from tracker.domain.plan import Activity, Corrections
from tracker.domain.records import Plan, SeatWithHolders, StoredActivity
from tracker.domain.text import on_one_line
from tracker.errors import UsageError
from tracker.reading.question import with_unique_titles
from tracker.services.free_text import refuse_personal_number
from tracker.services.people.match_seats import match_seats, seats_meant
from tracker.services.plans.read_plan import understand
from tracker.settings import Settings
from tracker.store import events, plans
from tracker.store.corrections import remember_corrections, stored_corrections

CELLS = {"tidplan": "Tidplan", "ansvarig": "Ansvarig", "uppfoljning": "Uppföljning"}
LONGEST = 500  # characters


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A cell: the plan's words, the words that are read instead if they are others, and their meaning."""

    name: str
    heading: str
    words: str
    read_as: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How the cells are read, when it is then asked about, from today on, and which seats answer."""

    cells: tuple[ReadCell, ...]
    dates: tuple[Occasion, ...]
    seats: tuple[SeatWithHolders, ...]


def reading_of(
    session: Session,
    settings: Settings,
    today: date,
    plan: Plan,
    stored: StoredActivity,
    typed: Mapping[str, str] | None = None,
) -> Reading:
    """Returns how the cells are read; `typed`: how they would be, if these words were read instead."""
    corrected = stored_corrections(session) | _made(stored.activity, typed or {})
    row = stored.activity.row
    read = understand(row, stored.activity.number, plan.ref.year, corrected, settings.lexicon())
    cells = tuple(
        ReadCell(
            name,
            heading,
            getattr(row, name),
            corrected.get((name, getattr(row, name)), getattr(row, name)),
            _meaning(read, name),
        )
        for name, heading in CELLS.items()
    )
    rules = settings.rules_for(plan.ref.district)
    dates = occasions(read, plan.ref.year, rules, plan.imported_on)
    seats = seats_meant(session, replace(stored, activity=read))
    return Reading(cells, tuple(one for one in dates if one.due >= today), seats)


def correct_cells(
    session: Session,
    actor: Actor,
    now: datetime,
    settings: Settings,
    plan: Plan,
    stored: StoredActivity,
    typed: Mapping[str, str],
) -> int:
    """Reads the cells as typed, wherever the plan has the same words. Returns how many activities changed.

    Seats and dates follow. Raises UsageError if the words can't be read either, or have a personal number.
    """
    made = _made(stored.activity, typed)
    if not made:
        return 0
    _refuse_unreadable(settings, plan, stored, made)
    remember_corrections(session, made)
    session.flush()
    corrected, lexicon = stored_corrections(session), settings.lexicon()
    rows = plans.activities(session, plan.ref)
    read = with_unique_titles(
        [understand(one.activity.row, one.activity.number, plan.ref.year, corrected, lexicon) for one in rows]
    )
    changed = [
        one for one, activity in zip(rows, read, strict=True) if plans.save_reading(session, one.id, activity)
    ]
    for one in changed:
        detail = "; ".join(f"{CELLS[cell]} läses som ”{text}”" for (cell, _), text in made.items())
        events.log(session, now, "changed", actor, activity_id=one.id, detail=detail)
    match_seats(session, plan.ref.district, settings, swedish_day(now))
    return len(changed)


def _made(activity: Activity, typed: Mapping[str, str]) -> Corrections:
    """Returns the corrections; an empty field is no correction."""
    found = {(cell, getattr(activity.row, cell)): on_one_line(typed.get(cell, "")) for cell in CELLS}
    return {key: text for key, text in found.items() if text}


def _refuse_unreadable(settings: Settings, plan: Plan, stored: StoredActivity, made: Corrections) -> None:
    activity = stored.activity
    read = understand(activity.row, activity.number, plan.ref.year, made, settings.lexicon())
    for (cell, _), text in made.items():
        if len(text) > LONGEST:
            raise UsageError(f"{CELLS[cell]} har {len(text)} tecken: skriv högst {LONGEST}.")
        refuse_personal_number(text, CELLS[cell])
        if not _meaning(read, cell):
            raise UsageError(f"{CELLS[cell]} ”{text[:60]}” går inte heller att läsa: försök med andra ord.")


def _meaning(activity: Activity, cell: str) -> str:
    """Returns what a cell was read as, in Swedish; "" if nothing could be read."""
    if cell == "tidplan":
        return "" if activity.schedule.kind == "unclear" else activity.schedule.explanation
    if cell == "ansvarig":
        return "; ".join(role_text(role) for role in activity.roles)
    return ", ".join(activity.follow_up.forms)
