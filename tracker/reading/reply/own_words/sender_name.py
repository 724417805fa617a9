"""The sender's own name: on the last lines of a mail it is a signature, whatever else it may be elsewhere."""

import re
from dataclasses import dataclass

from tracker.reading.reply.patterns import fold

_PARTS = re.compile(r"[^\W\d_]+")
_NOT_THE_NAME = re.compile(r"\(.*?\)|\[.*?\]|[|/].*| [-–—] .*")
_BEFORE = re.compile(r"^[\s/*_–—~-]*")
_PARTICLES = frozenset({"af", "al", "de", "el", "van", "von", "bin", "o", "och", "da", "dos"})
MOST_NAME_WORDS = 5


@dataclass(frozen=True, slots=True)
class SenderName:
    """The words of a name, folded; `given` is the first of it, or of what a comma puts last."""

    words: frozenset[str] = frozenset()
    given: str = ""

    def __bool__(self) -> bool:
        return bool(self.words)


def sender_name(written: str) -> SenderName:
    """Returns the name in a display name or address: "Ek, Anna (Kungsholmen)", "anna.ek@kommun.example"."""
    own = _NOT_THE_NAME.sub(" ", written.partition("@")[0])
    family, comma, given = own.partition(",")
    ordered = _PARTS.findall(fold(f"{given} {family}" if comma else own))
    words = [word for word in ordered if len(word) > 1 and word not in _PARTICLES]
    return SenderName(frozenset(words), words[0] if words else "")


def name_at_start(line: str, name: SenderName) -> int:
    """Returns the length of the sender's name at the beginning of a line, with marks before it; 0 if none.

    Initials and short forms of the other words are part of it: "Anna E", "A. Ek", "Anna-Karin".
    """
    begin = _BEFORE.match(line[:200])
    end = at = begin.end() if begin else 0
    known = 0
    for count, found in enumerate(_PARTS.finditer(line[:200], at)):
        word = fold(found[0])
        between = line[end : found.start()]
        if count == MOST_NAME_WORDS or (count and between.strip(" .-")) or not _belongs(word, name):
            break
        known += word in name.words
        end = found.end()
    return end if known else 0


def _belongs(word: str, name: SenderName) -> bool:
    initial = len(word) == 1 and any(one.startswith(word) for one in name.words)
    return word in name.words or word in _PARTICLES or initial
