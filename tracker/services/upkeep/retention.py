"""Gallring: what a decision thins, what is kept about a person, and a name taken out of the trail."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlmodel import Session

from tracker.clock import swedish_day, swedish_time
from tracker.domain.actor import Actor
from tracker.domain.records import Person
from tracker.errors import NotFoundError, UsageError
from tracker.files import write_text
from tracker.services.people.find_person import find_person
from tracker.settings import Settings
from tracker.store import archive, events, people, pseudonyms
from tracker.store.archive import OldMail
from tracker.store.event_list import name_of_actor


@dataclass(frozen=True, slots=True)
class Thinning:
    """What a decision thins: mails as they came, that are older than `before` and dealt with."""

    before: datetime
    mails: tuple[OldMail, ...]

    @property
    def letters(self) -> str:
        """How much it is, in words."""
        if not self.mails:
            return f"Inga mejl från före {swedish_day(self.before)} finns kvar att gallra."
        first, last = swedish_day(self.mails[0].received_at), swedish_day(self.mails[-1].received_at)
        size = sum(mail.size for mail in self.mails) // 1024
        return f"{len(self.mails)} mejl ({first} – {last}, {size} kB) kan gallras."


@dataclass(frozen=True, slots=True)
class Thinned:
    """How many mails were removed, and the file of the protocol."""

    mails: int
    protocol: Path


@dataclass(frozen=True, slots=True)
class RegisterExtract:
    """All that is kept about a person."""

    person: Person
    content: Mapping[str, object]

    @property
    def document(self) -> str:
        """The extract as the JSON document that is handed out."""
        return json.dumps(self.content, ensure_ascii=False, indent=2) + "\n"


def what_to_thin(session: Session, now: datetime, settings: Settings) -> Thinning:
    """The raw mails whose time is out; what waits for review is left, and the log is never thinned."""
    before = now - timedelta(days=settings.keep_mail_days)
    return Thinning(before, archive.old_mails(session, before))


def thin(session: Session, actor: Actor, now: datetime, settings: Settings, decision: str) -> Thinned:
    """Removes what may be thinned, and writes the protocol.

    Raises UsageError without a decision, and NotFoundError where there is nothing to thin.
    """
    _need(decision)
    thinning = what_to_thin(session, now, settings)
    if not thinning.mails:
        raise NotFoundError(thinning.letters)
    protocol = _protocol(thinning, decision, name_of_actor(session, actor), now)
    archive.remove_raw(session, [mail.id for mail in thinning.mails])
    detail = f"beslut {decision}: {len(thinning.mails)} mejl från före {swedish_day(thinning.before)}"
    events.log(session, now, "thinned", actor, detail=detail)
    folder = settings.data / "gallring"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"gallring-{swedish_time(now):%Y-%m-%d-%H%M}.md"
    write_text(file, protocol)
    return Thinned(len(thinning.mails), file)


def _protocol(thinning: Thinning, decision: str, who: str, now: datetime) -> str:
    rows = "\n".join(
        f"| {mail.id} | {swedish_day(mail.received_at)} | {mail.kind} | {mail.size} | {mail.sha256} |"
        for mail in thinning.mails
    )
    return (
        f"# Gallringsprotokoll {swedish_time(now):%Y-%m-%d %H:%M}\n\n"
        f"Beslut: {decision}\n\nUtfört av: {who}\n\n"
        f"Gallrat: {len(thinning.mails)} mejl i den form de kom in, mottagna före "
        f"{swedish_day(thinning.before)}. Svaren, besluten och loggen är kvar.\n\n"
        "| mejl | mottaget | slag | byte | SHA-256 |\n| --- | --- | --- | --- | --- |\n"
        f"{rows}\n"
    )


def pseudonymise(session: Session, actor: Actor, now: datetime, words: str, decision: str) -> str:
    """Takes a person's name and addresses away; what was asked and answered stays. Gives the new name.

    UsageError without a decision, or for somebody who still has a seat.
    """
    _need(decision)
    person = find_person(session, words)
    if archive.seats_held(session, person.id):
        raise UsageError(f"{person.name} har en befattning: kör tracker people leave {person.email} först.")
    name = f"Person {person.id}"
    pseudonyms.rename(session, person, name, f"person-{person.id}@borttagen.invalid")
    archive.remove_raw(session, archive.mails_of(session, person.id))
    events.log(session, now, "pseudonymised", actor, person_id=person.id, detail=f"beslut {decision}")
    return name


def extract(session: Session, actor: Actor, now: datetime, words: str) -> RegisterExtract:
    """Returns all that is kept about one person (registerutdrag); the log records that it was asked for."""
    person = find_person(session, words)
    found = archive.all_about(session, people.people_of(session, [person.id])[person.id])
    events.log(session, now, "extracted", actor, person_id=person.id, detail="registerutdrag")
    return RegisterExtract(person, found)


def _need(decision: str) -> None:
    if not decision.strip():
        raise UsageError("Ange beslutet som gallringen vilar på: --decision ”KS 2021/123”.")
