"""What each cause is about, a line or the whole mail, and the group in which its cases are shown."""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from tracker.domain.reply.cause import Cause, Group, MailCode, Scope
from tracker.domain.reply.codes import ReasonCode

if TYPE_CHECKING:  # loading the readers of replies takes a second
    from tracker.reading.reply.reasons import Reason

WAITS: Mapping[str, tuple[Scope, Group]] = {
    ReasonCode.CONFIRM: (Scope.UNSURE, Group.CONFIRM),
    ReasonCode.ONLY_DONE: (Scope.UNSURE, Group.STATUS),
    ReasonCode.TWO_NUMBERS: (Scope.UNSURE, Group.STATUS),
    ReasonCode.NO_STATUS: (Scope.UNSURE, Group.STATUS),
    ReasonCode.ONLY_NUMBER: (Scope.UNSURE, Group.STATUS),
    ReasonCode.UNSURE: (Scope.UNSURE, Group.STATUS),
    ReasonCode.ANOTHER_THING: (Scope.UNSURE, Group.STATUS),
    # Without a number these may concern every line: "Allt klart. Nr 3 pågår", "Jag har slutat".
    ReasonCode.CONTRADICTION: (Scope.LINE, Group.STATUS),
    ReasonCode.TWICE: (Scope.LINE, Group.STATUS),
    ReasonCode.IRONY: (Scope.LINE, Group.STATUS),
    ReasonCode.QUESTION: (Scope.LINE, Group.ASIDE),
    ReasonCode.PROMISE: (Scope.LINE, Group.ASIDE),
    ReasonCode.HANDOVER: (Scope.LINE, Group.ASIDE),
    ReasonCode.THANKS: (Scope.LINE, Group.ASIDE),
    ReasonCode.ELSEWHERE: (Scope.LINE, Group.TEXT),
    ReasonCode.EMPTY: (Scope.MAIL, Group.TEXT),
    ReasonCode.BELOW: (Scope.MAIL, Group.TEXT),
    ReasonCode.LOOSE_TEXT: (Scope.MAIL, Group.TEXT),
    ReasonCode.TOO_LONG: (Scope.MAIL, Group.TEXT),
    ReasonCode.PERSONAL_NUMBER: (Scope.MAIL, Group.TEXT),
    ReasonCode.NO_NUMBER: (Scope.MAIL, Group.NUMBER),
    ReasonCode.GUESSED_TITLE: (Scope.MAIL, Group.NUMBER),
    # One who counts in another way may do so on every line.
    ReasonCode.UNKNOWN_NUMBER: (Scope.MAIL, Group.NUMBER),
    ReasonCode.SUSPECTED: (Scope.NOTE, Group.OTHER),
    MailCode.UNCLEAR: (Scope.LINE, Group.STATUS),
    MailCode.NOTHING_BEFORE: (Scope.LINE, Group.STATUS),
    MailCode.REOPENS: (Scope.LINE, Group.STATUS),
    MailCode.FIXED: (Scope.LINE, Group.FIXED),
    MailCode.WITHDRAWN: (Scope.LINE, Group.NUMBER),
    MailCode.NO_ACTIVITY: (Scope.MAIL, Group.NUMBER),
    MailCode.NOTHING_READ: (Scope.MAIL, Group.TEXT),
    MailCode.ATTACHMENTS: (Scope.NOTE, Group.OTHER),
    MailCode.PROBLEM: (Scope.MAIL, Group.OTHER),
    MailCode.AUTOMATIC: (Scope.MAIL, Group.OTHER),
    MailCode.NO_LETTER: (Scope.MAIL, Group.LETTER),
    MailCode.SEVERAL_LETTERS: (Scope.MAIL, Group.LETTER),
    MailCode.ONLY_CODE: (Scope.MAIL, Group.LETTER),
    MailCode.STRANGER: (Scope.MAIL, Group.SENDER),
    MailCode.NO_SENDER: (Scope.MAIL, Group.SENDER),
    MailCode.LEFT_SEAT: (Scope.MAIL, Group.SENDER),
    MailCode.FORGED: (Scope.MAIL, Group.SENDER),
    MailCode.UNPROVED: (Scope.MAIL, Group.SENDER),
    MailCode.CLOSES_UNPROVED: (Scope.LINE, Group.CONFIRM),
    MailCode.SECOND_WRITER: (Scope.NOTE, Group.SENDER),
    MailCode.OUTSIDER: (Scope.MAIL, Group.OUTSIDERS),
    MailCode.UNDONE: (Scope.MAIL, Group.UNDONE),
    MailCode.UNREADABLE: (Scope.MAIL, Group.NO_REPLY),
    MailCode.COMPLAINT: (Scope.MAIL, Group.NO_REPLY),
    MailCode.HAS_LEFT: (Scope.MAIL, Group.NO_REPLY),
    MailCode.LONG_ABSENCE: (Scope.MAIL, Group.NO_REPLY),
    MailCode.BOUNCES: (Scope.MAIL, Group.NO_REPLY),
    MailCode.PERHAPS_AWAY: (Scope.MAIL, Group.PERHAPS),
    MailCode.PERHAPS_BOUNCED: (Scope.MAIL, Group.PERHAPS),
}
_UNKNOWN = (Scope.MAIL, Group.OTHER)  # a case of an older version has no codes
# What a person has to read, answer or find out first.
_READ_FIRST: frozenset[str] = frozenset({
    MailCode.REOPENS, ReasonCode.EMPTY, ReasonCode.BELOW, ReasonCode.TOO_LONG,
})  # fmt: skip
_LOOKED_AT = frozenset(set(Group) - {Group.CONFIRM, Group.STATUS, Group.TEXT, Group.OTHER})


def cause_of(reason: "Reason") -> Cause:
    """Returns the cause for a reason of the reader."""
    return Cause(reason.code, reason.sentence, reason.number)


def group_of(causes: Iterable[Cause]) -> Group:
    """Returns the last group of the causes; notes have none."""
    found = [_waits(cause)[1] for cause in causes if not is_note(cause)]
    return max(found, key=list(Group).index, default=Group.OTHER)


def is_note(cause: Cause) -> bool:
    """Returns True if nothing waits for this cause."""
    return _waits(cause)[0] is Scope.NOTE


def is_about_mail(cause: Cause, numbers: Collection[int], *, some_unsure: bool) -> bool:
    """Returns True if a cause holds back every line of a mail with lines of these numbers."""
    scope, _ = _waits(cause)
    if scope is Scope.UNSURE and cause.number is None:
        return not some_unsure
    return scope is Scope.MAIL or (not is_note(cause) and cause.number not in numbers)


def is_outsiders(causes: Iterable[Cause]) -> bool:
    """True for a mail from nobody that we know: it is shown together with the others of its sender."""
    return any(cause.code == MailCode.OUTSIDER for cause in causes)


def may_be_accepted_unseen(causes: Iterable[Cause]) -> bool:
    """Returns False if a person has to read the mail, or to find out who wrote it and about what."""
    return all(
        cause.code in WAITS and cause.code not in _READ_FIRST and _waits(cause)[1] not in _LOOKED_AT
        for cause in causes
    )


def _waits(cause: Cause) -> tuple[Scope, Group]:
    return WAITS.get(cause.code, _UNKNOWN)
