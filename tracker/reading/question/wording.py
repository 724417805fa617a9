"""The wordings of questions: for each kind a table of what the row says → the sentence to ask.

The first wording that fits is taken; the last of each kind is its ordinary sentence. Every sentence stands by
itself after the activity's title.
"""

import re
from dataclasses import dataclass

from tracker.domain.plan import PlanRow
from tracker.domain.question import QuestionKind
from tracker.domain.swedish import number_word, swedish_number
from tracker.reading.mending import fold
from tracker.reading.question.counting import Count
from tracker.reading.question.indicator_question import ask_indicator

Asked = tuple[str, str]  # the question, and what a number in the answer counts


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence for rows whose first sentence, in folded letters, has the pattern."""

    pattern: str
    text: str
    counts: str = ""

    def fits(self, folded: str) -> bool:
        return re.search(self.pattern, folded) is not None


_PLURAL = (
    r"(?:rutiner(?:na)?|riktlinjer(?:na)?|checklistor(?:na)?|arbetssatt(?:en)|mallar(?:na)?|planer(?:na)?)"
)
_SINGULAR = r"(?:rutin(?:en)?|riktlinje(?:n)?|checklista(?:n)?|vagledning(?:en)?|mall(?:en)?|handbok(?:en)?)"
_USE = r"(?:anvand(?:a|er|s)|folj(?:a|er|s)|tillampa(?:r|s)?|utga (?:fran|ifran))"
_HAVE = r"(?:sakerstall(?:a|er)|ha|uppratthalla|det finns|det ska finnas|halla)"

WORDINGS: dict[QuestionKind, tuple[Wording, ...]] = {
    QuestionKind.REVISION: (Wording("", "Vad bör ändras i nästa plan?"),),
    QuestionKind.MINUTES: (Wording("", "Hur många möten, och finns protokollen?", "möten"),),
    QuestionKind.CONDITIONAL: (
        Wording(
            r"\binsats(?:en|er)?\b.*\bkop(?:a|s|er|te)\b|\bkop(?:a|s|er) in\b.*\binsats",
            "Har ni köpt in någon insats? Hur många?",
            "insatser",
        ),
        Wording(
            r"\b(?:oros|polis)?anmal(?:a|er|s)\b|\bgor(?:s|a)? (?:en )?\w*anmalan\b",
            "Har ni gjort någon anmälan? Hur många?",
            "anmälningar",
        ),
        Wording(r"\bnyanstall", "Har ni haft nyanställda? Hur många av dem har fått det?", "nyanställda"),
        Wording(
            rf"^(?:\w+ ){{0,4}}?{_USE}\b[^.]*?\b{_SINGULAR}\b|^(?:\w+ ){{0,4}}{_SINGULAR}\b[^.]*\b{_USE}",
            "Har den behövts? Hur många gånger?",
            "gånger",
        ),
        Wording(
            rf"^(?:\w+ ){{0,4}}?{_USE}\b[^.]*?\b{_PLURAL}\b|^(?:\w+ ){{0,4}}{_PLURAL}\b[^.]*\b{_USE}",
            "Har de behövts? Hur många gånger?",
            "gånger",
        ),
        Wording(r"\bkontakta(?:s|r)?\b", "Har ni behövt ta kontakt? Hur många gånger?", "gånger"),
        Wording(r"\berbjud(?:a|s|er)\b", "Har det behövts? Hur många har fått erbjudandet?", "personer"),
        Wording("", "Har det blivit aktuellt hos er? Hur många gånger?", "gånger"),
    ),
    QuestionKind.DATE: (Wording("", "Är det klart? Om inte: vad återstår, och när blir det klart?"),),
    QuestionKind.ONGOING: (
        Wording(
            rf"^(?:att )?(?:{_USE}) [^.]*?\b{_SINGULAR}\b|^(?:\w+ ){{0,4}}{_SINGULAR}\b[^.]* {_USE}\b",
            "Används den, och hur fungerar det?",
        ),
        Wording(
            rf"^(?:att )?(?:{_USE}) [^.]*?\b{_PLURAL}\b|^(?:\w+ ){{0,4}}{_PLURAL}\b[^.]* {_USE}\b",
            "Används de, och hur fungerar det?",
        ),
        Wording(
            rf"^(?:att )?(?:{_HAVE} )?(?:(?:en|att|det|finns|\w+a) ){{0,3}}{_SINGULAR}\b",
            "Finns den, och används den?",
        ),
        Wording(
            rf"^(?:att )?(?:{_HAVE} )?(?:(?:att|det|finns|\w+a) ){{0,3}}{_PLURAL}\b",
            "Finns de, och används de?",
        ),
        Wording(
            r"^(?:att )?(?:aktivt )?(?:delta|medverka)\b[^.]*\b\w*(?:natverk|rad|grupp|forum|mote|traff)",
            "Har ni deltagit sedan sist, och vad kom fram?",
        ),
        Wording("", "Hur har det gått sedan sist?"),
    ),
}
# Conditional by the time plan: what waits for something else is not counted.
_WAITS = re.compile(
    r"\b(?:nar|efter att|sa snart|da)\b.*\b(?:klar|klara|klart|beslutad|beslutade|antagen|antagna|fardig\w*"
    r"|faststalld|faststallda|beslutats|antagits)\b"
)
_APPLICATION = re.compile(r"\bansok(?:an|ningar|ningarna)\b")
_MEETINGS = (
    (r"\bmote(?:n|t|na)?\b|\bmotes\w+|\w+mote(?:n|t|na)\b", "möten"),
    (r"\w*traff(?:ar|arna|en)?\b", "träffar"),
    (r"\b\w*kontroll(?:er|erna)?\b", "kontroller"),
    (r"\b\w*ovning(?:ar|en)?\b", "övningar"),
    (r"\b\w*utbildning(?:ar|en)?\b", "utbildningar"),
    (r"\b\w*matning(?:ar|en)?\b", "mätningar"),
)
_SPELLED = 13  # the first number that is written in digits
_FIRST_WORDS = 6  # a noun further on is not what is done


def ask(
    kind: QuestionKind,
    row: PlanRow,
    folded: str,
    count: Count | None,
    times: float | None,
) -> Asked:
    """Returns the question of a row, and what a number in its answer counts."""
    if kind is QuestionKind.COUNTABLE and count is not None:
        return _ask_count(folded, count)
    if kind is QuestionKind.FREQUENCY and times is not None:
        return _ask_times(folded, row, times)
    if kind is QuestionKind.CONDITIONAL and _WAITS.search(fold(row.tidplan)):
        return "Har det kunnat påbörjas? Vad har i så fall gjorts?", ""
    if kind is QuestionKind.CONDITIONAL and _APPLICATION.search(fold(f"{row.tidplan} {row.aktivitet}")):
        return "Har det kommit in några ansökningar? Hur många?", "ansökningar"
    if kind is QuestionKind.MINUTES and "anteckn" in fold(row.uppfoljning):
        return "Hur många möten, och finns minnesanteckningarna?", "möten"
    return ordinary_question(kind, folded)


def ordinary_question(kind: QuestionKind, folded: str = "") -> Asked:
    """Returns the wording of a kind that fits the activity's words; without words the ordinary one."""
    if kind is QuestionKind.COUNTABLE:
        return "Hur många hittills, av hur många?", "stycken"
    if kind is QuestionKind.FREQUENCY:
        return "Hur många gånger hittills?", "gånger"
    found = next(wording for wording in WORDINGS[kind] if wording.fits(folded))
    return found.text, found.counts


