"""Repairs words damaged by scanning and text extraction, before the cells of a plan are read.

Real plans have three kinds of damage (READING.md): words broken at a column's edge ("kultur-sekreterare",
"Föräldrastödssa mordnare", "verksamhetsup pföljning"), confused digits and letters ("l6pande", "31 dec
2O23"), and lost or changed diacritics ("arligen", "Uppféljning").

`mend` joins words and repairs numbers, and its result may be shown; `fold` and `key` are for matching only,
so that the output keeps the plan's own words. Undamaged text is unchanged.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from tracker.domain.swedish import SHORT_MONTHS

MAX_READ = 4000
"""No cell of a real plan is near this long; what stands after it is not read, and the reader says so."""


def word_list(text: str) -> tuple[str, ...]:
    """Returns the words of a text, for word tables that are easier to read as running text."""
    return tuple(text.split())


_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1f]")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("´`’‘ʼ", "'"))
_HYPHEN_BREAK = re.compile(r"(\w+)-[ \n]+(\w+)")
_HYPHEN_INSIDE = re.compile(r"(\w+)-(\w+)")
_GAP = re.compile(r"(?<=\w)[ \n]+(?=\w)")
_SPACED_OUT = re.compile(r"(?<!\w)[^\W\d_](?: [^\W\d_]){3,}(?!\w)")
_WORD = re.compile(r"\w+")
_MIXED = re.compile(r"(?<!\w)(?=\d?[^\W\d_]*[\d&][^\W\d_])[^\W_]*[&]?[^\W_]{3,}")
_SCANNED_YEAR = re.compile(r"\b(?=\d*[OoIl])2[0Oo][\dOoIl]{2}\b")
_SCANNED_DAY = re.compile(
    rf"\b([0-3][OolI]|[lI][0-9OlI])(?=[ .]+(?:{'|'.join(SHORT_MONTHS)}))", re.IGNORECASE
)
_TO_DIGITS = str.maketrans("OoIl", "0011")
_BINDERS = frozenset(word_list("och samt eller & resp respektive som till"))
_SMALL_WORDS = frozenset(
    word_list(
        """
    en ett men den det de vi man mig dig sig i på av om för till med vid var vart vår ha är och alla
    inte
    """
    )
)
# What a scanner reads a letter as, and the folded letters that it may have been.
_MISREAD = {
    "6": "o",
    "0": "o",
    "1": "l",
    "5": "s",
    "é": "oa",
    "è": "oa",
    "&": "ao",
    "d": "oa",
    "4": "a",
    "l": "i",
    "i": "l",
}


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The folded words and word endings that a reader knows and may repair a text to."""

    words: frozenset[str]
    endings: tuple[str, ...] = ()

    def knows(self, folded: str) -> bool:
        """True if a folded word is known, in full or by its ending."""
        return folded in self.words or (len(folded) > 4 and folded.endswith(self.endings))


def clean(text: str) -> str:
    """Returns the text in composed letters, with plain dashes, spaces and line breaks, cut at MAX_READ."""
    text = unicodedata.normalize("NFC", text[: MAX_READ + 1])[:MAX_READ]
    return _INVISIBLE.sub("", text).replace("\u00a0", " ").translate(_DASHES)


def _fold_table() -> dict[int, str]:
    table = {}
    for code in range(0x24F):
        lower = chr(code).lower()
        base = unicodedata.normalize("NFD", lower)[0] if len(lower) == 1 else chr(code)
        table[code] = {"ø": "o", "æ": "a"}.get(base, base)
    return table


_FOLD = _fold_table()


def fold(text: str) -> str:
    """Returns the text without case and diacritics; each letter keeps its index."""
    return text.translate(_FOLD)


def squeeze(text: str) -> str:
    """Returns the text on one line with single spaces."""
    return _SPACES.sub(" ", text).strip()


def mend(text: str, vocabulary: Vocabulary) -> str:
    """Returns the text with broken words joined and misread numbers repaired; other words are unchanged."""
    if _SPACED_OUT.search(text):
        text = _SPACED_OUT.sub(lambda found: _join_spaced(found[0], vocabulary), text)
    text = _SCANNED_YEAR.sub(lambda found: found[0].translate(_TO_DIGITS), text)
    text = _SCANNED_DAY.sub(lambda found: found[0].translate(_TO_DIGITS), text)
    if "-" in text:
        text = _HYPHEN_BREAK.sub(_join_break, text)
        text = _HYPHEN_INSIDE.sub(lambda found: _join_inside(found, vocabulary), text)
    return _join_gaps(text, vocabulary)


