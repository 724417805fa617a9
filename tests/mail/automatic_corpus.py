"""Bounces, automatic replies, complaints and ordinary mails in the forms of many programs, one after another.

In the file each begins with "=== KIND what=it says | name": address and hard of a bounce, back and left of
an automatic reply.
"""

from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parents[1] / "data" / "mail" / "automatic.txt"


@dataclass(frozen=True, slots=True)
class Expected:
    kind: str
    name: str
    raw: bytes
    says: dict[str, str]


def corpus() -> list[Expected]:
    return [_one(block) for block in FILE.read_text(encoding="utf-8").split("=== ") if block]


def _one(block: str) -> Expected:
    first, raw = block.split("\n", 1)
    words, name = first.split(" | ")
    kind, *says = words.split()
    return Expected(kind, name, raw.encode(), dict(word.split("=", 1) for word in says))
