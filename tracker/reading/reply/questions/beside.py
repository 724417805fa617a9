"""What an answer holds beside a status: a question, a promise, a hand-over, thanks. A person then looks."""

import re

from tracker.reading.reply.meaning.asides import asides
from tracker.reading.reply.patterns import fold
from tracker.reading.reply.reasons import ReasonCode

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
_ELSEWHERE = re.compile(
    r"(?<!\w)(?:sekretess\w*|pa telefon(?!\w)|over telefon|ring (?:mig|upp|garna)|"
    r"sla mig en signal|vore bra om ni|"
    r"skicka(?:r)? (?:frag\w+|det|den|mejlet)|fraga \w+ (?:pa|i)(?!\w)|svaret finns i|"
    r"star i (?:protokoll|var|varan)\w*|se (?:svar|var|bifog)\w*|"
    r"rakna (?:inte|ej) det|rakna det (?:inte|ej)|tar (?:det|den) (?:hellre )?(?:pa|over) telefon|"
    r"har inte haft det har)(?!\w)"
)
_PERSON = re.compile(r"(?<!\d)(?:19|20)?\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[6-8]\d|9[01])[-+ ]\d{4}(?!\d)")
_STATUS = (
    r"(?:klar[ta]?|genomford|pagar|paborjad|ej paborja\w+|inte paborja\w+|forsena\w+|utgar|"
    r"inget behov|enligt plan|ja|nej)"
)
_LEFT_STANDING = re.compile(rf"(?<!\w){_STATUS} ?[/|\\] ?{_STATUS} ?(?:[/|\\] ?{_STATUS})*(?!\w)")
_SIGN_OFF = re.compile(
    r"(?im)^\s*(?:m\.?v\.?h\b|med v[aä]nlig\w*|v[aä]nlig\w* h|h[aä]lsningar?\b|v[aä]nligen\b|"
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
    plain = _CONTACT_OF_OTHERS.sub(" ", plain)
    codes = list(asides(plain, has_status=has_status, is_dropped=is_dropped))
    if ReasonCode.IRONY not in codes and any(mark in words for mark in "🙄😏🤔🤷😬😒"):
        codes.append(ReasonCode.IRONY)
    if _ELSEWHERE.search(plain):
        codes.append(ReasonCode.ELSEWHERE)
    if len(plain.split()) > _THANKS_ALONE or "tack och lov" in plain:
        codes = [code for code in codes if code is not ReasonCode.THANKS]
    return codes


def without_sign_off(words: str) -> str:
    """The words above a greeting with a name that ends the last answer."""
    found = _SIGN_OFF.search(words)
    if found is None or not words[: found.start()].strip():
        return words
    return words[: found.start()]


def has_alternatives(words: str) -> bool:
    """True if the letter's alternatives are left standing: "Klart / Pågår / Ej påbörjat"."""
    return _LEFT_STANDING.search(fold(words)) is not None


def may_name_a_person(words: str) -> bool:
    """True for what has the form of a personal number, also with a wrong check digit."""
    return _PERSON.search(words) is not None
