"""The replies that are learned from, each with what an expert says of it. Those in blind/ never are."""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tracker.reading.reply import cut_quotes, cut_signature
from tracker.reading.reply.pointing.pointers import split
from tracker.reading.reply.pointing.titled import titled

FOLDER = Path(__file__).parents[1] / "data" / "replies"
REVIEW = "review"


@dataclass(frozen=True)
class Taught:
    """A reply, or the part of one, about one activity; `writer` is the file, for those of one are alike."""

    text: str
    title: str
    verdict: str  # a status, "repeat" or "review"
    writer: str
    weight: float


def taught() -> list[Taught]:
    """Those that the word lists were mended by count less: the grammar reads them better than new ones.

    A reply about several activities is cut by the reader as it is today, which has learned before.
    """
    return [one for path, weight in _files() for one in _of(path, weight)]


def digest() -> str:
    """Of all that is learned from, so that a test can tell when to teach anew."""
    found = sha256()
    for path, _ in _files():
        for case in json.loads(path.read_text("utf-8")):
            found.update(repr((case["text"], case.get("titles"), sorted(_wanted(case).items()))).encode())
    return found.hexdigest()[:16]


def _wanted(case: dict) -> dict[str, str]:
    """What an expert says, also where the program asks a person; nothing where an expert would too."""
    return case.get("expert") or ({} if case["review"] else case["answers"])


def _files() -> list[tuple[Path, float]]:
    own = [(path, 0.3) for path in sorted(FOLDER.glob("*.json"))]
    return own + [(path, 1.0) for path in sorted((FOLDER / "taught").glob("*.json"))]


def _of(path: Path, weight: float) -> list[Taught]:
    found = []
    for case in json.loads(path.read_text("utf-8")):
        titles = case.get("titles") or [""] * case["activities"]
        if case["activities"] == 1:
            found.append(Taught(case["text"], titles[0], verdict(case), path.stem, weight))
        else:
            answers = _wanted(case)
            found += [
                Taught(words, titles[number - 1], answers[str(number)], path.stem, weight)
                for number, words in _pieces(case["text"], titles)
                if str(number) in answers
            ]
    return found


def _pieces(text: str, titles: list[str]) -> list[tuple[int, str]]:
    """The words about one activity each, in a reply about several."""
    asked = tuple(range(1, len(titles) + 1))
    pieces = titled(split(cut_signature(cut_quotes(text)), asked), asked, titles)
    return [(piece.numbers[0], piece.words) for piece in pieces if len(piece.numbers) == 1]


def verdict(case: dict) -> str:
    """What an expert says of a case about one activity."""
    return _wanted(case).get("1", REVIEW)
