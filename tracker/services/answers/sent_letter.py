"""The text of a letter as it was sent, to tell the program's words from the person's in a quote."""

from dataclasses import replace
from datetime import UTC, datetime, time

from sqlmodel import Session

from tracker.domain.letter import LetterKind
from tracker.mail.incoming.html import html_to_text
from tracker.services.letters.answer_link import sent_link
from tracker.services.letters.compose import compose_letter
from tracker.settings import Settings
from tracker.store.letters import Letter


def sent_texts(session: Session, settings: Settings, letter: Letter) -> tuple[str, ...]:
    """Returns the plain text and the HTML as text; empty for letters that ask nothing.

    They are composed again for the moment of sending: words that have changed since are not recognised, and
    an answer beside them is left to a person.
    """
    if letter.kind != LetterKind.REMINDER:
        return ()
    whole = replace(letter, lines=tuple(replace(line, open=True) for line in letter.lines))
    sent = letter.sent_at or datetime.combine(letter.day, time(8), UTC)
    composed = compose_letter(session, whole, settings, sent, link=sent_link(session, settings, letter))
    return (composed.draft.text, html_to_text(composed.draft.html)) if composed else ()
