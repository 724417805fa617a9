"""Whole plans with seats and made-up answers: the demo's three, and the real ones where they are found."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.demo.files import write_files
from tests.demo.rows import EQUALITY, EXTREMISM, OSTERMALM
from tests.outside import plans_folder
from tests.sections.answers import NAME, made_up
from tracker.documents import read_document
from tracker.domain.forms import OccasionKind
from tracker.domain.people import Seat
from tracker.domain.plan import Role
from tracker.domain.plan_ref import PlanRef
from tracker.domain.records import StoredActivity
from tracker.domain.report.compile import compile_section
from tracker.domain.report.period import report_period
from tracker.domain.report.persons import PersonFinder, person_finder
from tracker.domain.report.values import Basis, Section
from tracker.domain.rules import Rules
from tracker.domain.seat_index import SeatIndex
from tracker.domain.status import LABELS, StatusReport
from tracker.reading.ansvarig import ROLES
from tracker.reading.plan import read_rows
from tracker.reading.plan.identity import read_identity
from tracker.reading.question import with_unique_titles
from tracker.services.plans.read_plan import understand
from tracker.services.reports.compile_section import held_back, public_words

FORMS = (OccasionKind.T1, OccasionKind.T2, OccasionKind.VB)
_TAKEN = {OccasionKind.T1: (0, 5, 10), OccasionKind.T2: (0, 9, 10), OccasionKind.VB: (1, 1, 31)}
_NAMES = {
    "demo": "Exempelstadens stadsdelsnämnd",
    "enskede": "Enskede-Årsta-Vantörs stadsdelsnämnd",
    "kungsholmen": "Kungsholmens stadsdelsnämnd",
    "norrmalm": "Norrmalms stadsdelsnämnd",
    "ostermalm": "Östermalms stadsdelsnämnd",
}
_SOCIAL, _CARE = "socialtjänstavdelningen", "äldreomsorgsavdelningen"
_DEMO = {"demo-extremism": EXTREMISM, "demo-equality": EQUALITY, "demo-ostermalm": OSTERMALM}
SEATS = tuple(
    Seat(number, *seat)
    for number, seat in enumerate(
        (
            ("stadsdelsdirektör",),
            ("avdelningschef", "", _SOCIAL),
            ("avdelningschef", "", "ekonomiavdelningen"),
            ("preventionssamordnare",),
            ("säkerhetssamordnare",),
            ("kommunikatör",),
            ("enhetschef", "familjeenheten", _SOCIAL),
            ("enhetschef", "vuxenenheten", _SOCIAL),
            ("enhetschef", "enheten för prevention och fältarbete", _SOCIAL),
            ("enhetschef", "Ekonomiskt bistånd", _SOCIAL),
            ("enhetschef", "biståndsenheten", _CARE),
            ("enhetschef", "hemtjänsten", _CARE),
            ("enhetschef", "Vård- och omsorgsboendet Linden", _CARE),
            ("enhetschef", "förskolorna i öster", "förskoleavdelningen"),
            ("enhetschef", "parkleksenheten", ""),
        ),
        start=1,
    )
)
_INDEX = SeatIndex(SEATS)


@dataclass(frozen=True, slots=True)
class Town:
    """A plan, who answers for each activity, by its id, and all answers of its year and the one after."""

    name: str
    title: str
    dnr: str
    activities: tuple[StoredActivity, ...]
    seats: Mapping[int, tuple[Seat, ...]]
    reports: tuple[StatusReport, ...]
    waiting: Mapping[tuple[int, int], date] = field(default_factory=dict)

    def basis(self, form: OccasionKind, reports: Sequence[StatusReport] | None = None) -> Basis:
        """Returns what the section of a form is made from; of a tertial two activities of three are asked."""
        year = self.activities[0].plan.year
        later, *day = _TAKEN[form]
        given = self.reports if reports is None else reports
        return Basis(
            district=_NAMES[self.name.partition("-")[0]],
            period=report_period(form, year, Rules(), date(year + later, *day)),
            activities=self.activities,
            seats=self.seats,
            reports=given,
            plan_name=self.title,
            dnr=self.dnr,
            asked=frozenset(one.id for one in self.activities if is_asked(one, form)),
            owing=self.owing(form, given),
            held_back=dict(part for one in given for part in _held_back(self.name, one)),
            waiting=self.waiting,
            labels=LABELS,
        )

    @property
    def all_seats(self) -> tuple[Seat, ...]:
        return tuple(dict.fromkeys((*SEATS, *(seat for some in self.seats.values() for seat in some))))

    def owing(self, form: OccasionKind, reports: Sequence[StatusReport]) -> frozenset[tuple[int, int]]:
        """Who was asked at this form and has not answered since."""
        year = self.activities[0].plan.year
        opened = date(year, *{"T1": (3, 25), "T2": (7, 29), "VB": (10, 1)}[form])
        closed = report_period(form, year, Rules(), date(year + 2, 1, 1)).until
        done = {
            (one.activity_id, one.seat_id)
            for one in reports
            if opened <= one.reported_on <= closed or one.closes_later
        }
        return frozenset(
            (stored.id, seat.id)
            for stored in self.activities
            for seat in self.seats[stored.id]
            if is_asked(stored, form) and (stored.id, seat.id) not in done
        )


def is_asked(stored: StoredActivity, form: OccasionKind) -> bool:
    """True for the annual report, and for a tertial that the plan names, or two activities of three."""
    named = form.value in {one.value for one in stored.activity.follow_up.forms}
    return form is OccasionKind.VB or named or stored.activity.number % 3 != 0


def town_names() -> list[str]:
    """Returns the names of the plans, without reading them."""
    return [*_DEMO, *_real()]


@cache
def town_of(name: str) -> Town:
    """Returns the plan with its made-up answers."""
    if path := _real().get(name):
        return _town(name, path, int(re.sub(r"\D", "", name)))
    with TemporaryDirectory() as folder:
        write_files(Path(folder))
        return _town(name, Path(folder) / _DEMO[name].file, 2021)


@cache
def _held_back(name: str, report: StatusReport) -> tuple[tuple[int, str], ...]:
    questions = {one.id: one.activity.question for one in town_of(name).activities}
    return tuple(held_back([report], _finder_of(name), questions).items())


@cache
def _finder_of(name: str) -> PersonFinder:
    town = town_of(name)
    return person_finder((NAME,), [*public_words(town.activities, town.all_seats)])


@cache
def section_of(name: str, form: OccasionKind) -> Section:
    """Returns the section of a plan's made-up answers."""
    return compile_section(town_of(name).basis(form))


