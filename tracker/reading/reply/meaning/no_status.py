"""Clauses that do not report progress: an effect, a head count, a later follow-up."""

import re

from tracker.reading.reply.meaning import status_words, turning_words

# Effects and attendance: "sjukfrånvaron har minskat med en tredjedel".
_EFFECT = re.compile(
    r"(?<!\w)(?:minska(?:t|de|r)|oka(?:t|de|r)|sjunkit|sjonk|halverats?|fordubblats|forbattrats?|"
    r"gatt (?:ner|upp)|upplever|uppskatta\w*|\d+ [a-z]{4,} hittills|nojda?|jattenojda?|positiv\w*|besokare|"
    r"givande|trygga\w*|slutsats\w*|resultat(?:et|en)|utfallet|glomde|glomt|svarsfrekvens\w*|"
    r"(?:vi|jag) (?:har )?rapportera(?:de|t)|"
    r"(?:nastan )?alla(?: \w+)? var (?:med|dar|narvarande|pa plats)|"
    r"blivit (?:battre|farre|fler|lugnare|tryggare|lattare)|fler an|lattare an|battre an)(?!\w)"
)
# A response rate is no part of the work: "svarsfrekvensen blev bara 41 procent".
_OWN_COUNT = re.compile(r"(?:svarsfrekvensen|deltagandet|narvaron|uppslutningen) (?:blev|var|ar|lag)")
_SHOWED = re.compile(r"(?:och )?(?:slutsats|resultat|utfall)(?:en|et) (?:blev|ar|var|visar)")
# The last of them is over: "den sista gruppen gick i förra veckan", "sista samtalet hölls i torsdags".
_LAST_IS_OVER = re.compile(
    r"(?<!\w)(?:sista|siste)(?: \w+){0,3} "
    r"(?:\w+(?:ades|erades|des)|lamnades|gavs|gick|holls|blev|var|hade|fick|kom|"
    r"genomfordes|genomforde|avslutades)(?!\w)"
    r"|(?<!\w)(?:den|det|de(?: \w+)?) sista (?:\w+ )?(?:den )?"
    r"(?:i (?:forra|gar|mandags|tisdags|onsdags|torsdags|fredags)|\d{1,2} [a-z]{3,9}$)"
)
_FOLLOWS_UP = re.compile(
    r"(?<!\w)(?:foljer(?: vi)?(?: \w+)? upp|folja(?: \w+)? upp|uppfolj\w*|utvarder\w*|en egen aktivitet)"
)
# "Tjänsten är tillsatt, hon började i måndags": somebody began, and not the activity.
_SOMEBODY_BEGAN = re.compile(r"(?:och |som )?(?:hon|han) (?:\w+ )?(?:borja|starta|i ?gang)")
_IS_LEFT = re.compile(r"(?<!\w)(?:aterstar|kvarstar|saknas)(?!\w)")
_STATUS = (
    status_words.DONE, status_words.ONGOING, status_words.STARTED, status_words.NOT_STARTED,
    status_words.PLANNED, status_words.DELAYED, status_words.DROPPED,
)  # fmt: skip


def has_no_status(text: str) -> bool:
    """True if a clause (folded, without idioms) does not report progress."""
    if _SOMEBODY_BEGAN.match(text):
        return True
    if status_words.REPEAT.search(text):
        return False
    if _OWN_COUNT.match(text):
        return True
    hedged = turning_words.HEDGE.search(text.replace("upplever", ""))
    if hedged or any(pattern.search(text) for pattern in _STATUS):
        return bool(_LAST_IS_OVER.search(text))
    if _LAST_IS_OVER.search(text) or _SHOWED.match(text):
        return True
    effect = _EFFECT.search(text) or _FOLLOWS_UP.search(text)
    return effect is not None and not (turning_words.NEGATION.search(text) or _IS_LEFT.search(text))
