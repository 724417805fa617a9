"""Runs the demo, from nothing to a finished year, and shows what a coordinator sees on the way."""

import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from mailbox import Maildir
from pathlib import Path

import click

from tests.demo.coordinating import coordinate
from tests.demo.counting import Figures
from tests.demo.files import write_files
from tests.demo.mails import MAIL_SERVER
from tests.demo.people import YEAR
from tests.demo.rows import EQUALITY, EXTREMISM, OSTERMALM, DemoPlan
from tests.demo.showing import Terminal, body_of, heading, show_counts, show_letter
from tests.demo.year import PostOffice, days, live
from tests.servers import smtp_server
from tracker.clock import FixedClock, parse_moment
from tracker.documents.people_file import read_people_file
from tracker.domain.calendar import is_working_day
from tracker.errors import WebServerError
from tracker.services.access.sign_in import first_sign_in
from tracker.services.answers.open_link import open_link
from tracker.settings import Settings, load_settings
from tracker.store.database import Database, open_database

OUT = Path("demo-out")
START, SPRING, END = "2021-01-04", "2021-05-24", "2022-01-31"
SETTINGS = """\
[tracker]
data = "{data}"
municipality = "Exempelkommunen"
coordinator_name = "Sam Ordnare"
coordinator_email = "samordnare@kommun.example"
coordinator_phone = "08-508 01 234"

[smtp]
host = "127.0.0.1"
port = {port}
security = "none"
sender = "uppfoljning@kommun.example"

[mail]
trusted_hosts = ["{mail_server}"]

[web]
base_url = "http://127.0.0.1:8000"
"""


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo's municipality: its terminal, its mail and its figures."""

    terminal: Terminal
    post: PostOffice
    figures: Figures

    def live(self, first: str, last: str, label: str) -> None:
        """Lets the working days pass, with a progress bar."""
        settings = self.figures.settings
        database = open_database(settings)
        people = read_people_file(OUT / "planer" / "people.csv")
        calendar = [
            day for day in days(date.fromisoformat(first), date.fromisoformat(last)) if is_working_day(day)
        ]
        passing = live(
            self.post,
            database,
            settings,
            calendar,
            lambda: coordinate(database, settings, self.post.clock, people),
        )
        with click.progressbar(passing, length=len(calendar), label=label) as year:
            for _ in year:
                pass
        database.engine.dispose()


def main() -> None:
    with municipality() as demo:
        january(demo)
        demo.live(START, SPRING, "4 januari–24 maj")
        may(demo)
        demo.live("2021-05-25", END, "25 maj–31 januari")
        after_the_year(demo)
    open_the_pages(demo)


@contextmanager
def municipality() -> Iterator[Demo]:
    """Makes an empty folder with plans, settings and mail servers on 127.0.0.1."""
    shutil.rmtree(OUT, ignore_errors=True)
    (OUT / "brev").mkdir(parents=True)
    write_files(OUT / "planer")
    inbox = OUT / "data" / "mail" / "in"
    inbox.parent.mkdir(parents=True)
    post = PostOffice(OUT / "brev", Maildir(inbox, create=True).add, FixedClock(parse_moment(START)))
    with smtp_server(post.receive) as port:
        config = OUT / "tracker.toml"
        config.write_text(
            SETTINGS.format(data=(OUT / "data").resolve(), port=port, mail_server=MAIL_SERVER),
            encoding="utf-8",
        )
        yield Demo(Terminal(config), post, Figures(load_settings(config)))


def january(demo: Demo) -> None:
    """The plans and the people come in; what the program will not guess is decided once."""
    heading("Januari: planerna och personerna")
    run = demo.terminal.run
    run(START, *_importing(EXTREMISM), first=17, last=5)
    run(START, *_importing(EQUALITY), "--name", "Jämställdhetsplan", last=1)
    run(START, *_importing(OSTERMALM), last=1)
    run(START, "people", "import", str(OUT / "planer" / "people.csv"))
    run(START, "people", "missing")
    run(START, "people", "assign", "kungsholmen-2021-jamstalldhet/1", "lena@kommun.example")
    run(START, "plans", "list")
    heading("Våren: breven går och svaren kommer")


