"""How a day and four digits are written: what is between and in them, and in what order."""

import re

from tracker.reading.personal import words
from tracker.reading.personal.fields import SIGNS
from tracker.reading.personal.pair import Pair, once

_TIGHT = re.compile(r" ?[-+_~–/.,:*|\\=#] ?$|\*\*-\*\*$|-\n$")
_AND = re.compile(r"\W{0,6}(?:och|samt|o|med|[a-e]\)|2[.)])\W{0,6}$", re.IGNORECASE)
_SAID_DASH = re.compile(
    r"\W{0,3}(?:(?:och|med|ett|följt av|sen|så) ){0,2}(?:(?:binde?|under|tank)?streck|kolon|stjärna|"
    r"minus|plus|dash|snedstreck|mellan(?:slag|rum)|blankt?(?:steg)?|tomrum|parentes|punkt|"
    r"(?:och )?(?:sen|sedan|därefter|så)|följt av)\W{0,3}$",
    re.IGNORECASE,
)
_SAID_NUMBER = re.compile(r"\W{0,3}(?:nr|no|nummer)\W{0,3}$", re.IGNORECASE)
_THEN_BORN = re.compile(r"\W{0,4}(?:\w+ )?(?:född|f\.)[: ]{1,2}(?:den )?$", re.IGNORECASE)
_NAME = re.compile(r"[\"'”)\]]{0,3}[,;]?[ \n](?:[A-ZÅÄÖÉ][a-zåäöé]+[ -]?){1,3}[,;:(]{0,2}[ \n]?[\"'”]?$")
_FEW = re.compile(r"(?!.{33})[^\w\n.]{0,4}(?:[^\W\d_]+[^\w\n]{1,4}){1,3}$")
_THOUSANDS = re.compile(r"\d{1,3}(?:[ .]\d{3})+")
_LIKE_A_DASH = re.compile(r" ?(?:_|[^\w\s,;:.|/\\(]){1,5} ?$")
_DANGLING = re.compile(r"-(?![-\d])")
_CLOCK = re.compile(r"(?:\D|\d\d:\d\d(?!\d))*")
_LATE = re.compile(r"2\d(?:0[1-9]|1[0-2])[0-3]\d(?!\d)")  # a day as it is written in Swedish
_OF_TABLES = re.compile(r"[\n\t,;:|]")
_MEETINGS = range(20, 30)


# How both are written.
@once
def check_digit_fits(pair: Pair) -> bool:
    return (pair.day.weight + pair.four.weight) % 10 == 0


def touching(pair: Pair) -> bool:
    return pair.seam == ""


def dashed(pair: Pair) -> bool:
    return pair.seam in ("-", "+")


def only_as_numbers_are(pair: Pair) -> bool:
    """Nothing else is often written so: "850412-2394", "198504122394", "1985 04 12 2394"."""
    if compact(pair) or same_gaps(pair):
        dash = _LIKE_A_DASH.match(pair.seam) is not None or said_dash(pair)
        if dash or (touching(pair) and whole_year(pair)):
            return True
    if boxed(pair) and "-" in pair.seam:
        return True
    gaps = {*pair.day.gaps, pair.seam}
    return whole_year(pair) and len(pair.day.gaps) == 2 and len(gaps) == 1 and only_signs(pair)


def set_apart(pair: Pair) -> bool:
    """Signs between six or eight digits and four, but not those of tables and counts: "850412 2394"."""
    signs = only_signs(pair) and not touching(pair)
    return compact(pair) and signs and _OF_TABLES.search(pair.seam) is None


def evenly_apart(pair: Pair) -> bool:
    """The same sign between all, none within a field: "85 04 12 2394"."""
    day = pair.day
    figures = len(day.century) + len(day.digits) + sum(map(len, day.gaps))
    whole = day.end - day.start == figures and not cut(pair)
    return whole and same_gaps(pair) and pair.seam == day.gaps[0]


def evenly_whole(pair: Pair) -> bool:
    """ "1985-04-12-2394"."""
    return whole_year(pair) and dashed(pair) and evenly_apart(pair)