def _real() -> dict[str, Path]:
    folder = plans_folder()
    return {path.stem: path for path in sorted(folder.glob("*.txt"))} if folder else {}


def _town(name: str, path: Path, year: int) -> Town:
    document = read_document(path)
    identity = read_identity(document)
    read = [understand(row, n, year, {}, ROLES) for n, row in enumerate(read_rows(document).rows, start=1)]
    ref = PlanRef(name.partition("-")[0], year)
    activities = tuple(StoredActivity(n, ref, one) for n, one in enumerate(with_unique_titles(read), start=1))
    organisation = _Organisation()
    seats = {stored.id: organisation.answer_for(stored) for stored in activities}
    kept = [
        report
        for report in made_up(activities, seats)
        if _round(report, year) is None or is_asked(activities[report.activity_id - 1], _round(report, year))
    ]
    return Town(name, identity.name, identity.dnr, activities, seats, tuple(kept))


def _round(report: StatusReport, year: int) -> OccasionKind | None:
    """Returns the tertial at which an answer was given, None for the annual report."""
    months = {4: OccasionKind.T1, 8: OccasionKind.T2}
    return months.get(report.reported_on.month) if report.reported_on.year == year else None


class _Organisation:
    """The seats of a district: the common ones, and those that only its plan names."""

    def __init__(self) -> None:
        self._own: dict[Role, Seat] = {}

    def answer_for(self, stored: StoredActivity) -> tuple[Seat, ...]:
        """Returns the seats that the plan means, as a coordinator assigns them."""
        return tuple(dict.fromkeys(seat for role in stored.activity.roles for seat in self._seats(role)))

    def _seats(self, role: Role) -> Sequence[Seat]:
        if matched := _INDEX.match(role).seats:
            return matched
        if inside := [seat for seat in SEATS if (seat.role, seat.department) == (role.role, role.unit)]:
            return inside
        if role.all:
            return [seat for seat in SEATS if seat.role == (role.role if role.unit else "enhetschef")]
        number, unit = len(SEATS) + len(self._own) + 1, role.unit or ""
        leads = "ordförande" if unit.endswith("nämnd") else "chef"
        return [self._own.setdefault(role, Seat(number, role.role or leads, unit))]
