"""Slips of the finger in the words that carry a status: "genomföda", "klrat", "påbörajd"."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

_CARRIERS = (
    "genomford", "genomfort", "genomforda", "paborjad", "paborjat", "avslutad", "avslutat", "avslutade",
    "forsenad", "forsenat", "forsenade", "fardig", "fardigt", "fardiga", "klart", "klara", "pagar",
    "planerad", "planerat", "inplanerad", "aterstar", "fortsatter", "avklarad", "avklarat",
    "startat", "forandring", "forandringar",
)  # fmt: skip
# Words of their own that stand one letter from those.
_OTHER_WORDS = frozenset({
    "starta", "startar", "startas", "startad", "startats", "startade", "forandring",
    "genomfor", "genomfors", "genomfora", "genomforde", "klarat", "klarar", "klarade", "klarad", "kart",
    "skara", "karta", "knart", "planera", "planerar", "planerade", "planeras", "avsluta", "avslutas",
    "avslutar", "avslutats", "forsenas", "forsena", "paborja", "paborjas", "paborjar", "paborjats",
    "fardigs", "fortsatt", "fortsatta", "aterstart", "klar", "klarare", "vagar", "lagar", "dagar", "sagar",
    "pagat", "pagas", "agar", "fortsattes", "genomforts", "infora", "infors", "inforda", "infor", "klarast",
    "smart", "start",
})  # fmt: skip
_LONG = re.compile(r"[a-z]{5,14}")
_SHORT = {
    "klat": "klart",
    "klr": "klart",
    "klrt": "klart",
    "pagr": "pagar",
    "pgar": "pagar",
    "pagat": "pagar",
}
_WORD = re.compile(r"[a-z]+")


def mended(text: str) -> str:
    """`text` (folded) with such slips put right; every other word stays."""
    return _WORD.sub(lambda word: _SHORT.get(word[0]) or _mended_word(word[0]), text)


@lru_cache(maxsize=4096)
def _mended_word(word: str) -> str:
    if not _LONG.fullmatch(word) or word in _CARRIERS or word in _OTHER_WORDS:
        return word
    near = [
        carrier
        for carrier in _CARRIERS
        if word[0] == carrier[0]  # "oavslutat" is no slip
        and OSA.distance(word, carrier, score_cutoff=1) == 1
        # A short word is mended only where two letters have changed places.
        and (len(carrier) >= 7 or sorted(word) == sorted(carrier))
    ]
    return near[0] if len(near) == 1 else word
