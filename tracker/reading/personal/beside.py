"""What words near a day and four digits say, and what else the digits may be."""

import re

from tracker.reading.personal import things, words
from tracker.reading.personal.pair import Pair, once
from tracker.reading.personal.written import (
    boxed,
    check_digit_fits,
    compact,
    dashed,
    fits_and_tight,
    four_first,
    grown_up,
    in_a_life,
    late,
    other_order,
    over_sixty,
    paired,
    tight,
    told_apart,
    touching,
)

_THOUSANDS = re.compile(r"\d{1,3}(?:([.,'’ ])\d{3})(?:\1\d{3})+")
_TELEPHONE = re.compile(r"07\d{8}|0\d{1,3}-\d{5,8}")
_IN_GROUPS = re.compile(r"0\d{1,3}-\d{2,3}(?: \d\d){1,2}")
_MOBILE = re.compile(r"07[02369]\d{7}")
_AT = re.compile(r"(?<!\w)kl(?:ockan|\.)? ?$", re.IGNORECASE)
_TERMS = re.compile(r"(\d[\d .]*?)(?: ?kr)? ?([-+]) ?(\d[\d .]*?)")
_HOUR = re.compile(r"(?:[01]\d|2[0-3])(?:00|15|30|45)")
_MINUTE = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_OF_ONE_CALLED = re.compile(r"(?<!\w)(?:hos|åt|för|till|med|av|från) (?:[A-ZÅÄÖ][a-zåäöé]+[ -]?){1,3},? ?$")
_GLUED_NAME = re.compile(r"(?<![^\W\d_])[A-ZÅÄÖ][a-zåäöé]+$")
_NUMBERED_BEFORE = re.compile(r"\w+ (?:nr )?\d{1,3}(?=[,:]? ?[/|–,:;-] ?$)")  # "aktivitet 12 / "
_YEARS = range(1900, 2050)


# What words say.
@once
def named(pair: Pair) -> bool:
    return pair.says(words.NAMING)


@once
def called_the_last_four(pair: Pair) -> bool:
    start, stream = pair.four.start, pair.stream
    at_the_end = words.AT_THE_END.match(stream.text, pair.four.end) is not None
    return at_the_end or stream.says(words.LAST_FOUR, start - 40, start)


@once
def called_the_last(pair: Pair) -> bool:
    stream, (day, four) = pair.stream, (pair.day, pair.four)
    if called_the_last_four(pair):
        return True
    if stream.says(words.LAST_FOUR, four.end, four.end + 24):
        return True
    if four_first(pair) and words.NUMBER.search(stream.text[max(0, four.start - 12) : four.start]):
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
    return pair.says(words.SOMEBODY) or words.OF_SOMEBODY.search(pair.before(24)) is not None


def fits_and_somebody(pair: Pair) -> bool:
    return check_digit_fits(pair) and about_somebody(pair)


def fits_after_a_name(pair: Pair) -> bool:
    """ "Liam20211015-5427", which no hour ends."""
    named_so = _GLUED_NAME.search(pair.before(20)) is not None
    return named_so and fits_and_tight(pair) and _MINUTE.match(pair.four.digits) is None


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
    text = pair.stream.text
    four = words.COUNTED.match(text, pair.four.end) is not None
    return four or words.UNIT.match(text, pair.day.end) is not None


def a_year_apart(pair: Pair) -> bool:
    """Words between say what was done that year: "född 850412, anställd sedan 1998"."""
    apart = told_apart(pair) and not over_sixty(pair)
    return a_year(pair) and apart and not called_the_last_four(pair)


def told_as_a_year(pair: Pair) -> bool:
    """A word for what was done stands right before: "anställd sedan 1998"."""
    before = pair.stream.text[max(0, pair.four.start - 16) : pair.four.start]
    return a_year(pair) and told_apart(pair) and words.SINCE.search(before) is not None


