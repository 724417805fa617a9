"""Previews a letter before it is sent. Stores nothing and reveals no token."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlmodel import Session

from tracker.clock import parse_moment, swedish_day
from tracker.domain.letter import WAITING, WITH_PERSON, LetterKind, LetterState
from tracker.domain.records import Person
from tracker.domain.sentence import joined, sentence
from tracker.errors import NotFoundError, UsageError
from tracker.mail.outgoing.draft import POLICY, Draft, build
from tracker.services.letters.answer_link import dead_link, sent_link
from tracker.services.letters.blocked import why_blocked
from tracker.services.letters.check_texts import left_out
from tracker.services.letters.compose import Composed, compose_letter
from tracker.services.letters.forecast import UpcomingLetter, forecast
from tracker.services.letters.keys import message_domain
from tracker.services.letters.planning import numbered
from tracker.services.letters.render import RenderedLetter
from tracker.services.people.coordinators import without_coordinator
from tracker.services.people.find_person import find_person
from tracker.settings import Settings
from tracker.store import letters
from tracker.store.letter_drafts import exists, lines_of, next_waiting
from tracker.store.letters import Letter

NO_CODE, NO_TOKEN = "XXXX-XXXX", "forhandsvisning"  # placeholders: a reply to a preview matches no letter
LOOKED_AHEAD = (31, 366)  # days: most people have a letter within the first


@dataclass(frozen=True, slots=True)
class Preview:
    """A letter as it will be sent; `warnings` are Swedish sentences about what its reader will miss."""

    draft: Draft
    warnings: tuple[str, ...] = ()

    @property
    def to(self) -> str:
        return f"{self.draft.to.name} <{self.draft.to.email}>"

    @property
    def sender(self) -> str:
        return f"{self.draft.sender.name} <{self.draft.sender.email}>"

    @property
    def mail(self) -> str:
        """The whole mail as it is sent to the server, but with line feeds only."""
        return build(self.draft).as_bytes(policy=POLICY).decode("ascii").replace("\r\n", "\n")


def preview_letter(
    session: Session, now: datetime, settings: Settings, who: str, day: date | None = None
) -> Preview:
    """Returns a letter of the outbox by number, or a person's next letter, or the one on `day`.

    Stores nothing.

    `who`: the letter's number, or the person's name or address. Raises UsageError for a day with a number,
    and what `preview_of_letter` and `preview_for_person` raise.
    """
    found = _letter_of(session, now, settings, who, day)
    missing = without_coordinator(session, settings)
    return replace(found, warnings=(missing, *found.warnings)) if missing else found


def _letter_of(session: Session, now: datetime, settings: Settings, who: str, day: date | None) -> Preview:
    if not (who.isascii() and who.isdigit()):
        return preview_for_person(session, now, settings, who, day)
    if day is not None:
        told = " hör till en person: ange en adress eller ett namn."
        raise UsageError(sentence("", "--date", "Dagen", told))
    return preview_of_letter(session, now, settings, int(who) if len(who) < 10 else 0)


def preview_of_letter(session: Session, now: datetime, settings: Settings, letter_id: int) -> Preview:
    """Returns a letter of the outbox. Raises NotFoundError if it does not exist or has no open questions."""
    if not exists(session, letter_id):
        told = f"Det finns inget brev {letter_id}: "
        raise NotFoundError(sentence(told, "se tracker letters list.", "se under Breven."))
    stored = letters.letter(session, letter_id)
    if stored.state in WAITING:
        link = dead_link(settings, stored)
        composed = compose_letter(session, _without_secrets(stored, settings), settings, now, link=link)
    else:  # as it was when sent, even if answers have arrived since
        lines = tuple(replace(line, open=True) for line in stored.lines)
        shown = stored if stored.state in WITH_PERSON else _without_secrets(stored, settings)
        when = stored.sent_at or _morning(stored.day)
        link = dead_link(settings, stored) if sent_link(session, settings, stored) else ""
        composed = compose_letter(session, replace(shown, lines=lines), settings, when, link=link)
    if composed is None:
        raise NotFoundError(f"Brev {letter_id} blir inte av: allt i det är besvarat eller struket.")
    return _preview(composed, stored.kind, settings)


def preview_for_person(
    session: Session, now: datetime, settings: Settings, who: str, day: date | None = None
) -> Preview:
    """Returns the person's next letter, or the one on `day`, if nobody answers before.

    Raises NotFoundError if there is no such person or letter.
    """
    person = find_person(session, who)
    waiting = next_waiting(session, person.id) if day is None else None
    if waiting is not None:
        return preview_of_letter(session, now, settings, waiting)
    try:
        return _upcoming(session, settings, person, swedish_day(now), day)
    finally:
        session.rollback()  # the forecast may have saved a coordinator's seat; a preview stores nothing


def _upcoming(session: Session, settings: Settings, person: Person, today: date, day: date | None) -> Preview:
    if day is not None and day < today:
        raise UsageError(f"{day} har varit: ange en dag från och med {today}.")
    coming = _coming(session, settings, person, today, day)
    chosen = next((letter for letter in coming if day in (None, letter.day)), None)
    if chosen is None:
        why = why_blocked(person, day or today)
        when = f"den {day}" if day else "inom ett år"
        raise NotFoundError(
            joined(f"{person.name} får inget brev {when}", *([": ", why] if why else []), ".")
        )
    earlier = [letter for letter in coming if letter.day < chosen.day and letter.kind == LetterKind.REMINDER]
    asked = {line.seat_id for letter in earlier for line in _lines(session, letter)}
    letter = _letter(session, chosen, settings)
    morning, link = _morning(chosen.day), dead_link(settings, letter)
    composed = compose_letter(session, letter, settings, morning, asked_seats=asked, link=link)
    if composed is None:
        raise NotFoundError(f"{person.name} får inget brev: allt är besvarat.")
    return _preview(composed, chosen.kind, settings)


def _preview(composed: Composed, kind: LetterKind, settings: Settings) -> Preview:
    draft, warnings = composed.draft, list[str]()
    if kind == LetterKind.REMINDER:
        warnings += [
            sentence(
                f"Fråga {item.number} ({item.reference}) har inga ord: skriv dem ",
                "med tracker plans question.",
                "under aktiviteten.",
            )
            for item in composed.items
            if not (item.title and item.questions)
        ]
    if settings.letter_templates is not None:
        rendered = RenderedLetter(draft.subject, draft.text, draft.html)
        missing = left_out(rendered, kind, composed.items, settings.letter_templates)
        warnings += [f"Egen brevtext: {error}" for error in missing]
    return Preview(draft, tuple(warnings))


def _coming(
    session: Session, settings: Settings, person: Person, today: date, day: date | None
) -> Sequence[UpcomingLetter]:
    """Returns the person's letters from today until `day`; without a day, of the first period with any."""
    ends = [day] if day else [today + timedelta(days=ahead) for ahead in LOOKED_AHEAD]
    for end in ends:
        if mine := forecast(session, today, settings, (today, end), person=person.id):
            return mine
    return ()


def _letter(session: Session, upcoming: UpcomingLetter, settings: Settings) -> Letter:
    blank = Letter(
        id=0,
        person_id=upcoming.person.id,
        day=upcoming.day,
        kind=upcoming.kind,
        state=LetterState.PLANNED,
        token="",
        code="",
        message_id="",
        attempts=0,
        reason=upcoming.reason,
        in_reply_to="",
        sent_at=None,
        error="",
        lines=_lines(session, upcoming),
    )
    return _without_secrets(blank, settings)


def _lines(session: Session, upcoming: UpcomingLetter) -> tuple[letters.LetterLine, ...]:
    return lines_of(session, numbered((stored.id, line) for stored, line in upcoming.lines))


def _without_secrets(letter: Letter, settings: Settings) -> Letter:
    message_id = f"<{NO_TOKEN}@{message_domain(settings)}>"
    return replace(letter, token=NO_TOKEN, code=NO_CODE, message_id=message_id)


def _morning(day: date) -> datetime:
    return parse_moment(day.isoformat())