def _importing(plan: DemoPlan) -> tuple[str, ...]:
    file = str(OUT / "planer" / plan.file)
    return ("import", file, "--district", plan.district, "--year", str(YEAR), "--yes")


def may(demo: Demo) -> None:
    """One letter, how replies were read, what waits for the coordinator, and an answer by telephone."""
    figures, run = demo.figures, demo.terminal.run
    show_counts("Brev till och med 24 maj", figures.letters())
    show_letter("Ett brev i sin helhet", OUT / "brev", "elin")
    name, day, lines = figures.as_read()
    heading(f"Så lästes svaret från {name} den {day}")
    click.echo("\n".join(lines))
    show_counts("Svaren till och med 24 maj", figures.mails())
    show_counts(
        "Varför svar väntade på samordnaren (ett svar kan ha flera skäl)",
        dict(figures.reasons().most_common()),
    )
    run(SPRING, "review", "list")
    show_letter("Måndagsbrevet till samordnaren", OUT / "brev", "samordnare")
    heading("En chef svarar på telefon i stället")
    answer = ("--status", "klart", "--comment", "Gicks igenom den 18 maj.", "--person", "Ulla Brandt")
    run(SPRING, "report", "kungsholmen-2021/12", *answer)
    heading("Resten av året")


def after_the_year(demo: Demo) -> None:
    """The status, the section's beginning, the year's figures, and where everything lies."""
    run = demo.terminal.run
    run(END, "status", "--district", "kungsholmen", "--year", str(YEAR))
    section = (
        "compile",
        "--district",
        "kungsholmen",
        "--year",
        str(YEAR),
        "--form",
        "VB",
        "--plan",
        "extremism",
    )
    run(END, *section, first=32)
    run(END, *section, "-o", str(OUT / "kungsholmen-vb.docx"))
    show_counts("Året i siffror", demo.figures.letters() | demo.figures.mails() | demo.figures.outcome())
    heading("Se efter själv")
    for what, where in (
        ("breven som .eml", "brev"),
        ("avsnittet i Word", "kungsholmen-vb.docx"),
        ("avsnitten som skrevs av sig själva", "data/avsnitt"),
        ("databasen", "data/tracker.db"),
        ("planerna och people.csv", "planer"),
    ):
        click.echo(f"  {what}: {OUT / where}")
    click.echo(f"\nFortsätt själv: .venv/bin/tracker --config {OUT}/tracker.toml --now {END} status")


def open_the_pages(demo: Demo) -> None:
    """Says where a head answers and the coordinator signs in; at a terminal shows it until Ctrl-C."""
    settings, clock = demo.figures.settings, FixedClock(parse_moment(END))
    database = open_database(settings)
    try:
        click.echo(f"En chefs svarssida: {newest_page(database, settings, clock)}")
        if not sys.stdout.isatty():
            click.echo(
                f"Den visas av: .venv/bin/tracker --config {OUT}/tracker.toml --now {END} serve --no-jobs"
            )
            return
        from tracker.web.server import pages, wait_until_interrupted

        with pages(database, settings, clock, settings.web.host, settings.web.port):
            with database.session() as session:
                link = first_sign_in(session, clock.now(), settings, settings.web.base_url)
            click.echo(f"Samordnarens skrivbord, där du loggas in en gång: {link}")
            click.echo(f"Öppna dem i en webbläsare. Klockan i demon är {END}. Avsluta med Ctrl-C.")
            wait_until_interrupted()
    except WebServerError as error:  # another program is there: the rest of the demo is done
        click.echo(str(error))
    finally:
        database.engine.dispose()


def newest_page(database: Database, settings: Settings, clock: FixedClock) -> str:
    """Returns the link of the newest letter with something left to answer, else of the newest that opens."""
    found = ""
    for file in sorted((OUT / "brev").iterdir(), reverse=True):
        link = re.search(rf"{re.escape(settings.web.base_url)}/svar/(\w+)", body_of(file))
        with database.reading() as session:
            page = open_link(session, clock.now(), settings, link[1]) if link else None
        if link and page and page.unanswered:
            return link[0]
        found = found or (link[0] if link and page else "")
    return found


if __name__ == "__main__":
    main()
