"""The beginnings of an answer that only say its status or its number, which the verdict says already."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.domain.question import Question
from tracker.domain.report.pointing import points_back
from tracker.domain.status import Status, StatusReport
from tracker.domain.swedish import number_word

NUMBERS = {number_word(number): float(number) for number in range(21)}
NUMBERS |= {"ett": 1.0, "ingen": 0.0, "inga": 0.0, "inget": 0.0}
_NUMBER = rf"(?:\d+(?:,\d+)?|{'|'.join(NUMBERS)})"
_COUNT = re.compile(
    rf"(?:(?:ja|nu)\W+){{0,2}}(?:(?:alla|samtliga|totalt|sammanlagt|vid)\s+)?(?P<number>{_NUMBER})"
    rf"(?:\s*(?:av|utav|/)\s*(?:alla\s+)?(?P<whole>{_NUMBER}))?\b(?P<tail>[^.,;!?]*)(?P<end>[.,;!?]+|$)",
    re.IGNORECASE,
)
_SEASON = re.compile(
    r"\b(?:i|under|nu i)\s+(?:(?P<autumn>höst(?:en|as)?)|(?P<spring>vår(?:en|as)?)"
    r"|(?P<summer>somm(?:aren|ar|ras)|somras)|(?P<period>perioden))\b",
    re.IGNORECASE,
)
_SEASONS = {"autumn": "hösten", "spring": "våren", "summer": "sommaren", "period": "perioden"}
_ALL_IN_SEASON = re.compile(
    rf"(?:alla|samtliga|båda) {_SEASON.pattern}\s*(?P<end>[.,;!?]+|$)\s*", re.IGNORECASE
)
_COUNTED_WORDS = """
gång gånger ggr st stycken möte möten tillfälle tillfällen medarbetare person personer anhörig anhöriga
anställda deltagare hittills totalt sammanlagt har haft hållits genomfört genomförts gått genomgått deltagit
deltog fått varit var med i på den det kursen utbildningen grundutbildningen grundkursen genomgången
informationen klara klar klart under året år nu gjort där en ett kontakt hjälp är som av
"""
AFTER_A_NUMBER = frozenset(_COUNTED_WORDS.split())
_CHUNK = re.compile(r"\s*+(?P<words>[^\s.,;!?](?:[^.,;!?]*?[^\s.,;!?])?)\s*(?P<end>[.,;!]+|\s[–-]\s|$)\s*")
_BY_PLAN = re.compile(  # an abbreviation, whose stop ends no sentence
    r"\s*(?:(?:pågår|löpande|fortlöper|fortgår)\s+)?enl\.\s*plan\s*(?P<end>[.,;!]+|$)\s*", re.IGNORECASE
)
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
        | delvis | till viss del | delvis genomfört | delvis genomförd | delvis igång | delvis i gång
        | delvis klart | delvis gjort | delvis påbörjat | inget särskilt | inget särskilt att rapportera
        | fortgår | fortgår enligt plan | det fortgår
        | fungerar | det fungerar | som sist | på gång | vi jobbar på | jobbar på | arbetet fortgår
        | det rullar på | ja det har blivit aktuellt | det har blivit aktuellt | aktiviteten pågår
        | arbetet fortsätter | fortsätter | som vanligt | samma som förut | ja som vanligt
        | rullar på ja | fortfarande
        | inget mer att tillägga | inget att tillägga | inget mer | vid behov | ja vid behov
        | det sker vid behov | används vid behov | inga synpunkter | inga förslag
        | följs | används | ok | okej | absolut | jadå
        | rutinen följs | den används | ja den används | ja de används | de används""",
    Status.GENOMFORD: """
        det är klart | allt klart | allt är klart | det är gjort | gjort | är genomfört | är genomförd
        | aktiviteten är genomförd | ja | klart för i år | stämmer | det stämmer | ja det stämmer
        | alla | samtliga | alla klara | alla är klara | klart för alla | alla har gjort det
        | enligt plan | avslutad | genomfört hittills | klart hittills | genomfört så långt""",
    Status.FORSENAD: """
        försenat | är försenat | det är försenat | aktiviteten är försenad | vi är försenade
        | inte klart | ej klart | inte klar | inte färdigt | inte klart än | fortfarande pausat
        | fortfarande vilande | står fortfarande still | fortfarande försenat""",
    Status.EJ_PABORJAD: """
        inte påbörjat | inte påbörjad | ännu ej påbörjat | ännu inte påbörjat | inte påbörjat än | nej
        | inte genomfört | inte genomförd | ej genomfört | ej genomförd | har inte genomförts
        | blev inte av | det blev inte av | har inte blivit av | nej inte ännu | nej inte än
        | inte gjort | ej gjort | inte klart | ej klart | ingen ännu | inget ännu | inte ännu
        | ej påbörjat än | inte igång | inte kommit igång | har inte kommit igång än | inte startat
        | inte börjat | fortfarande inget | fortfarande inte | fortfarande vilande""",
    Status.UTGAR: "utgår för vår del | utgår för oss | utgår hos oss | utgått",
    Status.INGET_BEHOV: """
        nej | nepp | nix | nä | ja | inget behov | inget nytt | nej inget nytt | inget att rapportera
        | inget behov under året | inget behov hittills
        | inte aktuellt under året | inte aktuellt under perioden | inte aktuellt i år | inte aktuellt hos oss
        | har inte blivit aktuellt | har inte blivit aktuellt under perioden | har inte behövts under året
        | det har inte behövts | det har inte blivit aktuellt | det har inte varit aktuellt
        | har inte varit aktuellt | inget behov har funnits | inget behov har uppstått
        | behov har inte funnits | inget har hänt
        | behovet har inte funnits | inte behövts | ingenting att rapportera | det har inte hänt""",
}
# An answer of nothing but these says that there was no need, in whatever words.
_NO_NEED_WORDS = """
nej nä nepp nope ja jo inte int ej inget ingen inga ingenting behov behövt behövts behovet aktuellt aktuell
fortfarande än ännu har haft det den vi hos oss heller här gången denna sådant sånt sådana något någon några
ärende ärenden fall så varit blivit funnits hänt uppstått behöver faktiskt under perioden året i år av detta
för att rapportera tyvärr bara tack och lov hittills 0 noll st stycken nya sedan dess ytterligare
"""
_A_YEAR = re.compile(r"\b20\d\d\b")
_NO_NEED = frozenset(_NO_NEED_WORDS.split())
_BULLET = re.compile(r"^\s*[-–•*]\s+")
_LABEL = re.compile(r"^(?P<label>[^:.!?]{2,60}):\s+(?=\S)")
_BY_PHONE = ("enligt samtal", "enligt telefonsamtal", "per telefon", "muntligt")
_COURTESY = re.compile(
    r"^(?:Tack för (?:påminnelsen|mejlet|brevet)|Ursäkta (?:att|sent|dröjsmålet))\b[^.!?]*[.!?]\s*(?=\S)"
    r"|\s*\b(?:Säg till om|Hör av (?:dig|er) om|Hör gärna av|Ring om|Trevlig (?:sommar|helg)|God jul)\b"
    r"[^.!?]*[.!?]*$"
    r"|,?\s*\b(?:[Ff]råga|[Kk]ontakta|[Hh]ör med|[Vv]änd dig till) (?:dem|dom|mig|oss)\b[^.!?]*[.!?]*$"
)
_BARE = {
    status: {
        *status.facts.bare,
        status.label.casefold(),
        *(one.strip() for one in _EXTRA[status].replace("\n", " ").split("|")),
    }
    for status in Status
}


