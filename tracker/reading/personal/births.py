"""Days of birth: in digits, with the month in words of two languages or in Roman, in any order."""

import re
from collections.abc import Iterable, Iterator

from tracker.reading.personal.parts import Part, day_exists, weight
from tracker.reading.personal.spelled import MONTH_ORDINAL, ORDINAL, ORDINALS, YEAR, Row, windows, year_of

_MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
_IN_ENGLISH = {"may": 5, "oct": 10}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_NAMED = (
    r"(?:jan(?:uar[iy])?|feb(?:r(?:uar[iy])?)?|mar(?:s|ch)?|apr(?:il)?|maj|may|jun[ie]?|jul[iy]?|"
    r"aug(?:usti?)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_MONTH = rf"(?P<month>{_NAMED})(?![^\W\d_])\.?"
_CENTURY = r"(?P<century>1[89]|20)"
_YEAR = rf"{_CENTURY}?(?P<year>\d\d)(?!\d)"
_IN_WORDS = rf"(?P<words>{YEAR})(?!\w)"
_DAY = rf"(?P<day>{ORDINAL}|[0-3]?\d(?!\d)|[6-9]\d(?!\d))(?::?(?:e|a|st|nd|rd|th)(?![^\W\d_]))?"
_FREE = r"(?<!\d)(?<!\d[./-])"  # not inside a longer number or another day
_GAP = r"[\s./-]{0,2}"
# Between a day, a month and a year, where the month is in words.
_OF = r"[\s,./_-]{0,3}(?:(?:den|de|i|av|of|the|året?|född(?: år)?|born(?: in)?|f\.)[ ]?){0,2}[(]?[-'’]?"
_LABEL = r"[\s:=.]{0,3}"
_NEXT = r"[\s,;|.]{1,3}(?:och )?"
_LABELLED = {
    "year": rf"(?:år|year|född|f\.){_LABEL}{_YEAR}",
    "month": rf"(?:månad(?:en)?|mån|month){_LABEL}(?P<month>\d\d?)(?!\d)",
    "day": rf"(?:dag(?:en)?|day){_LABEL}(?P<day>\d\d?)(?!\d)",
}
# Small letters between points only: "20 i 1931" is no January.
_ROMAN_MONTH = r"(?P<month>(?-i:X?I{1,3}|I?[VX]|VI{1,3})|(?<=[./-])(?:x?i{1,3}|i?[vx]|vi{1,3})(?=[./-]))"
# Each finds a day; the first that matches at a place is taken.
_IN_DIGITS = (
    rf"{_FREE}(?P<century>1[6-9]|20)?(?P<year>\d\d){_GAP}(?P<month>\d\d){_GAP}(?P<day>\d\d)(?!\d)",
    rf"{_FREE}(?P<day>\d\d?)(?: ?/ ?|-)(?P<month>\d\d?)(?:[ ./-]{{1,2}}| år )[-'’]?{_YEAR}",
    rf"{_FREE}(?P<day>\d\d?)\. ?(?P<month>\d\d?)\. ?(?P<century>19|20)(?P<year>\d\d)(?!\d)",
    # Two digits of a year after points could be much else: only where the last four follow at once.
    rf"{_FREE}(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d\d)(?= ?[-+] ?\d{{4}}(?!\d))",
    rf"{_FREE}(?P<day>\d\d)(?P<month>\d\d)(?P<century>19|20)(?P<year>\d\d)(?!\d)",
    rf"{_FREE}(?P<day>\d\d?)[ ./-]{{1,2}}{_ROMAN_MONTH}[ ./-]{{1,2}}{_YEAR}",
)
_WITH_LABELS = (
    rf"(?<!\d){_CENTURY}(?P<year>\d\d)[ ,]{{1,2}}månad:? (?P<month>\d\d?),? dag:? (?P<day>\d\d?)(?!\w)",
    rf"(?<!\d){_CENTURY}(?P<year>\d\d) år,? (?P<month>\d\d?) månad,? (?P<day>\d\d?) dag(?!\w)",
    rf"(?<!\w){_LABELLED['year']}{_NEXT}{_LABELLED['month']}{_NEXT}{_LABELLED['day']}",
    rf"(?<!\w){_LABELLED['day']}{_NEXT}{_LABELLED['month']}{_NEXT}{_LABELLED['year']}",
)
_MONTH_IN_WORDS = (
    rf"(?<!\w){_DAY}{_OF}{_MONTH}{_OF}(?:{_YEAR}|{_IN_WORDS})",
    rf"(?<!\w){_MONTH}{_OF}{_DAY}{_OF}(?:{_YEAR}|{_IN_WORDS})",
    rf"(?<![\d.])(?<!\w(?=\D))(?:{_YEAR}|{_IN_WORDS}){_OF}{_MONTH}{_OF}{_DAY}(?!\w)",
    rf"(?<![\d.])(?<!\w(?=\D))(?:{_YEAR}|{_IN_WORDS}){_OF}{_DAY}{_OF}{_MONTH}",
)
# "fjärde i andra 1945", "4:e i 2:a 1945"
_ORDINAL_MONTH = (
    rf"(?<!\w){_DAY} (?:i )?(?:den )?(?P<month>{MONTH_ORDINAL})(?: månaden)?{_OF}(?:{_YEAR}|{_IN_WORDS})",
    rf"(?<!\w)(?P<day>{ORDINAL}|\d{{1,2}}(?:: ?[ea])?) i (?P<month>\d\d?)(?::?[ea])?,? (?:år )?"
    rf"(?:{_YEAR}|{_IN_WORDS})",
)


def _compiled(patterns: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


# What a day of each group of patterns has: they are tried near it only.
_DAYS = (
    (None, _compiled(_IN_DIGITS)),
    (re.compile(r"dag|day", re.IGNORECASE), _compiled(_WITH_LABELS)),
    (re.compile(rf"(?<![^\W\d_]){_NAMED}(?![^\W\d_])", re.IGNORECASE), _compiled(_MONTH_IN_WORDS)),
    (
        re.compile(rf" (?:(?:{MONTH_ORDINAL})(?!\w)|i \d\d?(?!\d))", re.IGNORECASE),
        _compiled(_ORDINAL_MONTH),
    ),
)
_REACH = 64  # characters of a day before and after its month, at most
_SAM = re.compile(r"sam(?:ordn\w*|\.?-?nr|\.? ?nummer)|\+ ?60|plus (?:60|sextio)", re.IGNORECASE)


def days(text: str, said: Iterable[Row] = ()) -> Iterator[Part]:
    """Yields the days that exist, in any order and all their spellings; samordningsnummer have day + 60."""
    birthdays = tuple(_written(text))
    yield from birthdays
    if birthdays and _SAM.search(text):
        for part in birthdays:
            yield from _sixty_more(text, part)
    for length in (8, 6):
        for digits, start, end in windows(said, length):
            century, year, month, day = digits[-8:-6], digits[-6:-4], digits[-4:-2], digits[-2:]
            if century in ("", "19", "20") and day_exists(century, int(year), int(month), int(day)):
                yield Part(start, end, digits[-6:], century, True, weight(digits[-6:]))


def _written(text: str) -> Iterator[Part]:
    for gate, patterns in _DAYS:
        stretches = ((0, len(text)),) if gate is None else tuple(_near(gate, text))
        for pattern in patterns:
            for stretch in stretches:
                yield from _matching(pattern, text, *stretch)


def _near(gate: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yields the stretches of text around each match, those that overlap as one."""
    start = end = 0
    for found in gate.finditer(text):
        if found.start() - _REACH > end:
            if end:
                yield start, end
            start = found.start() - _REACH
        end = found.end() + _REACH
    if end:
        yield start, end


def _matching(pattern: re.Pattern[str], text: str, at: int, end: int) -> Iterator[Part]:
    while found := pattern.search(text, at, end):
        part = _day(found)
        at = found.end() if part else found.start() + 1
        if part:
            yield part


def _day(found: re.Match[str]) -> Part | None:
    said = found.groupdict()
    words = said.get("words")
    year = str(year_of(words))[2:] if words else said["year"]
    century = str(year_of(words))[:2] if words else said.get("century") or ""
    month, day = _month(said["month"].lower()), _number(said["day"].lower())
    if not day_exists(century, int(year), month, day):
        return None
    digits = f"{year}{month:02}{day:02}"
    return Part(found.start(), found.end(), digits, century, found[0].isdecimal(), weight(digits))


def _month(word: str) -> int:
    """Returns the number of a month, 0 if there is none."""
    if word.isdecimal() or word in ORDINALS:
        return _number(word)
    if word in _ROMAN:
        return _ROMAN.index(word) + 1
    return _IN_ENGLISH.get(word[:3]) or ([*_MONTHS, word[:3]].index(word[:3]) + 1) % 13


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else ORDINALS.get(word) or int("".join(filter(str.isdecimal, word)))


def _sixty_more(text: str, part: Part) -> Iterator[Part]:
    """Yields the day of a samordningsnummer for that of a birthday, where the words say that it is one."""
    near = _SAM.search(text, max(0, part.start - 80), part.end + 80)
    if near and int(part.digits[4:]) <= 31:
        digits = f"{part.digits[:4]}{int(part.digits[4:]) + 60}"
        yield part._replace(digits=digits, weight=weight(digits))
