"""The findings of a clause about completion: done, in part, not at all, or only later."""

import re
from collections.abc import Sequence

from tracker.domain.reply.codes import Kind
from tracker.reading.reply.meaning import status_words, turning_words
from tracker.reading.reply.meaning.counts import Count, shares
from tracker.reading.reply.meaning.finding import Finding
from tracker.reading.reply.patterns import MONTHS

_DATE = re.compile(
    rf"(?<!\w)(?:\d{{1,2}}(?:\.| )?(?:e|a)? ?{MONTHS}|\d{{1,2}}/\d{{1,2}}|\d{{4}}-\d\d-\d\d|{MONTHS}|"
    rf"v(?:ecka)? ?\d{{1,2}})(?!\w)"
)
_ALL = re.compile(
    r"(?<!\w)(?:alla|allihopa?|all(?: \w+)? ?personal\w*|all|samtlig[at]?|hela|varenda|100 ?%|bada|bagge)"
    r"(?!\w)"
)
_LEFT_OVER = re.compile(
    r"(?<!\w)(?:(?:ater|kvar)sta\w+|kvar|saknas|saknar|fattas|ofardig\w*|oavslutad\w*|halvklar\w*|"
    r"halvfardig\w*|delvis|delmal\w*)(?!\w)"
)
_INDEFINITE = re.compile(
    r"(?:genomfort|genomforde|hallit|holl|gjort|gjorde|haft|hade)(?: vi)?(?: med)? "
    rf"(?:nu )?(?:en|ett|tva|tre|fyra|fem|sex|\d+(?! {MONTHS})|flera|nagra|"
    r"manga|olika|del\w*)(?!\w)"
)
_SOME = re.compile(r"(?<!\w)(?:en|ett|tva|tre|fyra|fem|sex|\d+(?= [a-z]{4,}))(?!\w)")
_REFUSED = re.compile(
    r"(?<!\w)(?:tackat? nej|avbojt|hoppat av|slutat|sjuka?|franvarande|nojda?|positiva)(?!\w)"
)
# "Gjort", "det är fixat": nothing is named beside it that might be only a part.
_ALL_MADE = re.compile(
    r"(?:(?:ja|japp|jo|joda|det|den|detta|allt|alla|ar|har|nu|vi|redan|blev|bada|jajaman|jajamansan|yes|"
    r"men|och) )*"
    r"(?:gjort|gjorts|gjord|gjorda|gjordes|gjorde|fixat|fixad|fixade|ordnat|ordnad|ordnade|uppfyllt)"
    r"(?: (?:vi|det|den|detta|nu|redan|allt|dem|dom|helt))*"
    rf"(?: (?:(?:i|under|sedan|den|redan|pa) )*(?:{MONTHS}|varen|hosten|sommaren|var|host|somras|"
    rf"varas|hostas|vintras|fjol|gar|forra (?:veckan|manaden|aret|terminen)|(?:man|tis|ons|tors|fre)dags|"
    rf"\d{{1,2}}(?: ?{MONTHS}|/\d{{1,2}})|"
    r"v(?:ecka)? ?\d{1,2}|sedan lange|lange|apt|fore (?:sommaren|semestern|jul|pask)))*"
    r"(?: och (?:dokumenterat?d?|redovisat?d?|utvarderat?d?|klart?|rapporterat?d?))?"
    r"(?: (?:tillsammans )?(?:med|av) [\w ]{3,60})?"
)
# "Semestern är avslutad", "jag är klar med mina svar": the sender's own affairs.
_OWN_AFFAIR = re.compile(
    r"(?<!\w)(?:semester\w*|ledighet\w*|tjanstgoring\w*|anstallning\w*|sjukskrivning\w*|"
    r"(?:min|mitt|mina) (?!(?:enhet|del|sida|verksamhet|grupp|personal|avdelning|medarbetare)\w*)\w+)"
)
# "Utvärderingen av förra planen är klar": another one.
_FORMER = re.compile(
    r"(?<!\w)(?:forra|forrige|fjolarets|tidigare) (?!(?:veckan|manaden|aret|terminen|ar)(?!\w))\w+"
)
# "Överlämnad till styrgruppen", "genomförd av arbetsgruppen": they are no preparation.
_BY_WHOM = re.compile(r"(?<!\w)(?:till|av|hos|med|for) \w+")
_SOME_OF = re.compile(
    r" (?:en|ett|tva|tre|fyra|fem|\d+) av$|(?<!\w)(?:pa|hos|i|for) (?:en|ett|tva|tre|fyra|fem|sex|nagra|"
    r"flera|\d+) av(?!\w)"
)
_ONLY_LEFT = re.compile(r"(?<!\w)(?:(?:sen|sedan|nu|da) aterstar|aterstar (?:bara|endast|nu))(?!\w)")
_ALL_PARTS = re.compile(
    r"(?<!\w)(?:alla|samtliga|bada)(?: \w+)? "
    r"(?:delar|steg|etapper|omgangar|grupper|traffar|moment)(?:na)?(?!\w)"
)
# "Grannenheten har genomfört sin utbildning": another unit's.
_ANOTHERS = re.compile(
    r"(?<!\w)(?:grann[a-z]+|[a-z-]{4,}(?:en|an|et)) har (?:\w+ )?"
    r"(?:genomfort|avslutat|infort|gjort|hallit|slutfort)(?: \w+)? (?:sin|sitt|sina)(?!\w)"
    r"|(?<!\w)grann(?:enhet|skol|forvaltning|avdelning|kommun)"
)
_NUMBERED_PART = re.compile(r"(?<!\w)(?:del|steg|etapp|omgang) \d")
_PASSIVE = re.compile(r"(?:d|da|dda|ades|erad|erade|rades)$")
# "Vi har mätt i ett kök": there, and perhaps nowhere else.
_ONLY_THERE = re.compile(
    r"^(?: \w+){0,2} (?:i|pa|hos) (?:en|ett|nagra|nagot|nagon|vissa|ett par) (?!gang|svep|vecka)[a-z]{3,}"
)
_NEVER = re.compile(r"(?<!\w)(?:blir|lar|kommer)(?: \w+){0,2} aldrig(?!\w)")
_THAT = re.compile(r"(?<!\w)att(?!\w)")
_REPORTS = re.compile(
    r"(?<!\w)(?:meddela\w*|bekrafta\w*|rapportera\w*|informera\w*|svara\w*|glad\w*|roligt|"
    r"skont|bra|halsar?|notera\w*|sett till|gjort sa|innebar)(?!\w)"
)
_WHOLLY = re.compile(r"(?<!\w)(?:helt|fullt ut|fullt|till fullo|i sin helhet|hela vagen|riktigt)(?!\w)")
# "Klara med frågan om vem": done with something, and perhaps not with the activity.
_WITH_SOMETHING = re.compile(
    r"^(?: nu)? med (?:(?:den|det|de|var|vara) )?(?:fragan?|fragorna|diskussion\w*|samtal\w*|forsta|"
    r"halva|halften|steg|etapp|del|delar|en|ett|tva|tre|vissa|nagra|planering\w*|"
    r"forberedels\w*|underlag\w*|utkast\w*|"
    r"upphandling\w*|inbjud\w*)(?!\w)"
    r"|^ med att(?!\w)"
    # "Vi är klara för start" is ready, and not done.
    r"|^ for (?!(?:oss|var|min|egen|i|aret|20\d\d|alla|samtliga|hela|denna|den har|varen|"
    r"hosten|terminen)(?!\w))"
)
# "78 svar av 96" counts those who answered, not the work.
_ANSWERS = re.compile(r"(?<!\w)\d+ (?:inkomna |% |procent )?(?:svar|svarande|svarade|har svarat)(?!\w)")
# "Vi genomförde den sista delen i går": nothing more is to come.
_THE_LAST = re.compile(
    r"(?:genomforde|avslutade|slutforde) (?:(?:vi|jag) )?(?:den|det|de) (?:allra )?sista(?!\w)"
)
# "Augusti är avklarad", "vårens öppet hus är avklarat".
_RESULT = re.compile(r"(?:%|procent) (?:\w+ )?\w{3,}(?:ade|ste|kte)(?!\w)")  # "11 % klickade"
_MONTH_ALONE = re.compile(rf"(?<!\w){MONTHS} (?:ar|blev) $|^(?:host|var|sommar|vinter)(?:en)?s ")
# "Klart på alla boenden utom Solgården, där det måste dras fiber först": the future is the exception's.
_EXCEPT = re.compile(r"(?<!\w)(?:utom|forutom|bortsett fran|med undantag)(?!\w)")
_SO_FAR = re.compile(
    rf"^ (?:t\.? ?o\.? ?m\.?|till och med|fram till) (?:\d{{1,2}} )?{MONTHS}"
)  # "gjord t.o.m. april"
_DRAFT = re.compile(r"(?<!\w)utkast\w*")
_JOIN = re.compile(r"(?<!\w)(?:och|samt|men|sa|nu)(?!\w)")
_REPORTED = (status_words.DONE, status_words.ATTENDED, status_words.MADE)