# "Försenat på grund av att tjänsten är vakant": what follows is the cause, and makes sense by itself.
_LINKS = (
    r"(?P<of>på grund av(?: att)?|p\.?\s?g\.?\s?a\.?(?: att)?|till följd av(?: att)?|eftersom|därför att"
    r"|beroende på(?: att)?)\s+(?=\w)"
)
_LINK = re.compile(rf"\s*(?:st|stycken|medarbetare|personer)?\s*{_LINKS}", re.IGNORECASE)
_BECAUSE = re.compile(rf"\s*+(?P<status>\w(?:[\w ]*?\w)?) *,?\s+{_LINKS}", re.IGNORECASE)
# "Att medel inte beviljades" can't stand without its "att": the order of its words is another.
_SUBORDINATE = re.compile(
    r"[^.;!?]*?\b(?:inte|ej|aldrig|ännu|redan|bara|också|alltid|ofta|inte heller)\b", re.IGNORECASE
)
_NOT_BEGUN = re.compile(
    r"(?:det är |det har |är |har |vi har )?(?:ännu )?(?:inte|ej) (?:ännu )?(?:startat|startad|påbörja[td]"
    r"|börjat|kommit i ?gång|i ?gång|gjort|gjord|genomför[td]|klart?|skett)(?: ännu| än| hittills)?",
    re.IGNORECASE,
)
_CAUSE_WORD = re.compile(
    r"(?:orsak(?:en)?|anledning(?:en)?|skäl(?:et)?)\s*(?::|är att|är|[–-])\s*(?=\w)", re.I
)
_BRACKETS = re.compile(r"(?P<before>[^()]*\w[^()]*?)\s*\((?P<inner>[^()]+)\)\s*[.!]*$")
# What an official asks the cause of.
NEEDS_CAUSE = (Status.FORSENAD, Status.EJ_PABORJAD, Status.UTGAR)


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of an answer; `cut` is the sign before it, `counted` if that ended a number.

    `season` is the time that limits the number; `cause` is True if the words are the cause of the status.
    """

    text: str
    cut: str = ""
    season: str = ""
    counted: bool = False
    cause: bool = False


def without_bare_words(text: str, report: StatusReport, question: Question) -> Rest:
    """Returns the answer without a beginning that only says its status or its number."""
    rest = Rest(without_label(text, question))
    while rest.text:
        found = (
            _without_status(rest, report.status)
            or (None if rest.counted else _without_number(rest, report, question))
            or _without_cause_word(rest)
            or _in_brackets(rest, report, question)
        )
        if found is None:
            return rest
        rest = found
    return rest


def without_label(text: str, question: Question) -> str:
    """Returns the answer without bullet, courtesies, and a label that only names the activity ("SIG: …")."""
    text = _COURTESY.sub("", _BULLET.sub("", text))
    label = _LABEL.match(text)
    if label is None:
        return text
    title = question.title.casefold()
    named = label["label"].casefold() in _BY_PHONE or all(
        word[:5] in title for word in _words(label["label"])
    )
    return text[label.end() :] if named else text


def _without_status(rest: Rest, status: Status) -> Rest | None:
    if status is Status.INGET_BEHOV and _NO_NEED.issuperset(_words(_A_YEAR.sub("", rest.text))):
        return Rest("", ".", rest.season)
    by_plan = _BY_PLAN.match(rest.text) if status is Status.PAGAR else None
    if by_plan:
        return Rest(rest.text[by_plan.end() :], by_plan["end"].strip(), rest.season)
    because = _BECAUSE.match(rest.text) if status in NEEDS_CAUSE else None
    if because and " ".join(because["status"].split()).casefold() in _BARE[status]:
        return _cause(rest.text[because.end() :], because["of"], rest.season)
    chunk = _CHUNK.match(rest.text)
    if chunk and status is Status.EJ_PABORJAD and _NOT_BEGUN.fullmatch(chunk["words"]):
        return Rest(rest.text[chunk.end() :], chunk["end"].strip(), rest.season)
    if chunk is None or not _is_bare(" ".join(chunk["words"].split()).casefold(), status):
        return None
    return Rest(rest.text[chunk.end() :], chunk["end"].strip(), rest.season)


def _is_bare(words: str, status: Status) -> bool:
    return words in _BARE[status] or words.removeprefix("ja ") in _BARE[status] or points_back(words)


def _cause(words: str, link: str, season: str) -> Rest | None:
    """Returns a cause without the words that link it; None if it is a clause that can't stand by itself."""
    clause = link.casefold().endswith("att") or link.casefold() == "eftersom"
    if clause and _SUBORDINATE.match(words):
        return None
    return Rest(words, ".", season, cause=True)


