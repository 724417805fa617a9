"""Reads a unit's name: "enheten för prevention och familjebehandling", "Social omsorg barn och unga"."""

from tracker.reading.ansvarig.cells import Word
from tracker.reading.ansvarig.lexicon import RoleLexicon

_INNER = frozenset({"topic", "other", "name", "hyphened", "number", "unit"})
_STARTS_ANOTHER = frozenset({"role", "modifier", "all", "unit", "genitive", "modest"})


def starts_unit(words: list[Word], place: int, lexicon: RoleLexicon, after_role: bool) -> bool:
    """Whether a unit's name begins there. A name of unknown words is one only straight after a role."""
    word = words[place] if place < len(words) else None
    if word is None:
        return False
    if word.kind in ("unit", "genitive", "topic"):
        return True
    if word.kind == "hyphened":
        return True
    if word.kind == "name" and word.text.isupper() and len(word.text) > 1:
        return after_role and word.text.lower() not in ("nn",)
    return word.kind == "name" and after_role and not is_person(words, place, lexicon)


def is_person(words: list[Word], place: int, lexicon: RoleLexicon) -> bool:
    """'Anna Andersson': a known first name, or two capitalised words that no unit is named by."""
    word = words[place]
    following = words[place + 1] if place + 1 < len(words) else None
    if word.folded.split("-")[0] in lexicon.first_names:
        return True
    return bool(following and following.kind == "name") or word.folded.endswith(("sson", "qvist", "gren"))


def read_unit(words: list[Word], place: int, plural: bool) -> tuple[str, int]:
    """The unit's name as the cell has it, and the place after it."""
    begun = place
    long_name = words[place].kind == "unit" and _text(words, place + 1) in ("för", "av")
    while place < len(words):
        word = words[place]
        if word.kind == "and" and _splits(words, begun, place, long_name, plural):
            break
        if word.kind not in _INNER and not _inside(words, begun, place, long_name):
            break
        if word.kind == "unit" and place > begun and _ends_before(words, begun, place):
            break
        place += 1
    return _joined(words[begun:place]), place


def _text(words: list[Word], place: int) -> str:
    return words[place].text.lower() if place < len(words) else ""


def _inside(words: list[Word], begun: int, place: int, long_name: bool) -> bool:
    word = words[place]
    if word.kind == "and":
        return True
    first_link = long_name and place == begun + 1
    return first_link or (word.kind == "preposition" and long_name and word.text == "med")


def _ends_before(words: list[Word], begun: int, place: int) -> bool:
    """Two units side by side are two; but 'fritids- och kulturnämnden' and 'för X-enheten' are one."""
    before = words[place - 1].kind
    return before in ("unit", "topic", "name") and words[begun].kind == "unit" and before != "and"


def _splits(words: list[Word], begun: int, place: int, long_name: bool, plural: bool) -> bool:
    """Whether "och" ends the name here; inside one unit's name it does not (READING.md)."""
    if place + 1 >= len(words):
        return True
    before, after = words[place - 1], words[place + 1]
    if before.kind == "hyphened":
        return False
    if words[place].text.lower() not in ("och", "&") or _begins_another(words[begun], after):
        return True
    if after.kind == "hyphened":
        return not long_name
    short = place == begun + 1
    if short and words[begun].kind == "unit":
        return True
    return short and plural and _stands_alone(words, place + 2) and _is_service(before, after)


def _begins_another(first: Word, after: Word) -> bool:
    """A role or a unit, or the first word again: "Social omsorg barn och Social omsorg äldre"."""
    return after.kind in _STARTS_ANOTHER or after.kind == "preposition" or after.folded == first.folded


def _stands_alone(words: list[Word], place: int) -> bool:
    return place >= len(words) or words[place].kind not in _INNER


def _is_service(before: Word, after: Word) -> bool:
    services = ("tjanst", "omsorg", "skola", "skolor")
    return before.folded.endswith(services) and after.folded.endswith(services)


def _joined(words: list[Word]) -> str:
    return " ".join(word.text for word in words)


def is_nameless(unit: str) -> bool:
    """'Enhet', 'verksamheten': a kind of unit that names none; only with "respektive" is it meant as one."""
    return unit.lower() in ("enhet", "verksamhet", "avdelning", "den", "området", "verksamheten")
