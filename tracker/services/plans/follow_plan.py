"""Next year's plan as decided, beside last year's: the difference, and what is carried over."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.districts import predecessors
from tracker.domain.plan import Corrections
from tracker.domain.plan_place import find_place
from tracker.domain.plan_ref import PlanRef
from tracker.domain.plan_years import Doubtful, YearComparison, compare_years
from tracker.domain.question import OwnQuestion
from tracker.domain.records import StoredActivity
from tracker.domain.revision.merging import moved_row
from tracker.domain.revision.values import OldRow
from tracker.domain.text import compare_key
from tracker.reading.next_year import decided_reading, moved_cells, names_year
from tracker.services.people.match_seats import match_seats, role_texts
from tracker.services.plans.plan_history import keep_years
from tracker.services.plans.read_plan import ReadPlan
from tracker.settings import Settings
from tracker.store import direct_plans, events, people, plans, role_decisions
from tracker.store.corrections import stored_corrections


@dataclass(frozen=True, slots=True)
class FollowedPlan:
    """Last year's plans (several, if their bodies have merged), their rows, and the comparison."""

    refs: tuple[PlanRef, ...]
    old: tuple[StoredActivity, ...]
    compared: YearComparison


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """How many titles, questions and assignments of last year's plan hold for the new one.

    `left` are the numbers of rows whose own title or question could not be carried over.
    """

    titles: int = 0
    questions: int = 0
    assignments: int = 0
    left: tuple[int, ...] = ()


def follow_plan(session: Session, settings: Settings, plan: ReadPlan) -> FollowedPlan | None:
    """Returns the plan beside last year's; None if there is none. Stores nothing."""
    refs = _last_years(session, settings, plan)
    old = tuple(stored for ref in refs for stored in plans.activities(session, ref))
    return FollowedPlan(refs, old, _compared(old, plan, ())) if old else None


def decide_same(followed: FollowedPlan, plan: ReadPlan, same: Sequence[Doubtful]) -> FollowedPlan:
    """Returns the comparison after a person has said which doubtful pairs are the same activity."""
    return replace(followed, compared=_compared(followed.old, plan, same))


def _compared(old: tuple[StoredActivity, ...], plan: ReadPlan, same: Sequence[Doubtful]) -> YearComparison:
    expected = {
        one.id: moved_row(OldRow(one, moved=moved_cells(one.activity.row, one.plan.year, plan.ref.year)))
        for one in old
    }
    return compare_years(old, plan.activities, expected, same)


def _last_years(session: Session, settings: Settings, plan: ReadPlan) -> tuple[PlanRef, ...]:
    """Returns last year's plan of the same name, or those of the bodies that became the district."""
    own = _same_plan(session, plan, plan.ref.district)
    if own:
        return own
    before = predecessors(plan.ref.district, settings.districts)
    return tuple(ref for one in before for ref in _same_plan(session, plan, one.slug))


def _same_plan(session: Session, plan: ReadPlan, district: str) -> tuple[PlanRef, ...]:
    first = PlanRef(district, plan.ref.year - 1)
    known = direct_plans.known_plans(session, first)
    rows = frozenset(compare_key(one.row.aktivitet) for one in plan.activities) - {""}
    found = find_place(known, first, plan.identity.name, rows, plan.named).known if known else None
    return (found.ref,) if found else ()


def last_years_readings(session: Session, followed: FollowedPlan, plan: ReadPlan) -> Corrections:
    """Returns how cells that a person decided the reading of last year are to be read now.

    A reading that names last year is replaced by one that holds for both, or moved with the cell's words.
    """
    known, made = stored_corrections(session), Corrections()
    for old, new in followed.compared.same:
        before, after = old.activity.row.tidplan, new.row.tidplan
        reads_as = known.get(("tidplan", before))
        if reads_as is None or (before != after and ("tidplan", after) in known):
            continue
        decided = decided_reading(before, after, reads_as, old.plan.year, plan.ref.year)
        if decided:
            made["tidplan", after] = decided
    return made


def carry_over(
    session: Session, actor: Actor, now: datetime, settings: Settings, plan: ReadPlan, followed: FollowedPlan
) -> CarriedOver:
    """Gives the stored plan's rows what a person has set for the same rows last year, and logs it.

    Also keeps what has changed since last year."""
    stored = {one.activity.number: one for one in plans.activities(session, plan.ref)}
    titles = {compare_key(one.activity.question.title): number for number, one in stored.items()}
    carried, left = [], []
    for old, new in followed.compared.same:
        fresh = stored[new.number]
        own = _own(old, fresh, titles)
        if own != old.own:
            left.append(new.number)
        if own != OwnQuestion() and fresh.own == OwnQuestion():
            stored[new.number] = plans.set_own_question(session, fresh.id, own)
            detail = f"titel och fråga från {old}"
            events.log(session, now, "changed", actor, activity_id=fresh.id, detail=detail)
            carried.append(own)
    keep_years(session, actor, now, plan.ref, followed)
    assignments = sum(_carry_decisions(session, plan, followed, ref) for ref in followed.refs)
    if assignments:
        match_seats(session, plan.ref.district, settings, swedish_day(now))
    return CarriedOver(
        titles=sum(own.title is not None for own in carried),
        questions=sum(own.kind is not None or own.text is not None for own in carried),
        assignments=assignments,
        left=tuple(left),
    )


def _own(old: StoredActivity, fresh: StoredActivity, titles: dict[str, int]) -> OwnQuestion:
    """Returns what may be carried over: no title that another row has, no question that names last year."""
    own, number = old.own, fresh.activity.number
    if own.title is not None and titles.get(compare_key(own.title), number) != number:
        own = replace(own, title=None)
    if own.title is not None and names_year(own.title, old.plan.year):
        own = replace(own, title=None)
    if own.text is not None and names_year(own.text, old.plan.year):
        own = replace(own, text=None)
    return own


def _carry_decisions(session: Session, plan: ReadPlan, followed: FollowedPlan, ref: PlanRef) -> int:
    """Carries over what roles mean, from a body that was merged; in one district it holds by itself."""
    if ref.district == plan.ref.district:
        return 0
    known = role_decisions.decisions(session, plan.ref.district)
    here = {_key(one.seat): one.seat.id for one in people.seats(session, plan.ref.district)}
    there = {one.seat.id: _key(one.seat) for one in people.seats(session, ref.district)}
    wanted = {text for old, _ in followed.compared.same if old.plan == ref for text in role_texts(old)}
    count = 0
    for text, ids in role_decisions.decisions(session, ref.district).items():
        seats = [here[there[seat]] for seat in ids if seat in there and there[seat] in here]
        if text in wanted and text not in known and len(seats) == len(list(ids)):
            role_decisions.remember_decision(session, plan.ref.district, text, seats)
            count += 1
    return count


def _key(seat: object) -> tuple[str, ...]:
    return tuple(compare_key(getattr(seat, name)) for name in ("role", "unit", "department"))
