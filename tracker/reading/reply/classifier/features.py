"""The features of an answer: its words, their endings, pairs of them, and what the grammar found.

"Skyltarna är uppe" holds no word of status, and a classifier trained on some thousand replies knows what it
means. The words of the title and the forms of its verb are told apart from other words, and numbers and
dates are replaced by their kind, so that what is learned about one activity holds for another. A feature is
its family and codes or words: `word uppe`, `pair TITLE:na ar`, `finding done`. No feature holds a sentence
that a person reads.
"""

import re
from collections.abc import Iterator, Sequence, Set
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from tracker.reading.reply.meaning.counts import numbers_as_words
from tracker.reading.reply.meaning.grammar import Meaning
from tracker.reading.reply.meaning.title_verbs import nouns_of, verbs_of
from tracker.reading.reply.meaning.title_words import is_named
from tracker.reading.reply.meaning.verb_forms import forms
from tracker.reading.reply.patterns import fold
from tracker.reading.reply.values import SURE


class Family(StrEnum):
    """The first word of a feature; training leaves families out in turn."""

    WORD = "word"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    PAIR = "pair"  # two words beside each other
    SHAPES = "shapes"  # the same, with long words by their endings only
    FIRST = "first"  # the first word, and the first two
    LENGTH = "length"  # in steps of six words
    FINDING = "finding"  # of the grammar: each, each pair in order, the first four
    GRAMMAR = "grammar"  # the grammar's status, and whether it is sure
    REASON = "reason"  # the grammar's reasons for review
    TITLE = "title"  # whether the activity goes on, or is for all


_WORD = re.compile(r"[A-Z]+:?[a-z]*|[a-z]+(?:-[a-z]+)*|[?!,.:]")
_ENDING = re.compile(r"(erna|arna|orna|en|et|na|an|er|ar|or|ad|at|t|d|da|de)$")
_GOES_ON = re.compile(
    r"varje|regelbund|lopande|aret|termin|kontinuer|per ar|ganger|var\w* (?:vecka|manad)|caf|mote|traff"
)
_OF_ALL = re.compile(r"alla|samtlig|varje|\d")
_TITLE_WORD, _TITLE_VERB = "TITLE:", "VERB:"  # a word of the title, a form of its verb
_FIRST_FINDINGS = 4


def features_of(text: str, title: str, grammar: Meaning) -> frozenset[str]:
    """The features of one answer's words; `grammar` is what the grammar read in them."""
    words = marked_words(text, title)
    return frozenset((*of_words(words), *_of_grammar(grammar), *_of_title(title, grammar)))


def names_title(features: Set[str]) -> bool:
    """True if a word of the answer is one of the title's, or a form of its verb."""
    start = (f"{Family.WORD} {_TITLE_WORD}", f"{Family.WORD} {_TITLE_VERB}")
    return any(feature.startswith(start) for feature in features)


def of_words(words: Sequence[str]) -> Iterator[str]:
    """The features of the words alone."""
    for word in words:
        yield f"{Family.WORD} {word}"
        if len(word) > 5 and word.islower():
            yield f"{Family.PREFIX} {word[:5]}"
            yield f"{Family.SUFFIX} {word[-4:]}"
    yield from (f"{Family.PAIR} {one} {two}" for one, two in pairwise(words))
    yield from (f"{Family.SHAPES} {one} {two}" for one, two in pairwise(map(_shape, words)))
    yield f"{Family.FIRST} " + " ".join(words[:1])
    yield f"{Family.FIRST} " + " ".join(words[:2])
    yield f"{Family.LENGTH} {min(len(words) // 6, 6)}"


def _shape(word: str) -> str:
    return word if len(word) < 5 or not word.islower() else "~" + word[-3:]


def _of_grammar(grammar: Meaning) -> Iterator[str]:
    codes = _finding_codes(grammar)
    yield from (f"{Family.FINDING} {code}" for code in codes)
    yield from (f"{Family.FINDING} {one} > {two}" for one, two in pairwise(["^", *codes, "$"]))
    yield f"{Family.FINDING} " + " ".join(codes[:_FIRST_FINDINGS]) + " ..."
    if any(finding.concluded for finding in grammar.findings):
        yield f"{Family.FINDING} concluded"
    yield f"{Family.GRAMMAR} {grammar.status}"
    yield f"{Family.GRAMMAR} {grammar.status} {'sure' if grammar.confidence >= SURE else 'unsure'}"
    if grammar.repeat:
        yield f"{Family.GRAMMAR} repeat"
    yield from (f"{Family.REASON} {reason.code}" for reason in grammar.reasons)


def _finding_codes(grammar: Meaning) -> list[str]:
    return [f"{one.kind}:doubtful" if one.doubtful else str(one.kind) for one in grammar.findings]


def _of_title(title: str, grammar: Meaning) -> Iterator[str]:
    """Whether the activity goes on, or is for all: what is done once is then not all of it."""
    if not title:
        return
    folded = fold(title[:300])
    goes_on = _GOES_ON.search(folded) is not None
    yield f"{Family.TITLE} goes on {goes_on}"
    yield f"{Family.TITLE} all {_OF_ALL.search(folded) is not None}"
    yield from (f"{Family.TITLE} {goes_on} {code}" for code in _finding_codes(grammar))


def marked_words(text: str, title: str) -> list[str]:
    """The words, folded; those of the title, its verb's forms, and numbers by their kind in capitals."""
    folded = fold(text)
    if title:
        for verb in verbs_of(title):
            for pattern, form in forms(verb):
                folded = pattern.sub(f" {_TITLE_VERB}{_plain(form)} ", folded)
    return [_marked(word, title) for word in _WORD.findall(numbers_as_words(folded))]


def _plain(form: str) -> str:
    return form.replace(r"\g<between>", "")


def _marked(word: str, title: str) -> str:
    """The word, or its ending after TITLE: if it is one of the title's."""
    if len(word) < 4 or not title or not word.islower() or not is_named(word, _all_words(title)):
        return word
    ending = _ENDING.search(word)
    return _TITLE_WORD + (ending[1] if ending else "")


@lru_cache(maxsize=512)
def _all_words(title: str) -> str:
    return " ".join((title, *nouns_of(title)))
