"""A reply and how many activities were asked about → the answers in it (READING.md, "reply → status")."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from tracker.domain.question import QuestionKind
from tracker.domain.reply.answer import Answer
from tracker.domain.reply.codes import DecidedBy, Kind, Veto
from tracker.reading.reply.guard import NEUTRAL, PERSONAL, SUSPECTED, redact
from tracker.reading.reply.inside.answers import Inside
from tracker.reading.reply.inside.reading import read_inside
from tracker.reading.reply.interpret import interpret
from tracker.reading.reply.meaning.grammar import Meaning
from tracker.reading.reply.meaning.relevance import names_another_thing
from tracker.reading.reply.meaning.turning_words import HEDGE
from tracker.reading.reply.own_words import closing
from tracker.reading.reply.own_words.cutting import Chunk, chunks, cut_quotes, cut_signature
from tracker.reading.reply.patterns import fold
from tracker.reading.reply.pointing.pointer_words import SAME_AS_ABOVE
from tracker.reading.reply.pointing.pointers import Piece, split
from tracker.reading.reply.pointing.titled import titled
from tracker.reading.reply.pointing.titles import best_title, surely_named
from tracker.reading.reply.pointing.unanswered import (
    SENTENCES,
    first_sentence,
    leaves_out,
    mentions_others,
    turns,
    with_mentioned,
)
from tracker.reading.reply.questions.asked import Asked
from tracker.reading.reply.questions.letter import LetterReading
from tracker.reading.reply.questions.reader import read_beside
from tracker.reading.reply.reasons import Reason, ReasonCode
from tracker.reading.reply.values import SURE, Reading

LONGEST_READ = 6000  # characters
_SAME_AS_ABOVE = re.compile(SAME_AS_ABOVE)
_BUT = re.compile(
    r"(?<!\w)(?:men|dock|fast|utom|forutom|bortsett|undantag\w*|daremot|bara|endast|enbart|medan)(?!\w)|,"
)
WITHOUT_NUMBER = 0.4
ABOUT_A_PART = 0.7


def read_reply(
    text: str | Inside,
    activities: int,
    titles: Sequence[str] = (),
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
    the same order. `cleared`: a person has decided that suspected words may be shown; personal numbers never
    are. What is not clear has a suggestion, `review` True and reasons; nothing raises.

    `questions` are the kinds of what was asked, in the order of the activities: the words are then read
    beside them, with `day` as the Swedish day of the mail. `forecast`: the letter also asks whether the
    activity will be done this year, of all or of those with these numbers. `confirming` are the numbers
    that only ask whether the last report is still true. `writer` is the sender's name: its words on the
    last lines are a signature. `text` may be what was found inside the quoted letter (inside/answers.py).
    """
    asked = tuple(numbers) if numbers is not None else tuple(range(1, max(activities, 1) + 1))
    with_questions = len(questions) >= len(asked)
    beside = _questions(asked, titles, questions, day, forecast, confirming) if with_questions else ()
    inside = text if isinstance(text, Inside) else None
    above = inside.above if inside else str(text)
    own, masked = _redacted_chunks(chunks(above), writer)
    own, long = _shortened(own)
    read = partial(_read, own, asked, titles, beside, _whole(above))
    if inside:
        one = partial(_about_number, asked=asked, titles=titles, beside=beside)
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
    titles: Sequence[str],
    kinds: Sequence[QuestionKind],
    day: date | None,
    forecast: bool | Collection[int],
    confirming: Collection[int],
) -> tuple[Asked, ...]:
    foreseen = (asked if forecast else ()) if isinstance(forecast, bool) else forecast
    return tuple(
        Asked(
            number,
            kinds[at],
            titles[at] if at < len(titles) else "",
            day,
            forecast=number in foreseen,
            confirming=number in confirming,
        )
        for at, number in enumerate(asked)
    )


def _read(
    own: Sequence[Chunk], asked: Sequence[int], titles: Sequence[str], beside: Sequence[Asked], whole: str
) -> tuple[list[Answer], list[Reason]]:
    return _beside_questions(own, beside, whole) if beside else _answers(own, asked, titles)


def _about_number(
    words: str, number: int, asked: Sequence[int], titles: Sequence[str], beside: Sequence[Asked]
) -> tuple[list[Answer], list[Reason]]:
    at = asked.index(number)
    if beside:
        answer, reasons = read_beside(words, beside[at])
        return [answer], reasons
    return _about_one(words, number, titles[at] if at < len(titles) else "")


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


