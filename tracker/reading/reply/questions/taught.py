"""Whether an answer closes an activity as the letter taught: the status word first, then at most a comment.

Closing needs most (a wrongly closed activity is asked about no more): nothing in the comment may negate,
reserve, doubt, point to later, or be unknown beside the status word.
"""

import re
from datetime import date

from tracker.domain.question import QuestionKind
from tracker.domain.status import Status
from tracker.reading.reply.meaning import status_words, turning_words
from tracker.reading.reply.meaning.slips import corrected
from tracker.reading.reply.patterns import MONTHS, fold
from tracker.reading.reply.questions import phrases
from tracker.reading.reply.questions.outcome import outcome
from tracker.reading.reply.questions.times import When, times

_DONE = (
    r"(?:klar[ta]?|genomfor(?:d|t|da)|avslut(?:ad|at|ade)|fardig[ta]?|slutfor(?:d|t|da)|avklara[td]e?|"
    r"utfor[dt]a?)"
)
_DROPPED = r"(?:utgar|utgatt|utgick|struken|struket|nedlag[dt]|laggs ner)"
_LEADS = r"\W*(?:(?:ja|nu|status|svar|allt|helt|redan) ){0,3}"
_FIRST = {
    Status.GENOMFORD: re.compile(rf"{_LEADS}{_DONE}(?P<next>[^\w]*)(?P<word>\w*)"),
    Status.UTGAR: re.compile(rf"{_LEADS}{_DROPPED}(?P<next>[^\w]*)(?P<word>\w*)"),
}
# What may stand right beside the status word, without a comma.
_BESIDE = re.compile(
    rf"(?:i|under|den|sedan|sen|redan|vid|pa|av|enligt|hos|nu|vi|alla|och|v|vecka|varen|hosten|"
    rf"{MONTHS}|\d+|idag|igar|helt|"
    r"som|tva|tre|fyra|for|da|pga|eftersom|tillsammans|forra|ar|med|togs|fran|allt|efter|enl|[a-z]+(?:igt|ellt|alt|samt))?"
)
_OTHER_STATUS = (status_words.DELAYED, status_words.NOT_STARTED, status_words.ONGOING)
_REST = re.compile(
    r"(?<!\w)(?:pa pap\w+|i stora drag|for det mesta|an sa lange|aterstar|kvarstar|kvar|saknas|"
    r"saknar|vantar|minus|sanar|nara|narapa|fransett|"
    r"undantaget|halv\w*|knappt|nastan|"
    r"delvis|forsta (?:delen|gruppen|halvan|steget|etappen|omgangen|av)|del (?:ett|1)|(?:halva|"
    r"ena) \w+|steg (?:ett|1)|pa papperet|"
    r"i teorin|nja|sort|hoppas|forutom|utom|dock|men|fast|daremot|forutsatt|om|ifall|"
    r"under forutsattning|bara|endast|enbart|"
    r"preliminart?|utkast\w*|borde|skulle|tills|forran|resten|ytterligare|fler|behover|maste|"
    r"tyvarr|annars|formellt|nagorlunda|"
    r"hyfsat|typ|ungefar|i stort|i princip|mer eller mindre|for tillfallet|tills vidare|"
    r"kontroll\w*)(?!\w)"
)
_ADJECTIVE = re.compile(r"(?:(?:det|den|ar|blir|allt|vi) )*(?:klar[ta]?|fardig[ta]?)(?!\w)")
_FIRST_CLAUSE = re.compile(r"[,.;:!]|(?<!\w)(?:och|sedan)(?!\w)")
_HALF = re.compile(r"(?<!\w)(?:utom|forutom|minus|men|dock|fast)(?!\w)")
_ALL_OF_ALL = re.compile(r"(?<!\d)(\d+)/\1(?!\d)")  # "12/12" is no day
_SHORT = 9  # words
# A part is left out, or it is only nearly so.
_RESERVED = re.compile(
    r"(?<!\w)(?:minus|sa ?nar som pa|sanar|narapa|nara|fransett|undantag\w*|utom|forutom|bortsett|"
    r"nastan|pa pap\w+|i stora drag|for det mesta|ungefarligen|an sa lange|delvis|halv\w*|"
    r"aterstar|kvarstar|saknas|kvar|knappt|ska|skall|som tusan|pa papperet|i teorin|hittills|"
    r"snart|strax)(?!\w)"
)
# Dropped this time, or only proposed to be.
_FOR_NOW = re.compile(
    r"(?<!\w)(?:i ar|tills vidare|just nu|denna gang|den har gangen|for tillfallet|denna termin|20\d\d)(?!\w)"
)
_PROPOSED = re.compile(
    r"(?<!\w)(?:kan|bor|borde|skulle|ska|foresla\w*|vill|kunna)(?: \w+){0,2} (?:utga|strykas|"
    r"laggas? ne[dr]|tas bort)(?!\w)"
)
_DROP_FREE = re.compile(r"(?<!\w)(?:men|tyvarr|dock|igen|om|bara|endast|kontroll\w*)(?!\w)")
_FUTURE = re.compile(
    r"(?<!\w)(?:ska|skall|kommer|blir|bli|planera\w*|beraknas|vantas|hoppas|tanker|far vi|startar|"
    r"borjar|aterstar)(?!\w)"
)
_ANOTHER = re.compile(r"(?<!\w)(?:vuxenenheten|grannenheten|annan enhet|andra enheten|kollegan?)(?!\w)")
_AS_PLANNED = re.compile(r"(?<!\w)som (?:planerats?|beslutats?|bestamts?|avtalats?)(?!\w)|planeringsdag\w*")
_SHARE = re.compile(r"\d+ ?%|\d+ ?(?:av|/) ?\d+")
_NO_AFTER = re.compile(r"(?<!\w)(?:nej|nae|nix|nope|nada|na)(?!\w)")
_TICK = re.compile(r"[\[\]☐☑☒✗✘]|(?<!\w)/|/(?!\w)")


