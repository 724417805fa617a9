"""The title, the facts, the summary, the headings, and the changes of the plan."""

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from tracker.domain.forms import OccasionKind, is_annual
from tracker.domain.plan_name import definite
from tracker.domain.report.period import Period
from tracker.domain.report.phrases.details import COORDINATOR, quotation
from tracker.domain.swedish import (
    counted,
    listed,
    sentence,
    spelled,
    swedish_date,
    swedish_near_date,
)
from tracker.domain.year_forecast import Forecast

SUMMARY, CHANGES, DEVIATIONS, MISSING = (
    "Sammanfattning", "Ändringar i planen under året", "Avvikelser", "Uppgift saknas"
)  # fmt: skip


NOTES, TABLE_CAPTION, NO_AREA = "Noter", "Aktiviteterna, deras läge och utfall", "Aktiviteter"


COLUMNS = ("Nr", "Aktivitet", "Ansvarig", "Läge", "Utfall")


_COLUMNS_OF_PLAN = {
    "omrade": "område", "aktivitet": "lydelse", "ansvarig": "ansvarig", "tidplan": "tidplan",
    "uppfoljning": "uppföljning", "syfte": "syfte", "berorda": "berörda",
}  # fmt: skip


DRAFT = "Utkast, inte fastställt."


def with_notes(label: str, deviates: bool, quoted: bool) -> str:
    """Returns "Löpande, avvikelse, se texten"."""
    return label + (", avvikelse" if deviates else "") + (", se texten" if quoted else "")


def plan_noun(plan_name: str) -> str:
    """Returns "handlingsplanen"."""
    name = definite(plan_name)
    return "planen" if "”" in name else name.split()[0]


def title(plan_name: str, period: Period) -> str:
    kind = "" if is_annual(period.form) else f", {period.form.label}"
    return f"Uppföljning av {definite(plan_name)} {period.year}{kind}"


def facts(district: str, dnr: str, period: Period, late: bool = True) -> str:
    """Kungsholmens stadsdelsnämnd. Dnr KUNG 2021/114. Avser helåret 2021. Underlag hämtat 14 januari 2022."""
    whole = f"Avser helåret {period.year}." if period.complete else _so_far(period)
    number = f" Dnr {dnr.removeprefix('Dnr').strip()}." if dnr else ""
    closed = _closed(period, late)
    return f"{district}.{number} {whole} Underlag hämtat {swedish_date(period.taken)}.{closed}"


def _closed(period: Period, late: bool) -> str:
    """Returns until when answers are with; of those after the period only if each of them is (`late`)."""
    last = min(period.until, period.taken)
    until = swedish_near_date(last)
    if is_annual(period.form) or last <= period.last:
        return f" Svar till och med den {until} är med." if last < period.taken else ""
    if not late:
        return ""
    since = swedish_near_date(period.last)
    return f" Svar som kom efter den {since} men senast den {until} är med från dem som inte hade svarat."


def whose_word(speakers: Collection[str]) -> str:
    """Returns whose word the verdicts are, "" if nobody has answered: they are nobody's finding."""
    who = ["de ansvariga"] if {*speakers} - {COORDINATOR} else []
    who += [COORDINATOR] if COORDINATOR in speakers else []
    return f"Läget är en sammanvägning av det som {listed(who)} har rapporterat." if who else ""


def _so_far(period: Period) -> str:
    day = swedish_date(period.as_of)
    if is_annual(period.form):
        return f"Året är inte slut. Avser läget per den {day}."
    return f"Avser läget per den {day}."


def contains(plan_name: str, count: int) -> str:
    return sentence(f"{plan_noun(plan_name)} innehåller {counted(count, 'aktiviteter')}")


def told_here(form: OccasionKind, count: int, total: int) -> str:
    """Sex av dem redovisas i tertialrapport 1."""
    which = "ingen av dem" if count == 0 else "alla" if count == total else f"{spelled(count)} av dem"
    if which[0].isdecimal():
        return sentence(f"i {form.label} redovisas {which}")
    return sentence(f"{which} redovisas i {form.label}")


def not_due(numbers: Sequence[int], period: Period) -> str:
    """Aktiviteterna 2, 3 och 7–9 skulle inte följas upp i tertialrapport 1."""
    return sentence(f"{_activities(numbers)} skulle inte följas upp i {period.form.label}")


