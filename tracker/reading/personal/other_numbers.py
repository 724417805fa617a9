"""What other number digits are of: a telephone, one that its name stands before, a span of time, values.

Nothing that speaks for a person's number weighs against it: a check digit fits one of ten by chance.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from tracker.reading.personal import beside, things, words, written
from tracker.reading.personal.fields import Part, day_exists, weight
from tracker.reading.personal.pair import Pair

_ALONE = r"(?<![\d+.:/-])"
_TELEPHONE = re.compile(
    r"(?:\+|(?<!\d)00)46[ -]?(?:\(0\)[ -]?)?[1-9](?:[ /.-]{0,3}\d){7,9}(?![\d-])"
    rf"|{_ALONE}07\d\d?(?: ?[-/] ?|[ .])(?:\d{{6,7}}|\d{{2,3}}(?:[ .-]\d\d){{2}})(?![\d-])"
    rf"|{_ALONE}(?<!\d )0[1-9]\d{{0,2}} ?[-/] ?(?=\d(?: ?\d){{5}})\d{{2,3}}(?: \d{{2,3}}){{1,2}}(?![\d-])"
    rf"|{_ALONE}(?<!\d )0[1-9]\d{{1,3}}-\d{{2,3}} \d\d(?![\d-])"
    rf"|{_ALONE}(?<!\d )0[1-9]\d{{0,2}} \d{{3}}(?: \d{{2,3}}){{1,2}}(?![\d-])"
    rf"|{_ALONE}(?<!\d )0[1-9]\d{{0,2}}-\d{{5,8}}(?![\d-])"
)
_MOBILE = re.compile(rf"{_ALONE}07[02369]\d{{7}}(?![\d-])")
_IN_WORDS = re.compile(
    r"(?<!\w)noll,? sju\w*(?:,? [^\W\d]{2,20}){2,9}?(?= (?:är|på) \w{2,12} (?:mobil|telefon))", re.IGNORECASE
)
# Two hours, a part of a whole, and what a firm pays its tax under.
_HOURS = re.compile(
    r"(?<![\d:.,-])(?:[01]?\d|2[0-4])[:.][0-5]\d ?- ?(?:[01]?\d|2[0-4])[:.][0-5]\d(?![\d:.-])"
    r"|(?<=kl )(?:[01]\d|2[0-4])[0-5]\d ?- ?(?:[01]\d|2[0-4])[0-5]\d(?![\d:.-])"
)
_PART_OF = re.compile(r"(?<![\d-])\d+ av \d+(?![\d-])")
_A_PERSON_S = r"(?!(?:\d\d)?\d\d(?:0[1-9]|1[0-2])\d\d[- ]\d{4}(?!\d))"
_DIGITS = rf"\d+(?:(?:[-./:]| {_A_PERSON_S}| ?- ?{_A_PERSON_S})\d+)*"
_PREFIX = r"(?:(?-i:[A-ZÅÄÖ]{1,5})[ /:-]{0,2})?"
_NUMBERED, _NEVER = (
    re.compile(rf"(?<![\w-])(?<!inget )(?<!inte )(?:{names}){things.THEN}{_PREFIX}({_DIGITS})", re.IGNORECASE)
    for names in (things.NUMBERED, things.NEVER_A_PERSON_S)
)
_DECIMAL = re.compile(r"(?<![\d,.])\d{1,3},\d{1,2}(?![\d,])")
_HOUR_WITHIN = re.compile(r"[^\W\d_]{2,} (?:[01]?\d|2[0-4])[.:][0-5]\d(?![.:]?\d)")
_HOUR_ALONE = re.compile(r"(?<![\d.:,-])(?:[01]?\d|2[0-3])[.:][0-5]\d(?![.:-]?\d)")
_WITH_DECIMALS = re.compile(r",\d\d? ?(?:kr|:-|kronor|t?kr|%|kg|m)\b")
_TO_A_DAY = re.compile(r"(?:20)?\d\d(\d{4}) ?[-/] ?(\d{4})")
_GOES_ON = re.compile(r"[-/]\d")
_AUTUMN, _SPRING = "0900", "0500"


_LONGEST = 60  # signs of another number, at most
Place = tuple[int, int] | tuple[int, int, bool]


class Other(NamedTuple):
    """Where another number stands, and whether no person's can be called so."""

    start: int
    end: int
    surely: bool = True


