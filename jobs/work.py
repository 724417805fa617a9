"""The jobs: each a name, its services, and one Swedish line about how it went; runs are recorded."""

from collections.abc import Callable

from jobs import NAMES
from tracker.clock import Clock
from tracker.errors import TrackerError
from tracker.services.answers.collect import collect
from tracker.services.letters.outbox import SendResult, send_letters
from tracker.services.letters.run import run_reminders
from tracker.services.letters.watch_clock import keep_time
from tracker.services.reports.write_sections import write_sections
from tracker.settings import Settings
from tracker.store.database import Database
from tracker.store.jobs import JobRun, record_run

LONGEST = 60.0  # seconds that letters may keep a tick; the rest go with the next
Work = Callable[[Database, Settings, Clock], str]


def run_job(name: str, database: Database, settings: Settings, clock: Clock) -> str:
    """Runs a job now and records it, also when it fails; the error goes on to the caller."""
    started = clock.now()
    try:
        result = JOBS[name](database, settings, clock)
    except Exception as error:
        said = str(error) if isinstance(error, TrackerError) else f"{type(error).__name__}: {error}"
        _record(database, JobRun(name, started, clock.now(), False, said))
        raise
    _record(database, JobRun(name, started, clock.now(), True, result))
    return result


def reminders(database: Database, settings: Settings, clock: Clock) -> str:
    done = run_reminders(database, settings, clock, LONGEST)
    return f"{done.planned} nya brev, {_words(done.sent)}"


def outbox(database: Database, settings: Settings, clock: Clock) -> str:
    """What waits: letters beyond the minute's worth, and those that are tried again."""
    keep_time(database, clock.now())
    return _words(send_letters(database, settings, clock, LONGEST))


def _words(sent: SendResult) -> str:
    return f"{sent.accepted} skickade, {sent.later} senare, {sent.failed} misslyckade"


def answers(database: Database, settings: Settings, clock: Clock) -> str:
    result = collect(database, settings, clock)
    applied, doubtful = result.kinds.get("applied", 0), result.kinds.get("review", 0)
    return f"{result.new} nya mejl, {applied} införda, {doubtful} att granska"


def sections(database: Database, settings: Settings, clock: Clock) -> str:
    with database.session() as session:
        written = write_sections(session, settings, clock.now())
    return f"{len(written)} avsnitt skrivna" + "".join(f"; {path}" for path in written)


def _record(database: Database, run: JobRun) -> None:
    with database.session() as session:
        record_run(session, run)


JOBS: dict[str, Work] = dict(zip(NAMES, (answers, reminders, outbox, sections), strict=True))
