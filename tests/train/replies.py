"""The training data: replies, each with an expert's verdict. Those in blind/ are never among them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracker.reading.reply import cut_quotes, cut_signature
from tracker.reading.reply.classifier.features import features_of
from tracker.reading.reply.meaning.grammar import read_by_grammar
from tracker.reading.reply.pointing.pointers import split
from tracker.reading.reply.pointing.titled import titled

FOLDER = Path(__file__).parents[1] / "data" / "replies"
TRAINING = FOLDER / "training"
REVIEW = "review"


@dataclass(frozen=True)
class Example:
    """A reply, or the part of one, about one activity; `writer` is the file, whose replies are alike."""

    text: str
    title: str
    verdict: str  # a status, "repeat" or "review"
    writer: str
    weight: float


def examples() -> list[Example]:
    """All examples. The regression sets weigh less: the grammar was mended by them, and reads them better.

    A reply about several activities is split by the reader as it is, with the weights of today.
    """
    return [one for path, weight in training_files() for one in _of(path, weight)]


def features(one: Example) -> frozenset[str]:
    """The features that the program computes for an example."""
    own = cut_signature(cut_quotes(one.text))
    return features_of(own, one.title, read_by_grammar(own, one.title))


def training_files() -> list[tuple[Path, float]]:
    """The files, each with the weight of its replies."""
    regression = [(path, 0.3) for path in sorted(FOLDER.glob("*.json"))]
    return regression + [(path, 1.0) for path in sorted(TRAINING.glob("*.json"))]


def of_one_activity(path: Path, weight: float = 1.0) -> list[Example]:
    """The examples of a file that were about one activity from the beginning."""
    return [
        Example(case["text"], (case.get("titles") or [""])[0], _verdict(case), path.stem, weight)
        for case in json.loads(path.read_text("utf-8"))
        if case["activities"] == 1
    ]


def expert_answers(case: dict[str, Any]) -> dict[str, str]:
    """The expert's answers, also where the program asks a person; none where an expert would ask too."""
    return case.get("expert") or ({} if case["review"] else case["answers"])


def _of(path: Path, weight: float) -> list[Example]:
    found = of_one_activity(path, weight)
    for case in json.loads(path.read_text("utf-8")):
        if case["activities"] > 1:
            titles = case.get("titles") or [""] * case["activities"]
            answers = expert_answers(case)
            found += [
                Example(words, titles[number - 1], answers[str(number)], path.stem, weight)
                for number, words in _pieces(case["text"], titles)
                if str(number) in answers
            ]
    return found


def _pieces(text: str, titles: list[str]) -> list[tuple[int, str]]:
    """The words about one activity each, in a reply about several."""
    asked = tuple(range(1, len(titles) + 1))
    pieces = titled(split(cut_signature(cut_quotes(text)), asked), asked, titles)
    return [(piece.numbers[0], piece.words) for piece in pieces if len(piece.numbers) == 1]


def _verdict(case: dict[str, Any]) -> str:
    return expert_answers(case).get("1", REVIEW)
