"""The letter that tells the coordinator of a draft: what lacks, what contradicts, what waits, what to do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.digest import Section
from tracker.domain.events import EventKind
from tracker.domain.letter import LetterKind
from tracker.domain.plan_name import definite
from tracker.domain.records import Person, Plan
from tracker.domain.report.contradictions import contradictions, last_asked
from tracker.domain.swedish import swedish_near_day
from tracker.errors import NotFoundError
from tracker.services.letters.keys import new_row
from tracker.services.people.coordinators import coordinated, coordinators
from tracker.services.people.match_seats import keep_coordinators
from tracker.services.reports.compile_section import section_basis
from tracker.services.reports.kept_draft import Draft, load, where
from tracker.services.reports.section_news import present, since_written
from tracker.services.reports.section_replies import replies_about
from tracker.settings import Settings
from tracker.store import events, new_letters, people, plans, section_versions, sections

_MOST_NAMED = 12  # entries of each kind; the others are counted


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do next, and the command for it."""

    what: str
    command: str


@dataclass(frozen=True, slots=True)
class DraftNote:
    """What the letter says of one draft."""

    title: str
    sections: tuple[Section, ...]
    steps: tuple[Step, ...]


def plan_draft_letter(session: Session, actor: Actor, now: datetime, settings: Settings, plan: Plan) -> bool:
    """Writes the row of the letter about the day's drafts to the district's coordinator, once a day.

    Returns False if there is none who can get it, or the row is there.
    """
    day, district = swedish_day(now), plan.ref.district
    keep_coordinators(session, settings, day)
    person_id = coordinators(session, [district], settings).get(district)
    if person_id is None:
        return False
    person = people.people_of(session, [person_id])[person_id]
    if person.unreachable_since or person.on_hold:
        return False
    row = new_row(person_id, day, LetterKind.SECTION, "utkast till avsnitt", (), settings)
    new = new_letters.plan_letters(session, [row], now)
    for letter_id in new.values():
        events.log(session, now, EventKind.DRAFT_LETTER, actor, person_id=person_id, letter_id=letter_id)
    return bool(new)


def draft_letter_values(
    session: Session, person: Person, settings: Settings, day: date, today: date
) -> Mapping[str, Any] | None:
    """Returns the template values of the letter about the drafts of a day; None if all are fixed."""
    districts = coordinated(session, settings).get(person.id, ())
    notes = tuple(note for district in districts for note in _notes(session, settings, district, day, today))
    if not notes:
        return None
    return {
        "drafts": notes,
        "count": len(notes),
        "district": " och ".join(settings.districts[district].name for district in districts),
    }


def _notes(
    session: Session, settings: Settings, district: str, day: date, today: date
) -> Iterator[DraftNote]:
    known = {plan.id: plan for plan in plans.plans(session)}
    for stored in sections.announced(session, day, district):
        plan = known[stored.plan_id]
        if section_versions.versions(session, plan.id, stored.form):
            continue
        try:
            draft = load(session, plan, stored)
        except NotFoundError:  # made by another version of the program, and to be drawn up again
            continue
        yield _note(session, settings, draft, today)


def _note(session: Session, settings: Settings, draft: Draft, today: date) -> DraftNote:
    district = settings.districts[draft.plan.ref.district].name
    form = draft.form.label
    title = f"{form[:1].upper()}{form[1:]} {draft.plan.ref.year}: {definite(draft.plan.name)}, {district}"
    found = (
        _section(
            "Uppgift saknas",
            "Ring dem, och för in svaret: tracker report NR --status ORD --person NAMN.",
            [sentence.text for sentence in draft.section.missing],
        ),
        _section(
            "Svar som inte går ihop",
            "Fråga enheten, eller skriv om stycket.",
            _contradictions(session, settings, draft, today),
        ),
        _section(
            "Svar som väntar på granskning",
            "Gå igenom dem med tracker review, och gör sedan om utkastet.",
            _waiting(session, draft.plan),
        ),
        _section(
            "Nytt svar sedan du ändrade texten",
            "Läs svaret, och ändra din text eller behåll den (--keep).",
            _unseen(session, settings, draft, today),
        ),
        _section(
            "Att kontrollera före fastställande",
            "Svarens ord kan säga något annat än det noterade: skriv om det, eller låt det stå (--keep).",
            [f"{one.number} {one.title}, {one.unit}: {one.why}" for one in draft.to_look_at],
        ),
    )
    return DraftNote(title, tuple(one for one in found if one.count), _steps(draft))


def _section(title: str, todo: str, entries: Sequence[str]) -> Section:
    return Section(title, todo, tuple(entries[:_MOST_NAMED]), len(entries))


def _contradictions(session: Session, settings: Settings, draft: Draft, today: date) -> list[str]:
    rules = settings.rules_for(draft.plan.ref.district)
    basis = section_basis(session, today, settings, draft.plan, draft.form)
    return [one.sentence for one in contradictions(basis, last_asked(rules, draft.plan.ref.year))]


def _waiting(session: Session, plan: Plan) -> list[str]:
    items = replies_about(session, plan)
    writers = people.people_of(session, {item.person_id for item in items if item.person_id})
    names = {person_id: person.name for person_id, person in writers.items()}
    return [
        f"nr {item.id}: {names.get(item.person_id or 0, 'okänd avsändare')}, "
        f"{swedish_near_day(swedish_day(item.received_at))}"
        for item in items
    ]


def _unseen(session: Session, settings: Settings, draft: Draft, today: date) -> list[str]:
    if not draft.numbered:
        return []
    news = since_written(draft, present(session, today, settings, draft.plan, draft.form))
    return [f"{one.number} {one.title}: {one.what}" if one.number else one.what for one in news]


def _steps(draft: Draft) -> tuple[Step, ...]:
    about = where(draft.plan, draft.form)
    check = Step("Se vad som är kvar att kontrollera:", f"tracker section check {about}")
    return (
        Step("Läs utkastet (i Word med -o avsnitt.docx):", f"tracker section show {about}"),
        *([check] if draft.to_look_at else []),
        Step("Skriv om ett stycke:", f"tracker section edit {about} --activity NR"),
        Step("Gör om det när fler svar har kommit:", f"tracker section draft {about}"),
        Step("Fastställ det:", f"tracker section fix {about}"),
    )