def starts_as_taught(words: str, status: Status) -> bool:
    """True if the status word stands first, and what follows it at once is known."""
    found = _FIRST[status].match(corrected(fold(words)))
    if found is None:
        return False
    at_once = not re.search(r"[.,;:!()–—\n-]", found["next"])
    return not at_once or _BESIDE.fullmatch(found["word"]) is not None


def is_as_taught(words: str, status: Status, day: date | None) -> bool:
    """True if the answer closes by itself: as taught, and nothing in it turns it."""
    return starts_as_taught(words, status) and not turns(words, status, day)


def is_to_be_done(words: str, day: date | None) -> bool:
    """ "Klart i juni", written in May: it goes on."""
    folded = corrected(fold(words)).strip(" .!")
    plain = phrases.HARMLESS.sub(" ", folded)
    if _ADJECTIVE.match(plain) is None or "?" in words or len(plain.split()) > _SHORT:
        return False
    if turning_words.NEGATION.search(plain) or phrases.DOUBTS.search(plain) or _HALF.search(plain):
        return False
    return times(_FIRST_CLAUSE.split(plain, maxsplit=1)[0], day) == {When.LATER}


def turns(words: str, status: Status, day: date | None) -> bool:
    """True if anything negates, reserves, doubts, asks, points to later or names another status."""
    folded = corrected(fold(words))
    plain = phrases.HARMLESS.sub(" ", folded)
    if (
        "?" in words
        or _TICK.search(words)
        or (turning_words.NEGATION.search(plain) and status is Status.GENOMFORD)
    ):
        return True
    if phrases.DOUBTS.search(plain) or _ANOTHER.search(plain) or _NO_AFTER.search(plain):
        return True
    if any(pattern.search(plain) for pattern in _OTHER_STATUS):
        return True
    if status is Status.UTGAR:
        return _turns_dropped(plain)
    return _turns_done(plain, day)


def speaks_against(words: str, status: Status, day: date | None) -> bool:
    """True if a person should think, and not only confirm: a "not", a rest, a later time."""
    plain = phrases.HARMLESS.sub(" ", corrected(fold(words)))
    if turning_words.NEGATION.search(plain) and status is Status.GENOMFORD:
        return True
    if _NO_AFTER.search(plain) or _RESERVED.search(plain) or phrases.DOUBTS.search(plain) or "?" in words:
        return True
    beside = re.search(rf"(?<!\w){_DROPPED} (?:\w+ )?(?:inte|ej)(?!\w)", plain) or _PROPOSED.search(plain)
    first = _FIRST_CLAUSE.split(plain, maxsplit=1)[0]
    return beside is not None or (status is Status.GENOMFORD and times(first, day) == {When.LATER})


def _turns_dropped(plain: str) -> bool:
    return bool(
        turning_words.NEGATION.search(plain.split(",", maxsplit=1)[0].split(".", maxsplit=1)[0])
        or status_words.DONE.search(plain)
        or _DROP_FREE.search(plain)
        or _FOR_NOW.search(plain)
    )


def _turns_done(plain: str, day: date | None) -> bool:
    plain = _AS_PLANNED.sub(" ", plain)
    if (
        _REST.search(plain)
        or turning_words.RESERVATION.search(plain)
        or _FUTURE.search(plain)
        or status_words.DROPPED.search(plain)
    ):
        return True
    if _is_part(plain):
        return True
    when = times(_ALL_OF_ALL.sub(" ", plain), day)
    return When.LATER in when or (When.NOW in when and When.PAST not in when and not _ended_now(plain))


def _ended_now(plain: str) -> bool:
    """ "Klart i juni", written in June, may be a plan: False; a time in the comment is no part of it."""
    return (
        re.search(rf"{_DONE}[^.,;]*(?<!\w)(?:{MONTHS}|var|host|sommar|vinter|v(?:ecka)? ?\d|20\d\d)", plain)
        is None
    )


def _is_part(plain: str) -> bool:
    """ "Klart på två av tre enheter"."""
    found = outcome(plain, QuestionKind.COUNTABLE).outcome
    return found is not None and found.target is not None and found.value < found.target
