"""That there was no need of conditional or ongoing work, as clauses of their own."""

import re

from tracker.domain.question import QuestionKind
from tracker.reading.reply.questions import phrases
from tracker.reading.reply.questions.asked import Asked

OPEN_ENDED = frozenset({QuestionKind.CONDITIONAL, QuestionKind.ONGOING})
_GOOD_NEWS = re.compile(
    r"(?:inga|utan) (?:storre )?(?:avvikelser|klagomal|incidenter|anmarkningar|storningar)"
)
_LACKS = re.compile(
    r"(?<!\w)haft (?:\w+ )?(?:tid|tiden|mojlighet\w*|resurs\w*|personal|ork|orken|bemanning|nagon som|"
    r"utrymme|fokus)(?!\w)"
)
_NO_SUCH_UNIT = re.compile(r"(?<!\w)ingen sadan (?:verksamhet|enhet|grupp|avdelning)(?!\w)")
_NOTHING_HAS = re.compile(
    r"(?:inget|ingenting) (?:har )?(?:hant|skett|gjorts|intraffat)(?: (?:har|hos oss|an|i ar|alls|"
    r"tyvarr|heller))*"
)
# "Ingen manifestation", "inga demonstrationer i år": the whole clause.
_NO_SUCH_EVENT = re.compile(
    r"(?:vi har haft |det har varit |har haft |har varit )?(?:ingen|inga|inget)"
    r"(?! (?:\w+ )?(?:\w*rutin\w*|\w*plan\w*|protokoll\w*|samordnare|grupp\w*|system|information|tid|"
    r"resurs\w*|"
    r"personal\w*|medarbetar\w*|som|har|av|aning|koll|uppfattning|svar|uppgift\w*|statistik|siffr\w*|"
    r"utbildning\w*|mote\w*|traff\w*|uppfolj\w*|budget|pengar|chef\w*|forandring\w*|andring\w*|nyhet\w*|"
    r"problem|synpunkt\w*|mer|fler|storre|genomgang\w*|dokumentation|dialog\w*|samverkan|kontakt))"
    r"(?: [a-z]{3,}){1,2}?(?: (?:i ar|hittills|under \w+(?: 20\d\d)?|20\d\d|hos oss|an|sedan sist|alls|har))*"
)


def no_need(text: str, asked: Asked) -> bool:
    """True if the clause (folded) says that nothing called for the work."""
    if (
        asked.kind not in OPEN_ENDED
        or is_good_news(text, asked)
        or _NO_SUCH_UNIT.search(text)
        or _LACKS.search(text)
    ):
        return False
    return bool(
        _NOTHING_HAS.fullmatch(text) or phrases.NO_NEED.search(text) or _NO_SUCH_EVENT.fullmatch(text)
    )


def is_good_news(text: str, asked: Asked) -> bool:
    """True for "inga avvikelser", of work that goes on."""
    return asked.kind is QuestionKind.ONGOING and _GOOD_NEWS.fullmatch(text) is not None
