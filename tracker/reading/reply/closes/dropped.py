"""Why an activity is dropped: a decision or an event, in the past, by someone who may decide it.

Marks: D past date · B who decides · R decision · N thing · K dropped, took over · k dropped (participle) ·
S is replaced · C cause · I is · H has · d article · a for our part · i at · v by · t to · l according to ·
c and · T thanks · | stop · X anything else.
"""

import re
from datetime import date

from tracker.reading.reply.closes import dates, nouns
from tracker.reading.reply.closes.kin import is_titled
from tracker.reading.reply.closes.words import THANKS
from tracker.reading.reply.patterns import fold

_VERBS = (
    r"beslutade[st]?|beslutats?|beslot|drog (?:in|tillbaka|sig ur)|dr(?:ogs|agits?) in|la(?:de|des|"
    r"gts?)? ne[dr]|"
    r"(?:togs?|tagits?|gick|gatt|flyttades|gar) over|overt(?:ogs?|agits?)|overgick|ersattes|ersatts|upphort|"
    r"upphorde|avslutades|stall(?:de|des|ts) in|avslogs?|sa(?:des|gts)? upp|sal(?:de|des|ts)|"
    r"stangdes?|stangts|"
    r"avveckla(?:de|des|ts)|stroks?|strukits?|flyttades|gick i konkurs|t(?:ogs?|agits?) bort|revs|rivits|"
    r"slogs ihop|prioriterades? bort|bortprioriterades|finns inte (?:langre|kvar)|har upphort|"
    r"tar over"
)
_STATES = (
    r"(?:in|ned)?(?:stall[dt]|lag[dt])a?|uppsag[dt]a?|sal[dt]a?|struk(?:en|et|na)|stang[dt]a?|avveckla[dt]e?|"
    r"indrag(?:en|et|na)|besluta[dt]e?|overtag(?:en|et|na)|bortprioritera[dt]e?"
)
_CAUSES = (
    r"(?:p ?g ?a|pga\.|p\.g\.a\.|pa grund av|till foljd av|med anledning av) "
    r"(?:corona\w*|covid\w*|pandemin?|restriktionerna|besparing\w*|nedlaggning\w*)|"
    r"for fa (?:anmalda|anmalningar|deltagare|sokande)"
)
_NOTES = (
    r"(?:for (?:var|min|egen) del|hos oss|i stallet|att (?:inte|ej) (?:genomfora|ha|gora|halla|kora) "
    r"(?:den|det|nagon)|att (?:stryka|stalla in|lagga ne[dr]) (?:den|det))(?!\w)|§+ ?\d+"
)
_THINGS = re.compile(
    r"\w*projekt(?:et)?|\w*uppdrag(?:et)?|\w*verksamhet(?:en)?|aktivitet(?:en)?|\w*lokal(?:en|erna)?|"
    r"\w*avtal(?:et)?|"
    r"\w*linjen|medlen|medel|pengarna|\w*bidrag(?:et|en)?|\w*budget(?:en)?|tjanst(?:en)?|ansvaret|"
    r"fragan|\w*insats(?:en)?|"
    r"finansiering(?:en)?|\w*huset|byggnaden|arbetet|\w*film(?:en)?|\w*utbildning(?:en)?|"
    r"\w*kurs(?:en)?|\w*resan|"
    r"enheten|\w*mottagning(?:en)?|planen|ordinarie|natet|\w*portal(?:en)?|intranatet|"
    r"\w*system(?:et)?|\w*material(?:et)?|"
    r"stambytet|anslaget|stodet|larmet|\w*rutin(?:en)?|\w*riktlinje(?:n)?|\w*plan"
)
_OWNERS = re.compile(
    r"\w*forvaltningsledning\w*|\w*ledningsgrupp\w*|\w*direktor\w*|\w*kontoret|politikerna|bolaget|"
    r"foreningens?|"
    r"arrangorens?|arrangoren|utbildaren|lansstyrelsen|skolverket|socialstyrelsen|regeringen|statens?|"
    r"fullmaktige|ks|it|"
    r"chefen|rektor|fastighet"
)
_WORDS = {
    "d": "den det de en ett var nya ny egna egen hela stadens",
    "i": "i pa vid under", "v": "av", "t": "till", "l": "enligt enl", "c": "och samt", "I": "ar blev",
    "H": "har",
    "a": "stallet redan istallet nu", "m": "med",
}  # fmt: skip
_MARKS = {word: mark for mark, words in _WORDS.items() for word in words.split()}
_TOKEN = re.compile(
    "|".join((
        rf"(?P<date>{dates.DATE})",
        rf"(?P<C>(?<!\w)(?:{_CAUSES})(?!\w))",
        r"(?P<S>(?<!\w)(?:ersatts|ersatt) (?=av ))",
        rf"(?P<K>(?<!\w)(?:{_VERBS})(?!\w))",
        rf"(?P<k>(?<!\w)(?:{_STATES})(?!\w))",
        r"(?P<R>(?<!\w)(?:\w*beslut(?:et)?)(?!\w)(?: §+ ?\d+)?)",
        rf"(?P<a>(?<!\w)(?:{_NOTES}))",
        rf"(?P<T>(?<!\w){THANKS})",
        r"(?P<word>(?<!\w)[^\W\d_]+(?:-[^\W\d_]+)*)",
        r"(?P<stop>\s*[.,;!()\n]\s*|\s+[–—-]+\s+|–\s+)",
        r"(?P<space>\s+)",
        r"(?P<odd>.)",
    ))
)  # fmt: skip
_BY = r"(?:[iv][dB]+)*D*"  # "i nämnden 4 maj"
_DECISION = rf"l?[dBN]*R{_BY}"
_DID = r"[dBN]*H?K[daNB]*(?:[itvl][dBNRZ]+)*a?D*"
_STANDS = r"[dNB]*I?k(?:v[dB]+)?(?:[il][dBNR]+)*D*"
_REPLACED = r"S(?:v[dBN]+)(?:i[dN]+)*(?:l[dB]*R(?:[iv][dB]+)*)?D*"
_CAUSE = rf"(?:{_DECISION}|{_DID}|{_STANDS}|{_REPLACED}|C(?:k{_BY})?)"
_BESIDE = rf"a?D?(?:l[dBN]*R{_BY}|C(?:k{_BY})?|(?=\|))"
_WHOLE = re.compile(rf"{_BESIDE}(?:\|{_CAUSE}(?:c{_CAUSE})?)*(?:\|T)*\|?")


def has_cause(marks: str) -> bool:
    """True if the words after "utgår" give a cause, and nothing else."""
    decided = "R" not in marks or re.search(r"[BD]", marks) is not None
    return decided and re.search(r"[RKkSC]", marks) is not None and _WHOLE.fullmatch(marks) is not None


def marks(text: str, title: str, day: date | None) -> str:
    """The marks of what follows "utgår", in order."""
    found: list[str] = []
    for match in _TOKEN.finditer(fold(text)):
        kind = next(name for name, value in match.groupdict().items() if value is not None)
        if kind == "date":
            found.append(dates.mark(match, day))
        elif kind == "word":
            found.append(_of_word(match[0], text[match.start() : match.end()], title))
        elif kind != "space":
            found.append({"stop": "|", "odd": "X"}.get(kind, kind))
    return re.sub(r"\|+", "|", "".join(found))


def _of_word(word: str, written: str, title: str) -> str:
    if word in _MARKS:
        return _MARKS[word]
    if nouns.is_body(word) or _OWNERS.fullmatch(word):
        return "B"
    if _THINGS.fullmatch(word) or is_titled(word, title):
        return "N"
    return "Z" if re.fullmatch(r"[A-ZÅÄÖ][a-zåäö]+", written) else "X"
