"""Personal numbers in rarer shapes: the last four first, the month first, thousands, cells, backwards."""

import re
from collections.abc import Iterator

from tracker.reading.personal.belonging import counted, is_count, is_meeting, named, of_another_kind
from tracker.reading.personal.boxes import in_boxes
from tracker.reading.personal.parts import Part, day_exists, is_number, weight

# Nine digits with signs only between them, or tags: none of these has less.
_ENOUGH = re.compile(r"(?<!\d)\d(?:(?:[\W_]|(?<=<)/?[a-zA-Z]\w{0,5}(?=>)){0,12}\d){8}")
_DASH = r"(?: ?[-+/\\_] ?)"
# "1234-650412", "1234/19650412"
_FOUR_FIRST = re.compile(
    rf"(?<!\d)(?<!\d[.,:/-])(?P<four>\d{{4}}){_DASH}(?P<century>1[89]|20)?(?P<six>\d{{6}})(?!\d)(?![.,:/-]\d)"
)
# "120465-1234", "041265-1234": the day or the month first, as in other countries; with a dash only.
_YEAR_LAST = re.compile(r"(?<![\d-])(\d\d)(\d\d)(1[89]|20)?(\d\d)-(\d{4})(?![\d-])")
_THOUSANDS = re.compile(r"(?<!\d)(?<!\d[.,'’ ])\d{1,3}([.,'’ ])\d{3}(?:\1\d{3}){2}(?!\d)(?!\1\d{3}(?!\d))")
_NO_THOUSANDS = re.compile(r"(?<!\d)(?<!\d[.,'’ /-])\d{9}(?!\d)(?![.,'’ /-]\d)|\d{3}([ ])\d{3}\1\d{3}(?!\d)")
_MONEY = re.compile(
    r"kost|budget|summa|oms[aä]t|omslut|intäkt|skuld|tillgång|belopp|invest|kapital|resultat|anslag|intjän|"
    r"totalt|bidrag|kronor|(?<!\w)(?:[mt]?kr|sek|eur)\b",
    re.IGNORECASE,
)
_CELL = r"(?P<cell>\s{0,2}(?:[|;,\t/\\:>]|\s)\s{0,2})"
_YEAR = r"(?P<century>1[89]|20)?(?P<year>\d\d)"
_REST = r"(?P=cell)(?P<four>\d{4})(?!\d)"
_CELLS = (
    re.compile(rf"(?<!\d){_YEAR}{_CELL}(?P<month>\d\d?)(?P=cell)(?P<day>\d\d?){_REST}"),
    re.compile(rf"(?<!\d)(?P<day>\d\d?){_CELL}(?P<month>\d\d?)(?P=cell){_YEAR}{_REST}"),
    re.compile(
        rf"(?<!\d)(?P<four>\d{{4}}){_CELL}{_YEAR}(?P=cell)(?P<month>\d\d?)(?P=cell)(?P<day>\d\d?)(?!\d)"
    ),
)
_HEADED = re.compile(
    r"(?:(?<!\w)(?:född\w*|år|mån\w*|dag\w*|år|y{2,4}|å{2,4}|m{2}|d{2}|year|month|day)(?!\w)[^\w\n]{1,6}){2}",
    re.IGNORECASE,
)
_FILES = re.compile(r"(?<![^\W\d_])(?:akt|klient|brukar|person|elev|barn|journal|patient)", re.IGNORECASE)
# An old way of typing: a stroke for a one.
_STROKES = re.compile(r"(?<![\d|!])(?=\d{0,5}[-+ |!]?\d{0,5}[|!])([\d|!]{6})[-+ ]?([\d|!]{4})(?![\d|!])")
_BACKWARDS = re.compile(r"bak(?:länges|ifrån|fram)|omvän[dt]|från höger|spegelvän", re.IGNORECASE)
_ANY_TEN = re.compile(r"(?<!\d)\d{4}[- ]?\d{6}(?:\d\d)?(?!\d)")


