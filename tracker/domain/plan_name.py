"""The name of a plan: which names are the same, its slug, and its form within a sentence.

Imports nothing heavy, because `tracker status --plan` compares names.
"""

import re
from collections.abc import Container
from itertools import count

from tracker.domain.text import on_one_line, unaccented
from tracker.domain.text import slug as slug_of

UNNAMED = "Handlingsplan"  # the name of a plan whose title could not be read
LONGEST_NAME = 200
_LONGEST_SLUG, _MOST_WORDS = 40, 3
_LONG_WORD = 8  # in words this long one wrong letter is a slip, not another word

_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s*[-–—/]\s*(?:(?:19|20)?\d\d))?\b")
_NO_WORD = re.compile(r"[^a-z0-9]+")
_SAYS_NOTHING = frozenset(
    {
        "lokal", "lokala", "kommunal", "kommunala", "reviderad", "reviderade", "revidering",
        "uppdaterad", "uppdaterade", "gallande", "aktuell", "arlig", "arliga", "ny", "nya",
        "utkast", "forslag", "till", "bilaga", "version", "plan", "planen", "handlingsplan",
        "handlingsplanen", "atgardsplan", "aktivitetsplan", "for", "mot", "om", "kring", "inom",
        "i", "av", "pa", "med", "avseende", "rorande", "och", "samt", "att", "stadsdelsnamnd",
        "namnden", "namndens", "kommunens", "stadens",
    }
)  # fmt: skip
_COMPOUND = re.compile(r"(?P<what>[a-z]{4,}?)s?(?:handlings|atgards|aktivitets)?plan(?:en)?")
_SHORT = {"vbe": "valdsbejakande extremism", "jmst": "jamstalldhet", "mr": "manskliga rattigheter"}
_DEFINITE = (("plan", "en"), ("program", "met"), ("strategi", "n"))


def is_named(name: str) -> bool:
    """Returns whether the name says which plan it is; "Handlingsplan 2021" does not."""
    return bool(name_words(name))


def tidy_name(text: str) -> str:
    """Returns a name as given by a person: on one line, not too long."""
    return on_one_line(text).strip(" .,:;”\"'")[:LONGEST_NAME].rstrip()


def same_name(one: str, other: str) -> bool:
    """Returns whether two titles name the same plan: case, year, generic words and slips make no difference.

    False if either says nothing ("Handlingsplan").
    """
    first, second = name_words(one), name_words(other)
    if not first or len(first) != len(second):
        return False
    return all(_same_word(*pair) for pair in zip(first, second, strict=True))


def name_words(name: str) -> tuple[str, ...]:
    """Returns the words that tell the plan from others: ("valdsbejakande", "extremism")."""
    plain = _NO_WORD.sub(" ", unaccented(_YEARS.sub(" ", name)))
    words = " ".join(_SHORT.get(word, word) for word in plain.split()).split()
    return tuple(_stem(word) for word in words if word not in _SAYS_NOTHING and not word.isdigit())


def plan_slug(name: str, taken: Container[str] = ()) -> str:
    """Returns a slug that is not `taken`: "jamstalldhet" for "Jämställdhetsplan 2021"."""
    words = name_words(name)[:_MOST_WORDS]
    while len(words) > 1 and len("-".join(words)) > _LONGEST_SLUG:
        words = words[:-1]
    wanted = slug_of("-".join(words), _LONGEST_SLUG).strip("-") or "plan"
    if wanted not in taken:
        return wanted
    return next(f"{wanted}-{n}" for n in count(2) if f"{wanted}-{n}" not in taken)


def definite(name: str) -> str:
    """Returns the name within a sentence: "handlingsplanen mot våldsbejakande extremism"."""
    head, _, rest = name.partition(" ")
    for noun, ending in _DEFINITE:
        if head.casefold().endswith(noun):
            first = head if head[:2].isupper() else head[0].lower() + head[1:]
            return f"{first}{ending} {rest}".rstrip()
    return f"planen ”{name}”"


def _stem(word: str) -> str:
    """Returns "jamstalldhet" for "jamstalldhetsplan": the compound names what "plan för X" names."""
    compound = _COMPOUND.fullmatch(word)
    return compound["what"] if compound else word


def _same_word(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= _LONG_WORD and _one_slip(one, other))


def _one_slip(one: str, other: str) -> bool:
    """Returns whether one letter is missing, added, wrong, or swapped with its neighbour."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((n for n, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    rest = short[at + 1 :]
    swapped = long[at : at + 2] == short[at : at + 2][::-1] and rest[1:] == long[at + 2 :]
    return swapped or rest == long[at + 1 :]
