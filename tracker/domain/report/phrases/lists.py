"""The lists at the end, the notes, and why an answer is left out."""

from collections.abc import Sequence
from datetime import date

from tracker.domain.report.period import Period
from tracker.domain.report.phrases.claims import undone
from tracker.domain.report.phrases.details import COORDINATOR, quotation
from tracker.domain.status import Status
from tracker.domain.swedish import (
    listed,
    number_word,
    sentence,
    swedish_date,
    swedish_near_date,
)

WORDS_HELD_BACK = "Ordalydelsen kan innehålla personuppgifter och återges inte; läget redovisas."
SOME_HELD_BACK = "En del av svaret kan innehålla personuppgifter och återges inte; det som står före återges."
QUESTION_LEFT_OUT = "En fråga till samordnaren i svaret återges inte; svaret räknas."


NO_DEVIATIONS = (
    "I de aktuella svaren är ingen aktivitet rapporterad som försenad eller utebliven."
    " Det som svaren säger med egna ord står under aktiviteterna."
)
WAITS = "svaret väntar på granskning"
REFERS = "svaret hänvisar till ett annat svar"
CHECKS = "Att kontrollera före fastställande"
MORE_DEVIATIONS = (
    "Här står det som har rapporterats som försenat, uteblivet eller under planens mål."
    " Svaren under aktiviteterna kan beskriva fler avvikelser."
)
ASKS = "svaret är en fråga"
UNCLEAR = "orden återges inte, och kan säga något annat än det som är noterat"
UNCLEAR_IN_PART = "en del av orden återges inte, och kan säga något annat än det som är noterat"
MAY_DEVIATE = "orden kan beskriva en avvikelse, som ingen har noterat"


NOTHING_MISSING = "Uppgifter har lämnats för samtliga aktiviteter som redovisas."


NOBODY_NAMED = "ingen ansvarig är angiven"


def missing_line(number: int, short_title: str, parts: Sequence[str]) -> str:
    return sentence(f"{number} {short_title}: {'; '.join(parts)}")


def later_missing_part(units: Sequence[str], month: str) -> str:
    return f"{listed(units)} (senaste uppgift från {month})"


def came_late_part(units: Sequence[str], closed: date) -> str:
    return f"{listed(units)} (svar efter den {swedish_near_date(closed)})"


def prepared_part(units: Sequence[str]) -> str:
    return f"{listed(units)} ({'svaret' if len(units) == 1 else 'svaren'} bereds)"


def in_brackets(text: str, units: Sequence[str]) -> str:
    return f"{text} ({listed(units)})" if units else text


def deviates(status: Status, over: bool) -> str:
    """Returns "försenad", "inte genomförd"; what is going on past its day is just that."""
    said = {Status.FORSENAD: "försenad", Status.EJ_PABORJAD: undone(over), Status.UTGAR: "utgår"}
    return said.get(status, "rapporterad som pågående")


def deviation_line(number: int, short_title: str, parts: Sequence[str]) -> str:
    return sentence(f"{number} {short_title}: {'; '.join(parts)}")


def only_says(words: str) -> str:
    return f"svaret är bara ”{words.strip().rstrip('.')}”"


def says_otherwise(words: str) -> str:
    return f"”{words}” kan säga emot läget"


def another_number(value: str) -> str:
    return f"talet {value} är noterat, men orden har ett annat"


def check_line(number: int, short_title: str, unit: str, status: str, words: str, why: str) -> str:
    """12 Grundkursen, familjeenheten: ”klart” kan säga emot läget. Noterat: Försenad. Svaret: ”…”"""
    about = f"{number} {short_title}, {unit}: {why}."
    if not status:
        return about
    said = f" Svaret: {quotation(words)}" if words else " Svarets ord återges inte i avsnittet."
    return f"{about} Noterat: {status}.{said}"


def note(who_: str, first: date, last: date, by_phone: bool) -> str:
    """Stadsdelsdirektören, 16 december 2021."""
    if first == last:
        days = swedish_date(first)
    elif (first.year, first.month) == (last.year, last.month):
        days = f"{first.day}–{swedish_date(last)}"
    elif first.year == last.year:
        days = f"{swedish_near_date(first)}–{swedish_date(last)}"
    else:
        days = f"{swedish_date(first)}–{swedish_date(last)}"
    phoned = by_phone and who_ != COORDINATOR
    return sentence(f"{who_}, {'per telefon ' if phoned else ''}{days}")


ANSWERERS = "svarande"


def note_of_many(count: int, plural: str) -> str:
    return f"{number_word(count)} {plural}"


def came_after(until: date) -> str:
    return f"Kom efter den {swedish_date(until)}, då rapporten slutade ta emot svar."


def belongs_later(last: date) -> str:
    return f"Kom efter den {swedish_date(last)} och hör till nästa rapport."


def not_in_report(period: Period, withdrawn: bool) -> str:
    if withdrawn:
        return "Aktiviteten finns inte längre i planen."
    return f"Aktiviteten skulle inte följas upp i {period.form.label}."


def none_since(report: int) -> str:
    return f"Säger att inget behov har funnits sedan svar {report}, som gäller för året."


def replaced_by(report: int, day: date) -> str:
    return f"Ersatt av svar {report} från den {swedish_date(day)}."


SOURCES_TITLE, LEFT_OUT = "Källförteckning", "Svar som inte står i texten"


INTERNAL = "Intern handling med namn och adresser; den hör inte till avsnittet."


SOURCE_COLUMNS = ("Not", "Aktivitet", "Befattning", "Namn", "E-post", "Dag", "Kanal")


def left_out_line(number: int, report: int, reason: str) -> str:
    return f"Aktivitet {number}, svar {report}: {reason}"
