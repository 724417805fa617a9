"""One answer's words → what they mean, by two readers: the grammar, and one that has learned from replies.

The grammar knows why, and what is asked, promised or handed over stays a person's. The second reader knows
more words. It speaks where the grammar found no clear status, and it may object.
"""

from collections.abc import Mapping, Set
from dataclasses import replace
from typing import cast

from tracker.reading.reply.meaning.asides import ASIDES
from tracker.reading.reply.meaning.turning_words import BELIEF, LEFT_OUT, NEGATION
from tracker.reading.reply.meaning.weighing import EMPTY, UNCLEAR_TEXT, UNSURE, Meaning, read_by_grammar
from tracker.reading.reply.patterns import fold
from tracker.reading.reply.second_reader.judging import judged
from tracker.reading.reply.second_reader.marks import TITLE, VERB, marks_of
from tracker.reading.reply.values import SURE, Status

# How likely a verdict must be to stand alone, and how likely not to be objected to; measured on replies by
# writers that were not learned from (tests/teach). To close what nobody did is the worst error.
CLEAR = 0.75
CLEAR_DONE = 0.97
CLEAR_DONE_UNNAMED = 0.99  # where the words name neither the activity nor any work
AGREED = 0.4
AGREED_DONE = 0.97
AGREED_PLAINLY_DONE = 0.7  # "vi är klara", with more beside it
_OPEN_KINDS = frozenset({
    "other", "promised", "planned", "moved", "later", "rest", "waits", "partial", "not_done", "not_started",
    "not_carried_out", "denied", "delayed", "should_have", "dropped",
})  # fmt: skip
LONGEST = 1500  # letters; it learned from no stories
A_SENTENCE = 6  # words
FEW_WORDS = 3  # "Ej påbörjat": in so few there is nothing that the grammar could have missed


def understand(text: str, title: str = "", *, of_one: bool = True) -> Meaning:
    """The status that the words of one answer mean; `title` is the activity's own words, if known.

    `of_one`: they are about one activity. The second reader learned from such only, and is silent on others.
    """
    first = read_by_grammar(text, title)
    if first.reasons == (EMPTY,) or not of_one or len(text) > LONGEST:
        return first
    marks = marks_of(text, title, first)
    chances = judged(marks)
    if first.confidence >= SURE:
        return first if _agrees(first, text, title, chances) else _objected(first)
    verdict = max(chances, key=chances.__getitem__)
    if verdict == "review" or chances[verdict] < CLEAR or _is_beside(text, first):
        return first
    if verdict == "genomford" and (chances[verdict] < _needed(marks, first) or _is_open(text, first)):
        return first
    return _as_the_second(first, verdict, chances[verdict])


def _agrees(first: Meaning, text: str, title: str, chances: Mapping[str, float]) -> bool:
    """Does the second reader let the grammar's verdict stand? What closes an activity needs most."""
    if len(text.split()) <= FEW_WORDS:
        return True
    own = "repeat" if first.repeat else str(first.status)
    if own != "genomford" or not title:
        return chances[own] >= AGREED
    if not any(one.kind == "done" and one.sure for one in first.findings):
        return chances[own] >= AGREED_DONE
    if len(text.split()) <= A_SENTENCE:
        return chances[own] >= AGREED
    plain = any(one.kind == "done" and one.sure and one.bare for one in first.findings)
    return chances[own] >= (AGREED_PLAINLY_DONE if plain else AGREED_DONE)


def _objected(first: Meaning) -> Meaning:
    return replace(first, confidence=UNCLEAR_TEXT, reasons=(UNSURE,))


def _is_beside(text: str, first: Meaning) -> bool:
    """Did the sender ask, promise, hand over, or leave it open? Then it is for a person."""
    open_end = any(finding.kind == "doubt" for finding in first.findings) or BELIEF.search(fold(text))
    return bool(open_end) or any(reason in ASIDES for reason in first.reasons)


def _is_open(text: str, first: Meaning) -> bool:
    """Did the grammar find a "not", a rest, a later time, another thing? Then likelihood closes nothing."""
    folded = fold(text)
    return (
        any(finding.kind in _OPEN_KINDS for finding in first.findings)
        or NEGATION.search(folded) is not None
        or LEFT_OUT.search(folded) is not None
    )


def _needed(marks: Set[str], first: Meaning) -> float:
    """How likely "genomförd" must be: more so where the words may be about the weather."""
    named = any(mark.startswith((f"w {TITLE}", f"w {VERB}")) for mark in marks)
    return CLEAR_DONE if named or first.findings else CLEAR_DONE_UNNAMED


def _as_the_second(first: Meaning, verdict: str, chance: float) -> Meaning:
    status = None if verdict == "repeat" else cast("Status", verdict)
    return replace(
        first,
        status=status,
        repeat=verdict == "repeat",
        confidence=max(SURE, round(chance, 2)),
        reasons=(),
        seconded=True,
    )
