"""What an answer says beyond status and number: told by a closed list of rewrites, otherwise quoted whole."""

import re
from dataclasses import dataclass, replace

from tracker.domain.question import Question, QuestionKind
from tracker.domain.report.bare_words import NEEDS_CAUSE, Rest, without_bare_words, without_label
from tracker.domain.report.own_plans import plan_of
from tracker.domain.report.pointing import only_points
from tracker.domain.report.values import Voice
from tracker.domain.status import Status
from tracker.domain.swedish import MONTHS, sentence
from tracker.domain.year_forecast import Forecast

_AS_PLANNED = re.compile(r"\b(?:enligt|enl\.?|efter) plan\b", re.IGNORECASE)
_CAUSE = re.compile(
    r"\b(?:på grund av|p\.?\s?g\.?\s?a|beror|berodde|eftersom|därför att|till följd av|orsak\w*|anledning\w*"
    r"|vakan\w*|vakant\w*|sjuk\w*|frånvar\w*|föräldraledig\w*|tjänstledig\w*|\w*personalomsättning\w*"
    r"|personalbrist\w*|omsättning\w*|\w*brist|saknar|saknas|hunnit|hann inte|tidsbrist|resurs\w*|pandemi\w*"
    r"|corona\w*|covid\w*|inställ\w*|ställ(?:des|a|ts) in|flyttad\w*|flyttats|sköts upp|skjut\w*|väntar på"
    r"|inväntar|upphandling\w*|ny chef|nyanställ\w*|belastning\w*|arbetsbelastning\w*|omorganis\w*"
    r"|prioriter\w*|fullbokad\w*|fullt|ingen lokal|ombyggnad\w*|saknat|slutat|(?:gick|går) inte att"
    r"|saknats|saknades|saknade|avvaktar|avvaktat|i väntan på|tills"
    r"|ingen har tagit över|då (?:vi|det|de)|gör att|gjorde att|kunde inte|kunnat|ingen tid)\b",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
_FIRST_PERSON = re.compile(
    r"\b(?:vi|oss|vår|vårt|våra|jag|mig|min|mitt|mina|ni|er|ert|era|du|dig|din|varandra|själva?)\b", re.I
)
_VERB = re.compile(
    r"\b(?:har|hade|är|var|finns|fanns|används|användes|följs|följdes|fungerar|fungerade|blev|fick|får|gick"
    r"|hölls|hålls|genomfördes|genomförs|deltog|deltar|ingår|sker|skedde|togs|tas|gjordes|görs|erbjuds"
    r"|erbjöds|besöktes|gavs|ges|startade|visar|visade|saknas|saknades|träffas|träffades|\w{3,}ades)\b",
    re.IGNORECASE,
)
# What begins like a status is no sentence of ours ("Försenat på grund av att medel inte beviljades."), nor is
# what begins with something that the head alone knows ("Det blev inget av.").
_FRAGMENT = re.compile(
    r"^(?:det|den|de|detta|denna|dessa|där|då|försena\w+|inte|ej|ännu|pågår|klart?|färdigt?|genomför[td]|utgår|påbörja\w+|avsluta\w+)\b",
    re.IGNORECASE,
)
# What points at the head's own number, which the section adds to those of others: "vid två av dem".
_OF_THE_NUMBER = re.compile(
    r"\b(?:dem|dessa|båda|bägge|varav|därav|resterande|den (?:ena|andra|tredje|fjärde|femte))\b",
    re.IGNORECASE,
)
# What links to something that the section may not say before it.
_LINKING = re.compile(
    r"\b(?:dock|däremot|därför|trots|ändå|emellertid|dessutom|således|alltså|istället|i stället)\b",
    re.IGNORECASE,
)
# What holds only on the day that it was said, what is to come, what is said with a reservation, and what is a
# judgement: "det fungerar bra" is for the one who says it.
_NOT_A_FACT = re.compile(
    r"^(?:ja|jo|nej|nä)\b|\b(?:ska|skall|kommer|planer\w+|avser|tänker|hoppas|nästa|förra|nu|idag|i dag"
    r"|igår|i går|imorgon|just"
    r"|snart|hittills|sedan sist|i år|i höst\w*|i vår\w*|i somr\w*"
    r"|i somm\w*|i vint\w*|tror|kanske|väl|nog"
    r"|inte|ej|aldrig|ingen|inga|inget|ingenting|utan|men|fast|utom|förutom|bara|endast|enbart|nästan|delvis"
    r"|halva|hälften|löpte ut|löpt ut|gått ut|gick ut|avsluta\w*|på gång|i ?stället"
    r"|tyvärr|annars|enligt|lär|sägs|hört|förstått|så vitt|vad (?:jag|vi)|i stort sett|mestadels|oftast"
    r"|ibland|än|jämfört|färre|fler|mindre|mer|resten|övriga|återstår\w*|tanken|meningen|vill|önskar|bör|borde"
    r"|måste|behöver|kan|kunde|försök\w*|bokad\w*|bokat|inbokad\w*|upphör\w*|stäng\w*|avbr\w+|uppehåll"
    r"|ställ\w+ (?:in|om)|sedan|från och med|fr\.?o\.?m\.?|fram till|tills|två av dem"
    r"|typ|ungefär|cirka|ca|lite|verkar|troligen|förmodligen|eventuellt|hoppeligen|återkommer)\b|\?|!|[:;][-)]"
    r"|\b(?:börjar|startar|blir|beräknas|väntas|klart?)\b|\b(?:bra|bättre|bäst|väl|god[at]?|gott|goda|fint|utmärkt\w*|lyckad\w*|lyckat|uppskatt\w*|positiv\w*|negativ\w*"
    r"|dålig\w*|sämre|svår\w*|lätt|smidig\w*|effektiv\w*|tillräcklig\w*|viktig\w*|värdefull\w*|givande|nyttig\w*"
    r"|framgångsrik\w*|trygg(?:are|t)?|tydlig\w*|stor nytta|stort stöd|fungera\w*)\b"
    r"|\b\d\)|:\s|\b(?:räknar|färdiga|klara|nöjda|glada|eniga|överens|försenade|ensamma)\b",
    re.IGNORECASE,
)
_WE_DO = re.compile(
    r"^(?:Vi|Jag) (?=(?:(?:har|hade) (?!varit|blivit|känt)|arbetar|arbetade|använder|använde|besöker|besökte"
    r"|deltar|deltog|genomför|genomförde|samverkar|samverkade|informerar|informerade|utbildar|utbildade"
    r"|fortsätter|följer|följde|erbjuder|erbjöd|höll|håller|tog|tar|gick igenom|går igenom|köpte|köper"
    r"|kontaktade|kontaktar|startade|anordnade|anordnar|träffar|träffade|ordnade|ordnar|saknar|saknade)\b)"
)
_WITH_US = re.compile(r"\b(?:här )?hos oss\b")
_MEETING = (
    r"(?: (?:på|vid) (?:\w+ )?(?:apt|arbetsplatsträff(?:en)?|enhetsmöte(?:t)?|personalmöte(?:t)?"
    r"|gruppmöte(?:t)?|planeringsdag(?:en)?|möte(?:t)?))?"
)
_PASSIVE = re.compile(
    rf"^(?:genomfördes|avslutades|färdigställdes|gjordes|gicks igenom|togs upp){_MEETING}"
    r" (?:i|den|under) (?!höst|vår|somm|vint|år|dag|går)[\w ]{2,30}\.?$",
    re.IGNORECASE,
)
_MONTH = "|".join(MONTHS)
_DONE_ON = re.compile(
    r"^(?:klart?|färdigt?|genomför[td]|avslutad|avslutat|avklarat|avklarad) "
    rf"(?:(?:den )?(?P<day>\d{{1,2}} (?:{_MONTH}))"
    rf"|(?P<month>(?:i|under) (?:(?:början|mitten|slutet) av )?(?:{_MONTH})))\.?$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"^(?:men|fast|dock|utom|förutom|och|eller|som|vilket|samt|även|dvs|så|då|för|den \d+|i|på"
    r"|vid|under|senast|varav|därav|av|till|från|med)\b",
    re.IGNORECASE,
)
_ONLY_PLANS = re.compile(
    r"^(?:resten|klart|klar|blir klart|blir klar|nytt datum|ny tid|planeras|genomförs|nästa \w+ är|slutförs)"
    r"\b[^.;]*\.?$",
    re.IGNORECASE,
)
MINUTES_KEPT = re.compile(
    r"^(?:alla|samtliga|båda) (?:\w+ ){0,2}?"
    r"(?:(?P<notes>\w*anteckningar)|protokoll(?:förda)?|dokumenterade)\.?$",
    re.I,
)
_FORESEEN = r"bedöms (?:aktiviteten )?(?:bli )?(?:genomför\w+|klar\w*|gjor\w+)(?: under året| i år)?"
_WILL_BE = re.compile(
    r"(?:^|(?<=[.;])\s+|,\s*)ja,? (?:den|det|aktiviteten) (?:blir|kommer att bli)"
    r" (?:gjor[dt]|klart?|genomför[dt])(?: under året| i år)?\.?$",
    re.IGNORECASE,
)
_ATTACHED = re.compile(
    r"^(?:se )?(?:bif\.?|bifogad\w*|bilag\w*|bifogas|bifogar)(?: \w+){0,2}[.!]?$", re.IGNORECASE
)
_UNTIL = re.compile(r"\b(?:när|så snart|så fort|tills|efter att|om)\b", re.IGNORECASE)
_NEED = re.compile(r"\b(?:behov\w*|behöv\w*|aktuell\w*)\b", re.IGNORECASE)
_BY_WORDS = (Status.PAGAR, Status.GENOMFORD, Status.INGET_BEHOV)  # what is claimed only if it is stated
WHO = "\ufffc"  # stands for the unit in a fact, until it is known who say the same
_FEWEST = 3  # words after a comma that make sense without what stood before it


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The words of an answer beyond its status and number.

    `quote` is empty if there are none. `fact` are the same words as sentences of the section with WHO for the
    unit, "" if only a quotation is safe; `placed` is True if they name it. `passive` says when it was done
    ("genomfördes i april"), `plan` when the rest will be, if they say that and nothing else. `season` is the
    time that limits the number, `minutes` what all meetings have. `cause_before` is the cause that an earlier
    answer gave and this one leaves out. It `states` its status if that stands in a sentence of its own, or
    nothing else is said: only then the section claims it of ongoing work.
    """

    quote: str = ""
    fact: str = ""
    passive: str = ""
    placed: bool = False
    season: str = ""
    as_planned: bool = False
    cause: bool = False
    only_plans: bool = False
    minutes: str = ""
    plan: str = ""
    cause_before: str = ""
    states: bool = False


def has_cause(text: str) -> bool:
    """True if the words say why something is late, not done or short."""
    return _CAUSE.search(text) is not None


def own_words(voice: Voice, question: Question, at: str) -> OwnWords:
    """Returns what the answer says beyond status and number; `at` is the preposition before its unit."""
    return replace(_now(voice, question, at), cause_before=_cause_before(voice, question))


def _cause_before(voice: Voice, question: Question) -> str:
    if voice.before is None or voice.points or voice.hidden:
        return ""
    return without_bare_words(voice.before.comment, voice.before, question).text


def _now(voice: Voice, question: Question, at: str) -> OwnWords:
    text = without_label(_without_forecast(voice.words, voice.report.forecast), question)
    rest = without_bare_words(text, voice.read, question)
    planned = _AS_PLANNED.search(text) is not None
    if not voice.points and only_points(text):  # at an answer that is not there
        return OwnWords(text)
    if _says_nothing_of_need(voice, question):
        return OwnWords(text)
    if not re.search(r"\w", rest.text):
        states = not voice.hidden or voice.report.status not in _BY_WORDS
        return OwnWords(season=rest.season, as_planned=planned, states=states)
    states = rest.text != text and not _after_comma(rest) and not voice.hidden
    return replace(_beyond(rest, text, voice, question, at), as_planned=planned, states=states)


def _beyond(rest: Rest, text: str, voice: Voice, question: Question, at: str) -> OwnWords:
    """Returns the words after the status: in a sentence of ours if it is safe, otherwise quoted."""
    kept = MINUTES_KEPT.match(rest.text) if question.kind is QuestionKind.MINUTES else None
    if kept:
        return OwnWords(minutes="minnesanteckningar" if kept["notes"] else "protokoll")
    whole = _told_whole(rest, voice)
    if whole:
        return whole
    if _belongs_together(rest, voice):
        plans = _ONLY_PLANS.match(rest.text) is not None and not has_cause(text)
        return OwnWords(text, cause=has_cause(text), only_plans=plans)
    if question.kind is QuestionKind.REVISION:
        return OwnWords(rest.text)
    if _after_comma(rest) and _is_told_by_words(voice, question):
        return OwnWords(text, season=rest.season, cause=has_cause(text))
    return _told(rest, "" if _after_comma(rest) or rest.cause else _as_fact(rest.text, voice, at))


def _says_nothing_of_need(voice: Voice, question: Question) -> bool:
    """True for "inget att rapportera" on work that goes on: it has not been said that it was not needed."""
    no_need = voice.report.status is Status.INGET_BEHOV and question.kind in (
        QuestionKind.ONGOING,
        QuestionKind.DATE,
    )
    return no_need and re.search(r"\w", voice.words) is not None and not _NEED.search(voice.words)


def _is_told_by_words(voice: Voice, question: Question) -> bool:
    """True of a status that is not claimed unless the answer states it."""
    if voice.report.status is Status.INGET_BEHOV:
        return True
    goes_on = question.kind not in (QuestionKind.DATE, QuestionKind.COUNTABLE, QuestionKind.REVISION)
    return goes_on and voice.report.status in (Status.PAGAR, Status.GENOMFORD)


def _after_comma(rest: Rest) -> bool:
    return rest.cut not in ("", ".", "!")


def _belongs_together(rest: Rest, voice: Voice) -> bool:
    """True if the rest makes no sense without the status or number before it."""
    if not _after_comma(rest):
        return rest.counted and _OF_THE_NUMBER.search(rest.text) is not None
    # "Utgår, inga barn" says enough after the comma; "rullar på, uppskattat" does not.
    fewest = _FEWEST - 1 if voice.report.status in NEEDS_CAUSE else _FEWEST
    return rest.counted or len(rest.text.split()) < fewest or _GOES_ON.match(rest.text) is not None


def _told_whole(rest: Rest, voice: Voice) -> OwnWords | None:
    """Returns words that only say when it was done, or when the rest will be, or point elsewhere; or None."""
    if _ATTACHED.match(rest.text):
        return OwnWords(rest.text, f"{WHO} hänvisar till en bilaga som inte återges här.", placed=True)
    plan = plan_of(rest.text) if voice.current and voice.report.status is not Status.GENOMFORD else ""
    if plan:
        return OwnWords(rest.text, season=rest.season, only_plans=True, plan=plan)
    when = _when_done(rest.text, voice)
    return OwnWords(rest.text, season=rest.season, passive=when) if when else None


def _told(rest: Rest, fact: str) -> OwnWords:
    cause, plans = rest.cause or has_cause(rest.text), _ONLY_PLANS.match(rest.text) is not None
    return OwnWords(
        rest.text,
        fact,
        placed=WHO in fact,
        season=rest.season,
        cause=cause,
        only_plans=plans and not cause and not _UNTIL.search(rest.text),
    )


def _when_done(text: str, voice: Voice) -> str:
    """Returns "genomfördes i april" for words that only say when it was done; "" for others."""
    on_a_day = _DONE_ON.match(text) if voice.report.status is Status.GENOMFORD else None
    if on_a_day:
        return f"slutfördes den {on_a_day['day']}" if on_a_day["day"] else f"slutfördes {on_a_day['month']}"
    if voice.current and _PASSIVE.match(text):
        return text[:1].lower() + text[1:].rstrip(".")
    return ""


def _without_forecast(text: str, forecast: Forecast | None) -> str:
    """Returns the answer without the last word, if that was the forecast: the section tells it by itself."""
    if forecast is None:
        return text
    words = "|".join((forecast.label, *forecast.facts.words))
    text = re.sub(rf"[,.;]\s*(?:{_FORESEEN}\W+)?(?:{words})\s*\.?$", "", text, flags=re.IGNORECASE)
    return _WILL_BE.sub("", text) if forecast is Forecast.JA else text


def _as_fact(text: str, voice: Voice, at: str) -> str:
    """Returns the words as sentences; "" if one of them has no rewrite, or only the first names the unit.

    What follows a sentence without the unit is told of the same unit only if the first is about it.
    """
    if not voice.current or voice.said_on != voice.report.reported_on:
        return ""
    told = [_sentence(one, at) for one in _SENTENCES.split(text)]
    return " ".join(told) if all(told) and (WHO in told[0] or WHO not in "".join(told)) else ""


def _sentence(text: str, at: str) -> str:
    """Returns a sentence about the unit, not about "vi"; "" if it is not safe to tell it as a fact."""
    if WHO in text or any(one.search(text) for one in (_NOT_A_FACT, _LINKING, _FRAGMENT)):
        return ""
    does, with_us = _WE_DO.search(text), _WITH_US.search(text)
    if "," in text:  # "Vi har sökt medel, frågan ägs av staden."
        return ""
    if with_us and (does or at != "vid"):  # "Vi har besökt skolorna hos oss", "hos oss" of one person
        return ""
    text = _WITH_US.sub(f"{at} {WHO}", _WE_DO.sub(f"{WHO} ", text))
    verb = _VERB.search(text)
    begins = does is not None or (text[0].isupper() and verb is not None and verb.start() > 0)
    if _FIRST_PERSON.search(text) or not begins:
        return ""
    return sentence(text)
