"""One year of a plan, end to end: a real SMTP server, a real IMAP server, the jobs on their days."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from tests.actors import SAM
from tests.conftest import run_program, write_settings
from tests.demo.coordinating import coordinate
from tests.demo.files import write_files
from tests.demo.mails import MAIL_SERVER
from tests.demo.people import YEAR
from tests.demo.rows import EQUALITY, EXTREMISM
from tests.demo.year import TUESDAY, PostOffice, live, working_days
from tests.examples import sample
from tests.prepared import prepare
from tests.servers import imap_server, parsed, smtp_server
from tests.services.year import clock
from tracker.documents.people_file import PersonRow, read_people_file
from tracker.domain.calendar import is_working_day
from tracker.domain.rules import Rules
from tracker.services.people.assign_seat import assign_seat
from tracker.services.people.import_people import import_people
from tracker.services.plans.find_activity import find_activity
from tracker.services.plans.place_plan import place_plan, placed, placed_as_new
from tracker.services.plans.read_plan import ReadPlan, read_plan
from tracker.services.plans.store_plan import store_plan
from tracker.settings import Settings, load_settings
from tracker.store.database import Database, open_database
from tracker.store.location import database_file

SERVERS = """
[smtp]
host = "127.0.0.1"
port = {smtp}
security = "none"
sender = "uppfoljning@kommun.example"
plus_addresses = true
[imap]
host = "127.0.0.1"
port = {imap}
security = "none"
user = "{user}"
[mail]
trusted_hosts = ["{mail_server}"]
"""
PLANS = ("kungsholmen-2021", "kungsholmen-2021-jamstalldhet")
CLOSED = {
    "/4": "genomford",
    "jamstalldhet/5": "genomford",
    "/9": "inget_behov",
    "jamstalldhet/4": "inget_behov",
}
GOING_ON = [f"/{number}" for number in (1, 2, 3, 5, 6, 7, 8, 10, 11, 12, 13, 14)]
GOING_ON += [f"jamstalldhet/{number}" for number in (1, 2, 3)]
# The activities that each section tells of.
COUNTED = {"T1": (2, 1), "T2": (14, 5), "VB": (14, 5)}


def test_a_year_from_plan_to_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters go out on open days only, answers come back and count, sections are written on their days.

    The program runs on every second Tuesday, as where it is mostly switched off; each day in `make thorough`.
    """
    now = clock()
    (tmp_path / "brev").mkdir()
    with imap_server() as imap:
        monkeypatch.setenv("TRACKER_IMAP__PASSWORD", imap.password)
        post = PostOffice(tmp_path / "brev", imap.append, now)
        with smtp_server(post.receive) as port:
            servers = SERVERS.format(smtp=port, imap=imap.port, user=imap.user, mail_server=MAIL_SERVER)
            config = write_settings(tmp_path, servers)
            settings = load_settings(config)
            prepare(tmp_path, "tables", lambda: open_database(settings).close())
            database = open_database(settings)
            people = set_up_kungsholmen(database, settings, tmp_path)
            working = sample(working_days(date(2021, 3, 1), date(2022, 1, 31), TUESDAY), every=2)
            for _ in live(
                post, database, settings, working, lambda: coordinate(database, settings, now, people)
            ):
                pass
            database.engine.dispose()
            doctor = run_program(["--config", str(config), "--now", "2022-01-31", "doctor"])

    sent = [parsed(file.read_bytes()) for file in sorted((tmp_path / "brev").iterdir())]
    days_sent = {message["Date"].datetime.date() for message in sent}
    file = database_file(settings)
    assert len(sent) > 60
    assert all(is_working_day(day) for day in days_sent)
    assert not any(period.covers(day) for day in days_sent for period in Rules().quiet)
    assert asked_twice(file) == []
    assert {"applied", "autoreply"} <= kinds(file)
    assert applied_share(file) > 0.8
    assert statuses(file) == CLOSED | dict.fromkeys(GOING_ON, "pagar")
    assert told(file, "Amira Haddad", 11) == ("alla 14", 14, 14)
    for form, counts in COUNTED.items():
        for plan, count in zip(PLANS, counts, strict=True):
            assert section(settings, plan, form).count("\n### ") == count
    assert "Uppgift saknas från dagverksamheten." in section(settings, PLANS[0], "VB")
    assert "Ulla Brandt" not in section(settings, PLANS[0], "VB")
    assert doctor.code == 0, doctor.out


