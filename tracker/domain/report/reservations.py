"""What an answer's words take away from its status: it was done in part, late, or not from the start.

The rule is one: the words of the one who answers weigh more than the status. Only work that goes on is read
so; work with an end is finished or not.
"""

import re
from datetime import date, timedelta

from tracker.domain.swedish import MONTHS

_DONE = (
    r"(?:genomför\w*|gjor[dt]\w*|igång|i gång|klar\w*|påbörja\w*|färdig\w*|utfört|startat|uppfyll\w*|följ\w*)"
)
_IN_PART = r"(?:delvis|till (?:viss|en|största|stor) del(?:en)?|i viss (?:mån|utsträckning))"
_SPAN = r"(?:halvår\w*|vår\w*|höst\w*|sommar\w*|månad\w*|termin\w*|kvartal\w*|vecko\w*)"
_AFTER = r"(?:nästa år|årsskiftet|januari|(?:\w+ )?20\d\d)"
_LATER = rf"(?:{_AFTER}|februari|mars|våren)"
_PARTLY = re.compile(
    r"^(?:(?:ja|pågår|löpande)[,.]?\s+)?(?:halva\b"
    rf"|{_IN_PART}(?=[.,;!]|$| (?:men|dock|{_DONE})\b))"
    rf"|\b(?:{_IN_PART}|bara|endast|enbart) {_DONE}\b"
    rf"|\b(?:genomförs|genomför[td]\w*|skett|sker|gjorts|gjort) (?:bara |endast |enbart )?{_IN_PART}\b"
    r"|\b(?:inte|ej) (?:helt och hållet|fullt ut|i (?:full|den) (?:omfattning|utsträckning)\w*)"
    r"|\b(?:i (?:\w+ )?mindre|i begränsad|i minskad) (?:skala|omfattning|utsträckning)\b(?! än\b)"
    r"|\bomfattningen (?:är|var|blev|har varit) (?:\w+ )?(?:mindre|begränsad|lägre)\b"
    rf"|\b{_SPAN} (?:har |som )?(?:föll|fallit) bort\b"
    r"|\b(?:inte|ej) (?:gått|kunnat) (?:att )?(?:bemanna|genomför\w*|upprätthålla\w*|göra\w*)\b"
    r"|\b(?:paus\w*|vilande|vilat|legat nere|ligger nere|legat på is)\b"
    rf"|\b(?:allt|alla|samtliga)\b[^.]{{0,25}}\b{_DONE} (?:utom|förutom)\b",
    re.IGNORECASE,
)
# "Flyttades till mars" may be last March; "flyttas till mars", said at the year's end, is not.
_PUT_OFF = re.compile(
    rf"\b(?:(?:skjut\w*|flytta\w*|senarelägg\w*|senarelagts)\b[^.]{{0,20}}\b(?:till|i|under) {_AFTER}"
    rf"|(?:skjuts|flyttas|senareläggs)\b[^.]{{0,20}}\b(?:till|i|under) {_LATER}"
    rf"|tas(?: igen| om)? (?:i|under) {_LATER})\b",
    re.IGNORECASE,
)
_MONTH = "|".join(MONTHS)
TIME = (
    rf"(?:(?:den )?\d{{1,2}} (?:{_MONTH})|(?:(?:början|mitten|slutet) av )?(?:{_MONTH})|vecka \d{{1,2}}"
    r"|v\.? ?\d{1,2}|\d{1,2}/\d{1,2}|våras|våren|höst(?:as|en)|somras|sommaren|vintras)"
)
_BEGAN = re.compile(
    rf"(?:(?:^|[.!;]\s+)|\b(?:vi|det|arbetet|aktiviteten|verksamheten|som)\s+(?:har\s+)?)"
    r"(?:startade[s]?|startat|kommit i ?gång|kom i ?gång|i ?gång|började|började[s]?|påbörjades"
    r"|uppstart(?:en)?(?: skedde)?|start(?:en)?(?: skedde)?)(?: igen| upp)?"
    rf" (?:i|under|den|sedan|från|efter|först i|först efter)? ?(?!januari)(?P<time>{TIME})\b"
    rf"|\båterupp\w+ (?:i|under|den|sedan|från)? ?(?P<again>{TIME})\b",
    re.IGNORECASE,
)
_JUST_NOW = re.compile(
    r"\b(?:genomfört|genomfördes|gjort|gjordes|klart?|hölls) (?:nu )?(?:i ?går|i ?dag)\b", re.IGNORECASE
)
_UNFINISHED = re.compile(
    r"\b(?:inte|ej|ännu|delvis|halva|hälften|kvar|återstår\w*|pågår|på gång|försen\w*|ska|skall|planera\w*"
    r"|nästan|utkast\w*|remiss|vänta\w*|inväntar|påbörja\w*|återkommer|saknas|blir|kommer att|hoppas|snart"
    r"|resten|övriga|utom|förutom|av (?:de )?(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|\d+)|skjut\w*"
    r"|flytta\w*|bokad\w*|bokat|de flesta|några|en del|cirka|ca|procent)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:inte|ej|ännu|ska|skall|planera\w*|blir|kommer att|beräknas|nytt datum|innan|(?:in)?väntar)\b",
    re.IGNORECASE,
)
_GIVEN_UP = re.compile(
    r"\b(?:blev (?:det )?inte av|blev inget av|fler blir det inte|(?:inte|ej) prioritera\w*|prioriterar inte"
    r"|avböj\w*|tackade nej|tackat nej|(?:valt|väljer) att (?:inte|avstå)"
    r"|kommer inte att (?:genomföras|göras|bli av)"
    r"|genomförs inte|blir inte av|avstår)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:ansvar\w*|uppdrag\w*|uppgift\w*|fråga\w*|aktivitet\w*|det|detta)\b[^.]{0,30}"
    r"\b(?:flyttats|flyttat|flyttades|överförts|överfört|gått över|tagits över|övergått|övertagits)\b",
    re.IGNORECASE,
)
_ANOTHER_TIME = re.compile(
    rf"\b(?:planera\w*|ny (?:tid|omgång|kurs)|nytt|nästa|återuppta\w*|{_LATER})\b", re.IGNORECASE
)
_DONE_AT = re.compile(
    r"\b(?:klar\w*|färdig\w*|genomför(?!s\b)\w*|gjord\w*|gjort|gjorts|gicks?|hölls|hållits|skedde|först|slutför\w*|avsluta\w*)"
    r"(?:[^\w.!?]+(?!planer|nästa|ny)\w+){0,4}?[^\w.!?]+"
    rf"(?:(?:den )?(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(MONTHS)})\b(?! 20)"
    r"|(?:den )?(?P<number>\d{1,2})/(?P<of>\d{1,2})\b|(?:i |under )höst(?:en|as)?\b)",
    re.IGNORECASE,
)
# What makes a status less than it says, in whatever way.
_RESERVATION = re.compile(
    r"\b(?:inte|ej|aldrig|ingen|inga|utan|försen\w+|sakna\w*|brist\w*|vakan\w*|inställ\w*|ställ\w+ (?:in|om)"
    r"|svår\w*|problem\w*|tyvärr|hinner|hunnit|sämre|färre|minska\w*|mindre|lägre|stäng\w*|sjuk\w*|uppehåll|paus\w*"
    r"|pandemi\w*|corona\w*|covid\w*|men|dock|däremot|fast|förutom|utom|bara|endast|enbart|delvis|halva"
    r"|hälften"
    r"|stopp\w*|avbr\w+|upphör\w*|nedlagd\w*|lagts ned\w*|nere|vilande|dra(?:git|r|gits) ner"
    r"|neddrag\w*|löpte ut|löpt ut|gått ut|gick ut|avsluta\w*|i ?stället"
    r"|först|sedan|från och med|fr\.?o\.?m|fram till|därefter|innan dess|tills|i stort sett|oftast|ibland"
    r"|ännu|än"
    r"|ska|skall|tanken|planera(?:s|r|t)|bedöms|bedömer|räknar|hoppas|förhoppning\w*|enligt uppgift"
    r"|så vitt|vad (?:jag|vi) vet"
    r"|vet inte|vet ej|tror"
    r"|kanske|osäker\w*|oklar\w*|de flesta|vissa"
    r"|någon av|några av)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:inte|ej|aldrig|utan|ingen|inga|inget)\b(?:\W+\w+){0,3}\W*$", re.IGNORECASE)


