"""Data retention: purging of raw mails (gallring), register extracts, and pseudonymisation."""

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
from tracker.files import make_folder, write_text
from tracker.services.free_text import refuse_personal_number
from tracker.services.people.find_person import find_person
from tracker.settings import Settings
from tracker.store import archive, events, people, pseudonyms
from tracker.store.archive import OldMail
from tracker.store.event_list import name_of_actor


@dataclass(frozen=True, slots=True)
class MailsToPurge:
    """The raw mails that may be purged: handled, and received before `before`."""

    before: datetime
    mails: tuple[OldMail, ...]

    @property
    def summary(self) -> str:
        """A Swedish sentence with their number, dates and total size."""
        if not self.mails:
            return f"Inga mejl från före {swedish_day(self.before)} finns kvar att gallra."
        first, last = swedish_day(self.mails[0].received_at), swedish_day(self.mails[-1].received_at)
        size = sum(mail.size for mail in self.mails) // 1024
        return f"{len(self.mails)} mejl ({first} – {last}, {size} kB) kan gallras."


@dataclass(frozen=True, slots=True)
class PurgeResult:
    """The number of purged mails, and the file with the purge protocol."""

    mails: int
    protocol: Path


@dataclass(frozen=True, slots=True)
class RegisterExtract:
    """All data stored about a person (registerutdrag)."""

    person: Person
    content: Mapping[str, object]

    @property
    def document(self) -> str:
        """The extract as a JSON document."""
        return json.dumps(self.content, ensure_ascii=False, indent=2) + "\n"


def mails_to_purge(session: Session, now: datetime, settings: Settings) -> MailsToPurge:
    """Returns the raw mails older than `retention.mail_days`, except those waiting for review.

    The log is never purged.
    """
    before = now - timedelta(days=settings.keep_mail_days)
    return MailsToPurge(before, archive.old_mails(session, before))


def purge_mails(
    session: Session, actor: Actor, now: datetime, settings: Settings, decision: str
) -> PurgeResult:
    """Purges the raw mails that may be purged and writes the protocol.

    `decision` is the reference of the decision.

    Raises UsageError if the decision is missing, and NotFoundError if there is nothing to purge.
    """
    _require(decision)
    purged = mails_to_purge(session, now, settings)
    if not purged.mails:
        raise NotFoundError(purged.summary)
    protocol = _protocol(purged, decision, name_of_actor(session, actor), now)
    archive.remove_raw(session, [mail.id for mail in purged.mails])
    detail = f"beslut {decision}: {len(purged.mails)} mejl från före {swedish_day(purged.before)}"
    events.log(session, now, "thinned", actor, detail=detail)
    folder = settings.data / "gallring"
    make_folder(folder, private=True)
    file = folder / f"gallring-{swedish_time(now):%Y-%m-%d-%H%M}.md"
    write_text(file, protocol)
    return PurgeResult(len(purged.mails), file)


def _protocol(purged: MailsToPurge, decision: str, who: str, now: datetime) -> str:
    rows = "\n".join(
        f"| {mail.id} | {swedish_day(mail.received_at)} | {mail.kind} | {mail.size} | {mail.sha256} |"
        for mail in purged.mails
    )
    return (
        f"# Gallringsprotokoll {swedish_time(now):%Y-%m-%d %H:%M}\n\n"
        f"Beslut: {decision}\n\nUtfört av: {who}\n\n"
        f"Gallrat: {len(purged.mails)} mejl i den form de kom in, mottagna före "
        f"{swedish_day(purged.before)}. Svaren, besluten och loggen är kvar.\n\n"
        "| mejl | mottaget | slag | byte | SHA-256 |\n| --- | --- | --- | --- | --- |\n"
        f"{rows}\n"
    )


def pseudonymise(session: Session, actor: Actor, now: datetime, who: str, decision: str) -> str:
    """Replaces a person's name and addresses and removes the raw mails. Returns the new name.

    Questions and answers are kept. Raises UsageError if the decision is missing or the person has a seat, and
    what `find_person` raises.
    """
    _require(decision)
    person = find_person(session, who)
    if archive.seats_held(session, person.id):
        raise UsageError(f"{person.name} har en befattning: kör tracker people leave {person.email} först.")
    name = f"Person {person.id}"
    pseudonyms.rename(session, person, name, f"person-{person.id}@borttagen.invalid")
    archive.remove_raw(session, archive.mails_of(session, person.id))
    events.log(session, now, "pseudonymised", actor, person_id=person.id, detail=f"beslut {decision}")
    return name


def extract(session: Session, actor: Actor, now: datetime, who: str) -> RegisterExtract:
    """Returns all data stored about a person. The request is logged.

    Raises what `find_person` raises.
    """
    person = find_person(session, who)
    found = archive.all_about(session, people.people_of(session, [person.id])[person.id])
    events.log(session, now, "extracted", actor, person_id=person.id, detail="registerutdrag")
    return RegisterExtract(person, found)


def _require(decision: str) -> None:
    refuse_personal_number(decision, "Beslutet")
    if not decision.strip():
        raise UsageError("Ange beslutet som gallringen vilar på: --decision ”KS 2021/123”.")