def _without_number(rest: Rest, report: StatusReport, question: Question) -> Rest | None:
    """Cuts the number that the section tells; another number, and other words about it, are kept."""
    found = _COUNT.match(rest.text)
    if found is None or report.value is None or number_value(found["number"]) != report.value:
        return None
    because = _LINK.match(found["tail"])
    if because and report.status in (*NEEDS_CAUSE, Status.PAGAR):
        return _cause(rest.text[found.start("tail") + because.end() :], because["of"], rest.season)
    season = _SEASON.search(found["tail"])
    tail = _SEASON.sub(" ", found["tail"])
    known = {*AFTER_A_NUMBER, *_words(question.text), *_words(question.counts)}
    if not set(_words(tail)) <= known:
        return None
    name = _SEASONS[season.lastgroup] if season and season.lastgroup else ""
    left = rest.text[found.end() :].lstrip()
    only_season = _ALL_IN_SEASON.match(left)
    if only_season and not name:  # "Tre gånger, alla i somras."
        season = _SEASON.search(left)
        assert season is not None
        assert season.lastgroup is not None
        return Rest(left[only_season.end() :], only_season["end"], rest.season or _SEASONS[season.lastgroup])
    return Rest(left, found["end"], rest.season or name, counted=True)


def _without_cause_word(rest: Rest) -> Rest | None:
    """Cuts "orsak:": the section says by itself that a cause follows."""
    found = _CAUSE_WORD.match(rest.text)
    return Rest(rest.text[found.end() :], ".", rest.season, cause=True) if found else None


def _in_brackets(rest: Rest, report: StatusReport, question: Question) -> Rest | None:
    """Returns what stands in brackets after a bare beginning: "3 st (13 jan, 10 feb)"."""
    found = _BRACKETS.match(rest.text)
    if found is None:
        return None
    before = without_bare_words(found["before"], report, question)
    if re.search(r"\w", before.text) or found["inner"].casefold().startswith("varav"):
        return None
    return Rest(found["inner"], ".", before.season or rest.season)


def number_value(text: str) -> float:
    """Returns a number that is written in digits or in words."""
    return NUMBERS[text.casefold()] if text.casefold() in NUMBERS else float(text.replace(",", "."))


def _words(text: str) -> Iterator[str]:
    return (word.casefold() for word in re.findall(r"[\w/-]+", text))
