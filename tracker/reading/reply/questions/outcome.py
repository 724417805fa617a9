"""The outcome that an answer gives: "11 av 12", "22 har gått, 6 kvar", "tre möten"; never a date or a year.

Patterns are tried from the surest to the barest; the first that finds anything rules. Two different numbers
of the same form are ambiguous, and a person decides.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tracker.domain.question import QuestionKind
from tracker.reading.reply.questions import outcome_words
from tracker.reading.reply.questions.numerals import NUMERAL, value_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """A number, and what it is out of, None if that is not said."""

    value: float
    target: float | None = None

    @property
    def is_all(self) -> bool:
        return self.target is not None and 0 < self.target == self.value


@dataclass(frozen=True, slots=True)
class Found:
    """The outcome of an answer; `ambiguous` if it gives two, and then `outcome` is the first."""

    outcome: Outcome | None = None
    ambiguous: bool = False


_TWO = 2
_ONES = frozenset({"en", "ett", "one"})


def outcome(folded: str, kind: QuestionKind) -> Found:
    """The outcome in an answer (folded) to a question of a kind that asks for a number."""
    folded = folded.replace(" utav ", " av ")
    whole = without_dates(outcome_words.GLUED.sub(r"\1 av \2", folded))
    text = _own(_without_parts(whole), kind)
    if outcome_words.WE_ARE.fullmatch(text):
        return Found(ambiguous=True)
    either = outcome_words.EITHER.search(text)
    if either:
        return Found(_first(either[0]), ambiguous=True)
    shared = _added(folded) or (_share_of(text, whole) if kind is QuestionKind.COUNTABLE else None)
    if shared:
        return shared
    if kind is QuestionKind.CONDITIONAL:
        whole_number = tuple(dict.fromkeys(_plain(outcome_words.TOTAL)(text)))
    else:
        whole_number = tuple(_all_times(whole))[:1]
    if len(whole_number) == 1:
        return Found(whole_number[0])
    rest = outcome_words.PER.sub(" ¤ ", text)
    found_plain = _plain_outcome(outcome_words.NOT_YET.sub(" ¤ ", rest), kind, whole)
    if rest != text and (found_plain.outcome is None or not outcome_words.IN_ALL.search(rest)):
        return replace(found_plain, ambiguous=True)  # "4 per forum", "4 grupper med 8 i varje"
    return found_plain


def _added(folded: str) -> Found | None:
    """ "En i april och två i november" is three."""
    found = outcome_words.ADDED.fullmatch(folded.strip(" .!"))
    return Found(Outcome(value_of(found["a"]) + value_of(found["b"]))) if found else None


def _share_of(text: str, whole: str) -> Found | None:
    """So many of so many, in the surest form that the text has."""
    for read, of in ((_all_but, whole), (_shares, text), (_parts, text), (_alls, text)):
        found = tuple(dict.fromkeys(read(of)))
        if found:
            return Found(found[0], ambiguous=len(found) > 1 or found[0].value > (found[0].target or 0))
    return None


def _without_parts(text: str) -> str:
    """The text without the parts that a number is made of: "tre gånger, två i maj och en i juni"."""
    text = outcome_words.EACH_ONE.sub(" ", text)
    found = outcome_words.BREAKDOWN.search(text)
    parts = [*re.finditer(rf"(?<![\w/.,]){NUMERAL}(?![\w/]| ?av )", found["parts"])] if found else []
    if found is None or len(parts) < _TWO or sum(value_of(one[0]) for one in parts) != value_of(found["n"]):
        return text
    return f"{text[: found.start('parts')]}{text[found.end('parts') :]}"


def _first(text: str) -> Outcome | None:
    """The first of two numbers, as a suggestion."""
    found = re.search(rf"(?<!\w){NUMERAL}(?!\w)", text)
    return Outcome(value_of(found[0])) if found else None


def _plain_outcome(text: str, kind: QuestionKind, whole: str) -> Found:
    for read in _READERS[kind]:
        found = tuple(read(text))
        if found:
            adds_up = found[0].target is None and kind is not QuestionKind.CONDITIONAL
            several = len(found) > 1 if adds_up else len(set(found)) > 1
            return Found(found[0], ambiguous=several or _is_odd(text, found[0], kind))
    unread = any(True for _ in _other_numbers(outcome_words.QUOTED.sub(" ¤ ", whole)))
    return Found(ambiguous=kind is QuestionKind.CONDITIONAL and unread)


def _is_odd(text: str, found: Outcome, kind: QuestionKind) -> bool:
    return (found.target or found.value) < found.value or _has_another(text, found, kind)


def _has_another(text: str, found: Outcome, kind: QuestionKind) -> bool:
    """True if a number that is no share stands beside another one, where any number may be the outcome."""
    if found.target is not None or kind not in {QuestionKind.CONDITIONAL, QuestionKind.COUNTABLE}:
        return False
    if kind is QuestionKind.CONDITIONAL:
        text = outcome_words.WITH_WHOM.sub(" ¤ ", text)
    return any(other != found.value for other in _other_numbers(text))


def _other_numbers(text: str) -> Iterator[float]:
    for found in outcome_words.LOOSE.finditer(text):
        if found["n"] not in _ONES:
            yield value_of(found["n"])


_WITH_PLAN = frozenset({QuestionKind.COUNTABLE, QuestionKind.FREQUENCY})


def _own(folded: str, kind: QuestionKind) -> str:
    text = (
        folded
        if kind in _WITH_PLAN and re.search(r"planen (?:var|sager)|malet", folded)
        else outcome_words.QUOTED.sub(" ¤ ", folded)
    )
    if kind is QuestionKind.COUNTABLE:
        return text
    if kind is QuestionKind.CONDITIONAL:
        text = outcome_words.KNOWN.sub(" ¤ ", text)
    return outcome_words.ALL_OF_SOME.sub(" ¤ ", outcome_words.OF_THEM.sub(" ¤ ", text))


def without_dates(folded: str) -> str:
    """The text with dates, times, years and names of numbers replaced by a mark that ends a number's noun."""
    text = outcome_words.DAY_OF_MONTH.sub(" ¤ ", folded)
    return re.sub(r"\s+", " ", outcome_words.HIDDEN.sub(" ¤ ", text)).strip()