def _join_spaced(letters: str, vocabulary: Vocabulary) -> str:
    """'L ö p a n d e' is one word in wide setting; letters that form no word are unchanged."""
    word = letters.replace(" ", "")
    return word if vocabulary.knows(fold(word)) else letters


def _join_break(found: re.Match[str]) -> str:
    """'preventions- enheten' is one word; 'kultur- och fritid' are two words with a shared ending."""
    left, right = found[1], found[2]
    if right in _BINDERS or fold(right) in _FOLDED_SMALL or not right[0].islower() or not left.isalpha():
        return found[0]
    return f"{left}-{right}" if left.isupper() else left + right


def _join_inside(found: re.Match[str], vocabulary: Vocabulary) -> str:
    """'kultur-sekreterare' is a word broken at the end of a line; 'HR-chef' and 'vit makt-miljön' are not."""
    left, right = found[1], found[2]
    if len(left) < 4 or not left.isalpha() or left.isupper() or not right[0].islower():
        return found[0]
    folded = fold(right)
    broken = folded in vocabulary.words or folded.startswith(vocabulary.endings)
    return left + right if broken and vocabulary.endings else found[0]


def _join_gaps(text: str, vocabulary: Vocabulary) -> str:
    """Joins two pieces that form a known word only together: 'Föräldrastödssa mordnare'."""
    pieces: list[str] = []
    last = 0
    for gap in _GAP.finditer(text):
        left = _last_word(text, gap.start())
        right = _WORD.match(text, gap.end())
        if right and _belong_together(left, right[0], vocabulary):
            pieces.append(text[last : gap.start()])
            last = gap.end()
    return "".join((*pieces, text[last:]))


def _last_word(text: str, end: int) -> str:
    start = end
    while start and (text[start - 1].isalpha()):
        start -= 1
    return text[start:end]


def _belong_together(left: str, right: str, vocabulary: Vocabulary) -> bool:
    if not left or not right[0].islower() or not right.isalpha():
        return False
    return _makes_a_word(fold(left), fold(right), vocabulary)


@lru_cache(maxsize=4096)
def _makes_a_word(left: str, right: str, vocabulary: Vocabulary) -> bool:
    whole = left + right
    left_is_whole = vocabulary.knows(left) or left in vocabulary.endings
    if len(whole) < 6 or (right in _FOLDED_SMALL and left_is_whole) or left in _FOLDED_SMALL:
        return False
    if vocabulary.knows(right) and (len(right) > 3 or vocabulary.knows(left)):
        return False
    if whole in vocabulary.words:
        return not (left in vocabulary.words and right in vocabulary.words)
    # The break must be inside the ending: "enheten avdelningen" are two words.
    begins = range(len(whole) - max(3, len(right)))
    return any(whole[at:] in _endings(vocabulary) for at in begins)


@lru_cache(maxsize=16)
def _endings(vocabulary: Vocabulary) -> frozenset[str]:
    """Returns the endings to look one up in: there are thousands."""
    return frozenset(vocabulary.endings)


_FOLDED_SMALL = frozenset(map(fold, _SMALL_WORDS))


def slips_of(words: tuple[str, ...]) -> dict[str, str]:
    """Returns likely typing errors of the words → the words: letters swapped, left out or doubled."""
    slips: dict[str, str] = {}
    for word in words:
        for index in range(1, len(word) - 1):
            before, letter, after = word[:index], word[index], word[index + 1 :]
            for slip in (
                before + after[0] + letter + after[1:],
                before + after,
                before + letter + word[index:],
            ):
                slips.setdefault(slip, word)
    return {slip: word for slip, word in slips.items() if slip != word and slip not in words}


def put_right(text: str, vocabulary: Vocabulary) -> str:
    """For matching only: returns known words without digits or signs for letters ("l6pande"), same length."""
    return _MIXED.sub(lambda found: _put_right(found[0].lower(), vocabulary) or found[0], text)


def key(word: str, vocabulary: Vocabulary) -> str:
    """Returns the folded form for matching a word; in an unknown word one misread letter is corrected."""
    folded = fold(word)
    if vocabulary.knows(folded) or len(word) < 4:
        return folded
    return _put_right(word.lower(), vocabulary) or folded


@lru_cache(maxsize=4096)
def _put_right(word: str, vocabulary: Vocabulary) -> str | None:
    for index, letter in enumerate(word[:40]):
        for meant in _MISREAD.get(letter, ""):
            candidate = fold(word[:index]) + meant + fold(word[index + 1 :])
            if vocabulary.knows(candidate):
                return candidate
    return None
