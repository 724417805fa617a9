"""A day of birth, and digits that words call the last, whatever stands between the two."""

import re

from tracker.reading.personal import beside, things, words, written
from tracker.reading.personal.pair import Pair, once

_STREAK = r"(?:binde|tank|minus|under)?streck(?:et)?"
_FOUR = r"(?:fyra|4)(?: siffror(?:na)?)?"
_BEFORE = re.compile(
    rf"(?<!\w)(?:(?:de |dom )?(?:sista|siste|avslutande) {_FOUR}|{_FOUR} (?:sista|siste)|"
    rf"(?:plus|samt) (?:(?:de|dom) )?{_FOUR}|"
    rf"slut(?:siffr\w*|num\w*|nr|delen)|kontroll(?:siffr\w*|num\w*|nr)|"
    rf"(?:efter|bakom) {_STREAK}(?: (?:kommer|står))?|"
    r"(?:och|den) (?:andra|sista|senare)(?: (?:delen|halvan|biten|raden|gruppen))?|"
    r"andra (?:delen|halvan|biten|raden)|"
    r"(?:rad|del) (?:två|2)|under (?:det|den|står)|(?:och|så) sist|resten|blankt?)"
    r"(?: (?:i|på|av) \w+)?(?: (?:är|var|blir|lyder|står|heter))?[:=]? ?[\"'”(]?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"[\"'”)]?,? (?:sist(?![\w ]*sid)|(?:efter|bakom) {_STREAK}|"
    r"(?:som|är|på|i) (?:de )?(?:fyra )?(?:slut|sista)\w*)(?!\w)",
    re.IGNORECASE,
)
_NR = re.compile(r"(?<!\w)(?:och|med|har|samt) (?:nr|nummer) $", re.IGNORECASE)
_CODE = re.compile(r"[,.;]? kod:? ", re.IGNORECASE)
_TO_A_DOOR = re.compile(r"\w* (?:till|för|på|i|gäller) ")
_HERS = re.compile(
    r",? (?:är|var|=) (?:hennes|hans|hens|mitt|barnets|elevens|brukarens) (?:egna )?(?:nr|nummer)(?!\w)",
    re.IGNORECASE,
)
_SENTENCES = 2


@once
def birthday_and_last(pair: Pair) -> bool:
    """ "Hon är född 13 januari 2022 och har 0486 efter strecket"."""
    if (
        pair.four.gaps not in ((), (" ",))
        or written.four_first(pair)
        or not written.told_apart(pair)
        or beside.counted(pair)
    ):
        return False
    if len(words.SENTENCE.findall(pair.seam)) > _SENTENCES or things.OF_MORE.search(pair.seam):
        return False
    if _is_coded(pair):
        return True
    return _is_called_last(pair) and (_is_somebody_s(pair) or written.check_digit_fits(pair))


def called_somebody_s(pair: Pair) -> bool:
    """ "29 11 29 46 56 är hennes nummer"."""
    called = _HERS.match(pair.stream.text, pair.span[1]) is not None
    return called and written.check_digit_fits(pair) and written.only_signs(pair)


def _is_called_last(pair: Pair) -> bool:
    text, four = pair.stream.text, pair.four
    before = text[max(pair.day.end, four.start - 40) : four.start]
    if _BEFORE.search(before) or _AFTER.match(text, four.end):
        return True
    return _NR.search(before) is not None and beside.fits_about_a_child(pair)


def _is_somebody_s(pair: Pair) -> bool:
    """Words tell of a birth or of somebody, or the day is no day of late years."""
    return beside.named(pair) or beside.about_somebody(pair) or written.grown_up(pair)


def _is_coded(pair: Pair) -> bool:
    """ "född 200719, kod 4836", and no word for what the code opens."""
    born = words.BORN.search(pair.before(12)) is not None
    opens = _TO_A_DOOR.match(pair.stream.text, pair.four.end)
    return born and _CODE.fullmatch(pair.seam) is not None and opens is None
