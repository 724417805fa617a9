"""Reads what was found inside the quoted letter, and what stands above it."""

from collections.abc import Callable, Sequence

from tracker.domain.reply.answer import Answer
from tracker.domain.reply.codes import ReasonCode
from tracker.reading.reply.guard import SUSPECTED, redact
from tracker.reading.reply.inside.answers import Inside, says_nothing
from tracker.reading.reply.reasons import Reason

Found = tuple[list[Answer], list[Reason]]


def read_inside(
    inside: Inside,
    asked: Sequence[int],
    read_one: Callable[[str, int], Found],
    read_above: Callable[[], Found],
) -> tuple[list[Answer], list[Reason], bool]:
    """Returns the answers in the letter's order, the reasons, and whether a personal number was hidden.

    What stands above may be about all of them: a person looks, unless it is a greeting or has clear answers
    to the other numbers.
    """
    answers: dict[int, Answer] = {}
    reasons: list[Reason] = []
    hidden = False
    for number, words in inside.answers.items():
        redacted = redact(words, keep=SUSPECTED)
        found, why = read_one(redacted.text, number)
        hidden = hidden or bool(redacted.found)
        reasons += why
        answers[number] = found[0]
    if inside.beside or not says_nothing(inside.above):
        more, why = read_above()
        others = {one.activity: one for one in more if one.activity and one.activity not in answers}
        clear = len(others) == len(more) > 0 and not why and not inside.beside
        reasons += [] if clear else [Reason(ReasonCode.LOOSE_TEXT)]
        answers |= others
    return [answers[number] for number in asked if number in answers], reasons, hidden