def _answers(
    own: Sequence[Chunk], asked: Sequence[int], titles: Sequence[str]
) -> tuple[list[Answer], list[Reason]]:
    pieces = [piece for chunk in own for piece in _pieces(chunk, asked)]
    pieces = [piece for piece in pieces if piece.words or piece.scope != "none"]
    if not pieces:
        return [], [Reason(ReasonCode.EMPTY)]
    pieces = with_mentioned(titled(pieces, asked, titles), asked)
    if all(piece.scope == "none" for piece in pieces):
        return _unnumbered("\n\n".join(piece.words for piece in pieces), asked, titles)
    answers, reasons = _Numbered(asked, titles).read(pieces)
    written = fold("\n".join("\n".join(chunk.lines) for chunk in own))
    if any(piece.scope == "all" for piece in pieces) and not _BUT.search(written):
        # "Alla klara. Nr 3 pågår": all, or not?
        differ = len({answer.status for answer in answers}) > 1
        reasons += [Reason(ReasonCode.CONTRADICTION)] if differ else []
    return answers, reasons


def _pieces(chunk: Chunk, asked: Sequence[int]) -> tuple[Piece, ...]:
    text = "\n".join(chunk.lines)
    found = split(text, asked)
    if chunk.about is not None and all(piece.scope == "none" for piece in found):
        return (Piece(text.strip(), "numbers", (chunk.about,)),) if text.strip() else ()
    return found


def _interpreted(words: str, title: str, *, of_one: bool = True) -> Meaning:
    """The meaning of words with the suspected ones made neutral."""
    return interpret(redact(words, keep={PERSONAL}, masks=NEUTRAL).text, title, of_one=of_one)


def _unnumbered(text: str, asked: Sequence[int], titles: Sequence[str]) -> tuple[list[Answer], list[Reason]]:
    if len(asked) == 1:
        return _about_one(text, asked[0], titles[0] if titles else "")
    meaning = _interpreted(text, "", of_one=False)
    if meaning.repeat and meaning.confidence >= SURE:
        return [_answer(number, text, meaning) for number in asked], []
    titles = titles[: len(asked)]
    one_sentence = len(SENTENCES.split(text.strip(" .!\n"))) == 1
    sure = surely_named(text, titles) if one_sentence else None
    if sure is not None:
        return _about_one(text, asked[sure], titles[sure])
    index = best_title(text, titles)
    number = asked[index] if index is not None else None
    code = ReasonCode.NO_NUMBER if number is None else ReasonCode.GUESSED_TITLE
    guess = _lowered(_answer(number, text, meaning), WITHOUT_NUMBER, Veto.NO_NUMBER)
    return [guess], [Reason(code, number), *meaning.reasons]


def _about_one(text: str, number: int, title: str) -> tuple[list[Answer], list[Reason]]:
    meaning = _interpreted(text, title)
    answer, doubt = _for_title(_answer(number, text, meaning), meaning, title)
    return [answer], [*meaning.reasons, *doubt]


@dataclass
class _Numbered:
    """The answers of a reply that points at its activities by number, by title or as all of them."""

    asked: Sequence[int]
    titles: Sequence[str]
    answers: dict[int, Answer] = field(default_factory=dict)
    strangers: list[Answer] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)

    def read(self, pieces: Sequence[Piece]) -> tuple[list[Answer], list[Reason]]:
        """The answers in the order of the letter, then those to numbers it did not ask about."""
        self._compare_wholes(pieces)
        named = {number for piece in pieces for number in piece.numbers}
        meaning = interpret("")
        for piece in pieces:
            if not _SAME_AS_ABOVE.fullmatch(fold(piece.words).strip(" .,!")):
                meaning = self._meaning(piece)
            self._add_piece(piece, meaning, named)
        if leaves_out(pieces, self.asked, set(self.answers), self.titles):
            self.reasons.append(Reason(ReasonCode.LOOSE_TEXT))
        answered = [self.answers[number] for number in self.asked if number in self.answers]
        return [*answered, *self.strangers], self.reasons

    def _compare_wholes(self, pieces: Sequence[Piece]) -> None:
        whole = {interpret(piece.words, of_one=False).status for piece in pieces if piece.scope == "all"}
        if len(whole) > 1:
            self.reasons.append(Reason(ReasonCode.CONTRADICTION))

    def _meaning(self, piece: Piece) -> Meaning:
        one = piece.scope == "numbers" and len(piece.numbers) == 1
        words = first_sentence(piece.words, self.titles) if piece.scope == "all" else piece.words
        return _interpreted(words, self._title(piece.numbers[0]) if one else "", of_one=one)

    def _add_piece(self, piece: Piece, meaning: Meaning, named: Collection[int]) -> None:
        if piece.scope == "none":
            self.reasons += _loose(piece.words, meaning)
            return
        if mentions_others(piece, self.asked, self.titles):
            self.reasons.append(Reason(ReasonCode.LOOSE_TEXT))
        if not set(piece.numbers) & set(self.answers) or meaning.status or turns(piece.words):
            self.reasons += _numbered(meaning.reasons, piece)
        for number in _targets(piece, self.asked, named):
            answer, doubt = _for_title(_answer(number, piece.words, meaning), meaning, self._title(number))
            self.reasons += doubt
            self._add(number, answer)

    def _add(self, number: int, answer: Answer) -> None:
        if number not in self.asked:
            stranger = _lowered(answer, WITHOUT_NUMBER, Veto.UNKNOWN_NUMBER)
            self.strangers.append(replace(stranger, activity=None))
            self.reasons.append(Reason(ReasonCode.UNKNOWN_NUMBER, number))
        elif number in self.answers:
            self.answers[number], clash = _joined(self.answers[number], answer)
            self.reasons += clash
        else:
            self.answers[number] = answer

    def _title(self, number: int) -> str:
        """The words of an activity; none if the letter did not ask about it."""
        index = self.asked.index(number) if number in self.asked else len(self.titles)
        return self.titles[index] if index < len(self.titles) else ""


