"""The activity's own verb in a reply reports that it is done: "Uppdatera ordningen" → "Uppdaterad!".

Its forms are read as the same forms of "genomföra", which the grammar of a reply knows with negation, time
and reservation. All letters are folded.
"""

import re

from tracker.reading.reply.meaning.relevance import is_relevant
from tracker.reading.reply.meaning.status_words import NOT_STARTED
from tracker.reading.reply.meaning.title_verbs import APPOINTING, OPEN_ENDED, nouns_of, verbs_of
from tracker.reading.reply.meaning.title_words import is_named
from tracker.reading.reply.meaning.turning_words import NEGATION, PREPARATION
from tracker.reading.reply.meaning.verb_forms import Verb, forms
from tracker.reading.reply.patterns import word

# An activity to start something may be done when that is under way: a person decides.
_BEGINNINGS = frozenset(
    {"starta", "paborja", "inleda", "oppna", "etablera", "inratta", "bilda", "skapa", "infora", "installera"}
)
_UNDER_WAY = re.compile(r"(?<!\w)(?:ar|har varit|kom) (?:nu )?i ?gang(?!\w)")
_APPOINTED = word("tillsatta?; tillsattes; anstalld; anstallts; rekryterad; rekryterats; pa plats")
# Nothing else is named: "den är skriven", "beslutad i mars".
_OF_IT = re.compile(
    r"(?:(?:ja|nu|jo|den|det|de|ar|blev|har|redan|vi|och) )*"
    r"(?:antag|faststall|beslut|undertecknad|paskriv|skriv)"
)
_POST = word("tjansten; tjansterna; befattningen; rekryteringen")
_WRITING = frozenset({
    "uppratta", "utarbeta", "revidera", "skriva", "besluta", "faststalla", "uppdatera", "skapa",
    "formulera", "utforma", "teckna",
})  # fmt: skip
_ADOPTED = word(
    "antagen; antaget; antagna; antogs; faststalld; faststallt; faststalldes; beslutad; beslutades; "
    "undertecknad; undertecknat; undertecknades; paskriven; paskrivet; paskrivna; publicerad; publicerade; "
    "tryckt; tryckta; skriven; skrivet; skrivna"
)
_MADE = word("gjord; gjort; gjorda; gjordes; gjorts; ordnad; ordnat; fixad; fixat")
_HAD = re.compile(r"(?<!\w)(?:hade|(?:har )?(?:vi )?haft) (?:(?:en|ett|var|vart|den|det) )?([a-z]{4,})(?!\w)")
_HAD_WE = re.compile(r"(?<!\w)([a-z]{4,}) (?:hade vi|har vi haft)(?!\w)")
_BEGAN_WORK = re.compile(r"(?<!\w)(?:borjade|har borjat|tilltradde|borjat)(?!\w)")
_LONG_WORD = re.compile(r"[a-z]{4,}")
_CANONICAL = re.compile(r"genomfora?\b")


def with_verb_as_done(text: str, title: str) -> str:
    """`text` (folded) with the forms of the title's verb as those of "genomföra"; unchanged if it has none.

    A title with two verbs ("Kartlägga och åtgärda") is not done when one is: there nothing is changed.
    """
    verbs = verbs_of(title)
    if len(verbs) > 1 or not title:
        return text
    verb = verbs[0] if verbs else Verb("", "")
    text = _its_object(text, title, verb)
    if verb.infinitive in OPEN_ENDED or _CANONICAL.match(verb.infinitive) or not verbs:
        return text
    if NOT_STARTED.search(text) or (verb.infinitive in _BEGINNINGS and NEGATION.search(text)):
        return text
    said = text
    for pattern, form in forms(verb):
        text = pattern.sub(form, text)
    if text != said and not is_relevant(said, title):
        return f"kanske {text}"  # the same verb of something else: "vi har bytt leverantör"
    return _UNDER_WAY.sub("ar kanske genomford", text) if verb.infinitive in _BEGINNINGS else text


def _its_object(text: str, title: str, verb: Verb) -> str:
    """`text` with "genomförd" for the title's object made, adopted or filled ("Rutinen antogs")."""
    if verb.infinitive in APPOINTING:
        appointed = _APPOINTED.sub("genomford", _BEGAN_WORK.sub("ar kanske genomford", text))
        return _POST.sub("atgarden", appointed)
    named = " ".join([title, *nouns_of(title)])
    writing = verb.infinitive in _WRITING or verb.particle == "fram" or verb == Verb("se", "over")
    if writing and _OF_IT.match(text):
        text = _ADOPTED.sub("genomford", text)
    if not any(is_named(noun, named) for noun in _LONG_WORD.findall(text)):
        return text
    text = _LONG_WORD.sub(lambda noun: "atgarden" if _is_prepared(noun[0], title) else noun[0], text)
    text = _MADE.sub("genomford", text)
    for had in (_HAD, _HAD_WE):
        text = had.sub(lambda one: f"genomforde {one[1]}" if is_named(one[1], named) else one[0], text)
    return _ADOPTED.sub("genomford", text) if writing else text


def _is_prepared(noun: str, title: str) -> bool:
    """True for a preparation that the title is about: "Avtalet", if the activity is to sign it."""
    return PREPARATION.fullmatch(noun) is not None and is_named(
        noun, " ".join([*title.split()[:5], *nouns_of(title)])
    )
