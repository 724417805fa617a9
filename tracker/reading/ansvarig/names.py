"""Reads organisations by their own names: companies, foundations, associations, authorities, acronyms.

A name is told from a person's by its form (AB, Region …, a definite or plural last word), never by its
capitals alone.
"""

from tracker.reading.ansvarig.cells import Word
from tracker.reading.ansvarig.lexicon import RoleLexicon
from tracker.reading.mending import word_list

_COMPANY = frozenset(word_list("ab hb kb aktiebolag ideell ekonomisk"))
_FIRST = frozenset(
    word_list("ab stiftelsen stiftelse region regionen foreningen foretaget koncernen kommunalforbundet")
)
_ASSOCIATIONS = ("forbundet", "foreningen", "stiftelsen", "klubben", "sallskapet", "kooperativet")
"""A word that ends so begins the name of one association: "Studieförbundet Vuxenskolan"."""
_KNOWN = frozenset(
    word_list(
        "mind bris spes friends funktionsratt hela suicide unicef pro spf hso ungdomsradet kommuninvest inera"
        " almi coompanion suntarbetsliv afa visita attention verdandi sensus studieframjandet"
        " securitas fralsningsarmen sobona lions rotary sos skyddsvarnet makalosa winnet"
    )
)
_DEFINITE = ("et", "en", "erna", "arna", "orna", "eriet", "aderna", "ren")
_COLLECTIVE = ("organisationer", "myndigheter", "bostader", "fastigheter", "foretag", "kollektiv", "energi")
_SURNAMES = ("gren", "sten", "qvist", "sson")
_NO_NAMES = frozenset(
    word_list(
        """
    sedan redan endast nagon nagot ingen inget annan annat varen hosten sommaren vintern aret veckan
    manaden kvartalet texten tabellen planen bilagan rutinen bilaga rutin punkt dagen tiden datumet
    loopande omgaende arbetet atgarden aktiviteten uppdraget ansvaret behovet andamalet fallet maken xx xxx
    nn tbd vakant vi alla
    """
    )
)
_WORDS = frozenset({"name", "other", "topic", "unit", "genitive", "modifier", "number"})


def read_name(words: list[Word], index: int, lexicon: RoleLexicon) -> tuple[str, int]:
    """Returns an organisation's name that begins there and the index after it; "" and the index if none."""
    if end := _end_of_company(words, index):
        return " ".join(word.text for word in words[index:end]), end
    end = index
    association = _begins_name(words[index])
    while end < len(words) and (words[end].kind in _WORDS or (association and _is_in_genitive(words, end))):
        end += 1
    run = words[index:end]
    if not run or run[0].folded.split("-")[0] in lexicon.first_names:
        return "", index
    if _is_organisation(run):
        return " ".join(word.text for word in run), end
    return "", index


def _is_in_genitive(words: list[Word], index: int) -> bool:
    """The last word of "Föreningen Bokens vänner"."""
    return words[index].kind == "role" and words[index - 1].kind in ("name", "genitive", "other")


def _end_of_company(words: list[Word], index: int) -> int:
    """Returns the index after "Norrvatten & Avlopp AB", "Ås Energi och Miljö AB"; 0 if one word names it."""
    end = index
    while end < len(words) and (words[end].kind in _WORDS or words[end].text in ("&", "i", "och")):
        end += 1
        if words[end - 1].folded in _COMPANY and words[end - 1].text.isupper():
            own = words[index].text[0].isupper() and words[index].kind != "unit"
            return end if own and _is_joined([word.text for word in words[index : end - 1]]) else 0
    return 0


def _is_joined(name: list[str]) -> bool:
    """True for "Vatten & Miljö", "Hus i Väst", "Ås Energi och Miljö"; 'Mind och Ås Energi' are two."""
    return not {"&", "i"}.isdisjoint(name) or (
        name.count("och") == 1 and name.index("och") == len(name) - 2 > 1
    )


def is_company(words: list[Word], index: int, lexicon: RoleLexicon) -> bool:
    """True if the words up to the next mark are a company's or a foundation's name: "Norrby Energi AB"."""
    name, end = read_name(words, index, lexicon)
    run = words[index:end]
    whole = any(word.folded in _COMPANY and word.text[0].isupper() for word in run)
    return bool(name) and len(run) > 1 and (whole or (_begins_name(run[0]) and run[1].text[0].isupper()))


def _begins_name(word: Word) -> bool:
    return word.folded in _FIRST or word.folded.endswith(_ASSOCIATIONS)


def has_head_of_its_own(unit: str) -> bool:
    """'Sjövik Energi AB', 'bostadsbolaget', 'stiftelsen …': who has a managing director."""
    words = [word.lower() for word in unit.split()]
    return words[-1].endswith("bolaget") or not {"stiftelsen", *_COMPANY}.isdisjoint(words)


def _is_organisation(run: list[Word]) -> bool:
    first, last = run[0], run[-1]
    if last.folded in _NO_NAMES or first.folded in _NO_NAMES:
        return False
    if any(word.folded in _COMPANY and word.text[0].isupper() for word in run) or first.folded in _KNOWN:
        return True
    if len(run) == 1:
        return _is_one_word_name(first)
    if not first.text[0].isupper():
        return False
    if _begins_name(first) or last.kind in ("unit", "topic"):
        return True
    named = last.folded.endswith((*_DEFINITE, *_COLLECTIVE)) and not last.text.lower().endswith("én")
    return named or (first.folded.endswith(("ens", "ets", "nas")) and last.text[0].islower())


def _is_one_word_name(word: Word) -> bool:
    """'CSG', 'Hemvärnet', 'Församlingarna'; "Löpande" and "senast" are none."""
    if word.text.isupper():
        return 3 <= len(word.text) <= 6 and word.text.isalpha()  # two letters are somebody's initials
    if word.folded.endswith(_COLLECTIVE):
        return True
    if word.folded.endswith(_SURNAMES) or word.text.lower().endswith("én"):
        return False
    if word.kind == "modifier":
        return word.text[0].isupper() and word.folded.endswith("iska")  # "Tekniska"
    definite = len(word.text) > 6 and word.folded.endswith(_DEFINITE) and not word.folded.endswith("ligen")
    return definite or (len(word.text) > 8 and word.folded.endswith("an"))
