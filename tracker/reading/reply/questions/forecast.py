"""The forecast at a tertial: will the activity be done this year? "1 pågår, ja"."""

import re
from dataclasses import dataclass

from tracker.domain.year_forecast import Forecast
from tracker.reading.reply.patterns import fold

_UNSURE = (
    r"(?:mycket |lite |valdigt |ganska )?(?:osaker[ta]?|os+akert|oklart|tveksamt|kanske|"
    r"vet (?:inte|ej)|far se|svart att saga|vi far se|"
    r"troligen|troligtvis|formodligen|nja|eventuellt|50/50|hoppas(?: det)?|beror pa(?: \w+){0,4})"
)
_YES = (
    r"(?:ja(?:pp)?|jo(?:da)?|yes|absolut|jajamen(?:san)?|javisst|det (?:blir|bor) det|"
    r"blir (?:genomford|klart?|klar)|i ar)"
)
_THIS_YEAR = "i ar"
_CLAUSE_ENDS = re.compile(r"[.!;,\n]|(?<!\w)(?:men|fast)(?!\w)")
_TO_COME = re.compile(
    r"(?<!\w)(?:hinn\w*|blir|bli|ska|skall|kommer|bor|lar|borde|klar\w*|nar|gar|raknar|tror)(?!\w)"
)
_NO = r"(?:n(?:ej|e|ae|aj|ah)|nope|no|hinns inte|hinner inte|blir inte(?: klart?)?|inte i ar)"
_TAIL = (
    r"(?: (?:tror vi|vi tror det|det gor vi|det blir det|i ar|under aret|hoppas vi|det hinner vi|det hinns|"
    r"absolut|tack|inte i ar|det|dar|dar ocksa|aven dar|pa den))*"
)
_LABEL = (
    r"(?:(?:bedom(?:s|d|ning|ningen|er vi)|prognos(?:en)?|forvantas|beraknas|tror vi|"
    r"blir den genomford|genomford i ar|"
    r"genomfors under aret|arsprognos|helar|genomfors)(?: [\w ]{0,45}?)?[:=?–-]* ?(?:att |som |ar )?)"
)
_WORD = rf"(?:(?P<no>{_NO})|(?P<unsure>{_UNSURE})|(?P<yes>{_YES}))"
# The last words of an answer, or a sentence of its own: ", ja", ". Osäkert", "Bedömning: nej, hinner inte".
_AT_END = re.compile(rf"(?:^|[.,;:!(\n/=–-] ?|(?<= ))(?:(?:och|men|sa|=) )*{_WORD}{_TAIL}[ .!):;-]*$")
_LABELLED = re.compile(rf"(?<!\w){_LABEL}{_WORD}(?!\w)")
_IN_SENTENCE = re.compile(
    rf"(?:^|[.;!\n,(] ?| [–-] ){_WORD}{_TAIL}(?=[.!,:;)\n]| [-–] |"
    r" det (?:ser|lar|hinner|hinns|blir|kommer|racker)(?!\w)|"
    r" (?:pga|p\.?g\.?a\.?|pa grund av|eftersom|beroende pa)(?!\w)|$)"
)
_FIRST = re.compile(rf"{_WORD}[,.] (?=\w)")
_STATED = (
    (Forecast.NEJ, re.compile(
        r"(?<!\w)(?:hinn(?:er|s)|kommer|blir|bedoms|lar)(?: \w+){0,3} (?:inte|ej)(?: \w+){0,5}|"
        r"(?<!\w)inte (?:i ar|under aret|hinnas)|(?<!\w)tar nasta ar|forst nasta ar"
    )),
    (Forecast.OSAKERT, re.compile(
        r"(?<!\w)(?:osaker[ta]?|oklart|tveksamt|vet (?:inte|ej)|svart att (?:saga|"
        r"bedoma)|gar (?:ju )?inte att (?:saga|veta|bedoma)|vem vet)(?: om)?(?!\w)"
    )),
    (Forecast.JA, re.compile(
        r"(?<!\w)(?:blir (?:\w+ )?(?:klart?|fardigt?|genomfor[dt])|(?:hinns|hinner vi|bedoms|"
        r"beraknas|kommer att|bor)(?: \w+){0,3}"
        r"(?: klart?| genomfor\w*| hinna\w*| fardig\w*| bli \w+)?(?= i ar| under aret| innan|"
        r" fore|[.,!]|$)|raknar med att (?:hinna|bli|fa)|"
        r"bedom(?:s|er|er vi)(?: att)?(?: \w+){0,2} (?:genomforas|genomfors|hinnas|hinns|bli klart?|"
        r"klart?))(?!\w)"
    )),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ForecastRead:
    """The forecast, None if none is given, and the answer's words without it."""

    said: Forecast | None
    rest: str


def read_forecast(words: str, *, open_ended: bool) -> ForecastRead:
    """The forecast in an answer. `rest` is unchanged if the words that give it also report the work.

    `open_ended`: the question itself is not answered by a yes or a no.
    """
    folded = fold(words)
    labelled = _LABELLED.search(folded)
    if labelled:
        line_end = _end_of(folded, labelled.end())
        return ForecastRead(
            code_of(labelled), (words[: labelled.start()] + " " + words[line_end:]).strip(" \n")
        )
    last = _AT_END.search(folded)
    if last and last.start() > 0 and not _is_answer(folded, last, open_ended=open_ended):
        return _this_year(folded, words, last) if last["yes"] == _THIS_YEAR else _cut(words, last)
    for found in _IN_SENTENCE.finditer(folded):
        if found.start() > 0:
            return ForecastRead(
                code_of(found), (words[: found.start()] + ". " + words[found.end() :]).strip(" \n")
            )
    first = _FIRST.match(folded)
    if first and open_ended and not first["yes"]:  # "ja, det rullar" is about the work
        return ForecastRead(code_of(first), words[first.end() :])
    for code, pattern in _STATED:
        stated = pattern.search(folded)
        if stated:
            return ForecastRead(code, words)
    return ForecastRead(None, words)


def _cut(words: str, last: re.Match[str]) -> ForecastRead:
    return ForecastRead(code_of(last), words[: last.start()].strip(" ,;:-\n"))


def _is_answer(folded: str, last: re.Match[str], *, open_ended: bool) -> bool:
    """ "Riktlinjerna har inte kommit, så nej" answers the question itself."""
    if open_ended or not last["no"]:
        return False
    return re.search(r"(?<!\w)sa\W*$", folded[: last.start("no")]) is not None


def _this_year(folded: str, words: str, last: re.Match[str]) -> ForecastRead:
    """ "Osäker på om vi hinner i år", "tre möten i år": what the clause says, and not its last words."""
    clause = _CLAUSE_ENDS.split(folded[: last.start("yes")])[-1]
    if re.search(rf"(?<!\w){_UNSURE}(?!\w)", clause):
        return ForecastRead(Forecast.OSAKERT, words)
    if not _TO_COME.search(clause):
        return ForecastRead(None, words)
    denied = re.search(rf"(?<!\w)(?:inte|ej|{_NO})(?!\w)", clause)
    return ForecastRead(Forecast.NEJ, words) if denied else _cut(words, last)


def _end_of(folded: str, at: int) -> int:
    """Where the sentence of a labelled forecast ends."""
    end = re.search(r"[.\n]", folded[at:])
    return at + end.start() if end else len(folded)


def code_of(found: re.Match[str]) -> Forecast:
    """The forecast of a match with the groups no, unsure and yes."""
    return Forecast.NEJ if found["no"] else Forecast.OSAKERT if found["unsure"] else Forecast.JA
