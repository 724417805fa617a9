"""Parts of the health check: room on the disk, rights of the files, and whether the jobs run and end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from tracker.clock import swedish_time
from tracker.domain.sentence import sentence
from tracker.errors import DatabaseError
from tracker.settings import Settings
from tracker.store import jobs
from tracker.store.jobs import JobRun
from tracker.store.rights import close_all, open_to_others
from tracker.store.room import free_room

SILENT = timedelta(hours=26)  # jobs run at least daily; a longer silence means that no scheduler is running
HANGS = timedelta(minutes=15)  # longer than any run: each has a limit of its own
LOW = 100_000_000  # bytes; a year of a large city takes less


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the health check; `ok` is None if not configured or if a person should look."""

    name: str
    ok: bool | None
    detail: str


def room_check(settings: Settings) -> Check:
    """Checks that files can be written in the data folder, and for how long."""
    try:
        free = free_room(settings)
    except DatabaseError as error:
        return Check("disk", False, str(error))
    told = f"{free // 1_000_000:,} MB lediga".replace(",", " ")
    if free < LOW:
        return Check("disk", False, f"bara {told} där {settings.data} ligger: frigör plats innan den är full")
    return Check("disk", True, told)


def rights_check(settings: Settings, mend: bool) -> Check:
    """Checks that only the owner may open the data; `mend`: closes what others may open."""
    done, left = close_all(settings) if mend else (0, open_to_others(settings))
    if left:
        more = f" och {len(left) - 1} till" if len(left) > 1 else ""
        told = f"andra på datorn kan öppna {left[0]}{more}: "
        if mend:
            return Check("rättigheter", False, f"{told}stänger bara ägaren eller root")
        who = "be den som sköter installationen att stänga"
        return Check("rättigheter", False, sentence(told, "stäng med tracker doctor --mend", who))
    closed = f"{done} {'fil eller mapp' if done == 1 else 'filer och mappar'} har stängts; " if done else ""
    return Check("rättigheter", True, f"{closed}bara ägaren kan öppna data")


def job_checks(session: Session, settings: Settings, now: datetime) -> Iterator[Check]:
    """Yields one check per job."""
    runs = {run.job: run for run in jobs.runs(session)}
    for name in settings.jobs:
        run = runs.get(name)
        if run is None:
            yield Check(f"jobb {name}", None, sentence("har aldrig körts", " (tracker serve)", ""))
        elif run.finished_at is None:
            yield _unfinished(run, now)
        else:
            fresh = now - run.started_at < SILENT or None
            yield Check(f"jobb {name}", fresh if run.ok else False, f"{_when(run)}: {run.result}")


def _unfinished(run: JobRun, now: datetime) -> Check:
    if abs(now - run.started_at) < HANGS:
        return Check(f"jobb {run.job}", None, f"pågår sedan {_when(run)}")
    told = f"började {_when(run)} och är inte klart: det hänger eller avbröts. "
    again = "Be den som sköter installationen att starta om"
    return Check(f"jobb {run.job}", False, sentence(told, "Starta om tracker serve", again))


def _when(run: JobRun) -> str:
    return swedish_time(run.started_at).strftime("%Y-%m-%d %H:%M")
