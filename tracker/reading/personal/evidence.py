"""What speaks for and against that a day and four digits are one person's number, in points.

The check digit fits one pair of ten by chance, and people mistype it: it is one sign among others. The points
were fitted to the labelled texts of tests/data/guard by `python -m tests.train.personal`.
"""

from collections.abc import Mapping

from tracker.reading.personal import beside, told, wholes, written
from tracker.reading.personal.mistyped import is_like_one
from tracker.reading.personal.other_numbers import of_another_number
from tracker.reading.personal.pair import Pair, Test
from tracker.reading.personal.together import stand_together_or_are_named

POINTS: Mapping[Test, int] = {
    written.check_digit_fits: -4,
    written.touching: 13,
    written.dashed: 6,
    written.plus: 7,
    written.tight: -1,
    written.spaced: 6,
    written.many_signs: 19,
    written.joined_by_and: 7,
    written.digits_between: -25,
    written.broken_dash: 9,
    written.said_dash: 10,
    written.few_words: -2,
    written.four_first: -28,
    written.fits_and_tight: 8,
    written.fits_and_signs: 15,
    written.fits_in_groups: 30,
    written.boxed: 15,
    written.boxes_alike: 14,
    written.paired: 17,
    written.in_a_life: 15,
    written.grown_up: 30,
    written.compact: 16,
    written.compact_in_a_life: 18,
    written.whole_year: 0,
    written.over_sixty: -11,
    written.same_gaps: 5,
    written.few_signs: 12,
    written.fits_in_a_life: 9,
    written.loose_year: -30,
    written.labelled: 18,
    written.day_in_words: 16,
    written.cut_off: -8,
    written.uneven: -2,
    written.cut: -6,
    written.other_order: 1,
    written.european: 30,
    written.four_in_words: 10,
    written.all_in_words: 9,
    written.four_split: -13,
    written.evenly_whole: 10,
    written.then_born: 20,
    written.said_number: 10,
    written.a_name_between: 10,
    beside.named: 11,
    beside.called_the_last: 14,
    beside.named_twice: 15,
    beside.fits_and_named: 9,
    beside.about_somebody: 13,
    beside.about_a_child: 20,
    beside.fits_about_a_child: 13,
    beside.about_a_life: 2,
    beside.fits_after_a_name: 20,
    beside.a_year: -22,
    beside.a_year_apart: -50,
    beside.four_are_a_thing_s: -40,
    beside.counted: -31,
    beside.an_hour: -40,
    beside.a_time: -4,
    beside.of_another_kind: -34,
    beside.a_telephone: -40,
    beside.thousands: 14,
    beside.a_sum: -100,
    beside.a_path: -14,
    beside.goes_on: -23,
    beside.more_boxes: -40,
    beside.hangs_on_another: -19,
    told.birthday_and_last: 60,
    told.called_somebody_s: 20,
    written.year_in_two: 20,
}
ENOUGH = 43


def points(pair: Pair) -> int:
    """Returns the sum of what speaks for the pair, less what speaks against it."""
    return sum(worth for test, worth in POINTS.items() if test(pair))


def is_likely(pair: Pair) -> bool:
    """Returns whether the pair is taken for a personal number."""
    if not may_be(pair) or points(pair) < ENOUGH:
        return False
    return not (beside.the_day_of_a_thing(pair) or of_another_number(pair))


def may_be(pair: Pair) -> bool:
    """Returns whether a pair is worth adding up: it fits, or must be one with a digit that is wrong."""
    if beside.calculated(pair) or beside.told_as_a_year(pair):
        return False
    if wholes.of_another_whole(pair):
        return False
    if told.birthday_and_last(pair):
        return True
    if wholes.of_something_else(pair) or wholes.numbers_of_a_list(pair):
        return False
    if not (written.check_digit_fits(pair) or is_like_one(pair)):
        return False
    return stand_together_or_are_named(pair)
