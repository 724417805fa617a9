"""Rewrites the many ways to write a number and an answer to the one that the pointers expect: "2) …"."""

import re
from collections.abc import Sequence

from tracker.reading.reply.patterns import fold
from tracker.reading.reply.pointing import pointer_words

FARTHEST = 400  # characters


def in_figures(text: str, asked: Sequence[int]) -> str:
    """The text with "*2*", "[2]", "språkcaféet (2)", "två:" and "2 - …" as "2) …"."""
    if len(pointer_words.DASHED_LINE.findall(text)) > 1:  # "1 - 4 bilar av 9" is no range
        text = pointer_words.DASHED_LINE.sub(r"\1) ", text)
    text = pointer_words.STARRED.sub(r"\1\2) ", text)
    text = pointer_words.BRACKETED.sub(r"\1)", text)
    if pointer_words.BRACKETS_FIRST.search(text):  # "(1) pågår (2) klar"
        text = pointer_words.ROUND_BRACKETS.sub(r"\1)", text)
    text = pointer_words.IN_BRACKETS.sub(r"\g<before>\g<number>) \g<name>", text)
    for found in reversed(list(pointer_words.SPELLED_LINE.finditer(fold(text[: FARTHEST * 10])))):
        numbers = [str(pointer_words.SPELLED[name]) for name in found.groups() if name]
        text = f"{text[: found.start()]}{' och '.join(numbers)}{text[found.end() :]}"
    return _in_order(text, asked)


def _in_order(text: str, asked: Sequence[int]) -> str:
    """ "I tur och ordning: klart, pågår, utgår": split only if there are as many answers as activities."""
    found = pointer_words.IN_ORDER.search(fold(text[: FARTHEST * 10]))
    if found is None:
        return text
    answers = re.split(r",\s*|\s+och\s+", text[found.start("answers") : found.end()].strip())
    if len(answers) != len(asked) or len(asked) < 2:
        return text
    rows = "\n".join(f"{number}) {answer}" for number, answer in zip(asked, answers, strict=True))
    return f"{text[: found.start()]}\n{rows}{text[found.end() :]}"


def answer_last(text: str) -> str:
    """ "Klara: 1 och 3" as "1 och 3 Klara", "vi har gjort alla tre" as "alla gjorda"."""
    if pointer_words.MARKED_LINE.match(fold(text[:100]).lstrip()):
        return text  # "1. Klart 2. Pågår": the number comes first
    found = list(pointer_words.ANSWER_FIRST.finditer(fold(text[: FARTHEST * 10])))
    for match in reversed([one for one in found if "/" not in one["which"]]):
        which, answer = (text[match.start(name) : match.end(name)] for name in ("which", "answer"))
        text = f"{text[: match.start()]}{which} {answer}{text[match.end() :]}"
    whole = pointer_words.ALL_LAST.search(fold(text[: FARTHEST * 10]))
    if whole:
        said, after = (text[whole.start(name) : whole.end(name)] for name in ("said", "after"))
        text = f"{text[: whole.start()]}Alla {said}{after}{text[whole.end() :]}"
    none = pointer_words.NONE_OF_THEM.search(fold(text[: FARTHEST * 10]))
    if none:
        said = text[none.start("said") : none.end("said")]
        text = f"{text[: none.start()]}Alla: {said}{text[none.end() :]}"
    made = pointer_words.MADE_ALL.search(fold(text[: FARTHEST * 10]))
    return f"{text[: made.start()]}{made[1]} gjorda{text[made.end() :]}" if made else text
