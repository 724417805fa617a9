"""What an answer holds beside a status: a question, a promise, a hand-over, thanks. A person then looks."""

import re

from tracker.reading.reply.meaning.asides import asides
from tracker.reading.reply.patterns import fold
from tracker.reading.reply.reasons import ReasonCode

# They look like a question or a hand-over, and are none.
_NAMES_A_MATTER = re.compile(r"(?m)(?:^|(?<=[.!\n] ))\s*vad (?:galler|avser|betraffar)(?!\w)")
_ABSENT = re.compile(
    r"(?:som (?:ar|inte ar) )?(?:kvar |hon |han |en |den |tva |de )*(?:ar|gar|varit|blev) (?:\w+ )?"
    r"(?:foraldra|tjanst)ledig\w*(?: (?:till|fran|sedan) \w+)?"
)
_ASKED = re.compile(r"\?")
_OWN_WORDS = re.compile(r"(?<!\w)(?:jag|min|mitt|mig)(?!\w)")
_THANKS_ALONE = 6  # words


def beside(words: str, *, has_status: bool, is_dropped: bool) -> list[ReasonCode]:
    """Why a person should look at an answer, whatever its status."""
    plain = _NAMES_A_MATTER.sub("gallande", fold(words))
    if not _OWN_WORDS.search(plain):
        plain = _ABSENT.sub(" ", plain)
    codes = list(asides(plain, has_status=has_status, is_dropped=is_dropped))
    if ReasonCode.IRONY not in codes and any(mark in words for mark in "🙄😏🤔🤷😬😒"):
        codes.append(ReasonCode.IRONY)
    return codes
