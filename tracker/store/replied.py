"""What has been replied to, while nobody has decided yet: mails on their way, set aside, or in review."""

from collections.abc import Iterable
from functools import cache

from sqlalchemy import ColumnElement, String, and_, bindparam, cast, not_, or_
from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from tracker.domain.incoming import FROM_PAGE, IncomingState, MailKind, ReviewState
from tracker.domain.letter import WITH_PERSON, LetterKind
from tracker.domain.reply.cause import MailCode
from tracker.store.plain import plain
from tracker.store.tables import IncomingTable, LetterLineTable, LetterTable, ReviewTable

# A mail that could not be read has no kind: it may be a reply.
_MAY_BE_REPLY = ("", MailKind.REPLY)


def replied_to(session: Session, occasion_ids: Iterable[int] | None = None) -> frozenset[int]:
    """Returns the ids of occasions that a reply answers which is not yet read, or waits in review.

    It counts as an answer to all that its letter asked; where the letter is unknown, to all that its sender
    had been asked; a hand-over from a page, to the questions that were picked. A mail without the letter's
    token whose sender is unknown, or not proved by a host that is trusted, silences nothing.
    `occasion_ids`: only these; None: all.
    """
    if occasion_ids is None:
        return frozenset(row.occasion_id for row in plain(session, _replied()))
    among = sorted(occasion_ids)
    rows = plain(session, _replied_among(), {"among": among}) if among else ()
    return frozenset(row.occasion_id for row in rows)


@cache  # to put it together takes six times as long as to run it
def _replied() -> SelectOfScalar[int]:
    answered = or_(
        col(LetterTable.id) == IncomingTable.letter_id,
        and_(
            col(IncomingTable.letter_id).is_(None),
            col(LetterTable.person_id) == IncomingTable.person_id,
            col(LetterTable.state).in_(WITH_PERSON),
            or_(
                col(LetterTable.sent_at).is_(None),
                col(LetterTable.sent_at) <= col(IncomingTable.received_at),
            ),
        ),
    )
    undecided = or_(
        col(IncomingTable.state) == IncomingState.STORED,
        and_(
            col(ReviewTable.state) == ReviewState.OPEN,
            col(IncomingTable.kind).in_(_MAY_BE_REPLY),
            not_(_may_be_anybodys()),
        ),
    )
    return (
        select(LetterLineTable.occasion_id)
        .join(LetterTable, col(LetterTable.id) == LetterLineTable.letter_id)
        .join(IncomingTable, answered)
        .join(ReviewTable, col(ReviewTable.incoming_id) == IncomingTable.id, isouter=True)
        .where(undecided, _is_about_line(), col(LetterTable.kind) == LetterKind.REMINDER)
        .distinct()
    )


@cache
def _replied_among() -> SelectOfScalar[int]:
    return _replied().where(col(LetterLineTable.occasion_id).in_(bindparam("among", expanding=True)))


def _is_about_line() -> ColumnElement[bool]:
    """True unless a page says which questions it is about, and this line's is none that still waits."""
    number = cast(col(LetterLineTable.number), String)
    waits = cast(ReviewTable.suggestion, String).like('%"activity": ' + number + ",%")
    return or_(col(IncomingTable.mailbox) != FROM_PAGE, waits)


def _may_be_anybodys() -> ColumnElement[bool]:
    """True for a case that an outsider may have made up without having seen the letter."""
    return or_(
        _has_cause(MailCode.OUTSIDER),
        and_(
            or_(_has_cause(MailCode.FORGED), _has_cause(MailCode.UNPROVED)),
            or_(_has_cause(MailCode.NO_LETTER), _has_cause(MailCode.ONLY_CODE)),
        ),
    )


def _has_cause(code: MailCode) -> ColumnElement[bool]:
    # The column is JSON: a list of {"code": …}; NULL in rows of older versions.
    return func.coalesce(cast(ReviewTable.causes, String), "").like(f'%"{code}"%')
