"""Moves a time plan's words to a later year, as far as the reader of time plans agrees.

The years in the text are found, moved, and read: the moved words must say in the new year what the old ones
said in the old. What does not is left as it is, and a person is told.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from tracker.domain.plan import Schedule
from tracker.domain.revision.values import Moved
from tracker.domain.swedish import swedish_date
from tracker.reading.mending import MAX_READ
from tracker.reading.next_year.mentions import Mention, folded, mentions, moved_text
from tracker.reading.tidplan import read_tidplan
from tracker.reading.tidplan.words import DOCUMENT_ENDINGS, LEXICON

CHECK = "kontrollera tidplanen"
_CLAUSE_END = re.compile(r"[;,()\n•]|\.(?=\s+[A-ZÅÄÖ])")
_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"(?:\d+|[^\W\d_]+)(?=[\s./:-]*$)")
_TIMES = frozenset({"month", "season", "unit", "springlike", "yearend", "halfend", "part", "closing"})
_OTHERS = frozenset({"cited", "see", "past", "moved"})  # a year after these is not the activity's own
_TO_COME = frozenset({"ska", "skall", "vara", "bli"})
_RELATIVE = re.compile(
    r"\b(?:nasta|nastkommande|kommande|forra|foregaende|fjolarets) (?:ar|kalenderar|verksamhetsar|var|host"
    r"|sommar|vinter|termin|lasar|hosttermin|vartermin|kvartal|tertial|mandatperiod)\w*|\bi fjol\b"
)
_SINCE = re.compile(r"\b(?:alltse|se)dan\b")


def move_tidplan(text: str, year: int, target: int) -> Moved:
    """Returns the words of a tidplan cell of the plan of `year` for the plan of `target`, a later year.

    A span of years that still runs, a later year and a day on a weekend stay. `doubt` is a Swedish sentence
    if a person must look: what could not be moved surely then has its old words. Without a year in the text
    nothing is changed.
    """
    found, old = mentions(text, year), read_tidplan(text, year)
    if len(text) > MAX_READ:
        return Moved(text, text, _doubt("texten är för lång för att flyttas"))
    if old.kind == "unclear" and old.problem is None:
        named = any(one.first == year for one in found)
        return Moved(text, text, _doubt(f"texten nämner {year} men går inte att läsa") if named else "")
    stays, doubt = _what_stays(text, found, old, year)
    movable = tuple(one for one in found if _is_of(one, year) and one not in stays)
    kept = _beside(text, movable, year, target)
    doubt = doubt or (_doubt(f"{kept[0].first} står kvar") if kept else "")
    movable = tuple(one for one in movable if one not in kept)
    doubt = doubt or _over(text, found, year, target) or _relative(text)
    moved, wrong = _agreed(text, old, movable, year, target)
    if wrong and movable and any(one.first > year for one in found):
        wrong = "tiden går över ett årsskifte"
    return Moved(text, moved, doubt or (_doubt(wrong) if wrong else ""))


def _agreed(
    text: str, old: Schedule, movable: tuple[Mention, ...], year: int, target: int
) -> tuple[str, str]:
    """Returns the moved words that say the same in the new year, and what is wrong with those that do not."""
    wrong = ""
    for chosen in dict.fromkeys((movable, tuple(one for one in movable if one.sure), ())):
        moved = moved_text(text, chosen, target - year)
        new = read_tidplan(moved, target)
        difference = _difference(old, new, year, target) or _passed(new, target)
        if not difference:
            unmoved = [one for one in movable if one.sure and one not in chosen]
            missing = "datumet finns inte" if old.problem else ""
            return moved, (wrong if unmoved else missing)
        wrong = wrong or difference
    return text, wrong


def _beside(text: str, movable: tuple[Mention, ...], year: int, target: int) -> tuple[Mention, ...]:
    """Returns the years that neither the reading nor the word before them tells to be times."""
    whole = read_tidplan(moved_text(text, movable, target - year), target)
    return tuple(
        one
        for one in movable
        if one.sure
        and not _after_a_time(folded(text), one)
        and read_tidplan(moved_text(text, tuple(o for o in movable if o != one), target - year), target)
        == whole
    )


def _after_a_time(readable: str, mention: Mention) -> bool:
    before = _LAST_WORD.search(readable[: mention.start])
    return before is not None and (before[0].isdigit() or LEXICON.get(before[0], ("",))[0] in _TIMES)


def _doubt(reason: str) -> str:
    return f"{CHECK}: {reason}"


def _is_of(mention: Mention, year: int) -> bool:
    """True if the mention moves with the plan: of its year, or a school year that touches it."""
    if mention.turn:
        return year - 1 <= mention.first <= year
    return not mention.is_span and mention.first == year


def _what_stays(text: str, found: Sequence[Mention], old: Schedule, year: int) -> tuple[list[Mention], str]:
    """Returns the mentions that are not the activity's time, or its start; and the doubt about them."""
    readable = folded(text)
    stays = [one for one in found if _is_of(one, year) and _of_something_else(text, readable, one)]
    doubt = _doubt(f"{year} står kvar, eftersom det inte är aktivitetens tid") if stays else ""
    if old.kind == "ongoing" and old.start and old.end is None and old.start.year == year:
        begun = [one for one in found if _is_of(one, year)]
        since = _SINCE.search(readable) is not None
        return begun, doubt or (_doubt(f"starten {year} står kvar") if begun and not since else "")
    return stays, doubt


