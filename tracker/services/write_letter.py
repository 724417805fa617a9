"""A letter's words: what is asked, by when, what was said last, and how to answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.occasion import KIND_LABELS
from tracker.domain.records import Person, StoredActivity
from tracker.domain.status import LABELS
from tracker.mail.outgoing import Address, Draft, plus_address
from tracker.render import render, swedish_date
from tracker.settings import Settings
from tracker.store import people, plans, reports
from tracker.store.letters import Letter, LetterLine

TEMPLATES = {"reminder": "paminnelse", "ring": "ring", "summary": "chef"}


@dataclass(frozen=True, slots=True)
class Item:
    """One numbered activity of a letter, in words."""

    number: int
    reference: str
    district: str
    omrade: str
    title: str
    ansvarig: str
    tidplan: str
    asked_for: str
    due: date
    late_days: int
    last: str
    owes: str
    questions: tuple[str, ...]


def write_letter(session: Session, letter: Letter, settings: Settings, now: datetime) -> Draft | None:
    """The letter about what is still open in it; None when nothing is: an empty letter is not sent."""
    lines = [line for line in letter.lines if line.open]
    if not lines:
        return None
    everyone = people.people(session)
    activities = {stored.id: stored for stored in plans.activities(session)}
    items = _items(session, lines, activities, settings, swedish_day(now))
    person = everyone[letter.person_id]
    districts = list(dict.fromkeys(activities[line.activity_id].plan.district for line in lines))
    coordinator = settings.coordinator_for(districts[0])
    values = {
        "person": person,
        "first_name": "" if "@" in person.name else person.name.partition(" ")[0],
        "items": items,
        "due": min(item.due for item in items),
        "late": any(item.late_days > 0 for item in items),
        "district": " och ".join(settings.districts[district].name for district in districts),
        "several": len(districts) > 1,
        "municipality": settings.municipality,
        "coordinator": coordinator.name if coordinator else settings.smtp.sender_name,
        "coordinator_email": coordinator.email if coordinator else "",
        "code": letter.code,
        "labels": list(LABELS.items())[:5],
    }
    name = TEMPLATES[letter.kind]
    subject = " ".join(render(f"mail/{name}.subject.txt", values).split())
    return Draft(
        sender=_sender(settings),
        to=Address(person.name, person.email),
        reply_to=_reply_to(settings, letter.token),
        subject=subject,
        text=render(f"mail/{name}.txt", values),
        html=render(f"mail/{name}.html", values | {"subject": subject}),
        message_id=letter.message_id,
        instance=instance(settings),
        sent=now,
    )


def instance(settings: Settings) -> str:
    """Marks our own mails, so that one that comes back is known as a loop."""
    return f"tracker/{_sender(settings).email}"


def _sender(settings: Settings) -> Address:
    email = settings.smtp.sender or "uppfoljning@tracker.invalid"
    return Address(settings.smtp.sender_name, email)


def _reply_to(settings: Settings, token: str) -> Address:
    email = settings.smtp.reply_to or _sender(settings).email
    return Address(
        settings.smtp.sender_name, plus_address(email, token) if settings.smtp.plus_addresses else email
    )


def _items(
    session: Session,
    lines: Sequence[LetterLine],
    activities: dict[int, StoredActivity],
    settings: Settings,
    today: date,
) -> list[Item]:
    """One item an activity: of its occasions the last says what is asked, the first by when."""
    held = {seat.seat.id: seat for seat in people.seats(session)}
    numbers = dict.fromkeys(line.number for line in lines)
    items = []
    for number in numbers:
        same = [line for line in lines if line.number == number]
        stored = activities[same[0].activity_id]
        due = min(line.due for line in same)
        row = stored.activity.row
        seats = {line.seat_id for line in same}
        items.append(
            Item(
                number=number,
                reference=str(stored),
                district=settings.districts[stored.plan.district].name,
                omrade=row.omrade,
                title=row.aktivitet,
                ansvarig=row.ansvarig,
                tidplan=row.tidplan,
                asked_for=KIND_LABELS[same[-1].kind],
                due=due,
                late_days=(today - due).days,
                last=_last_said(session, same[0], today),
                owes=", ".join(_names(held[seat].holders) or held[seat].seat.role for seat in sorted(seats)),
                questions=_questions(stored, same),
            )
        )
    return items


def _names(holders: Sequence[Person]) -> str:
    return ", ".join(person.name for person in holders)


def _last_said(session: Session, line: LetterLine, today: date) -> str:
    report = reports.last_report(session, line.activity_id, line.seat_id, today)
    if report is None:
        return ""
    comment = f" – {report.comment}" if report.comment else ""
    return f"{LABELS[report.status]} ({swedish_date(report.reported_on)}){comment}"


def _questions(stored: StoredActivity, lines: Sequence[LetterLine]) -> tuple[str, ...]:
    """What the forms of the lines ask for, most telling last; then the indicator and the protocols."""
    kinds = {line.kind for line in lines}
    schedule, follow_up = stored.activity.schedule, stored.activity.follow_up
    asked = []
    if schedule.kind == "conditional":
        asked.append("Har det blivit aktuellt?")
    if "VB" in kinds:
        asked.append("Vad gjordes under året, vilken effekt gav det och vad återstår?")
    elif kinds & {"T1", "T2"}:
        asked.append("Hur långt har ni kommit, och vad återstår?")
    elif "deadline" in kinds:
        asked.append(f"Är det klart? Slutdatum är den {swedish_date(max(line.due for line in lines))}.")
    elif "revision" in kinds:
        asked.append("Hur gick det, och vad bör ändras när handlingsplanen revideras?")
    else:
        asked.append("Hur långt har ni kommit?")
    if follow_up.indicator is not None:
        target = follow_up.indicator.target
        goal = f" (målet är {target:g})" if target is not None else ""
        asked.append(f"Ange också en siffra: {follow_up.indicator.question}{goal}")
    if "protokoll" in follow_up.forms:
        asked.append("Hur många möten har hållits, och hur många protokoll finns det?")
    return tuple(asked)
