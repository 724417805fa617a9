"""What the second reader looks at in a reply: its words, their endings, and what the grammar found.

"Skyltarna är uppe" holds no word of status, and whoever has read some thousand replies knows what it means.
The words of the title and the forms of its verb are told apart from other words, numbers and dates are
called by their kind, so that what is learned of one activity holds for another. Marks are short texts:
`w uppe`, `b TITLE:na ar`, `G done`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from tracker.reading.reply.meaning.counts import numbers_as_words
from tracker.reading.reply.meaning.title_verbs import nouns_of, verbs_of
from tracker.reading.reply.meaning.title_words import is_named
from tracker.reading.reply.meaning.verb_forms import forms
from tracker.reading.reply.meaning.weighing import Meaning
from tracker.reading.reply.patterns import fold
from tracker.reading.reply.values import SURE

_WORD = re.compile(r"[A-Z]+:?[a-z]*|[a-z]+(?:-[a-z]+)*|[?!,.:]")
_ENDING = re.compile(r"(erna|arna|orna|en|et|na|an|er|ar|or|ad|at|t|d|da|de)$")
_GOES_ON = re.compile(
    r"varje|regelbund|lopande|aret|termin|kontinuer|per ar|ganger|var\w* (?:vecka|manad)|caf|mote|traff"
)
_OF_ALL = re.compile(r"alla|samtlig|varje|\d")
TITLE, VERB = "TITLE:", "VERB:"  # a word of the title, a form of its verb
_FIRST_FINDINGS = 4


def marks_of(text: str, title: str, first: Meaning) -> frozenset[str]:
    """The marks of one answer's words; `first` is what the grammar read in them."""
    words = _words(text, title)
    return frozenset((*_of_words(words), *_of_grammar(first), *_of_title(title, first)))


def _of_words(words: Sequence[str]) -> Iterator[str]:
    shapes = [_shape(word) for word in words]
    for word in words:
        yield f"w {word}"
        if len(word) > 5 and word.islower():
            yield f"p {word[:5]}"
            yield f"s {word[-4:]}"
    yield from (f"b {one} {two}" for one, two in pairwise(words))
    yield from (f"z {one} {two}" for one, two in pairwise(shapes))
    yield "first " + " ".join(words[:1])
    yield "first " + " ".join(words[:2])
    yield f"length {min(len(words) // 6, 6)}"


def _shape(word: str) -> str:
    return word if len(word) < 5 or not word.islower() else "~" + word[-3:]


def _of_grammar(first: Meaning) -> Iterator[str]:
    kinds = _kinds(first)
    yield from (f"G {kind}" for kind in kinds)
    yield from (f"G {one} > {two}" for one, two in pairwise(["^", *kinds, "$"]))
    yield "G " + " ".join(kinds[:_FIRST_FINDINGS]) + " ..."
    if any(finding.concluded for finding in first.findings):
        yield "G !"
    yield f"M {first.status}"
    yield f"M {first.status} {'sure' if first.confidence >= SURE else 'unsure'}"
    if first.repeat:
        yield "M repeat"
    yield from (f"R {reason}" for reason in first.reasons)


def _kinds(first: Meaning) -> list[str]:
    return [finding.kind + ("" if finding.sure else "?") for finding in first.findings]


def _of_title(title: str, first: Meaning) -> Iterator[str]:
    """Is it something that goes on, or that all are to have? What is done once is not done there."""
    if not title:
        return
    folded = fold(title[:300])
    goes_on = _GOES_ON.search(folded) is not None
    yield f"T goes on {goes_on}"
    yield f"T all {_OF_ALL.search(folded) is not None}"
    yield from (f"T {goes_on} {kind}" for kind in _kinds(first))


def _words(text: str, title: str) -> list[str]:
    """The words, folded; those of the title, its verb's forms, and numbers by their kind in capitals."""
    folded = fold(text)
    if title:
        for verb in verbs_of(title):
            for pattern, form in forms(verb):
                folded = pattern.sub(f" {VERB}{_plain(form)} ", folded)
    return [_named(word, title) for word in _WORD.findall(numbers_as_words(folded))]


def _plain(form: str) -> str:
    return form.replace(r"\g<between>", "")


def _named(word: str, title: str) -> str:
    if len(word) < 4 or not title or not word.islower() or not is_named(word, _all_words(title)):
        return word
    ending = _ENDING.search(word)
    return TITLE + (ending[1] if ending else "")


@lru_cache(maxsize=512)
def _all_words(title: str) -> str:
    return " ".join((title, *nouns_of(title)))
