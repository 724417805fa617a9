"""What a reply says is done may be something else than the activity: a part of it, or another thing."""

import re

from tracker.reading.reply.meaning.title_verbs import APPOINTING, nouns_of, verbs_of
from tracker.reading.reply.meaning.title_words import is_named
from tracker.reading.reply.patterns import fold

_SHORT_STEM = 5
_SUBJECT = re.compile(
    r"(?:^|[.,!\n]\s*)([a-z-]{4,}(?:en|et|an|na))(?: till \w+(?: och \w+)?)? (?:ar|blev|har) "
    r"(?:(?:nu|helt|redan|aven|ocksa|visserligen|dock|i stort sett) )*"
    r"(?:klar|fardig|pa plats|avsluta|genomfor|gjor|utfor)"
)
# "Ny organisation på plats", "vi har röjt klart buskarna".
_WITHOUT_VERB = re.compile(
    r"(?:^|[.,!:\n]\s*)(?:(?:ny|nytt|nya|var|vart|vara) )([a-z-]{4,}) (?:pa plats|klara?|klart)\b"
)
_FINISHED_DOING = re.compile(r"\b[a-z]{2,}t klart ((?:[a-z-]+ )?[a-z-]{4,}(?:en|et|na))\b")
# "Inventeringen av belysningen är färdig", about "Inventera asbest".
_OF_WHAT = re.compile(
    r"(?:^|[.,!\n]\s*)[a-z-]{4,}(?:en|et|an|na) (?:av|langs|pa|i) ([a-z-]{5,}(?:en|et|an|na)) "
    r"(?:ar|blev|har)(?!\w)"
)
# "Utredaren är anställd", about "Utreda behovet …": who is to do it, and not what.
_APPOINTED = re.compile(
    r"(?:^|[.,!\n]\s*)[a-z-]{4,}(?:en|et|an|na) (?:ar|blev) (?:nu )?(?:tillsatt|anstalld|rekryterad)"
)
_ANY_PLACE = re.compile(
    r"enhet|personal|medarbetar|chef|grupp|verksamhet|boende|avdelning|aret|varen|hosten|skol|forskol|kommun"
)
_DOCUMENT = re.compile(
    r"(?:ny |nya |gemensam |lokal )*"
    r"((?:rutin|\w*plan|riktlinje|mall|checklista|policy|vagledning|program)(?:er|ar)?)"
    r" (?:for|om|mot|vid|kring|till)(?!\w)"
)
_ANY_ACTIVITY = frozenset({
    "aktiviteten", "aktiviteterna", "arbetet", "atgarden", "insatsen", "uppdraget", "punkten", "utbildningen",
    "projektet", "uppgiften", "momentet", "genomgangen", "implementeringen", "atgarderna", "aktivteten",
})  # fmt: skip


def is_about_something_else(text: str, title: str) -> bool:
    """ "Mallen är klar" about "Utbildning i hedersfrågor": a part is done, and not surely the activity."""
    folded = fold(text[:4000])
    if (
        title
        and _APPOINTED.search(folded)
        and not any(verb.infinitive in APPOINTING for verb in verbs_of(title))
    ):
        return True
    of_what = _OF_WHAT.search(folded)
    if of_what and title and not _ANY_PLACE.search(of_what[1]) and not is_named(of_what[1], fold(title)):
        return True
    found = _SUBJECT.search(folded) or _WITHOUT_VERB.search(folded) or _FINISHED_DOING.search(folded)
    if found is None or not title or found[1] in _ANY_ACTIVITY:
        return False
    head = _DOCUMENT.match(fold(title))  # "Rutin för introduktion": the routine, and not the introduction
    named = head[1] if head else " ".join((fold(title), *nouns_of(title)))
    return not any(
        part[:_SHORT_STEM] in named or is_named(part, named) for part in re.split("[- ]", found[1])
    )