def year_in_two(pair: Pair) -> bool:
    """ "19 85 04 12 - 2394"."""
    gaps = pair.day.gaps
    apart = whole_year(pair) and len(gaps) == 3 and len(set(gaps)) == 1 and not pair.four.gaps
    return apart and fits_and_tight(pair)


def plus(pair: Pair) -> bool:
    return pair.seam.strip() == "+"


@once
def tight(pair: Pair) -> bool:
    """One sign between them: "850412/2394"."""
    return _TIGHT.match(pair.seam) is not None and not dashed(pair)


def spaced(pair: Pair) -> bool:
    return pair.seam in (" ", "\t", "\n", "  ")


@once
def only_signs(pair: Pair) -> bool:
    """Signs between them and no words."""
    return len(pair.seam) <= 24 and SIGNS.match(pair.seam) is not None


def many_signs(pair: Pair) -> bool:
    return only_signs(pair) and not (touching(pair) or tight(pair) or dashed(pair) or spaced(pair))


def joined_by_and(pair: Pair) -> bool:
    return _AND.match(pair.seam) is not None


def digits_between(pair: Pair) -> bool:
    apart = pair.four.first != pair.day.last and pair.day.first != pair.four.last
    return apart and _CLOCK.fullmatch(pair.seam) is None


def broken_dash(pair: Pair) -> bool:
    """A dash right after the day or before the four, and something else where its other side should be."""
    text, day, four = pair.stream.text, pair.day, pair.four
    after = _DANGLING.match(text, day.end) is not None
    before = four.start > 1 and text[four.start - 1] == "-" and not text[four.start - 2].isalnum()
    return compact(pair) and (after or before)


def said_dash(pair: Pair) -> bool:
    """The sign between them is said: "850412 streck 2394"."""
    return _SAID_DASH.match(pair.seam) is not None


def said_number(pair: Pair) -> bool:
    """ "850412 nr 2394"."""
    return _SAID_NUMBER.match(pair.seam) is not None


def then_born(pair: Pair) -> bool:
    """ "2394, född 850412"."""
    return four_first(pair) and _THEN_BORN.match(pair.seam) is not None


def told_apart(pair: Pair) -> bool:
    """Words stand between, and not those that only join the two."""
    joined = said_dash(pair) or said_number(pair) or joined_by_and(pair) or then_born(pair)
    return any(map(str.isalpha, pair.seam)) and not joined


def a_name_between(pair: Pair) -> bool:
    """ "850412, Gunilla, 2394"."""
    return _NAME.match(pair.seam) is not None


def few_words(pair: Pair) -> bool:
    return _FEW.match(pair.seam) is not None and not joined_by_and(pair)


def four_first(pair: Pair) -> bool:
    return pair.four.start < pair.day.start


def fits_and_tight(pair: Pair) -> bool:
    return check_digit_fits(pair) and (dashed(pair) or touching(pair) or tight(pair))


def fits_and_signs(pair: Pair) -> bool:
    return check_digit_fits(pair) and compact(pair) and many_signs(pair)


def fits_in_groups(pair: Pair) -> bool:
    """In any groups, with the same sign between all: "9410 1313 39"."""
    digits = len(pair.day.digits) + len(pair.four.digits) + len(pair.day.century)
    gaps = re.findall(r"\D+", pair.written)
    alike = len(gaps) > 1 and len(set(gaps)) == 1 and gaps[0] in (" ", "-", ".", "/")
    alike = alike and _THOUSANDS.fullmatch(pair.written) is None
    even = len({*map(len, re.findall(r"\d+", pair.written))}) == 1
    alike = alike and (gaps[0] == " " or not pair.four.gaps or even)
    whole = len(re.findall(r"\d", pair.written)) == digits
    return alike and whole and check_digit_fits(pair) and in_a_life(pair)


@once
def boxed(pair: Pair) -> bool:
    """A digit in each box."""
    beside = pair.four.first == pair.day.last or pair.day.first == pair.four.last
    return beside and len(pair.day.gaps) >= 5 and len(pair.four.gaps) == 3


