"""Makes text from people and files safe to show, or comparable.

Readers of plans and replies, which need every letter at the same index, use `reading.mending.fold`.
"""

import re
import unicodedata
from functools import lru_cache

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_LINE_BREAKS = re.compile("\r\n?|[\u2028\u2029]")
# Control characters of terminals, those that a Word file or PostgreSQL can't contain, halves of surrogate
# pairs, noncharacters, and marks that turn the direction of what follows.
_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_BROKEN = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
UNCLEAN = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029{_TURNING}{_BROKEN}]")
_CONTROL_IN_LINES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_NO_CHARACTERS, _MARKS_THAT_TURN = re.compile(f"[{_BROKEN}]"), re.compile(f"[{_TURNING}]")
_FORMULA = tuple("=+-@")
_ALIKE = str.maketrans({"ø": "o", "æ": "a", "é": "e", "è": "e", "ß": "s", "–": "-", "—": "-", "‑": "-"})
_USUAL = _ALIKE | str.maketrans("åäöü", "aaou")


def has_control(text: str) -> bool:
    """True if a line has a control character: in a mail's header it could begin another header."""
    return _CONTROL.search(text) is not None


def on_one_line(text: str) -> str:
    """Returns the text without control characters and line breaks, with single spaces."""
    return " ".join(harmless(text).split())


def harmless(text: str) -> str:
    """Returns the text with characters only that every database, file and terminal can hold.

    Control characters but line feeds and tabs become spaces, halves of surrogate pairs and noncharacters a
    replacement character; marks that turn the direction of writing go. The result is the same when repeated.
    """
    if UNCLEAN.search(text) is None:
        return text
    lines = _CONTROL_IN_LINES.sub(" ", _LINE_BREAKS.sub("\n", text))
    return _MARKS_THAT_TURN.sub("", _NO_CHARACTERS.sub("\ufffd", lines))


def is_formula(text: str) -> bool:
    """Returns whether a spreadsheet would run the text of a cell: it begins as a formula, or looks so.

    Some spreadsheets read a fullwidth "＝" as "=", and skip spaces and signs that show nothing.
    """
    begins = text[:40].lstrip()
    while begins and unicodedata.category(begins[0]) in ("Cf", "Mn", "Zs", "Cc"):
        begins = begins[1:]
    return unicodedata.normalize("NFKC", begins[:1]) in _FORMULA


_CONTEXT = 2  # words


def difference(before: str, after: str) -> tuple[str, str]:
    """Returns both texts from two words before where they differ to two words after, with ellipses."""
    old, new = before.split(), after.split()
    shortest = min(len(old), len(new))
    same = next((n for n in range(shortest) if old[n] != new[n]), shortest)
    left = shortest - same
    alike = next((n for n in range(left) if old[-1 - n] != new[-1 - n]), left)
    start, end = max(same - _CONTEXT, 0), max(alike - _CONTEXT, 0)

    def part(words: list[str]) -> str:
        shown = [*(["…"] if start else []), *words[start : len(words) - end], *(["…"] if end else [])]
        return " ".join(shown)

    return part(old), part(new)


def formula_safe(text: str) -> str:
    """Returns the text of a cell in CSV, with an apostrophe before what would run as a formula."""
    return f"'{text}" if is_formula(text) else text


@lru_cache(maxsize=65536)
def unaccented(text: str) -> str:
    """Returns the text in lower case without diacritics, with plain dashes:

    "Åtgärd" and "Atgard" are equal.
    """
    small = text.lower()
    usual = small if small.isascii() else small.translate(_USUAL)
    if usual.isascii():
        return usual
    decomposed = unicodedata.normalize("NFKD", small.translate(_ALIKE))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def compare_key(name: str) -> str:
    """Returns a name for comparison: only letters and digits, without case and diacritics."""
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", name.casefold()))


def slug(name: str, most: int = 60) -> str:
    """Returns "vera-vuxen" for "Vera Vuxén": part of a file name, valid in any file system;

    "" if nothing is left.
    """
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")[:most]
