"""Personal numbers are redacted before anything of a reply is stored or shown.

Personnummer and samordningsnummer are certain, and send the reply to a person. What only may identify
somebody (suspected.py) is redacted too, as suspected: only the raw mail keeps the words.

A match has to be a date that exists (day + 60 for samordningsnummer) and to pass the Luhn check; the
separator is a hyphen, a plus, a space or nothing, with or without century (SFS 1991:481, 18 §).
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.reading.reply.suspected import CASE, EMAIL, NAME, PHONE, suspected

MASK = "[personnummer borttaget]"
PERSONAL = "personal"
MASKS = {
    PERSONAL: MASK, PHONE: "[telefonnummer]", EMAIL: "[e-postadress]", CASE: "[ärendenummer]",
    NAME: "[namn?]",
}  # fmt: skip

SUSPECTED = frozenset(MASKS) - {PERSONAL}
# For the readers of meaning: a case number is no "2021 of 77", and a name is no word of status.
NEUTRAL = dict.fromkeys(MASKS, "dolt")

_GAP = r"[\s./–-]{0,2}"
_CANDIDATE = re.compile(
    rf"(?<!\d)(?:(1[6-9]|20)\s?)?(\d\d){_GAP}(\d\d){_GAP}(\d\d)[\s+/.,*_:~(–—−‐‑-]{{0,3}}"
    r"(\d\s?\d[\s-]?\d)[\s-]?(\d)(?!\d)"
)
# "650412-T123": a temporary number, with a letter and no check digit.
_INTERIM = re.compile(
    rf"(?<!\d)(?:(1[6-9]|20)\s?)?(\d\d){_GAP}(\d\d){_GAP}(\d\d)[\s+–-]{{0,2}}"
    r"(?P<interim>[TRSUWXJKLMNtrsuwxjklmn]\d\d[\dA-Za-z])(?!\w)"
)
# An o for a zero, and invisible characters; the replacements keep the length.
_NOUGHT = re.compile(r"(?<=\d)[oOоО](?=[\d-])")
_UNSEEN = re.compile(r"(?<=[\d-])[\u00ad\u200b-\u200d\u2060](?=[\d-])")
# "6 5 0 4 1 2 - 1 2 3 4": every digit apart.
_SPACED = re.compile(
    r"(?<!\d)(?<!\d )(?:(1 [6-9]|2 0) )?(\d \d) (\d \d) (\d \d) ?[-+–]? ?(\d \d \d) (\d)(?! ?\d)"
)
# "Född 650412, sista fyra 1234": the same number with words in the middle.
_APART = re.compile(
    r"(?<!\d)(?:(1[6-9]|20)\s?)?(\d\d)[./–-]?(\d\d)[./–-]?(\d\d)(?!\d)"
    r"[^\d\n]{0,40}?(?:sista|slut|siffror|nummer|nr)[^\d\n]{0,25}(\d\d\d)(\d)(?!\d)",
    re.IGNORECASE,
)
_SPELLINGS = (_CANDIDATE, _SPACED, _APART, _INTERIM)


@dataclass(frozen=True, slots=True)
class Found:
    """A place in the text as it was written, and the kind of its words."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text with words hidden, and what was hidden, as places in the text before, in order."""

    text: str
    found: tuple[Found, ...]

    @property
    def suspected(self) -> tuple[str, ...]:
        """The hidden kinds that a person can clear: everything but personal numbers."""
        return tuple(dict.fromkeys(found.kind for found in self.found if found.kind != PERSONAL))


def redact(text: str, *, keep: Collection[str] = (), masks: Mapping[str, str] = MASKS) -> Redacted:
    """`text` with personal numbers and suspected words replaced by `masks`, except the kinds in `keep`."""
    hidden = tuple(place for place in _places(text, keep) if place.kind not in keep)
    return Redacted(_replaced(text, hidden, masks), hidden)


def _places(text: str, keep: Collection[str]) -> Iterator[Found]:
    """All kinds in order, without overlaps. The suspected ones are not searched for if all are kept."""
    places = [Found(PERSONAL, match.start(), match.end()) for match in _matches(text)]
    if not SUSPECTED.issubset(keep):
        # What is found first is more certain: a personal number is never taken for a telephone number.
        places = _without_overlaps(len(text), [*places, *(Found(*place) for place in suspected(text))])
    yield from places


def _without_overlaps(length: int, places: Iterable[Found]) -> list[Found]:
    kept: list[Found] = []
    taken = bytearray(length)
    for place in places:
        if not any(taken[place.start : place.end]):
            taken[place.start : place.end] = b"\1" * (place.end - place.start)
            kept.append(place)
    return sorted(kept, key=lambda place: place.start)


def _replaced(text: str, places: Sequence[Found], words: Mapping[str, str]) -> str:
    parts, end = [], 0
    for place in places:
        parts += [text[end : place.start], words[place.kind]]
        end = place.end
    return "".join([*parts, text[end:]])


def _matches(text: str) -> Iterator[re.Match[str]]:
    plain = _UNSEEN.sub("-", _NOUGHT.sub("0", text))
    found = [match for pattern in _SPELLINGS for match in _valid(pattern, plain)]
    end = 0
    for match in sorted(found, key=lambda match: match.start()):
        if match.start() >= end:
            yield match
            end = match.end()


def _valid(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    at = 0
    while found := pattern.search(text, at):
        valid = _is_personal_number(found)
        # A number that failed may hide one that begins inside it ("12 650412-1239").
        at = found.end() if valid else found.start() + 1
        if valid:
            yield found


def _is_personal_number(found: re.Match[str]) -> bool:
    if found.re is _INTERIM:
        return _date_exists(found[1], *(int(found[part]) for part in (2, 3, 4)))
    century, year, month, day, birth, check = ("".join((part or "").split()) for part in found.groups())
    digits = [int(digit) for digit in year + month + day + birth + check]
    return _luhn(digits) and _date_exists(century, int(year), int(month), int(day))


def _luhn(digits: list[int]) -> bool:
    doubled = [digit * 2 if at % 2 == 0 else digit for at, digit in enumerate(digits)]
    return sum(part // 10 + part % 10 for part in doubled) % 10 == 0


def _date_exists(century: str, year: int, month: int, day: int) -> bool:
    day = day - 60 if day > 60 else day
    centuries = [int(century)] if century else [19, 20]
    return any(_is_date(hundred * 100 + year, month, day) for hundred in centuries)


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
