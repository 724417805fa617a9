"""The features of an answer beside its question: its words, the question's kind, and what the rules read.

The rules know what the letter taught; the classifier has seen some thousand free sentences, and knows that
"den frågan ligger på Ekonomi" reports nothing. Words are joined with the kind of question, because "nej" to
"Har det blivit aktuellt?" and to "Är det klart?" are two things.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

from tracker.domain.question import QuestionKind
from tracker.domain.reply.codes import Rule, Veto
from tracker.reading.reply.classifier.features import Family, marked_words, of_words
from tracker.reading.reply.patterns import fold

LONGEST = 1500  # characters
_NAME = re.compile(r"(?<=[a-zåäö,;] )[A-ZÅÄÖ][a-zåäöé]{2,}")
_PERSON = "personnamn"  # stands for a name inside a sentence: "har Kim på sitt bord"
_GROUPS = {
    QuestionKind.COUNTABLE: "counted", QuestionKind.FREQUENCY: "counted", QuestionKind.MINUTES: "counted",
    QuestionKind.CONDITIONAL: "needed", QuestionKind.DATE: "dated", QuestionKind.ONGOING: "going",
    QuestionKind.REVISION: "revised",
}  # fmt: skip


class Beside(StrEnum):
    """The first word of the features that words alone don't have."""

    ASKED = "asked"  # a word, and the kind of question
    READ = "read"  # what the rules read
    FOUND = "found"  # the findings of the rules, each and in pairs


def beside_features(
    text: str,
    title: str,
    kind: QuestionKind,
    read: str,
    rule: Rule,
    veto: Veto | None,
    findings: Sequence[str],
    *,
    number: str,
) -> frozenset[str]:
    """The features of one answer.

    `read` is what the rules make of it: a status, REPEAT or "None", and "sure", "confirm" or "unsure".
    `findings` are the codes of the clauses; `number`: the kind of
    number that they took.
    """
    words = marked_words(_without_names(text[:LONGEST], title), title)
    group = _GROUPS[kind]
    own = frozenset(of_words(words))
    asked = (f"{Beside.ASKED} {group} {one}" for one in own if one.startswith((Family.WORD, Family.FIRST)))
    return frozenset((*own, *asked, *_of_rules(kind, read, rule, veto, number), *_of_findings(findings)))


def _without_names(text: str, title: str) -> str:
    known = fold(title)
    return _NAME.sub(lambda found: found[0] if fold(found[0])[:5] in known else _PERSON, text)


def _of_rules(kind: QuestionKind, read: str, rule: Rule, veto: Veto | None, number: str) -> Iterator[str]:
    yield f"{Beside.READ} {read}"
    yield f"{Beside.READ} {kind} {read}"
    yield f"{Beside.READ} {rule} {read}"
    yield f"{Beside.READ} {kind} {rule} {read}"
    yield f"{Beside.READ} {veto}"
    yield f"{Beside.READ} {_GROUPS[kind]} number {number}"
    yield f"{Beside.READ} {rule} number {number}"


def _of_findings(findings: Sequence[str]) -> Iterator[str]:
    yield from (f"{Beside.FOUND} {one}" for one in findings)
    yield from (f"{Beside.FOUND} {one} > {two}" for one, two in pairwise(["^", *findings, "$"]))
