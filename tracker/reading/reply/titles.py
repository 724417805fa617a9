"""An answer without a number may repeat the words of the activity that it is about: a suggestion, no more."""

import re
from collections.abc import Sequence

from tracker.reading.reply.patterns import fold
from tracker.reading.reply.title_verbs import nouns_of
from tracker.reading.reply.title_words import is_named

_NOUN = re.compile(r"[a-z]{4,}")
# "Genomförd" tells a status, also beside a title that begins with "Genomföra".
_STATUS_WORD = re.compile(
    r"(?:genomfor(?:d|t|da|ts|des)|infor(?:d|t|da|ts|des)|klara?t?)$|fardig|"
    r"paborj|avslut|start|planer|forsen|enhet|aktivitet|arbet|personal|alla|samtlig|borja|"
    r"halls|hold|gjor|under|efter|innan|kommer|ligger|vantar|fortfarande|redan|senast|inget|ingen|nasta"
)
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
_ANY_ACTIVITY = frozenset({
    "aktiviteten", "aktiviteterna", "arbetet", "atgarden", "insatsen", "uppdraget", "punkten", "utbildningen",
    "projektet", "uppgiften", "momentet", "genomgangen", "implementeringen", "atgarderna", "aktivteten",
})  # fmt: skip


def best_title(text: str, titles: Sequence[str]) -> int | None:
    """The place (from 0) of the one title whose distinctive words `text` repeats, otherwise None."""
    named = [" ".join((title, *nouns_of(title))) for title in titles]
    said = {noun for noun in _NOUN.findall(fold(text[:4000])) if not _STATUS_WORD.match(noun)}
    places = [[place for place, title in enumerate(named) if is_named(noun, title)] for noun in said]
    hits = [sum(found == [place] for found in places) for place in range(len(titles))]
    best = max(hits, default=0)
    return hits.index(best) if best and hits.count(best) == 1 else None


def is_about_something_else(text: str, title: str) -> bool:
    """ "Mallen är klar" about "Utbildning i hedersfrågor": a part is done, and not surely the activity."""
    folded = fold(text[:4000])
    found = _SUBJECT.search(folded) or _WITHOUT_VERB.search(folded) or _FINISHED_DOING.search(folded)
    if found is None or not title or found[1] in _ANY_ACTIVITY:
        return False
    named = " ".join((fold(title), *nouns_of(title)))
    return not any(
        part[:_SHORT_STEM] in named or is_named(part, named) for part in re.split("[- ]", found[1])
    )
