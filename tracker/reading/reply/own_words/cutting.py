"""A person's own words out of a reply: quotes, footers and signatures are cut.

One pass over the lines. Text below a quote is kept, and knows which numbered line it answers: losing a
line that the sender wrote is a worse error than keeping one that was quoted.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.reading.personal import beginning
from tracker.reading.reply.own_words import closing
from tracker.reading.reply.own_words.attribution import begins_unmarked_quote, introduction_at
from tracker.reading.reply.own_words.banners import drop_banners

LONGEST_TEXT = 64 * 1024
MOST_LINES = 3000
LONGEST_CONTEXT = 10

_QUOTED = re.compile(r"^\s{0,3}(?:>|\|(?: |$))")
_NOT_A_QUOTE = re.compile(r"<\s*$")
_MARKS = re.compile(r"^[\s>|]+")
_NUMBER = re.compile(r"^(?:(?:nr|nummer|punkt|aktivitet)\.?\s*)?(\d{1,3})\s?[.):](?!\d)\s*\S", re.IGNORECASE)
_SIGN_OFF = re.compile(
    r"^\W*(?:regards|best|cheers|thanks|thank you|mvh|tack|hälsningar|med vänlig)", re.IGNORECASE
)
_ODD_BREAKS = re.compile(r"\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_INVISIBLE = re.compile("[\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\x00]")
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u3000"), " ")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines that belong together: quoted, or the sender's own; `about` is the quoted number they answer."""

    lines: tuple[str, ...]
    quoted: bool
    about: int | None = None


def cut_quotes(text: str) -> str:
    """The sender's words without quotes, telephone footers, "-- " signatures and disclaimers.

    A closing such as "Mvh Anna" is the sender's words and stays; `cut_signature` takes it away. A quote
    that nobody introduced and that text follows stays as context. Text over 64 kB is cut first; time is
    linear.
    """
    lines = [line for chunk in chunks(text) for line in chunk.lines]
    return "\n".join(closing.trim(closing.drop_disclaimer(closing.trim(lines))))


def cut_signature(text: str, writer: str = "") -> str:
    """`text` without "Med vänlig hälsning …", "/Anna" or the sender's name, and what is below it."""
    return "\n".join(closing.trim(closing.drop_closing(text.split("\n"), writer)))


def chunks(text: str) -> tuple[Chunk, ...]:
    """What is kept of a mail, in order; own chunks below a numbered quoted line carry its number."""
    lines = _clean(text).split("\n")
    return _kept(_number(_runs(lines)))


def _clean(text: str) -> str:
    cut = beginning(text, LONGEST_TEXT)
    plain = _INVISIBLE.sub("", _ODD_BREAKS.sub("\n", cut)).translate(_SPACES)
    lines = unicodedata.normalize("NFC", plain).split("\n", MOST_LINES)
    return "\n".join(lines[:MOST_LINES])


@dataclass(frozen=True, slots=True)
class _Run:
    lines: tuple[str, ...]
    quoted: bool
    introduced: bool = False


def _runs(lines: Sequence[str]) -> list[_Run]:
    """The mail as runs of quoted and own lines; what a program quoted without marks is left out."""
    runs: list[_Run] = []
    own: list[str] = []
    at = 0
    introduced = False
    while at < len(lines):
        if _is_quoted(lines[at]) and not begins_unmarked_quote(lines[at]):
            end = _end_of_quote(lines, at)
            runs += [_Run(tuple(own), False), _Run(tuple(lines[at:end]), True, introduced)]
            own, at, introduced = [], end, False
            continue
        found = introduction_at(lines, at)
        if found is None:
            own.append(lines[at])
            introduced = introduced and not lines[at].strip()
            at += 1
            continue
        if found.before:
            own.append(found.before)
        after = at + found.lines
        marked = _next_is_quoted(lines, after)
        empty = not any(map(str.strip, own)) and not runs
        if marked or (empty and found.form == "sentence"):
            introduced = True
            at = after
        elif empty:
            # A forward with nothing above it: kept for a person to see, but not an answer.
            runs.append(_Run(tuple(lines[at:]), True))
            own = []
            break
        else:
            break
    tidied = [run if run.quoted else _without_footers(run) for run in [*runs, _Run(tuple(own), False)]]
    return [run for run in tidied if any(map(str.strip, run.lines))]


def _without_footers(run: _Run) -> _Run:
    lines = closing.drop_footers(drop_banners(run.lines))
    return _Run(tuple(closing.drop_dashed_signature(lines)), False)


def _is_quoted(line: str) -> bool:
    return bool(_QUOTED.match(line)) and not _NOT_A_QUOTE.search(line[-300:])


def _end_of_quote(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and _is_quoted(lines[at]):
        at += 1
    return at


def _next_is_quoted(lines: Sequence[str], at: int) -> bool:
    for line in lines[at : at + 5]:
        if line.strip():
            return _is_quoted(line)
    return False


def _number(runs: Sequence[_Run]) -> list[tuple[_Run, int | None]]:
    """Each run with the number of the quoted line above it, for a mail answered line by line."""
    asked = sum(len(_numbers(run.lines)) for run in runs if run.quoted)
    answers = sum(1 for above, run in pairwise(runs) if above.quoted and not run.quoted)
    inline = answers >= 2 or (answers == 1 and asked == 1)
    numbered: list[tuple[_Run, int | None]] = []
    about: int | None = None
    for run in runs:
        if run.quoted:
            about = _last_number(run.lines) if inline else None
            numbered.append((run, None))
        else:
            numbered.append((run, about))
    return numbered


def _numbers(lines: Sequence[str]) -> list[int]:
    found = (_NUMBER.match(_MARKS.sub("", line[:80])) for line in lines)
    return [int(match[1]) for match in found if match]


def _last_number(lines: Sequence[str]) -> int | None:
    """The number of the last quoted paragraph: words below a closing do not answer it."""
    paragraph: list[str] = []
    for line in reversed(lines):
        if _MARKS.sub("", line).strip():
            paragraph.append(line)
        elif paragraph:
            break
    numbers = _numbers(paragraph[::-1])
    return numbers[-1] if numbers else None


def _kept(numbered: Sequence[tuple[_Run, int | None]]) -> tuple[Chunk, ...]:
    if all(run.quoted for run, _ in numbered):
        return tuple(Chunk(run.lines, True) for run, _ in numbered)
    last_own = max(at for at, (run, _) in enumerate(numbered) if not run.quoted)
    first_introduced = next((at for at, (run, _) in enumerate(numbered) if run.introduced), len(numbered))
    kept = []
    for at, (run, about) in enumerate(numbered):
        if not run.quoted:
            kept.append(Chunk(run.lines, False, about))
        elif at < last_own and _is_context(numbered, at, first_introduced):
            kept.append(Chunk(run.lines, True))
    return tuple(kept)


def _is_context(numbered: Sequence[tuple[_Run, int | None]], at: int, first_introduced: int) -> bool:
    """A quote that the sender chose to keep: not introduced by a program, or short and commented on."""
    run = numbered[at][0]
    if at < first_introduced:
        return True
    if _numbers(run.lines):
        return False
    below = [line for line in numbered[at + 1][0].lines if line.strip()]
    return at > 0 and len(run.lines) <= LONGEST_CONTEXT and not _SIGN_OFF.match(below[0])
