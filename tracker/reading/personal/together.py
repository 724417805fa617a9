"""Personal numbers written together: the day and the last four digits with at most a few signs between."""

import re
from collections.abc import Iterator, Sequence

from tracker.reading.personal.belonging import born, counted, is_hour, is_meeting, of_another_kind
from tracker.reading.personal.parts import day_exists, is_number
from tracker.reading.personal.spelled import Row, windows

_GAP = r"[\s./-]{0,2}"
_CANDIDATE = re.compile(
    rf"(?<!\d)(?:(1[6-9]|20)\s?)?(\d\d){_GAP}(\d\d){_GAP}(\d\d)[\s+/.,*_:~(-]{{0,3}}"
    r"(\d\s?\d[\s-]?\d)[\s-]?(\d)(?!\d)(?!-\d\d(?!\d))"
)
# "650412-T123": a temporary number, with a letter and no check digit.
_INTERIM = re.compile(
    rf"(?<!\d)(?:(1[6-9]|20)\s?)?(\d\d){_GAP}(\d\d){_GAP}(\d\d)[\s+-]{{0,2}}"
    r"(?P<interim>[TRSUWXJKLMNtrsuwxjklmn]\d\d[\dA-Za-z]|[Tt][FfPp]\d\d)(?!\w)"
)
# The digits in any groups: "6 5 0 4 1 2 - 1 2 3 4", "6504 12 1234".
_GROUPED = re.compile(
    r"(?<!\d)(?<!\d[ .,/-])(?:(1[ .-]?[6-9]|2[ .-]?0)[ .-]?)?"
    r"(\d[ ./-]{0,2}\d)[ ./-]{0,2}(\d[ ./-]{0,2}\d)[ ./-]{0,2}(\d[ ./-]{0,2}\d)[ ./-]{0,3}"
    r"(\d(?:[ ./-]{0,2}\d){2})[ ./-]{0,2}(\d)(?!\d)(?![ .,:/-]\d)"
)
_SUM = re.compile(r"\d{1,3}(?:[ .]\d{3})+$")
_PHONE = re.compile(r"0\d{1,3} ?[-/ ]|0\d{9}$")
_RANGE = re.compile(r"\d{6} ?- ?\d{6}$|\d{1,3}(?:\.\d{1,3}){3}$")  # of days; an address of a network
_CASE = re.compile(r"\d{4}[-/]\d{6}$")  # "6504-121234" is rather that of a case, if one is named before
_HOURS = re.compile(r".*[ ]\d\d[.:]\d\d$", re.DOTALL)
_CALLED = re.compile(
    r"(?:tel|telefon\w*|tfn|mobil\w*|växel\w*|ring\w*|sms\w*|nås på|nummer till \w+)"
    r"[.:]{0,2} ?(?:mig |oss |på )*$",
    re.IGNORECASE,
)


def written_together(text: str, said: Sequence[Row] = ()) -> Iterator[tuple[int, int]]:
    """Yields the places of numbers with a day that exists and the right check digit."""
    for pattern in (_CANDIDATE, _GROUPED, _INTERIM):
        at = 0
        while found := pattern.search(text, at):
            valid = _is_number(found) and not _is_another(found)
            # A number that failed may hide one that begins inside it ("12 650412-1239").
            at = found.end() if valid else found.start() + 1
            if valid:
                yield found.span()
    for length in (12, 10):
        for digits, start, end in windows(said, length):
            if is_number(digits[:-10], digits[-10:-1], digits[-1]):
                yield start, end


def _is_number(found: re.Match[str]) -> bool:
    parts = ["".join(filter(str.isalnum, part or "")) for part in found.groups()]
    century, year, month, day = parts[:4]
    if found.re is _INTERIM:
        return day_exists(century, int(year), int(month), int(day))
    return is_number(century, "".join(parts[1:5]), parts[5])


def _is_another(found: re.Match[str]) -> bool:
    """Returns whether the digits are written as a telephone number, a sum, hours or an event are."""
    written = found[0]
    if written.startswith("0") and _CALLED.search(found.string, max(0, found.start() - 30), found.start()):
        return True
    if _CASE.match(written) and of_another_kind(found.string, found.start()):
        return True
    others = (_SUM, _PHONE, _HOURS, _RANGE) if found.re is _GROUPED else ()
    return any(other.match(written) for other in others) or _is_event(found)


def _is_event(found: re.Match[str]) -> bool:
    """A day of late years, and beside it an hour or what was counted: "240312 1430", "2023-02-02: 5040"."""
    gap = found.string[found.end(4) : found.start(5)]
    year = "".join(filter(str.isdecimal, found[2]))
    if gap in ("", "-", "+") or found.re is _INTERIM or not is_meeting(found[1] or "", year):
        return False
    loose = gap.strip(" .") or len(gap) > 1
    hour = is_hour("".join(filter(str.isdecimal, found.string[found.start(5) : found.end()])))
    return bool(loose or hour or counted(found.string, found.end())) and not born(found.string, found.start())
