"""A trace in Swedish, for the person who wants to know why a reply was read as it was."""

from collections.abc import Iterator, Mapping

from tracker.domain.reply.codes import DecidedBy, Kind, Rule, Veto
from tracker.domain.reply.trace import Trace, TracedFinding
from tracker.domain.status import LABELS

KINDS = {
    Kind.DONE: "klart",
    Kind.SOME: "något är klart",
    Kind.MADE: "något är gjort",
    Kind.OTHER: "något annat är klart",
    Kind.PARTIAL: "klart till en del",
    Kind.REST: "något återstår",
    Kind.WAITS: "väntar på någon annan",
    Kind.ONGOING: "pågår",
    Kind.REGULAR: "sker regelbundet",
    Kind.AS_PLANNED: "enligt plan",
    Kind.FURTHER: "det finns mer",
    Kind.LATER: "något kommer senare",
    Kind.PLANNED: "planerat",
    Kind.PROMISED: "ska bli klart",
    Kind.MOVED: "ny tid",
    Kind.DELAYED: "försenat",
    Kind.SHOULD_HAVE: "skulle ha varit klart",
    Kind.NOT_STARTED: "inte påbörjat",
    Kind.NOT_DONE: "inte klart",
    Kind.NOT_CARRIED_OUT: "inte genomfört",
    Kind.DENIED: "det nekas att det är klart",
    Kind.DROPPED: "utgår",
    Kind.FOLLOW_UP: "följs upp senare",
    Kind.REPEAT: "som förra gången",
    Kind.UNCLEAR: "oklara statusord",
    Kind.DOUBT: "osäkert i sin helhet",
    Kind.NO_NEED: "inget behov",
    Kind.NEED: "har blivit aktuellt",
    Kind.YES: "ja",
    Kind.NO: "nej",
    Kind.NUMBER: "ett antal",
    Kind.TOLD: "berättar vad som gjorts eller görs",
    Kind.NEGATED: "en nekning",
    Kind.HALTED: "står stilla",
}
RULES = {
    Rule.EMPTY: "ingen text",
    Rule.NO_FINDING: "inget i texten är en status",
    Rule.REPEAT: "svaret är detsamma som förra gången",
    Rule.CONCLUDED: "hela aktiviteten sägs vara avslutad",
    Rule.OTHER_DONE_REST_OPEN: "något annat är klart och detta återstår",
    Rule.DROPPED: "aktiviteten utgår",
    Rule.DROPPED_AND_MOVED: "inställt, men med ny tid",
    Rule.DELAYED: "aktiviteten är försenad",
    Rule.DELAYED_THEN_DONE: "försenat förut, klart nu",
    Rule.DELAYED_OR_DONE: "både försenat och klart",
    Rule.SHOULD_HAVE: "skulle ha varit klart",
    Rule.NOT_STARTED: "arbetet är inte påbörjat",
    Rule.NOT_STARTED_BUT_BEGUN: "inte påbörjat, men något är gjort eller i gång",
    Rule.PARTIAL: "en del är klar",
    Rule.DONE: "allt som nämns är klart",
    Rule.DONE_BUT_DENIED: "både klart och inte klart",
    Rule.DONE_WITH_REST: "något är klart och något återstår",
    Rule.DONE_AND_ONGOING: "något är klart och något pågår",
    Rule.DONE_WITH_MORE: "klart, men mer nämns",
    Rule.SOME: "något är klart, kanske inte allt",
    Rule.SOME_WITH_REST: "något är klart och arbetet fortsätter",
    Rule.ONGOING: "arbetet pågår",
    Rule.NOT_DONE: "arbetet är inte klart",
    Rule.DENIED: "det nekas att arbetet är klart",
    Rule.NOT_CARRIED_OUT: "arbetet är inte genomfört",
    Rule.AS_PLANNED: "arbetet följer planen",
    Rule.REGULAR: "arbetet sker regelbundet",
    Rule.OTHER: "något annat än aktiviteten är klart",
    Rule.MADE: "något är gjort, kanske inte allt",
    Rule.PROMISED: "arbetet ska bli klart",
    Rule.REST: "något återstår",
    Rule.MOVED: "arbetet har fått ny tid",
    Rule.PLANNED: "arbetet är planerat",
    Rule.KEPT: "fri text om nästa plan",
    Rule.NO_NEED: "det har inte behövts",
    Rule.NEED: "det har behövts",
    Rule.NUMBER: "antalet som frågan gäller",
    Rule.ALL_OF_THEM: "alla av alla",
    Rule.TOLD: "svaret berättar vad som gjorts eller görs",
    Rule.TAUGHT: "statusordet står först, som brevet visar",
    Rule.MOST: "nästan alla, någon återstår",
    Rule.NOT_UNDERSTOOD: "orden svarar inte på frågan",
}
DECIDED_BY = {
    DecidedBy.GRAMMAR: "grammatiken",
    DecidedBy.CLASSIFIER: "klassificeraren",
    DecidedBy.BOTH: "grammatiken och klassificeraren",
    DecidedBy.RULE: "en regel om hela svaret",
    DecidedBy.QUESTION: "orden läst mot frågan",
}
VETOES = {
    Veto.CLASSIFIER_DISAGREES: "klassificeraren tror inte på grammatikens status",
    Veto.LEFT_TO_PERSON: "klassificeraren lämnar svaret till en människa",
    Veto.TOO_UNLIKELY: "klassificerarens förslag är inte troligt nog",
    Veto.ASIDE: "svaret frågar, lovar, lämnar över eller lämnar något öppet",
    Veto.UNFINISHED: "en nekning eller något som återstår: sannolikhet räcker inte för att avsluta",
    Veto.NO_NUMBER: "svaret säger inte vilken aktivitet det gäller",
    Veto.UNKNOWN_NUMBER: "brevet frågade inte om det numret",
    Veto.TWO_ANSWERS: "två olika svar om samma aktivitet",
    Veto.ANOTHER_THING: "det som är klart är kanske inte hela aktiviteten",
    Veto.NOT_AS_TAUGHT: "det avslutar aktiviteten men är inte skrivet som brevet visar: bekräfta",
    Veto.TWO_DIRECTIONS: "orden pekar åt olika håll",
    Veto.TWO_NUMBERS: "två tal kan vara antalet",
    Veto.ONLY_DONE: "”klart” ensamt, om ett arbete utan slut",
    Veto.BESIDE: "svaret frågar, lovar, lämnar över eller är osäkert",
}
_VERDICTS = {"repeat": "som förra gången", "review": "en människa får avgöra"}


