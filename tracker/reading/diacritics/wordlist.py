"""The frequency of Swedish words, from wordfreq; the list is loaded when the first damaged text is read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

_UNDOTTED = str.maketrans("åäö", "aao")
_LEAST = 1e-8
_KNOWN_AT_LEAST = 1e-5
_TIMES_MORE_USUAL_IN_PLANS = 300.0
_MOST_AS_PART = 1e-3
_LEAST_AS_PART = ((7, 5e-8), (4, 1e-6), (3, 1e-4), (0, 1.0))  # minimum length and frequency


def undotted(word: str) -> str:
    """Returns the word in lower case as a scan without å, ä and ö shows it."""
    return word.lower().translate(_UNDOTTED)


@dataclass(frozen=True, slots=True, eq=False)
class WordList:
    """Swedish words with their share of running text, and the dotted words for each undotted form."""

    frequencies: Mapping[str, float]
    dotted: Mapping[str, tuple[str, ...]]
    favoured: frozenset[str]

    def frequency(self, word: str) -> float:
        """Returns the share of a word in running text, 0 if unknown; favoured words count for more."""
        found = self.frequencies.get(word, 0.0)
        if word in self.favoured:
            return max(found, _KNOWN_AT_LEAST) * _TIMES_MORE_USUAL_IN_PLANS
        return found if found > _LEAST else 0.0

    def frequency_as_part(self, word: str) -> float:
        """Returns the share of a word that may be part of a compound; 0 if it is too rare for its length."""
        found = self.frequency(word) if len(word) > 3 else self.frequencies.get(word, 0.0)
        least = next(share for length, share in _LEAST_AS_PART if len(word) >= length)
        return min(found, _MOST_AS_PART) if found >= least else 0.0

    def behind(self, undotted_form: str) -> tuple[str, ...]:
        """Returns the words with å, ä or ö that the form may have been."""
        return self.dotted.get(undotted_form, ())


@lru_cache(maxsize=4)
def swedish(favoured: frozenset[str]) -> WordList:
    """Returns the Swedish word list; `favoured` are words that plans certainly have."""
    frequencies, dotted = _loaded()
    new = [word for word in favoured if word not in frequencies]
    return WordList(frequencies, {**dotted, **_dotted(new, dotted)} if new else dotted, favoured)


@cache
def _loaded() -> tuple[Mapping[str, float], Mapping[str, tuple[str, ...]]]:
    from wordfreq import get_frequency_dict

    frequencies = get_frequency_dict("sv", "best")
    return frequencies, _dotted(frequencies, {})


def _dotted(words: Iterable[str], earlier: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        if word.isascii():  # two words in three, looked at in no time
            continue
        form = word.translate(_UNDOTTED)
        if form != word:
            found[form] = (*found.get(form, earlier.get(form, ())), word)
    return found
