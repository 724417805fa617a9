"""The lines of a reply: which are clear and recorded at once, and which wait for a person."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.domain.reply.answer import Answer as ReadAnswer
from tracker.domain.reply.cause import Cause, Group, MailCode
from tracker.domain.reply.codes import ReasonCode
from tracker.reading.reply.values import SURE
from tracker.services.answers.causes import group_of, is_about_mail, is_note
from tracker.services.answers.record_answer import Answer

_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """One answer of a reply: as read, and as it would be recorded (None: not without a person).

    `number` is None if it belongs to no activity of the letter; `causes` are what recording it found.
    """

    number: int | None
    read: ReadAnswer
    answer: Answer | None
    causes: tuple[Cause, ...] = ()

    @property
    def is_sure(self) -> bool:
        return self.answer is not None and self.read.confidence >= SURE


@dataclass(frozen=True, slots=True)
class Sorted:
    """The lines to record at once, those that wait, and why."""

    clear: tuple[ReplyLine, ...]
    waiting: tuple[ReplyLine, ...]
    causes: tuple[Cause, ...]


def sort_lines(lines: Sequence[ReplyLine], causes: Sequence[Cause], text: str) -> Sorted:
    """Returns the lines sorted; all of them wait if a cause is about the whole mail.

    `causes` are those of the mail and of its reading, `text` is the reply.
    """
    told = (*causes, *_own(lines, causes))
    numbers = {line.number for line in lines if line.number is not None}
    some_unsure = any(not line.is_sure for line in lines)
    about_mail = any(is_about_mail(cause, numbers, some_unsure=some_unsure) for cause in told)
    if about_mail or not lines or _ends_apart(lines[-1], text):
        return Sorted((), tuple(lines), told or (Cause(MailCode.NOTHING_READ, "Inget svar kunde läsas ut."),))
    named = {cause.number for cause in told}
    clear = [line for line in lines if line.is_sure and line.number not in named]
    waiting = [line for line in lines if line not in clear]
    return Sorted(tuple(clear), tuple(waiting), told)


def hold_closing(lines: Sequence[ReplyLine]) -> list[ReplyLine]:
    """Returns the lines of a sender whom nobody has proved: a person confirms what ends an activity."""
    return [
        replace(line, causes=(*line.causes, _closes(line.number)))
        if line.answer is not None and line.answer.closes_later
        else line
        for line in lines
    ]


def _closes(number: int | None) -> Cause:
    told = f"{number}: svaret avslutar aktiviteten, och ingen e-postserver har intygat avsändaren: bekräfta."
    return Cause(MailCode.CLOSES_UNPROVED, told, number)


def _ends_apart(last: ReplyLine, text: str) -> bool:
    """Returns True if words of a doubtful last line stand apart below it: they may concern all lines."""
    above, _, below = text.strip().rpartition("\n\n")
    words = below.split()
    if last.is_sure or not above or not words or words[0][0].isdigit() or _is_name(below):
        return False
    own = last.read.comment.split()
    return len(own) > len(words) and own[-len(words) :][-2:] == words[-2:]


def _is_name(text: str) -> bool:
    """Returns True for a name that stands alone: whoever signs says nothing of the lines."""
    words = text.strip(" .!/").split()
    return len(words) <= _MOST_NAMES and all(
        word.istitle() and word.replace("-", "").isalpha() for word in words
    )


def suggested(line: ReplyLine) -> ReadAnswer:
    """Returns the line as it waits: as it would be recorded, so what "inget nytt" repeats is filled in."""
    if line.answer is None:
        return line.read
    whole = line.answer
    filled = replace(line.read, status=whole.status, comment=whole.comment, repeat=False)
    return replace(filled, value=whole.value, target=whole.target, forecast=whole.forecast)


def _own(lines: Sequence[ReplyLine], causes: Sequence[Cause]) -> list[Cause]:
    """Returns the causes of the lines, and one for each unsure line that nothing else is said about."""
    found = [cause for line in lines for cause in line.causes]
    if group_of(causes) is Group.NUMBER:  # it is said already that a line belongs to no activity
        found = [cause for cause in found if cause.code != MailCode.NO_ACTIVITY]
    named = {cause.number for cause in (*causes, *found) if not is_note(cause)}
    for line in lines:
        if not line.is_sure and line.number not in named and None not in named:
            code = ReasonCode.UNSURE if line.read.status else MailCode.UNCLEAR
            found.append(Cause(code, f"{line.number}: statusen är oklar.", line.number))
    return found
