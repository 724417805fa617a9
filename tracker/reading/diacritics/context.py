"""Words determined by their neighbours: "4 ggr per ar" is år, "det ar" is är, "var och host" is vår."""

from collections.abc import Sequence

from tracker.reading.mending import word_list

_YEAR_OR_IS = frozenset({"ar", "dr", "ér", "&r"})
_BEFORE_YEAR = frozenset(
    word_list("per varje ett nasta forra varannat vartannat tva tre fyra fem en gang ganger om sex tio")
)
_SEASON_NEIGHBOURS = frozenset(word_list("host hosten sommar vinter var"))
# Small words with a sign that is not a word beside them.
_SMALL_MISREAD = {
    "dr": "är", "ér": "är", "&r": "är", "fdr": "för", "fér": "för",
    "pd": "på", "pé": "på", "sd": "så", "ndr": "när",
}  # fmt: skip
_BEFORE_SEASON = frozenset(word_list("under i senast till pa"))


def by_neighbours(word: str, before: Sequence[str], after: Sequence[str]) -> str | None:
    """Returns the word that the surrounding words require; None if they require none.

    A word that must be unchanged is returned as it is.
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
