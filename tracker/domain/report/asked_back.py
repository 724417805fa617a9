"""Questions to the coordinator in an answer ("Ska jag skicka protokollet?"): no part of the result."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
_OPENING = r"(?:(?:men|och|fast|eller|hej|ps|sen|sedan|förresten|fråga|en fråga|undrar bara)\b[,:!]?\s*)*"
# A sentence with a question mark is a question if it begins with a verb or a question word: "Klart?" is a
# doubt about the answer, and stays with it.
_VERBS = (
    "ska|skall|kan|kunde|vill|skulle|behöver|behövs|får|bör|måste|är|var|har|hade|finns|gäller|räcker|duger"
    "|går|räknas|ingår|vet|tar|hör|kommer|menas|menar|stämmer|blir|ser|tycker|hinner|borde|brukar"
)
_ASKS = "hur|när|vad|vart|vem|vems|vilka|vilken|vilket|varför"
# "Har inte sett någon inbjudan?" tells that there was none.
_QUESTION = re.compile(
    rf"{_OPENING}(?!(?:har|är|var|hade) (?:inte|ej)\b)(?:{_VERBS}|{_ASKS})\b[^?]*\?", re.IGNORECASE
)
_AFTER_A_COMMA = re.compile(
    rf"(?:,|;|\s[–-])\s*(?P<question>{_OPENING}(?:(?:{_VERBS})\s+(?:jag|vi|du|ni|det|den|man)|{_ASKS})\b[^?,]*\?)",
    re.IGNORECASE,
)
# Without a question mark only what can be nothing else: "Får vi hjälp blir det klart" is a condition.
_UNMARKED = re.compile(
    rf"{_OPENING}(?:(?:ska jag|(?:kan|vill) (?:du|ni)|skulle (?:du|ni) kunna)"
    r"(?!.*\b(?:så|då|blir|krävs|behövs)\b)"
    r"|(?:(?:jag|vi) )?undrar (?:om|hur|när|vad|vart|vem|vilk\w+|varför))\b[^,;]*",
    re.IGNORECASE,
)

_BULLET = re.compile(r"^\s*[-–•*]\s+")
_COURTESY = re.compile(
    r"^(?:Tack för (?:påminnelsen|mejlet|brevet)|Ursäkta (?:att|sent|dröjsmålet)"
    r"|Jag kunde tyvärr inte svara i tid)\b[^.!?]*[.!?]\s*(?=\S)"
    r"|\s*\b(?:Säg till om|Hör av (?:dig|er) (?:om|i så fall)|Hör gärna av|Ring om|Trevlig (?:sommar|helg)"
    r"|God jul)\b"
    r"[^.!?]*[.!?]*$"
)


def without_courtesies(text: str) -> str:
    """Returns the words without a bullet before them and what is said to the coordinator alone."""
    return _COURTESY.sub("", _BULLET.sub("", text)).strip()


class Words(NamedTuple):
    """The words of an answer without its questions to the coordinator; `asks` if there were any."""

    text: str
    asks: bool


def without_questions(comment: str) -> Words:
    """Returns the comment on one line, without the sentences that ask the coordinator something."""
    parts = [part.strip() for part in _SENTENCES.split(comment) if part.strip()]
    kept = [_told(part) for part in parts]
    return Words(" ".join(" ".join(_marked(kept)).split()), kept != parts)


def _marked(kept: Sequence[str]) -> Iterator[str]:
    """Yields what is kept, with "(…)" where a question stood after a sentence."""
    for place, part in enumerate(kept):
        if part:
            yield part
        elif any(kept[:place]) and kept[place - 1]:
            yield "(…)"


def _told(part: str) -> str:
    if _QUESTION.fullmatch(part) or _UNMARKED.fullmatch(part):
        return ""
    asked = _AFTER_A_COMMA.search(part)
    return part[: asked.start()].rstrip() + " (…)" if asked and asked.end() == len(part) else part
