"""Kills the collector at random moments: each mail is kept, and each status is applied exactly once."""

import mailbox
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import sleep

from sqlalchemy import text

from tests.actors import SCHEDULER
from tests.conftest import VOUCHED, write_settings
from tests.faults import progress
from tests.faults.processes import PROCESSES
from tests.letter_text import numbers_asked
from tests.prepared import prepare
from tests.servers import parsed
from tests.services.year import clock, set_up
from tracker.services.answers.collect import collect
from tracker.services.letters.outbox import send_letters
from tracker.services.letters.planning import plan_letters
from tracker.settings import Settings, load_settings
from tracker.store.database import Database, open_database

TODAY, LATER = "2021-05-17", "2021-05-19"
ADDRESS = "vera@kommun.example"


@dataclass(frozen=True, slots=True)
class Place:
    """A folder with a database of a kind, a letter that has been sent, and its settings."""

    config: Path
    environment: dict[str, str]
    letter: EmailMessage

    def settings(self) -> Settings:
        return load_settings(self.config, self.environment)

    def database(self) -> Database:
        return open_database(self.settings())

    def lines(self) -> list[int]:
        """The numbers that the letter asks about."""
        return numbers_asked(self.letter)


def place(folder: Path, environment: dict[str, str]) -> Place:
    config = write_settings(folder)
    settings = load_settings(config, environment)
    prepare(folder, "place", lambda: _send(settings, folder), settings.database_url)
    letters = [parsed(file.read_bytes()) for file in (settings.mail_folder / "ut" / "new").iterdir()]
    return Place(config, environment, next(letter for letter in letters if ADDRESS in str(letter["To"])))


def _send(settings: Settings, folder: Path) -> None:
    prepare(folder, "tables", lambda: open_database(settings).close(), settings.database_url)
    database = open_database(settings)
    set_up(database, settings, folder)
    with database.session() as session:
        plan_letters(session, SCHEDULER, clock(TODAY).now(), settings)
    send_letters(database, SCHEDULER, clock(TODAY), settings)
    database.engine.dispose()


def reply(letter: EmailMessage, words: str, number: int, **headers: str) -> bytes:
    """Returns a reply of the letter's recipient; `number` makes it unique."""
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"] = str(letter["To"]), str(letter["Reply-To"])
    mail["Subject"] = f"SV: {letter['Subject']}"
    mail["Message-ID"] = f"<svar-{number}@kommun.example>"
    mail["In-Reply-To"] = str(letter["Message-ID"])
    mail["Date"] = "Wed, 19 May 2021 09:00:00 +0200"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    if not mail["Authentication-Results"]:
        mail["Authentication-Results"] = VOUCHED
    mail.set_content(words)
    return mail.as_bytes()


def answers(here: Place, count: int) -> list[bytes]:
    """Returns mails with a status for each number of the letter, each in words of its own.

    The words have no digits: those of several lines could be a personal number.
    """
    return [
        reply(here.letter, "\n".join(f"{number} pågår, grupp {_letters(n)}" for number in here.lines()), n)
        for n in range(count)
    ]


def _letters(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "abcdefghij"))


def deliver(here: Place, raws: list[bytes]) -> None:
    folder = here.settings().mail_folder
    folder.mkdir(parents=True, exist_ok=True)
    box = mailbox.Maildir(folder / "in", create=True)
    for raw in raws:
        box.add(raw)


def work(config: Path, environment: dict[str, str]) -> None:
    settings = load_settings(config, environment)
    collect(open_database(settings), SCHEDULER, clock(LATER), settings)


def kill_at_random(
    here: Place,
    kills: int,
    longest: float,
    seed: int = 7,
    tell: Callable[[str], None] = lambda _said: None,
    coming: Sequence[bytes] = (),
) -> int:
    """Runs kill -9 at random moments, then lets the collector finish; returns how many kills hit it alive.

    Mails that are `coming` arrive between the kills: some hit it while it fetches, others while it reads.
    """
    chance, database = random.Random(seed), here.database()
    met = 0
    for number in range(kills):
        deliver(here, list(coming[number::kills]))
        if number % 25 == 0:
            tell(f"{number} av {kills} kill -9, {read(database)} mejl lästa")
        worker = PROCESSES.Process(target=work, args=(here.config, here.environment))
        worker.start()
        _wait(database, worker, chance, longest)
        met += worker.is_alive()
        worker.kill()
        worker.join(60)
    finish(here, database, tell)
    database.close()
    return met


def _wait(database: Database, worker: BaseProcess, chance: random.Random, longest: float) -> None:
    """Usually waits until a mail has been read, and a little longer; sometimes it is still fetching."""
    before, early = read(database), chance.random() < 0.2
    while not early and worker.is_alive() and read(database) == before:
        sleep(0.05)
    sleep(chance.uniform(0, longest))


def killed(folder: Path, url: str, kills: int) -> dict[str, object]:
    """Kills the collector so many times while five times as many mails arrive; returns the figures."""
    here = place(folder, environment_of(url))
    met = kill_at_random(here, kills, longest=0.4, tell=progress.tell, coming=answers(here, 5 * kills))
    lost, double = check(here, 5 * kills)
    return {
        "mejl": 5 * kills,
        "kill -9": kills,
        "mitt i arbetet": met,
        "förlorade svar": lost,
        "dubbla": double,
    }


def environment_of(url: str) -> dict[str, str]:
    """Returns the environment variables for a PostgreSQL database, or none for SQLite."""
    return {"TRACKER_DATABASE_URL": url} if url else {}


def finish(here: Place, database: Database, tell: Callable[[str], None], patience: float = 120) -> None:
    """Lets the collector work until it is done. Fails if nothing happens for `patience` seconds."""
    last = PROCESSES.Process(target=work, args=(here.config, here.environment))
    last.start()
    before: dict[str, int] = {}
    while last.is_alive():
        last.join(patience)
        done = states(database)
        if last.is_alive() and done == before:
            last.kill()
            raise AssertionError(f"nothing was done in {patience} seconds, after {done}")
        tell(f"{done.get('read', 0)} mejl lästa")
        before = done
    assert last.exitcode == 0


def read(database: Database) -> int:
    """Returns the number of mails that have been read; waits for nobody, and nobody for it."""
    return states(database).get("read", 0)


def applied(database: Database) -> dict[int, int]:
    """Returns mail → number of status reports made from it."""
    query = "SELECT incoming_id, count(*) FROM status_report GROUP BY incoming_id"
    with database.session() as session:
        return {int(mail): int(count) for mail, count in session.connection().execute(text(query))}


def states(database: Database) -> dict[str, int]:
    with database.reading() as session:
        rows = session.connection().execute(text("SELECT state, count(*) FROM incoming GROUP BY state"))
        return {str(state): int(count) for state, count in rows}


def check(here: Place, mails: int) -> tuple[int, int]:
    """Checks that each mail is kept and read once, and each status stored once; returns lost and double."""
    database, lines = here.database(), len(here.lines())
    kept, counts = states(database), applied(database)
    database.engine.dispose()
    lost = sum(max(lines - counts.get(mail, 0), 0) for mail in counts) + (mails - len(counts)) * lines
    double = sum(max(count - lines, 0) for count in counts.values())
    assert (kept, lost, double) == ({"read": mails}, 0, 0), (kept, lost, double)
    return lost, double
