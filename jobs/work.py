"""The jobs: which use cases each one calls, and the Swedish line that reports the result."""

from collections.abc import Callable

from jobs import NAMES
from tracker.clock import Clock
from tracker.domain.actor import SCHEDULER
from tracker.domain.sentence import on_page
from tracker.errors import TrackerError, UnfinishedError
from tracker.services.answers.collect import collect
from tracker.services.letters.outbox import SendResult, send_letters
from tracker.services.letters.run import run_reminders
from tracker.services.letters.watch_clock import keep_time
from tracker.services.plans.waiting_uploads import clean_uploads
from tracker.services.reports.write_sections import write_sections
from tracker.services.upkeep.desk_files import settle_files
from tracker.services.upkeep.job_runs import record_job, record_start
from tracker.settings import Settings
from tracker.settings.desk import current
from tracker.store.database import Database

LONGEST = 60.0  # seconds that one run may spend on sending; remaining letters wait for the next run
Work = Callable[[Database, Settings, Clock], str]


def run_job(name: str, database: Database, settings: Settings, clock: Clock) -> str:
    """Runs a job now, by what is set at the desk now, and returns its result line.

    The run is recorded; if it fails, the error is raised again.
    """
    started = clock.now()
    record_start(database, started, name)
    try:
        result = JOBS[name](database, current(settings), clock)
    except Exception as error:
        reason = (
            on_page(error.sentence) if isinstance(error, TrackerError) else f"{type(error).__name__}: {error}"
        )
        record_job(database, clock.now(), name, started, False, reason)
        raise
    record_job(database, clock.now(), name, started, True, result)
    return result


def reminders(database: Database, settings: Settings, clock: Clock) -> str:
    done = run_reminders(database, SCHEDULER, clock, settings, LONGEST)
    return f"{done.planned} nya brev, {_sent_line(done.sent)}"


def outbox(database: Database, settings: Settings, clock: Clock) -> str:
    """Sends waiting letters: those beyond the rate limit and those to be retried."""
    keep_time(database, SCHEDULER, clock.now())
    return _sent_line(send_letters(database, SCHEDULER, clock, settings, LONGEST))


def _sent_line(sent: SendResult) -> str:
    return f"{sent.accepted} skickade, {sent.later} senare, {sent.failed} misslyckade"


def answers(database: Database, settings: Settings, clock: Clock) -> str:
    result = collect(database, SCHEDULER, clock, settings)
    applied, doubtful = result.kinds.get("applied", 0), result.kinds.get("review", 0)
    return f"{result.new} nya mejl, {applied} införda, {doubtful} att granska"


def sections(database: Database, settings: Settings, clock: Clock) -> str:
    """Draws up the drafts that are due. Raises UnfinishedError, when all others are done, if one failed."""
    done = write_sections(database, SCHEDULER, clock.now(), settings)
    line = f"{len(done.files)} avsnitt skrivna" + "".join(f"; {path}" for path in done.files)
    if done.failed:
        raise UnfinishedError(
            f"{line}. Det gick inte för {'; '.join(done.failed)}. Nästa körning försöker igen."
        )
    return line


def upkeep(database: Database, settings: Settings, clock: Clock) -> str:
    """Removes what nobody has come back to, and ends what a crash has left half done."""
    with database.session() as session:
        removed = clean_uploads(session, SCHEDULER, clock.now(), settings)
        settle_files(session, settings)
    return f"{removed} dokument borttagna som inte sparades som plan"


JOBS: dict[str, Work] = dict(zip(NAMES, (answers, reminders, outbox, sections, upkeep), strict=True))
