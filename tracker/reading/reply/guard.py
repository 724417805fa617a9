"""Personal numbers are redacted before anything of a reply is stored or shown.

Personnummer and samordningsnummer are certain, and send the reply to a person. What only may identify
somebody (suspected.py) is redacted too, as suspected: only the raw mail keeps the words.

A number has a date that exists (day + 60 for samordningsnummer) and passes the Luhn check (SFS 1991:481,
18 §), or has one digit mistyped, however its parts are written (reading/personal/).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.reading.personal import MASK, personal_numbers
from tracker.reading.reply.suspected import CASE, EMAIL, NAME, PHONE, suspected

PERSONAL = "personal"
MASKS = {
    PERSONAL: MASK, PHONE: "[telefonnummer]", EMAIL: "[e-postadress]", CASE: "[ärendenummer]",
    NAME: "[namn?]",
}  # fmt: skip

SUSPECTED = frozenset(MASKS) - {PERSONAL}
# For the readers of meaning: a case number is no "2021 of 77", and a name is no word of status.
NEUTRAL = dict.fromkeys(MASKS, "dolt")


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
    places = [Found(PERSONAL, start, end) for start, end in personal_numbers(text)]
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
