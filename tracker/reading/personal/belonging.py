"""Whether a day and four digits near it are one person's: "född 12 april 1965, de fyra sista är 1234".

The check digit fits one pair of ten by chance. What stands between, before and after them decides.
"""

import re

from tracker.reading.personal.parts import Part

_NEAR = 48  # characters between a word and the part that it names
_BORN = re.compile(
    r"(?<![^\W\d_])(?:född\w*|föd[de]s|fött|f\.|f(?= ?\d)|born|birth\w*|dob|ssn|"
    r"fd\.?|p(?:ers(?:on)?)?\.?-? ?nr|p\.?nr|fnr|pnr|"
    r"personn\w*|pers\.? ?n\w*|födelse\w*|födelsen\w*|sam(?:ordnings)?\.?-?n\w*|samordnings-\w*)",
    re.IGNORECASE,
)
# "De sista fyra av 1240 enheter", "sista fyra veckorna", "sista dag".
_NO_DIGITS = r"(?! (?:fyra )?(?:av|dag\w*|(?!siffr)\w+[aeo]rna|mötena)(?!\w))"
_LAST = re.compile(
    r"(?<!\w)(?:sista|siste|slut\w*|fyra|4|siffr\w*|kontroll\w*|löpn\w*|ändelse\w*|följ[td]\w*|därefter|"
    r"last|ending|ends|födelsen\w*|individn\w*|bindestreck\w*|streck\w*|minus|plus|sedan|sen|nr|no|nummer|numret|resten|rest|personn\w*|pnr)(?!\w)"
    + _NO_DIGITS,
    re.IGNORECASE,
)
_LAST_FOUR = re.compile(
    r"(?<!\w)(?:sista|siste|last|slut(?:siff\w*|ar|et|num\w*|nr)|"
    r"kontrollsiff\w*|fyra (?:sista|siff\w*))(?!\w)" + _NO_DIGITS,
    re.IGNORECASE,
)
_AND = re.compile(r"\W{0,6}(?:och|samt|o|med|[ab]\)|2[.)])\W{0,6}$", re.IGNORECASE)
_SIGNS_ONLY = re.compile(r"(?:[^\w<&]|_|</?\w{0,6}>?|&#?\w{1,8};|&){0,24}$")
_JOINING = re.compile(r"(?:[ .+_*/\\=~#>→-]|&#?\w{1,8};){1,8}$")
# "750522;Kim;4035", "(Kim)", "är … och avslutas": a few words, in the same sentence.
_FEW_WORDS = re.compile(r"(?!.{33})[^\w\n.]{0,4}(?:[^\W\d_]+[^\w\n]{1,4}){1,3}$")
_HANGS_ON = re.compile(r"\d[.,:/-]")  # "10:1234", "12-1234": the rest of another number
_COUNTED = re.compile(
    r" ?(?:%|kr\b|kronor|tkr|mkr|st\b|stycken|km\b|kvm|m2|timmar|dygn|procent|personer|deltag|besök|svar\b|"
    r"elever|barn\b|brev|ansökn|kontroller|hushåll|medlemmar|mottagare|utskick|boende|brukare|invånare|"
    r"medarbetare|ärenden|samtal|enkäter|journaler|sökningar|visningar|exemplar|broschyr|anmäl)",
    re.IGNORECASE,
)
_OF_ANOTHER_KIND = re.compile(
    r"(?:kod|konto|kontering|projekt|kund|ärende|faktur|aktivitet|verksamhet|stickprov|artikel|order|avtal|"
    r"ref\b|ref\.|referens|serie|anläggning|larm|objekt|lokal|ansvar)",
    re.IGNORECASE,
)
_YEARS, _MEETINGS = range(1900, 2050), range(20, 30)
_HOUR = re.compile(r"(?:[01]\d|2[0-3])(?:00|15|30|45)$")


def belong(text: str, day: Part, four: Part) -> bool:
    """Returns whether they are said together, of a pair whose check digit fits."""
    hangs = _HANGS_ON.match(text, max(0, four.start - 2))
    if hangs and four.start - 1 != day.end:
        return False
    if four.end <= day.start:
        return _says_last(text, four) or (not is_count(text, four) and _four_comes_first(text, day, four))
    between = text[day.end : four.start]
    named_born = born(text, day.start)
    if _SIGNS_ONLY.match(between) or _AND.match(between):
        joined = day.compact and _JOINING.match(between)
        event = is_meeting(day.century, day.digits) and not (joined and not is_hour(four.digits))
        return named_born or not (is_count(text, four) or event)
    return _says_last(text, four) or (len(between) <= _NEAR and _words_join(text, day, four, named_born))


def _words_join(text: str, day: Part, four: Part, named_born: bool) -> bool:
    between = text[day.end : four.start]
    says_last = _LAST.search(between) is not None
    if says_last and named_born:
        return True
    if is_count(text, four):
        return False
    a_life = not is_meeting(day.century, day.digits)
    few = day.compact and _FEW_WORDS.match(between) and not of_another_kind(text, day.start)
    return named_born or (a_life and bool(says_last or few)) or (day.compact and says_last)


def _four_comes_first(text: str, day: Part, four: Part) -> bool:
    """ "1234, född 12 april 1965", "1234 (650412)"."""
    between = text[four.end : day.start]
    if len(between) <= 24 and born(text, day.start, four.end):
        return True
    a_life = day.compact and not is_meeting(day.century, day.digits)
    joined = _SIGNS_ONLY.match(between) or _FEW_WORDS.match(between)
    return bool(a_life and joined and not of_another_kind(text, four.start))


def born(text: str, end: int, start: int = 0) -> bool:
    """Returns whether a word before the place says that a birthday or a personal number follows."""
    return _BORN.search(text, max(start, end - _NEAR), end) is not None


def named(text: str, start: int, end: int) -> bool:
    """Returns whether a word before or after the place says that it is a personal number or a birthday."""
    return born(text, start) or _BORN.search(text, end, end + _NEAR) is not None


def _says_last(text: str, four: Part) -> bool:
    before = _LAST_FOUR.search(text, max(0, four.start - _NEAR), four.start)
    return before is not None or _LAST_FOUR.search(text, four.end, four.end + 24) is not None


def of_another_kind(text: str, start: int) -> bool:
    """Returns whether a word before the place says that accounts, cases, orders or the like are numbered."""
    return _OF_ANOTHER_KIND.search(text, max(0, start - 24), start) is not None


def is_meeting(century: str, digits: str) -> bool:
    """Returns whether the day is rather one that something was done on than somebody's birthday."""
    return century in ("", "20") and int(digits[:2]) in _MEETINGS


def is_hour(digits: str) -> bool:
    """Returns whether the four digits are written as an hour is: 1430."""
    return _HOUR.match(digits) is not None


def is_count(text: str, four: Part) -> bool:
    """Returns whether the four digits are a year, or count what follows."""
    is_year = text[four.start : four.end].isdecimal() and int(four.digits) in _YEARS
    return is_year or counted(text, four.end)


def counted(text: str, end: int) -> bool:
    """Returns whether what follows is what the number counts: "1240 svar"."""
    return _COUNTED.match(text, end) is not None
