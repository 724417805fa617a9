"""What stands before the first answer of a reply: a greeting, and how it is answered."""

import re

from tracker.reading.reply.patterns import fold
from tracker.reading.reply.questions.titled import sentences

SALUTE = re.compile(
    r"^\W*(?:hej(?:san)?|hello|hi|tjena|hall[oå]|god \w+)\b[^.!\n,:]{0,40}[.!,\n:]?", re.IGNORECASE
)
_SALUTE_AND_NUMBER = re.compile(
    r"(?i)\A\W*(?:hej(?:san)?|tjena|god \w+)(?: \w+){0,2} ?[!,.:] ?(?=\d{1,2}[.:)] )"
)
HOW_IT_IS_ANSWERED = re.compile(
    r"(?<!\w)(?:jag |vi )?(?:svarar|skriver|tar)(?: \w+){0,2} (?:i (?:en )?lopande text|(?:i )?fritext|"
    r"samlat|"
    r"punktvis|kortfattat|kort|har nedan|nedan|i ett svep)(?: om det (?:gar bra|ar ok\w*))?(?!\w)"
)
_POLITE = re.compile(r"(?:hoppas|tack for|har kommer|har foljer|ursakta|forlat|sorry|ledsen)(?!\w)")


def apart(text: str) -> str:
    """The text with a number that follows the greeting on a line of its own: "Hej! 1. 8/12 ja"."""
    return _SALUTE_AND_NUMBER.sub("\\g<0>\n", text)


def without_intro(text: str) -> str:
    """The text without a first sentence that only greets, or says how it is answered."""
    first, *rest = sentences(text) or [""]
    intro = HOW_IT_IS_ANSWERED.sub("", fold(first)).strip(" .,:!")
    if not rest or (intro and not _POLITE.match(intro)):
        return text
    return text[text.find(first) + len(first) :].strip()
