"""Which activity a stretch names: by a word of its title, an acronym, or the start of a word."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tracker.reading.reply.patterns import fold
from tracker.reading.reply.questions.plan_words import of_plan, of_title

_WORD = re.compile(r"[a-zåäöéA-ZÅÄÖÉ]{2,}")
_ENDING = re.compile(r"(?<=[a-z]{3})(?:erna|arna|orna|ens|ets|ningar|en|et|er|ar|or|na|ad|at|an|n|t|a|s)$")
_COMMON = frozenset(
    fold(
        "alla andra annan antal arbete arbetet behov bland dessa enligt enhet enheten "
        "enheter fler flera fragan frågor "
        "genomfora genomford genomfort gemensam gjort gang ganger haft handlingsplan "
        "handlingsplanen hela hittills inga ingen "
        "inget inte inom innan inför infor just kommun kommunen klart klar ledning "
        "lopande minst mote moten möte mycket nagon "
        "nagot nagra nytt nya olika omrade over pagar perioden personal personalen "
        "personer plan planen redan samtliga samt "
        "sedan senast staden stadens stod svar sista till tillsammans under uppfoljning "
        "utan varit vara verksamhet vid "
        "aktuellt aktivitet delta deltar finns forsta from medarbetare samma skulle "
        "utifran varje varen hosten mars april maj "
        "juni juli augusti september oktober november december januari februari "
        "vara sker anvands anvanda anvandas anvants anvant gick gar kommer blir bara genomgangen lokala "
        "deltagit kort ordning status fortsatt fortsatter fungerar rullar "
        "galler gallande angaende fragor "
        "att fyra fem sex sju atta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo"
    ).split()
)
_ALIASES = {"bra": ("brottsforebyggande",), "va": ("vald",)}
_LEADING = re.compile(r"(?P<word>[\w-]+)[ ,]*")
_LINKS = re.compile(r"och|i|for|pa|av|med|till|vid|om|om|i|den|det|de|rutin|stadens|mot")
_ANSWER = re.compile(
    r"(?:klar[ta]?|genomfor[dt]a?|pagar|utgar|ej|inte|nej|nix|ja|jo|enl|enligt|inget|inga|ingen|"
    r"lopande|forsena\w+|fortlop\w+|"
    r"avslutad|fardig\w?|likasa|likadant|dito|ocksa|samma|som (?:vanligt|forr|ovan)|paborja\w+|rullar|"
    r"fungerar|\d|noll|en gang|tva|tre|fyra|fem|sex)(?!\w)"
)
_HEAD = re.compile(
    r"^(\w{4,})(rad|radet|grupp|gruppen|team|teamet|forum|plan|planen|natverk|natverket|insats)$"
)
_NO_VOWELS = re.compile(r"[bcdfghjklmnpqrstvxz]{3,5}")
_ABBREVIATED = re.compile(r"(?!nej|hej|mvh|inga?$|ok$|inte$|ja$|jo$)[a-z]{3,6}")
_ACTION = re.compile(r"([a-z]{4,}?)(?:tion|ter|tera|terar|teras|terat|tering)(?:er|en|erna)?$")
_BIDRAG = 6  # letters that a compound may begin with, of the end of another
_STEM, _SHORTEST, _PREFIX, _HEAD_WORD = 3, 4, 5, 8
_WHOLE, _PART = 2, 1
_SUBJECT = 3  # words
_SMALL = frozenset({"enligt", "inom", "under", "genom", "mellan", "samt", "till", "efter", "infor", "innan"})


def named(text: str, titles: Sequence[str], taken: frozenset[int] = frozenset()) -> int | None:
    """The index of the one title that the text names most; None if it names none, or several alike.

    A word of several titles counts only for the ones that are not `taken`.
    """
    score = scores(text, titles, taken)
    best = max(score, default=0)
    if best and score.count(best) > 1:
        score = scores(" ".join(text.split()[:_SUBJECT]), titles, taken)  # the subject rules
        best = max(score, default=0)
    return score.index(best) if best and score.count(best) == 1 else None


def scores(text: str, titles: Sequence[str], taken: frozenset[int] = frozenset()) -> list[int]:
    """How many of the text's words name each title, and no other as well.

    The plan's own words count only where no word names a title.
    """
    by_titles = _scores(text, [of_title(one) for one in titles], taken)
    words = [of_plan(one) for one in titles]
    return by_titles if any(by_titles) or not any(words) else _scores(text, words, taken)


def _scores(text: str, titles: Sequence[str], taken: frozenset[int]) -> list[int]:
    found = [0] * len(titles)
    for word in dict.fromkeys(_WORD.findall(text[:3000])):
        strengths = [_strength(word, title) for title in titles]
        best = max(strengths, default=0)
        places = [place for place, strength in enumerate(strengths) if strength == best and best]
        free = [place for place in places if place not in taken] or places
        if len(free) == 1:
            found[free[0]] += 2 if word.isupper() else 1
    return found


def names_wholly(word: str, title: str) -> bool:
    """True for a word of the title, or a compound of its words; not for a longer word that holds one."""
    return _strength(word, title) == _WHOLE


def _strength(word: str, title: str) -> int:
    """How well a word names a title: 2 as a word of it or a compound of its words, 1 by a part, 0 not."""
    folded = fold(word)
    if folded in _COMMON:
        return 0
    if _is_compound(folded, title):
        return _WHOLE
    if not _names(word, title):
        return 0
    return _WHOLE if _is_own_word(folded, title) else _PART


@lru_cache(maxsize=20_000)
def _is_own_word(folded: str, title: str) -> bool:
    stem = _ENDING.sub("", folded)
    own = _title_words(title)
    forms = {folded, stem, folded.removesuffix("e")}  # "rutinen" of "rutin", "riktade" of "riktad"
    same = any({one, _ENDING.sub("", one)} & forms or one.startswith(folded) for one in own)
    return same or len(folded) < _PREFIX


@lru_cache(maxsize=20_000)
def _is_compound(folded: str, title: str) -> bool:
    """ "Bidragsrutinen" of "rutin för föreningsbidrag", "infotillfället" of "informationstillfälle"."""
    stem = _ENDING.sub("", folded)
    if len(stem) < 2 * _SHORTEST:
        return False
    own = [one for one in _title_words(title) if one not in _SMALL]
    words = [*own, *(_ENDING.sub("", one) for one in own)]
    for cut in range(_SHORTEST, len(stem) - _STEM):
        first, head = stem[:cut], stem[cut:].removeprefix("s")
        if len(head) >= _SHORTEST and _is_within(first.removesuffix("s"), words) and _is_within(head, words):
            return True
    return False


def _is_within(part: str, words: Sequence[str]) -> bool:
    """True if a word begins or ends with the part."""
    return len(part) >= _SHORTEST and any(
        one.startswith(part) or part in one[-len(part) - 1 :] for one in words
    )


def abbreviated(label: str, titles: Sequence[str]) -> int | None:
    """The index of the one title with a word that the label abbreviates: "Utb:" for "Grundutbildning"."""
    word = fold(label).strip(" .*-")
    titles = [of_title(one) for one in titles]
    if not _ABBREVIATED.fullmatch(word) or word in _COMMON:
        return None
    places = [place for place, title in enumerate(titles) if any(word in own for own in _title_words(title))]
    return places[0] if len(places) == 1 else None


def names_any(text: str, title: str) -> bool:
    """True if a word of the text names the title, whatever else it names."""
    own = of_title(title)
    return any(_names(word, own) for word in _WORD.findall(text[:500]))


def name_ends(sentence: str, title: str) -> int:
    """Where the words end that begin a sentence and only name the title, before an answer: "DIG klart"."""
    end, title = 0, of_title(title)
    for match in _LEADING.finditer(sentence):
        if match.start() != end or not (
            _names(match["word"], title) or _LINKS.fullmatch(fold(match["word"]))
        ):
            break
        end = match.end()
    named_it = names_any(sentence[:end], title)
    return end if named_it and _ANSWER.match(fold(sentence[end:])) else 0


@lru_cache(maxsize=20_000)
def _names(word: str, title: str) -> bool:
    folded = fold(word)
    if folded in _COMMON:
        return False
    words = _title_words(title)
    if (word.isupper() and len(word) <= 6) or _NO_VOWELS.fullmatch(folded):
        return _is_acronym(folded, word, title, words)
    if len(folded) < _SHORTEST:
        return False
    stem = _ENDING.sub("", folded)
    return any(_alike(stem, folded, own) for own in words if own not in _COMMON)


def _is_acronym(folded: str, word: str, title: str, words: Sequence[str]) -> bool:
    """ "MVP" in the title as it is, "SIG" by its initials, "RUT" as the start of a word."""
    if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", title):
        return True
    initials = "".join(own[0] for own in words)
    if len(folded) >= 3 and folded in _initials(words):
        return True
    by_start = len(folded) >= 3 and any(own.startswith(folded) for own in words)
    aliased = any(own.startswith(alias) for alias in _ALIASES.get(folded, ()) for own in words)
    compound = len(folded) >= 3 and (folded in initials or any(folded in own for own in words))
    return (
        by_start
        or aliased
        or compound
        or (len(folded) >= _SHORTEST and word != word.lower() and _names(word.lower(), title))
    )


def _initials(words: Sequence[str]) -> str:
    """ "vtsr" of "VBE på trygghets- och säkerhetsrådet": without small words, with the heads of compounds."""
    parts = [_HEAD.sub(r"\1 \2", own) for own in words if not _LINKS.fullmatch(own) and own != "pa"]
    return "".join(part[0] for part in " ".join(parts).split())


def _alike(stem: str, word: str, own: str) -> bool:
    """True for one word in two forms, for a part of a compound, and for a long common beginning."""
    other = _ENDING.sub("", own)
    if (len(word) > _SHORTEST and own.endswith(word)) or (stem == "rad" and own.endswith("rad")):
        return True  # "rådet" in "säkerhetsrådet", "råden" of "ungdomsråd"
    if len(stem) < _STEM or len(other) < _STEM:
        return word == own
    begins = len(word) >= _SHORTEST and own.startswith(word)
    if begins or _is_same_action(stem, other) or _overlap(other, word) >= _BIDRAG:
        return True  # "diskussionen" of "diskuterar", "bidragsansökningar" of "föreningsbidrag"
    if stem == other or _is_part(stem, own) or _is_part(stem, other) or _is_part(other, word):
        return True
    if not stem.endswith("ande") and _common_start(stem[::-1], other[::-1]) >= _HEAD_WORD:
        return True  # "webbutbildningen" and "grundutbildning": the same head
    return _common_start(word, own) >= max(_PREFIX, min(len(word), len(own)) * 2 // 3)


def _is_same_action(one: str, other: str) -> bool:
    return _action(one) != "" and _action(one) == _action(other)


def _action(word: str) -> str:
    """The stem of "diskussion", "diskutera" and "diskuterar", "" for a word that is no such."""
    found = _ACTION.match(word.replace("ssion", "tion"))
    return found[1] if found else ""


def _overlap(one: str, other: str) -> int:
    """How many letters end one word and begin the other, which goes on."""
    longest = range(min(len(one), len(other) - _STEM), _BIDRAG - 1, -1)
    return next((many for many in longest if one.endswith(other[:many])), 0)


def _is_part(part: str, whole: str) -> bool:
    if len(part) < _SHORTEST:
        return False
    return whole.startswith(part) or whole.endswith(part) or (len(part) > _PREFIX and part in whole)


def _common_start(one: str, other: str) -> int:
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


@lru_cache(maxsize=1024)
def _title_words(title: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in _all(title))


def _all(title: str) -> Iterator[str]:
    yield from (word for word in _WORD.findall(title[:600]))