def of_another_number(pair: Pair) -> bool:
    """Returns whether digits of the pair are of a number that is called or seen to be no person's."""
    if any(_takes(other, pair) for other in _near(others(pair.stream.text), pair)):
        return True
    if _is_span_of_time(pair) or _is_a_day_and_an_hour(pair) or _is_of_a_firm(pair):
        return True
    if _is_measured(pair) or _has_an_hour_within(pair) or _is_cut_out(pair):
        return True
    return _is_told_later(pair) or _is_told_as_an_hour(pair) or _is_last_of_a_thing(pair)


@lru_cache(maxsize=8)  # every pair of a text asks
def others(text: str) -> tuple[Other, ...]:
    """Returns the telephones and hours of a text, and the numbers that a name stands right before."""
    return tuple(sorted(_others(text)))


def _near(places: Sequence[Place], pair: Pair) -> Iterator[Other]:
    """Yields those that have a part of what the pair goes over, of places in order."""
    start, end = pair.span
    for place in islice(places, bisect_left(places, (start - _LONGEST,)), None):
        if place[0] >= end:
            return
        if place[1] > start:
            yield Other(*place)


def _others(text: str) -> Iterator[Other]:
    for pattern in (_TELEPHONE, _IN_WORDS, _HOURS, _PART_OF):
        yield from (Other(*found.span()) for found in pattern.finditer(text))
    for found in _MOBILE.finditer(text):
        person_s = day_exists("", found[0][:6]) and weight(found[0]) % 10 == 0
        if not person_s or words.CALLED.search(text[max(0, found.start() - 30) : found.start()]):
            yield Other(*found.span())
    yield from (Other(*found.span(1)) for found in _NEVER.finditer(text))
    if things.SAYS_NUMBER.search(text):
        yield from (Other(*found.span(1), surely=False) for found in _NUMBERED.finditer(text))


def _takes(other: Other, pair: Pair) -> bool:
    day, four = _has(other, pair.day), _has(other, pair.four)
    if not (day or four) or other.surely:
        return day or four
    text = pair.stream.text
    if things.IS_PERSONAL.match(text, other.end) or _is_of_one_who_trades(pair):
        return False
    if pair.span == (other.start, other.end):
        return not _may_be_called_so(pair) or _is_named_as_papers_are(pair)
    return other.end - other.start > 4 and not (day and beside.called_the_last_four(pair))


def _is_of_one_who_trades(pair: Pair) -> bool:
    """ "momsnr SE850412239401": who has a firm of her own pays its tax under her number."""
    return pair.before(2) == "SE" and written.touching(pair) and written.compact(pair)


def _has(other: Other, part: Part) -> bool:
    return part.start < other.end and other.start < part.end


def _may_be_called_so(pair: Pair) -> bool:
    """A person's number is often that of a customer, a case or a firm too: "kundnr 850412-2394"."""
    tight = written.dashed(pair) or written.touching(pair)
    return tight and written.compact(pair) and written.grown_up(pair) and written.check_digit_fits(pair)


def _is_named_as_papers_are(pair: Pair) -> bool:
    """ "Fakturanummer 8504122394": ten figures without a dash under a name that is nobody's."""
    strong = written.touching(pair) and things.OF_PAPERS.search(pair.before(40)) is not None
    return strong and not pair.says(words.PERSONAL)


def _is_of_a_firm(pair: Pair) -> bool:
    """A firm's number has no month third; in other orders it looks like a day: "Bolaget (802002-8711)"."""
    tight = _is_a_row(pair.day) and (written.dashed(pair) or written.touching(pair))
    return tight and written.other_order(pair) and pair.says(things.FIRM)


def _is_a_row(day: Part) -> bool:
    """Six or eight figures, in whatever order they are read."""
    return not (day.gaps or day.words)


def _is_span_of_time(pair: Pair) -> bool:
    """ "semester 240701-0728"."""
    span = _TO_A_DAY.fullmatch(pair.written)
    if span is None or written.four_first(pair) or not _is_late(pair):
        return False
    first, last = span[1], span[2]
    days = things.DAY.fullmatch(first) and things.DAY.fullmatch(last)
    if not days or (first >= last and (first < _AUTUMN or last > _SPRING)):
        return False
    if things.OF_TIME.search(pair.before(40)):
        return True
    named = beside.called_the_last_four(pair) or pair.says(words.PERSONAL)
    may_be = written.in_a_life(pair) or pair.says(words.CHILD)
    return not (named or (may_be and written.check_digit_fits(pair)))