def other_shapes(text: str) -> Iterator[tuple[int, int]]:
    """Yields the places of numbers in all the rarer shapes."""
    yield from _strokes(text)
    if _ENOUGH.search(text) is None:
        return
    yield from in_boxes(text)
    yield from _four_first(text)
    yield from _year_last(text)
    yield from _thousands(text)
    yield from _cells(text)
    if _BACKWARDS.search(text):
        yield from _backwards(text)


def _four_first(text: str) -> Iterator[tuple[int, int]]:
    for found in _FOUR_FIRST.finditer(text):
        century, six, four = found["century"] or "", found["six"], found["four"]
        if not is_number(century, six + four[:3], four[3]):
            continue
        place = Part(found.start(), found.start() + 4, four)
        other = is_meeting(century, six) or is_count(text, place) or of_another_kind(text, found.start())
        if named(text, *found.span()) or not other:
            yield found.span()


def _year_last(text: str) -> Iterator[tuple[int, int]]:
    for found in _YEAR_LAST.finditer(text):
        one, other, century, year, last = found.groups()
        fits = any(
            is_number(century or "", year + month + day + last[:3], last[3])
            for day, month in ((one, other), (other, one))
        )
        if fits and not of_another_kind(text, found.start()):
            yield found.span()


def _thousands(text: str) -> Iterator[tuple[int, int]]:
    """A sheet writes a number with signs between its thousands, and drops a zero that begins it."""
    for found in _THOUSANDS.finditer(text):
        if _fits("".join(filter(str.isdecimal, found[0]))) and not _is_sum(text, *found.span()):
            yield found.span()
    for found in _NO_THOUSANDS.finditer(text):
        digits = "0" + "".join(filter(str.isdecimal, found[0]))
        if _fits(digits) and named(text, *found.span()) and not counted(text, found.end()):
            yield found.span()


def _fits(digits: str) -> bool:
    return len(digits) in (10, 12) and is_number(digits[:-10], digits[-10:-1], digits[-1])


def _is_sum(text: str, start: int, end: int) -> bool:
    if named(text, start, end):
        return False
    return (
        counted(text, end)
        or of_another_kind(text, start)
        or bool(_MONEY.search(text, max(0, start - 40), start))
    )


def _cells(text: str) -> Iterator[tuple[int, int]]:
    for pattern in _CELLS:
        at = 0
        while found := pattern.search(text, at):
            fits = _cells_fit(found)
            at = found.end() if fits else found.start() + 1
            if fits:
                yield found.span()


def _cells_fit(found: re.Match[str]) -> bool:
    century, year, four = found["century"] or "", found["year"], found["four"]
    month, day = int(found["month"]), int(found["day"])
    if not (day_exists(century, int(year), month, day)):
        return False
    if weight(f"{year}{month:02}{day:02}{four}") % 10:
        return False
    text, start = found.string, found.start()
    if named(text, *found.span()) or _HEADED.search(text, max(0, start - 120), start):
        return True
    # Nobody says what they are: whole years of a life, and two digits in each cell.
    padded = len(found["month"]) == len(found["day"]) == 2
    place = Part(found.start("four"), found.end("four"), four)
    # Folders and pages of late years are named by the day that something was filed.
    filed = (
        found["cell"] in ("/", "\\")
        and century + year >= "2010"
        and not _FILES.search(text, max(0, start - 40), start)
    )
    return bool(century and padded) and not (filed or is_meeting(century, year) or is_count(text, place))


def _strokes(text: str) -> Iterator[tuple[int, int]]:
    for found in _STROKES.finditer(text) if "|" in text or "!" in text else ():
        if _fits(re.sub(r"[|!]", "1", found[1] + found[2])):
            yield found.span()


def _backwards(text: str) -> Iterator[tuple[int, int]]:
    for found in _ANY_TEN.finditer(text):
        if _fits("".join(filter(str.isdecimal, found[0][::-1]))):
            yield found.span()
