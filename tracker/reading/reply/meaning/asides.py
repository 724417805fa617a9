"""Reasons for review in addition to or instead of a status: a question, a promise, a hand-over, thanks."""

import re

from tracker.domain.reply.codes import ReasonCode
from tracker.reading.reply.patterns import fold, word

# With one of these, no verdict of the classifier is used.
ASIDES = frozenset({
    ReasonCode.QUESTION, ReasonCode.PROMISE, ReasonCode.HANDOVER, ReasonCode.IRONY, ReasonCode.ELSEWHERE,
})  # fmt: skip

_PROMISE = word(r"""
    aterkommer; aterkopplar; aterkopplas; aterkoppling (?:kommer|ges); hor av (?:mig|oss);
    svarar (?:senare|i|pa|nasta|sa);
    (?:ska|skall|far|maste|behover) (?:\w+ )?(?:kolla|fraga|undersoka|titta|stamma av|se over|dubbelkolla)\w*;
    kollar (?:upp|med|av|detta|det|pa); undersoker; ger besked; besked (?:kommer|senare); aterrapporterar;
    svar kommer; jag lovar; meddelar (?:nar|senare|sa); hor av er;
    (?:inte|ej) (?!ens)(?:\w+ )?hunnit (?:\w+ )?(?:titta|kolla|svara|lasa|satta|prata|stamma|fraga|samla);
    tar (?:upp )?det (?:med|pa) \w+
""")
_HANDOVER = word(r"""
    hor till; tillhor; hor hemma; hor (?:val |val inte |inte )(?:till|hemma);
    ligger (?:inte )?(?:hos|pa|under)<whom>;
    (?:inte|ej) (?:langre )?(?:mitt|min|mig|vart|var|oss|vara)(?! latt);
    (?:\w+) (?:ar|som) ansvarig\w*; ansvarar (?:for|inte);
    fraga(?: garna)? (?:med )?(?!(?:om|ar|har|som|till|kring)\b)[a-z]\w+; prata (?:garna )?med; kontakta;
    vand (?:er|dig); hanvisar;
    skicka(?:r|t|s)? (?:den |det |detta |fragan |mailet |mejlet )*vidare;
    skicka(?:r|s)? (?:den |det |detta |fragan |mailet |mejlet )*till;
    skickat (?:fragan|mailet|mejlet|ditt \w+) till; vidarebefordra\w*;
    tagit over; tar over; jag har slutat; (?:hon|han|kollegan|chefen)(?: som (?:\w+ ){1,3})? ?har slutat;
    slutat som; slutat (?:pa|har)(?!\w); ny chef (?:heter|ar|fran|sedan|har);
    bytt (?:tjanst|jobb|enhet);
    (?:inte|ej) langre (?:chef|kvar|ansvarig|jobb\w*|arbet\w*);
    jag (?:ar|gar)(?: nu)?(?: pa)? (?:foraldra|tjanst)ledig\w*;
    ar (?:foraldra|tjanst)ledig\w* (?:till|fran|sedan);
    fel (?:person|mottagare|adress|chef|enhet); inte jag som;
    overlamna(?:t|r|s) (?:fragan|arendet|detta|det|den|ansvar\w*|over); lamna(?:t|r) over;
    bollar (?:vidare|over); avsager
""")
_TAKEN_OVER = word("(?:har )?tagit over; tar over; tog over")
_FALSE_HANDOVER = word(r"""
    ligger pa is; fragan ar; (?:ar|blir) en annan fraga; inte min\w* \w+ som; utbildning\w* tillhor;
    har \w+ ansvarig
""")
_THANKS = re.compile(
    r"\b(?:tack|toppen|ok(?:ej)?|okej|noterat|perfekt|bra|mottaget|uppfattat|tusen|tackar|super|kanon|fint|"
    r"da vet jag)\b"
)
_ASKS = re.compile(
    r"^(?:(?:hej|hejsan|tjena)\W+(?:\w+\W+)?)?(?:vad|vilken|vilket|vilka|nar ska|nar ar|hur|vem|varfor|"
    r"kan (?:du|ni)|ar (?:det|den|detta|allt)(?! samma)|ska (?:jag|vi)|galler (?:det|detta)|menar (?:du|"
    r"ni)|undrar|"
    r"jag undrar|vi undrar)\b"
)
_ELSEWHERE = word(r"""
    se (?:\w+ )?(?:nedan|bifog\w+|bilaga\w*|bilagd\w*|tidigare (?:svar|mail|mejl));
    (?:svar|svarar|svaren|svarat|kommentarer|skrivit|skriver)(?: \w+){0,3} (?:nedan|i texten|med rott);
    (?:svar|svaren|kommentarer|skrivit)(?: \w+){0,3} i (?:blatt|gront|mailet|mejlet);
    (?:svarade|svarat) (?:pa )?(?:detta|det|denna|den|redan|tidigare);
    i rott
""")
_IRONIC = re.compile("[🙄😏🤔🤷😬😒]")
_ENCLOSED = word("bifogar; bifogat; bifogas; i bilagan; se (?:\\w+ )?protokoll\\w*")


def asides(text: str, *, has_status: bool, is_dropped: bool = False) -> tuple[ReasonCode, ...]:
    """Why a person should look at `text`; thanks count only if the text has no status.

    `is_dropped`: "utgår, regionen har tagit över" gives the reason, and hands nothing over.
    """
    folded = fold(text)
    found = []
    if "?" in text or any(_ASKS.match(line.strip()) for line in folded.split("\n")):
        found.append(ReasonCode.QUESTION)
    if _IRONIC.search(text):
        found.append(ReasonCode.IRONY)
    if _PROMISE.search(folded):
        found.append(ReasonCode.PROMISE)
    if _HANDOVER.search(_FALSE_HANDOVER.sub(" ", _TAKEN_OVER.sub(" ", folded) if is_dropped else folded)):
        found.append(ReasonCode.HANDOVER)
    if _ELSEWHERE.search(folded) or (not has_status and _ENCLOSED.search(folded)):
        found.append(ReasonCode.ELSEWHERE)
    if not has_status and not found and len(folded) < 200 and _THANKS.search(folded):
        found.append(ReasonCode.THANKS)
    return tuple(found)
