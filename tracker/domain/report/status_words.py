"""Words that state a recorded status and nothing else, and words that may pull against one.

The first are a closed list: only what stands in it is told as a status. The second are for the coordinator's
eye, and make the section quote instead of tell; a word too many there costs no truth.
"""

import re

from tracker.domain.status import Status
from tracker.domain.swedish import MONTHS, number_word

NUMBERS = {number_word(number): float(number) for number in range(21)}
_TENS = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")
NUMBERS |= {
    f"{ten}{number_word(number) if number else ''}": 10.0 * place + number
    for place, ten in enumerate(_TENS, start=2)
    for number in range(10)
}
NUMBERS |= {"ett": 1.0, "ingen": 0.0, "inga": 0.0, "inget": 0.0}
_MORE = {
    Status.PAGAR: """
        pågår enligt plan | enligt plan | enl plan | fortlöper | fortlöper enligt plan | löpande | löper på
        | rullar på | det rullar på | tuffar på | arbetet pågår | arbetet fortlöper
        | arbetet fortlöper enligt plan
        | arbetet pågår enligt plan | arbetet fortskrider enligt plan | arbetet har fortlöpt enligt plan
        | arbetet har fortlöpt enligt plan under året | det fortlöper | pågår löpande | pågår fortfarande
        | sker löpande | sker kontinuerligt | kontinuerligt | fortgår | fortgår enligt plan | arbetet fortgår
        | aktiviteten pågår | arbetet fortsätter | vid behov | används vid behov | det sker vid behov
        | har pågått hela året | enligt plan hela året | pågår enl plan | ja det pågår | det pågår
        | fungerar | det fungerar | fungerar bra | det fungerar bra | arbetet har pågått hela året
        | ok | okej | ok så här långt | allt ok | det är ok
        | följs | används | rutinen följs | rutinen används | den används | de används | finns och används""",
    Status.GENOMFORD: """
        det är klart | allt klart | allt är klart | det är gjort | gjort | är genomfört | är genomförd
        | aktiviteten är genomförd | klart för i år | alla klara | alla är klara | klart för alla
        | avslutad | avklarat | färdigt""",
    Status.FORSENAD: """
        försenat | är försenat | det är försenat | aktiviteten är försenad | vi är försenade
        | fortfarande försenat""",
    Status.EJ_PABORJAD: """
        inte påbörjat | inte påbörjad | ännu ej påbörjat | ännu inte påbörjat | inte påbörjat än
        | inte genomfört | inte genomförd | ej genomfört | ej genomförd | har inte genomförts
        | ej påbörjat än | inte igång | inte kommit igång | har inte kommit igång än | inte startat
        | inte börjat | nej inte påbörjat""",
    Status.UTGAR: "utgår för vår del | utgår för oss | utgår hos oss | utgått",
    Status.INGET_BEHOV: "",
}
STATING = {
    status: frozenset(
        (
            *(status.facts.bare if status is not Status.INGET_BEHOV else ()),
            status.label.casefold(),
            *(one.strip() for one in " ".join(_MORE[status].split()).split("|")),
        )
    )
    - {""}
    for status in Status
}
# An answer of nothing but these, one of the needs among them, says that there was no need.
_NO_NEED_WORDS = """
nej nä nepp inte ej inget ingen inga ingenting fortfarande än ännu har det den vi hos oss heller här
gång denna sådant sånt något någon varit blivit funnits uppstått under perioden året i år av detta tyvärr bara
hittills sedan dess sommar våras höst så långt inga ärenden fall hände hänt relevant
"""
_NEEDS = frozenset(["behov", "behövt", "behövts", "behovet", "aktuellt", "aktuell", "relevant"])
_NO_NEED = frozenset(_NO_NEED_WORDS.split()) | _NEEDS
_DENIES = frozenset(["nej", "nä", "nepp", "inte", "ej", "inget", "ingen", "inga"])
_SAYS_NO = frozenset(["nej", "nä", "nepp", "inte", "ej"])  # "ingen" may be a number
_A_YEAR = re.compile(r"\b20\d\d\b")
NO = frozenset(["nej", "nä", "nepp", "nix"])
YES_NO = NO | {"ja", "jo", "japp", "jadå", "jodå", "absolut"}
# What adds nothing, whatever is recorded.
_NOTHING_MORE = """
inget att tillägga | inget mer att tillägga | inget övrigt | inget nytt | inget särskilt | inget mer
| inget nytt att rapportera | ingenting att tillägga | inget ytterligare | peppar peppar | lyckligtvis
"""
NOTHING_MORE = frozenset(one.strip() for one in _NOTHING_MORE.split("|"))
_MONTH = "|".join(MONTHS)
DONE_AT = re.compile(
    r"(?:klart?|färdigt?|genomför[td]|genomfördes|genomfört|avslutat|avslutades|gjordes|gjort)"
    rf" (?:(?:den )?\d{{1,2}} (?:{_MONTH})|i (?:{_MONTH}))(?: 20\d\d)?"
)
# What may take something from "pågår" and "genomförd".
LESS = re.compile(
    r"\b(?:inte|ej|aldrig|ingen|inga|inget|ingenting|nej|utan|försen\w*|sakna\w*|\w*brist\w*|vakan\w*|få"
    r"|inställ\w*|ställ\w+(?: \w+)? (?:in|om)|ströks|strukits|svår\w*|problem\w*|tyvärr|hinner|hunnit|hann"
    r"|sämre|färre|minska\w*|mindre|lägre|stäng\w*|\w*sjuk\w*|\w*ledig\w*|uppehåll|paus\w*"
    r"|pandemi\w*|corona\w*"
    r"|covid\w*|men|dock|däremot|fast|förutom|utom|undantag\w*|trots|bara|endast|enbart|delvis|halv\w*"
    r"|hälften|hoppa\w* av|avhopp|tacka\w* nej|avböj\w*|neka\w*|stopp\w*|avbr\w+|avbok\w*|upphör\w*"
    r"|nedlagd\w*|lagts? ned\w*|lades? ned\w*|nere|vilande|vilat|dra(?:git|r|gits) ner|neddrag\w*"
    r"|löpte ut|löpt ut|gått ut|gick ut"
    r"|i ?stället|först|från och med|fr\.?o\.?m|fram till|därefter|tills|i stort sett|oftast|ibland|ännu|än"
    r"|ska|skulle|skall|tanken|planera\w*|bedöms|bedömer|räknar|hoppas|förhoppning\w*|siktar|försök\w*"
    r"|så vitt|vad (?:jag|vi) vet|vet inte|vet ej|tror|minns|kanske|eventuell\w*|osäker\w*|oklar\w*"
    r"|de flesta|vissa|några?|resten|resterande|återst\w+|kvar|övriga|nästa|senare|blir|kommer|flytta\w*"
    r"|skjut\w*|skjöts|sköts|uppskj\w*|föll|behöver|behövs|borde|bör|vill|måste|kunde|remiss|tidskrävande"
    r"|omsättning\w*|belastning\w*|slutat|slutade|nästan|cirka|ca|del av|delar av|minus|missa\w*|kort)\b",
    re.IGNORECASE,
)
# What may take something from "försenad" and "ej påbörjad": that some of it has been done after all.
MORE = re.compile(
    r"(?<!inte )(?<!ej )(?<!inte varit )\b(?:klar\w*|gjord\w*|gjort\w*|genomför(?:t|d|des|da|ts)"
    r"|hölls|hållits|slutför(?:t|d|des)|färdig\w*|ja|jo|igång|i gång|startat|startade\w*|började"
    r"|påbörja\w*|avsluta\w*"
    r"|delvis|halva|några|fått|fick|enligt plan|\d+ av|av \d+|en av)\b",
    re.IGNORECASE,
)


def says_no_need(words: str, asks_of_need: bool) -> bool:
    """True if the words say that there was no need, or "nej" to the question whether there was one."""
    said = set(re.findall(r"\w+", _A_YEAR.sub("", words).casefold()))
    denied = bool(said & _DENIES) if said & _NEEDS else asks_of_need and bool(said & _SAYS_NO)
    return denied and said <= _NO_NEED
