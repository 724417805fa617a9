"""Reads a plan's title: body, adjectives, the word for plan, subject and years, in the orders that occur.

"Kungsholmens stadsdelsnämnds handlingsplan mot våldsbejakande extremism 2021",
"Våld i nära relationer – handlingsplan 2022", "Handlingsplan" above "Digital delaktighet".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.plan_identity import PlanIdentity
from tracker.domain.plan_name import UNNAMED, is_named
from tracker.reading.plan.letters import bare, squeezed, starts_large

LINE = "\n"  # lines of a title are joined with it, so that a subject on its own line is seen
_LONGEST, _LONGEST_TEXT = 26, 200  # words and characters
_MOST_YEARS = 12

_FRONT = re.compile(
    r"^(?:(?:bilaga(?:\s*\d+)?|utkast|förslag(?:\s+till)?|remiss(?:version)?|revidering\s+av|"
    r"(?:titel|namn|dokument(?:namn|titel))(?=\s*:))\b[\s:.,–-]*+)+",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"(?:[,(]\s*)?(?:\b(?:för|under|avseende)\s+)?(?:\b(?:åren?|året|perioden|läsåret|kalenderåret)\s+)?"
    r"(?:\b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\s+)?"
    r"(?<!agenda )\b(?P<first>(?:19|20)\d\d)(?:\s*[-–—/]\s*(?P<last>(?:19|20)?\d\d))?\b(?:\s+års\b)?\)?",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?P<before>.*?)(?P<head>\b(?:(?:strategi|policy|program|riktlinjer|mål)\s+och\s+)?"
    r"(?:[^\W\d_][\w-]*plan|plan(?=\s+(?:mot|för|vid|kring|om)\b)|[^\W\d_]{3,}program|strategi(?=\s+(?:mot|för)\b))"
    r"(?:en|met|n)?)(?=[\s:,.(–—-]|$)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NO_PLAN = re.compile(r"(?:tid|verksamhets|detalj|översikts|kurs|läro|bud?get)plan", re.IGNORECASE)
_ADJECTIVE = re.compile(
    r"(?:^|(?<=\s))(?:(?:den|en|vår|lokala?|kommunala?|gemensam(?:ma)?|reviderad[e]?|uppdaterad[e]?|årliga?|nya?|"
    r"regionala?|nationella?|stadsövergripande|kommunövergripande|övergripande|gällande)\s*)+$",
    re.IGNORECASE,
)
_KIND = re.compile(r"(?:[\w-]{3,30}(?:ande|iska?|ella?|ala?|liga?|-)(?:\s+och)?\s*){1,3}", re.IGNORECASE)
_DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_ORGAN = (
    r"(?:[\w-]*(?:n[äa]mnd|f[öo]rvaltning|kommun|styrelse|region|bolag|kontor|avdelning|enhet|skola|fullmäktige)"
    r"|stad|råd)(?:en|n|et)?"
)
_BODY = re.compile(rf"(?:[^\W\d_][\w.&-]*\s+){{0,6}}{_ORGAN}", re.IGNORECASE)
_OWNER = re.compile(r"(?P<body>[^\W\d_][\w-]*(?:\s+[\w-]+){0,6}s)\s*", re.IGNORECASE)
_FOR_BODY = re.compile(
    rf"(?:[\s,]+(?:för|i|inom|av)\s+|\n)"
    rf"(?P<body>(?:(?!(?:för|i|inom|av|mot|om)\b)[^\W\d_][\w.&-]*[ ]+){{0,6}}{_ORGAN})\s*$",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"\b(?:exempel|mall)\b", re.IGNORECASE)
_MOST_PLAIN = 6
_PLAIN = re.compile(r"[a-zåäö][a-zåäö, -]+")
_VERB = re.compile(
    r"\b(?:ska|är|har|kan|bör|måste|finns|tas|fås|utgör|bygger|utgår|anger|gäller|syftar|ersätter|innehåller"
    r"|\w+(?:skriver|fattar|visar|ttas|eras|visas|slutas|ställs|rades|ades|gick|togs)|följs|som|att)\b"
)
_SUBJECT = re.compile(
    r"(?:mot|för|om|kring|inom|avseende|gällande|rörande|vid|till|i|på|med|mellan|angående|att)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"[.!?]\s|[.!?;]$|\b(?:ska|skall|är|har|kan|revideras|gäller|beskriver|framgår|omfattar|innehåller|följs|"
    r"utgår|syftar|behandlas|godkänns|antas)\b",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    r"(?:innehall|inledning|bakgrund|syfte|mal|uppfoljning|aktiviteter|forebyggande|kontakt|version|ansvar|lagesbild"
    r"|beslut|sida|datum|dokument)"
)
_EDGES = " \n\t.,:;–—-”“\"'»«|*"


@dataclass(frozen=True, slots=True)
class _Parts:
    body: str
    head: str
    subject: str


def read_title(lines: Sequence[str]) -> PlanIdentity | None:
    """Returns what a title of these lines says; None if they are no title of a plan.

    The name is UNNAMED for a title that does not say which plan it is ("Handlingsplan 2021").
    """
    if sum(map(len, lines)) > _LONGEST_TEXT:
        return None
    text, years = _without_years(_DATE.sub(" ", _in_usual_case(_joined(lines))))
    text = _FRONT.sub("", text.strip(_EDGES)).strip(_EDGES)
    text = _capital(text) if years and lines[0].lstrip()[:1].isdigit() else text
    if _SENTENCE.search(text) or len(text.split()) > _LONGEST or not starts_large(text):
        return None
    parts = _parts(text)
    if parts is None:
        return None
    example = _EXAMPLE.search(text) is not None
    name = UNNAMED if example else _name(parts)
    return PlanIdentity(name if is_named(name) else UNNAMED, parts.body, years)


def is_body(text: str) -> bool:
    """Returns whether a line is nothing but the name of a nämnd, förvaltning or kommun."""
    return _BODY.fullmatch(text.strip(_EDGES)) is not None


def is_open(text: str) -> bool:
    """Returns whether a title goes on after this line: it ends with a body's genitive or a small word."""
    return bool(
        re.search(rf"(?:{_ORGAN}s|\b(?:mot|för|och|om|kring|vid|avseende|plan)|[-,])\s*$", text, re.I)
    )


