"""Free sentences that look like a report and are none: they refer elsewhere, hand over, promise or limit.

They count only where no word of status leads the answer: "pågår, se vår VB" is an answer, "se vår VB" is not.
"""

import re

from tracker.domain.reply.codes import ReasonCode

_DOCUMENT = (
    r"(?:verksamhetsberattels\w*|vb|t[12]|tertial\w*|\w*rapport\w*|\w*redovisning\w*|\w*bokslut\w*|ils\w*|"
    r"\w*protokoll\w*|minnesanteckning\w*|\w*statistik\w*|\w*dokument\w*|\w*plan(?:en)?|bilag\w*|svar\w*|"
    r"mejl\w*|mail\w*|stratsys|systemet)"
)
_UNIT = (
    r"\w*(?:avdelning|enhet|kontor|stab|forvaltning|kansli|chef|samordnar|strateg|namnd|direktor|grupp)\w*"
)
_MATTER = r"(?:det|den|detta|denna|(?:den |det )?(?:har |dar )?(?:fragan|punkten|delen|biten)|ansvaret)"
_WE = r"(?:vi|jag|var|min|mina|vara|personal\w*|alla|samtliga|man|medarbetar\w*)"
_FIGURES = r"(?:siffr\w*|statistik\w*|uppgift\w*|svar(?:et|en)?|underlag\w*|antalet|besked\w*|listan)"
_SOON = (
    r"(?:pa (?:man|tis|ons|tors|fre)dag\w*|i ?morgon|i veckan|nasta \w+|senare|snart|sen|inom kort|"
    r"efter (?:semester\w*|sommar\w*|helg\w*|jul\w*|lunch)|i (?:augusti|september|januari))"
)
_REFERS = re.compile(
    rf"^samma (?:svar )?som (?:i fjol|ifjol|forra aret|aret innan)(?!\w)|^(?:(?:jag|vi) hanvisar till|se "
    rf"(?:garna |aven |ocksa )?(?!till|over|fram|ut|hur|upp)\w+)"
    rf"|(?<!\w)(?:framgar|redovisa[ts]\w*|beskriv\w*|rapportera[ts]\w*|redogor\w*|besvara[ts]\w*)"
    rf"(?: \w+){{0,3}} (?:av|i|pa|fran|under|via) (?:\w+ ){{0,2}}{_DOCUMENT}(?!\w)"
    r"|(?<!\w)(?:skicka|mejla|maila|lamna)(?:de|t) (?:\w+ ){0,3}(?:dig|er)(?!\w)"
    rf"|^{_FIGURES} (?:\w+ )?(?:finns|ligger|star|hamtas|tas)(?!\w)"
)
_HANDS_OVER = re.compile(
    rf"(?<!\w)(?:ar|blir|ligger)(?: \w+){{0,2}} {_UNIT}(?<=s)$"
    rf"|^{_MATTER}(?: \w+){{0,3}} (?:ligger|ligger|landa\w*|hamna\w*|flytta\w*|overfor\w*|gatt over|lagts?)"
    rf"(?: \w+){{0,3}} (?:pa|hos|till|under) (?:\w+ ){{0,2}}{_UNIT}(?!\w)"
    rf"|^{_MATTER}(?: \w+)? (?:skoter|ager|skots av|ags av|svarar|besvaras av|ansvarar|hanterar) "
    rf"(?!{_WE}\b)\w+"
    rf"|^{_MATTER} (?:far|har) (?!{_WE}\b)\w+ (?:svara|koll|hand|ansvar)"
    r"|(?<!\w)(?:overlatit|overlamnat|lamnat over|lamnade over|flyttat (?:den|det|over|ansvaret|"
    r"fragan))(?!\w)"
    r"|(?<!\w)(?:ror|beror|angar|galler) (?:inte|ej) (?:oss|var|min|mig)(?!\w)"
)
_LIMITS = re.compile(
    r"(?<!\w)(?:galler|avser|svarar|rapporterar|talar)(?: \w+){0,2} (?:bara|endast|enbart)(?!\w)"
    r"|(?<!\w)(?:bara|endast|enbart) (?:svara \w+|for (?:var|min|natt\w*|dag\w*|en del))(?!\w)"
    r"|^(?:jag |vi )?svarar (?:har )?(?:bara|endast|enbart|for)(?!\w)"
)
_PROMISES = re.compile(
    r"(?<!\w)(?:far|kan|ska|skulle) (?:du|ni)(?!\w)|(?<!\w)(?:du|ni) (?:far|kan|ska)(?!\w)"
    r"|^jag (?:skriver|svarar|kompletterar|mejlar|mailar|skickar|ringer|redovisar) (?!\w*(?:brev|lista))"
    r"|(?<!\w)(?:vi|jag) (?:hors|hor av)(?!\w)"
    rf"|^(?:jag |vi )?(?:skickar|mejlar|mailar|ringer|lamnar|fyller i|kompletterar|tar fram)(?: \w+){{0,4}} "
    rf"{_SOON}(?!\w)"
    rf"|^(?:jag |vi )?(?:skickar|mejlar|mailar|lamnar|kollar|hor med) (?:in )?(?:{_FIGURES}|det|den|"
    rf"mer)(?!\w)"
    rf"|^{_FIGURES} (?:\w+ )?(?:kommer|foljer|skickas|lamnas|far)(?!\w)"
    r"|^(?:kollar|fragar|undersoker|dubbelkollar|stammer av) (?:med|upp|av)(?!\w)"
)
_OF_THE_SENDER = re.compile(
    r"^(?:jag )?(?:ar|var|sitter|gar) (?:\w+ )?(?:pa vag (?:ut|hem|till|in|bort|fran)|pa semester|ledig|"
    r"sjuk\w*|borta|pa resande|bortrest|i mote|upptagen)(?!\w)"
)
_ABSENT = re.compile(
    r"^(?:den )?(?:\w*ansvarig\w*|\w*samordnar\w*|\w*chefen|handlaggaren) (?:ar|har|blev|gick|gar) (?:\w+ )?"
    r"(?:\w*ledig|sjuk\w*|slutat|borta|pa semester|langtidssjuk\w*)(?!\w)"
)
_KINDS = (
    (_REFERS, ReasonCode.ELSEWHERE), (_HANDS_OVER, ReasonCode.HANDOVER), (_LIMITS, ReasonCode.UNSURE),
    (_PROMISES, ReasonCode.PROMISE), (_OF_THE_SENDER, ReasonCode.NO_STATUS),
    (_ABSENT, ReasonCode.HANDOVER),
)  # fmt: skip


def no_report(clause: str) -> ReasonCode | None:
    """Why a clause (folded) is no report of the unit's own work; None if it may be one."""
    return next((code for pattern, code in _KINDS if pattern.search(clause)), None)


def is_of_the_sender(clause: str) -> bool:
    """True for "jag går på semester i dag": it says nothing of the work."""
    return _OF_THE_SENDER.search(clause) is not None
