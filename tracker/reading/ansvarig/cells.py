"""Splits an ansvarig cell into words, each with its possible kind: a role, a unit, a link between them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tracker.reading.ansvarig.lexicon import RoleLexicon
from tracker.reading.mending import clean, fold, key, mend, word_list

_PIECES = re.compile(r"(?:t\.\s?f\b|\d:e)|[^\W\d_]+(?:[-'][^\W\d_]+)*-?|\d+|[,;/()&+:.•]", re.IGNORECASE)
_CUT_CHIEF = re.compile(
    r"\b((?:enhets?|avd(?:elnings)?|verks(?:amhets)?|förv(?:altnings)?|områdes|sektions))\.?\s?ch\b\.?",
    re.IGNORECASE,
)
_ALL = frozenset(word_list("samtliga alla all respektive resp varje envar"))
_PREPOSITIONS = frozenset(word_list("för på inom i vid från av hos till under"))
_LINKS = {",": "comma", ";": "comma", "(": "comma", ")": "comma", ":": "comma", ".": "stop", "•": "comma"}
_LINKS |= {"/": "slash", "&": "and", "+": "and"}
_ANDS = frozenset(["och", "samt", "eller", "alternativt", "alt"])
_NO_UNITS = ("samrad", "handledning", "vagledning", "malgrupp", "malgruppen", "ansvarsomradet")
"""Matters that end as a unit does."""
_DEEDS = (
    "deltar medverkar bistår stödjer stöttar ansvarar samverkar leder samordnar bjuds kallar håller utför"
)
_RELATIVES = frozenset(word_list(f"som med via avser där vilken enligt genom tillsammans {_DEEDS}"))
_SUBORDINATE = frozenset(word_list("som avser där vilken enligt med genom"))
_MODESTS = frozenset(word_list("ansvarig ansvariga berörd berörda utsedd utsedda aktuell aktuella"))


class Word(NamedTuple):
    """A word of the cell. `base` is the singular indefinite form, or an abbreviation written out."""

    kind: str
    text: str
    folded: str
    base: str = ""
    plural: bool = False


@dataclass(frozen=True, slots=True)
class _Role:
    base: str
    plural: bool


def split_cell(text: str, lexicon: RoleLexicon) -> list[Word]:
    """Returns the words of a cell, with broken ones mended."""
    words = _CUT_CHIEF.sub(r"\1chef", clean(text))
    words = mend(lexicon.glued_titles.sub(r"\1 ", words), lexicon.vocabulary)
    words = lexicon.shortened_titles.sub(lambda found: lexicon.shortened[found[1].lower()], words)
    return [_word(found[0], lexicon) for found in _PIECES.finditer(words)]


@lru_cache(maxsize=4096)
def _word(text: str, lexicon: RoleLexicon) -> Word:
    if text in _LINKS:
        return Word(_LINKS[text], text, text)
    lower, folded = text.lower(), fold(text)
    if kind := _small_word(lower, text):
        return Word(kind, text, folded)
    if base := _abbreviated(lower.replace(" ", ""), lexicon):
        role = " " in base or find_role(base, lexicon)
        return Word("role" if role else "modifier", text, folded, base)
    if base := lexicon.modifiers.get(lower, ""):
        return Word("modifier", text, folded, base)
    return _content_word(text, folded, lexicon)


def _small_word(lower: str, text: str) -> str:
    for kind, words in (
        ("all", _ALL),
        ("preposition", _PREPOSITIONS),
        ("and", _ANDS),
        ("relative", _RELATIVES),
        ("modest", _MODESTS),
    ):
        if lower in words:
            return kind
    return "number" if text.isdigit() else ""


def _abbreviated(lower: str, lexicon: RoleLexicon) -> str:
    return lexicon.abbreviations.get(lower, "")


def _content_word(text: str, folded: str, lexicon: RoleLexicon) -> Word:
    if kind := _unit_kind(text, folded, lexicon):
        return Word(kind, text, folded, text[:-1] if kind == "genitive" else "")
    if role := find_role(text, lexicon):
        return Word("role", text, folded, role.base, role.plural)
    if folded in lexicon.topic_words or (len(folded) > 6 and folded.endswith(lexicon.topic_endings)):
        return Word("topic", text, folded)
    if folded.endswith(("ande", "isk", "iska")):
        return Word("modifier", text, folded, lower_base(text))
    return Word("name" if text[0].isupper() else "other", text, folded)


def _unit_kind(text: str, folded: str, lexicon: RoleLexicon) -> str:
    if text.endswith("-"):
        return "hyphened"
    if folded.endswith(_NO_UNITS):
        return ""
    if folded.endswith(lexicon.units):
        return "unit"
    return "genitive" if folded.endswith("s") and folded[:-1].endswith(lexicon.units) else ""


def lower_base(text: str) -> str:
    """Returns an adjective before a role, indefinite: "pedagogiska" is "pedagogisk"."""
    lower = text.lower()
    return lower[:-1] if lower.endswith("iska") else lower


def find_role(text: str, lexicon: RoleLexicon) -> _Role | None:
    """Returns the singular indefinite form of a role's name, in its own letters; None if it is not a role."""
    folded = key(text, lexicon.vocabulary) if len(text) > 5 else fold(text)
    for form in lexicon.endings_by_length:
        if not folded.endswith(form):
            continue
        head, plural = lexicon.forms[form]
        stem = text[: len(text) - len(form)]
        if not _may_stand_before(stem, head):
            continue
        kept = text[len(stem) : len(stem) + len(head)]
        ending = kept if fold(kept) == fold(head) else head
        return _Role((stem + ending).lower(), plural)
    return None


def _may_stand_before(stem: str, head: str) -> bool:
    """'Ansvarig' alone is an adjective; a compound has two letters before its head."""
    if not stem:
        return head not in ("ansvarig", "expert")
    return len(stem) > 1 and not (head == "rektor" and fold(stem).endswith("di"))


def is_subordinate(word: Word) -> bool:
    """True if a relative clause begins, which describes the role and names no other."""
    return word.text.lower() in _SUBORDINATE