def completion(text: str, *, has_planned: bool) -> list[Finding]:
    """The findings of a clause about completion, wholly or in part."""
    share = _share(text)
    if share:
        return [share]
    done = status_words.DONE.search(text)
    if done:
        return [_done(text, done)]
    attended = status_words.ATTENDED.search(text)
    if attended:
        return [_attended(text, attended)]
    if status_words.MADE.search(text) and not has_planned:
        negated = turning_words.NEGATION.search(text)
        return [Finding(Kind.REST, doubtful=True) if negated else _made(text)]
    return _left(text)


def _left(text: str) -> list[Finding]:
    """ "Nu återstår analysen" implies that the rest is done; "en enhet saknas" that something is left."""
    if _ONLY_LEFT.search(text):
        return [Finding(Kind.PARTIAL)]
    return [Finding(Kind.REST)] if _LEFT_OVER.search(text) and not turning_words.NEGATION.search(text) else []


def _share(text: str) -> Finding | None:
    counts = shares(text)
    if not counts or _ANSWERS.search(text):
        return None
    if not counts[0].value and len(text.split()) <= 2:
        return Finding(Kind.NOT_STARTED)
    kind = _counted(text, counts)
    return Finding(kind) if kind else None


def _counted(text: str, counts: Sequence[Count]) -> Kind | None:
    """What "12 av 15" means; None if the clause does not report that the work is done in that part."""
    count = counts[0]
    if _LEFT_OVER.search(text) or _REFUSED.search(text) or not count.value:
        return Kind.UNCLEAR
    reported = any(pattern.search(text) for pattern in _REPORTED)
    alone = _stands_alone(text, counts)
    if not reported and (not alone or _RESULT.search(text)):
        return None
    if turning_words.NEGATION.search(text) or not all(other.is_part or other.is_all for other in counts):
        return Kind.UNCLEAR
    if any(other.is_part for other in counts):
        return Kind.PARTIAL if reported or not count.share or alone else None
    return Kind.PROMISED if turning_words.FUTURE_VERB.search(text) else Kind.DONE


