"""A real plan's year with 25 made-up people: how many letters each gets, how often each row is asked."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from sqlmodel import Session

from tests.actors import SAM, SCHEDULER
from tests.demo.year import TUESDAY, working_days
from tests.examples import sample
from tests.outside import plans_folder
from tests.services.year import clock
from tracker.documents.people_file import read_people_file
from tracker.domain.calendar import is_open
from tracker.domain.letter import LetterKind
from tracker.domain.status import Channel, Status
from tracker.services.answers.record_answer import Answer, record_answer, seats_of
from tracker.services.letters.planning import plan_letters
from tracker.services.people.import_people import import_people
from tracker.services.plans.read_plan import read_plan
from tracker.services.plans.store_plan import store_plan
from tracker.settings import Settings
from tracker.store import letters, people, plans
from tracker.store.database import Database
from tracker.store.letters import Letter

FIRST, LAST = date(2021, 1, 4), date(2022, 1, 31)
ANSWER_AFTER = timedelta(days=5)
SOCIAL, CARE, PRESCHOOL = "socialtjänstavdelningen", "äldreomsorgsavdelningen", "förskoleavdelningen"
UNITS = {
    SOCIAL: (
        "enheten för prevention och familjebehandling", "familjeenheten", "vuxenenheten", "ungdomsenheten",
        "mottagningsenheten", "boendeenheten", "stödenheten", "enheten för ekonomiskt bistånd",
    ),
    CARE: ("hemtjänstenheten", "beställarenheten", "dagverksamheten", "vårdboendet", "servicehuset"),
    PRESCHOOL: (
        "förskolorna Kristineberg", "förskolorna Fredhäll", "förskolorna Stadshagen", "förskolorna Marieberg",
        "förskolorna Hornsberg", "öppna förskolan", "förskolorna Rålambshov", "förskolorna Karlberg",
    ),
}  # fmt: skip


def people_csv() -> str:
    """The director, three heads of department and 21 heads of units."""
    roles = [("Stadsdelsdirektör", "", "")]
    roles += [("Avdelningschef", "", department) for department in (SOCIAL, CARE, "ekonomiavdelningen")]
    roles += [("Enhetschef", unit, department) for department, units in UNITS.items() for unit in units]
    rows = [
        f"Person {n};p{n}@kommun.example;{role};{unit};{department};kungsholmen;"
        for n, (role, unit, department) in enumerate(roles, start=1)
    ]
    return "\n".join(["name;email;role;unit;department;district;superior_email", *rows]) + "\n"


class Year(NamedTuple):
    """Letters by person, and the days of the plan's year on which each activity was asked about."""

    to: Counter[str]
    asked: dict[int, set[date]]


ANSWERING, SILENT = "kungsholmen", "bromma"  # the plan is that of both, with people of their own
MOST = {ANSWERING: 4, SILENT: 14}
DISTRICTS = sample(MOST, every=2)  # those who answer: they are asked most seldom


def live(database: Database, settings: Settings, folder: Path) -> dict[str, Year]:
    """The year of two districts with the same plan, or of one: in one all answer, in the other nobody."""
    found(database, settings, folder)
    years = {district: Year(Counter(), defaultdict(set)) for district in DISTRICTS}
    unanswered: list[Letter] = []
    for day in working_days(FIRST, LAST, TUESDAY):
        with database.session() as session:
            while unanswered and unanswered[0].day + ANSWER_AFTER <= day:
                answer(session, settings, unanswered.pop(0), day)
            new = letters_of(session, settings, day)
            who = people.people_of(session, {one.person_id for one in new})
        for letter in new:
            email = who[letter.person_id].email
            district = SILENT if email.startswith(SILENT) else ANSWERING
            years[district].to[email] += 1
            for line in letter.lines:
                years[district].asked[line.activity_id] |= {day} if day.year == 2021 else set()
            unanswered += [letter] if district == ANSWERING else []
    return years


def found(database: Database, settings: Settings, folder: Path) -> None:
    header, *rows = people_csv().splitlines()
    others = [row.replace(";p", f";{SILENT}").replace(ANSWERING, SILENT) for row in rows]
    (folder / "people.csv").write_text("\n".join([header, *rows, *others]) + "\n", encoding="utf-8")
    plan_file, now = (plans_folder() or folder) / "kungsholmen-2021.txt", clock().now()
    with database.session() as session:
        for district in DISTRICTS:
            store_plan(session, SAM, now, settings, read_plan(plan_file, district, 2021, settings))
        import_people(session, SAM, now, settings, read_people_file(folder / "people.csv"))


def letters_of(session: Session, settings: Settings, day: date) -> list[Letter]:
    if is_open(day, settings.rules):
        plan_letters(session, SCHEDULER, clock(f"{day}T09:00").now(), settings)
    found = [letters.letter(session, one) for one in letters.letter_ids(session, day)]
    return [one for one in found if one.kind == LetterKind.REMINDER]


def answer(session: Session, settings: Settings, letter: Letter, day: date) -> None:
    """The person says of everything in the letter that it goes on."""
    person = people.people_of(session, [letter.person_id])[letter.person_id]
    activities = plans.activities_of(session, {line.activity_id for line in letter.lines})
    for id_, stored in activities.items():
        until = max(line.due for line in letter.lines if line.activity_id == id_)
        said = Answer(stored, seats_of(session, id_, person.id), Status.PAGAR, answers_until=until)
        now = clock(f"{day}T10:00").now()
        record_answer(session, SAM, now, settings, said, person, Channel.MAIL)


def test_the_real_plan_asks_each_head_seldom_and_each_activity_twice(
    database: Database, settings: Settings, home: Path
) -> None:
    """Who answers within a week gets four letters at most, who never answers fourteen, until 31 January."""
    for district, year in live(database, settings, home).items():
        assert len(year.to) == 25, district
        assert max(year.to.values()) <= MOST[district], year.to.most_common(3)
        assert {activity: len(days) for activity, days in year.asked.items() if len(days) < 2} == {}
        assert len(year.asked) == 14, district
