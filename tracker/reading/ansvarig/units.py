"""Reads a unit's name: "enheten för prevention och familjebehandling", "Social omsorg barn och unga"."""

import re

from tracker.reading.ansvarig.cells import Word
from tracker.reading.ansvarig.lexicon import RoleLexicon
from tracker.reading.mending import fold, word_list

_INNER = frozenset({"topic", "other", "name", "hyphened", "number", "unit"})
_COUNTING = frozenset(
    word_list(
        "andra flera egna ovriga bada nagra vissa dessa vara sina enskilda olika samma denna hela utvalda"
    )
)
"""Folded words that are used like adjectives and name no unit."""
_MOST_ADJECTIVES = 6
"""No unit's name has more of them; a cell of nothing else is not read over and over."""
_NEUTERS = frozenset(word_list("lokalt kommunalt centralt gemensamt tekniskt socialt regionalt"))
# Two words for one subject, also in a list: "enhetschefer för vuxna, barn och unga" are two.
_PAIRS = frozenset(
    word_list(
        """
    barn-unga barn-ungdom barn-familj kultur-fritid individ-familj vard-omsorg stod-service plan-bygg
    miljo-halsa park-natur trygghet-sakerhet ekonomi-administration gata-park hr-lon
    """
    )
)
_NAMELESS = frozenset(
    word_list(
        "enhet verksamhet avdelning den område området ärendet frågan verksamheten enheter verksamheter"
        " avdelningar"
    )
)
_BODIES = word_list(
    """
    nämnd nämnden nämnderna styrelse styrelsen polisen myndighet myndigheten råd rådet verket bolag bolaget
    bolagen utskott utskottet presidium presidiet förbund förbundet regionen region kommunen kyrkan förening
    föreningen företagshälsovården räddningstjänsten sjukhuset vårdcentralen jouren fullmäktige beredningen
    nätverket församlingen gruppen ledning ledningen organisationerna organisationer psykiatrin
    primärvården elevhälsan företagshälsovård arbetslag arbetslaget arbetslagen råden nämnder styrelserna
    förbunden föreningarna föreningar utskotten föreningslivet näringslivet civilsamhället hälsoteamet
    hälsoteamen kåren kårerna företagshälsan kommunerna församlingarna facken myndigheterna myndigheter
    """
)
_STAFF = re.compile("(?:hr|it)\\b|ekonomi|personal|kommunikations|kansli|upphandling|juridi|lone")
_INTERNAL = word_list(
    """
    enhet enheten avdelning avdelningen kontor kontoret förvaltning förvaltningen sektion sektionen staben
    kansliet
    """
)
COMPASS = frozenset(word_list("norr soder oster vaster syd nord ost vast centrum"))
_STARTS_ANOTHER = frozenset({"role", "modifier", "all", "unit", "genitive", "modest"})


def starts_unit(words: list[Word], index: int, lexicon: RoleLexicon, after_role: bool) -> bool:
    """True if a unit's name begins there. Unknown words are a name only directly after a role."""
    word = words[index] if index < len(words) else None
    if word is None:
        return False
    if word.kind in ("unit", "genitive", "topic") or is_adjective(words, index):
        return True
    if word.kind == "hyphened":
        return True
    if word.kind == "name" and word.text.isupper() and len(word.text) > 1:
        return after_role and word.text.lower() not in ("nn",)
    if word.kind == "other":
        return after_role and is_definite(word) and _is_last(words, index + 1)
    return word.kind == "name" and after_role and not is_person(words, index, lexicon)


def is_adjective(words: list[Word], index: int) -> bool:
    """'Tekniska förvaltningen', 'särskilt boende': an adjective is part of the unit's name."""
    for at in range(index, min(index + _MOST_ADJECTIVES, len(words) - 1)):
        word, following = words[at], words[at + 1].kind
        if word.folded == "sarskilt" or (word.kind != "name" and word.folded.endswith(("lig", "isk", "nal"))):
            return following in ("unit", "topic")
        named = word.kind in ("modifier", "other", "name") and word.folded not in _COUNTING
        if not named or not (word.folded.endswith(("a", "ande", "ende")) or word.folded in _NEUTERS):
            return False
        if following == "unit":
            return True
    return False


def is_definite(word: Word) -> bool:
    """'Parkleken', directly after a role; adverbs ("nyligen", "sedan") are not localities."""
    return (
        len(word.text) > 6 and word.folded.endswith(("en", "an", "et")) and not word.folded.endswith("ligen")
    )


def _is_last(words: list[Word], index: int) -> bool:
    return index >= len(words) or words[index].kind in ("comma", "stop", "and", "slash")


def is_person(words: list[Word], index: int, lexicon: RoleLexicon) -> bool:
    """'Anna Andersson': a known first name, or two capitalised words that name no unit."""
    word = words[index]
    following = words[index + 1] if index + 1 < len(words) else None
    if word.folded.split("-")[0] in lexicon.first_names:
        return True
    return bool(following and following.kind == "name") or word.folded.endswith(("sson", "qvist", "gren"))


def read_unit(words: list[Word], index: int, plural: bool) -> tuple[str, int]:
    """Returns the unit's name in the cell's words, and the index after it."""
    begun = index
    if words[index].kind == "genitive":
        index += 1
    while index < len(words) and is_adjective(words, index):
        index += 1
    if index >= len(words):
        return "", index
    long_name = words[index].kind == "unit" and _text(words, index + 1) in ("för", "av")
    long_name = long_name and _text(words, index + 2) not in ("sin", "sitt", "sina", "resp", "respektive")
    named = index
    while index < len(words):
        word = words[index]
        if word.kind == "and" and _splits(words, begun, index, long_name, plural):
            break
        if word.kind not in _INNER and not _inside(words, named, index, long_name):
            break
        if word.kind == "unit" and index > begun and _ends_before(words, begun, index):
            break
        index += 1
    if index == begun + 1 and words[begun].kind == "genitive":
        return "", index  # "avdelningens" names nothing if its noun is missing
    return _joined(words[begun:index]), index


