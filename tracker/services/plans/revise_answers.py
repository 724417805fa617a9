"""What heads have said should change in the next plan, by unit, with the words that may be shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from tracker.domain.forms import OccasionKind
from tracker.domain.question import Question, QuestionKind
from tracker.domain.records import Plan, StoredActivity
from tracker.domain.report import phrases
from tracker.domain.report.stated import Words, stated
from tracker.domain.report.units import speaker_name
from tracker.domain.revision.values import Heard
from tracker.domain.status import Status, StatusReport
from tracker.services.reports.compile_section import finder_for, held_back
from tracker.settings import Settings
from tracker.store import people, plans, reports
from tracker.store.revisions import revision_answers


@dataclass(frozen=True, slots=True)
class Proposals:
    """What was heard, who had nothing to change, and how many proposals each activity has, by its id."""

    heard: tuple[Heard, ...]
    content: tuple[str, ...]
    about: Mapping[int, int]


def proposals(session: Session, settings: Settings, plan: Plan, several: bool = False) -> Proposals:
    """Returns the answers to the question of what should change, in plan order; the same words count once.

    `several`: a row is named with its district, because the plans of several are drafted from.
    """
    activities = {stored.id: stored for stored in plans.all_activities(session, plan.ref)}
    given = [one for one in reports.reports(session, plan.ref) if one.activity_id in activities]
    asked = _answers(session, settings, plan, given, activities)
    seats = people.seats_of(session, {one.seat_id for one in asked if one.seat_id is not None})
    units = {seat: speaker_name(found.seat) for seat, found in seats.items()}
    hidden = held_back(asked, finder_for(session, settings, plan))
    district = settings.districts[plan.ref.district]

    def unit(report: StatusReport) -> str:
        return units.get(report.seat_id or 0, phrases.COORDINATOR)

    questions = {key: stored.activity.question for key, stored in activities.items()}
    proposing = [one for one in asked if _proposes(one, questions[one.activity_id])]
    said = {(unit(one), one.activity_id, " ".join(one.comment.split())): one for one in proposing}
    body = f"{district.short_name} " if several else ""
    heard = [
        _heard(unit(one), body, activities[one.activity_id], one, one.id in hidden) for one in said.values()
    ]
    about: dict[int, int] = {}
    for one in said.values():
        if questions[one.activity_id].kind is not QuestionKind.REVISION:
            about[one.activity_id] = about.get(one.activity_id, 0) + 1
    content = dict.fromkeys(unit(one) for one in asked if one not in proposing)
    speaking = {one.unit for one in heard}
    return Proposals(tuple(heard), tuple(name for name in content if name not in speaking), about)


def _answers(
    session: Session,
    settings: Settings,
    plan: Plan,
    given: Sequence[StatusReport],
    activities: Mapping[int, StoredActivity],
) -> list[StatusReport]:
    """Returns the answers to a question of revision, in plan order.

    From the first day on which the annual report is asked about, an answer to that closes the occasion too.
    """
    rules, closing = settings.rules_for(plan.ref.district), revision_answers(session, plan.ref)
    annual = rules.asked_from(OccasionKind.VB, rules.report_day(OccasionKind.VB, plan.ref.year))

    def is_asked(report: StatusReport) -> bool:
        kind = activities[report.activity_id].activity.question.kind
        return kind is QuestionKind.REVISION or (report.id in closing and report.reported_on < annual)

    found = [report for report in given if is_asked(report)]
    return sorted(
        found, key=lambda one: (activities[one.activity_id].activity.number, one.reported_on, one.id)
    )


def _proposes(report: StatusReport, question: Question) -> bool:
    """True if an answer says more than its status, and not that nothing needs to change."""
    more = stated(report, question).words is not Words.BARE
    return report.status is not Status.INGET_BEHOV and more


def _heard(unit: str, body: str, stored: StoredActivity, report: StatusReport, hidden: bool) -> Heard:
    words = "" if hidden else " ".join(report.comment.split())
    return Heard(unit, f"{body}{stored.activity.number}", stored.activity.question.title, words)