def _numbered(reasons: Iterable[Reason], piece: Piece) -> list[Reason]:
    """The reasons with the number of the only line that they are about."""
    only = piece.numbers[0] if piece.scope == "numbers" and len(piece.numbers) == 1 else None
    return [replace(reason, number=only) for reason in reasons]


def _loose(words: str, meaning: Meaning) -> list[Reason]:
    """A greeting before the first number gives no reason; a status, doubt or question is for a person."""
    reports = (
        bool(HEDGE.search(fold(words)))
        or meaning.status is not None
        or meaning.repeat
        or meaning.count is not None
    )
    if reports:
        return [Reason(ReasonCode.LOOSE_TEXT)]
    return [one for one in meaning.reasons if one.code in {ReasonCode.QUESTION, ReasonCode.HANDOVER}]


def _targets(piece: Piece, asked: Sequence[int], named: Collection[int]) -> Sequence[int]:
    if piece.scope == "numbers":
        return piece.numbers
    return [number for number in asked if number not in named]


def _joined(first: Answer, second: Answer) -> tuple[Answer, list[Reason]]:
    """Two stretches about one activity as one answer; the second may add a comment but no other status."""
    clauses = first.trace.clauses + second.trace.clauses
    both = replace(
        first,
        comment=f"{first.comment}\n{second.comment}".strip(),
        trace=replace(first.trace, clauses=clauses),
    )
    if (second.status is None and not second.repeat) or second.status == first.status:
        return replace(both, confidence=min(first.confidence, max(second.confidence, SURE))), []
    return _lowered(both, WITHOUT_NUMBER, Veto.TWO_ANSWERS), [Reason(ReasonCode.TWICE, first.activity)]


def _for_title(answer: Answer, meaning: Meaning, title: str) -> tuple[Answer, list[Reason]]:
    """The answer with less confidence if what is done is not named by the activity's own words."""
    certain = meaning.trace.decided_by is DecidedBy.CLASSIFIER or any(
        finding.kind is Kind.DONE and not finding.doubtful for finding in meaning.findings
    )
    if certain or answer.status != "genomford" or not names_another_thing(answer.comment, title):
        return answer, []
    doubt = Reason(ReasonCode.ANOTHER_THING, answer.activity)
    return _lowered(answer, ABOUT_A_PART, Veto.ANOTHER_THING), [doubt]


def _lowered(answer: Answer, confidence: float, veto: Veto) -> Answer:
    """The answer with at most this confidence: a rule about the whole reply overrides both readers."""
    trace = replace(answer.trace, decided_by=DecidedBy.RULE, veto=veto)
    return replace(answer, confidence=min(answer.confidence, confidence), trace=trace)


def _answer(number: int | None, words: str, meaning: Meaning) -> Answer:
    count = meaning.count
    return Answer(
        activity=number,
        status=meaning.status,
        comment=closing.drop_greeting(words.strip()),
        value=count.value if count else None,
        target=count.target if count else None,
        confidence=meaning.confidence,
        repeat=meaning.repeat,
        trace=meaning.trace,
    )
