"""Corrects typing errors in the words that carry a status: "genomföda", "klrat", "påbörajd"."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

_CARRIERS = (
    "genomford", "genomfort", "genomforda", "paborjad", "paborjat", "avslutad", "avslutat", "avslutade",
    "forsenad", "forsenat", "forsenade", "fardig", "fardigt", "fardiga", "klart", "klara", "pagar",
    "planerad", "planerat", "inplanerad", "aterstar", "fortsatter", "avklarad", "avklarat",
    "startat", "forandring", "forandringar",
)  # fmt: skip
# Real words that differ from those by one letter.
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
# "Inte", misspelt, in dialect, and in the neighbours' languages.
_SHORT |= dict.fromkeys(
    ("ine", "itne", "intee", "nite", "innte", "inet", "itte", "ikke", "int", "ikkje", "itn", "nte", "intte"),
    "inte",
)  # fmt: skip
_SHORT |= {
    "inge": "inget", "inegt": "inget", "inegn": "ingen", "eij": "ej", "pabegynt": "paborjat",
    "begynt": "borjat", "pabegyndt": "paborjat", "gjennomfort": "genomfort", "gennemfort": "genomfort",
}  # fmt: skip
_PARTED = re.compile(r"(?<![a-z])in te(?![a-z])")  # as many words as before
_WORD = re.compile(r"[a-z]+")


def corrected(text: str) -> str:
    """`text` (folded) with such errors corrected; every other word is unchanged."""
    text = _PARTED.sub("inte te", text)
    return _WORD.sub(lambda word: _SHORT.get(word[0]) or _corrected_word(word[0]), text)


@lru_cache(maxsize=4096)
def _corrected_word(word: str) -> str:
    if not _LONG.fullmatch(word) or word in _CARRIERS or word in _OTHER_WORDS:
        return word
    near = [
        carrier
        for carrier in _CARRIERS
        if word[0] == carrier[0]  # "oavslutat" is no error
        and OSA.distance(word, carrier, score_cutoff=1) == 1
        # A short word is corrected only if two letters have changed places.
        and (len(carrier) >= 7 or sorted(word) == sorted(carrier))
    ]
    return near[0] if len(near) == 1 else word
