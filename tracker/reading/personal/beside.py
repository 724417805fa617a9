"""What words near a day and four digits say, and what else the digits may be."""

import re

from tracker.reading.personal import words
from tracker.reading.personal.pair import Pair, once
from tracker.reading.personal.written import (
    check_digit_fits,
    dashed,
    four_first,
    in_a_life,
    other_order,
    tight,
    touching,
)

_THOUSANDS = re.compile(r"\d{1,3}(?:([.,'’ ])\d{3})(?:\1\d{3})+")
_TELEPHONE = re.compile(r"07\d{8}|0\d{1,3}-\d{5,8}")
_AT = re.compile(r"(?<!\w)kl(?:ockan|\.)? ?$", re.IGNORECASE)
_HOUR = re.compile(r"(?:[01]\d|2[0-3])(?:00|15|30|45)")
_YEARS = range(1900, 2050)


# What words say.
@once
def named(pair: Pair) -> bool:
    return pair.says(words.NAMING)


@once
def called_the_last_four(pair: Pair) -> bool:
    start = pair.four.start
    return pair.stream.says(words.LAST_FOUR, start - 30, start)


@once
def called_the_last(pair: Pair) -> bool:
    stream, (day, four) = pair.stream, (pair.day, pair.four)
    if called_the_last_four(pair):
        return True
    if stream.says(words.LAST_FOUR, four.end, four.end + 24):
        return True
    return in_a_life(pair) and day.end < four.start and stream.says(words.LAST, day.end, four.start)


def named_twice(pair: Pair) -> bool:
    return named(pair) and called_the_last(pair)


def loose_four_first(pair: Pair) -> bool:
    """The four stand first, and no words say what they are."""
    said = named(pair) or called_the_last(pair)
    return four_first(pair) and not (said or dashed(pair) or tight(pair) or touching(pair))


def fits_and_named(pair: Pair) -> bool:
    return check_digit_fits(pair) and (named(pair) or called_the_last(pair))


@once
def about_somebody(pair: Pair) -> bool:
    return pair.says(words.SOMEBODY)


def fits_and_somebody(pair: Pair) -> bool:
    return check_digit_fits(pair) and about_somebody(pair)


def about_a_child(pair: Pair) -> bool:
    """A day of late years that somebody may be born on, or was a hundred years ago."""
    return not in_a_life(pair) and pair.says(words.CHILD)


def fits_about_a_child(pair: Pair) -> bool:
    return about_a_child(pair) and check_digit_fits(pair)


def about_a_life(pair: Pair) -> bool:
    return about_somebody(pair) and in_a_life(pair)


# What else the digits may be.
def a_year(pair: Pair) -> bool:
    return not pair.four.words and not pair.four.gaps and int(pair.four.digits) in _YEARS


def counted(pair: Pair) -> bool:
    return words.COUNTED.match(pair.stream.text, pair.four.end) is not None


def an_hour(pair: Pair) -> bool:
    return _HOUR.match(pair.four.digits) is not None and (other_order(pair) or not in_a_life(pair))


def a_time(pair: Pair) -> bool:
    """ "08:13", "23.03", "kl 1822"."""
    if pair.four.gaps not in ((), (":",), (".",)) or pair.four.digits > "2359" or pair.four.digits[2] > "5":
        return False
    before = pair.stream.text[max(0, pair.four.start - 6) : pair.four.start]
    return bool(pair.four.gaps) or _AT.search(before) is not None


def of_another_kind(pair: Pair) -> bool:
    start, _ = pair.span
    return pair.stream.says(words.OTHER_KIND, start - 28, start)


def a_telephone(pair: Pair) -> bool:
    if pair.written[0] != "0":
        return False
    return bool(_TELEPHONE.fullmatch(pair.written) or words.CALLED.search(pair.before(30)))


def thousands(pair: Pair) -> bool:
    return _THOUSANDS.fullmatch(pair.written) is not None


def a_sum(pair: Pair) -> bool:
    return thousands(pair) and bool(words.MONEY.search(pair.before(40)) or counted(pair))


def a_path(pair: Pair) -> bool:
    return pair.written.count("\\") > 1 and not pair.day.words


def goes_on(pair: Pair) -> bool:
    """More digits stand right before or after."""
    text, (start, end) = pair.stream.text, pair.span
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return bool(re.search(r"\d[-./:,]$", before) or re.match(r"[.,:/-]\d", after))


def more_boxes(pair: Pair) -> bool:
    """More digits stand before or after with the same signs between as within the day."""
    stream, day, four = pair.stream, pair.day, pair.four
    usual, rows = day.gaps[-1:], ((day, four), (four, day))
    for part, other in rows if usual else ():
        before = part.first > 0 and part.first != other.last and stream.between(part.first) == usual[0]
        after = part.last < len(stream) and part.last != other.first and stream.between(part.last) == usual[0]
        if (before or after) and (part is day or four.first == day.last or four.last == day.first):
            return True
    return False


def hangs_on_another(pair: Pair) -> bool:
    """The four are the rest of another number: "10:1234"."""
    start = pair.four.start
    hangs = re.search(r"\d[.,:/-]$", pair.stream.text[max(0, start - 2) : start]) is not None
    return hangs and start - 1 != pair.day.end
