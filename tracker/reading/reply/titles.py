"""An answer without a number may repeat the words of the activity that it is about: a suggestion, no more."""

import re
from collections.abc import Sequence

from tracker.reading.reply.patterns import fold

_WORD = re.compile(r"[a-z]{5,}")
_STEM = 7
_SHORT_STEM = 5
# "Rutinen", "rutiner" and "rutin" are one word.
_ENDING = re.compile(r"(?<=[a-z]{5})(?:erna|arna|orna|ens|ets|en|et|er|ar|or|na|n|t)$")
_SUBJECT = re.compile(
    r"(?:^|[.,!\n]\s*)([a-z-]{4,}(?:en|et|an|na)) (?:ar|blev|har) (?:(?:nu|helt|redan) )*"
    r"(?:klar|fardig|pa plats|avsluta|genomfor|gjor|utfor)"
)
_ANY_ACTIVITY = frozenset({
    "aktiviteten", "aktiviteterna", "arbetet", "atgarden", "insatsen", "uppdraget", "punkten", "utbildningen",
    "projektet", "uppgiften", "momentet", "genomgangen", "implementeringen", "atgarderna", "aktivteten",
})  # fmt: skip


def best_title(text: str, titles: Sequence[str]) -> int | None:
    """The place (from 0) of the one title whose distinctive words `text` repeats, otherwise None."""
    own = [_stems(title) for title in titles]
    said = _stems(text)
    hits = [len(said & _distinctive(place, own)) for place in range(len(own))]
    best = max(hits, default=0)
    return hits.index(best) if best and hits.count(best) == 1 else None


def is_about_something_else(text: str, title: str) -> bool:
    """ "Mallen är klar" about "Utbildning i hedersfrågor": a part is done, and not surely the activity."""
    found = _SUBJECT.search(fold(text[:4000]))
    if found is None or not title or found[1] in _ANY_ACTIVITY:
        return False
    named = fold(title)
    return not any(part[:_SHORT_STEM] in named for part in found[1].split("-"))


def _distinctive(place: int, titles: Sequence[set[str]]) -> set[str]:
    others = set().union(*(title for at, title in enumerate(titles) if at != place))
    return titles[place] - others


def _stems(text: str) -> set[str]:
    return {_ENDING.sub("", word)[:_STEM] for word in _WORD.findall(fold(text[:4000]))}