def in_the_plan(words: str, tidplan: str) -> str:
    """I planen: ”…” Tidplan: ”Senast 31 december”. A cell that ends in a full stop has it."""
    said = [f"I planen: {quotation(sentence(words))}"] if words else []
    end = "" if tidplan.endswith((".", "!", "?")) else "."
    said += [f"Tidplan: {quotation(tidplan)}{end}"] if re.search(r"\w", tidplan) else []
    return " ".join(said)


def deviating(numbers: Sequence[int]) -> str:
    """Avvikelser redovisas för aktiviteterna 2 och 11–14, also by a number below its target."""
    return sentence(f"avvikelser redovisas för {_activities(numbers)}")


def judged_deviations(numbers: Sequence[int]) -> str:
    """Avvikelsen för aktivitet 7 är samordnarens bedömning."""
    what = "avvikelsen" if len(numbers) == 1 else "avvikelserna"
    return sentence(f"{what} för {_activities(numbers)} är samordnarens bedömning")


def dropped_by_some(number: int, units: str) -> str:
    """Aktivitet 10 utgår för hemtjänsten, som inte har räknats som en avvikelse."""
    return sentence(f"aktivitet {number} utgår för {units}, vilket inte räknas som en avvikelse")


def reached_of(numbers: Sequence[int]) -> str:
    """Det antal som planen anger är nått för aktivitet 10."""
    return sentence(f"det antal som planen anger är nått för {_activities(numbers)}")


def doubted(doubt: Forecast, own: bool, numbers: Sequence[int]) -> str:
    """I svar om aktiviteterna 8 och 13 bedöms det som osäkert om de blir genomförda under året."""
    of = _activities(numbers)
    them, done = ("den", "genomförd") if len(numbers) == 1 else ("de", "genomförda")
    if own and doubt is Forecast.NEJ:
        return sentence(f"i svar om {of} bedömer någon att {them} för egen del inte blir {done} under året")
    if own:
        said = f"bedömer någon det som osäkert om {them} för egen del blir {done} under året"
        return sentence(f"i svar om {of} {said}")
    if doubt is Forecast.NEJ:
        return sentence(f"i svar om {of} bedöms att {them} inte blir {done} under året")
    return sentence(f"i svar om {of} bedöms det som osäkert om {them} blir {done} under året")


def quoted(numbers: Sequence[int]) -> str:
    """Läget för aktiviteterna 4 och 5 läses tillsammans med svaren: what they take away from it is theirs."""
    return sentence(f"läget för {_activities(numbers)} ska läsas tillsammans med svaren i texten")


def _activities(numbers: Sequence[int]) -> str:
    return f"{'aktivitet' if len(numbers) == 1 else 'aktiviteterna'} {number_list(numbers)}"


def summed_up(counts: Iterable[str]) -> str:
    return sentence(listed(list(counts)))


def count_of(words: str, count: int, numbers: Sequence[int]) -> str:
    """Returns "en är delvis genomförd (aktivitet 12)"."""
    said = words.format(count=spelled(count)) if "{count}" in words else f"{spelled(count)} {words}"
    return f"{said} {numbered(numbers)}" if numbers else said


def with_label(label: str) -> str:
    return f"har läget ”{label}”"


def numbered(numbers: Sequence[int]) -> str:
    """Returns "(aktivitet 12)", "(aktiviteterna 3 och 12)"."""
    return f"({_activities(numbers)})"


def number_list(numbers: Sequence[int]) -> str:
    """Returns "1, 3–5 och 8"."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    shown = [
        one
        for span in spans
        for one in ([f"{span[0]}–{span[-1]}"] if len(span) > 2 else [str(number) for number in span])
    ]
    return listed(shown)


def added(numbers: Sequence[int], day: date) -> str:
    verb = "aktivitet {} tillkom" if len(numbers) == 1 else "aktiviteterna {} tillkom"
    return sentence(verb.format(number_list(numbers)) + f" den {swedish_near_date(day)}")


def changed(number: int, columns: Sequence[str], day: date) -> str:
    names = [_COLUMNS_OF_PLAN[column] for column in columns if column in _COLUMNS_OF_PLAN]
    what = listed(names) if names else "innehåll"
    return sentence(f"aktivitet {number} ändrades den {swedish_near_date(day)}: {what}")


def removed(short_title: str, day: date, known: str) -> str:
    told = f". {known}" if known else ". Ingen uppgift hade då lämnats."
    return sentence(f"aktiviteten ”{short_title}” utgick ur planen den {swedish_near_date(day)}{told}")
