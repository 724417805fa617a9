"""What tests of pages share: a municipality whose letters of 17 May have links, and the pages."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlmodel import Session
from werkzeug.test import TestResponse

from tests.actors import SAM, SCHEDULER
from tests.conftest import write_settings
from tests.prepared import prepare
from tests.servers import parsed
from tests.services.test_replies import deliver, reply
from tests.services.year import clock, set_up
from tracker.clock import FixedClock, parse_moment
from tracker.domain.access import AccessRole
from tracker.domain.records import StoredActivity
from tracker.domain.status import StatusReport
from tracker.services.access.users import add_user
from tracker.services.answers.collect import collect
from tracker.services.letters.outbox import send_letters
from tracker.services.letters.planning import plan_letters
from tracker.services.plans.find_activity import find_activity
from tracker.settings import Settings, load_settings
from tracker.store import reports
from tracker.store.database import Database, open_database
from tracker.web.access import BROWSER, SESSION
from tracker.web.app import create_app
from tracker.web.safety import form_token

TODAY = "2021-05-17T09:00"
BASE = "http://127.0.0.1:8000"
WEB = f'[web]\nbase_url = "{BASE}"\n'
VERA = "vera@kommun.example"
LATER, SAM_AT = "2021-05-19T10:00", "sam@kommun.example"
COOKIES = "kakor.txt"  # of who is signed in
# Who has replied what: Vera so that it is unclear, Fredrik so that it only needs a yes.
REPLIES = {
    VERA: "1. Vi hoppas bli klara i höst men det är osäkert.\n2. Pågår, fjorton anhöriga.\nRing mig gärna!",
    "fredrik@kommun.example": "1. Det hela är avklarat sedan i mars.",
}
# What Vera attaches: text, and what is no text at all.
ATTACHED = {
    "protokoll.txt": "Mötet den 3 mars. <script>alert(1)</script> Vera, 19121212-1212, kom.".encode(),
    "bild.svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
}
STRANGERS = b"""From: Okand <okand@annan.example>\r
To: svar@kommun.example\r
Subject: Hej\r
Message-ID: <okand@annan.example>\r
\r
Billiga kontorsmobler.\r
"""
# Vera's questions: a date, a count of relatives, what is done when needed, and a count of a whole.
DATE, COUNT, NEED, WHOLE = 1, 2, 3, 4


class Kept:
    """A poster that keeps what it is to send; `send` sends it."""

    def __init__(self) -> None:
        self.waiting: list[Any] = []

    def post(self, send: Any) -> None:
        self.waiting.append(send)

    def send(self) -> int:
        count = len(self.waiting)
        while self.waiting:
            self.waiting.pop()()
        return count


@dataclass
class Site:
    """The pages as a browser without a window meets them, and what they leave in the database."""

    home: Path
    settings: Settings
    database: Database
    clock: FixedClock
    poster: Kept = field(default_factory=Kept)

    def __post_init__(self) -> None:
        self.app = create_app(self.database, self.settings, self.clock, self.poster)
        self.client: FlaskClient = self.app.test_client()

    def link(self, address: str = VERA) -> str:
        """Returns the path of the newest link in the person's letters."""
        found = {}
        for file in (self.settings.mail_folder / "ut" / "new").iterdir():
            message = parsed(file.read_bytes())
            body = message.get_body(("plain",)).get_content()
            link = re.search(rf"{re.escape(self.settings.web.base_url)}(/svar/\S+)", body)
            if link and message["To"].addresses[0].addr_spec == address:
                found[file.stat().st_mtime_ns] = link[1]
        return found[max(found)]

    def get(self, path: str, **more: Any) -> str:
        return self.client.get(path, **more).get_data(as_text=True)

    def post(self, path: str, fields: dict[str, Any], **more: Any) -> TestResponse:
        """Sends the form of a page, with the token that stands in it, or would if it had a form."""
        shown = path.removesuffix("/ny-lank").replace("/logga-ut", "/")
        found = re.search(r'name="skydd" value="(\w+)"', self.get(shown))
        with self.app.test_request_context(path, method="POST"):
            token = found[1] if found else form_token()
        return self.client.post(path, data={"skydd": token, **fields}, **more)

    def send(self, path: str, fields: dict[str, Any] | None = None, **more: Any) -> TestResponse:
        """Sends a form of the desk, with a token as each page shows it to the person who is signed in."""
        cookie = self.client.get_cookie(SESSION)
        assert cookie is not None, "nobody is signed in"
        with self.app.test_request_context("/att-gora", headers={"Cookie": f"{SESSION}={cookie.value}"}):
            token = form_token()
        return self.client.post(path, data={"skydd": token, **(fields or {})}, **more)

    @contextmanager
    def unchanged(self) -> Iterator[None]:
        """Puts the database back as it was, whatever is done meanwhile."""
        self.database.engine.dispose()
        files = {path: path.read_bytes() for path in self.settings.data.glob("tracker.db*")}
        yield
        self.database.engine.dispose()
        for path in self.settings.data.glob("tracker.db*"):
            path.unlink()
        for path, content in files.items():
            path.write_bytes(content)

    def mails(self, address: str) -> list[EmailMessage]:
        """Returns the mails to an address that are no letters, oldest first."""
        self.poster.send()
        files = (self.settings.mail_folder / "ut" / "new").iterdir()
        found = [parsed(one.read_bytes()) for one in sorted(files, key=lambda one: one.stat().st_mtime_ns)]
        mine = [one for one in found if one["To"].addresses[0].addr_spec == address]
        return [one for one in mine if "[Ref" not in one["Subject"]]

    def sign_in(self, address: str) -> FlaskClient:
        """Signs somebody in by the mailed link, in a browser of their own; asks as a person would."""
        self.client = self.app.test_client()
        assert self.post(self.sign_in_link(address), {}).status_code == 303
        return self.client

    def sign_in_link(self, address: str) -> str:
        """Asks for a link to sign in with, and returns its path."""
        self.post("/logga-in", {"email": address})
        (*_, mail) = self.mails(address)
        link = re.search(r"(/logga-in/\w+)", mail.get_body(("plain",)).get_content())
        assert link is not None
        return link[1]

    def pick(self, asked: int, choice: str, path: str = "", **fields: str) -> TestResponse:
        """Picks an answer to a question of Vera's letter and sends it."""
        named = {f"{asked}-{name}": value for name, value in fields.items()}
        return self.post(path or self.link(), {f"{asked}-choice": choice, **named})

    def at(self, moment: str) -> None:
        self.clock.moment = parse_moment(moment)

    def send_letters(self, moment: str) -> None:
        """Sends the letters of another day, which it then is."""
        self.at(moment)
        with self.database.session() as session:
            plan_letters(session, SCHEDULER, self.clock.now(), self.settings)
        send_letters(self.database, SCHEDULER, self.clock, self.settings)

    def count(self, query: str) -> int:
        with self.database.session() as session:
            return int(session.connection().exec_driver_sql(query).scalar() or 0)

    def rows(self, table: str) -> int:
        return self.count(f"SELECT count(*) FROM {table}")

    def activity(self, session: Session, number: int) -> StoredActivity:
        """Returns the activity of a question of Vera's letter."""
        words = {DATE: 7, COUNT: 5, NEED: 6, WHOLE: 8}[number]
        return find_activity(session, self.settings, f"kungsholmen-2021/{words}", None, None)

    def answers(self, number: int) -> list[StatusReport]:
        """Returns the answers to a question of Vera's letter that stand, oldest first."""
        with self.database.session() as session:
            return list(reports.reports_of(session, self.activity(session, number).id))


