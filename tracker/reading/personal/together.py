"""Personal numbers written together: the day and the last four digits with at most a few signs between."""

import re
from collections.abc import Iterator

from tracker.reading.personal.parts import day_exists, weight

_GAP = r"[\s./-]{0,2}"
_CANDIDATE = re.compile(
    rf"(?<!\d)(?:(1[6-9]|20)\s?)?(\d\d){_GAP}(\d\d){_GAP}(\d\d)[\s+/.,*_:~(-]{{0,3}}"
    r"(\d\s?\d[\s-]?\d)[\s-]?(\d)(?!\d)(?!-\d\d(?!\d))"
)
# "650412-T123": a temporary number, with a letter and no check digit.
_INTERIM = re.compile(
    rf"(?<!\d)(?:(1[6-9]|20)\s?)?(\d\d){_GAP}(\d\d){_GAP}(\d\d)[\s+-]{{0,2}}"
    r"(?P<interim>[TRSUWXJKLMNtrsuwxjklmn]\d\d[\dA-Za-z])(?!\w)"
)
# The digits in any groups: "6 5 0 4 1 2 - 1 2 3 4", "6504 12 1234".
_GROUPED = re.compile(
    r"(?<!\d)(?<!\d[ .,/-])(?:(1[ .-]?[6-9]|2[ .-]?0)[ .-]?)?"
    r"(\d[ ./-]{0,2}\d)[ ./-]{0,2}(\d[ ./-]{0,2}\d)[ ./-]{0,2}(\d[ ./-]{0,2}\d)[ ./-]{0,3}"
    r"(\d(?:[ ./-]{0,2}\d){2})[ ./-]{0,2}(\d)(?!\d)(?![ .,/-]\d)"
)
_SUM = re.compile(r"\d{1,3}(?:[ .]\d{3})+$")
_PHONE = re.compile(r"0\d{1,3} ?[-/ ]|0\d{9}$")
_RANGE = re.compile(r"\d{6} ?- ?\d{6}$|\d{1,3}(?:\.\d{1,3}){3}$")  # of days; an address of a network
_HOURS = re.compile(r".*[ ]\d\d[.:]\d\d$", re.DOTALL)
_EVENT = re.compile(r"20(?:1[89]|2\d|30)-\d\d-\d\d:? ?[:,] ")  # "2023-02-02: 5040 besök"
_CALLED = re.compile(
    r"(?:tel|telefon\w*|tfn|mobil\w*|växel\w*|ring\w*|sms\w*|nås på|nummer till \w+)"
    r"[.:]{0,2} ?(?:mig |oss |på )*$",
    re.IGNORECASE,
)


def written_together(text: str) -> Iterator[tuple[int, int]]:
    """Yields the places of numbers with a day that exists and the right check digit."""
    for pattern in (_CANDIDATE, _GROUPED, _INTERIM):
        at = 0
        while found := pattern.search(text, at):
            valid = _is_number(found) and not _is_another(found)
            # A number that failed may hide one that begins inside it ("12 650412-1239").
            at = found.end() if valid else found.start() + 1
            if valid:
                yield found.span()


def _is_number(found: re.Match[str]) -> bool:
    parts = ["".join(filter(str.isalnum, part or "")) for part in found.groups()]
    century, year, month, day = parts[:4]
    if not day_exists(century, int(year), int(month), int(day)):
        return False
    return found.re is _INTERIM or weight(year + month + day + "".join(parts[4:])) % 10 == 0


def _is_another(found: re.Match[str]) -> bool:
    """Returns whether the digits are written as a telephone number, a sum or hours are."""
    written = found[0]
    if written.startswith("0") and _CALLED.search(found.string, max(0, found.start() - 30), found.start()):
        return True
    others = (_SUM, _PHONE, _HOURS, _RANGE) if found.re is _GROUPED else (_EVENT,)
    return any(other.match(written) for other in others)
