"""The training data of answers beside their questions: words, what was asked, and the verdict."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tests.train.replies import FOLDER, REVIEW, Example
from tracker.domain.question import QuestionKind
from tracker.reading.reply import cut_quotes, cut_signature
from tracker.reading.reply.questions.asked import Asked
from tracker.reading.reply.questions.leading import Part
from tracker.reading.reply.questions.letter import LetterReading
from tracker.reading.reply.questions.reader import heard_of
from tracker.reading.reply.questions.second_opinion import features_of_verdict
from tracker.reading.reply.questions.verdict import Verdict

TRAINING = FOLDER / "beside"
HELD = (FOLDER / "questions" / "single.txt", FOLDER / "questions" / "neighbours.txt")


@dataclass(frozen=True)
class Case:
    """One answer: its words as the reader cuts them, what was asked, and the verdicts an expert accepts."""

    words: str
    asked: Asked
    accepted: tuple[str, ...]
    writer: str


class _Cut(LetterReading):
    """Cuts a reply into the words of each activity, as the reader does, and keeps them."""

    def _answer(self, part: Part, asked: Asked) -> None:
        self.cut = [*getattr(self, "cut", []), (part.words, asked)]
        super()._answer(part, asked)


def cases() -> list[Case]:
    """All answers of the training data, and those that a test holds the rules to."""
    replies = [case for path in sorted(TRAINING.glob("*.jsonl")) for case in _of_file(path)]
    return [*replies, *(case for path in HELD for case in _of_table(path))]


def sample(every: int) -> list[Case]:
    """Every so many of the replies about one activity, and of the tables."""
    lines = [(path, line) for path in sorted(TRAINING.glob("*.jsonl")) for line in _lines(path)]
    alone = [(path, line) for path, line in lines if len(json.loads(line)["asked"]) == 1]
    replies = [case for path, line in alone[::every] for case in _of_reply(json.loads(line), path.stem)]
    return [*replies, *[case for path in HELD for case in _of_table(path)][::every]]


def training_files() -> list[Path]:
    """All files that the cases are read from."""
    return [*sorted(TRAINING.glob("*.jsonl")), *HELD]


def example(case: Case) -> tuple[Example, frozenset[str]]:
    """The answer with its verdict, and its features. What the rules read stands if an expert accepts it."""
    heard, verdict = heard_of(case.words, case.asked)
    read = _code(verdict)
    wanted = read if read in case.accepted else case.accepted[0]
    weight = 1.0
    return (
        Example(case.words, case.asked.title, wanted, case.writer, weight),
        features_of_verdict(heard, verdict),
    )


def asked_of(reply: dict[str, Any]) -> tuple[Asked, ...]:
    """What the letter of a reply asked."""
    day = date.fromisoformat(reply["date"])
    return tuple(
        Asked(at, QuestionKind(kind), title, day, forecast=reply["forecast"])
        for at, (kind, title) in enumerate(reply["asked"], start=1)
    )


def accepted(want: str | None) -> tuple[str, ...]:
    """The verdicts of "pagar|- n=2": "-", and what is not mentioned, is for a person."""
    first = (want or "-").split()[0]
    return tuple(REVIEW if one == "-" else one for one in first.split("|"))


def _of_file(path: Path) -> Iterator[Case]:
    for line in _lines(path):
        yield from _of_reply(json.loads(line), path.stem)


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def _of_reply(reply: dict[str, Any], writer: str) -> Iterator[Case]:
    reading = _Cut(asked_of(reply))
    reading.read(cut_signature(cut_quotes(reply["text"])))
    for words, asked in getattr(reading, "cut", []):
        yield Case(words, asked, accepted(reply["want"].get(str(asked.number))), writer)


def _of_table(path: Path) -> Iterator[Case]:
    """The lines of a table: kind, day, reply and status (tests/reading/test_reply_questions.py)."""
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, day, words, status = (part.strip() for part in line.split("|")[:4])
            asked = Asked(1, QuestionKind(kind), "Rutin vid oro", date.fromisoformat(day))
            yield Case(words, asked, accepted(status), path.stem)


def _code(verdict: Verdict) -> str:
    return "repeat" if verdict.repeat else str(verdict.status)