def _of_something_else(text: str, readable: str, mention: Mention) -> bool:
    """'Beslutad 2021-03-01', 'enligt budget 2021', 'flyttad från mars 2021': not the activity's own time."""
    ends = [found.end() for found in _CLAUSE_END.finditer(text, 0, mention.start)]
    words = _WORD.findall(readable[ends[-1] if ends else 0 : mention.start])
    kinds = {LEXICON[word][0] for word in words if word in LEXICON}
    if kinds & _OTHERS:
        return True
    if "done" in kinds and "latest" not in kinds and not _TO_COME.intersection(words):
        return True
    nearest = [word for word in words[-2:] if word != "for"][-1:]
    beside = not any(sign.isdigit() for sign in readable[max(mention.start - 3, 0) : mention.start])
    return bool(nearest) and beside and nearest[0].endswith(DOCUMENT_ENDINGS) and nearest[0] not in LEXICON


def _over(text: str, found: Sequence[Mention], year: int, target: int) -> str:
    """Returns the doubt about a span of years that is over, or of which it is unclear what it is."""
    for one in found:
        words = text[one.figures[0].start : one.figures[-1].end]
        if one.is_span and year <= one.last < target:
            return _doubt(f"perioden {words} är slut")
        if one.is_span and one.first >= year - 1 and "/" in words:
            return _doubt(f"{words} kan vara ett läsår eller flera år")
        if not one.is_span and not one.turn and year < one.first < target:
            return _doubt(f"{one.first} är före den nya planens år")
    return ""


def _relative(text: str) -> str:
    found = _RELATIVE.search(folded(text))
    return (
        _doubt(f"”{text[found.start() : found.end()]}” betyder ett annat år i den nya planen")
        if found
        else ""
    )


def _difference(old: Schedule, new: Schedule, year: int, target: int) -> str:
    """Returns why the words do not say in the new year what they said in the old; "" if they do."""
    if new.problem and not old.problem:
        return f"datumet finns inte {target}"
    pairs = list(_pairs(old, new)) if len(old.due) == len(new.due) else [(None, date.min)]
    same = (old.kind, old.times_per_year) == (new.kind, new.times_per_year)
    if not same or any((one is None) != (other is None) for one, other in pairs):
        return "de flyttade orden betyder något annat"
    return _wrong_days([(one, other) for one, other in pairs if one and other], year, target)


def _wrong_days(pairs: Sequence[tuple[date, date]], year: int, target: int) -> str:
    if not all(_is_moved(one, other, target - year) for one, other in pairs):
        return "tiden går inte att flytta säkert"
    if len({one == other for one, other in pairs if one.year >= year}) > 1:
        return "en del av tiden går att flytta, men inte resten"
    return ""


def _pairs(old: Schedule, new: Schedule) -> Iterator[tuple[date | None, date | None]]:
    yield from zip(old.due, new.due, strict=True)
    yield from ((old.start, new.start), (old.end, new.end))


def _passed(new: Schedule, target: int) -> str:
    passed = next((day for day in (*new.due, new.end) if day and day.year < target), None)
    return f"{swedish_date(passed)} är före den nya planens år" if passed else ""


def _is_moved(one: date, other: date, by: int) -> bool:
    """True if a day is the same day so many years later: by date, by week, as February's last, or not."""
    last_of_february = (one.month, other.month) == (2, 2) and one.day >= 28 and other.day >= 28
    same_date = (one.month, one.day) == (other.month, other.day) or last_of_february
    week, later = one.isocalendar(), other.isocalendar()
    same_week = (week[0] + by, *week[1:]) == tuple(later)
    return one == other or same_week or (same_date and one.year + by == other.year)
