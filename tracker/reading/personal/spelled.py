"""Numbers, ordinals and months in words: "åttiofem", "åttifem", "tolfte", "april"; digits in English too."""

from collections.abc import Collection

DIGITS = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio")
_TEENS = ("tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton")
_TENS = {
    "tjugo": 20, "trettio": 30, "fyrtio": 40, "förtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70,
    "åttio": 80, "nittio": 90, "tjugu": 20, "tjuge": 20, "tju": 20,
}  # fmt: skip
_IN_ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
UNITS = {
    **{word: number for number, word in enumerate(DIGITS)},
    **{word: number for number, word in enumerate(_IN_ENGLISH)},
    **{word: 10 + number for number, word in enumerate(_TEENS)},
    # Said and written with or without the o: "trettiofyra", "trettifyra".
    **{
        ten + one: high + low
        for full, high in _TENS.items()
        for ten in (full, full.replace("tio", "ti"))
        for one, low in (("", 0), *((word, low) for low, word in enumerate(DIGITS) if low), ("ni", 9))
    },
    "aderton": 18,
    **{f"dubbel{gap}{word}": 11 * low for gap in ("", " ") for low, word in enumerate(DIGITS) if low},
}  # fmt: skip
# As somebody says them one by one; never within a word: "tvåarton" is 2 and 18.
ALONE = {
    "nolla": 0, "en": 1, "etta": 1, "tvåa": 2, "trea": 3, "femma": 5, "sexa": 6, "sjua": 7, "åttan": 8,
    "nia": 9,
}  # fmt: skip
SCALES = {"hundra": 100, "tusen": 1000}

_UP_TO_TWENTY = (
    "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde",
    "elfte", "tolfte", "trettonde", "fjortonde", "femtonde", "sextonde", "sjuttonde", "artonde",
    "nittonde", "tjugonde",
)  # fmt: skip
ORDINALS = {
    **{word: number for number, word in enumerate(_UP_TO_TWENTY, 1)},
    **{f"tjugo{gap}{word}": 20 + low for gap in ("", " ") for low, word in enumerate(_UP_TO_TWENTY[:9], 1)},
    "trettionde": 30, "trettiförsta": 31, "trettioförsta": 31, "trettio första": 31, "adertonde": 18,
}  # fmt: skip

MONTH = (
    r"(?:jan(?:uar[iy])?|feb(?:r(?:uar[iy])?)?|mar(?:s|ch)?|apr(?:il)?|maj|may|jun[ie]?|jul[iy]?|"
    r"aug(?:usti?)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
ROMAN_MONTHS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_MONTHS = ("jan", "feb", "mar", "apr", "ma", "jun", "jul", "aug", "sep", "o", "nov", "dec")

# Days that have a name, as month and day.
NAMED_DAYS = {
    "nyårsdagen": "0101", "trettondagen": "0106", "trettondedag jul": "0106", "alla hjärtans dag": "0214",
    "valborg": "0430", "valborgsmässoafton": "0430", "nationaldagen": "0606", "lucia": "1213",
    "luciadagen": "1213", "julafton": "1224", "juldagen": "1225", "annandag jul": "1226",
    "nyårsafton": "1231", "skottdagen": "0229",
}  # fmt: skip


def month_number(word: str) -> int:
    """Returns the number of a month that MONTH or ROMAN_MONTHS has."""
    if word in ROMAN_MONTHS:
        return ROMAN_MONTHS.index(word) + 1
    return next(number for number, begins in enumerate(_MONTHS, 1) if word.startswith(begins))


def indivisible(words: Collection[str]) -> list[str]:
    """Returns the words that are not several of them written together."""
    return [word for word in words if not _is_made_of(words, word)]


def _is_made_of(words: Collection[str], text: str) -> bool:
    return any(
        text[:at] in words and (text[at:] in words or _is_made_of(words, text[at:]))
        for at in range(1, len(text))
    )
