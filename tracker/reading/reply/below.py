"""Finds replies whose answers stand inside the quoted letter, and shows the whole mail for them.

"Se mina svar nedan", "i rött", "i tabellen": the words above the quote are then not the answer. What is
quoted is the program's letter with the person's words in it, so a person reads it.
"""

import re
from dataclasses import replace

from tracker.domain.reply.codes import ReasonCode
from tracker.reading.personal import beginning
from tracker.reading.reply.guard import SUSPECTED, redact
from tracker.reading.reply.reasons import Reason
from tracker.reading.reply.values import Reading

LONGEST_SHOWN = 20_000  # characters
FEW_WORDS = 5  # "Hej Sam, se svar!" has no more
LEAST_BELOW = 20  # characters of a quote that can hold an answer
_ANSWERED = (
    r"(?:svar\w*|se|läs|titta|kommenter\w+|kommentar\w*|skriv\w+|skrev|fyllt?|ifyllt?|markera\w+|lagt)"
)
_POINTS_BELOW = re.compile(
    rf"(?<!\w){_ANSWERED}(?!\w).{{0,40}}"
    r"(?<!\w)(?:nedan\w*|här under|längre ner|under varje|below|inline)(?!\w)",
    re.IGNORECASE,
)
_POINTS_INSIDE = re.compile(
    rf"(?<!\w){_ANSWERED}(?!\w).{{0,40}}(?<!\w)(?:"
    r"i (?:din |er |själva )?(?:texten|mejlet|mailet|brevet|tabellen)|i (?:ditt|ert) (?:mejl|mail|brev)|"
    r"inne i|direkt i|inlagd?a?|(?:i|med) (?:röt?t?d?|rö[dt]\w*|blå\w*|grö[nt]\w*|gul\w*|lila|fet\w*|"
    r"kursiv\w*|versaler)(?: (?:text|färg))?)(?!\w)",
    re.IGNORECASE,
)


def with_answers_below(reading: Reading, whole: str, *, cleared: bool = False) -> Reading:
    """Returns the reading with the whole mail as text, for review, if the answers may stand in the quote.

    `cleared`: suspected words may be shown; personal numbers never are.
    """
    if not _may_stand_below(reading, whole):
        return reading
    shown = redact(beginning(whole, LONGEST_SHOWN), keep=SUSPECTED if cleared else frozenset()).text.strip()
    reasons = (Reason(ReasonCode.BELOW), *reading.reasons)
    return replace(reading, text=shown, review=True, reasons=tuple(dict.fromkeys(reasons)))


def _may_stand_below(reading: Reading, whole: str) -> bool:
    own = reading.text.strip()
    if len("".join(whole.split())) < len("".join(own.split())) + LEAST_BELOW:
        return False
    last = next((line for line in reversed(own.split("\n")) if line.strip()), "")
    if _POINTS_INSIDE.search(own) or _POINTS_BELOW.search(last):
        return True
    answered = any(answer.status is not None or answer.repeat for answer in reading.answers)
    return not answered and len(own.split()) < FEW_WORDS