def set_up_kungsholmen(database: Database, settings: Settings, folder: Path) -> tuple[PersonRow, ...]:
    """Imports the demo's two plans of Kungsholmen and its people. Returns the people."""
    write_files(folder / "planer")
    people = read_people_file(folder / "planer" / "people.csv")
    with database.session() as session:
        for plan in (EXTREMISM, EQUALITY):
            read = read_plan(folder / "planer" / plan.file, plan.district, YEAR, settings)
            new = placed(read, place_plan(session, read)) if plan is EXTREMISM else _second(session, read)
            store_plan(session, SAM, clock().now(), settings, new)
        import_people(session, SAM, clock().now(), settings, people)
        network = find_activity(session, settings, "kungsholmen-2021-jamstalldhet/1", None, None)
        assign_seat(session, SAM, clock().now(), settings, network, ["lena@kommun.example"], None)
    return people


def _second(session: Session, read: ReadPlan) -> ReadPlan:
    return placed_as_new(read, place_plan(session, read), read.identity.name)


def section(settings: Settings, plan: str, form: str) -> str:
    return (settings.data / "avsnitt" / f"{plan}-{form}.md").read_text(encoding="utf-8")


def statuses(file: Path) -> dict[str, str]:
    """Returns the status of each activity at the end, by plan's slug and number."""
    query = "SELECT slug || '/' || number, status FROM activity_status"
    with sqlite3.connect(file) as connection:
        return dict(connection.execute(query).fetchall())


def told(file: Path, name: str, number: int) -> tuple[str, float, float]:
    """Returns the last comment and number that a person gave about an activity of the first plan."""
    query = """
        SELECT r.comment, r.value, r.target FROM status_report r JOIN person p ON p.id = r.person_id
        JOIN activity a ON a.id = r.activity_id JOIN plan ON plan.id = a.plan_id AND plan.slug = ''
        WHERE p.name = ? AND a.number = ? ORDER BY r.id DESC LIMIT 1
    """
    with sqlite3.connect(file) as connection:
        found: tuple[str, float, float] = connection.execute(query, (name, number)).fetchone()
    return found


def applied_share(file: Path) -> float:
    """Returns the share of the replies that were applied without the coordinator."""
    query = """
        SELECT 1.0 - (SELECT count(*) FROM review) * 1.0 / count(*) FROM incoming WHERE kind = 'reply'
    """
    with sqlite3.connect(file) as connection:
        return float(connection.execute(query).fetchone()[0])


def asked_twice(file: Path) -> list[object]:
    """Activities that were open all year and asked fewer than twice in it."""
    query = """
        SELECT a.number FROM activity a
        WHERE (SELECT count(DISTINCT l.day) FROM letter l JOIN letter_line x ON x.letter_id = l.id
               JOIN occasion o ON o.id = x.occasion_id
               WHERE o.activity_id = a.id AND l.kind = 'reminder' AND l.day < '2022-01-01') < 2
          AND NOT EXISTS (SELECT 1 FROM status_report r WHERE r.activity_id = a.id
                          AND r.status IN ('genomford', 'utgar') AND r.reported_on < '2021-12-01')
    """
    with sqlite3.connect(file) as connection:
        return connection.execute(query).fetchall()


def kinds(file: Path) -> set[str]:
    """What became of the mails that came back."""
    with sqlite3.connect(file) as connection:
        found = {kind for (kind,) in connection.execute("SELECT DISTINCT kind FROM incoming")}
        if connection.execute("SELECT count(*) FROM status_report").fetchone()[0]:
            found.add("applied")
        return found
