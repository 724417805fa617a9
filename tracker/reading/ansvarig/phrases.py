"""Joins or writes out phrases of several words before a cell is read: "kommunchefens ledningsgrupp" is one
body, "Norra och Södra skolan" are two, "presidiet i nämnden" is a role in it."""

from tracker.reading.ansvarig.cells import Word
from tracker.reading.ansvarig.lists import LISTED, is_listed
from tracker.reading.ansvarig.units import COMPASS, is_nameless
from tracker.reading.mending import fold, word_list

_SIDES = frozenset(
    word_list("norra sodra ostra vastra inre yttre ovre nedre nordostra sydvastra mellersta centrala")
)
_LEVELS = frozenset(
    word_list(
        """
    lokalt centralt regionalt politiskt operativt strategiskt internt externt overgripande kommunovergripande
    nationellt tekniskt praktiskt formellt ansvarig huvudansvar huvudansvarig medansvar medansvarig
    delansvar delansvarig utforare bestallare samordning samordnas genomforande beslut uppfoljning drift
    """
    )
)
_OF_A_HEAD = ("ens", "ns", "nas", "ars")
_MATTERS = frozenset({"other", "topic", "name", "unit"})


def with_phrases(words: list[Word]) -> list[Word]:
    """Returns the words with each phrase as what it means."""
    found: list[Word] = []
    index = 0
    while index < len(words):
        read, index = _phrase(words, index)
        found += read
    return found


def _phrase(words: list[Word], index: int) -> tuple[list[Word], int]:
    for reader in (
        _label,
        _group_with_matter,
        _named_pair,
        _body_of_head,
        _title_with_matter,
        _presidium,
        _two_sides,
        _repeated_field,
    ):
        if found := reader(words, index):
            return found
    return [words[index]], index + 1


def _kinds(words: list[Word], index: int, count: int) -> list[str]:
    kinds = [word.kind for word in words[index : index + count]]
    return kinds + ["end"] * (count - len(kinds))


def _joined(words: list[Word], kind: str, base: str = "") -> Word:
    text = " ".join(word.text for word in words)
    return Word(kind, text, fold(text), base)


def _label(words: list[Word], index: int) -> tuple[list[Word], int] | None:
    """'Lokalt: rektor. Centralt: säkerhetsenheten' are two, each at its level."""
    end = index + 1
    if words[index].folded in _LEVELS | {"ytterst"} and _kinds(words, end, 1) == ["modest"]:
        end += 1  # "ytterst ansvarig:"
    labelled = end < len(words) and words[end].text == ":" and {words[index].folded} <= _LEVELS | {"ytterst"}
    return ([Word("comma", ";", ";")], end + 1) if labelled else None


def _group_with_matter(words: list[Word], index: int) -> tuple[list[Word], int] | None:
    """'Styrgrupp psykisk hälsa', 'projektgruppen Levande centrum' are groups by what they are for."""
    kinds = _kinds(words, index, 4)
    group = kinds[0] == "unit" and words[index].folded.endswith(
        ("grupp", "gruppen", "natverk", "natverket", "team")
    )
    described = kinds[1] in ("modifier", "other") and words[index + 1].folded.endswith(("isk", "al", "ig"))
    named = kinds[1] in ("modifier", "other", "name") and words[index + 1].text[0].isupper()
    described = described or (named and kinds[2] in _MATTERS and words[index + 2].text[0].islower())
    if (
        not (group and described)
        or kinds[2] not in _MATTERS
        or kinds[3] not in ("end", "comma", "stop", "and")
    ):
        return None
    return [_joined(words[index : index + 3], "unit")], index + 3


def _named_pair(words: list[Word], index: int) -> tuple[list[Word], int] | None:
    """'Hus & Mark' is one name, where nothing follows it."""
    kinds = _kinds(words, index, 4)
    if not {kinds[0], kinds[2]} <= {"name", "topic"} or kinds[3] not in ("end", "comma", "stop"):
        return None
    if words[index + 1].text != "&" or not (words[index].text[0] + words[index + 2].text[0]).isupper():
        return None
    return [_joined(words[index : index + 3], "unit")], index + 3


def _body_of_head(words: list[Word], index: int) -> tuple[list[Word], int] | None:
    """'Kommunchefens ledningsgrupp', 'rektorernas nätverk' are bodies by the name of whose they are."""
    if _kinds(words, index, 2) != ["role", "unit"] or not words[index].folded.endswith(_OF_A_HEAD):
        return None
    if is_nameless(words[index + 1].text):
        return None
    return [_joined(words[index : index + 2], "unit")], index + 2


def _title_with_matter(words: list[Word], index: int) -> tuple[list[Word], int] | None:
    """'Medicinskt ansvarig för rehabilitering' is a title, with what it is for."""
    kinds = _kinds(words, index, 4)
    if kinds[:3] != ["modifier", "modest", "preposition"] or kinds[3] not in _MATTERS:
        return None
    if not words[index].folded.endswith("t") or words[index + 2].folded != "for":
        return None
    title = _joined(words[index : index + 4], "role")
    return [title._replace(base=title.text.lower())], index + 4


def _presidium(words: list[Word], index: int) -> tuple[list[Word], int] | None:
    """'Presidierna i A och B' is each board's presidium."""
    named = words[index].folded in ("presidiet", "presidierna", "presidium", "presidier")
    if not named or _kinds(words, index, 2)[1] != "preposition":
        return None
    return [words[index]._replace(kind="role", base="presidium", plural=True)], index + 1


def _two_sides(words: list[Word], index: int) -> tuple[list[Word], int] | None:
    """'Norra och Västra stadsdelen' are two of them; so are "Norra och Södra" by themselves."""
    if index + 2 >= len(words) or words[index + 1].kind != "and" or words[index + 1].text == "&":
        return None
    first, last = words[index], words[index + 2]
    noun = words[index + 3 : index + 4]
    noun = noun if noun and noun[0].kind in _MATTERS else []
    in_short = (
        index > 0 and words[index - 1].kind == "role" and _is_short(first) and _is_short(last) and not noun
    )
    if not in_short and not {first.folded, last.folded} <= _SIDES:
        return None
    one, other = _joined([first, *noun], "unit"), _joined([last, *noun], "unit", LISTED)
    return [one, Word("comma", ",", ","), other], index + 3 + len(noun)


def _is_short(word: Word) -> bool:
    """'Soc', 'VoO': an administration in short."""
    return word.kind == "name" and len(word.text) <= 4 and word.text[0].isupper()


def _repeated_field(words: list[Word], index: int) -> tuple[list[Word], int] | None:
    """'LSS norr respektive söder': the field stands before both."""
    kinds = _kinds(words, index, 4)
    if kinds[0] not in ("topic", "unit") or index + 3 >= len(words) or is_listed(words[index]):
        return None
    field, first, join, last = words[index : index + 4]
    two = first.folded in COMPASS and last.folded in COMPASS
    if (
        not two
        or field.folded in COMPASS
        or not (join.kind == "and" or join.folded in ("respektive", "resp"))
    ):
        return None
    one, other = _joined([field, first], "unit"), _joined([field, last], "unit", LISTED)
    return [one, Word("comma", ",", ","), other], index + 4