def _shares(text: str) -> Iterator[Outcome]:
    for pattern in outcome_words.SHARES:
        for found in pattern.finditer(text):
            value, target = value_of(found["n"]), value_of(found["m"])
            if target > 0 and (value <= target or "/" not in found[0]):
                yield Outcome(value, target)


def _parts(text: str) -> Iterator[Outcome]:
    """ "22 har gått, 6 kvar" is 22 of 28; "15 anställda, 12 klara" is 12 of 15."""
    for pattern in (outcome_words.REST, outcome_words.OTHERS):
        for found in pattern.finditer(text):
            yield Outcome(value_of(found["n"]), value_of(found["n"]) + value_of(found["m"]))
    for pattern in outcome_words.WHOLE_FIRST:
        for found in pattern.finditer(text):
            if value_of(found["n"]) <= value_of(found["m"]) or "mal" in found[0] or "plan" in found[0]:
                yield Outcome(value_of(found["n"]), value_of(found["m"]))


def _zero(text: str) -> Iterator[Outcome]:
    if (
        re.search(r"(?<![\w.,])(?:0|noll)(?= [a-z])", text)
        and len(list(outcome_words.LOOSE.finditer(text))) == 1
    ):
        yield Outcome(0.0)


def _planned_first(text: str) -> Iterator[Outcome]:
    """ "Planen säger fyra men vi har haft två"."""
    for found in outcome_words.AS_PLANNED.finditer(text):
        yield Outcome(value_of(found["n"]), value_of(found["m"]))


def _all_but(text: str) -> Iterator[Outcome]:
    """ "Alla utom två av 14", "alla 14 utom två"."""
    for pattern in outcome_words.ALL_BUT:
        for found in pattern.finditer(text):
            yield Outcome(value_of(found["m"]) - value_of(found["n"]), value_of(found["m"]))


def _alls(text: str) -> Iterator[Outcome]:
    for found in outcome_words.ALL.finditer(text):
        yield Outcome(value_of(found["n"]), value_of(found["n"]))


def _each(text: str) -> Iterator[Outcome]:
    """ "Ja, vid tre beslut": how often it was needed, by what it was needed for."""
    for found in outcome_words.EACH.finditer(text):
        numeral = found["n"] or found["m"]
        if numeral not in _ONES:
            yield Outcome(value_of(numeral))


def _all_times(text: str) -> Iterator[Outcome]:
    """ "Alla fyra", as the whole answer."""
    found = outcome_words.ALL_TIMES.fullmatch(text)
    if found:
        yield Outcome(value_of(found["n"]))


def _plain(pattern: re.Pattern[str], *, articles: bool = True) -> Callable[[str], Iterator[Outcome]]:
    """A reader of plain numbers; `articles` is False if "en" and "ett" are no numbers there."""

    def read(text: str) -> Iterator[Outcome]:
        for found in pattern.finditer(text):
            if articles or found["n"] not in _ONES:
                yield Outcome(value_of(found["n"]))

    return read


def _loose_times(text: str) -> Iterator[Outcome]:
    for found in outcome_words.LOOSE_TIMES.finditer(text):
        numeral = found["n"] or found["m"]
        if numeral not in _ONES:
            yield Outcome(value_of(numeral))


_TIMED, _CASED = _plain(outcome_words.TIMED), _plain(outcome_words.CASED)
_BARE, _LOOSE = _plain(outcome_words.BARE), _plain(outcome_words.LOOSE, articles=False)
_FIRST = _plain(outcome_words.FIRST_NOUN)
_READERS: dict[QuestionKind, tuple[Callable[[str], Iterator[Outcome]], ...]] = {
    QuestionKind.COUNTABLE: (
        _plain(outcome_words.OF_OURS), _BARE, _plain(outcome_words.NOUN, articles=False),
        _plain(outcome_words.NOUN), _LOOSE,
    ),
    QuestionKind.FREQUENCY: (_shares, _planned_first, _TIMED, _BARE, _FIRST, _loose_times),
    QuestionKind.MINUTES: (_shares, _TIMED, _BARE, _FIRST, _loose_times),
    QuestionKind.CONDITIONAL: (
        _zero, _CASED, _BARE, _plain(outcome_words.YES_NUMBER), _FIRST, _each,
        _plain(outcome_words.GOT, articles=False),
    ),
}  # fmt: skip
