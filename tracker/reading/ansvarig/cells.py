"""Splits an ansvarig cell into words, each with its possible kind: a role, a unit, a link between them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tracker.reading.ansvarig.lexicon import RoleLexicon
from tracker.reading.ansvarig.spelling import written_out
from tracker.reading.mending import clean, fold, key, mend, word_list

_PIECES = re.compile(
    r"(?P<pointer>\b(?:se|jfr)\s+(?:även\s+|också\s+)?(?:texten?\s+|rutan?\s+)?"
    r"(?:ovan\w*|nedan\w*|före[gn]\w*|(?:bilag|rutin|punkt|avsnitt|sid|rad|kap|plan|dokument|delegation)\w*)[^,;()\n]*"
    r"|\benl(?:igt\b|\.|\b)[^,;()\n]*|\bsamma\s+som\b[^,;()\n]*|\bdito\b|\bd:o\b"
    r"|\bm\.?\s?fl\b\.?|\bm\.?\s?m\b\.?|\betc\b\.?|\bo\.?s\.?v\b\.?|\bmed\sflera\b|\?)"
    r"|(?P<with>\b(?:i|efter)\s+(?:(?:nära|tät|visst)\s+)?(?:samarbete|samverkan|samråd|dialog)\s+med\b"
    r"|\bmed\s+(?:stöd|hjälp|bistånd|verkställighet|medverkan)\s+(?:av|från|hos|i)\b|\btillsammans\s+med\b"
    r"|\bpå\s+uppdrag\s+av\b|\bgenom\b|\bvia\b|(?<=[,(;]\s|.[,(;])stöd\s+(?:av|från)\b"
    r"|\b(?:genomförs|utförs|samordnas|leds|drivs|beställs|sköts|hanteras|beslutas|delegera[st])\s+(?:av|till)\b)"
    r"|(?P<break>\n[ \t]*(?:[-•*·–]\s*)?(?=(?-i:[A-ZÅÄÖ\d(]))|\n[ \t]*[-•*·]\s*|^\s*[-*·]\s+)"
    r"|(?P<item>(?<![\w.])\d{1,2}[.)]\s+(?=[^\W\d_]))"
    r"|(?P<grade>\b(?:åk|årskurs|årskurserna|klass)\.?\s?(?:F|\d)(?:\s?-\s?\d)?\b|\bF-\d\b(?!-\w))"
    r"|(?:t\.\s?f\b|\d:e)|F-\d-[^\W\d_]+|[^\W\d_]+(?:[-'][^\W\d_]+)*-?|\d+(?:[.:/-]\d+)*|[,;/()&+:.•]",
    re.IGNORECASE,
)
# A cell that a narrow column has wrapped: one of its lines goes on in lower case. Its breaks say nothing.
_WRAPPED = re.compile(r"[^\W\d_]-?[ \t]*\n[ \t]*(?=[a-zåäö])")
_BREAK = re.compile(r"(?<!-)[ \t]*\n[ \t]*(?![-•*·–])|(?<=\s-)\n")
_ENDED_ACRONYM = re.compile(r"(?<=[A-ZÅÄÖ]{2}):(?:n|s|ar|en|er|et|arna|erna)\b")
_HOST = re.compile(r"(\w{2,}värd)(en|ar|arna)?", re.IGNORECASE)
_ACRONYM_TITLES = re.compile(
    r"\b(HR|IT|VA|IFO|LSS|GIS|PR|SFI|BVC|FoU|AV)\s(?=(?:chef|strateg|samordnar|konsult|ingenjör|specialist|partner|ansvarig|handläggar|tekniker|lärar)\w*\b)"
)
_CUT_CHIEF = re.compile(
    r"\b((?:enhets?|avd(?:elnings)?|verks(?:amhets)?|förv(?:altnings)?|områdes|sektions)|[^\W\d_]{4,}s(?=ch\.))\.?\s?ch\b\.?",
    re.IGNORECASE,
)
_ALL = frozenset(word_list("samtliga samtlig samtl alla all respektive resp varje envar"))
_PREPOSITIONS = frozenset(word_list("för på inom i vid från av hos till under"))
_LINKS = {",": "comma", ";": "comma", "(": "comma", ")": "comma", ":": "comma", ".": "stop", "•": "comma"}
_LINKS |= {"\n": "comma"}
_LINKS |= {"/": "slash", "&": "and", "+": "and"}
_ANDS = frozenset(["och", "o", "samt", "eller", "alternativt", "alt"])
_NO_UNITS = (
    "traden",
    "erad",
    "samrad",
    "handledning",
    "vagledning",
    "malgrupp",
    "malgruppen",
    "ansvarsomradet",
    "ansvarsomrade",
)
"""Matters that end as a unit does."""
_PEOPLE = ("kommunalrad", "kommunalradet", "oppositionsrad", "oppositionsradet", "regionrad", "regionradet")
_DEEDS = (
    "deltar medverkar bistår stödjer stöttar ansvarar samverkar leder samordnar bjuds kallar håller utför"
    " utser beslutar genomför hanterar rapporterar beställer bidrar"
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
    text = _BREAK.sub(" ", text) if _WRAPPED.search(text) else text
    words = _CUT_CHIEF.sub(r"\1chef", _ENDED_ACRONYM.sub("", written_out(clean(text))))
    words = lexicon.misspelt.sub(lexicon.spelled, words)
    words = lexicon.cut_titles.sub(lambda found: lexicon.cut_heads[found[1].lower()], words)
    words = mend(lexicon.glued_titles.sub(r"\1 ", words), lexicon.vocabulary)
    words = lexicon.shortened_titles.sub(lambda found: lexicon.shortened[found[1].lower()], words)
    words = _ACRONYM_TITLES.sub(r"\1-", words)
    found = [_piece(piece, lexicon) for piece in _PIECES.finditer(words)]
    return [word for at, word in enumerate(found) if not _is_mark_of_abbreviation(found, at)]


def _piece(found: re.Match[str], lexicon: RoleLexicon) -> Word:
    kind, text = found.lastgroup, found[0]
    if kind in ("pointer", "with"):
        return Word(kind, text.strip(), fold(text.strip()))
    if kind in ("break", "item"):
        return _word("\n" if not text.strip() else "•", lexicon)
    if kind == "grade":
        return Word("topic", text, fold(text))
    return _word(text, lexicon)


def _is_mark_of_abbreviation(words: list[Word], at: int) -> bool:
    """The full stop of "avd. för stöd": what follows goes on in lower case."""
    if words[at].kind != "stop" or not 0 < at < len(words) - 1:
        return False
    if words[at - 1].kind == "role" and len(words[at - 1].text) < len(words[at - 1].base) // 2 + 1:
        return True  # "ordf. KS"
    return words[at + 1].text[0].islower()


@lru_cache(maxsize=4096)
def _word(text: str, lexicon: RoleLexicon) -> Word:
    if text in _LINKS:
        return Word(_LINKS[text], text, text)
    lower, folded = text.lower(), fold(text)
    if kind := _small_word(lower, text):
        return Word(kind, text, folded)
    if base := _abbreviated(lower.replace(" ", ""), lexicon):
        role = " " in base or base == lower or find_role(base, lexicon)
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
    if host := _HOST.fullmatch(text):  # "hyresvärd" folds as "vård" does
        return Word("role", text, folded, host[1].lower(), (host[2] or "").startswith("ar"))
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
    if folded.endswith((*_NO_UNITS, *_PEOPLE)):
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
    for form in (folded[at:] for at in range(len(folded))):  # the longest ending first
        if form not in lexicon.forms:
            continue
        head, plural = lexicon.forms[form]
        stem = text[: len(text) - len(form)]
        if not _may_stand_before(stem, head):
            continue
        kept = text[len(stem) : len(stem) + len(head)]
        men = kept.lower().endswith("män") and head.endswith("man")  # "tjänstemän" are of "tjänsteman"
        ending = kept if fold(kept) == fold(head) and not men else head
        return _Role((stem + ending).lower(), plural or men)
    return None


def _may_stand_before(stem: str, head: str) -> bool:
    """'Ansvarig' alone is an adjective; a compound has two letters before its head."""
    if not stem:
        return head not in ("ansvarig", "expert")
    return len(stem) > 1 and not (head == "rektor" and fold(stem).endswith("di"))


def is_subordinate(word: Word) -> bool:
    """True if a relative clause begins, which describes the role and names no other."""
    return word.text.lower() in _SUBORDINATE
