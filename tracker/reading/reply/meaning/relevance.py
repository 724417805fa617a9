"""Whether a clause is about the activity: it names the activity, nothing at all, or another thing.

All letters are folded, except those of titles.
"""

import re

from tracker.reading.reply.meaning import status_words
from tracker.reading.reply.meaning.title_verbs import APPOINTING, nouns_of, verbs_of
from tracker.reading.reply.meaning.title_words import is_named
from tracker.reading.reply.meaning.verb_forms import forms
from tracker.reading.reply.patterns import MONTHS, fold

# A preposition and its words are a place, a time or company.
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
# "Utredaren är anställd", about "Utreda behovet …": who will do it is known, no more.
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


def is_relevant(text: str, title: str) -> bool:
    """True if the clause (folded) names what the title names, or names nothing at all."""
    if _ABOUT_ONESELF.search(text):
        return False
    named = " ".join([title, *nouns_of(title)])
    own = [pattern for verb in verbs_of(title) for pattern, _ in forms(verb)]
    nouns = [noun for noun in _NOUN.findall(text) if not _is_neutral(noun, own)]
    if any(is_named(noun, named) for noun in nouns):
        return True
    bare = text
    for pattern in own:
        bare = pattern.sub(" ", bare)
    bare = _CIRCUMSTANCE.sub(" ", bare)
    return all(_is_neutral(noun, own) for noun in _NOUN.findall(bare))


def repeats_title(text: str, title: str) -> bool:
    """True if the clause only repeats the title: "Automatiserad beräkning, inte påbörjat"."""
    words = [word for word in re.findall(r"[a-z-]+", text) if len(word) > 3]
    own = [pattern for verb in verbs_of(title) for pattern, _ in forms(verb)]
    return (
        2 <= len(words) <= 4
        and all(is_named(word, title) for word in words)
        and not any(pattern.fullmatch(words[-1]) for pattern in (*own, *_STATUS))
        and not _FINITE.search(text)
    )


def _is_neutral(noun: str, own: list[re.Pattern[str]]) -> bool:
    return noun in _EVERYDAY or any(pattern.fullmatch(noun) for pattern in (*own, *_STATUS))


def names_another_thing(text: str, title: str) -> bool:
    """True if what is done may be a part of the activity, or another thing.

    "Mallen är klar" is an answer about "Utbildning i hedersfrågor", which may not be done.
    """
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
