"""The jobs: each a name, its services, and one Swedish line about how it went; runs are recorded."""

from collections.abc import Callable

from jobs import NAMES
from tracker.clock import Clock
from tracker.domain.actor import SCHEDULER
from tracker.errors import TrackerError
from tracker.services.answers.collect import collect
from tracker.services.letters.outbox import SendResult, send_letters
from tracker.services.letters.run import run_reminders
from tracker.services.letters.watch_clock import keep_time
from tracker.services.reports.write_sections import write_sections
from tracker.services.upkeep.job_runs import record_job
from tracker.settings import Settings
from tracker.store.database import Database

LONGEST = 60.0  # seconds that letters may keep a tick; the rest go with the next
Work = Callable[[Database, Settings, Clock], str]


def run_job(name: str, database: Database, settings: Settings, clock: Clock) -> str:
    """Runs a job now and records it, also when it fails; the error goes on to the caller."""
    started = clock.now()
    try:
        result = JOBS[name](database, settings, clock)
    except Exception as error:
        said = str(error) if isinstance(error, TrackerError) else f"{type(error).__name__}: {error}"
        record_job(database, clock.now(), name, started, False, said)
        raise
    record_job(database, clock.now(), name, started, True, result)
    return result


def reminders(database: Database, settings: Settings, clock: Clock) -> str:
    done = run_reminders(database, SCHEDULER, clock, settings, LONGEST)
    return f"{done.planned} nya brev, {_words(done.sent)}"


def outbox(database: Database, settings: Settings, clock: Clock) -> str:
    """What waits: letters beyond the minute's worth, and those that are tried again."""
    keep_time(database, SCHEDULER, clock.now())
    return _words(send_letters(database, SCHEDULER, clock, settings, LONGEST))


def _words(sent: SendResult) -> str:
    return f"{sent.accepted} skickade, {sent.later} senare, {sent.failed} misslyckade"


def answers(database: Database, settings: Settings, clock: Clock) -> str:
    result = collect(database, SCHEDULER, clock, settings)
    applied, doubtful = result.kinds.get("applied", 0), result.kinds.get("review", 0)
    return f"{result.new} nya mejl, {applied} införda, {doubtful} att granska"


def sections(database: Database, settings: Settings, clock: Clock) -> str:
    with database.session() as session:
        written = write_sections(session, clock.now(), settings)
    return f"{len(written)} avsnitt skrivna" + "".join(f"; {path}" for path in written)


JOBS: dict[str, Work] = dict(zip(NAMES, (answers, reminders, outbox, sections), strict=True))
