"""Splits a time plan's text into tokens: words with their meaning, numbers, dates in figures, marks.

Numbers that can't be dates (case numbers, paragraphs, telephone numbers, clock times, web addresses) are
dropped here, so that no later step reads them as dates.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from tracker.domain.swedish import MONTHS, SHORT_MONTHS
from tracker.reading.mending import clean, fold, key, mend, put_right
from tracker.reading.tidplan.calendar import Atom
from tracker.reading.tidplan.words import LEXICON, VOCABULARY, Meaning


class Token(NamedTuple):
    """One piece of the text. `kind` is a class of words.py, or number, atom, dash, comma, stop, word …"""

    kind: str
    value: object
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Text:
    """The tokens of a cell, and the mended text that their positions refer to."""

    tokens: tuple[Token, ...]
    words: str


_MONTHS = "|".join((*MONTHS, *SHORT_MONTHS, "sept"))
_PATTERN = re.compile(
    r"""
    (?P<junk>
        (?:https?:|www\.)\S+ | \S+@\S+
      | \b(?:dnr|diarien(?:r|ummer)|sfs|ds)\b[.:]?\s*(?:[a-z]{2,5}\s)?[\d][\d/:.-]*
      | \b(?!(?:vt|ht|ar|la|kv|aren|fran|till|och|tom|host|var|MONTHS)\b)
        [a-z]{2,4}\s?(?:19|20)\d\d(?:[/:]|-(?!20[0-4]\d\b))\d{3,}
      | \b(?:19|20)\d\d[/:](?!(?:19|20)\d\d\b)\d{3,}\b | \b\d{4}:\d+ | \b\d+-\d+/\d{4}\b
      | (?<![\d-])0\d{1,3}\s?-\s?\d[\d ]{4,}\d
      | \bkl(?:ockan)?\.?\s?\d{1,2}(?:[.:]\d\d)?(?:\s?-\s?\d{1,2}(?:[.:]\d\d)?)?
      | \b\d{1,2}[:.]\d\d\b(?![./-]?\d)
      | \b\d+\s?kap\b\.?(?:\s?\d+\s?[a-z]?\s?§)? | §+\s?\d+(?:\s?-\s?\d+)? | \d+\s?[a-z]?\s?§
      | \bs\.?\s?\d+(?:\s?-\s?\d+)? | \bmal\s\d[\d.]*
      | \d+(?:[.,]\d+)?\s?(?:%|procent\b|kr\b|kronor\b|tkr\b|mkr\b|tim\b|timmar?\b|min\b|minuter\b)
      | (?<!\d)\d{1,2}(?:\s?-\s?\d{1,2})?\s?-?aringar | \d{9,}
        # Round the clock, unless something beside it makes it a day of July.
      | (?<!senast\ )(?<!klart\ )(?<!den\ )(?<!innan\ )(?<!fore\ )(?<!till\ )(?<!fran\ )
        (?<!m\.\ )(?<!m\ )(?<!-)(?<!-\ )
        \b24/7\b(?!\s?[-/,]?\s?'?\d\d)(?!\s?-)
    )
  | (?P<iso>(?<!\d)(?P<y1>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m1>\d{1,2})(?P=sep)(?P<d1>\d{1,2})(?![\d]))
  | (?P<spaced>(?<!\d)(?P<y0>20\d\d)\ (?P<m0>0[1-9]|1[0-2])\ (?P<d0>[0-3]\d)(?!\d|\ ?[/%-]))
  | (?P<d8>(?<![\d])(?P<y2>(?:19|20)\d\d)(?P<m2>\d\d)(?P<d2>\d\d)(?!\d))
  | (?P<d6>(?:(?<![\d-])|(?<=\b\d{6}-))(?P<y3>\d\d)(?P<m3>0\d|1[0-2])(?P<d3>[0-3]\d)
      (?!\d|-(?!\d{6}\b)))
  | (?P<yymd>(?<![\d-])(?P<y4>\d\d)-(?P<m4>\d\d)-(?P<d4>\d\d)(?![\d-]))
  | (?P<dmy>(?<![\d./])(?P<d5>\d{1,2})\s?(?P<sep5>[/.])\s?(?P<m5>\d{1,2})
      (?:(?P=sep5)|\s?-\s?'?|,?\s)(?P<y5>(?:19|20)\d\d|(?<!\s)'?\d\d)
      (?![\d/.]\d|\d|\s?(?:SHORT)))
  | (?P<dm>(?<![\d./])(?P<d6_>\d{1,2})\s?/\s?(?P<m6>\d{1,2})(?![\d]))
  | (?P<ym>(?<![\d-])(?P<y7>(?:19|20)\d\d)-(?P<m7>0[1-9]|1[0-2])(?![\d-]))
  | (?P<tom>\bt\.?\ ?o\.?\ ?m\b\.?|\btill\ och\ med\b|\bfram\ till(?:\ och\ med)?\b(?!\ dess\b))
  | (?P<from>\bf(?:r)?\.?\ ?o\.?\ ?m\b\.?|\bfran\ och\ med\b
      |\bmed\ (?:start|borjan|inledning|uppstart|avstamp)\b|\btar\ sin\ borjan\b|\bfrom\.)
  | (?P<fixed>\btills\ ?vidare\b|\bhela\ tiden\b|\baret\ (?:om|runt)\b|\bi\ nulaget\b)
  | (?P<monthly>\bman\.?-?\ ?vis\b)
  | (?P<emphasis>\bframst\b|\bframfor\ ?allt\b|\bi\ (?:huvudsak|synnerhet|forsta\ hand)\b
      |\bhuvudsakligen\b|\bforetradesvis\b
      |\bmed\ (?:\w+\ )?(?:tonvikt|tyngdpunkt|fokus|betoning|huvudfokus)\ (?:pa|under|i|kring)\b)
  | (?P<awaiting>\btills\b|\btill\ dess(?:\ att)?\b|\bfram\ till\ dess(?:\ att)?\b)
  | (?P<gradual>\befter\ hand\b)
  | (?P<arrow>-*=*[>→⇒➔➜]|-{2,})
  | (?P<cited>\bi\ enlighet\ med\b)
  | (?P<soon>\bsa\ ?(?:snart|fort)\ som\ mojligt\b)
  | (?P<if_>\bi\ samband\ med\b|\bi\ anslutning\ till\b|\bsa\ (?:snart|fort|lange)\b|\bunder\ forutsattning\b
      |\b(?:utifran|efter)\ behov\b|\bpa\ begaran\b|\bi\ (?:de\ fall|handelse|man)\b
      |\bpa\ forekommen\b|\bnar\b
      |\binom\ (?:\w+\ ){1,3}?(?:\w*dagar|dygn|timmar|veck(?:a|or)|manad(?:er)?|ar)\ (?:fran|efter|av)
      \ (?!\d|antag|beslut|faststall))
  | (?P<short>\b(?:bl|t|m|p|s|o|g|d)\.\ ?(?:a|ex|m|fl|g\.\ ?a|k|s\.\ ?v|v|v\.\ ?s)\b\.?)
  | (?P<ordinal>\b\d{1,2}\s?:\s?(?:a|e|de|dje|ta|tre|sta|dra)\b)
  | (?P<marker>(?<![\w.,/-])\d{1,2}[.)](?=\s))
  | (?P<number>\d+)
  | (?P<word>[^\W\d_]+)
  | (?P<mark>\n|[-/,;:.!?()•·&+'])
    """.replace("MONTHS", _MONTHS).replace("SHORT", "|".join(SHORT_MONTHS)),
    re.VERBOSE,
)
_DATE_GROUPS = {
    "iso": ("y1", "m1", "d1"),
    "spaced": ("y0", "m0", "d0"),
    "d8": ("y2", "m2", "d2"),
    "d6": ("y3", "m3", "d3"),
    "yymd": ("y4", "m4", "d4"),
    "dmy": ("y5", "m5", "d5"),
    "dm": (None, "m6", "d6_"),
}
_MARKS = {
    "-": "dash",
    "/": "slash",
    ",": "comma",
    "&": "and",
    "+": "and",
    "(": "comma",
    ")": "comma",
    ":": "colon",
}
_FIXED: dict[str, Meaning] = {
    "tom": ("until", "tom"),
    "from": ("start", "from"),
    "fixed": ("going", "tillsvidare"),
    "cited": ("cited", "enligt"),
    "soon": ("vague", "snarast"),
    "monthly": ("often", "month"),
    "emphasis": ("emphasis", "framst"),
    "awaiting": ("awaiting", "tills"),
    "gradual": ("gradual", "efterhand"),
    "arrow": ("dash", "-"),
    "if_": ("if", "nar"),
}


def tokenize(text: str) -> Text:
    """Returns the tokens of a cell's text, cut at MAX_READ, in order; linear in the text's length."""
    words = mend(clean(text), VOCABULARY)
    readable = fold(put_right(words, VOCABULARY))
    tokens: list[Token] = []
    listed = 1
    for found in _PATTERN.finditer(readable):
        kind = found.lastgroup or ""
        if kind == "marker" and _is_list_mark(found, words, listed):
            listed += 1
            tokens.append(Token("stop", "marker", found[0], found.start()))
        elif token := _token(found, kind, words):
            tokens.append(token)
    return Text(tuple(tokens), words)


def _is_list_mark(found: re.Match[str], words: str, expected: int) -> bool:
    """'1. Pågår 2. Senast …' numbers parts; 'senast den 31. Därefter' does not."""
    following = words[found.end() : found.end() + 20].lstrip()[:1]
    return following.isupper() and int(found[0][:-1]) == expected


def _token(found: re.Match[str], kind: str, words: str) -> Token | None:
    text, start = found[0], found.start()
    if kind == "word":
        return _word(text, words[start : found.end()], start)
    if kind == "mark":
        return _mark(text, words, start)
    if kind in _FIXED:
        return Token(*_FIXED[kind], text, start)
    return _number_token(found, kind, text, start)


def _number_token(found: re.Match[str], kind: str, text: str, start: int) -> Token | None:
    if kind in _DATE_GROUPS:
        return Token("atom", _date_atom(found, kind), text, start)
    if kind == "ym":
        return Token("atom", Atom("month", int(found["m7"]), year=int(found["y7"])), text, start)
    if kind == "ordinal":
        return Token("ordinal", int(re.split(r"\D", text, maxsplit=1)[0]), text, start)
    if kind in ("number", "marker"):
        return Token("number", int(text.rstrip(".)")), text.rstrip(".)"), start)
    return Token("junk", None, text, start) if kind == "junk" else None


def _date_atom(found: re.Match[str], kind: str) -> Atom:
    year_group, month, day = _DATE_GROUPS[kind]
    written = found[year_group].lstrip("'") if year_group else None
    year = None if written is None else int(written) + (2000 if len(written) == 2 else 0)
    exact = written is None or len(written) == 4
    return Atom("date", int(found[month]), int(found[day]), year, exact_year=exact)


def _word(folded: str, raw: str, start: int) -> Token:
    meaning = LEXICON.get(folded)
    if meaning is None and len(folded) > 3:
        meaning = LEXICON.get(key(raw, VOCABULARY))
    kind, value = meaning or ("word", folded)
    # "var" is both "each" (var tredje) and "vår" without its ring; "vår" is never "each".
    return Token(kind, raw.lower() if kind == "springlike" else value, folded, start)


def _mark(text: str, words: str, start: int) -> Token | None:
    if text in ".;!?•·\n":
        return _stop(text, words, start)
    if text == "'":
        return None
    return Token(_MARKS[text], text, text, start)


def _stop(text: str, words: str, start: int) -> Token | None:
    """A full stop ends a sentence before a capital or the end; in "31 dec. 2021" and "v. 12" it does not."""
    following = words[start + 1 : start + 30].lstrip()
    if text == "\n":
        return Token("comma", text, text, start) if following[:1].isupper() else None
    if text == "." and following and not following[0].isupper() and following[0] not in "(-•":
        return None
    return Token("stop", text, text, start)