def done_in_part(words: str) -> bool:
    """True if the words say that the work was done in part, stood still, or that a part was put off."""
    return put_off(words) or any(not denied(words, found) for found in _PARTLY.finditer(words))


def put_off(words: str) -> bool:
    """True if the words say that a part is moved past the end of the year."""
    return any(not denied(words, found) for found in _PUT_OFF.finditer(words))


def has_reservation(words: str) -> bool:
    """True if the words say anything that makes a status less than it is by itself."""
    return _RESERVATION.search(words) is not None


def is_unfinished(words: str) -> bool:
    """True if the words say that something is left to do."""
    return _UNFINISHED.search(words) is not None


def done_since(words: str) -> bool:
    """True if the words say that what was late was done after all, at a time that is told."""
    return _DONE_AT.search(words) is not None and not _NOT_YET.search(words)


def given_up(words: str) -> bool:
    """True if the words say that it was not done, and nothing of another time."""
    return _GIVEN_UP.search(words) is not None and not _ANOTHER_TIME.search(words)


def done_after(words: str, due: date, said_on: date) -> bool:
    """True if the words say that it was done, or is done since, a day or month after `due`."""
    now = _JUST_NOW.search(words) is not None and said_on > due + timedelta(days=1)
    return now or any(_first_day(found, said_on) > due for found in _DONE_AT.finditer(words))


def _first_day(found: re.Match[str], said_on: date) -> date:
    """Returns the first day that is meant, the last such time before it was said."""
    month, day = 9, 1  # "i höstas"
    if found["of"]:
        month, day = min(int(found["of"]), 12), int(found["number"])
    elif found["month"]:
        month, day = MONTHS.index(found["month"].lower()) + 1, int(found["day"] or 1)
    return date(said_on.year - (month > said_on.month), month, min(day, 28))


def moved_to_others(words: str) -> bool:
    """True if the words say that somebody else answers for the work: it is not dropped."""
    return _MOVED.search(words) is not None


def began_within(words: str) -> bool:
    """True if the words say that the work began, or went on again, within the year."""
    return _BEGAN.search(words) is not None


def denied(words: str, found: re.Match[str]) -> bool:
    """True if the sentence denies what was found: a "not" stands just before it."""
    sentence_before = re.split(r"[.!?]", words[: found.start()])[-1]
    return _DENIED.search(sentence_before) is not None
