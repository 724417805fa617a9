"""Cuts the banners that a mail system puts above or below a person's words.

"Extern avsändare", "Du får inte ofta e-post från …", "Virusfritt", a class of information: none of it is
the person's. Only the first and last lines of the own words are looked at, and what has a word of status
is never cut.
"""

import re
from collections.abc import Sequence

MOST_LINES = 14
_LONG_LINE = 55  # characters: a shorter line is not wrapped, so its sentence ends with it
_MAIL = r"(?:e-?post\w*|e-?mejl\w*|mejl\w*|mail\w*|meddelande\w*|brev\w*|message|e-?mail)"
# A line that is a banner in whole.
_ALARM = r"(?:obs|varning|caution|warning|viktigt|notera|observera|extern\w*|external)"
_WHOLE_LINES = (
    rf"extern(?:a|t)?(?: (?:avsändare|{_MAIL}|sender))?",
    rf"external(?: (?:sender|{_MAIL}))?",
    r"(?:informationsklass(?:ning)?|klassificering|klassning|sekretessklass|känslighet|"
    r"classification|sensitivity)\s*:\s*[\w ()/-]{1,40}",
    r"zjqcmqryfpfptbanner(?:start|end)",
    r"this message is from an external sender",
    r"virus(?:fritt|-free)\.?(?:\W*(?:www\.)?[\w.]{3,40})?(?:<[^>]{0,300}>)?",
    r"report (?:suspicious|spam|phishing)",
    rf"rapportera (?:som )?(?:misstänkt\w*|skräppost|phishing|nätfiske)(?: {_MAIL})?",
)
_ALONE = re.compile(rf"^[\W_]*(?:{_ALARM}\W+)?(?:{'|'.join(_WHOLE_LINES)})[\W_]*$", re.IGNORECASE)
# A sentence that begins a banner; what follows it belongs to it while it warns or explains.
_BEGINNINGS = (
    rf"(?:detta|det här|the|this)(?: är ett)? {_MAIL} (?:kom|har|är|skicka|sänd|came|is|was|originat)"
    r".{0,80}(?:extern|utanför|utifrån|outside|external|okänd avsändare)",
    rf"(?:detta|det här|this|the) {_MAIL}.{{0,60}}(?:genomsökt|kontrollerat|skannat|scanned|checked)\w*"
    r".{0,40}virus",
    rf"(?:du får inte|(?:vissa|några) (?:personer|mottagare|som).{{0,80}}får inte) ofta {_MAIL}",
    rf"you don.t often (?:get|receive) {_MAIL}",
    r"some people who received this message don.t often",
    rf"{_MAIL} (?:är |har )?(?:skicka[dt]s?|kommer|kommit|sänt) (?:in )?(?:från )?(?:en )?"
    r"(?:extern|utanför|adress utanför|avsändare utanför)",
    r"avsändaren (?:finns|är) (?:extern|utanför)",
    r"extern avsändare\b|external (?:sender|email)\b",
)
_BEGINS = re.compile(rf"^[\W_]*(?:{_ALARM}\W+){{0,2}}(?:{'|'.join(_BEGINNINGS)})", re.IGNORECASE)
_GOES_ON = re.compile(
    r"^[\W_]*(?:klicka|öppna (?:inte|aldrig|inga|ej|bara)|var (?:försiktig|uppmärksam|vaksam|extra)|"
    r"do not|don.t|be careful|please|use caution|"
    r"läs (?:om|mer)|learn why|svara inte|lämna (?:inte|aldrig)|kontrollera (?:avsändaren|alltid)|"
    r"kontakta (?:it|service|support|help)|om du (?:inte |är |misstänker)|unless|if you|verify|"
    r"(?:www\.|https?:)|<https?:)",
    re.IGNORECASE,
)
_STATUS_WORD = re.compile(
    r"(?<!\w)(?:klar\w*|påg\w+|genomför\w*|försen\w+|utgår|påbörj\w+|gjort|gjord\w*|behov)(?!\w)",
    re.IGNORECASE,
)
_SHORTEST = 14  # characters of a sentence: "Observera!" belongs to the next one
_SENTENCE_END = re.compile(r"(?<=[.!?>])\s+(?=[^\W\d_]|[<\[])")


def drop_banners(lines: Sequence[str]) -> list[str]:
    """Returns the lines without banners at the beginning and the end."""
    kept = _without_first(list(lines))
    return _without_last(kept)


def _without_first(lines: list[str]) -> list[str]:
    begun = False
    for _ in range(MOST_LINES):
        first = next((at for at, line in enumerate(lines[:MOST_LINES]) if line.strip()), None)
        if first is None:
            return lines
        if _ALONE.match(lines[first][:300]):
            lines, begun = lines[first + 1 :], True
            continue
        sentence, rest = _first_sentence(lines, first)
        start = sentence[:300]
        banner = _BEGINS.match(start) or (begun and _GOES_ON.match(start))
        if not banner or _STATUS_WORD.search(sentence):
            return lines
        lines, begun = rest, True
    return lines


def _first_sentence(lines: list[str], at: int) -> tuple[str, list[str]]:
    """Returns the first sentence of a paragraph and the lines that are left after it."""
    joined = ""
    for end in range(at, min(at + 6, len(lines))):
        joined = f"{joined} {lines[end].strip()}".strip()
        found = _SENTENCE_END.search(joined, _SHORTEST)
        if found:
            return joined[: found.start()], [joined[found.end() :], *lines[end + 1 :]]
        following = lines[end + 1].strip() if end + 1 < len(lines) else ""
        long = len(lines[end].strip()) >= _LONG_LINE or following[:1].islower()
        wrapped = long and not joined.endswith((".", "!", "?"))
        if not following or not wrapped:
            return joined, lines[end + 1 :]
    return joined, lines[at + 6 :]


def _without_last(lines: list[str]) -> list[str]:
    """Returns the lines above the first banner of the last paragraphs; words below one are kept."""
    end = len(lines)
    for at in range(max(0, end - MOST_LINES), end):
        line = lines[at]
        if line.strip() and (_ALONE.match(line[:300]) or _BEGINS.match(line[:300])):
            below = _without_first(lines[at:])
            if len(below) < end - at:
                return _without_last([*lines[:at], *below])
    return lines
