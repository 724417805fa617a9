"""A reply and how many activities were asked about → the answers in it (READING.md, "reply → status")."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracker.reading.reply.guard import (
    Guarded,
    guarded,
    mask,
    mask_all,
    mask_personal,
    without_suspected,
)
from tracker.reading.reply.meaning.subject import is_about_something_else
from tracker.reading.reply.meaning.turning_words import HEDGE
from tracker.reading.reply.meaning.weighing import CONTRADICTION, EMPTY, Meaning
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
    speaks_of_others,
    turns,
    with_mentioned,
)
from tracker.reading.reply.understanding import understand
from tracker.reading.reply.values import SURE, Answer, Reading

PERSONAL_NUMBER = "Svaret innehöll ett personnummer, som har tagits bort."
SUSPECTED = "Dolt i svaret, kan godkännas av en människa: {what}."
KINDS = {
    "phone": "telefonnummer",
    "email": "e-postadress",
    "case": "ärendenummer",
    "name": "namn på en privatperson",
}
NO_NUMBER = "Brevet frågade om flera aktiviteter och svaret säger inte vilken det gäller."
TOO_LONG = "Svaret är så långt att bara början har lästs."
LONGEST_READ = 6000
LOOSE_TEXT = "En del av svaret hör inte till något nummer."
TWICE = "Nummer {number} har fått två olika svar."
UNKNOWN_NUMBER = "Svaret nämner nummer {number}, som brevet inte frågade om."
GUESSED_TITLE = "Svaret har inget nummer men verkar gälla nummer {number}."
SOMETHING_ELSE = "Svaret säger att något är klart, men kanske inte hela aktiviteten."
_SAME_AS_ABOVE = re.compile(SAME_AS_ABOVE)
_BUT = re.compile(
    r"(?<!\w)(?:men|dock|fast|utom|forutom|bortsett|undantag\w*|daremot|bara|endast|enbart|medan)(?!\w)|,"
)
WITHOUT_NUMBER = 0.4
ABOUT_A_PART = 0.7


def read_reply(
    text: str,
    activities: int,
    titles: Sequence[str] = (),
    *,
    numbers: Sequence[int] | None = None,
    cleared: bool = False,
) -> Reading:
    """The answers in a reply to a letter about `activities` activities.

    `cleared`: a person has said that what may tell who somebody is can stand; personal numbers never can.

    `numbers` are the letter's own numbers where they are not 1, 2, 3 …; `titles` are the activities' words
    in the same order. What is not clear has a suggestion, `review` True and Swedish reasons; nothing raises.
    """
    asked = tuple(numbers) if numbers is not None else tuple(range(1, max(activities, 1) + 1))
    own, masked = _mask_all(chunks(text))
    own, long = _shortened(own)
    shown = guarded(cut_signature(cut_quotes(text)))
    answers, reasons = _answers(own, asked, titles)
    reasons += [TOO_LONG] if long else []
    if masked:
        reasons.append(PERSONAL_NUMBER)
    reasons = list(dict.fromkeys(reasons))
    unsure = not answers or any(answer.confidence < SURE for answer in answers)
    notes = (
        [SUSPECTED.format(what=", ".join(KINDS[kind] for kind in shown.suspected))] if shown.suspected else []
    )
    if cleared:
        shown, notes = Guarded(mask(cut_signature(cut_quotes(text)))[0], ()), []
    hide = mask_personal if cleared else mask_all
    hidden = tuple(replace(answer, comment=hide(answer.comment)) for answer in answers)
    return Reading(shown.text, hidden, bool(reasons) or unsure, (*reasons, *notes), shown.suspected)


def _shortened(own: Sequence[Chunk]) -> tuple[list[Chunk], bool]:
    """The first thousands of characters: nobody answers a letter with more, and time stays bounded."""
    kept: list[Chunk] = []
    left = LONGEST_READ
    for chunk in own:
        text = "\n".join(chunk.lines)
        if left > 0:
            kept.append(replace(chunk, lines=tuple(text[:left].split("\n"))))
        left -= len(text)
    return kept, left < 0


def _mask_all(found: Iterable[Chunk]) -> tuple[list[Chunk], bool]:
    own, masked = [], False
    for chunk in found:
        if not chunk.quoted:
            lines = closing.trim(closing.drop_closing(closing.drop_disclaimer(closing.trim(chunk.lines))))
            text, hit = mask("\n".join(lines))
            own.append(replace(chunk, lines=tuple(text.split("\n"))))
            masked = masked or hit
    return own, masked


def _answers(
    own: Sequence[Chunk], asked: Sequence[int], titles: Sequence[str]
) -> tuple[list[Answer], list[str]]:
    pieces = [piece for chunk in own for piece in _pieces(chunk, asked)]
    pieces = [piece for piece in pieces if piece.words or piece.scope != "none"]
    if not pieces:
        return [], [EMPTY]
    pieces = list(titled(pieces, asked, titles))
    pieces = with_mentioned(pieces, asked)
    if all(piece.scope == "none" for piece in pieces):
        return _unnumbered("\n\n".join(piece.words for piece in pieces), asked, titles)
    answers, reasons = _numbered(pieces, asked, titles)
    said = fold("\n".join("\n".join(chunk.lines) for chunk in own))
    if any(piece.scope == "all" for piece in pieces) and not _BUT.search(said):
        # "Alla klara. Nr 3 pågår": all, or not?
        reasons += [CONTRADICTION] if len({answer.status for answer in answers}) > 1 else []
    return answers, reasons


def _pieces(chunk: Chunk, asked: Sequence[int]) -> tuple[Piece, ...]:
    text = "\n".join(chunk.lines)
    found = split(text, asked)
    if chunk.about is not None and all(piece.scope == "none" for piece in found):
        return (Piece(text.strip(), "numbers", (chunk.about,)),) if text.strip() else ()
    return found


def _unnumbered(text: str, asked: Sequence[int], titles: Sequence[str]) -> tuple[list[Answer], list[str]]:
    title = titles[0] if len(asked) == 1 and titles else ""
    meaning = understand(without_suspected(text), title, of_one=len(asked) == 1)
    if len(asked) == 1:
        answer, doubt = _for_title(_answer(asked[0], text, meaning), meaning, titles, asked)
        return [answer], [*meaning.reasons, *doubt]
    if meaning.repeat and meaning.confidence >= SURE:
        return [_answer(number, text, meaning) for number in asked], []
    sure = (
        surely_named(text, titles[: len(asked)]) if len(SENTENCES.split(text.strip(" .!\n"))) == 1 else None
    )
    if sure is not None:
        meaning = understand(without_suspected(text), titles[sure])
        answer, doubt = _for_title(_answer(asked[sure], text, meaning), meaning, titles, asked)
        return [answer], [*meaning.reasons, *doubt]
    place = best_title(text, titles[: len(asked)])
    number = asked[place] if place is not None else None
    reason = GUESSED_TITLE.format(number=number) if number is not None else NO_NUMBER
    guess = _answer(number, text, meaning)
    return [replace(guess, confidence=min(guess.confidence, WITHOUT_NUMBER))], [reason, *meaning.reasons]


def _numbered(
    pieces: Sequence[Piece], asked: Sequence[int], titles: Sequence[str]
) -> tuple[list[Answer], list[str]]:
    answers: dict[int, Answer] = {}
    strangers: list[Answer] = []
    reasons: list[str] = []
    named = {number for piece in pieces for number in piece.numbers}
    whole = [understand(piece.words, of_one=False).status for piece in pieces if piece.scope == "all"]
    if len(set(whole)) > 1:
        reasons.append(CONTRADICTION)
    meaning = understand("")
    for piece in pieces:
        if not _SAME_AS_ABOVE.fullmatch(fold(piece.words).strip(" .,!")):
            one = piece.scope == "numbers" and len(piece.numbers) == 1
            words = first_sentence(piece.words, titles) if piece.scope == "all" else piece.words
            meaning = understand(without_suspected(words), _title(piece, asked, titles), of_one=one)
        if piece.scope == "none":
            reasons += _loose(piece.words, meaning)
            continue
        if speaks_of_others(piece, asked, titles):
            reasons.append(LOOSE_TEXT)
        if not set(piece.numbers) & set(answers) or meaning.status or turns(piece.words):
            reasons += meaning.reasons
        for number in _targets(piece, asked, named):
            answer, doubt = _for_title(_answer(number, piece.words, meaning), meaning, titles, asked)
            reasons += doubt
            if number not in asked:
                strangers.append(
                    replace(answer, activity=None, confidence=min(answer.confidence, WITHOUT_NUMBER))
                )
                reasons.append(UNKNOWN_NUMBER.format(number=number))
            elif number in answers:
                answers[number], clash = _joined(answers[number], answer)
                reasons += clash
            else:
                answers[number] = answer
    if leaves_out(pieces, asked, set(answers), titles):
        reasons.append(LOOSE_TEXT)
    return [*(answers[number] for number in asked if number in answers), *strangers], reasons


def _title(piece: Piece, asked: Sequence[int], titles: Sequence[str]) -> str:
    """The words of the one activity that a piece is about; none where it is about several."""
    one = piece.numbers[0] if len(piece.numbers) == 1 and piece.scope == "numbers" else None
    place = asked.index(one) if one in asked else len(titles)
    return titles[place] if place < len(titles) else ""


def _loose(words: str, meaning: Meaning) -> list[str]:
    """Words before the first number: a greeting is nothing, a status, doubt or question is for a person."""
    telling = (
        bool(HEDGE.search(fold(words)))
        or meaning.status is not None
        or meaning.repeat
        or meaning.count is not None
    )
    return [LOOSE_TEXT] if telling else [reason for reason in meaning.reasons if "fråga" in reason]


def _targets(piece: Piece, asked: Sequence[int], named: set[int]) -> Sequence[int]:
    if piece.scope == "numbers":
        return piece.numbers
    return [number for number in asked if number not in named]


def _joined(first: Answer, second: Answer) -> tuple[Answer, list[str]]:
    comment = f"{first.comment}\n{second.comment}".strip()
    if (second.status is None and not second.repeat) or second.status == first.status:
        return replace(
            first, comment=comment, confidence=min(first.confidence, max(second.confidence, SURE))
        ), []
    clash = TWICE.format(number=first.activity)
    return replace(first, comment=comment, confidence=min(first.confidence, WITHOUT_NUMBER)), [clash]


def _for_title(
    answer: Answer, meaning: Meaning, titles: Sequence[str], asked: Sequence[int]
) -> tuple[Answer, list[str]]:
    """Doubt an answer that calls something done which the activity's own words don't name."""
    if meaning.seconded or any(finding.kind == "done" and finding.sure for finding in meaning.findings):
        return answer, []
    place = asked.index(answer.activity) if answer.activity in asked else len(titles)
    title = titles[place] if place < len(titles) else ""
    if answer.status != "genomford" or not is_about_something_else(answer.comment, title):
        return answer, []
    return replace(answer, confidence=min(answer.confidence, ABOUT_A_PART)), [SOMETHING_ELSE]


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
    )
