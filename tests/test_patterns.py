"""No regular expression of ours takes ages: each is tried on texts that go round and round in it.

A pattern that can read the same letters in several ways tries them all when the end does not fit, and holds
the whole program meanwhile: `(?:svar på |på |svar )*` reads twenty words in a million ways. Each part that
may be repeated is written out again and again, with an end that does not fit.
"""

import re
import signal
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from itertools import islice
from pkgutil import walk_packages
from random import Random
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import jobs
import tracker
from tests.cases import each
from tests.examples import sample
from tracker.reading.personal import atoms
from tracker.reading.plan import title
from tracker.reading.reply.closes import clauses
from tracker.reading.reply.meaning import findings
from tracker.reading.reply.own_words import attribution, closing
from tracker.reading.reply.questions import forecast, leading_words, not_done, outcome_words, titled
from tracker.reading.uppfoljning import indicator
from tracker.services.plans import columns

Parsed = Iterable[tuple[Any, Any]]
REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
LENGTH, MOST = 250, 1.0  # characters; seconds of processor time, where a good pattern takes a thousandth
ENDS = ("\0", "x", "!\n")
TRIES = 8
SIGNS = {
    ops.CATEGORY_DIGIT: "127",
    ops.CATEGORY_SPACE: " \n",
    ops.CATEGORY_WORD: "ax1_",
    ops.CATEGORY_NOT_DIGIT: "a -",
    ops.CATEGORY_NOT_SPACE: "a1.",
    ops.CATEGORY_NOT_WORD: " .-,",
}


@each(
    ("pattern", "text"),
    [
        (atoms._TOKEN, "femtioåtta" * 12 + "x"),
        (leading_words.LINE, "svar pa " * 25),
        (leading_words.INLINE, "svar pa " * 25),
        (closing._CLOSING_LINE, "Mvh A" + (" " * 16 + "A") * 6 + "!!x"),
        (closing._CLOSING_LINE, "hej då" + " " * 1000 + "x"),
        (attribution._RULE_AROUND, "-" * 1000 + "x"),
        (titled._GOES_ON_WITHIN, " " * 1000 + "x"),
        (forecast._IN_SENTENCE, ", i ar" + " det tror vi" * 20),
        (outcome_words.REST, "717 " * 100),
        (findings._NOTHING_MORE, "nu finns det " * 20),
        (not_done._MOVED, "det traffen " * 20),
        (title._FRONT, "bilaga " * 25 + "x"),
        (clauses._SHAPES[4], "sqL" + "D" * 60 + "x"),
        (columns._PAIR, " " * 400),
        (indicator._TRAILING, "Antal, " + "=" * 40 + "x"),
    ],
)
def test_what_took_ages_once_is_tried_at_once(pattern: re.Pattern[str], text: str) -> None:
    assert seconds(pattern, text) < MOST / 2


def patterns() -> list[re.Pattern[str]]:
    """Returns what is compiled in the program's modules, the pattern of most letters first."""
    found: set[re.Pattern[str]] = set()
    for package in (tracker, jobs):
        for one in walk_packages(package.__path__, f"{package.__name__}."):
            if not one.name.endswith(("__main__", "migrations.env")):
                found.update(_compiled(vars(import_module(one.name)).values()))
    return sorted(found, key=lambda one: (-len(one.pattern), one.pattern))


def _compiled(values: Iterable[object]) -> Iterator[re.Pattern[str]]:
    for value in values:
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
            yield value
        elif isinstance(value, tuple | list):
            yield from _compiled(value)


def test_no_pattern_takes_ages() -> None:
    """Some of them; all in `make thorough`."""
    slow = []
    for pattern in sample(patterns(), every=40):
        tried = ((seconds(pattern, text), text) for text in texts(pattern))
        slow += [
            (pattern.pattern[:80], *one) for one in islice((one for one in tried if one[0] > MOST / 2), 1)
        ]

    assert slow == []


def texts(pattern: re.Pattern[str]) -> Iterator[str]:
    """Yields texts of LENGTH letters: what may stand before a repeated part, the part itself, and an end."""
    writer = Random(1)
    for before, part in _repeated(_parser.parse(pattern.pattern, pattern.flags)):
        for at in range(TRIES):
            unit = _written(part, writer) + (_written(part, writer) if at % 3 == 2 else "")
            start = _written(before, writer) if at % 2 else ""
            yield start + unit * (LENGTH // max(1, len(unit))) + ENDS[at % len(ENDS)]


def _repeated(parsed: Parsed, before: tuple[Any, ...] = ()) -> Iterator[tuple[Parsed, Parsed]]:
    """Yields each part that may come many times, with what comes before it."""
    for op, value in parsed:
        if op in REPEATS and value[1] > LENGTH // 50:
            yield before, value[2]
        for inner in _inside(op, value):
            yield from _repeated(inner, before)
        before = (*before, (op, value))


def _inside(op: Any, value: Any) -> list[Parsed]:
    if op is ops.BRANCH:
        return list(value[1])
    if op in (*REPEATS, ops.SUBPATTERN):
        return [value[-1]]
    if op in (ops.ASSERT, ops.ASSERT_NOT):
        return [value[1]]
    return [value] if op is ops.ATOMIC_GROUP else []


def _written(parsed: Parsed, writer: Random) -> str:
    """Returns a text that the parts may match; what looks around is left out."""
    return "".join(_one(op, value, writer) for op, value in parsed)


def _one(op: Any, value: Any, writer: Random) -> str:
    if op is ops.LITERAL:
        return chr(value)
    if op is ops.IN:
        return _of_a_set(value, writer)
    if op in REPEATS:
        times = writer.randint(value[0], min(value[1], value[0] + 2))
        return "".join(_written(value[2], writer) for _ in range(times))
    if op is ops.BRANCH:
        return _written(writer.choice(value[1]), writer)
    if op in (ops.SUBPATTERN, ops.ATOMIC_GROUP):
        return _written(value[-1] if op is ops.SUBPATTERN else value, writer)
    return writer.choice("ax .") if op in (ops.ANY, ops.NOT_LITERAL) else ""


def _of_a_set(members: Any, writer: Random) -> str:
    op, value = writer.choice(members)
    if op is ops.LITERAL:
        return chr(value)
    if op is ops.RANGE:
        return chr(writer.randint(*value))
    return writer.choice(SIGNS[value] if op is ops.CATEGORY else "ax 1")


class _TooLongError(Exception):
    pass


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """Returns the processor time of three ways to look for the pattern; no more than MOST and a little."""
    before = time.process_time()
    with suppress(_TooLongError), _no_longer_than(MOST):
        pattern.match(text)
        pattern.fullmatch(text)
        for _ in pattern.finditer(text):
            pass
    return time.process_time() - before


@contextmanager
def _no_longer_than(limit: float) -> Iterator[None]:
    def end(*_: object) -> None:
        raise _TooLongError

    usual = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, usual)
