"""The words that a scanned word may have been: words of the list, or compounds of two or three."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from tracker.reading.diacritics.wordlist import WordList, undotted

# What a scanner writes for a dotted letter, and that is never itself there.
_FALSE = {"&": "a", "6": "o", "0": "o", "é": "aoe", "è": "aoe", "ø": "o", "æ": "a"}
_MOST_FORMS = 24
_PAIRS = re.compile("ad|aé|éa|aè|èa|aå|åa|aä|äa")
_SHORTEST_PART = 3
_SHORT_ENDS = frozenset({"rad", "mal"})
_SHORTEST_COMPOUND = 6
_SHORTEST_GENITIVE = 5
_MOST_PARTS = 3
_INFLECTIONS = ("ar", "arna", "ars", "or", "orna", "er", "erna", "na")
_LEAST_COMPOUND = 1e-18
_SHORTEST_BOUND = 4
_MOST_LETTERS = 40
_COST_OF_JOINT = 1e-4


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of the scanned signs, in lower case without dots.

    `dots` are the indexes of å, ä or ö, each with its letter if known, otherwise "".
    """

    letters: str
    dots: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may have been there, with its frequency; that of a compound is only a rank."""

    word: str
    usual: float
    is_compound: bool = False


def true_form(word: str) -> Form:
    """Returns the word as scanned, in lower case, if all its signs are letters that may be right."""
    return _form(word.lower())


def _form(small: str, *uncertain: int) -> Form:
    kept = [(at, letter) for at, letter in enumerate(small) if letter in "åäö" and at not in uncertain]
    return Form(undotted(small), (*kept, *((at, "") for at in uncertain)))


def misread_forms(word: str) -> list[Form]:
    """Returns the readings of a word with signs that are not letters, or rarely replace one."""
    if len(word) > _MOST_LETTERS:
        return []
    forms = list(_forms_of_signs(word))
    if not any(sign in _FALSE or _is_inner_capital(word, at) for at, sign in enumerate(word)):
        forms.extend(_forms_of_d(word.lower()))
    forms.extend(_forms_of_pairs(word.lower()))
    return forms


def _is_inner_capital(word: str, at: int) -> bool:
    return word[at] in "GO" and at > 0 and word[at - 1].islower()


def _forms_of_signs(word: str) -> Iterator[Form]:
    places = [at for at, sign in enumerate(word) if sign in _FALSE or _is_inner_capital(word, at)]
    meanings = [_FALSE.get(word[at], "o") for at in places]
    if not places or len(places) > 3:
        return
    for chosen in list(product(*meanings))[:_MOST_FORMS]:
        signs = list(word.lower())
        for at, letter in zip(places, chosen, strict=True):
            signs[at] = letter
        dots = tuple(at for at, letter in zip(places, chosen, strict=True) if letter != "e")
        if dots:
            yield _form("".join(signs), *dots)


def _forms_of_d(word: str) -> Iterator[Form]:
    """ "Uppfdljning", "vdgledning": one d that was å, ä or ö."""
    for at, sign in enumerate(word):
        if sign == "d":
            for letter in "ao":
                yield _form(word[:at] + letter + word[at + 1 :], at)


def _forms_of_pairs(word: str) -> Iterator[Form]:
    """ "Anmadlan", "intranéatet": two signs for one letter."""
    for pair in _PAIRS.finditer(word):
        at = pair.start()
        yield _form(word[:at] + "a" + word[pair.end() :], at)


def dotted_words(form: Form, words: WordList) -> list[Candidate]:
    """Returns the words with å, ä and ö for the form, by frequency; compounds if the list has none."""
    whole = [Candidate(word, words.frequency(word)) for word in words.behind(form.letters)]
    fitting = [found for found in whole if found.usual and _has_dots(found.word, form)]
    if not fitting and _SHORTEST_COMPOUND < len(form.letters) <= _MOST_LETTERS:
        fitting = _dotted_compounds(form, words)
    if not fitting and form.letters.endswith("s") and len(form.letters) > _SHORTEST_GENITIVE:
        stems = dotted_words(Form(form.letters[:-1], form.dots), words)
        fitting = [replace(stem, word=f"{stem.word}s") for stem in stems]
    return sorted(fitting, key=lambda found: -found.usual)


def _has_dots(word: str, form: Form) -> bool:
    """True if the word has dots where the form requires them, and the right letter if that is known."""
    return all(at < len(word) and (word[at] == sure if sure else word[at] in "åäö") for at, sure in form.dots)


def _dotted_compounds(form: Form, words: WordList) -> list[Candidate]:
    found = _compounds(form.letters, words, _MOST_PARTS)
    return [
        Candidate(word, usual, is_compound=True)
        for word, usual in found.items()
        if word != form.letters and usual > _LEAST_COMPOUND and _has_dots(word, form)
    ]


def compound_usual(word: str, words: WordList) -> float:
    """Returns the frequency of the word as a compound or as a form of a known word, otherwise 0."""
    if any(word.endswith(ending) and words.frequency(word[: -len(ending)]) for ending in _INFLECTIONS):
        return 1.0
    return _compounds(word, words, _MOST_PARTS).get(word, 0.0) if len(word) <= _MOST_LETTERS else 0.0


def _compounds(letters: str, words: WordList, most_parts: int) -> dict[str, float]:
    """Returns compounds of two or three common words, each with or without dots, joined with or without s."""
    found: dict[str, float] = {}
    for end in range(_SHORTEST_PART, len(letters) - _SHORTEST_PART + 1):
        firsts = _first_parts(letters[:end], words)
        if not firsts:
            continue
        rests = _last_parts(letters[end:], words)
        if most_parts > 2:
            rests = _compounds(letters[end:], words, most_parts - 1) | rests
        for first, usual in firsts.items():
            for rest, usual_rest in rests.items():
                score = usual * usual_rest * _COST_OF_JOINT
                found[first + rest] = max(found.get(first + rest, 0.0), score)
    return found


def _parts(letters: str, words: WordList) -> dict[str, float]:
    """Returns the common words for the letters."""
    usual = {word: words.frequency_as_part(word) for word in (letters, *words.behind(letters))}
    return {word: share for word, share in usual.items() if share}


def _last_parts(letters: str, words: WordList) -> dict[str, float]:
    """Few words of three letters end a compound; "går" and "års" end many words that are not compounds."""
    return _parts(letters, words) if len(letters) > _SHORTEST_PART or letters in _SHORT_ENDS else {}


def _first_parts(letters: str, words: WordList) -> dict[str, float]:
    """A first part may have a joining s: "enhets-", "handlings-"."""
    parts = _parts(letters, words)
    if letters.endswith("s") and len(letters) > _SHORTEST_BOUND:
        parts = {f"{word}s": usual for word, usual in _parts(letters[:-1], words).items()} | parts
    return parts