def _is_late(pair: Pair) -> bool:
    """Its six or eight figures are a day of late years, as dates are written, whatever else they may be."""
    figures = pair.stream.text[pair.day.start : pair.day.end]
    late = "05" <= figures[-6:-4] <= "29" and figures[:-6] in ("", "20")
    return _is_a_row(pair.day) and late and day_exists("", figures[-6:])


def _is_a_day_and_an_hour(pair: Pair) -> bool:
    """ "Möte 240312 1630", "240312_1630.jpg"; and what has a time, "giltigt till 240312, nr 9486"."""
    if not _is_late(pair) or written.four_first(pair):
        return False
    told = things.OF_TIME.search(pair.before(40)) is not None
    dashed = written.in_a_life(pair) and written.dashed(pair)
    a_child_s = beside.named(pair) or pair.says(words.CHILD) or dashed
    if told and things.HAS_A_TIME.search(pair.before(40)) and not written.check_digit_fits(pair):
        return True
    between = pair.seam in ("", " ", "-", "_", " - ", ", ", " kl ")
    hour = things.HOUR.fullmatch(pair.four.digits) is not None and not pair.four.words
    if pair.four.gaps in ((".",), (":",)):
        return between and _HOUR_ALONE.match(pair.stream.text, pair.four.start) is not None
    return between and hour and (told or not (a_child_s and written.check_digit_fits(pair)))


def _is_measured(pair: Pair) -> bool:
    """ "7,2 - 8,1 - 6,9", "puls 70 - 68 - 81 - 12 - 30"."""
    if pair.says(words.PERSONAL):
        return False
    if things.MEASURED.search(pair.before(30)) and not _may_be_called_so(pair):
        return True
    text, end = pair.stream.text, pair.four.end
    if (written.told_apart(pair) and words.UNIT.match(text, end)) or _WITH_DECIMALS.match(text, end):
        return True
    parts = (pair.day, pair.four)
    values = _near(pair.stream.places(_DECIMAL), pair)
    return sum(any(_has(value, part) for part in parts) for value in values) > 1


def _has_an_hour_within(pair: Pair) -> bool:
    """ "Sex första kom 08.50", "12.15, 19.30, 11.10": no day is told so."""
    day, text = pair.day, pair.stream.text
    hours = [hour for hour in _near(pair.stream.places(_HOUR_ALONE), pair) if _has(hour, day)]
    return len(hours) > 1 or (bool(day.words) and _HOUR_WITHIN.search(text[day.start : day.end]) is not None)


def _is_cut_out(pair: Pair) -> bool:
    """The four go on, "mål nr 0389-33", are out of a day, "sex första 201023", or are a part of more."""
    if written.told_apart(pair):
        before = pair.stream.text[max(0, pair.four.start - 20) : pair.four.start]
        return bool(_GOES_ON.match(pair.stream.text, pair.four.end) or things.OF_MORE.search(before))
    row = pair.stream.text[pair.four.start - 2 : pair.four.end]
    in_words = pair.day.words or any(map(str.isalpha, "".join(pair.day.gaps)))
    return bool(in_words) and written.touching(pair) and row.isdecimal() and day_exists("", row)


def _is_told_later(pair: Pair) -> bool:
    """Four digits, and a day of late years on which something was done: "Numret är 6659 sedan 180415"."""
    if pair.seam.strip() in ("sedan", "sen") and beside.a_year(pair) and not written.compact(pair):
        return True
    told = written.four_first(pair) and any(map(str.isalpha, pair.seam)) and not written.joined_by_and(pair)
    return told and _is_late(pair) and not (beside.named(pair) or beside.about_somebody(pair))


def _is_told_as_an_hour(pair: Pair) -> bool:
    """ "kom 16.10"."""
    before = pair.stream.text[max(0, pair.four.start - 16) : pair.four.start]
    return pair.four.gaps in ((".",), (":",)) and things.TOLD_BEFORE_HOURS.search(before) is not None


def _is_last_of_a_thing(pair: Pair) -> bool:
    """ "Född 1971-05-02. Kortets fyra sista siffror är 4471"."""
    before = pair.stream.text[max(0, pair.four.start - 50) : pair.four.start]
    return things.LAST_OF_A_THING.search(before) is not None
