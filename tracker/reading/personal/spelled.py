"""Numbers in words: "åtta fem noll fyra", "åttiofem noll fyra tolv", "tolfte", "nittonfyrtiotre"."""

import re
from collections.abc import Iterable, Iterator

Word = tuple[str, int, int]  # its digits, start and end
Row = tuple[Word, ...]

DIGITS = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio")
_SAID = {"nolla": 0, "en": 1, "etta": 1, "tvåa": 2, "trea": 3, "femma": 5, "sexa": 6, "sjua": 7, "åttan": 8}
_SAID |= {"nia": 9}
DIGIT_WORDS = "|".join(DIGITS)
_TEENS = ("tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton")
_TENS = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")
_LOW = {
    **{word: number for number, word in enumerate(DIGITS) if number},
    **{word: 10 + number for number, word in enumerate(_TEENS)},
    "aderton": 18,
    # Said and written with or without the o: "trettiofyra", "trettifyra".
    **{
        ten + one: 10 * high + low
        for high, full in enumerate(_TENS, 2)
        for ten in (full, full.replace("tio", "ti"))
        for low, one in enumerate(("", *DIGITS[1:]))
    },
}  # fmt: skip
# What each word adds to a row of digits: two, if the number has two.
_WRITTEN = {**{word: str(number) for word, number in (_LOW | _SAID).items()}, "noll": "0"}


def _longest_first(words: dict[str, int] | dict[str, str]) -> str:
    return "|".join(sorted(words, key=lambda word: -len(word)))


# The letters that such a word begins with, first: most words are passed by at once.
_NUMBER = rf"(?=[a-fnstå])(?:{_longest_first(_WRITTEN)})"
_ROW = re.compile(rf"(?<!\w){_NUMBER}(?!\w)(?:[ ,./-]{{1,3}}{_NUMBER}(?!\w))+", re.IGNORECASE)
_WORD = re.compile(r"\w+")

_UP_TO_TWENTY = (
    "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde",
    "elfte", "tolfte", "trettonde", "fjortonde", "femtonde", "sextonde", "sjuttonde", "artonde",
    "nittonde", "tjugonde",
)  # fmt: skip
ORDINALS = {
    **{word: number for number, word in enumerate(_UP_TO_TWENTY, 1)},
    **{f"tjugo{word}": 20 + number for number, word in enumerate(_UP_TO_TWENTY[:9], 1)},
    **{f"tjugo {word}": 20 + number for number, word in enumerate(_UP_TO_TWENTY[:9], 1)},
    "trettionde": 30, "trettiförsta": 31, "trettioförsta": 31, "trettio första": 31, "adertonde": 18,
}  # fmt: skip
ORDINAL = _longest_first(ORDINALS)
MONTH_ORDINAL = "|".join(sorted(_UP_TO_TWENTY[:12], key=lambda word: -len(word)))
_WITHIN = _longest_first(_LOW)
YEAR = (
    rf"(?:nitton ?(?:hundra ?(?:{_WITHIN})?|(?:{_WITHIN}))|arton ?hundra ?(?:{_WITHIN})|"
    rf"(?:tvåtusen|tjugohundra) ?(?:{_WITHIN})?|tjugo ?(?:{'|'.join(_TEENS)}))"
)


def rows(text: str) -> Iterator[Row]:
    """Yields the number words that stand in a row."""
    for row in _ROW.finditer(text):
        words = tuple(
            (_WRITTEN[word[0].lower()], word.start(), word.end())
            for word in _WORD.finditer(text, *row.span())
        )
        yield words
        joined = _tens_joined(words)
        if len(joined) < len(words):
            yield joined


def _tens_joined(words: Row) -> Row:
    """Reads "tjugo tre" as 23, the other reading of it being 20 and 3."""
    joined: list[Word] = []
    for digits, start, end in words:
        last = joined[-1] if joined else ("", 0, 0)
        if (
            len(digits) == 1
            and digits != "0"
            and last[0][1:] == "0"
            and last[0] > "10"
            and start == last[2] + 1
        ):
            joined[-1] = (last[0][0] + digits, last[1], end)
        else:
            joined.append((digits, start, end))
    return tuple(joined)


def windows(said: Iterable[Row], length: int) -> Iterator[Word]:
    """Yields the words in a row that make `length` digits together: digits, start and end."""
    for words in said:
        for first, (_, start, _) in enumerate(words):
            digits = ""
            for more, _, end in words[first : first + length]:
                digits += more
                if len(digits) >= length:
                    if len(digits) == length:
                        yield digits, start, end
                    break


def year_of(words: str) -> int:
    """Returns 1943 for "nittonfyrtiotre" and "nittonhundrafyrtiotre", 2004 for "tvåtusenfyra"."""
    plain = words.lower().replace(" ", "")
    for start, century in (
        ("nittonhundra", 1900),
        ("nitton", 1900),
        ("artonhundra", 1800),
        ("tvåtusen", 2000),
        ("tjugohundra", 2000),
        ("tjugo", 2000),
    ):
        if plain.startswith(start) and (low := plain.removeprefix(start)) in {"", *_LOW}:
            return century + _LOW.get(low, 0)
    raise ValueError(f"no year in words: {words}")
