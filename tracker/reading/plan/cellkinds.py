"""Scores whether a word or text may be a role, a time or a follow-up, by the vocabulary of municipal plans.

Used only for uncertain borders between columns; the meaning of a cell is read elsewhere (READING.md). It is
one small file so that it can be replaced by those readers. Words are compared without diacritics, and by
endings only, because a scan may have damaged the start.
"""

import re
from functools import lru_cache

from tracker.domain.forms import Form
from tracker.domain.swedish import MONTHS, SHORT_MONTHS
from tracker.domain.text import unaccented
from tracker.reading.ansvarig.cells import split_cell
from tracker.reading.ansvarig.lexicon import ROLES
from tracker.reading.tidplan import read_tidplan
from tracker.reading.uppfoljning import read_uppfoljning

_LONGEST_WORD = 60
_SOME_YEAR = 2024  # whether a word is a time does not depend on the plan's year


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ROLE_ENDINGS = re.compile(
    r"(?:chef|chefe|direktor|samordnare|ordnare|mordnare|sekreterare|ledare|handlaggare|strateg|controller|"
    r"koordinator|konsulent|radgivare|pedagog|planerare|specialist|intendent|utvecklare|inspektor|kurator|"
    r"kommunikator|assistent|sekreterar|rektor|ordforande|bibliotekarie|vardinna|jurist|ingenjor|administrator|ombud|skoterska|assistent|expert|lots)"
    r"(?:er|en|na|n|ens|s|r|ar|arna|erna)?$"
)
_UNIT_ENDINGS = re.compile(
    r"(?:enhet|avdelning|forvaltning|namnd|kontor|ledning|ledningsgrupp|styrelse|bibliotek|teamet|jour|staben|"
    r"verksamhetsstod|(?<=\w\w\w)grupp|polisomrade|radet|skola|tjanst|mottagning|hemmet|boende|patrull)(?:en|et|er|erna|or|orna|arna|ar|na|n)?$"
)
_ROLE_WORDS = _words("""
    ac alla ansvarig berorda bitr bitradande brandforsvaret civilsamhallet ec ekonomi fastighetsagare
    foreningar forskola hr kansli kommunpolis medarbetare omsorg personal polis polisen
    raddningstjansten region regionen rektorer respektive samtliga skola skolor socialtjansten stab stf
    tf vard
""")
_TIME_WORDS = re.compile(
    r"(?:lopande|kontinuerligt|fortlopande|regelbundet|senast|arlig|arligen|arligt|varannan|manad(?:en|er|svis|ligen)?|"
    r"kvartal(?:et|svis|)|tertial(?:vis|)|halvar(?:et|svis)?|termin(?:en|svis|er)?|pagar|pagaende|paborjas|paborjat|"
    r"var(?:en)?|host(?:en)?|sommar(?:en)?|vinter(?:n)?|vt\d*|ht\d*|q[1-4]|ggr|ganger|gang|klart|klar|senare|omgaende|"
    rf"{'|'.join((*MONTHS, *SHORT_MONTHS))}|"
    r"sept|vecka|veckor|veckovis|veckovisa|v|ar|aret|arets|arsskiftet|tillsvidare|tills|vidare|snarast|"
    r"infor|innan|mandatperioden|lopa?nde|19\d\d|20\d\d|\d{1,2}/\d{1,2}|\d{4}-\d\d-\d\d|t\.?o\.?m|fr\.?o\.?m|"
    r"halvarsvis|start|startar|slutet|borjan|mitten)$"
)
_WEAK_TIME_WORDS = _words("""
    ar avstamning avstamningar ca efter fran minst mote moten motet nar per till traff traffar under
    varje vid
""")
_FOLLOW_WORDS = re.compile(
    r"(?:vb|t[12]|ils|vp|apt|verksamhetsberattelse[nrs]*|tertialrapport(?:en|er|)|tertialuppfoljning|foljs|foljer|upp|"
    r"uppfoljning(?:en|ar|s)?|\w*uppfoljning|\w+berattelse(?:n|r)?|redovisas|redovisning|rapport(?:eras|en|er|)|"
    r"aterrapporter(?:as|ing)|aterkoppl(?:as|ing)|protokoll(?:et)?|minnesanteckning(?:ar|arna)?|\w*enkat(?:en|er)?|"
    r"egenkontroll(?:en|er)?|utvardering(?:en|ar)?|utvarderas|statistik(?:en)?|arsredovisning(?:en)?|arsbokslut|"
    r"delarsrapport|delarsbokslut|bokslut|dokumenteras|dokumentation|avstamning(?:ar|en)?|stams|mats|matning(?:ar)?|"
    r"\w*portal(?:en)?|uppdatering(?:en)?|revidering|handlingsplan(?:en)?|antal(?:et)?|narvarolista|narvarolistor|"
    r"bedoms|granskas|sammanstallning|indikator(?:er)?|namnden|arsrapport|kvalitetsberattelse|logg|checklista)$|"
    # words whose endings were cut off by a narrow column
    r"(?:verksamhetsb|verksamhetsup|tertialr|minnesant|uppfolj|utvard|redovis|dokument|protok|aterrap|arsredov|delars|egenkontr)\w*$"
)
_PURPOSE_WORDS = re.compile(
    r"(?:oka|okad|okat|minska|minskad|starka|starkt|starkare|sakerstalla|forebygga|skapa|bidra|syftet?|forbattra|"
    r"forbattrad|trygga|tryggare|tidigt|genom|mojliggora|underlatta|hindra|forhindra|upptacka)$"
)
_DANGLING = _words("""
    alla andra ar att av aven bl.a bland ca dar de deras dess efter ej eller en enligt ett foljer foljs
    for fran genom har hos hur i infor innan inom kan kring man manga med mellan minst mot nar nya och
    olika om over ovriga pa per respektive s.k samt samtliga senast sin sina ska som stams t.ex till
    under ur utan varje via vid vilka vilken vilket
""")
_COMPLETE = _words("""
    kontinuerligt lopande pagaende pagar t1 t2 tillsvidare vb vp
""")
_CHIEFS = _words("""
    avdelningschef avdelningschefer enhetschef enhetschefer verksamhetschef verksamhetschefer
""")
_CONDITIONS = _words("vid nar infor efter om sa")
_PREPOSITIONS = _words("""
    av bland efter enligt for fran innan inom med mellan mot per till utan via vid
""")
_LONG_KINDS = frozenset({"aktivitet", "syfte"})
_STRIP = ".,;:()[]\"'”“’*!?|"


