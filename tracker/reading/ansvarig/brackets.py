"""Reads the brackets of an ansvarig cell: a unit or a role stays, a note on the part played does not."""

from tracker.reading.ansvarig.cells import Word
from tracker.reading.mending import word_list

_NOTES = word_list(
    """
    ansvar huvud samman stod samord besl delta delag utfor extern intern vakant utse medverk verkst leder
    bered inform kontakt sakkun budget drift genomf bista fran till ej ordinarie ersatt tillf halvtid deltid
    heltid projekt uppdrag stott bjud konsult
    """
)
_PARTS = word_list(
    """
    samman ansvarig huvudansvarig delansvarig medansvarig ordforande ersattare mottagare utforare granskare
    beslutsfattare suppleant adjungerad uppdragsgivare protokollforare
    """
)
_SHARES = frozenset(word_list(", . tjanst tjanster % procent st"))
_NAMED = frozenset({"role", "unit", "topic", "genitive", "hyphened", "all", "with"})


def without_notes(words: list[Word]) -> tuple[list[Word], list[str]]:
    """Returns the words without notes in brackets, and the notes that could not be understood."""
    kept: list[Word] = []
    unread: list[str] = []
    index = 0
    while index < len(words):
        end = _end(words, index)
        inside = words[index + 1 : end]
        if words[index].text != "(" or not inside:
            kept.append(words[index])
            index += 1
            continue
        if _is_note(inside, kept):
            unread += [_text(inside)] if not _is_known(inside, kept) else []
            if kept and kept[-1].kind == "unit" and words[end + 1 : end + 2] and words[end + 1].kind == "and":
                # What the bracket parts is not one unit's name: "rådet (KPR) och föreningen".
                kept.append(Word("comma", ",", ","))
                end += 1
        else:
            kept += [words[index], *_without_part(inside), *words[end : end + 1]]
        index = end + 1
    return kept, unread


def _without_part(inside: list[Word]) -> list[Word]:
    """'(Stöd: driftingenjör)' names the engineer, '(HR sammankallande)' the unit."""
    marked = len(inside) > 2 and inside[1].text == ":" and _is_part(inside[0])
    if marked:
        return inside[2:]
    return inside[:-1] if len(inside) > 1 and _plays_part(inside[-1]) else inside


def _plays_part(word: Word) -> bool:
    return _is_part(word) or word.kind == "relative"


def _end(words: list[Word], index: int) -> int:
    return next((at for at in range(index, len(words)) if words[at].text == ")"), len(words))


def _is_note(inside: list[Word], before: list[Word]) -> bool:
    """'(huvudansvarig)', '(RCB)' after its title, '(Karin Berg)', '(Regionen)' after a unit."""
    first = inside[0]
    after_role = bool(before) and before[-1].kind in ("role", "modifier")
    if _abbreviates(inside, before):
        return True
    if any(word.kind == "role" and not _is_part(word) for word in inside):
        return False
    if _is_part(first):
        return True
    if len(inside) > 1 and first.kind in ("unit", "topic", "genitive") and _plays_part(inside[-1]):
        return False  # "(HR sammankallande)"
    named = first.kind in _NAMED or (first.kind == "name" and len(inside) == 1 and after_role)
    return not (named and (after_role or not before))


def _is_part(word: Word) -> bool:
    if word.kind == "role":
        return word.folded.startswith(_PARTS)
    part = word.folded.startswith(_NOTES) and word.kind not in ("unit", "genitive")
    return part or word.folded == "ansvarig"


def _is_known(inside: list[Word], before: list[Word]) -> bool:
    if any(word.kind == "pointer" for word in inside):
        return False
    if inside[0].kind == "number" and all(word.folded in _SHARES or word.kind == "number" for word in inside):
        return True  # "(50 %)", "(0,5 tjänst)"
    if before and before[-1].text.isupper() and inside[0].folded[:1] == before[-1].folded[:1]:
        return True  # "FRG (Frivilliga resursgruppen)"
    units = all(word.kind in ("unit", "topic", "name", "and", "genitive") for word in inside)
    beside_unit = units and bool(before) and before[-1].kind in ("unit", "topic")
    ends = inside[-1].folded == "ansvarig"  # "(ytterst ansvarig)"
    if before and _is_matter(inside):
        return True
    return ends or _is_part(inside[0]) or _abbreviates(inside, before) or beside_unit


def _is_matter(inside: list[Word]) -> bool:
    """'HR (process)', 'gatuchef (vägar)': what the part is; "(tjänstledig)", "(preliminärt)" are not that."""
    plain = all(word.kind in ("other", "topic", "and", "modifier") and word.text.islower() for word in inside)
    asked = inside[-1].folded in ("nagon", "vem", "vilken", "osaker")
    return (
        plain
        and not asked
        and len(inside) <= 4
        and not inside[-1].folded.endswith(("ig", "iga", "t", "d", "da", "na"))
    )


def _abbreviates(inside: list[Word], before: list[Word]) -> bool:
    """'Räddningschef i beredskap (RCB)', 'Personalutskottet (KSPU)': the name before in short."""
    short = inside[0].text
    if len(inside) > 1 or not short.isupper() or not before:
        return False
    if before[-1].kind in ("unit", "topic"):
        return True
    part: list[str] = []
    for word in reversed(before):
        if word.kind in ("comma", "and", "slash", "stop"):
            break
        part.insert(0, word.folded)
    letters = iter(" ".join(part))
    return (
        part != []
        and part[0][:1] == inside[0].folded[:1]
        and all(sign in letters for sign in inside[0].folded)
    )


def _text(words: list[Word]) -> str:
    return " ".join(word.text for word in words)
