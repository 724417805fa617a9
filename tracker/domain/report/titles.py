"""The title of an activity as the section shows it."""

import re

# The second half of a compound that a line's end may have cut: "säkerhets-samordnare".
_CUT = re.compile(
    r"(?<=[a-zåäö]{3})-(?=(?:samordn|sekreterar|perspektiv|chef|handlägg|konsulent|ledar|ledning|verksamhet"
    r"|arbet|avdelning|förvaltning|nämnd|enhet|tjänst|insats|grupp|utbildning|plan(?:er|en)?\b|program|rutin"
    r"|råd(?:et)?\b|team\b|överenskommelse|funktion|material|stöd|frågor|område|bidrag|personal|direktör))"
)


# What says of which, or what, is meant.
_BY_NEED = re.compile(r"\bvid behov\b", re.IGNORECASE)
_GOES_ON = re.compile(r" (?:som|på vilket|på vilka|hur|vad|när|där)\b")


def without_line_hyphens(text: str) -> str:
    """Returns the text with the compounds joined that a line's end has cut; "trygghets- och" is none."""
    return re.sub(r"(?<=\w)/ (?=\w)", "/", _CUT.sub("", text))


def plan_words(text: str, title: str) -> str:
    """Returns the activity's own words; "" if the title has them all."""
    whole = without_line_hyphens(" ".join(text.split()))
    return (
        ""
        if re.sub(r"\W+", " ", whole).strip().casefold() == re.sub(r"\W+", " ", title).strip().casefold()
        else whole
    )


def shown_title(title: str, text: str) -> str:
    """Returns the title, with an ellipsis where it leaves out what says of which, or what, is meant.

    "Vid behov" is kept: four meetings of which it was needed at two are no four times.
    """
    whole = " ".join(text.split())
    at = whole.casefold().find(title.casefold())
    cut = at >= 0 and _GOES_ON.match(whole, at + len(title)) is not None
    needs = _BY_NEED.search(whole) is not None and _BY_NEED.search(title) is None
    return without_line_hyphens(f"{title} …" if cut else f"{title}, vid behov" if needs else title)
