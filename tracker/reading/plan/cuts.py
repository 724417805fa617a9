"""Tells by its letters whether a word was cut where a line ends: what no Swedish word begins or ends with."""

import re

from tracker.reading.mending import word_list
from tracker.reading.plan.cellkinds import leaves_hanging

ENDINGS = frozenset(
    word_list(
        """
    r n s t a er en et ar or na re are lse else elsen elser telse telsen ning ningen ningens ningar ningarna
    gning gningen tning tningen ingar ingarna heten hetens heterna ighet igheten erna arna orna isk iska iskt
    tion tionen tioner ation ationen
    """
    )
)
_VOWELS = frozenset("aeiouyåäöéáèü")
_STARTS = frozenset(
    word_list(
        """
    bj bl br ch chr dj dr dv fj fl fn fr gh gj gl gn gr hj kh kj kl kn kr kv lj mj mn nj ph pj pl pn pr ps
    ql rh sc sch schl schw sf sh sj sk skj skl skr skv sl sm sn sp spj spl spr sq st stj str sv sw th tj tr ts
    tv tw vr wh wr zw
    """
    )
)
_LAST_PAIRS = frozenset(
    word_list(
        """
    bb bs bt ch ck ct dd ds dt ff fs ft gd gg gn gs gt gh jd js jt kk ks kt ld lf lg lj lk ll lm ln lp ls lt
    lv mb mm mn mp ms mt nd ng nk nn ns nt pp ps pt ph rb rd rf rg rk rl rm rn rp rr rs rt rv sh sk sm sp ss
    st th ts tt tz vd vs vt
    """
    )
)
# Words that follow another but are the end of none.
_ALONE = frozenset(
    word_list(
        """
    och eller samt i på av för till med från inom vid som att mot hos mellan utan över genom kring efter
    enligt när där hur vad vilka vilken ska kan får är har inte även både ett alla varje under minst
    """
    )
)
_PREFIXES = frozenset(word_list("icke ex it ikt sfi gis va mas ai sip lov ibic tv ekg hbtq hbtqi"))
_LONG_WORD, _MANY = 12, 4
_INFLECTED = re.compile(
    r"(?:ningens?|ningar|ningarnas?|[aeo]rnas?|hetens?|heter|tionens?|tioner|andets?|liga|iga|iska|ella|ära|bara"
    r"|(?:råd|utskott|kontor|team)ets?|(?:nämnd|styrelse|grupp)e?ns?)$"
)


def belongs_hyphen(before: str) -> bool:
    """True if a hyphen after this part is the word's own, which no program puts there: "e-", "icke-"."""
    last = before.rsplit("-", 1)[-1].strip(".,;:(\"'”").lower()
    return len(last) < 2 or last in _PREFIXES or not _VOWELS & set(last) or any(map(str.isdigit, last))


def is_part(first: str, second: str) -> bool:
    """True if one of the two can't be a word of its own by its letters: "informationska" and "mpanj"."""
    onset, coda = _consonants(second), _consonants(first[::-1])[::-1]
    if len(onset) > 1 and (onset not in _STARTS or len(onset) == len(second)):
        return True
    return (len(coda) > 1 and coda[-2:] not in _LAST_PAIRS) or (
        len(coda) >= _MANY and not coda.endswith(("kt", "ts"))
    )


def _consonants(word: str) -> str:
    small = word.lower()
    return small[: next((at for at, sign in enumerate(small) if sign in _VOWELS), len(small))]


def is_inflected(first: str) -> bool:
    """True for a word with an ending that few words go on after: "myndigheternas", "extraordinära"."""
    return bool(_INFLECTED.search(first.lower()))


def stands_alone(second: str) -> bool:
    """True for a small word that ends no other: "och"."""
    return second in _ALONE


def may_hang(first: str, second: str, ends: bool) -> bool:
    """True if the second is a small word that something follows, and hardly the ending of a long one."""
    return leaves_hanging(second) and not ends and not (second in ENDINGS and len(first) > _LONG_WORD)
