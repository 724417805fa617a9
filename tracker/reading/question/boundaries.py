"""Where a Swedish sentence can be cut so that what stands before makes sense by itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.reading.mending import fold, word_list
from tracker.reading.question.conditions import condition_at

_STRONG = re.compile(
    r"(?:som|vars|sa (?:att|som)|genom|nar|dar|vilket|vilka|vilken|eftersom|medan|darefter|inklusive|enligt"
    r"|utifran|for att|i syfte|med syfte|med mal(?:et)?|i (?:samverkan|samarbete|samrad)|tillsammans med"
    r"|med hjalp|om att|men|dock|med fokus|med stod|med anledning|i enlighet|i samband|samt"
    r"|med sarskilt|innehallande)\b"
)
_EXAMPLE = re.compile(r"\(?(?:till exempel|t\.? ?ex|sasom|exempelvis|i form av|bland annat|bl\.? ?a|t ex)\b")
_WEAK = frozenset(
    word_list(
        """
    i pa med for till av fran inom vid mot kring gallande avseende rorande angaende om hos under infor
    mellan over via utan och eller bland inkl runt genom efter ovan utanfor langs
    """
    )
)
_NO_END = _WEAK | frozenset(
    word_list(
        """
    en ett den det de denna detta dessa alla all samtliga varje respektive ska skall kan bor har ar ha vara
    bli att inte som sa samt men nar dar man vi ocksa aven mer minst hogst cirka ca sin sitt sina deras dess
    eget egen egna hur manga antal sakerstalla bland annat vilket vilka t.ex sasom exempelvis form syfte
    kommer far fa berorda berord per tas stams stammer tar ta gas ga gar ses foljs kops satts deltar delta
    verka verkar bidra bidrar enligt genom utifran ut ej eller/och dels bade sig ge gor gora upp ny nya
    """
    )
) - frozenset(("sig", "ut", "upp"))
_PAIRS = {"saval": "som", "bade": "och", "antingen": "eller", "dels": "dels", "mellan": "och"}
_LIST = range(1, 7)  # words after a comma in which "och" shows that it is a list


@dataclass(frozen=True, slots=True)
class Cut:
    """A place to cut: before the word with index `at`. `example`: only examples follow."""

    at: int
    strength: int
    example: bool = False


def cuts(words: Sequence[str]) -> Iterator[Cut]:
    """Yields the places, never in brackets, quotes, lists or between "trygghets-" and "och säkerhetsråd"."""
    folded = [fold(word) for word in words]
    listed_until = depth = 0
    for at in range(1, len(words)):
        depth += _opened(words[at - 1])
        if words[at - 1].endswith(","):
            listed_until = max(listed_until, _end_of_list(folded, at))
        if folded[at - 1] in _PAIRS:
            listed_until = max(listed_until, _end_of_pair(folded, at))
        cut = _cut(words[at - 1], folded[at], " ".join(folded[at : at + 9]), at)
        if cut is None or depth > 0 or words[at - 1].endswith("-"):
            continue
        if at >= listed_until or cut.example:
            yield cut


def _cut(before: str, word: str, rest: str, at: int) -> Cut | None:
    if _EXAMPLE.match(rest):
        return Cut(at, 3, example=True)
    if before.endswith((",", ";", ":")) or word in ("-", "–") or word.startswith("("):
        return Cut(at, 2)
    if _STRONG.match(rest) or condition_at(rest) == 0:
        return Cut(at, 2)
    return Cut(at, 1) if word in _WEAK else None


def _opened(word: str) -> int:
    opened = word.count("(") - word.count(")") + word.count("“") + word.count("»") - word.count("«")
    return opened + (1 if word.startswith(("”", '"')) else 0) - (1 if re.search(r".[”\"]", word) else 0)


def _end_of_list(folded: Sequence[str], at: int) -> int:
    """Returns the index after the list's last item, if a comma before `at` is inside a list."""
    for distance in _LIST:
        if at + distance < len(folded) and folded[at + distance] in ("och", "samt", "eller"):
            return at + distance + 2
        if at + distance < len(folded) and folded[at + distance - 1].endswith((",", ".")) and distance > 3:
            break
    return 0


def _end_of_pair(folded: Sequence[str], at: int) -> int:
    """Returns the index after "som lokaler" in "såväl bidrag som lokaler"; 0 if there is no pair."""
    second = _PAIRS[folded[at - 1]]
    return folded.index(second, at) + 2 if second in folded[at : at + 6] else 0


def ends_well(words: Sequence[str]) -> bool:
    """False for a last word that something must follow: a preposition, "och", "ska", "stadens", a number."""
    last = fold(words[-1]).strip(".,;:()”\"'")
    if last in _NO_END or last.isdigit() or not last or words[-1].endswith(("-", "/")):
        return False
    return not re.search(r"(?:[^s]ens|ets|nas|arnas|ernas)$", last)


def without_determiner(words: Sequence[str], following: str) -> list[str]:
    """Returns the words without a "de" that points at the clause that was cut off: "de kurser som …"."""
    kept = list(words)
    if fold(following) not in ("som", "dar") or fold(kept[-1]).endswith(("na", "en", "et")):
        return kept
    for index in range(len(kept) - 1, max(len(kept) - 5, 0), -1):
        if fold(kept[index]) in ("de", "den", "det"):
            return kept[:index] + kept[index + 1 :]
    return kept