def _stands_alone(text: str, counts: Sequence[Count]) -> bool:
    ongoing_share = any(other.share for other in counts) and status_words.ONGOING.search(text)
    return len(text.split()) <= 4 or bool(ongoing_share)


def _done(text: str, found: re.Match[str]) -> Finding:
    before, after = text[: found.start()], text[found.end() :]
    adjective = status_words.FINISHED_ADJECTIVE.search(found[0]) is not None
    if _negated_done(before, after):
        return Finding(_negative(before, after, adjective=adjective))
    if _OWN_AFFAIR.search(text):
        return Finding(Kind.UNCLEAR)
    if _is_future(before, _EXCEPT.split(after)[0], adjective=adjective):
        return Finding(Kind.PROMISED)
    if turning_words.RESERVATION.search(text) or _is_part(before, after):
        return Finding(Kind.PARTIAL)
    if _is_another_thing(found[0], text, before, after, adjective=adjective):
        return Finding(Kind.DONE, doubtful=True)
    return Finding(Kind.SOME if _is_some(text, before, after) else Kind.DONE)


def _is_part(before: str, after: str) -> bool:
    some = _SOME_OF.search(after) and not _ALL.search(after)
    part = turning_words.PART.search(before) and not _ALL_PARTS.search(before)
    return bool(some or part or _NUMBERED_PART.search(after))


