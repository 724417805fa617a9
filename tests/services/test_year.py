"""One year of a plan, end to end: a real SMTP server, a real IMAP server, the jobs on their days."""

import sqlite3
from datetime import date
from pathlib import Path

from tests.conftest import run_program, write_settings
from tests.demo.year import PostOffice, days, live
from tests.servers import imap_server, parsed, smtp_server
from tests.services.year import clock, set_up
from tracker.domain.calendar import is_working_day
from tracker.domain.rules import Rules
from tracker.settings import load_settings
from tracker.store.database import open_database
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
"""


def test_a_year_from_plan_to_report(tmp_path: Path, monkeypatch) -> None:
    """Letters go out on open days only, answers come back and count, sections are written on their days."""
    now = clock()
    (tmp_path / "brev").mkdir()
    with imap_server() as imap:
        monkeypatch.setenv("TRACKER_IMAP__PASSWORD", imap.password)
        post = PostOffice(tmp_path / "brev", imap.append, now)
        with smtp_server(post.receive) as port:
            config = write_settings(tmp_path, SERVERS.format(smtp=port, imap=imap.port, user=imap.user))
            settings = load_settings(config)
            database = open_database(settings)
            set_up(database, settings, tmp_path)
            working = [day for day in days(date(2021, 3, 1), date(2022, 1, 31)) if is_working_day(day)]
            for _ in live(post, database, settings, working):
                pass
            database.engine.dispose()
            doctor = run_program(["--config", str(config), "--now", "2022-01-31", "doctor"])

    sent = [parsed(file.read_bytes()) for file in sorted((tmp_path / "brev").iterdir())]
    days_sent = {message["Date"].datetime.date() for message in sent}
    assert len(sent) > 30
    assert all(is_working_day(day) for day in days_sent)
    assert not any(period.covers(day) for day in days_sent for period in Rules().quiet)
    assert asked_twice(database_file(settings)) == []
    assert {"applied", "autoreply"} <= kinds(database_file(settings))
    for form, count in (("T1", 9), ("T2", 2), ("VB", 9)):  # no activity of the plan is asked at T1
        section = (settings.data / "avsnitt" / f"kungsholmen-2021-{form}.md").read_text(encoding="utf-8")
        assert f"{count} aktiviteter" in section
    assert "genomförd" in section
    assert "svar saknas från Alma Äldre" in section
    assert doctor.code == 0, doctor.out


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
