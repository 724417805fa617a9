"""What a reply says is done may be something else than the activity: a part of it, or another thing."""

import re

from tracker.reading.reply.meaning.title_verbs import nouns_of
from tracker.reading.reply.meaning.title_words import is_named
from tracker.reading.reply.patterns import fold

_SHORT_STEM = 5
_SUBJECT = re.compile(
    r"(?:^|[.,!\n]\s*)([a-z-]{4,}(?:en|et|an|na)) (?:ar|blev|har) "
    r"(?:(?:nu|helt|redan|aven|ocksa|visserligen|dock|i stort sett) )*"
    r"(?:klar|fardig|pa plats|avsluta|genomfor|gjor|utfor)"
)
# "Ny organisation på plats", "vi har röjt klart buskarna".
_WITHOUT_VERB = re.compile(
    r"(?:^|[.,!:\n]\s*)(?:(?:ny|nytt|nya|var|vart|vara) )([a-z-]{4,}) (?:pa plats|klara?|klart)\b"
)
_FINISHED_DOING = re.compile(r"\b[a-z]{2,}t klart ((?:[a-z-]+ )?[a-z-]{4,}(?:en|et|na))\b")
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
    found = _SUBJECT.search(folded) or _WITHOUT_VERB.search(folded) or _FINISHED_DOING.search(folded)
    if found is None or not title or found[1] in _ANY_ACTIVITY:
        return False
    head = _DOCUMENT.match(fold(title))  # "Rutin för introduktion": the routine, and not the introduction
    named = head[1] if head else " ".join((fold(title), *nouns_of(title)))
    return not any(
        part[:_SHORT_STEM] in named or is_named(part, named) for part in re.split("[- ]", found[1])
    )