@pytest.fixture
def site(home: Path) -> Iterator[Site]:
    write_settings(home, WEB)
    settings = load_settings(home / "tracker.toml", {})
    prepare(home, "letters with links", lambda: _letters(home, settings))
    database = open_database(settings)
    yield Site(home, settings, database, clock(TODAY))
    database.engine.dispose()


@pytest.fixture
def desk(home: Path) -> Iterator[Site]:
    """The coordinator of Kungsholmen, signed in on 19 May, when replies have come (see REPLIES)."""
    write_settings(home, WEB)
    settings = load_settings(home / "tracker.toml", {})
    prepare(home, "a desk with replies, signed in", lambda: _signed_in(home, settings))
    database = open_database(settings)
    found = Site(home, settings, database, clock(LATER))
    for line in (home / COOKIES).read_text("utf-8").splitlines():
        found.client.set_cookie(*line.split("=", 1))
    yield found
    database.engine.dispose()


def _signed_in(home: Path, settings: Settings) -> None:
    prepare(home, "a desk with replies", lambda: replies(home, settings))
    database = open_database(settings)
    site = Site(home, settings, database, clock(LATER))
    client = site.sign_in(SAM_AT)
    names = (SESSION, BROWSER, site.app.config["SESSION_COOKIE_NAME"])
    kept = [f"{name}={found.value}\n" for name in names if (found := client.get_cookie(name))]
    (home / COOKIES).write_text("".join(kept), encoding="utf-8")
    database.engine.dispose()


def replies(home: Path, settings: Settings) -> None:
    """Makes the database of a desk with replies."""
    prepare(home, "letters with links", lambda: _letters(home, settings))
    database = open_database(settings)
    sent = {
        str(mail["To"].addresses[0].addr_spec): mail
        for file in (settings.mail_folder / "ut" / "new").iterdir()
        if (mail := parsed(file.read_bytes()))["In-Reply-To"] is None
    }
    answers = [reply(sent[who], words) for who, words in REPLIES.items()]
    deliver(settings, with_attachments(answers[0], ATTACHED), *answers[1:], STRANGERS)
    collect(database, SCHEDULER, clock(LATER), settings)
    with database.session() as session:
        now = clock(LATER).now()
        add_user(session, SAM, now, SAM_AT, AccessRole.COORDINATOR, ("kungsholmen",), name="Sam Ordnare")
    database.engine.dispose()


def with_attachments(mail: bytes, files: dict[str, bytes]) -> bytes:
    message = parsed(mail)
    for name, content in files.items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def _letters(home: Path, settings: Settings) -> None:
    prepare(home, "tables", lambda: _tables(settings))
    database = open_database(settings)
    set_up(database, settings, home)
    with database.session() as session:
        plan_letters(session, SCHEDULER, clock(TODAY).now(), settings)
    send_letters(database, SCHEDULER, clock(TODAY), settings)
    database.engine.dispose()


def _tables(settings: Settings) -> None:
    open_database(settings).engine.dispose()
