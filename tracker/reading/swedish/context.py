"""Words that their neighbours tell: "4 ggr per ar" is år where "det ar" is är, "var och host" is vår."""

from collections.abc import Sequence

from tracker.reading.mending import word_list

_YEAR_OR_IS = frozenset({"ar", "dr", "ér", "&r"})
_BEFORE_YEAR = frozenset(
    word_list("per varje ett nasta forra varannat vartannat tva tre fyra fem en gang ganger om sex tio")
)
_SEASON_NEIGHBOURS = frozenset(word_list("host hosten sommar vinter var"))
# Small words with a sign that is no word beside them.
_SMALL_MISREAD = {
    "dr": "är", "ér": "är", "&r": "är", "fdr": "för", "fér": "för",
    "pd": "på", "pé": "på", "sd": "så", "ndr": "när",
}  # fmt: skip
_BEFORE_SEASON = frozenset(word_list("under i senast till pa"))


def by_neighbours(word: str, before: Sequence[str], after: Sequence[str]) -> str | None:
    """The word that must have stood there for the words around it; None where they say nothing.

    A word that must stand as it is comes back as it is.
    """
    previous = before[-1] if before else ""
    following = after[0] if after else ""
    counted = previous in _BEFORE_YEAR or previous.isdigit() or previous.endswith("/")
    if counted and word in _YEAR_OR_IS:
        return "år"
    if word == "far":
        return word if following == "illa" else "får"
    if word == "miljon":
        return word if previous.isdigit() or previous in ("en", "per", "halv") else "miljön"
    if word == "var":
        beside = following in ("och", "samt", "eller") and after[1:2] and after[1] in _SEASON_NEIGHBOURS
        dated = following.isdigit() and len(following) == 4
        ends = previous in ("och", "samt", "eller") and before[-2:-1] and before[-2] in _SEASON_NEIGHBOURS
        return "vår" if beside or ends or (dated and previous in {*_BEFORE_SEASON, ""}) else None
    return _SMALL_MISREAD.get(word)
