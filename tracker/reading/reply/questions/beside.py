"""What an answer holds beside a status: a question, a promise, a hand-over, thanks. A person then looks."""

import re

from tracker.domain.reply.codes import ReasonCode
from tracker.reading.reply.meaning.asides import asides
from tracker.reading.reply.patterns import fold

# They look like a question or a hand-over, and are none.
_NAMES_A_MATTER = re.compile(r"(?m)(?:^|(?<=[.!\n] ))\s*vad (?:galler|avser|betraffar)(?!\w)")
_ABSENT = re.compile(
    r"(?:som (?:ar|inte ar) )?(?:kvar |hon |han |en |den |tva |de )*(?:ar|gar|varit|blev) (?:\w+ )?"
    r"(?:foraldra|tjanst)ledig\w*(?: (?:till|fran|sedan) \w+)?"
)
_OWN_WORDS = re.compile(r"(?<!\w)(?:jag|min|mitt|mig)(?!\w)")
_THANKS_ALONE = 8  # words
_CONTACT_OF_OTHERS = re.compile(
    r"(?<!\w)(?:behovt|behov(?:er|de)|att|inte|kunnat|brukar|alltid|har vi|har|ville) (?:kontakta|"
    r"hanvisa|fraga|prata med)(?!\w)"
)
_ANOTHER_CHIEF = re.compile(
    r"(?<!\w)(?:arbetar|jobbar) jag (?:pa|hos|i)(?!\w)|(?<!\w)ny\w* (?:\w*chef|ec|"
    r"samordnare) (?:ar|heter|sedan|fran)(?!\w)|"
    r"(?<!\w)tagit emot (?:ditt|er\w*) (?:mejl|mail|meddelande|arende)|jag ar ny(?:\w| )"
)
_ELSEWHERE = re.compile(
    r"(?<!\w)(?:sekretess(?:en|skal|belagd\w*|markerad\w*)?(?!\w)|pa telefon(?!\w)|over telefon|"
    r"vore bra om ni|"
    r"skicka(?:r)? (?:frag\w+|det|den|mejlet)|fraga \w+ (?:pa|i)(?!\w)|svaret finns i|"
    r"star i (?:protokoll|var|varan)\w*|se (?:svar|var|bifog)\w*|"
    r"rakna (?:inte|ej) det|rakna det (?:inte|ej)|tar (?:det|den) (?:hellre )?(?:pa|over) telefon|"
    r"har inte haft det har)(?!\w)|(?m:^)\W*se (?:protokoll|minnesant|anteckning|dokument|rapport|bilag)\w*"
)
# "Vi tar upp det på varje APT" promises nothing.
_TAKEN_UP = re.compile(
    r"(?<!\w)tar (?:vi )?(?:upp )?det (?:upp )?(?:pa|i|med) (?=varje|alla|samtliga|var |apt|"
    r"introduktion|arbetsplats|ledningsgrupp)"
)
# "Ligger på enhetsmötet i september" hands nothing over.
_ON_THE_AGENDA = re.compile(
    r"(?<!\w)(?:ligger|star|kommer|tas) (?:upp )?(?:pa|i) (?:\w+ )?\w*(?:mote|moten|motet|traff|traffen|"
    r"dagordning\w*|"
    r"agenda\w*|dag|dagen|schema\w*|planering\w*|arshjul\w*|apt)(?!\w)"
)
_CALL = re.compile(r"(?<!\w)(?:ring (?:mig|upp|garna)|sla mig en signal)(?!\w)")
# "Tvåan är det inga ärenden på": without a question mark it is no question.
_LOOKS_ASKED = re.compile(r"(?m)^\W*(?=(?:ar|ska|galler|menar) )")
# The letter's own question, written again above the answer.
_ECHO = re.compile(
    r"(?i)(?:^|(?<=[.!\n]))\s*(?:\w+[^?.!\n]{0,60}[:–-] ?)?(?:hur många|har det blivit|"
    r"är det klart|hur har det gått|vad bör ändras|finns protokollen|"
    r"bedöms aktiviteten|stämmer det fortfarande)[^?\n]{0,80}\?(?=\s*\S)"
)
_WORKING_HOURS = re.compile(
    r"(?<!\w)(?:jag|som) (?:\w+ )?(?:jobbar|arbetar|tjanstgor)(?: \w+)? (?:mandag|tisdag|onsdag|"
    r"torsdag|fredag|deltid|halvtid|\d\d ?%|ej|inte)\w*"
)
_PERSON = re.compile(r"(?<!\d)(?:19|20)?\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[6-8]\d|9[01])[-+ ]\d{4}(?!\d)")
_STATUS = (
    r"(?:klar[ta]?|genomford|pagar|paborjad|ej paborja\w+|inte paborja\w+|forsena\w+|utgar|"
    r"inget behov|enligt plan|ja|nej)"
)
_LEFT_STANDING = re.compile(rf"(?<!\w){_STATUS} ?[/|\\] ?{_STATUS} ?(?:[/|\\] ?{_STATUS})*(?!\w)")
_SIGN_OFF = re.compile(
    r"(?im)^\s*(?:m\.?v\.?h\b|med v[aä]nlig\w*|v[aä]nlig\w* h|h[aä]lsningar?\b|h[aä]lsn\b|v[aä]nligen\b|"
    r"hilsen\b|h[aä]lsar\b|kram(?:ar)?\b|allt gott|"
    r"ha (?:det|en) \w+|vh\b|//?\s*\w+|trevlig \w+|glad \w+[!.,]*\s*$|soliga? |god (?:jul|"
    r"fortsättning|helg)|b[aä]sta h|best regards|regards|cheers|"
    r"tack (?:f[oö]r|p[aå] f[oö]rhand)|skickat fr[aå]n).*"
)