def summary(trace: Trace, labels: Mapping[str, str] = LABELS) -> str:
    """One line: which rule, who decided, how sure, and what stopped it."""
    return _decision(trace, labels, verdicts=1)


def explained(trace: Trace) -> Iterator[str]:
    """Lines: each clause with its findings, then the decision with the most likely verdicts."""
    for clause in trace.clauses:
        found = ", ".join(_finding(one) for one in clause.findings) or "ingen status"
        yield f"”{clause.text}”: {found}"
    yield _decision(trace, LABELS, verdicts=len(trace.probabilities))


def _finding(one: TracedFinding) -> str:
    return f"kanske {KINDS[one.kind]}" if one.doubtful else KINDS[one.kind]


def _decision(trace: Trace, labels: Mapping[str, str], *, verdicts: int) -> str:
    parts = [
        f"regel: {RULES[trace.rule]} ({_percent(trace.confidence)})",
        f"avgjort av {DECIDED_BY[trace.decided_by]}",
    ]
    if trace.probabilities:
        parts.append(_probabilities(trace, labels, verdicts))
    return "; ".join([*parts, *([VETOES[trace.veto]] if trace.veto else [])])


def _probabilities(trace: Trace, labels: Mapping[str, str], verdicts: int) -> str:
    texts = {**labels, **_VERDICTS}
    most_likely = trace.probabilities[:verdicts]
    likely = ", ".join(f"{texts[verdict].lower()} {_percent(one)}" for verdict, one in most_likely)
    limit = f" (gräns {_percent(trace.threshold)})" if trace.threshold is not None else ""
    return f"klassificeraren: {likely}{limit}"


def _percent(share: float) -> str:
    return f"{round(share * 100)} %"