def _text(words: list[Word], index: int) -> str:
    return words[index].text.lower() if index < len(words) else ""


def _inside(words: list[Word], begun: int, index: int, long_name: bool) -> bool:
    word = words[index]
    if word.kind == "and":
        return True
    first_link = long_name and index == begun + 1
    within = word.text == "i" and index + 1 < len(words) and words[index + 1].kind in ("other", "modifier")
    described = word.kind == "modifier" or word.text == "med" or within  # "våld i nära relationer"
    return first_link or (long_name and index > begun + 1 and described)


def _ends_before(words: list[Word], begun: int, index: int) -> bool:
    """Two units side by side are two; but 'fritids- och kulturnämnden' and 'för X-enheten' are one."""
    before = words[index - 1].kind
    return before in ("unit", "topic", "name") and words[begun].kind == "unit" and before != "and"


def _splits(words: list[Word], begun: int, index: int, long_name: bool, plural: bool) -> bool:
    """True if "och" ends the name here; within one unit's name it does not (READING.md)."""
    if index + 1 >= len(words):
        return True
    before, after = words[index - 1], words[index + 1]
    if before.kind == "hyphened":
        return False
    if words[index].text.lower() not in ("och", "&") or _begins_another(words[begun], after):
        return True
    if after.kind == "hyphened" or is_adjective(words, index + 1):
        return not long_name
    short = index == begun + 1 + is_adjective(words, begun)
    if short and (
        words[begun].kind == "unit"
        or _are_places(words, begun, index)
        or _are_acronyms(words, index)
        or _is_body_and_name(words, begun, index)
    ):
        return True
    plural = plural or _is_listed(words, begun)
    return short and plural and _stands_alone(words, index + 2) and _are_two(words, begun, before, after)


def _is_body_and_name(words: list[Word], begun: int, index: int) -> bool:
    """'Svenska kyrkan och Stadsmissionen' are two."""
    pair = (words[index - 1].kind, words[index + 1].kind) == ("unit", "name")
    return pair and is_adjective(words, begun) and _stands_alone(words, index + 2)


def _are_places(words: list[Word], begun: int, index: int) -> bool:
    """'I Öster och Söder', 'syd och nord': a name between them and the preposition is none of a unit."""
    before, after = words[index - 1], words[index + 1]
    placed = begun > 0 and words[begun - 1].kind == "role" and _is_definite_name(before, after)
    placed = placed or (begun > 0 and words[begun - 1].text.lower() in ("i", "på", "vid"))
    names = {before.kind, after.kind} == {"name"} and placed and _stands_alone(words, index + 2)
    return names or (before.folded in COMPASS and after.folded in COMPASS)


def _is_definite_name(*words: Word) -> bool:
    """'Aspen och Eken' are two homes; "Handel och Service" is one unit."""
    return all(word.folded.endswith(("en", "et", "an", "na")) for word in words)


def _are_acronyms(words: list[Word], index: int) -> bool:
    """'SN och VON' alone in a cell are two bodies."""
    acronyms = words[index - 1].text.isupper() and words[index + 1].text.isupper()
    return acronyms and index == 1 and _stands_alone(words, index + 2)


def _begins_another(first: Word, after: Word) -> bool:
    """A role or a unit, or the first word again: "Social omsorg barn och Social omsorg äldre"."""
    return after.kind in _STARTS_ANOTHER or after.kind == "preposition" or after.folded == first.folded


def _stands_alone(words: list[Word], index: int) -> bool:
    return index >= len(words) or words[index].kind not in _INNER


def _is_listed(words: list[Word], begun: int) -> bool:
    """The end of "polis, skola och socialtjänst"."""
    return begun > 1 and words[begun - 1].text == "," and words[begun - 2].kind in ("topic", "unit")


def _are_two(words: list[Word], begun: int, before: Word, after: Word) -> bool:
    """'LSS och socialpsykiatri', and the end of a list: "barn, unga och vuxen"."""
    services = ("tjanst", "omsorg", "skola", "skolor", "polis")
    if before.folded.endswith(services) and after.folded.endswith(services):
        return True
    listed = _is_listed(words, begun)
    shortened = before.text.isupper() != after.text.isupper() and "topic" == before.kind == after.kind
    return (listed or shortened) and f"{before.folded}-{after.folded}" not in _PAIRS


def _joined(words: list[Word]) -> str:
    return " ".join(word.text for word in words)


def is_body(unit: str) -> bool:
    """True for a body that stands on its own beside a role: "länsstyrelsen", "polisen", "socialnämnden"."""
    return unit.lower().endswith(_BODIES)


def is_internal(unit: str) -> bool:
    """True for a part of the organisation, whose head may be named after it: "vuxenenheten, enhetschef"."""
    return unit.lower().endswith(_INTERNAL) or unit.lower().split()[0].endswith(_INTERNAL)


def is_staff(unit: str) -> bool:
    """True for a unit that serves all the others, and in a list has nobody else's title: "HR-enheten"."""
    return bool(_STAFF.match(fold(unit)))


def is_nameless(unit: str) -> bool:
    """'Enhet', 'verksamheten': a kind of unit without a name; only with "respektive" it means one."""
    return unit.lower() in _NAMELESS