@once
def called_a_thing(pair: Pair) -> bool:
    """What is right before or after names a number of a thing: "följesedel 850412-2395"."""
    _, end = pair.span
    return (
        things.BEFORE.search(pair.before(90)) is not None
        or things.AFTER.match(pair.stream.text, end) is not None
    )


@once
def four_are_a_thing_s(pair: Pair) -> bool:
    """The four stand apart from the day, and what is before them names something else: "rum 1104"."""
    four, text = pair.four, pair.stream.text
    before = text[max(0, four.start - 60) : four.start]
    if four.start > pair.day.end:
        before = text[max(pair.day.end, four.start - 60) : four.start]
    if not touching(pair) and things.HOURS.match(text, four.start):
        return True
    named_so = things.BEFORE.search(before) or things.OF_FOUR.search(before)
    return named_so is not None and not touching(pair)


def in_a_series(pair: Pair) -> bool:
    """Points, votes or answers in a row."""
    return (boxed(pair) or paired(pair)) and pair.says(things.SERIES)


def the_day_of_a_thing(pair: Pair) -> bool:
    """A case is often called by the day it came in and a number: "avvikelse nr 230611-0004"."""
    child_s = check_digit_fits(pair) and pair.says(words.CHILD)
    return (late(pair) or not (grown_up(pair) or child_s)) and called_a_thing(pair)


def calculated(pair: Pair) -> bool:
    """ "690512-4410=686102": the sum is right, or the check digit is wrong."""
    result = things.EQUALS.match(pair.stream.text, pair.span[1])
    terms = _TERMS.fullmatch(pair.written)
    if result is None or terms is None:
        return False
    first, second, found = (int(re.sub(r"[ .]", "", one)) for one in (terms[1], terms[3], result[1]))
    right = found == (first + second if terms[2] == "+" else first - second)
    return right or not check_digit_fits(pair)


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
    if not pair.stream.says(words.OTHER_KIND, start - 28, start) or words.OF_SOMEBODY.search(pair.before(12)):
        return False
    if _OF_ONE_CALLED.search(pair.before(40)):
        return False
    before = _NUMBERED_BEFORE.sub("", words.SENTENCE.split(pair.before(28))[-1])
    return words.OTHER_KIND.search(before) is not None


def a_telephone(pair: Pair) -> bool:
    stream, (first, last) = pair.stream, _row(pair)
    if stream.atoms[first].digits[0] != "0":
        return False
    start = stream.atoms[first].start
    before = stream.text[max(0, start - 30) : start]
    if (
        _TELEPHONE.fullmatch(pair.written)
        or _IN_GROUPS.fullmatch(pair.written)
        or words.CALLED.search(before)
    ):
        return True
    digits = "".join([atom.digits for atom in stream.atoms[first:last]])
    return _MOBILE.fullmatch(digits) is not None and not (check_digit_fits(pair) or compact(pair))


def _row(pair: Pair) -> tuple[int, int]:
    """Returns the first and the last of a pair's digits, with those in words right before them."""
    stream = pair.stream
    first, last = min(pair.day.first, pair.four.first), max(pair.day.last, pair.four.last)
    for _ in range(8):
        if first == 0 or stream.atoms[first - 1].figure or stream.between(first) not in (" ", ", "):
            break
        first -= 1
    return first, last


def thousands(pair: Pair) -> bool:
    return _THOUSANDS.fullmatch(pair.written) is not None


def a_sum(pair: Pair) -> bool:
    if not thousands(pair) or (check_digit_fits(pair) and pair.says(words.PERSONAL) and not counted(pair)):
        return False
    return bool(words.MONEY.search(pair.before(40)) or counted(pair))


def a_path(pair: Pair) -> bool:
    return pair.written.count("\\") > 1 and not pair.day.words


def a_moment(pair: Pair) -> bool:
    """A day of late years and what may be an hour or another day, and nobody is near: "20190314-1630"."""
    late_day = not grown_up(pair) and pair.day.digits[:2] >= "05"
    hour = late_day and _MINUTE.match(pair.four.digits) is not None
    return hour and not (named(pair) or about_somebody(pair) or about_a_child(pair))


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
