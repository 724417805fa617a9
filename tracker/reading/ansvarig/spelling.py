"""Writes out what an ansvarig cell abbreviates: "Samhällsbyggn.förv.", "tills. m.", "barn o unga"."""

import re

from tracker.reading.mending import fold

_UNITS = {
    "förv": "förvaltningen",
    "avd": "avdelningen",
    "enh": "enheten",
    "kont": "kontoret",
    "tj": "tjänsten",
    "sekt": "sektionen",
    "nämnd": "nämnden",
}
_RESTS = "altning|elning|ets?en|oret|änst|ionen|en\\b"
"""What follows an ending that is no abbreviation but a word broken at a line's end: "förv altningen"."""
_STEMS = {
    "soc": "social",
    "utb": "utbildnings",
    "komm": "kommunikations",
    "pers": "personal",
    "ek": "ekonomi",
}
_STEMS |= {
    "kult": "kultur",
    "byggn": "byggnads",
    "tekn": "tekniska ",
    "omsorg": "omsorgs",
    "utbildn": "utbildnings",
}
_ENDINGS = "|".join(_UNITS)
_CUT_UNIT = re.compile(
    rf"\b((?:[^\W\d_]+-)?[^\W\d_]{{2,}}?)(?:(\.)(?:(?<=soc\.)\s)?)?({_ENDINGS})(?:\.(?!\w)|(?![\w.-]|\s+(?:{_RESTS})))",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\b(?:tillsammans|tillsamm|tills|ihop|i\s+(?:samarbete|samverkan|samråd|dialog|samarb|samv|samr))\.?"
    r"\s+(?:med\b|m\b\.?)",
    re.IGNORECASE,
)
_UNIONS = re.compile(r"\bfackl(?:iga)?\.?\s+org\b\.?", re.IGNORECASE)
_SHORT_UNIT = re.compile(r"\b(HR|IT|VA|GIS|IFO|LSS|FoU)\s(?:avd\b(?!\.\w)\.?(?!\sför)|avdelningen\b)")
_DOTTED = {"for": "för", "fran": "från", "pa": "på"}
_SMALL_WORDS = re.compile(r"(?<=\w )(?:for|fran|pa)(?= \w)")
_AND = re.compile(r"(?<=[\w.-] )o(?= \w)")


def written_out(text: str) -> str:
    """Returns a cell's text with units and small words written out; roles have their own abbreviations."""
    if fold(text) == text.lower():
        text = _SMALL_WORDS.sub(lambda found: _DOTTED[found[0]], text)  # a scan has lost its dots
    text = _UNIONS.sub("fackliga organisationer", text)
    text = _WITH.sub("tillsammans med", text)
    text = _SHORT_UNIT.sub(r"\1-avdelningen", text)
    return _CUT_UNIT.sub(_unit, _AND.sub("och", text))


def _unit(found: re.Match[str]) -> str:
    """'Kommunikationsavd' is "Kommunikationsavdelningen"; "avd" and "socialnämnd" by themselves stay."""
    stem, dot, ending = found[1], found[2], found[3].lower()
    if ending == "nämnd" and not dot:
        return found[0]
    for short, whole in _STEMS.items():
        # "Soc." and "soc" before its ending, and a longer word that is cut by a full stop.
        if stem.lower() == short or (dot and stem.lower().endswith(short)):
            stem = stem[: len(stem) - len(short)] + (whole if len(stem) > len(short) else _as(stem, whole))
            break
    return stem + _UNITS[ending]


def _as(stem: str, whole: str) -> str:
    return whole.capitalize() if stem[0].isupper() else whole
