"""What has come since a draft was drawn up, an own text written, or a version fixed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from tracker.domain.forms import OccasionKind
from tracker.domain.records import Plan
from tracker.domain.report import phrases as common
from tracker.domain.report.kept import KeptAnswer, digest
from tracker.domain.report.own_texts import SUMMARY
from tracker.domain.report.units import speaker_name
from tracker.domain.report.values import Section
from tracker.domain.status import StatusReport
from tracker.domain.swedish import listed, shortened, swedish_near_date
from tracker.services.reports.compile_section import compile_section
from tracker.services.reports.kept_draft import Draft, activity_ids
from tracker.settings import Settings
from tracker.store import people

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class News:
    """New or changed answers about an activity (by its id), and the numbers of answers that are gone.

    `number` is SUMMARY for the summary. `came` are Swedish phrases: who, when and what.
    """

    number: int
    title: str
    reports: tuple[int, ...]
    came: tuple[str, ...]
    gone: tuple[int, ...] = ()

    def json(self) -> dict[str, object]:
        return {
            "activity": self.number or None,
            "title": self.title,
            "reports": list(self.reports),
            "gone": list(self.gone),
            "text": self.what,
        }

    @property
    def what(self) -> str:
        """Returns "svar 12: familjeenheten, 11 december: Pågår – nio anhöriga"."""
        gone = (f"svar {listed(self.gone)} gäller inte längre",) if self.gone and not self.came else ()
        return "; ".join((*self.came, *gone))


@dataclass(frozen=True, slots=True)
class Present:
    """The section as it would be compiled now, by activity id, to compare with what is kept."""

    section: Section
    ids: Mapping[int, int]
    speakers: Mapping[int, str]
    labels: Mapping[str, str]

    def answers(self, activity_id: int | None) -> dict[int, StatusReport]:
        """Returns the answers that count now about an activity; None: about the whole plan."""
        given = {report.id: report for report in self.section.sources}
        if activity_id is None:
            return given
        told = [one for one in self.section.told if self.ids.get(one.number) == activity_id]
        return {report: given[report] for one in told for report in one.sources}

    def title(self, activity_id: int | None) -> tuple[int, str]:
        """Returns the number and the title of an activity; it may have left the plan."""
        told = [one for one in self.section.told if self.ids.get(one.number) == activity_id]
        return (told[0].number, told[0].title) if told else (SUMMARY, "")

    def news(self, activity_id: int | None, before: Mapping[int, str]) -> News | None:
        """Returns what differs from the answers (id → digest) that a text was written from."""
        now = self.answers(activity_id)
        new = [report for report in now.values() if before.get(report.id) != digest(report)]
        gone = tuple(sorted(set(before) - set(now)))
        if not new and not gone:
            return None
        number, title = self.title(activity_id)
        return News(number, title, tuple(one.id for one in new), tuple(map(self._came, new)), gone)

    def _came(self, report: StatusReport) -> str:
        who = self.speakers.get(report.seat_id or 0, common.COORDINATOR)
        words = f" – {shortened(report.comment, _LONGEST)}" if report.comment else ""
        day = swedish_near_date(report.reported_on)
        return f"svar {report.id}: {who}, {day}: {self.labels[report.status]}{words}"


def present(
    session: Session,
    today: date,
    settings: Settings,
    plan: Plan,
    form: OccasionKind,
    made: Section | None = None,
) -> Present:
    """Returns the section as of today; `made`: it is compiled already."""
    section = made or compile_section(session, today, settings, plan, form)
    seats = people.seats_of(session, {report.seat_id for report in section.sources if report.seat_id})
    names = {seat: speaker_name(found.seat) for seat, found in seats.items()}
    return Present(section, activity_ids(session, plan), names, settings.status_labels)


def since_drawn(draft: Draft, now: Present) -> tuple[News, ...]:
    """Returns what has come about each activity since the draft was drawn up."""
    kept = {draft.ids[told.number]: told.sources for told in draft.section.told}
    before = {
        activity: {report: draft.behind[report] for report in reports} for activity, reports in kept.items()
    }
    return tuple(_news(now, before))


def since_written(draft: Draft, now: Present) -> tuple[News, ...]:
    """Returns what has come about each own text since it was written."""
    found = (now.news(one.activity_id, dict(one.basis)) for one in draft.numbered.values())
    return tuple(one for one in found if one is not None)


def since_fixed(answers: Mapping[int, Iterable[KeptAnswer]], now: Present) -> tuple[News, ...]:
    """Returns what has come about each activity (by id) since a version was fixed with these answers."""
    before = {activity: {one.report: one.digest for one in kept} for activity, kept in answers.items()}
    return tuple(_news(now, before))


def _news(now: Present, before: Mapping[int, Mapping[int, str]]) -> Iterator[News]:
    """Yields the news of each activity that is told now, in the order of the text."""
    for told in now.section.told:
        activity = now.ids[told.number]
        found = now.news(activity, before.get(activity, {}))
        if found is not None:
            yield found