def boxes_alike(pair: Pair) -> bool:
    return boxed(pair) and len({*pair.day.gaps, *pair.four.gaps}) == 1


def paired(pair: Pair) -> bool:
    """Two digits in each box: "85|04|12|23|94"."""
    gaps = (*pair.day.gaps, *pair.four.gaps)
    return len(pair.day.gaps) == 2 and len(pair.four.gaps) == 1 and len(set(gaps)) == 1


# How the day is written.
@once
def in_a_life(pair: Pair) -> bool:
    """Rather somebody's birthday than a day of late years, on which something was done."""
    return not (pair.day.century in ("", "20") and int(pair.day.digits[:2]) in _MEETINGS)


def grown_up(pair: Pair) -> bool:
    """Born before what is done now may have a day in a report."""
    year = int(pair.day.digits[:2])
    return year > 29 if not pair.day.century else f"{pair.day.century}{year:02}" < "2005"


@once
def compact(pair: Pair) -> bool:
    """Six or eight digits and nothing else."""
    return not pair.day.gaps and not pair.day.words and pair.day.layout == "YMD"


def compact_in_a_life(pair: Pair) -> bool:
    return compact(pair) and in_a_life(pair)


def whole_year(pair: Pair) -> bool:
    return bool(pair.day.century)


@once
def over_sixty(pair: Pair) -> bool:
    """As in a samordningsnummer."""
    return pair.day.digits[4:] > "60"


def same_gaps(pair: Pair) -> bool:
    gaps = pair.day.gaps
    return len(gaps) == 2 and gaps[0] == gaps[1] and bool(SIGNS.match(gaps[0]))


@once
def few_signs(pair: Pair) -> bool:
    return all(len(gap) <= 4 and SIGNS.match(gap) for gap in pair.day.gaps)


def fits_in_a_life(pair: Pair) -> bool:
    return check_digit_fits(pair) and in_a_life(pair) and few_signs(pair) and not pair.day.words


def loose_year(pair: Pair) -> bool:
    """ "16 maj, 55": rather a day and what was counted then."""
    said = day_in_words(pair) and not whole_year(pair) and not labelled(pair)
    return said and any("," in gap for gap in pair.day.gaps) and not all_in_words(pair)


def labelled(pair: Pair) -> bool:
    """Its fields are named: "år 1985, månad 4, dag 12"."""
    return any(words.LABEL.search(gap) for gap in pair.day.gaps)


@once
def day_in_words(pair: Pair) -> bool:
    return pair.day.words > 0


def cut_off(pair: Pair) -> bool:
    """The day ends in the row that the four stand in, and began in another: "57 04 | 20 0806"."""
    return touching(pair) and bool(pair.day.gaps) and not boxed(pair)


def uneven(pair: Pair) -> bool:
    """Some fields stand together and others apart."""
    return len(pair.day.gaps) == 1 or (pair.day.words > 0 and len(pair.day.gaps) < 2)


def cut(pair: Pair) -> bool:
    return pair.day.cut


@once
def other_order(pair: Pair) -> bool:
    return pair.day.layout != "YMD" and not pair.day.words


def european(pair: Pair) -> bool:
    """The day first, as in other countries, where the rest leaves little doubt: "12041985 2394"."""
    alone = (dashed(pair) and few_signs(pair) and not uneven(pair)) or (
        not pair.day.gaps and whole_year(pair)
    )
    return other_order(pair) and alone and check_digit_fits(pair) and not late(pair)


def late(pair: Pair) -> bool:
    """Begins with a day of late years in six digits, as dates are written in Swedish."""
    return _LATE.match(pair.written) is not None


# How the four are written.
@once
def four_in_words(pair: Pair) -> bool:
    return pair.four.words >= 2 or (pair.four.words == 1 and pair.four.last - pair.four.first == 1)


def all_in_words(pair: Pair) -> bool:
    return four_in_words(pair) and day_in_words(pair)


def four_split(pair: Pair) -> bool:
    return bool(pair.four.gaps) and not boxed(pair)