@lru_cache(maxsize=65536)
def core(word: str) -> str:
    """Returns the word for comparison: unaccented, without surrounding marks, a scan's digits as letters."""
    word = unaccented(word).strip(_STRIP)
    if any(sign.isalpha() for sign in word) and word[:1] not in "tqvh":
        word = word.replace("0", "o").replace("6", "o").replace("1", "l")
    return word


@lru_cache(maxsize=65536)
def could_be_role(word: str) -> bool:
    """ "enhetschefer", "vuxenenheten", "samtliga"."""
    if any(_is_role(part) for part in core(word).rstrip("-").split("/")):
        return True
    return any(found.kind in ("role", "unit", "all") for found in split_cell(word[:_LONGEST_WORD], ROLES))


def _is_role(word: str) -> bool:
    return word in _ROLE_WORDS or bool(_ROLE_ENDINGS.search(word) or _UNIT_ENDINGS.search(word))


@lru_cache(maxsize=65536)
def could_be_time(word: str) -> bool:
    """ "senast", "2021", "löpande"."""
    parts = core(word).split("-")
    if _TIME_WORDS.match(core(word)) or (len(parts) == 2 and all(map(_TIME_WORDS.match, parts))):
        return True
    return read_tidplan(word[:_LONGEST_WORD], _SOME_YEAR).kind not in ("unclear", "conditional")


@lru_cache(maxsize=65536)
def could_be_follow_up(word: str) -> bool:
    """ "VB", "redovisas", "protokoll"."""
    if _FOLLOW_WORDS.match(core(word).rstrip("-")):
        return True
    return any(form != Form.ANNAT for form in read_uppfoljning(word[:_LONGEST_WORD]).forms)


@lru_cache(maxsize=65536)
def leaves_hanging(word: str) -> bool:
    """True if a text is unlikely to end with this word: "och", "för", "barn-", "hur", a comma."""
    return word.endswith((",", "-", "/", "(")) or unaccented(word) in _DANGLING


def says_all(word: str) -> bool:
    """True if the word ends a complete answer: a report's letters, a year."""
    return (word[-1].isalnum() and core(word) in _COMPLETE) or bool(re.fullmatch(r"(?:19|20)\d\d", word))


def names_whole_unit(word: str) -> bool:
    """True if the word is a unit's full name, as "vuxenenheten", or a role that needs no unit."""
    return word[-1].isalpha() and bool(_UNIT_ENDINGS.search(core(word)) or core(word).endswith("ordnaren"))


@lru_cache(maxsize=65536)
def names_more_of_unit(before: str, word: str) -> bool:
    """True if a unit's name continues: "enhetschef vuxenenheten", "barn och", "och unga"."""
    if wants_a_unit(before):
        return names_whole_unit(word) or _is_topic(word)
    return (_is_topic(before) and core(word) == "och") or (core(before) == "och" and _is_topic(word))