def _negative(before: str, after: str, *, adjective: bool) -> Kind:
    """ "Inte fullt ut genomförd", "inte alla klara": a part is done; otherwise not done, or not begun."""
    wholly = _WHOLLY.search(before) or _WHOLLY.search(after)
    if wholly or turning_words.PART.search(before) or _ALL.search(before):
        return Kind.PARTIAL
    if _negated_further_back(before) or _THAT.search(before) or _NEVER.search(before):
        return Kind.UNCLEAR
    return Kind.NOT_DONE if adjective else Kind.NOT_CARRIED_OUT


def _negated_further_back(before: str) -> bool:
    """True for "inte hunnit annat och klart": the negation is before an "och"."""
    own = re.split(r"(?<!\w)(?:och|samt|sa)(?!\w)", before)[-1]
    return turning_words.NEGATION.search(before) is not None and turning_words.NEGATION.search(own) is None


def _negated_done(before: str, after: str) -> bool:
    near = before.split()[-9:]
    return bool(
        turning_words.NEGATION.search(" ".join(near))
        or re.match(r"(?:\s\w+){0,3}\s(?:inte|ej|icke|aldrig)(?!\w)", after)
    )


def _is_future(before: str, after: str, *, adjective: bool) -> bool:
    joined = _JOIN.search(after)
    own = after[: joined.start()] if joined else after
    if turning_words.FUTURE_VERB.search(before) or turning_words.FUTURE_VERB.search(own):
        return True
    in_past = turning_words.PAST.search(before + " " + own)
    return (
        adjective
        and not in_past
        and bool(turning_words.FUTURE.search(before + " . " + own) or _DATE.search(own))
    )


def _is_another_thing(found: str, text: str, before: str, after: str, *, adjective: bool) -> bool:
    """True if what is done may not be the activity: a preparation, another unit's, the former one."""
    if found == "pa plats" and turning_words.SOMEBODY.search(before):
        return True
    if (
        turning_words.PREPARATION.match(after.lstrip())  # "klart utkast"
        or _ANOTHERS.search(text)
        or _ONLY_THERE.search(after)
        or after.startswith(" att ")
        or _WITH_SOMETHING.match(after)
        or _said_by_another(before)
        or _FORMER.search(before)
    ):
        return True
    where = before if adjective or _PASSIVE.search(found) else _BY_WHOM.sub(" ", text)
    return turning_words.PREPARATION.search(_DRAFT.sub(" ", where)) is not None


def _is_some(text: str, before: str, after: str) -> bool:
    """True for a draft, one of many, or something with more to come, which may not be all."""
    if (
        _SO_FAR.search(after)
        or _DRAFT.search(before)
        or _MONTH_ALONE.search(before)
        or (_SOME.search(_DATE.sub(" ", before)) and not _ALL.search(before))
    ):
        return True
    return bool(
        turning_words.FURTHER.search(_THE_LAST.sub(" ", text))
        or turning_words.FUTURE_VERB.search(after)
        or _INDEFINITE.search(text)
    )


def _said_by_another(before: str) -> bool:
    that = _THAT.search(before)
    return that is not None and not _REPORTS.search(before[: that.start()])


def _attended(text: str, found: re.Match[str]) -> Finding:
    if turning_words.FUTURE_VERB.search(text[: found.start()]):
        return Finding(Kind.PROMISED)
    if turning_words.RESERVATION.search(text) or (turning_words.NEGATION.search(text) and _ALL.search(text)):
        return Finding(Kind.PARTIAL)
    if turning_words.NEGATION.search(text):
        return Finding(Kind.UNCLEAR)
    if _ALL.search(text) and not turning_words.FURTHER.search(text):
        return Finding(Kind.DONE)
    if turning_words.PART.search(text):
        return Finding(Kind.PARTIAL, doubtful=True)
    return Finding(Kind.MADE)


def _made(text: str) -> Finding:
    if turning_words.FUTURE_VERB.search(text):
        return Finding(Kind.PROMISED)
    if turning_words.RESERVATION.search(text):
        return Finding(Kind.PARTIAL, doubtful=True)
    return Finding(Kind.DONE if _ALL_MADE.fullmatch(text.strip()) else Kind.MADE)
