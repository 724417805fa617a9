"""Detects a text that has lost its å, ä and ö, by their share and by false signs in their place."""

import re

_LETTERS_TO_JUDGE = 200
_SWEDISH_SHARE = 0.045  # of the letters of running Swedish; in plans 4.7 to 4.9 %
_TOO_FEW = 0.5 * _SWEDISH_SHARE
_SOME_MISSING = 0.8 * _SWEDISH_SHARE
_DIACRITICS = re.compile("[åäöÅÄÖ]")
# Signs inside a word that no Swedish word has there: "l6pande", "n&mnd", "miljGer", "uppféljning", "&r".
_SIGNS = re.compile(
    r"(?<=[^\W\d_])[&6](?=[a-zåäö]{2})|(?<=[a-zåäö])[&6](?=[a-zåäö])|(?<![^\W_])&(?=[a-zåäö])|(?<=[a-zåäö])[GO](?=[a-zåäö])"
    r"|(?<=[a-zåäö])[éè](?=[bcdfghjklmnpqstvxz]|r[a-zåäö])"
)
_SIGNS_PER_LETTER = 0.002


def is_damaged(text: str) -> bool:
    """True if a text of some length has lost letters; False if it is too short to decide.

    Half the normal share of å, ä and ö is too low; if some are missing, false signs decide.
    """
    letters = sum(map(str.isalpha, text))
    if letters < _LETTERS_TO_JUDGE:
        return False
    share = len(_DIACRITICS.findall(text)) / letters
    if share < _TOO_FEW:
        return _looks_swedish(text)
    return share < _SOME_MISSING and len(_SIGNS.findall(text)) > _SIGNS_PER_LETTER * letters


def has_false_signs(text: str) -> bool:
    """True if a sign is inside a word where only a lost letter can have been."""
    return bool(_SIGNS.search(text))


def _looks_swedish(text: str) -> bool:
    """True if the text has common Swedish words: an English or empty text also has few å, ä and ö."""
    words = re.findall(r"[a-z]+", text.lower())
    small = sum(
        word in {"och", "att", "som", "med", "till", "av", "en", "ett", "den", "det"} for word in words
    )
    return small > 0.03 * len(words)
