"""Short answers that take back their own status word: "Klart: nej", "Utgår inte", "Klart minus natten".

No reader may apply them, whether the letter's questions are known or not.
"""

import re

from tracker.reading.reply.meaning.slips import corrected
from tracker.reading.reply.patterns import fold

_DONE = r"(?:klar[ta]?|genomfor(?:d|t|da)|avslut(?:ad|at|ade)|fardig[ta]?|slutfor(?:d|t|da))"
_STATUS = rf"(?:{_DONE}|utgar|(?:ej |inte )?paborja[dt]|pagar|forsena[dt])"
_NO = r"(?:nej|nae|nope|nix)"
_LABELLED = re.compile(rf"\W*{_STATUS}(?: ?[:=–-]+ ?| )(?:(?:ja/nej|ja el(?:ler|\.)? nej) ?:? ?)?{_NO}\W*")
_NOT_DROPPED = re.compile(r"\W*(?:\w+ ){0,2}(?:utgar|stryks) (?:inte|ej)(?!\w)[^,.;]*\W*")
_ALL_BUT = re.compile(
    rf"(?<!\w){_DONE} (?:minus|sanar som pa|fransett)(?!\w)|"
    r"(?<!\w)(?:narapa|(?:nagonstans|ingenstans|inte|ens) nara|rykt\w+ sager)"
    rf"(?: att \w+)? (?:ar )?{_DONE}(?!\w)|"
    rf"(?<!\w){_DONE} som tusan"
)
_LATER = re.compile(
    rf"\W*{_DONE} (?:i ?morgon|i ?overmorgon|till (?:sommaren|hosten|vintern|varen|nasta \w+))\W*"
)
_ALTERNATIVES = re.compile(rf"(?<!\w){_STATUS} ?[/|\\] ?{_STATUS} ?[/|\\] ?{_STATUS}(?!\w)")
_BOXES = re.compile(rf"(?:\[ ?\]|\( \)|☐) ?{_STATUS}(?!\w)")
_NOT_THE_WORK = re.compile(
    r"(?<!\w)(?:jag|som) (?:\w+ )?(?:jobbar|arbetar|tjanstgor)(?: \w+)? "
    r"(?:(?:man|tis|ons|tors|fre)dag|deltid|halvtid)|"
    r"(?<!\w)(?:arbetar|jobbar) jag (?:pa|hos|i)(?!\w)|(?<!\w)ny\w* \w*chef (?:ar|heter) |"
    r"(?<!\w)tagit emot (?:ditt|er\w*) (?:mejl|mail|meddelande)"
)
_PATTERNS = (_ALL_BUT, _ALTERNATIVES, _BOXES, _NOT_THE_WORK)
_WHOLE = (_LABELLED, _NOT_DROPPED, _LATER)


# "15 anställda, 12 klara": a part.
_SOME_OF = re.compile(rf"(?<!\w)(\d{{1,4}}) [a-z]{{3,}}, (\d{{1,4}}) (?:\w+ )?{_DONE}(?!\w)")
_NOT_BEGUN = re.compile(rf"\W*paborja[dt](?: ?[:=–-]+ ?| ){_NO}\W*")


def is_labelled_no(text: str) -> bool:
    """True for "Klart: nej", "utgår nej"."""
    return _LABELLED.fullmatch(corrected(fold(text))) is not None


def is_not_begun(text: str) -> bool:
    """True for "Påbörjad: nej"."""
    return _NOT_BEGUN.fullmatch(fold(text)) is not None


def takes_back(text: str) -> bool:
    """True if the words deny, reserve or put off their status, or are not about the work at all."""
    folded = corrected(fold(text))
    some = _SOME_OF.search(folded)
    if some and int(some[2]) < int(some[1]):
        return True
    within = any(pattern.search(folded) for pattern in _PATTERNS)
    return within or any(pattern.fullmatch(folded) for pattern in _WHOLE)
