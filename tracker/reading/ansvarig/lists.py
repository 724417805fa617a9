"""Prepares a cell's words: lists with hanging hyphens are written out, and people named by their task are
roles.

"Miljö-, bygg- och räddningsnämnden" are three bodies; "barn- och utbildningsnämnden" is one.
"""

from functools import lru_cache

from tracker.reading.ansvarig.cells import Word, find_role
from tracker.reading.ansvarig.lexicon import RoleLexicon
from tracker.reading.mending import fold, word_list

# Endings of words for people by what they do; alone in a cell's part they are a role.
_AGENTS = RoleLexicon(
    heads=word_list("are ör ist log ant iker vän vakt vald person dräng företrädare frivillig"),
    unit_endings=(),
    topics=(),
)
_NO_AGENTS = word_list(
    """
    igare ligare vidare senare snarare narmare hellre mellanare sommare dialog katalog checklist namnlist
    brist relevant vakant variant konstant samman tillsamman qvist nagon ingen for inför kvist lista logg
    ingarna dagarna parkarna fors
    """
)
_BEGINS_PART = frozenset({"comma", "stop", "slash", "and", "all", "with", "modest", "modifier"})
LISTED = "listed"


def prepared(words: list[Word], lexicon: RoleLexicon) -> list[Word]:
    """Returns the words with hanging hyphens written out and people by task as roles."""
    return _with_agents(_written_out(words, lexicon))


def is_listed(word: Word) -> bool:
    """True for a unit that was written out of a list, and belongs to what the first of the list does."""
    return word.base == LISTED


def _written_out(words: list[Word], lexicon: RoleLexicon) -> list[Word]:
    found: list[Word] = []
    index = 0
    while index < len(words):
        last = _end_of_list(words, index)
        ending = _ending(words[last], lexicon, words[last - 1].kind != "and") if last else ""
        if ending:
            found += _each(words[index : last + 1], ending)
            index = last + 1
        else:
            found.append(words[index])
            index += 1
    return found


def _end_of_list(words: list[Word], index: int) -> int:
    """Returns the index of the word that ends "arbetsmarknads-, kultur- och socialnämnden"; 0 if no list."""
    begun = index
    while words[index].kind == "hyphened" and index + 2 < len(words):
        joined = words[index + 1]
        if joined.kind == "and":
            # "Kultur-, fritids- och tekniska förvaltningen" ends in two words.
            last = index + 2 + (words[index + 2].kind in ("modifier", "other") and index + 3 < len(words))
            return last if index > begun and words[last].kind in ("unit", "role") else 0
        if joined.text != ",":
            return 0
        index += 2
    return 0


def _ending(word: Word, lexicon: RoleLexicon, whole: bool) -> str:
    """Returns the part that a list's last word shares with the others: "nämnden", "chefer"."""
    if word.kind == "role":
        forms = lexicon.endings_by_length
    else:
        forms = tuple(sorted(lexicon.units, key=len, reverse=True))
    found = next((form for form in forms if word.folded.endswith(form)), "")
    return word.text[len(word.text) - len(found) :] if whole or len(word.folded) > len(found) + 1 else ""


def _each(words: list[Word], ending: str) -> list[Word]:
    last = words[-1]
    own = [] if words[-2].kind == "and" else [words[-2]]  # the "tekniska" of "miljö-, trafik- och tekniska"
    listed: list[Word] = []
    for word in words[: -2 - len(own)]:
        if word.kind != "hyphened":
            listed.append(word)
            continue
        stem = word.text if word.text[:2].isupper() else word.text[:-1]
        text = stem + ending
        base = text.lower()[: len(text) - len(ending)] + last.base[_stem_length(last, ending) :]
        base = base if last.kind == "role" else LISTED if listed else ""
        listed.append(last._replace(text=text, folded=fold(text), base=base))
    comma = Word("comma", ",", ",")
    return [*listed, comma, *own, last._replace(base=last.base or LISTED)]


def _stem_length(word: Word, ending: str) -> int:
    return len(word.text) - len(ending)


def _with_agents(words: list[Word]) -> list[Word]:
    found: list[Word] = []
    for index, word in enumerate(words):
        before = words[index - 1].kind if index else "comma"
        alone = index + 1 == len(words) or words[index + 1].kind not in ("unit", "role", "topic")
        matter = index > 1 and words[index - 1].text == "(" and words[index - 2].kind == "unit"
        begins = word.kind in ("name", "other") and before in _BEGINS_PART and not matter
        agent = _agent(word.text) if begins and alone else None
        found.append(word if agent is None else word._replace(kind="role", base=agent[0], plural=agent[1]))
    return found


@lru_cache(maxsize=4096)
def _agent(text: str) -> tuple[str, bool] | None:
    """Returns the singular of "attestanter", "språkvänner", "hyresvärd", and whether it is plural."""
    if len(text) < 6 or fold(text).endswith(_NO_AGENTS) or text.isupper():
        return None
    role = find_role(text, _AGENTS)
    return (role.base, role.plural) if role and _has_its_letters(role.base, text.lower()) else None


def _has_its_letters(base: str, text: str) -> bool:
    """'Frågor' folds as "frågör" does, and is nobody."""
    return all(part in text for part in ("ör", "vän", "dräng") if base.endswith(part))
