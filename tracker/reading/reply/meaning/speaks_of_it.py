"""Does a clause with the activity's verb speak of the activity, or of another thing with that verb?"""

import re

from tracker.reading.reply.meaning import status_words
from tracker.reading.reply.meaning.title_verbs import nouns_of, verbs_of
from tracker.reading.reply.meaning.title_words import is_named
from tracker.reading.reply.meaning.verb_forms import forms
from tracker.reading.reply.patterns import MONTHS

# What stands after a preposition tells where, when and with whom.
_CIRCUMSTANCE = re.compile(
    r"(?<!\w)(?:i|pa|av|hos|med|till|for|vid|fran|inom|under|efter|innan|fore|genom|enligt|via|mot|om|sedan|"
    r"sen|mellan|bland|utan|tillsammans med)(?: "
    r"(?:de|den|det|en|ett|alla|samtliga|vara|vart|var|sina|sin|sitt|hela|"
    r"varje|nya|bada|forra|nasta|\d+))* [\w-]+"
)
_ABOUT_ONESELF = re.compile(
    r"(?<!\w)jag (?:ar|blev|har blivit)(?!\w)|(?<!\w)(?:till|at) (?:dig|er|mig)(?!\w)|(?<!\w)(?:mig|oss) "
)
_FINITE = re.compile(r"(?<!\w)(?:ar|har|blev|blir)(?!\w)")
_NOUN = re.compile(r"[a-z-]{4,}")
_EVERYDAY = frozenset({
    "aktiviteten", "atgarden", "insatsen", "punkten", "uppgiften", "arbetet", "allt", "alla", "allihop",
    "allihopa", "samtliga", "alltihop", "redan", "sedan", "hela", "helt", "detta", "denna", "dessa",
    "blev", "blir", "blivit", "idag", "igar", "tyvarr", "antligen", "aven", "ocksa", "dessutom", "bara",
    "precis", "fint", "japp", "jajaman", "sorry", "hallo", "tack", "tillsammans", "bade", "forst",
    "senast", "just", "veckan", "manaden", "aret", "terminen", "mandags", "tisdags", "onsdags",
    "torsdags", "fredags", "somras", "hostas", "vintras", "varas", "nyligen", "personalen",
    "medarbetarna", "enheterna", "men", "samt", "darmed", "alltsa", "enheten", "vecka", "fjol", "lange",
    "forra", "arbete", "gjordes", "gjort", "gjorts", "kvar", "stang", "garna", "jepp", "malet", "natt",
    "uppnatt",
    "paminnelsen", "skont", "bada", "detsamma", "planerat", "planen", "tidplan", "tidplanen", "enligt",
    "helheten", "delar", "arets", "nagot", "mera", "allting", "gjorda", "verkligen", "faktiskt",
    "gang", "ganger", "april", "augusti", "inte", "annu", "snart", "kanske", "utom", "forutom", "vissa",
    "nagra", "flera", "halften", "halva", "delvis", "kommer", "skulle", "behover", "maste", "deltagare",
    "personer", "stycken", "ungefar", "cirka", "drygt", "totalt",
})  # fmt: skip
_STATUS = (
    status_words.DONE, status_words.MADE, status_words.ONGOING, status_words.STARTED, status_words.PLANNED,
    status_words.ATTENDED, re.compile(MONTHS),
)  # fmt: skip


def speaks_of_it(text: str, title: str) -> bool:
    """True where the clause (folded) names what the title names, or names nothing at all."""
    if _ABOUT_ONESELF.search(text):
        return False
    named = " ".join([title, *nouns_of(title)])
    own = [pattern for verb in verbs_of(title) for pattern, _ in forms(verb)]
    nouns = [noun for noun in _NOUN.findall(text) if not _says_nothing(noun, own)]
    if any(is_named(noun, named) for noun in nouns):
        return True
    bare = text
    for pattern in own:
        bare = pattern.sub(" ", bare)
    bare = _CIRCUMSTANCE.sub(" ", bare)
    return all(_says_nothing(noun, own) for noun in _NOUN.findall(bare))


def is_heading(text: str, title: str) -> bool:
    """ "Automatiserad beräkning, inte påbörjat": the first words only repeat the title, and say nothing."""
    words = [word for word in re.findall(r"[a-z-]+", text) if len(word) > 3]
    own = [pattern for verb in verbs_of(title) for pattern, _ in forms(verb)]
    return (
        2 <= len(words) <= 4
        and all(is_named(word, title) for word in words)
        and not any(pattern.fullmatch(words[-1]) for pattern in (*own, *_STATUS))
        and not _FINITE.search(text)
    )


def _says_nothing(noun: str, own: list[re.Pattern[str]]) -> bool:
    return noun in _EVERYDAY or any(pattern.fullmatch(noun) for pattern in (*own, *_STATUS))
