"""The beginnings of an answer that only say its status or its number, which the verdict says already."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.domain.question import Question
from tracker.domain.status import Status, StatusReport
from tracker.domain.swedish import number_word

_NUMBERS = {number_word(number): float(number) for number in range(21)}
_NUMBERS |= {"ett": 1.0, "ingen": 0.0, "inga": 0.0, "inget": 0.0}
_NUMBER = rf"(?:\d+(?:,\d+)?|{'|'.join(_NUMBERS)})"
_COUNT = re.compile(
    rf"(?:ja\W+)?(?:(?:alla|samtliga|totalt|sammanlagt|vid|ca)\s+)?(?P<number>{_NUMBER})"
    rf"(?:\s*(?:av|utav|/)\s*(?:alla\s+)?(?P<whole>{_NUMBER}))?\b(?P<tail>[^.,;!?]*)(?P<end>[.,;!?]+|$)",
    re.IGNORECASE,
)
_SEASON = re.compile(
    r"\b(?:i|under|nu i)\s+(?:(?P<autumn>höst(?:en|as)?)|(?P<spring>vår(?:en|as)?)"
    r"|(?P<summer>somm(?:aren|ar|ras)|somras)|(?P<period>perioden))\b",
    re.IGNORECASE,
)
_SEASONS = {"autumn": "hösten", "spring": "våren", "summer": "sommaren", "period": "perioden"}
_AFTER_A_NUMBER = frozenset(
    {
        "gång", "gånger", "ggr", "st", "stycken", "möte", "möten", "tillfälle", "tillfällen", "medarbetare",
        "person", "personer", "anhörig", "anhöriga", "anställda", "deltagare", "hittills", "totalt",
        "sammanlagt", "har", "haft", "hållits", "genomfört", "genomförts", "gått", "genomgått", "deltagit",
        "deltog", "fått", "varit", "var", "med", "i", "på", "den", "det", "kursen", "utbildningen",
        "grundutbildningen", "grundkursen", "genomgången", "informationen", "klara", "klar", "klart",
        "under", "året", "en", "ett", "kontakt", "hjälp", "är", "som", "av",
    }
)  # fmt: skip
_CHUNK = re.compile(r"\s*(?P<words>[^.,;!?]+?)\s*(?P<end>[.,;!]+|\s[–-]\s|$)\s*")
_EXTRA = {
    Status.PAGAR: """
        pågår enligt plan | enligt plan | enl plan | fortlöper | fortlöper som tidigare
        | fortlöper enligt plan | löpande | löper på | rullar på | rullar på som vanligt | tuffar på
        | arbetet pågår | arbetet fortlöper | arbetet fortlöper enligt plan | arbetet pågår enligt plan
        | arbetet fortskrider enligt plan | arbetet har fortlöpt enligt plan
        | arbetet har fortlöpt enligt plan under året | det fortlöper | pågår löpande | pågår fortfarande
        | sker löpande | sker kontinuerligt | kontinuerligt | ja | japp | jo | ja enligt plan
        | inga avvikelser | inga avvikelser att rapportera | inget nytt | inget nytt sedan sist
        | inget nytt att rapportera | som tidigare | samma som sist | samma läge som sist | stämmer
        | det stämmer | ja det stämmer | stämmer fortfarande | det stämmer fortfarande | det går bra
        | det rullar på | ja det har blivit aktuellt | det har blivit aktuellt | aktiviteten pågår
        | arbetet fortsätter | fortsätter""",
    Status.GENOMFORD: """
        det är klart | allt klart | allt är klart | det är gjort | gjort | är genomfört | är genomförd
        | aktiviteten är genomförd | ja | klart för i år | stämmer | det stämmer | ja det stämmer
        | enligt plan | avslutad""",
    Status.FORSENAD: "försenat | är försenat | det är försenat | aktiviteten är försenad",
    Status.EJ_PABORJAD: """
        inte påbörjat | inte påbörjad | ännu ej påbörjat | ännu inte påbörjat | inte påbörjat än | nej
        | ej påbörjat än | inte igång | inte kommit igång | har inte kommit igång än | inte startat
        | inte börjat""",
    Status.UTGAR: "utgår för vår del | utgår för oss | utgår hos oss | utgått",
    Status.INGET_BEHOV: """
        nej | nepp | nix | inget behov | inget behov under året | inget behov hittills | inget behov i år
        | inte aktuellt under året | inte aktuellt under perioden | inte aktuellt i år | inte aktuellt hos oss
        | har inte blivit aktuellt | har inte blivit aktuellt under perioden | har inte behövts under året
        | det har inte behövts | det har inte blivit aktuellt | det har inte varit aktuellt
        | har inte varit aktuellt | inget behov har funnits | behov har inte funnits | inget har hänt
        | behovet har inte funnits | inte behövts | ingenting att rapportera | det har inte hänt""",
}
_BARE = {
    status: {
        *status.facts.bare,
        status.label.casefold(),
        *(one.strip() for one in _EXTRA[status].replace("\n", " ").split("|")),
    }
    for status in Status
}


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of an answer; `cut` is the sign before it. `season` is the time that limits its number."""

    text: str
    cut: str = ""
    season: str = ""


def without_bare_words(text: str, report: StatusReport, question: Question) -> Rest:
    """Returns the answer without a beginning that only says its status or its number."""
    rest = Rest(text)
    while rest.text:
        found = _without_status(rest, report.status) or _without_number(rest, report, question)
        if found is None:
            return rest
        rest = found
    return rest


def _without_status(rest: Rest, status: Status) -> Rest | None:
    chunk = _CHUNK.match(rest.text)
    if chunk is None or " ".join(chunk["words"].split()).casefold() not in _BARE[status]:
        return None
    return Rest(rest.text[chunk.end() :], chunk["end"].strip(), rest.season)


def _without_number(rest: Rest, report: StatusReport, question: Question) -> Rest | None:
    """Cuts the number that the section tells; another number, and other words about it, are kept."""
    found = _COUNT.match(rest.text)
    if found is None or report.value is None or _value(found["number"]) != report.value:
        return None
    season = _SEASON.search(found["tail"])
    tail = _SEASON.sub(" ", found["tail"])
    known = {*_AFTER_A_NUMBER, *_words(question.text), *_words(question.counts)}
    if not set(_words(tail)) <= known:
        return None
    name = _SEASONS[season.lastgroup] if season and season.lastgroup else ""
    return Rest(rest.text[found.end() :].lstrip(), found["end"], rest.season or name)


def _value(text: str) -> float:
    return _NUMBERS[text.casefold()] if text.casefold() in _NUMBERS else float(text.replace(",", "."))


def _words(text: str) -> Iterator[str]:
    return (word.casefold() for word in re.findall(r"[\w/-]+", text))
