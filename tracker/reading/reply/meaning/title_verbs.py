"""The verbs of a title, and the nouns of the same actions. All letters are folded."""

import re
from functools import lru_cache

from tracker.reading.reply.meaning.verb_forms import (
    Verb,
    has_own_forms,
    is_bent_like_one,
    is_short,
    is_short_with_prefix,
)
from tracker.reading.reply.patterns import fold

_PREPOSITIONS = frozenset({"att", "vid", "pa", "i", "under", "inom", "med", "for", "genom", "till"})
_FARTHEST = 8  # words
_PARTICLES = frozenset({"in", "ut", "upp", "fram", "over", "om", "igenom", "ner", "bort", "ihop"})
# Nouns of actions: the verb, and its particle.
_NOUNS = {
    "inkop": "kopa in", "oversyn": "se over", "byte": "byta", "utbyte": "byta ut", "genomgang": "ga igenom",
    "uppfoljning": "folja upp", "uppstart": "starta", "beslut": "besluta", "framtagande": "ta fram",
    "installation": "installera", "insamling": "samla in", "rekrytering": "rekrytera", "start": "starta",
    "ombyggnad": "bygga om", "tillsattning": "tillsatta",
}  # fmt: skip
_NO_VERB = frozenset({
    "alla", "berorda", "relevanta", "samma", "extra", "bra", "sista", "forsta", "andra", "varje", "manga",
    "flera", "egna",
    "nasta", "hela", "samtliga", "bada",
})  # fmt: skip
APPOINTING = frozenset({"anstalla", "rekrytera", "tillsatta", "utse", "inratta"})
# Verbs without an end: "planerat" is not done, and what has increased may increase more.
OPEN_ENDED = frozenset({
    "planera", "fortsatta", "arbeta", "jobba", "verka", "utveckla", "oka", "minska", "forbattra",
    "starka", "hoja", "sanka", "bidra", "vara", "kunna", "framja", "strava", "prioritera", "bevaka",
    "behalla", "uppmarksamma", "motverka", "forebygga", "delta", "stodja", "erbjuda", "anvanda",
    "vidareutveckla", "boka", "leda", "driva", "tanka", "uppmuntra", "gora",
})  # fmt: skip


@lru_cache(maxsize=512)
def verbs_of(title: str) -> tuple[Verb, ...]:
    """The verbs that the title begins with, or those of its first noun ("Revidering av …")."""
    words = re.findall(r"[a-z-]+", fold(title[:300]))
    if not words:
        return ()
    start = _start(words)
    first = _verb(words, start)
    if first is None:
        named = _of_noun(words[0], words[1] if len(words) > 1 else "") or _passive(words)
        return (named,) if named else ()
    found = [first]
    for at, word in enumerate(words[:-1]):
        if word in {"och", "samt"} and (other := _verb(words, at + 1)) and start < at < start + 6:
            found.append(other)
    return tuple(found)


def _start(words: list[str]) -> int:
    """The index of the verb: 0, or after "Vid uthyrning av lokaler …" the first verb that is listed."""
    if words[0] not in _PREPOSITIONS:
        return 0
    known = (at for at, word in enumerate(words[:_FARTHEST]) if has_own_forms(word) or word.endswith("era"))
    return next(known, 0)


def nouns_of(title: str) -> tuple[str, ...]:
    """The nouns of the title's actions: "Se över" → "oversyn"."""
    found: list[str] = []
    for verb in verbs_of(title):
        stem = verb.infinitive.removesuffix("a")
        particle = "genom" if verb.particle == "igenom" else verb.particle
        found += [particle + stem + ending for ending in ("ning", "ing", "ande", "ation", "nad")]
        found.append(particle + stem.removesuffix("er") + "ation")
        found += [
            noun for noun, words in _NOUNS.items() if words == f"{verb.infinitive} {verb.particle}".strip()
        ]
    return tuple(found)


def _verb(words: list[str], at: int) -> Verb | None:
    word = words[at]
    if word in _NO_VERB or not (
        is_short_with_prefix(word) or word == "ova" or (len(word) > 3 and word.endswith("a"))
    ):
        return None
    after = words[at + 1 : at + 2]
    if after and after[0] in _PARTICLES and (after[0] != "om" or has_own_forms(word)):
        return Verb(word, after[0])
    if is_short(word) or word in {"fora", "satta"} or word in OPEN_ENDED:
        return None  # too vague alone: "ta hänsyn", "se till att"
    return Verb(word, "")


def _passive(words: list[str]) -> Verb | None:
    """ "Måltidsråd startas", "rutinen tas fram": the one verb in the passive."""
    found = []
    for at, word in enumerate(words[1:], start=1):
        stem = word.removesuffix("s")
        infinitive = stem if stem.endswith("a") else stem + "a"
        known = is_bent_like_one(infinitive) or is_short_with_prefix(infinitive) or word.endswith("eras")
        if word.endswith("s") and (known or (word.endswith("as") and len(word) > 5)):
            found.append(_verb([infinitive, *words[at + 1 :]], 0))
    return found[0] if len(found) == 1 else None


def _of_noun(noun: str, then: str) -> Verb | None:
    """ "Revidering av …"; "framtagande" only with "av", because "förebyggande" is no action."""
    if noun in _NOUNS:
        infinitive, _, particle = _NOUNS[noun].partition(" ")
        return Verb(infinitive, particle)
    for ending, cut in (("ering", 3), ("ande", 4), ("ning", 4), ("ing", 3)):
        if noun.endswith(ending) and (ending != "ande" or then == "av") and len(noun) > len(ending) + 3:
            return Verb(noun[:-cut] + "a", "")
    return None