def _ask_times(folded: str, row: PlanRow, times: float) -> Asked:
    if times <= 1:
        steady = {1: "en gång per år", 0.5: "vartannat år", 0.25: "en gång per mandatperiod"}
        says = steady.get(times, "inte varje år")
        return f"Har det gjorts i år? Planen säger {says}.", "gånger"
    first = " ".join(folded.split()[:_FIRST_WORDS])
    where = f"{first} {fold(row.tidplan)}"
    noun = next((noun for pattern, noun in _MEETINGS if re.search(pattern, where)), "gånger")
    return f"Hur många {noun} hittills? Planen säger {_spelled(times)}.", noun


# What is counted in which way → the sentence.
_COUNTED = {
    "trained": "Hur många {noun} deltog, av hur många?",
    "taught": "Hur många {noun} har utbildats, av hur många?",
    "knows": "Hur många {noun} har fått kunskapen, av hur många?",
    "every": "Hur många {noun} hittills, av hur många?",
    "share": "Hur stor andel, i procent?",
    "number": "Hur många {noun} hittills?",
}
_GONE_THROUGH = "När gick ni igenom {it}, och hur många var med av hur många?"


def _ask_count(folded: str, count: Count) -> Asked:
    if count.way == "asked":
        text, noun = ask_indicator(count.asked)
        return text + _plan_says(count), noun
    text = _COUNTED[count.way]
    if count.way == "knows":
        found = re.search(rf"\b(?:(?P<them>{_PLURAL})|{_SINGULAR})\b", folded)
        text = _GONE_THROUGH.format(it="dem" if found["them"] else "den") if found else text
    return text.format(noun=count.noun) + _plan_says(count), count.noun


def _plan_says(count: Count) -> str:
    least = "minst " if count.at_least else ""
    if count.percent is not None:
        return f" Planen säger {least}{swedish_number(count.percent)} procent."
    return f" Planen säger {least}{_spelled(count.target)}." if count.target is not None else ""


def _spelled(number: float) -> str:
    """Returns "fyra" for 4, "16" for 16, "2,5" for 2.5: words that are read as fast as digits."""
    return number_word(int(number)) if number in range(2, _SPELLED) else swedish_number(number)
