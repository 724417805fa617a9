"""Work that depends on an event or a need: the words that say so, in folded letters."""

import re

from tracker.domain.plan import PlanRow, Schedule
from tracker.reading.mending import fold

_CONDITION = re.compile(
    r"(?<!och )(?<!\bsamt )(?<!eller )(?<!som )(?<!kan )(?:"
    r"\b(?:vid|efter|utifran) behov\b|\bvid (?:sarskilda |eventuellt )behov\b"
    r"|\bnar (?:det |sa |ett )?(?:behov|behovs|kravs|ar aktuellt|blir aktuellt|ar nodvandigt)"
    r"|\bom (?:\w+ ){0,6}?(?:blir|ar|bli|blivit|vore) aktuell\w*"
    r"|\bom (?:\w+ ){0,6}?(?:uppstar|uppkommer|intraffar|foreligger|behovs|onskar|efterfragas|upptacks"
    r"|uppmarksammas|begars?|kravs|sa kravs|finns|behover|utsatts|drabbas|misstanks)\b"
    r"|\bi (?:\w+ )?forekommande fall\b|\bi de fall\b|\bi sadana fall\b|\bifall\b|\bi akuta fall\b"
    r"|\bvid forekommen anledning\b|\bvid (?:forfragan|efterfragan)\b|\bpa (?:begaran|forfragan)\b"
    r"|\bi handelse av\b|\bvid eventuell\w*\b|\bvid nyanstallning\w*|\bvid nyrekrytering\w*"
    r"|(?<=\w\s)(?<!hur och )(?<!oavsett )(?<!om )(?<!var )"
    r"\bnar (?!och\b|som helst|det galler|de |vi |\w+ ar klar)\w+ \w+"
    r"|\bom (?!hur\b|vad\b|vilk\w+|var\b|att\b|nar\b)(?:\w+ ){1,3}?(?:ger|inkommer|kommer in|saknas|samtycker"
    r"|tackar|vill)\b"
    r"|\bom (?:en|ett|nagon|nagot|det|detta|sadan\w*|man|den enskilde|\w+en) (?:\w+ ){0,3}?(?:har|far|ar|blir"
    r"|visar|riskerar|inte)\b"
    r"|\befter anmalan\b|\bsa snart (?!som mojligt)\w+ \w+"
    r")"
)
_EVENT = (
    r"(?:oro|misstanke|misstankar|handelse|handelser|incident\w*|hot|kris|krissituation\w*|tecken|kannedom"
    r"|suicid\w*|sjalvmord\w*|vald|krankning\w*|olyck\w*|larm|avbrott|\w*avbrott|varmebolj\w*|sjukdom"
    r"|dodsfall|skyfall|oversvamning\w*|brand|intraffad\w*|allvarlig\w*"
    r"|inkomn\w*|klagomal|utbrott|anmalan|anmalningar|avvikelse\w*|skador|stold\w*|inbrott)"
)
# "Rutin vid oro" is the routine's name; "vid oro kontaktas …" is a condition.
_ON_CONCERN = re.compile(
    rf"^(?:vid|efter) (?:\w+ )?{_EVENT}\b"
    r"|\b(?:kontakta\w*|anmal\w*|samverka|radgora|konsultera|tillkalla|larma|erbjud\w*|sammankalla\w*"
    r"|aktivera\w*|oppna\w*|ordna\w*|gors|ges|genomfors|hanteras|informera\w*|anvands|upprattas|inleds)\b"
    rf"[^.,]{{0,50}} vid (?:\w+ )?{_EVENT}\b"
)
# "Vid inköp av fordon väljs …" depends on an event; "vid biblioteket", "vid alla utredningar" do not.
_BEGINS_WITH_AT = re.compile(
    r"^(?:vid|i samband med) (?!(?:apt|varje|alla|samtliga|respektive|minst|behov|handlaggning\w*"
    r"|utredning\w*|bedomning\w*|planering\w*|budget\w*|\w*mote\w*|\w*traff\w*|\w*samtal\w*|\w*start|\w*skiftet|\w*lov"
    r"|\w*sasong\w*|\d+|en|ett|tva|tre|fyra)\b)(?!\w+(?:en|et|na)\b)\w+"
)
_BEGINS_WITH_IF = re.compile(r"^(?:om|ifall|i det fall|nar) (?!den\b|alla\b)\w+")
# Conditions in the follow-up's cell: a bare "vid behov" there is about the follow-up.
_OF_REPORT = re.compile(
    r"\b(?:om|nar) (?:det|detta|sa) (?:har )?(?:blir|blivit|varit|ar) aktuellt|\bi forekommande fall\b"
)
# In a time plan that is mixed: what happens at an event.
_OF_TIME = re.compile(
    r"\bvid (?!arsskiftet|halvarsskiftet|manadsskiftet|terminsstart|skolstart)\w+|\bi samband med\b|\bnar\b"
    r"|\bom (?:det|detta|behov)\b|\bi forekommande fall\b"
)
# "Information om rutinen finns …": here "om" says what it is about.
_TOPIC = re.compile(
    r"\b(?:\w*information(?:en)?|informer\w*|kunskap\w*|\w*utbildning\w*|\w*kurs\w*|rutin\w*|frag(?:a|an|or|orna)"
    r"|\w*dialog\w*|\w*samtal\w*|rad|beslut\w*|kompetens\w*|statistik|uppgift\w*|material|medvetenhet\w*"
    r"|avtal\w*|overenskommelse\w*|larm|lag(?:en|stiftning\w*)?|\w*forelasning\w*|diskuter\w*|diskussion\w*|paminn\w*|kampanj\w*"
    r"|policy\w*|riktlinje\w*|forstudie|plan|program\w*|bok|film|tema\w*|kannedom|insikt|rapport\w*|utredning\w*)"
    r" $"
)


def condition_at(folded: str) -> int | None:
    """Returns the index where the first condition begins; None if there is none."""
    for found in _CONDITION.finditer(folded):
        certain = not found[0].startswith("om ") or "aktuell" in found[0] or "behov" in found[0]
        if certain or not _TOPIC.search(folded[: found.start()]):
            return found.start()
    return None


def begins_with_event(folded: str) -> bool:
    """True for "Vid inköp av fordon …"."""
    return _BEGINS_WITH_AT.match(folded) is not None


def is_conditional(row: PlanRow, folded: str, schedule: Schedule) -> bool:
    """True if the work depends on an event or a need, by any cell; `folded` is the first sentence."""
    if schedule.kind == "conditional" or condition_at(folded) is not None:
        return True
    if any(pattern.search(folded) for pattern in (_ON_CONCERN, _BEGINS_WITH_AT, _BEGINS_WITH_IF)):
        return True
    if _OF_REPORT.search(fold(row.uppfoljning)):
        return True
    pattern = _OF_TIME if schedule.kind == "mixed" else _CONDITION
    return pattern.search(fold(row.tidplan)) is not None
