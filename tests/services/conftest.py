"""What tests of mail share: a day's letters, lying in the mail folder."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.actors import SCHEDULER
from tests.letter_text import questions_asked
from tests.prepared import prepare
from tests.servers import parsed
from tests.services.year import clock, set_up
from tracker.services.letters.outbox import send_letters
from tracker.services.letters.planning import plan_letters
from tracker.settings import Settings
from tracker.store.database import Database

TODAY = "2021-05-17"


@pytest.fixture
def letters(database: Database, settings: Settings, home: Path) -> dict[str, EmailMessage]:
    """The letters of 17 May by address, lying in the mail folder: Vera's first, who is asked most."""
    database.engine.dispose()
    prepare(home, "letters", lambda: _letters(database, settings, home), settings.database_url)
    found = [parsed(file.read_bytes()) for file in (settings.mail_folder / "ut" / "new").iterdir()]
    by_address = {message["To"].addresses[0].addr_spec: message for message in found}
    return dict(sorted(by_address.items(), key=lambda one: (-len(questions_asked(one[1])), one[0])))


def _letters(database: Database, settings: Settings, home: Path) -> None:
    set_up(database, settings, home)
    with database.session() as session:
        plan_letters(session, SCHEDULER, clock(TODAY).now(), settings)
    result = send_letters(database, SCHEDULER, clock(TODAY), settings)
    assert not result.failed, result
    database.engine.dispose()
