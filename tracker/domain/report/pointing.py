"""Words that only say that an earlier answer holds: "samma som i våras", "se svar från april"."""

import re

_POINTS_BACK = """
se samma oförändrat oförändrad tidigare sist förut föregående förra våras somras fortfarande
"""
_BESIDE = """
svar svaret mitt vårt rapport rapporten rapportering mejl från i till på av som är det läget läge sak ärende
fortsatt ännu även inget nytt sedan nu ovan våren vår sommaren t1 t2 tertial tertialet 1 2 ja klar
klart pågår löpande nej genomfört genomförd försenat att tillägga jag vi har våra
tyvärr utöver rapportering rapporterat in angav uppgav svarade skrev
januari februari mars april maj juni juli augusti september oktober november
"""
_SINCE = re.compile(r"\boförändra[td] sedan (?:förra (?:gången|året)|sist|senast)\b", re.IGNORECASE)
_POINTING = frozenset(_POINTS_BACK.split())
_ONLY_POINTING = _POINTING | frozenset(_BESIDE.split())


def only_points(words: str) -> bool:
    """True if every part of the words points at an earlier answer; "pågår, se svar från april" says more."""
    parts = [part for part in re.split(r"[.,;!]+", words) if part.strip()]
    return bool(parts) and all(points_back(part) for part in parts)


def points_back(words: str) -> bool:
    """True if one of the words points at an earlier answer, and none says anything of its own."""
    words = _SINCE.sub("oförändrat", words)
    said = {word.casefold() for word in re.findall(r"\w+", words)}
    return bool(said & _POINTING) and said <= _ONLY_POINTING


_PLACE = r"(?:ovan|nedan|punkt\w*|aktivitet\w*|fråga\w*|föregående|förra|tidigare svar|svaret|vad)"
_ELSEWHERE = re.compile(
    rf"(?:(?:som|se|enligt) {_PLACE}|se (?:\w+ ){{0,2}}svar(?:et)?|samma(?: \w+)? som|samma svar som"
    r"|(?:jag |vi )?hänvisar till|dito|d:o)\b",
    re.IGNORECASE,
)


def refers_elsewhere(words: str) -> bool:
    """True if the words begin by pointing at another answer, whatever they say besides."""
    return _ELSEWHERE.match(words.strip()) is not None
