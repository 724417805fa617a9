"""Text in plain signs, with the place of each in the text as it was written.

Digits of any script, dashes and spaces of any kind become the usual ones; signs that show nothing are left
out; letters that look like digits become digits inside a number.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

# What needs no thought: ASCII, and the letters and marks of ordinary Swedish.
_ODD = re.compile(r"[^\x00-\x7fåäöÅÄÖéÉüÜ”’…§°½]")
# One small digit after four others, or where a line begins.
_FOOTNOTE = re.compile(r"(?:(?<=\d{4})|^)[¹²³⁴-⁹](?!\w|[¹²³⁰⁴-⁹])", re.MULTILINE)
_DASHES = {"\u2212", "\u2043", "\u02d7", "\u30fc", "\u2796", "\u00ac"}
_SOFT_HYPHEN = "\u00ad"
# They are letters to Unicode, but show nothing.
_BLANK = {"\u115f", "\u1160", "\u3164", "\uffa0", "\u2800"}
_ALIKE = str.maketrans({
    "o": "0", "O": "0", "\u043e": "0", "\u041e": "0", "\u03bf": "0", "\u039f": "0",
    "\u0417": "3", "\u0437": "3", "\u0431": "6",
    "l": "1", "I": "1", "\u0456": "1", "\u0406": "1", "\u0399": "1", "\u04cf": "1",
    "Z": "2", "S": "5", "B": "8", "G": "6",
})  # fmt: skip
_LETTERS = "".join(map(chr, _ALIKE))
_MIXED = re.compile(rf"(?<![^\W\d_])[0-9{_LETTERS}]{{2,12}}(?![^\W\d_])")
# Where words say that a number follows, more letters are taken for digits: "23g4", "Z3".
_MORE_ALIKE = _ALIKE | str.maketrans("zsbgqATEi", "258997431")
_PERHAPS = re.compile(rf"(?<![^\W_])(?=[a-zA-Z]*\d)[0-9{''.join(map(chr, _MORE_ALIKE))}]{{3,13}}(?![^\W_])")

_STROKE = re.compile(r"(?<=[\d|!])[|!](?=[\d|!])|[|!](?=\d{5})|(?<=\d{3})[|!](?=\D)")  # an old way of typing


@dataclass(frozen=True, slots=True)
class PlainText:
    """`text` in plain signs, with the `starts` and `ends` of each as written, None if those are equal."""

    text: str
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Returns the place of `text[start:end]` in the text as it was written."""
        if self.starts is None:
            return start, end
        return self.starts[start], self.ends[end - 1] if self.ends else self.starts[end - 1] + 1


def plain_signs(text: str) -> PlainText:
    text, starts = (text, None) if _ODD.search(text) is None else _without_odd(text)
    return PlainText(_MIXED.sub(_as_digits, text), starts)


def _without_odd(text: str) -> tuple[str, list[int]]:
    signs: list[str] = []
    places: list[int] = []
    at = 0
    for odd in _ODD.finditer(text):
        plain = "" if _FOOTNOTE.match(text, odd.start()) else _plain(odd[0])
        signs += [text[at : odd.start()], plain]
        places += [*range(at, odd.start()), *[odd.start()] * len(plain)]
        at = odd.end()
    signs.append(text[at:])
    places += range(at, len(text))
    return "".join(signs), places


def _plain(sign: str) -> str:
    """Returns the plain signs for one that is not: "" if it shows nothing."""
    if sign == _SOFT_HYPHEN:
        return "-"
    category = unicodedata.category(sign)
    if category in ("Cf", "Mn", "Me", "Cc", "Cs", "Cn") or sign in _BLANK:
        return ""
    digit = unicodedata.digit(sign, None)
    if digit is not None:
        return str(digit)
    if category == "Pd" or sign in _DASHES:
        return "-"
    if category in ("Zs", "Zl", "Zp"):
        return "\n" if category != "Zs" else " "
    usual = unicodedata.normalize("NFKC", sign)
    return usual if len(usual) == 1 or usual.isdecimal() else sign


def _as_digits(found: re.Match[str]) -> str:
    """Reads letters as digits where most are digits already, or as many as a day has: not "B12" or "S7"."""
    digits = sum(sign.isdecimal() for sign in found[0])
    most = digits >= len(found[0]) - digits or len(found[0]) in (6, 8)
    return found[0].translate(_ALIKE) if digits >= 2 and most else found[0]


def as_digits(text: str) -> str:
    """Returns the text with letters as digits wherever a sign of the same word is a digit already."""
    strokes = _STROKE.sub("1", text)
    return _PERHAPS.sub(lambda found: found[0].translate(_MORE_ALIKE), strokes)
