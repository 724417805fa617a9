"""A reply and how many activities were asked about → the answers in it (READING.md, "reply → status")."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from tracker.domain.question import QuestionKind
from tracker.domain.reply.answer import Answer
from tracker.domain.reply.codes import ReasonCode
from tracker.reading.reply.guard import SUSPECTED, redact
from tracker.reading.reply.inside.answers import Inside
from tracker.reading.reply.inside.reading import read_inside
from tracker.reading.reply.own_words import closing
from tracker.reading.reply.own_words.cutting import Chunk, chunks, cut_quotes, cut_signature
from tracker.reading.reply.questions.asked import Asked, PlanRow
from tracker.reading.reply.questions.letter import LetterReading
from tracker.reading.reply.questions.reader import read_beside
from tracker.reading.reply.reasons import Reason
from tracker.reading.reply.values import SURE, Reading
from tracker.reading.reply.without_questions import about_one, read_answers

LONGEST_READ = 6000  # characters


def read_reply(
    text: str | Inside,
    activities: int,
    titles: Sequence[str | PlanRow] = (),
    *,
    numbers: Sequence[int] | None = None,
    cleared: bool = False,
    questions: Sequence[QuestionKind] = (),
    day: date | None = None,
    forecast: bool | Collection[int] = False,
    confirming: Collection[int] = (),
    writer: str = "",
) -> Reading:
    """The answers in a reply to a letter about `activities` activities.

    `numbers` are the letter's own numbers if they are not 1, 2, 3 …; `titles` are the activities' words in
    the same order, or rows of the plan, by whose words an activity may be named. `cleared`: a person has
    decided that suspected words may be shown; personal numbers never are. What is not clear has a
    suggestion, `review` True and reasons; nothing raises.

    `questions` are the kinds of what was asked, in the order of the activities: the words are then read
    beside them, with `day` as the Swedish day of the mail. `forecast`: the letter also asks whether the
    activity will be done this year, of all or of those with these numbers. `confirming` are the numbers
    that only ask whether the last report is still true. `writer` is the sender's name: its words on the
    last lines are a signature. `text` may be what was found inside the quoted letter (inside/answers.py).
    """
    asked = tuple(numbers) if numbers is not None else tuple(range(1, max(activities, 1) + 1))
    with_questions = len(questions) >= len(asked)
    rows = [one if isinstance(one, PlanRow) else PlanRow(one) for one in titles]
    names = [one.title for one in rows]
    beside = _questions(asked, rows, questions, day, forecast, confirming) if with_questions else ()
    inside = text if isinstance(text, Inside) else None
    above = inside.above if inside else str(text)
    own, masked = _redacted_chunks(chunks(above), writer)
    own, long = _shortened(own)
    read = partial(_read, own, asked, names, beside, _whole(above))
    if inside:
        one = partial(_about_number, asked=asked, titles=names, beside=beside)
        answers, reasons, hidden = read_inside(inside, asked, one, read)
        masked, written = masked or hidden, inside.text
    else:
        answers, reasons = read()
        written = cut_signature(cut_quotes(above), writer)
    reasons += [Reason(ReasonCode.TOO_LONG)] if long else []
    reasons += [Reason(ReasonCode.PERSONAL_NUMBER)] if masked else []
    reasons = list(dict.fromkeys(reasons))
    unsure = not answers or any(answer.confidence < SURE for answer in answers)
    keep = SUSPECTED if cleared else frozenset[str]()
    shown = redact(written, keep=keep)
    notes = [Reason(ReasonCode.SUSPECTED, hidden=shown.suspected)] if shown.suspected else []
    shown_answers = tuple(_redacted(answer, keep) for answer in answers)
    return Reading(shown.text, shown_answers, bool(reasons) or unsure, (*reasons, *notes), shown.suspected)


def _questions(
    asked: Sequence[int],
    rows: Sequence[PlanRow],
    kinds: Sequence[QuestionKind],
    day: date | None,
    forecast: bool | Collection[int],
    confirming: Collection[int],
) -> tuple[Asked, ...]:
    foreseen = (asked if forecast else ()) if isinstance(forecast, bool) else forecast
    own = [*rows, *(PlanRow("") for _ in asked)]
    return tuple(
        Asked(
            number,
            kinds[at],
            own[at].title,
            day,
            forecast=number in foreseen,
            confirming=number in confirming,
            words=own[at].words,
            times=own[at].times,
        )
        for at, number in enumerate(asked)
    )


def _read(
    own: Sequence[Chunk], asked: Sequence[int], titles: Sequence[str], beside: Sequence[Asked], whole: str
) -> tuple[list[Answer], list[Reason]]:
    return _beside_questions(own, beside, whole) if beside else read_answers(own, asked, titles)


def _about_number(
    words: str, number: int, asked: Sequence[int], titles: Sequence[str], beside: Sequence[Asked]
) -> tuple[list[Answer], list[Reason]]:
    at = asked.index(number)
    if beside:
        answer, reasons = read_beside(words, beside[at])
        return [answer], reasons
    return about_one(words, number, titles[at] if at < len(titles) else "")


def _beside_questions(
    own: Sequence[Chunk], asked: Sequence[Asked], whole: str
) -> tuple[list[Answer], list[Reason]]:
    return LetterReading(asked, whole).read("\n\n".join("\n".join(chunk.lines) for chunk in own))


def _whole(text: str) -> str:
    """The sender's own text with the signature, without a disclaimer."""
    lines = [line for chunk in chunks(text) if not chunk.quoted for line in chunk.lines]
    return "\n".join(closing.drop_disclaimer(closing.trim(lines)))


def _redacted(answer: Answer, keep: Collection[str]) -> Answer:
    """The answer with its comment redacted; in the trace the suspected words were replaced before reading."""
    return replace(answer, comment=redact(answer.comment, keep=keep).text)


def _shortened(own: Sequence[Chunk]) -> tuple[list[Chunk], bool]:
    """The first LONGEST_READ characters, so that the time is bounded, and whether there were more."""
    kept: list[Chunk] = []
    left = LONGEST_READ
    for chunk in own:
        text = "\n".join(chunk.lines)
        if left > 0:
            kept.append(replace(chunk, lines=tuple(text[:left].split("\n"))))
        left -= len(text)
    return kept, left < 0


def _redacted_chunks(found: Iterable[Chunk], writer: str) -> tuple[list[Chunk], bool]:
    own, masked = [], False
    for chunk in found:
        if not chunk.quoted:
            above = closing.drop_disclaimer(closing.trim(chunk.lines))
            lines = closing.trim(closing.drop_closing(above, writer))
            redacted = redact("\n".join(lines), keep=SUSPECTED)
            own.append(replace(chunk, lines=tuple(redacted.text.split("\n"))))
            masked = masked or bool(redacted.found)
    return own, masked
