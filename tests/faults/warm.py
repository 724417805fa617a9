"""What the first letter and the first answer cost a process: paid once, by the server that forks the others.

It is imported there, last (tests/faults/processes.py). Holidays are looked up, tables mapped, statements and
templates compiled, weights loaded: a second, of which each of the hundred processes has no less than a half.
"""

import gc
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.actors import SCHEDULER
from tests.faults.town import MONDAY, more_due, town_settings
from tests.faults_in import collector
from tests.faults_in.collector import Place
from tests.servers import parsed
from tests.services.year import clock
from tracker.clock import parse_moment
from tracker.services.answers.collect import collect
from tracker.services.letters.outbox import send_letters
from tracker.services.letters.planning import plan_letters
from tracker.store.database import open_database


def send_and_answer(folder: Path) -> None:
    """Sends a letter to a folder, and reads an answer to it."""
    settings = town_settings(folder)
    config = settings.file
    assert config is not None
    settings = settings._replace(smtp=settings.smtp._replace(host=""))
    database = open_database(settings)
    more_due(database, 1)
    with database.session() as session:
        plan_letters(session, SCHEDULER, parse_moment(MONDAY), settings)
    send_letters(database, SCHEDULER, clock(collector.TODAY), settings)
    [sent] = (settings.mail_folder / "ut" / "new").iterdir()
    here = Place(config, {}, parsed(sent.read_bytes()))
    collector.deliver(here, [collector.reply(here.letter, "Det pågår.", number=1)])
    collect(database, SCHEDULER, clock(collector.LATER), settings)
    database.engine.dispose()


with TemporaryDirectory() as _folder:
    send_and_answer(Path(_folder))
gc.collect()
gc.freeze()  # what is looked at by the garbage collector is copied by each fork
