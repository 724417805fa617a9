"""The number that a follow-up asks for → a question to the person who has it."""

import re

from tracker.domain.text import unaccented

_COUNT = re.compile(r"^\s*(?:antal(?:et)?|hur många)\s+", re.IGNORECASE)
_SHARE = re.compile(r"^\s*(?:andel(?:en)?|hur stor (?:andel|del))\b\s*", re.IGNORECASE)
_OFTEN = re.compile(r"^\s*hur ofta\b", re.IGNORECASE)
_LEAST = re.compile(
    r"^\s*(?:minst|mål(?:et|tal)?\s*(?:[:=]|är)?(?:\s*minst)?)\s+[\d,.\wåäö]+\s+", re.IGNORECASE
)
_PERCENT = re.compile(r"^\s*(?:minst\s+)?\d+\s?(?:%|procent)\s*(?:av\s+)?", re.IGNORECASE)
_WHO = r"(?:man|vi|ni|enheten|enheterna|förvaltningen|verksamheten|nämnden)"
_WE_DID = re.compile(
    rf"^(?P<what>.+?)\s+(?:som\s+)?{_WHO}\s+(?:har\s+)?(?P<verb>\w+(?:t|ts))\b(?P<rest>.*)$", re.I
)
_THAT = re.compile(
    r"^(?P<what>.+?)\s+som\s+(?:har\s+)?(?P<verb>\w+(?:it|tt|at|ats|its|tts|rt|lt))\b(?P<rest>.*)$", re.I
)
# "beslut som innehåller …" → "Hur många beslut innehåller …?"
_WHICH = re.compile(r"^(\w+(?: \w+)?) som (?=(?:\w+[aeå]r|\w+[aeå]ller|har|får|går|\w+as|\w+s)\b)")
_ENDS = re.compile(
    r"\s*[(;]|,\s|\s+(?:samt|och)\s+(?=antal|andel|hur\b)|\s+(?:ska|skall|bör)\s"
    r"|\s+(?:följs upp|redovisas|rapporteras|mäts|sammanställs|registreras|dokumenteras|ökar|minskar)\b"
)
_NOT_VERBS = frozenset(("stort", "visst", "annat", "gott", "ett"))
_LONGEST = 110


def ask_indicator(asked: str) -> tuple[str, str]:
    """Returns the question, and the noun that is counted.

    "hur många avhoppare man hjälpt" → "Hur många avhoppare har ni hjälpt?", "avhoppare".
    """
    asked = " ".join(asked.split()).rstrip(" .?")
    if _SHARE.match(asked):
        rest = _short(_SHARE.sub("", asked))
        return (f"Hur stor andel {_as_question(rest)}?" if rest else "Hur stor andel, i procent?"), "procent"
    if _PERCENT.match(asked):
        return "Hur många hittills, av hur många?", "stycken"
    if _OFTEN.match(asked):
        return "Hur många gånger hittills?", "gånger"
    if not (_COUNT.match(asked) or _LEAST.match(asked)):
        return "Hur många hittills, av hur många?", "stycken"
    rest = _short(_LEAST.sub("", _COUNT.sub("", asked)))
    if not rest:
        return "Hur många hittills?", "stycken"
    return f"Hur många {_as_question(rest)}?", _noun(rest)


def _as_question(rest: str) -> str:
    """Turns "N man hjälpt" into "N har ni hjälpt", and "N som gått X" into "N har gått X"."""
    if re.match(r"som\s", rest, re.IGNORECASE):
        that = re.match(r"som\s+(?:har\s+)?(?P<verb>\w+t)\b(?P<rest>.*)$", rest, re.IGNORECASE)
        return f"har {that['verb']}{that['rest']}" if that else rest
    we = _WE_DID.match(rest)
    if we and we["verb"].lower() not in _NOT_VERBS:
        return f"{we['what']} har ni {we['verb']}{we['rest']}"
    that = _THAT.match(rest)
    if that and that["verb"].lower() not in _NOT_VERBS:
        return f"{that['what']} har {that['verb']}{that['rest']}"
    return _WHICH.sub(r"\1 ", rest)


def _short(rest: str) -> str:
    """Returns the words up to a bracket or a second number that is asked for."""
    rest = _ENDS.split(rest)[0]
    return rest if len(rest) <= _LONGEST else rest[:_LONGEST].rsplit(" ", 1)[0]


def _noun(rest: str) -> str:
    """Returns the counted noun: the last word of "genomförda samtal", the first of "deltagare i kursen".

    "anhöriga som fått en kontakt" counts "anhöriga", though it looks like an adjective.
    """
    if rest.lower().startswith("som "):
        return "personer"
    before = re.split(r"\s+som\s", rest, maxsplit=1)[0].split()
    for word in before:
        plain = unaccented(word)
        if not re.search(r"(?:da|ta|na|ade|iga|ska|nya|lla|ande|ende)$", plain) or len(plain) <= 3:
            return word.strip(",.:").lower()
    return before[-1].lower()


_ASKS_COUNT = re.compile(r"\bhur många(?: av)?(?: (?P<noun>[\w-]{4,}))?", re.IGNORECASE)
_NO_NOUN = frozenset(("gånger", "hittills", "deltog", "deltar", "blev", "finns", "hade", "totalt"))


def counted_in(text: str) -> str:
    """Returns what a number in the answer to a question counts; "" if it asks for none."""
    found = _ASKS_COUNT.search(text)
    if found is None:
        return "procent" if re.search(r"\b(?:hur stor andel|procent)\b", text, re.IGNORECASE) else ""
    noun = (found["noun"] or "").lower()
    return noun if noun == "gånger" or (noun and noun not in _NO_NOUN) else "stycken"
