"""A plan that is offered for import at the desk: shown as it is read, with what must be decided first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.doubts import doubts
from tracker.domain.plan import Activity, Corrections
from tracker.domain.plan_place import PlanPlace
from tracker.domain.swedish import quantity
from tracker.domain.text import on_one_line
from tracker.errors import ConfirmationError
from tracker.services.free_text import refuse_personal_number
from tracker.services.plans.asks_words import asks_line, summary_line
from tracker.services.plans.columns import named_columns
from tracker.services.plans.correct_cell import CELLS
from tracker.services.plans.follow_plan import carry_over, decide_same, follow_plan, last_years_readings
from tracker.services.plans.foresight import Foresight
from tracker.services.plans.import_plan import PlanComparison, compare_plan, import_plan
from tracker.services.plans.place_plan import place_plan, placed, placed_as_new
from tracker.services.plans.read_plan import HowToRead, ReadPlan, corrected_plan, read_plan
from tracker.services.plans.rehearse_import import rehearse_import
from tracker.services.plans.waiting_uploads import digest_of
from tracker.settings import Settings
from tracker.store import events

NEW = "ny"  # said of a plan that is no version of a stored one


@dataclass(frozen=True, slots=True)
class Said:
    """What a person has said of the document.

    `columns` are what headings mean, `cells` the words to read instead, by number and cell. `place` is the
    reference of the stored plan that it is a new version of, NEW, or "" if nothing is said. `despite`: the
    district and year are right although the document names others; `replacing`: most of the stored plan may
    go; `with_past`: tables that look like the follow-up of an earlier plan belong to it.
    """

    district: str
    year: int
    name: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[tuple[int, str], str] = field(default_factory=dict)
    place: str = ""
    despite: bool = False
    replacing: bool = False
    with_past: bool = False


@dataclass(frozen=True, slots=True)
class OfferedRow:
    """An activity as it is read: its doubts, when it is asked about, and its changes from the stored plan."""

    activity: Activity
    doubts: tuple[str, ...]
    asked: str
    changes: tuple[tuple[str, str, str], ...]
    kind: str


@dataclass(frozen=True, slots=True)
class OfferedPlan:
    """The plan as it would be stored. `needs` says what must be decided before it can be."""

    plan: ReadPlan
    place: PlanPlace
    rows: tuple[OfferedRow, ...] = ()
    summary: str = ""
    compared: PlanComparison | None = None
    needs: tuple[str, ...] = ()

    @property
    def loses_most(self) -> bool:
        """True if most rows of the stored plan are not in the file."""
        return self.compared is not None and self.compared.removed * 2 > self.compared.before


def offer_plan(
    session: Session,
    settings: Settings,
    now: datetime,
    path: Path,
    said: Said,
    tell: Callable[[str], None] = lambda _: None,
) -> OfferedPlan:
    """Returns the plan in the file with what would follow. The session is rolled back: nothing is stored.

    `tell` is given the Swedish name of each step when it begins. Raises what `read_plan` raises.
    """
    tell("Läser dokumentet.")
    offered, _ = _read(session, settings, path, said)
    if not offered.place.certain and not said.place:
        return offered
    count = quantity(len(offered.plan.activities), "aktivitet är läst", "aktiviteter är lästa")
    tell(f"{count}. Jämför med det som finns, och räknar ut vem som frågas när.")
    compared = compare_plan(session, offered.plan)
    foreseen = None if compared.same else rehearse_import(session, settings, now, offered.plan)
    rows = tuple(_rows(offered.plan, compared, foreseen, now))
    summary = summary_line(foreseen, said.district) if foreseen else ""
    shown = replace(offered, rows=rows, summary=summary, compared=compared)
    return replace(shown, needs=(*offered.needs, *_needs(shown, said)))


def made_of(session: Session, settings: Settings, now: datetime, path: Path, said: Said) -> object:
    """Returns what `offer_plan` makes its answer of: as long as it is equal, so is the answer.

    What is stored is known by the last row of the log.
    """
    return path.name, digest_of(path), said, swedish_day(now), settings, events.last_hash(session)


def take_plan(
    session: Session, actor: Actor, now: datetime, settings: Settings, path: Path, said: Said
) -> ReadPlan:
    """Stores the plan as it was shown, with what last year's plan says of it. Returns it.

    Raises ConfirmationError if something is still to be decided, or the same file is stored already.
    """
    offered, made = _read(session, settings, path, said)
    compared = compare_plan(session, offered.plan)
    needs = (*offered.needs, *_needs(replace(offered, compared=compared), said))
    if needs:
        raise ConfirmationError(" ".join(needs))
    plan = offered.plan
    followed = follow_plan(session, settings, plan) if compared.new else None
    if followed:
        followed = decide_same(followed, plan, ())
        made = last_years_readings(session, followed, plan) | made
        plan = corrected_plan(plan, made, settings)
    import_plan(session, actor, now, settings, plan, made)
    if followed:
        carry_over(session, actor, now, settings, plan, followed)
    return plan


def _read(session: Session, settings: Settings, path: Path, said: Said) -> tuple[OfferedPlan, Corrections]:
    """Returns the plan in its place, and the corrections that a person has made."""
    made = named_columns(said.columns)
    how = HowToRead(name=said.name.strip() or None, columns=made, with_past=said.with_past)
    plan = read_plan(path, said.district, said.year, settings, how)
    for (number, cell), typed in said.cells.items():
        words = on_one_line(typed)
        refuse_personal_number(words, CELLS[cell])
        if words and 0 < number <= len(plan.activities):
            made |= {(cell, getattr(plan.activities[number - 1].row, cell)): words}
    plan = corrected_plan(plan, made, settings) if said.cells else plan
    place = place_plan(session, plan)
    needs = () if said.despite else plan.contradictions
    if place.certain:
        return OfferedPlan(placed(plan, place), place, needs=needs), made
    known = next((one for one in place.others if str(one.ref) == said.place), None)
    if known is not None:
        plan = placed(plan, known)
    elif said.place == NEW:
        plan = placed_as_new(plan, place, plan.identity.name)
    else:
        needs = (*needs, "Säg om det är en ny plan eller en ny version av en som finns.")
    return OfferedPlan(plan, place, needs=needs), made


def _needs(offered: OfferedPlan, said: Said) -> tuple[str, ...]:
    if offered.compared is None:
        return ()
    if offered.compared.same:
        return (f"Samma fil är redan inläst som {offered.plan.ref}: inget har ändrats.",)
    if offered.loses_most and not said.replacing:
        lost = f"{offered.compared.removed} av {offered.compared.before}"
        return (f"{lost} aktiviteter i {offered.plan.ref} finns inte i filen: är det rätt plan?",)
    return ()


def _rows(
    plan: ReadPlan, compared: PlanComparison, foreseen: Foresight | None, now: datetime
) -> "list[OfferedRow]":
    changes = {one.new.number: one for one in compared.changes if one.new}
    return [
        OfferedRow(
            activity,
            tuple(one.sentence for one in doubts(activity)),
            asks_line(foreseen.rows[activity.number], swedish_day(now)) if foreseen else "",
            changes[activity.number].cells if activity.number in changes else (),
            changes[activity.number].kind if activity.number in changes else "same",
        )
        for activity in plan.activities
    ]