def continues(text: str) -> bool:
    """Returns whether a line can only be the end of a title: a small first letter, or a year alone."""
    return text[:1].islower() or bool(_SUBJECT.match(text)) or not _YEARS.sub("", text).strip(_EDGES)


def _joined(lines: Sequence[str]) -> str:
    """Returns the lines as one text; a hyphen at a line's end goes, except before "och"."""
    text = LINE.join(squeezed(line) for line in lines)
    return re.sub(r"(?<=\w)-\n(?!(?:och|eller|samt)\b)(?=[^\W\d_A-ZÅÄÖ])", "", text)


def _in_usual_case(text: str) -> str:
    letters = [sign for sign in text if sign.isalpha()]
    if not letters or sum(map(str.isupper, letters)) < 0.7 * len(letters):
        return text
    return _capital(text.lower())


def _without_years(text: str) -> tuple[str, tuple[int, ...]]:
    years: dict[int, None] = {}
    for found in _YEARS.finditer(text):
        first, last = int(found["first"]), found["last"]
        end = int(last if last and len(last) == 4 else f"{first // 100}{last}") if last else first
        years |= dict.fromkeys(range(first, end + 1) if 0 < end - first < _MOST_YEARS else (first,))
    plain = _YEARS.sub(" ", text)
    return LINE.join(filter(None, map(squeezed, plain.split(LINE)))), tuple(years)


def _parts(text: str) -> _Parts | None:
    """Returns the parts of a title; None if what stands before the word for plan fits no title."""
    found = _HEAD.fullmatch(text)
    subject, body = _after(found["rest"]) if found else (None, "")
    if found and subject is None and _is_plain_subject(found):
        subject, body = squeezed(found["rest"]).strip(_EDGES), ""
    if found is None or subject is None or _NO_PLAN.search(found["head"]):
        return None
    before, head = found["before"], found["head"]
    front = _ADJECTIVE.sub("", before.strip(" ")).strip(_EDGES)
    if not front or _EXAMPLE.search(front):
        return _Parts(body or _body_in(front), head, subject)
    if _KIND.fullmatch(front):
        return _Parts(body, f"{front} {head}", subject)
    owner = _owner(front)
    if owner and not subject.startswith(LINE):
        return _Parts(owner, head, subject)
    apart = before.endswith(LINE) or _ADJECTIVE.sub("", before.strip(" ")).rstrip()[-1:] in (
        "–",
        "—",
        "-",
        ":",
    )
    return _Parts(body, head, LINE + front) if apart and not subject and _may_be_subject(front) else None


def _owner(front: str) -> str:
    """Returns the body before the word for plan, alone or in the genitive; "" if it is none."""
    if is_body(front):
        return _one_line(front)
    owner = _OWNER.fullmatch(front)
    return _one_line(owner["body"].removesuffix("s")) if owner and starts_large(front) else ""


def _after(rest: str) -> tuple[str | None, str]:
    """Returns the subject after the word for plan, and a body named last; None if the text is a sentence."""
    said = rest.strip(_EDGES)
    body = _FOR_BODY.search(rest.rstrip(_EDGES))
    if body:
        said = rest[: body.start()].strip(_EDGES)
    named = _capital(_one_line(body["body"])) if body else ""
    if not said or said.startswith("("):
        return "", named
    if not named and is_body(said):
        return "", _one_line(said)  # "Internkontrollplan 2025 – Omsorgsnämnden"
    if _SUBJECT.match(said):
        return said, named
    marked = rest.lstrip(" ")[:1] in (LINE, ":", "–", "—", "-")
    return (LINE + said if marked and _may_be_subject(said) else None), named


def _is_plain_subject(title: re.Match[str]) -> bool:
    """True for "Underhållsplan fastigheter": a few words after an indefinite plan, and no sentence."""
    words = squeezed(title["rest"]).strip(_EDGES)
    indefinite = title["head"].lower().endswith(("plan", "program"))
    short = len(words.split()) <= _MOST_PLAIN and LINE not in title["rest"].strip()
    return indefinite and short and _PLAIN.fullmatch(words) is not None and not _VERB.search(words)


def _may_be_subject(text: str) -> bool:
    """Returns whether a line, with lines that continue it, can be the subject: short, no body, no section."""
    first, *more = text.split(LINE)
    short = len(text.split()) <= 8 and starts_large(first) and all(line[:1].islower() for line in more)
    return short and not is_body(text) and not _NO_SUBJECT.match(bare(text))


def _name(parts: _Parts) -> str:
    head = re.sub(r"(?<=plan)en$|(?<=program)met$|(?<=strategi)n$", "", _one_line(parts.head))
    head = _capital(head)
    if parts.subject.startswith(LINE):
        return f"{head} – {_one_line(parts.subject)}"
    return _one_line(f"{head} {parts.subject}")


def _body_in(text: str) -> str:
    """Returns the body before a colon: "Vallastads stadsdelsnämnd: exempel på"."""
    first = text.partition(":")[0].strip()
    return first if is_body(first) else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _one_line(text: str) -> str:
    return squeezed(text).strip(_EDGES)
