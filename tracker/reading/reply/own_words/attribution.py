"""The line, or the few lines, with which a mail program introduces what it quotes.

Three forms: a sentence ("Den 3 mars 2021 kl. 10:12 skrev Anna <anna@kommun.example>:"), a block of
headers (Från/Skickat/Till/Ämne) and a rule with words ("-----Ursprungligt meddelande-----"). Every
test looks at a bounded number of short lines, so a scan over a mail stays linear.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Literal

LONGEST_LINE = 300
MOST_LINES = 4

_ADDRESS = r"[^\s<>@]{1,64}@[^\s<>@]{1,190}"
_HAS_ADDRESS = re.compile(_ADDRESS)
_HAS_DATE = re.compile(
    r"\d{4}|\d{1,2}[:.]\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|\d{1,2}\.? \w{3,}|\w{3,} \d{1,2}\b"
)
_HAS_CLOCK_OR_YEAR = re.compile(r"\d{1,2}[:.]\d{2}|\b(?:19|20)\d\d\b")
_WROTE = re.compile(
    r"(?<!\w)(?:wrote|sent|skrev|skickade|schrieb|schreef|geschreven|écrit|escribió|escreveu|scritto|"
    r"skriver|writes|napisał|написала?|пише|пишет|kirjoitti|viết)(?!\w)|写道",
    re.IGNORECASE,
)
_START = re.compile(
    r"^[\W_]*(?:(?:on|at|den|på|le|el|il|em|am|op|w dniu|dnia|vào|mån|tis|ons|tors?|fre|lör|sön|"
    r"man|tirs?|lør|søn|lau|ma|ti|ke|pe|la|su)\b|\d)",
    re.IGNORECASE,
)
_DATED_NAME = re.compile(rf"^\d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}} .{{0,120}}<\s?{_ADDRESS}\s?>:?$")
_DATED_START = re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2} ")
_DATED_ZONE = re.compile(r"^\d{4}-\d\d-\d\d \d{1,2}:\d\d GMT[+-]\d\d:\d\d ")
_RULE_AROUND = re.compile(r"^[\s*_]*--.*--[\s*_]*$")
_WRAPPED = re.compile(r"[<,(]$|\d\.$")
_MIDLINE_START = re.compile(r"\s*-*\s+(?=(?:On|Den) )")

_RULE_WITH_WORDS = re.compile(
    r"^[\s*_>]*-{2,}\s*[\w ]{0,30}(?:message|meddelande|nachricht|meddelelse|melding|mensaje|messaggio|"
    r"mensagem|bericht|brev|mail)[\w ]{0,12}\s*-{2,}[\s*_]*$",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"^\W*(?:begin forwarded message|(?:påbörjat? )?vidarebefordrat (?:brev|meddelande))\W*:\W*$",
    re.IGNORECASE,
)
# GroupWise: ">>> Anna Ek <anna@kommun.example> 2021-03-03 10:12 >>>" over a quote without marks.
_GROUPWISE = re.compile(r"^>>> (?=.*(?:@|\d{1,2}[:.]\d\d)).{3,200} >>>\s*$")
_NAMES = {
    "from": "from från von de da fra",
    "date": "sent skickat date datum gesendet envoyé sendt data enviado dato",
    "to": "to till an à til para a cc kopia",
    "subject": "subject ämne betreff objet emne oggetto asunto re",
    "reply": "reply-to svara till",
}
_KIND_OF_NAME = {name: kind for kind, names in _NAMES.items() for name in names.split()}
_NAMED_LINE = re.compile(r"^[\s*_>]*([\w-]{1,12})[*_]*\s?:(?!/)")
_BLOCK_ON_ONE_LINE = re.compile(r"^\W*(?:Från|From):.{1,120}(?:Skickat|Sent|Datum|Date):.{1,80}(?:Till|To):")


_LONGEST_BLOCK = 10  # lines


@dataclass(frozen=True, slots=True)
class Introduction:
    """Lines that introduce a quote: how many they are, which form, and own words before it on the line."""

    lines: int
    form: Literal["sentence", "block"]
    before: str = ""


def introduction_at(lines: Sequence[str], at: int) -> Introduction | None:
    """The introduction of a quote that begins on line `at`, None if there is none."""
    line = lines[at]
    if not line.strip() or len(line) > LONGEST_LINE:
        return None
    return _rule_or_block(lines, at) or _midline(lines, at) or _sentence(lines, at)


def begins_unmarked_quote(line: str) -> bool:
    """True for a line of GroupWise, which looks quoted itself and introduces an unmarked quote."""
    return line.startswith(">>> ") and bool(_GROUPWISE.match(line[:LONGEST_LINE]))


def _rule_or_block(lines: Sequence[str], at: int) -> Introduction | None:
    if _is_block(lines[at]):
        return Introduction(1, "block")
    length = _header_block(lines, at)
    return Introduction(length, "block") if length else None


@lru_cache(maxsize=4096)
def _is_block(line: str) -> bool:
    patterns = (_RULE_WITH_WORDS, _FORWARD, _GROUPWISE, _BLOCK_ON_ONE_LINE)
    return any(pattern.match(line) for pattern in patterns)


def _header_block(lines: Sequence[str], at: int) -> int:
    if _kind(lines[at]) is None:
        return 0
    return _block_length(tuple(lines[at : at + _LONGEST_BLOCK]))


@lru_cache(maxsize=512)
def _block_length(below: tuple[str, ...]) -> int:
    """How many of the lines are a block of headers at their beginning; 0 if there is none."""
    block = list(takewhile(str.strip, below))
    kinds = {_kind(line) for line in block} - {None}
    # "Från: 1 mars / Till: 30 april" is the sender's own; two headers need an address beside them.
    enough = len(kinds) >= 3 or (len(kinds) == 2 and any("@" in line[:LONGEST_LINE] for line in block))
    with_blank = min(len(block) + 1, len(below))
    return with_blank if enough and kinds & {"from", "date"} else 0


def _kind(line: str) -> str | None:
    return _kind_of(line[:80])


@lru_cache(maxsize=4096)
def _kind_of(start: str) -> str | None:
    found = _NAMED_LINE.match(start)
    return _KIND_OF_NAME.get(found[1].lower()) if found else None


def _sentence(lines: Sequence[str], at: int) -> Introduction | None:
    if not _may_start(lines[at]) or not _wrote_near(lines, at):
        return None
    for count, text in _joined(lines, at):
        if is_sentence(text):
            return Introduction(count, "sentence")
    return None


def _wrote_near(lines: Sequence[str], at: int) -> bool:
    """A cheap check before the expensive one: few lines with a date or an address introduce a quote."""
    return _wrote_in(tuple(lines[at : at + MOST_LINES + 2])) or bool(_DATED_START.match(lines[at].strip()))


@lru_cache(maxsize=512)
def _wrote_in(lines: tuple[str, ...]) -> bool:
    return any(_wrote_on(line[:LONGEST_LINE]) for line in lines)


@lru_cache(maxsize=4096)
def _wrote_on(line: str) -> bool:
    return bool(_WROTE.search(line))


@lru_cache(maxsize=4096)
def _may_start(line: str) -> bool:
    return bool(_START.match(line[:40]) or _HAS_ADDRESS.search(line) or _RULE_AROUND.match(line))


def _joined(lines: Sequence[str], at: int) -> list[tuple[int, str]]:
    """The line alone, then with the next one, two, three: programs wrap the sentence at 76 characters."""
    joined, text, count = [], lines[at].strip(), 1
    joined.append((1, text))
    following = at + 1
    while following < len(lines) and count < MOST_LINES + 2 and len(text) < LONGEST_LINE:
        line = lines[following].strip()
        if _ends_sentence(lines, following, text):
            break
        text = f"{text} {line}".strip()
        count += 1
        following += 1
        joined.append((count, text))
    return joined


def _ends_sentence(lines: Sequence[str], at: int, text: str) -> bool:
    """True if the line does not continue `text`: it is empty, quoted, or starts a sentence."""
    line = lines[at].strip()
    if not line:
        return not _next_begins_with_address(lines, at)
    if line.startswith(">") and not line.startswith(">:"):
        return "@" not in text[-80:]
    return _starts_sentence(line) and not _is_wrapped(text)


@lru_cache(maxsize=4096)
def _starts_sentence(line: str) -> bool:
    return bool(_START.match(line[:40]) and _HAS_CLOCK_OR_YEAR.search(line))


@lru_cache(maxsize=1024)
def _is_wrapped(text: str) -> bool:
    return _HAS_ADDRESS.search(text) is not None or _WRAPPED.search(text) is not None


def _next_begins_with_address(lines: Sequence[str], at: int) -> bool:
    return at + 1 < len(lines) and lines[at + 1].lstrip()[:1] == "<"


@lru_cache(maxsize=1024)
def is_sentence(text: str) -> bool:
    """True for a whole sentence such as "On 3 March 2021, Anna <a@x> wrote:"."""
    if len(text) > 2 * LONGEST_LINE:
        return False
    if _DATED_NAME.match(text) or (_DATED_ZONE.match(text) and len(text) < 80):
        return True
    wrote = _last(_WROTE, text)
    if wrote is None:
        return False
    if _RULE_AROUND.match(text):
        return True
    if not text.rstrip("*_ ").endswith((":", "：")):
        return False
    return _is_about_mail(text, wrote, text[wrote.end() :].strip(" :：*_"))


def _is_about_mail(text: str, wrote: re.Match[str], tail: str) -> bool:
    address = _HAS_ADDRESS.search(text) is not None
    if wrote[0].lower() in {"skriver", "writes"} and not address:
        return False  # "Den 3 mars skriver vi:" is a person's present tense
    if not tail or tail == "(a)":
        return address or bool(_HAS_DATE.search(text))
    # "Den 3 mars skrev jag till IVO:" is the sender's: a mail program writes a name and a time or year.
    named = tail[:1].isupper() and len(tail.split()) <= 7
    return (address and len(tail) < 150) or (named and bool(_HAS_CLOCK_OR_YEAR.search(text)))


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(text):  # noqa: B007 — the last one is wanted
        pass
    return found


def _midline(lines: Sequence[str], at: int) -> Introduction | None:
    """Own words and the sentence on one line, as some phones write: "klart On Wed, Apr 4, … wrote:"."""
    line = lines[at]
    if _START.match(line[:40]) or not line.rstrip().endswith(":") or not _WROTE.search(line):
        return None
    for start in _MIDLINE_START.finditer(line):
        if start.start() and is_sentence(line[start.end() :].strip()):
            return Introduction(1, "sentence", line[: start.start()].rstrip())
    return None
