"""A day and four digits that stand apart are a number only if words name it: a check digit fits by chance."""

import re

from tracker.reading.personal import beside, words, written
from tracker.reading.personal.fields import SIGNS
from tracker.reading.personal.pair import Pair
from tracker.reading.personal.wholes import said_to_be_digits

_LETTERS = re.compile(r"[^\W\d_]{2}")
_OF_A_DAY = re.compile(
    r"\W*(?:den|år|-?tal(?:et)?|of|the|nd|rd|st|th|(?:och )?(?:sedan|sen)|resten(?: är)?)\W*$", re.IGNORECASE
)
_GLUED = re.compile(r"(?!T)[^\W\d]{1,2}$")
_JOINING = re.compile(r"\W{0,3}(?:(?:direkt |rakt )?efter|(?:och )?lägg till|sist)\W{0,3}$", re.IGNORECASE)
_NAMED = re.compile(r"\W{1,4}(?:[A-ZÅÄÖÉ][a-zåäöé]+[ -]?){1,3}\W{0,4}$")
_COMMENT = re.compile(r"<!--[^\d>]*-->|\([^()\d]*\)")
_LABEL = re.compile(r"(\w+)(?: \d)?: ?$")


def stand_together_or_are_named(pair: Pair) -> bool:
    return (_is_one_day(pair) and _stand_together(pair)) or _are_named(pair)


def _is_one_day(pair: Pair) -> bool:
    """No words stand within the day, and none of it is cut out of the four's row: "68,9 (231001"."""
    if any(_LETTERS.search(gap) and not _OF_A_DAY.match(gap) for gap in pair.day.gaps):
        return written.only_as_numbers_are(pair) or _fields_are_named(pair)
    return not written.cut_off(pair) or len(set(pair.day.gaps)) == 1


def _stand_together(pair: Pair) -> bool:
    """Only signs are between, or what joins them."""
    seam = _COMMENT.sub("", pair.seam)
    signs = len(seam) <= 24 and SIGNS.match(seam) is not None and "§" not in seam
    if signs or written.said_dash(pair) or written.then_born(pair):
        return True
    joined = written.said_number(pair) or written.joined_by_and(pair)
    return joined and (beside.named(pair) or beside.about_somebody(pair))


def _are_named(pair: Pair) -> bool:
    if beside.called_the_last(pair) or pair.says(words.PERSONAL) or said_to_be_digits(pair):
        return True
    if written.all_in_words(pair) or (written.compact(pair) and _is_joined(pair)):
        return True
    return _fields_are_named(pair) or _is_labelled_alike(pair)


def _is_joined(pair: Pair) -> bool:
    """Six or eight digits and four with a name, a letter or what adds them up between."""
    if written.a_name_between(pair) or _GLUED.match(pair.seam) or _JOINING.match(pair.seam):
        return True
    grown_up = written.grown_up(pair)
    if written.broken_dash(pair):  # "850412-[1]", and the rest in a note
        return grown_up or beside.about_somebody(pair)
    return grown_up and _NAMED.match(pair.seam) is not None


def _fields_are_named(pair: Pair) -> bool:
    """ "år 1985, månad 4, dag 12"."""
    return sum(words.LABEL.search(gap) is not None for gap in pair.day.gaps) > 1


def _is_labelled_alike(pair: Pair) -> bool:
    """ "Mona: 850412", and in the next line "Mona: 2394"."""
    first, again = _LABEL.search(pair.before(30)), _LABEL.search(pair.seam)
    return first is not None and again is not None and first[1] == again[1]
