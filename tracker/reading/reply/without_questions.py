"""The answers of a reply by its own words alone, where the kinds of its letter's questions are not known."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from tracker.domain.reply.answer import Answer
from tracker.domain.reply.codes import DecidedBy, Kind, ReasonCode, Veto
from tracker.reading.reply.guard import NEUTRAL, PERSONAL, redact
from tracker.reading.reply.interpret import interpret
from tracker.reading.reply.meaning.grammar import Meaning
from tracker.reading.reply.meaning.relevance import names_another_thing
from tracker.reading.reply.meaning.turning_words import HEDGE
from tracker.reading.reply.own_words import closing
from tracker.reading.reply.own_words.cutting import Chunk
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
from tracker.reading.reply.reasons import Reason
from tracker.reading.reply.values import SURE

_SAME_AS_ABOVE = re.compile(SAME_AS_ABOVE)
_BUT = re.compile(
    r"(?<!\w)(?:men|dock|fast|utom|forutom|bortsett|undantag\w*|daremot|bara|endast|enbart|medan)(?!\w)|,"
)
WITHOUT_NUMBER = 0.4
ABOUT_A_PART = 0.7


def read_answers(
    own: Sequence[Chunk], asked: Sequence[int], titles: Sequence[str]
) -> tuple[list[Answer], list[Reason]]:
    """Returns the answers to the asked numbers, and why a person should look. `own`: the sender's words."""
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
        return about_one(text, asked[0], titles[0] if titles else "")
    meaning = _interpreted(text, "", of_one=False)
    if meaning.repeat and meaning.confidence >= SURE:
        return [_answer(number, text, meaning) for number in asked], []
    titles = titles[: len(asked)]
    one_sentence = len(SENTENCES.split(text.strip(" .!\n"))) == 1
    sure = surely_named(text, titles) if one_sentence else None
    if sure is not None:
        return about_one(text, asked[sure], titles[sure])
    index = best_title(text, titles)
    number = asked[index] if index is not None else None
    code = ReasonCode.NO_NUMBER if number is None else ReasonCode.GUESSED_TITLE
    guess = _lowered(_answer(number, text, meaning), WITHOUT_NUMBER, Veto.NO_NUMBER)
    return [guess], [Reason(code, number), *meaning.reasons]


def about_one(text: str, number: int, title: str) -> tuple[list[Answer], list[Reason]]:
    """Returns the answer of a text that is about this number alone."""
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
