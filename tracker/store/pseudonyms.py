"""A person's name and addresses are taken out of what is kept; what was asked and answered stays."""

import re
from collections.abc import Callable, Collection
from functools import partial
from typing import Any, cast

from sqlmodel import Session, col, delete, or_, select, update

from tracker.domain.address import IN_TEXT
from tracker.domain.people import name_key
from tracker.domain.records import Person
from tracker.store import deputies
from tracker.store.archive import mails_of
from tracker.store.tables import (
    AliasTable,
    IncomingTable,
    LetterTable,
    PersonTable,
    ReviewTable,
    StatusReportTable,
)

_ADDRESS = re.compile(IN_TEXT)


def rename(session: Session, person: Person, name: str, email: str) -> None:
    """The person has another name and address, also in the words about their mails; what led to them is gone.

    That is their aliases, their right to answer for others, and that they are somebody's superior.
    """
    own = (person.email, *deputies.aliases(session, person.id))
    _scrub_reviews(session, set(mails_of(session, person.id)), own, person.name, name)
    _scrub_comments(session, person, name)
    deputies.remove_deputy(session, person.id)
    session.exec(update(LetterTable).where(col(LetterTable.person_id) == person.id).values(error=""))
    session.exec(delete(AliasTable).where(col(AliasTable.person_id) == person.id))
    session.exec(
        update(PersonTable).where(col(PersonTable.superior_id) == person.id).values(superior_id=None)
    )
    session.exec(
        update(PersonTable)
        .where(col(PersonTable.id) == person.id)
        .values(name=name, name_key=name_key(name), email=email, superior_id=None, pause_reason="")
    )


def _scrub_reviews(
    session: Session, mails: Collection[int], own: Collection[str], name: str, new_name: str
) -> None:
    """Why mails wait or failed, and what they said: no address stands there in the person's mails.

    In others' mails it is the person's own addresses and name that are taken out.
    """
    mine = "|".join(re.escape(address) for address in own)
    addresses = re.compile(rf"(?<![\w.+-])(?:{mine})(?![\w-])", re.IGNORECASE)
    names = re.compile(rf"\b{re.escape(name)}\b")

    def clean(incoming_id: int, words: str) -> str:
        pattern = _ADDRESS if incoming_id in mails else addresses
        return names.sub(new_name, pattern.sub("(adressen)", words))

    for review in session.exec(select(ReviewTable)):
        review.text = clean(review.incoming_id, review.text)
        review.reasons = [clean(review.incoming_id, reason) for reason in review.reasons]
        review.suggestion = [
            one | {"comment": clean(review.incoming_id, one.get("comment") or "")}
            for one in review.suggestion
        ]
        if review.trace:
            review.trace = [_reworded(trace, partial(clean, review.incoming_id)) for trace in review.trace]
        session.add(review)
    for mail in session.exec(select(IncomingTable).where(col(IncomingTable.error) != "")):
        mail.error = clean(cast(int, mail.id), mail.error)
        session.add(mail)
    session.flush()


def _scrub_comments(session: Session, person: Person, new_name: str) -> None:
    """The whole name goes out of every answer; in the person's own also each of its parts ("hälsar Vera").

    Sections that have been fixed are documents of their own, and stay as they were written.
    """
    whole = re.compile(rf"\b{re.escape(person.name)}\b", re.IGNORECASE)
    parts = re.compile(rf"\b(?:{'|'.join(map(re.escape, person.name.split()))})\b")

    def clean(own: bool, words: str) -> str:
        words = whole.sub(new_name, words)
        return parts.sub(new_name, words) if own else words

    reports = select(StatusReportTable).where(
        or_(
            col(StatusReportTable.person_id) == person.id,
            col(StatusReportTable.comment).icontains(person.name),
            # "Inget nytt" keeps the earlier comment, and the trace has words of its own.
            col(StatusReportTable.trace).is_not(None),
        )
    )
    for report in session.exec(reports):
        reworded = partial(clean, report.person_id == person.id)
        report.comment = reworded(report.comment)
        report.trace = _reworded(report.trace, reworded) if report.trace else None
        session.add(report)
    session.flush()


def _reworded(trace: dict[str, Any], reword: Callable[[str], str]) -> dict[str, Any]:
    """The stored trace with the words of its clauses changed."""
    return trace | {"clauses": [one | {"text": reword(one["text"])} for one in trace["clauses"]]}