def _is_topic(word: str) -> bool:
    return any(found.kind == "topic" for found in split_cell(word[:_LONGEST_WORD], ROLES))


def holds_together(before: str, word: str) -> bool:
    """True if a border between the two words is unlikely: "senast 1", "1 maj", "dec 2023"."""
    if word[0].isdigit():
        return could_be_time(before) or before in ("den", "till", "Den")
    return before.strip(".").isdigit() and could_be_time(word) and word[0].islower()


def wants_a_unit(word: str) -> bool:
    """True if a unit's name most likely follows: "enhetschef", "avdelningschefer"."""
    return core(word) in _CHIEFS


def hardly_follows(word: str, before: str) -> bool:
    """True if the second word is unlikely after the first in one text: "omraden. och", "från för"."""
    if ends_sentence(before) and word[:1].islower():
        return True
    return unaccented(word) in _PREPOSITIONS and unaccented(before) in _PREPOSITIONS


def ends_sentence(word: str) -> bool:
    """True if a text most likely ends with this word."""
    return len(word) > 3 and word.rstrip("”\"')").endswith((".", "!", "?"))


# The weight of a word that may be a role, a time or a follow-up, for each narrow column.
_WEIGHTS: dict[str, tuple[float, float, float]] = {
    "ansvarig": (1.6, -0.9, -0.9),
    "berorda": (1.6, -0.9, -0.9),
    "tidplan": (-1.0, 1.6, -0.6),
    "uppfoljning": (-0.8, -0.5, 1.6),
}
_OPENS_COMPOUND = 0.8
_STRANGE_IN_NARROW = 0.3
_STRANGE_IN_PROSE = 0.15
_ENOUGH_LETTERS = 1500


@lru_cache(maxsize=65536)
def word_fit(word: str, kind: str) -> float:
    """Returns how well one word fits a column of the kind: above 0 for it, below 0 against it."""
    could_be = (could_be_role(word), could_be_time(word), could_be_follow_up(word))
    if kind in _LONG_KINDS:
        bonus = 0.2 if kind == "syfte" and _PURPOSE_WORDS.match(core(word)) else 0.0
        return bonus - (_STRANGE_IN_PROSE if any(could_be) else 0.0)
    if kind not in _WEIGHTS:
        return -0.2
    if kind in ("ansvarig", "berorda") and word.endswith("-") and word[0].isupper():
        return _OPENS_COMPOUND
    if kind == "tidplan" and core(word) in _WEAK_TIME_WORDS:
        return -0.1
    fits = [weight for weight, fits in zip(_WEIGHTS[kind], could_be, strict=True) if fits]
    return max(fits, default=-0.2 if leaves_hanging(word) else -_STRANGE_IN_NARROW)


@lru_cache(maxsize=16384)
def text_fit(text: str, kind: str) -> float:
    """Returns how well a whole text fits a column of the kind, about -4 to 4; its first words count most."""
    words = text[:_ENOUGH_LETTERS].split()
    if not words:
        return 0.0
    if kind in _LONG_KINDS or kind in ("omrade", "ovrigt", "nummer"):
        return _fit_of_prose(words, kind)
    head = max(word_fit(word, kind) for word in words[:2])
    if kind == "tidplan" and unaccented(words[0]) in _CONDITIONS and len(words) <= 6:
        head = max(head, 0.8)
    rest = sum(word_fit(word, kind) for word in words) / len(words)
    return 1.5 * head + rest - 0.06 * max(0, len(words) - 12) - _sentence_cost(words, kind)


def _sentence_cost(words: list[str], kind: str) -> float:
    """Returns the cost of a verb of plans ("ska", "kan"): rarely a time or form, never a role."""
    verbs = sum(unaccented(word) in ("ska", "kan", "skall", "bor") for word in words)
    return (3.0 if kind in ("ansvarig", "berorda") else 1.5) * min(verbs, 2)


def _fit_of_prose(words: list[str], kind: str) -> float:
    if kind == "nummer":
        return 2.0 if len(words) == 1 and words[0].strip(".").isdigit() else -4.0
    length = min(len(words), 12) / 12
    fits = sum(word_fit(word, "aktivitet") for word in words) / len(words)
    if kind in ("omrade", "ovrigt"):
        return 0.8 - 0.15 * max(0, len(words) - 6) + fits
    opening = 0.3 if kind == "syfte" and word_fit(words[0], "syfte") > 0 else 0.0
    return 1.6 * length - 0.3 + 3 * fits + opening
