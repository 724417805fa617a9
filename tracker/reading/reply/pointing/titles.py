"""An answer without a number may repeat the words of the activity that it is about: a suggestion, no more."""

import re
from collections.abc import Sequence

from tracker.reading.reply.meaning.title_verbs import nouns_of
from tracker.reading.reply.meaning.title_words import is_named
from tracker.reading.reply.patterns import fold

_NOUN = re.compile(r"[a-z]{4,}")
# "Genomförd" tells a status, also beside a title that begins with "Genomföra".
_STATUS_WORD = re.compile(
    r"(?:genomfor(?:d|t|da|ts|des)|infor(?:d|t|da|ts|des)|klara?t?)$|fardig|"
    r"paborj|avslut|start|planer|forsen|enhet|aktivitet|arbet|personal|alla|samtlig|borja|"
    r"halls|hold|gjor|under|efter|innan|kommer|ligger|vantar|fortfarande|redan|senast|inget|ingen|nasta"
)


def best_title(text: str, titles: Sequence[str]) -> int | None:
    """The place (from 0) of the one title whose distinctive words `text` repeats, otherwise None."""
    named = [" ".join((title, *nouns_of(title))) for title in titles]
    said = {noun for noun in _NOUN.findall(fold(text[:4000])) if not _STATUS_WORD.match(noun)}
    places = [[place for place, title in enumerate(named) if is_named(noun, title)] for noun in said]
    hits = [sum(found == [place] for found in places) for place in range(len(titles))]
    best = max(hits, default=0)
    return hits.index(best) if best and hits.count(best) == 1 else None