def beside(words: str, *, has_status: bool, is_dropped: bool) -> list[ReasonCode]:
    """Why a person should look at an answer, whatever its status."""
    plain = _NAMES_A_MATTER.sub("gallande", fold(words))
    if not _OWN_WORDS.search(plain):
        plain = _ABSENT.sub(" ", plain)
    if "?" not in words:
        plain = _LOOKS_ASKED.sub("sa ", plain)
    plain = _TAKEN_UP.sub("lyfts", plain)
    plain = _ON_THE_AGENDA.sub("lyfts", _CONTACT_OF_OTHERS.sub(" ", plain))
    codes = list(asides(plain, has_status=has_status, is_dropped=is_dropped))
    if ReasonCode.IRONY not in codes and any(mark in words for mark in "🙄😏🤔🤷😬😒"):
        codes.append(ReasonCode.IRONY)
    if _ELSEWHERE.search(plain) or (not has_status and _CALL.search(plain)):
        codes.append(ReasonCode.ELSEWHERE)
    if _ANOTHER_CHIEF.search(plain):
        codes.append(ReasonCode.HANDOVER)
    if _WORKING_HOURS.search(plain):
        codes.append(ReasonCode.NO_STATUS)
    if len(plain.split()) > _THANKS_ALONE or "tack och lov" in plain:
        codes = [code for code in codes if code is not ReasonCode.THANKS]
    return codes


def without_echo(words: str) -> str:
    """The words without the letter's own question above the answer."""
    return _ECHO.sub(" ", words)


def without_sign_off(words: str) -> str:
    """The words above a greeting with a name that ends the last answer."""
    found = _SIGN_OFF.search(words)
    if found is None or not words[: found.start()].strip():
        return words
    return words[: found.start()]


def has_alternatives(words: str) -> bool:
    """True if the letter's alternatives are left standing: "Klart / Pågår / Ej påbörjat"."""
    return _LEFT_STANDING.search(fold(words)) is not None


def without_person(words: str) -> str:
    """The words with such numbers hidden, for the readers and the trace."""
    return _PERSON.sub("dolt", words)


def may_name_a_person(words: str) -> bool:
    """True for what has the form of a personal number, also with a wrong check digit."""
    return _PERSON.search(words) is not None
