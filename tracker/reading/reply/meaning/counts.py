"""Numbers of an answer: "12 av 15", "40 %", "5 avhoppare". Dates, clocks and years are no counts."""

import re
from dataclasses import dataclass

from tracker.reading.reply.patterns import MONTHS, fold

_WORDS = (
    "noll en|"
    "ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton "
    "tjugo"
)
_VALUES = {fold(form): value for value, forms in enumerate(_WORDS.split()) for form in forms.split("|")}
_NUMERAL = rf"(?:\d{{1,6}}(?:[.,]\d{{1,2}})?|{'|'.join(_VALUES)})"
_OF = re.compile(
    rf"(?<![\w.,/-])(?P<value>{_NUMERAL}) ?(?:(?:st\.?|[a-z]{{4,20}}) )?(?:av|utav|of) (?:totalt |de |vara |"
    rf"sammanlagt )?(?P<target>{_NUMERAL})(?![\w%])"
)
_FRACTION = re.compile(r"(?<![\w.,/-])(?P<value>\d{1,4}) ?/ ?(?P<target>\d{1,4})(?![\w/-])")
_PERCENT = re.compile(r"(?<![\w.,/-])(?P<value>\d{1,3}(?:[.,]\d{1,2})?) ?(?:%|procent)")
_NO_COUNT = (
    rf"(?:{MONTHS}|dag\w*|veck\w+|manad\w*|ar(?:et|en)?|tim\w*|minut\w*|kl|kr\w*|tkr|procent|kvartal\w*|"
    rf"gang\w*|av|och|"
    r"till|o|i|pa|ar|har|som|men|eller|klar\w*|pagar|utgar|forsen\w*|genomfor\w*|ej|inte|st)"
)
_COUNT = re.compile(
    rf"(?<![\w.,/:-])(?P<value>\d{{1,6}})(?: st\.?)? (?!{_NO_COUNT}(?!\w))(?P<noun>[a-z][a-z-]{{2,}})"
)
_BEFORE_NO_COUNT = re.compile(
    r"(?:nr|nummer|punkt|vecka|v\.?|kl\.?|ar|kap\.?|sid\.?|§|den|tel\.?|del|steg|kvartal|aktivitet) ?$"
)
_SPELLED_COUNT = re.compile(
    rf"(?<!\w)(?:haft|hallit|har|gjort|genomfort|hade) (?P<value>{'|'.join(list(_VALUES)[3:])}) "
    r"(?P<noun>[a-z]{3,})"
)
_KINDS = (
    (re.compile(rf"\d{{1,2}}/\d{{1,2}}|\d{{4}}-\d\d-\d\d|\d{{1,2}} {MONTHS}\b"), "DATE"),
    (re.compile(r"\bv(?:ecka)?\.? ?\d{1,2}\b"), "WEEK"),
    (re.compile(r"\b20\d\d\b"), "YEAR"),
    (re.compile(r"\d+ ?%|\d+ procent"), "SHARE"),
    (re.compile(rf"\d+|\b(?:{'|'.join(list(_VALUES)[3:])})\b"), "NUMBER"),
    (re.compile(rf"\b{MONTHS}\b"), "MONTH"),
)


@dataclass(frozen=True, slots=True)
class Count:
    """A number and what it is out of; `share` is True for per cent."""

    value: float
    target: float | None = None
    share: bool = False

    @property
    def is_all(self) -> bool:
        return self.target is not None and self.value == self.target

    @property
    def is_part(self) -> bool:
        return self.target is not None and 0 < self.value < self.target


def shares(folded: str) -> tuple[Count, ...]:
    """ "12 av 15" and "40 %" in folded text, in order."""
    found = [(match.start(), _of(match)) for match in _OF.finditer(folded) if not _is_grade(match)]
    found += [(match.start(), _of(match)) for match in _FRACTION.finditer(folded) if not _is_date(match)]
    found += [
        (match.start(), Count(_number(match["value"]), 100.0, True)) for match in _PERCENT.finditer(folded)
    ]
    return tuple(count for _, count in sorted(found, key=lambda pair: pair[0]))


def numbers_as_words(folded: str) -> str:
    """Folded text with each number replaced by its kind, in capitals: ALL, PART, NONE, DATE, WEEK, YEAR …"""
    folded = _OF.sub(_share_as_word, folded)
    folded = _FRACTION.sub(lambda found: found[0] if _is_date(found) else _share_as_word(found), folded)
    for pattern, kind in _KINDS:
        folded = pattern.sub(f" {kind} ", folded)
    return folded


def first_count(folded: str) -> Count | None:
    """The number of an indicator: the first share, otherwise the first number with a noun."""
    found = shares(folded)
    if found:
        return found[0]
    for match in [*_COUNT.finditer(folded), *_SPELLED_COUNT.finditer(folded)]:
        if not _BEFORE_NO_COUNT.search(folded[max(0, match.start() - 12) : match.start()]):
            return Count(_number(match["value"]))
    return None


def _share_as_word(found: re.Match[str]) -> str:
    count = _of(found)
    return " ALL " if count.is_all else " PART " if count.value else " NONE "


def _of(match: re.Match[str]) -> Count:
    return Count(_number(match["value"]), _number(match["target"]))


def _is_grade(match: re.Match[str]) -> bool:
    """True for a grade: "4,4 av 5"."""
    return "," in match["value"] or "." in match["value"]


def _is_date(match: re.Match[str]) -> bool:
    """True for "12/3", which may be a day; only what cannot be a date is read as a share."""
    return int(match["value"]) <= 31 and int(match["target"]) <= 12


def _number(text: str) -> float:
    return float(_VALUES[text]) if text in _VALUES else float(text.replace(",", "."))
