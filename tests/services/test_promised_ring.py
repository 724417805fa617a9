"""What a letter promises is what happens: a year in which nobody answers is run, and each promise is kept."""

import re
from collections import defaultdict
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from tests.actors import SCHEDULER
from tests.demo.year import days
from tests.examples import is_thorough
from tests.services.year import clock, set_up
from tracker.domain.calendar import is_open
from tracker.domain.swedish import swedish_near_day
from tracker.services.letters.forecast import forecast
from tracker.services.letters.outbox import send_letters
from tracker.services.letters.planning import plan_letters
from tracker.settings import Settings
from tracker.store import letters
from tracker.store.database import Database

# The autumn, with most promises; in `make thorough` from the day of the import.
FIRST, LAST = date(2021, 1, 4) if is_thorough() else date(2021, 8, 9), date(2021, 10, 29)
PROMISE = re.compile(r"Hör vi inget senast (\w+ \d+ \w+)")


def run_the_year(database: Database, settings: Settings) -> None:
    """On the days of the forecast, which are those with letters; in `make thorough` on every day."""
    with database.session() as session:
        letters_of = forecast(session, FIRST, settings, (FIRST, LAST))
    for day in days(FIRST, LAST) if is_thorough() else sorted({letter.day for letter in letters_of}):
        if is_open(day, settings.rules):
            now = clock(f"{day}T09:00")
            with database.session() as session:
                plan_letters(session, SCHEDULER, now.now(), settings)
            send_letters(database, SCHEDULER, now, settings)


def texts(settings: Settings) -> dict[str, str]:
    """Message-ID → plain text of each letter that was sent."""
    found = {}
    for path in (settings.mail_folder / "ut" / "new").iterdir():
        message = message_from_bytes(path.read_bytes(), policy=default)
        found[message["Message-ID"]] = " ".join(message.get_body(("plain",)).get_content().split())
    return found


def test_every_promise_is_kept_and_every_ring_was_promised(
    database: Database, settings: Settings, home: Path
) -> None:
    """The day that is named is the day of the ring; no letter to the person comes between, no ring unsaid."""
    set_up(database, settings, home)
    run_the_year(database, settings)
    said = texts(settings)
    with database.session() as session:
        sent = [letters.letter(session, one) for one in letters.letter_ids(session)]
    asked, rung, kept, wrong = defaultdict(list), set(), set(), []
    for letter in sent:
        if letter.kind == "reminder":
            asked[letter.person_id].append(letter)

    rings = [letter for letter in sent if letter.kind == "ring"]
    for own in asked.values():
        for letter, following in zip(own, [*own[1:], None], strict=True):
            if not (found := PROMISE.search(said[letter.message_id])):
                continue
            lines = {line.occasion_id for line in letter.lines}
            mine = [r for r in rings if r.day > letter.day and lines & {line.occasion_id for line in r.lines}]
            on_time = mine and swedish_near_day(mine[0].day) == found[1]
            if not on_time or (following and following.day < mine[0].day):
                wrong.append((letter.day, found[1], mine[0].day if mine else None))
            kept |= {(mine[0].id, occasion) for occasion in lines} if mine else set()
    for ring in rings:
        rung |= {(ring.id, line.occasion_id) for line in ring.lines}

    assert wrong == []
    assert len(kept & rung) >= 10
    assert rung - kept == set()
