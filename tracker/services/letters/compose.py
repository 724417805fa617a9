"""Composes a letter: what is asked and by when, the last report, and how to answer."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.letter import WITHOUT_LINES, LetterKind
from tracker.domain.question import QuestionKind
from tracker.domain.records import Person, StoredActivity
from tracker.domain.status import IN_TEXTS, Status
from tracker.mail.outgoing.draft import Address, Draft, plus_address
from tracker.services.letters.answer_link import keep_link, live_link
from tracker.services.letters.digest import digest_values
from tracker.services.letters.draft_letter import draft_letter_values
from tracker.services.letters.given_letter import given_values
from tracker.services.letters.guide import guide
from tracker.services.letters.items import Item, letter_items, main_line
from tracker.services.letters.left_out import left_out
from tracker.services.letters.next_steps import next_step, taken_over
from tracker.services.letters.plan_names import plan_label, plans_named
from tracker.services.letters.receipt import waiting_numbers
from tracker.services.letters.render import letter_words
from tracker.settings import Contact, Settings
from tracker.store import people, plans
from tracker.store.letters import Letter, LetterLine


@dataclass(frozen=True, slots=True)
class Composed:
    """A letter ready to be sent, and the items that it is about."""

    draft: Draft
    items: tuple[Item, ...]


def write_letter(
    session: Session, letter: Letter, settings: Settings, now: datetime, asked_seats: Collection[int] = ()
) -> Draft | None:
    """Returns the letter about its questions that are still open, with its link; None if there are none.

    `asked_seats`: see taken_over. Letters about what waits at the desk have none.
    """
    link = live_link(settings, letter)
    composed = compose_letter(session, letter, settings, now, asked_seats, link)
    if composed and link:
        keep_link(session, settings, letter, now)
    return composed.draft if composed else None


def compose_letter(
    session: Session,
    letter: Letter,
    settings: Settings,
    now: datetime,
    asked_seats: Collection[int] = (),
    link: str = "",
) -> Composed | None:
    """Returns the letter as `write_letter` does, with this link, together with its items."""
    person = people.people_of(session, [letter.person_id])[letter.person_id]
    today = swedish_day(now)
    if letter.kind in WITHOUT_LINES:
        waits = _at_the_desk(session, letter, person, settings, today)
        return None if waits is None else Composed(_draft(letter, person, {**waits}, settings, now), ())
    receipt = letter.kind == LetterKind.RECEIPT
    lines = [line for line in letter.lines if line.open or receipt]
    if not lines:
        return None
    activities = plans.activities_of(session, {line.activity_id for line in lines})
    first = main_line(lines, today)
    district = activities[first.activity_id].plan.district
    items = letter_items(session, lines, activities, settings, today)
    values = {
        **_about(lines, activities, settings),
        "items": items,
        "link": link,
        "guide": guide(session, items, lines, activities, settings, today),
        "due": first.due,
        "late": first.due < today,
        "left_out": left_out(session, letter, settings, today),
        "taken_over": taken_over(session, letter, lines, asked_seats),
        "waits": waiting_numbers(letter, lines),
        "next_step": next_step(session, letter, person, district, settings, today),
    }
    return Composed(_draft(letter, person, values, settings, now), tuple(items))


def _at_the_desk(
    session: Session, letter: Letter, person: Person, settings: Settings, today: date
) -> Mapping[str, Any] | None:
    if letter.kind == LetterKind.GIVEN:
        return given_values(session, person, settings, today)
    if letter.kind == LetterKind.DIGEST:
        return digest_values(session, person, settings, today)
    return draft_letter_values(session, person, settings, letter.day, today)


def _draft(
    letter: Letter, person: Person, values: dict[str, Any], settings: Settings, now: datetime
) -> Draft:
    """Returns the letter with these values, and those that all letters have."""
    common = {"person": person, "first_name": first_name(person), "code": letter.code}
    common["municipality"] = settings.municipality
    rendered = letter_words(letter.kind, common | values, settings.letter_templates)
    return Draft(
        sender=sender_address(settings),
        to=Address(person.name, person.email),
        reply_to=reply_address(settings, letter.token),
        subject=rendered.subject,
        text=rendered.text,
        html=rendered.html,
        message_id=letter.message_id,
        instance=instance(settings),
        sent=now,
        in_reply_to=letter.in_reply_to,
    )


def first_name(person: Person) -> str:
    """Returns the name that a letter begins with, "" if only an address is known."""
    return "" if "@" in person.name else person.name.partition(" ")[0]


def _about(
    lines: Sequence[LetterLine], activities: Mapping[int, StoredActivity], settings: Settings
) -> dict[str, Any]:
    """Returns the template values for the sender, the districts and the plans."""
    asked = [activities[line.activity_id] for line in lines]
    districts = list(dict.fromkeys(stored.plan.district for stored in asked))
    return {
        "plan_name": plans_named(asked),
        "district": " och ".join(settings.districts[district].name for district in districts),
        "several": len({plan_label(stored, settings) for stored in asked}) > 1,
        **contact_values(settings, districts[0]),
        "status_words": _taught(asked),
    }


def contact_values(settings: Settings, district: str) -> dict[str, str]:
    """Returns the template values for whom to ask in a district."""
    coordinator = settings.coordinator_for(district)
    return {
        "coordinator": coordinator.name if coordinator else settings.smtp.sender_name,
        "coordinator_email": coordinator.email if coordinator else "",
        "contact": _contact(coordinator, settings),
    }


def _contact(coordinator: Contact | None, settings: Settings) -> str:
    """Returns whom to ask: "Sam Ordnare, Exempelkommunen, 08-508 01 234, sam@kommun.example"."""
    one = coordinator or Contact(settings.smtp.sender_name, "")
    return ", ".join(part for part in (one.name, settings.municipality, one.phone, one.email) if part)


def _taught(activities: Iterable[StoredActivity]) -> list[str]:
    """Returns the words that the letter teaches; "inget behov" only where something depends on a need."""
    needed = any(stored.activity.question.kind is QuestionKind.CONDITIONAL for stored in activities)
    return [one.facts.taught for one in IN_TEXTS if needed or one is not Status.INGET_BEHOV]


def instance(settings: Settings) -> str:
    """Returns the value of our own mail header, by which a returned mail is detected as a loop."""
    return f"tracker/{sender_address(settings).email}"


def sender_address(settings: Settings) -> Address:
    """Returns who sends; a reserved address (RFC 2606) where no sender is set."""
    email = settings.smtp.sender or "uppfoljning@tracker.invalid"
    return Address(settings.smtp.sender_name, email)


def reply_address(settings: Settings, token: str = "") -> Address:
    """Returns where answers go; with the letter's token in the address if the server supports that."""
    email = settings.smtp.reply_to or sender_address(settings).email
    plus = settings.smtp.plus_addresses and token
    return Address(settings.smtp.sender_name, plus_address(email, token) if plus else email)
