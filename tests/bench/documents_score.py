"""How much of a document was read correctly: rows found, cells exactly right, superfluous rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher

from tests.bench.documents_words import Act
from tracker.domain.plan import PlanRow

KINDS = tuple(field.name for field in fields(Act))
_BULLETS = re.compile(r"(?:^|(?<=\s))[•◦▪o\uf0b7\uf0a7-](?=\s)")


@dataclass(frozen=True, slots=True)
class Score:
    """Rows expected, found and superfluous; cells expected and exactly right."""

    rows: int = 0
    found: int = 0
    false: int = 0
    cells: int = 0
    right: int = 0
    wrong: tuple[str, ...] = ()

    def __add__(self, other: "Score") -> "Score":
        return Score(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Score)))


def score(expected: Sequence[Act], got: Sequence[PlanRow]) -> Score:
    pairs = _pairs(expected, got)
    right, wrong = 0, []
    for act, row in pairs:
        for kind in KINDS:
            want, have = plain(getattr(act, kind)), plain(getattr(row, kind)) if row else None
            if want == have:
                right += 1
            else:
                wrong.append(f"{kind}: {want!r} → {have!r}")
    found = sum(row is not None for _, row in pairs)
    return Score(len(expected), found, len(got) - found, len(expected) * len(KINDS), right, tuple(wrong))


def plain(text: str) -> str:
    """Returns the text with white space collapsed and bullets removed: both ways are acceptable."""
    return " ".join(_BULLETS.sub(" ", text).split())


def _pairs(expected: Sequence[Act], got: Sequence[PlanRow]) -> list[tuple[Act, PlanRow | None]]:
    """Returns each expected row with the row that contains its activity, in order."""
    pairs: list[tuple[Act, PlanRow | None]] = []
    place = 0
    for act in expected:
        at = next((n for n in range(place, len(got)) if _alike(act.aktivitet, got[n].aktivitet)), None)
        pairs.append((act, None if at is None else got[at]))
        place = place if at is None else at + 1
    return pairs


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, plain(one), plain(other), autojunk=False).ratio() > 0.8
