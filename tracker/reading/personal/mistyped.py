"""Whether a day and four digits whose check digit is wrong are written or called as a number all the same."""

import re

from tracker.reading.personal import beside, words, written
from tracker.reading.personal.pair import Pair

_IN_FOURS = re.compile(r"\d{4}([- ])\d{4}\1\d{4}")
_GROUPED = re.compile(r"(?:\d\d)?\d\d-\d{4}-\d{4}")  # "85-0412-2394"
_WORD = re.compile(r"(?<![^\W\d_])(?!sedan|sist|däref|följt)[^\W\d_]{4}")
_ONE_SIGN = re.compile(r"[:;|]")
_QUOTED = re.compile(r"\n[> ]*>[> ]*$")
_NAME_CELL = re.compile(r"[A-ZÅÄÖ][a-zåäöé]+[\"']?([,;|\t])[\"' ]?$")
_NAME_BEFORE = re.compile(r"[A-ZÅÄÖ][a-zåäöé]+ \($")
_LABEL = re.compile(r"(\w+)(?: \d)?: ?$")


def is_like_one(pair: Pair) -> bool:
    """Nothing else is written so or is called so."""
    called = beside.named(pair) and beside.called_the_last_four(pair)
    somebody_s = written.in_a_life(pair) or beside.about_a_child(pair) or called
    if not somebody_s or _is_something_else(pair):
        return False
    return _is_written_as_one(pair) or _is_called_one(pair)


def _is_something_else(pair: Pair) -> bool:
    if beside.called_a_thing(pair) or beside.in_a_series(pair) or _is_cut_out(pair):
        return True
    as_one = written.dashed(pair) or written.touching(pair)
    if beside.counted(pair) and not as_one:
        return True
    if beside.a_moment(pair) or _has_words_within(pair):
        return True
    return beside.a_year_apart(pair) or beside.four_are_a_thing_s(pair)


def _is_cut_out(pair: Pair) -> bool:
    """Of a longer row, "7777-450721-3009", or out of two: "190626 och 090714"."""
    told = pair.says(words.PERSONAL) and beside.called_the_last_four(pair)
    if written.cut_off(pair) and (written.cut(pair) or not written.few_signs(pair)) and not told:
        return True
    text, (start, end) = pair.stream.text, pair.span
    before, after = (
        re.search(r"\d{3}-$", text[max(0, start - 4) : start]),
        re.match(r"-\d\d(?!\d)", text[end:]),
    )
    return before is not None or after is not None


def _has_words_within(pair: Pair) -> bool:
    """Between the parts of the day, other than those that name or join them: "4 besök mellan 07 och 16"."""
    if written.day_in_words(pair) or written.labelled(pair) or written.same_gaps(pair):
        return False
    return len(set(pair.day.gaps)) == len(pair.day.gaps) and any(_WORD.search(gap) for gap in pair.day.gaps)


def _is_written_as_one(pair: Pair) -> bool:
    if written.only_as_numbers_are(pair) or written.broken_dash(pair) or written.all_in_words(pair):
        return True
    if written.compact(pair) and written.a_name_between(pair):
        return True
    if written.four_first(pair) or beside.counted(pair) or beside.of_another_kind(pair):
        return False
    boxes = written.boxes_alike(pair) and not beside.more_boxes(pair)
    if boxes or written.set_apart(pair) or written.evenly_apart(pair):
        return True
    return written.grown_up(pair) and (_is_one_row(pair) or _is_a_day_and_four(pair) or _is_in_cells(pair))


def _is_one_row(pair: Pair) -> bool:
    """ "8504122395", "1985-0412-2395", "850412:2395"."""
    stream, (start, end) = pair.stream, pair.span
    if written.compact(pair):
        beside_it = stream.text[max(0, start - 1) : start] + stream.text[end : end + 1]
        alone = _ONE_SIGN.fullmatch(pair.seam) is not None and pair.seam not in beside_it
        return alone or written.touching(pair)
    if _GROUPED.fullmatch(pair.written):
        return not beside.goes_on(pair)
    fours = _IN_FOURS.fullmatch(pair.written)
    return fours is not None and stream.text[end : end + 2].strip().isdecimal() is False


def _is_a_day_and_four(pair: Pair) -> bool:
    """ "1985-04-12 2395", "12/4 1985-2395", "12 april 85-2395"."""
    if beside.a_year(pair) or not written.few_signs(pair):
        return False
    if written.same_gaps(pair) and (pair.seam == ":" or _named_in_brackets(pair)):
        return True
    if written.day_in_words(pair) or written.other_order(pair) or not written.same_gaps(pair):
        return written.dashed(pair) and (written.whole_year(pair) or written.day_in_words(pair))
    return written.whole_year(pair) and (written.dashed(pair) or pair.seam == " ")


def _named_in_brackets(pair: Pair) -> bool:
    """ "Anders (85-04-12, 2395)"."""
    name = _NAME_BEFORE.search(pair.before(30))
    return name is not None and written.only_signs(pair) and pair.stream.text.startswith(")", pair.span[1])


def _is_in_cells(pair: Pair) -> bool:
    """Cells after that of a name, lines of one who writes, or lines that are quoted."""
    text, day = pair.stream.text, pair.day
    before = text[max(0, day.start - 30) : day.start]
    name, label, again = _NAME_CELL.search(before), _LABEL.search(before), _LABEL.search(pair.seam)
    if name and pair.seam.strip("\"' ") == name[1]:
        return True
    if label and again and "\n" in pair.seam and label[1] == again[1]:
        return True
    return written.compact(pair) and _QUOTED.match(pair.seam) is not None


def _is_called_one(pair: Pair) -> bool:
    if beside.named(pair):
        return not written.told_apart(pair) or beside.called_the_last(pair) or written.over_sixty(pair)
    compact = written.compact(pair)
    called = beside.called_the_last_four(pair) or (compact and beside.called_the_last(pair))
    if called and (not written.four_first(pair) or (compact and written.grown_up(pair))):
        return True
    return _is_joined(pair) and beside.about_somebody(pair)


def _is_joined(pair: Pair) -> bool:
    """Nothing else stands between than what joins them, or a name."""
    if written.touching(pair) and beside.of_another_kind(pair):
        return False
    said = written.said_dash(pair) or written.said_number(pair)
    return said or written.only_signs(pair) or written.joined_by_and(pair) or written.a_name_between(pair)
