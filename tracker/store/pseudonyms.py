"""Replaces a person's name and addresses with a pseudonym; questions and answers remain."""

import re
from collections.abc import Callable, Collection
from functools import partial
from typing import Any, cast

from sqlmodel import Session, col, delete, or_, select, update

from tracker.domain.address import IN_TEXT
from tracker.domain.people import name_key
from tracker.domain.records import Person
from tracker.store import access, deputies
from tracker.store.archive import mails_of
from tracker.store.cell_changes import rename_in_changes
from tracker.store.full_names import full_name, may_name
from tracker.store.person_merge import merged_rows
from tracker.store.section_tables import SectionTextTable
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
    """Renames the person, also in texts about their mails, and deletes what identifies them.

    Deleted are their aliases, their rights as deputy and at the desk, and that they are somebody's superior.
    """
    own = (person.email, *deputies.aliases(session, person.id))
    _scrub_reviews(session, set(mails_of(session, person.id)), own, person.name, name)
    _scrub_comments(session, person, name)
    _scrub_own_texts(session, person, name)
    rename_in_changes(session, person.name, name)
    deputies.remove_deputy(session, person.id)
    access.end_access(session, person.id)
    session.exec(update(LetterTable).where(col(LetterTable.person_id) == person.id).values(error=""))
    session.exec(delete(AliasTable).where(col(AliasTable.person_id) == person.id))
    session.exec(
        update(PersonTable).where(col(PersonTable.superior_id) == person.id).values(superior_id=None)
    )
    session.exec(update(PersonTable).where(merged_rows(person.id)).values(name=name))
    session.exec(
        update(PersonTable)
        .where(col(PersonTable.id) == person.id)
        .values(name=name, name_key=name_key(name), email=email, superior_id=None, pause_reason="")
    )


def _scrub_reviews(
    session: Session, mails: Collection[int], own: Collection[str], name: str, new_name: str
) -> None:
    """Removes addresses from reviews and errors of the person's mails.

    In others' mails only the person's own addresses and name are removed.
    """
    mine = "|".join(re.escape(address) for address in own)
    addresses = re.compile(rf"(?<![\w.+-])(?:{mine})(?![\w-])", re.IGNORECASE)
    names = full_name(name)

    def clean(incoming_id: int, text: str) -> str:
        pattern = _ADDRESS if incoming_id in mails else addresses
        return names.sub(new_name, pattern.sub("(adressen)", text))

    for review in session.exec(select(ReviewTable)):
        review.text = clean(review.incoming_id, review.text)
        review.note = clean(review.incoming_id, review.note)
        review.reasons = [clean(review.incoming_id, reason) for reason in review.reasons]
        review.suggestion = [
            one | {"comment": clean(review.incoming_id, one.get("comment") or "")}
            for one in review.suggestion
        ]
        if review.trace:
            words = partial(clean, review.incoming_id)
            review.trace = [_reworded(trace, words) if trace else None for trace in review.trace]
        session.add(review)
    for mail in session.exec(select(IncomingTable).where(col(IncomingTable.error) != "")):
        mail.error = clean(cast(int, mail.id), mail.error)
        session.add(mail)
    session.flush()


def _scrub_comments(session: Session, person: Person, new_name: str) -> None:
    """Replaces the full name in every answer; in the person's own, also each part of it ("hälsar Vera").

    Report sections that have been fixed are separate documents and are not changed.
    """
    whole = full_name(person.name)
    parts = re.compile(rf"\b(?:{'|'.join(map(re.escape, person.name.split()))})\b")

    def clean(own: bool, text: str) -> str:
        text = whole.sub(new_name, text)
        return parts.sub(new_name, text) if own else text

    reports = select(StatusReportTable).where(
        or_(
            col(StatusReportTable.person_id) == person.id,
            may_name(StatusReportTable.comment, person.name),
            # "Inget nytt" keeps the earlier comment, but the trace quotes the reply.
            col(StatusReportTable.trace).is_not(None),
        )
    )
    for report in session.exec(reports):
        reworded = partial(clean, report.person_id == person.id)
        report.comment = reworded(report.comment)
        report.trace = _reworded(report.trace, reworded) if report.trace else None
        session.add(report)
    session.flush()


def _scrub_own_texts(session: Session, person: Person, new_name: str) -> None:
    """Replaces the full name in the coordinator's own texts of drafts; fixed versions are not changed."""
    whole = full_name(person.name)
    columns = (SectionTextTable.text, SectionTextTable.deviation)
    naming = select(SectionTextTable).where(or_(*(may_name(column, person.name) for column in columns)))
    for own in session.exec(naming):
        own.text = whole.sub(new_name, own.text)
        own.deviation = whole.sub(new_name, own.deviation) if own.deviation else own.deviation
        session.add(own)
    session.flush()


def _reworded(trace: dict[str, Any], reword: Callable[[str], str]) -> dict[str, Any]:
    """Returns the stored trace with the words of its clauses changed."""
    return trace | {"clauses": [one | {"text": reword(one["text"])} for one in trace["clauses"]]}
