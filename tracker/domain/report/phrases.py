"""The wording of a section, all of it: Swedish sentences from names, numbers and days.

Sentences are built of subject, verb and rest, because a report within the year begins with its day: "Per den
30 april har tre möten hållits."
"""

from collections.abc import Iterable, Sequence
from datetime import date

from tracker.domain.forms import OccasionKind, is_annual
from tracker.domain.plan_name import definite
from tracker.domain.report.group import Says
from tracker.domain.report.period import Period
from tracker.domain.report.units import BOTH, SINGULAR
from tracker.domain.swedish import (
    MONTHS,
    counted,
    is_neuter,
    listed,
    number_word,
    sentence,
    spelled,
    spelled_of,
    swedish_date,
    swedish_near_date,
    swedish_number,
)
from tracker.domain.year_forecast import Forecast

COORDINATOR = "samordnaren"
WORDS_HELD_BACK = "Ordalydelsen kan röra en enskild person och återges inte; läget redovisas."
NO_CAUSE, NO_CAUSE_GIVEN = "Orsak har inte uppgetts.", "orsak har inte uppgetts"
NO_PROPOSALS = "Inga ändringar av planen har föreslagits."
NO_DEVIATIONS = "Inga avvikelser har rapporterats."
NOTHING_MISSING = "Uppgifter har lämnats för samtliga aktiviteter."
SUMMARY, CHANGES, DEVIATIONS, MISSING = (
    "Sammanfattning", "Ändringar i planen under året", "Avvikelser", "Uppgift saknas"
)  # fmt: skip
NOTES, TABLE_CAPTION, NO_AREA = "Noter", "Aktiviteterna, deras läge och utfall", "Aktiviteter"
COLUMNS = ("Nr", "Aktivitet", "Ansvarig", "Läge", "Utfall")
FOR_EACH = {"enheter": " per enhet", "avdelningar": " per avdelning", "ansvariga": " per ansvarig"}
_PEOPLE = ("personer", "nyanställda", "anhöriga", "ungdomar", "avhoppare", "medarbetare", "barn", "brukare")
_CAME = {"ansökningar": "kommit in", "anmälningar": "gjorts", "insatser": "köpts in"}
_HELD = ("möten", "träffar", "övningar", "utbildningar")
_MOST_NAMED = 3
_COLUMNS_OF_PLAN = {
    "omrade": "område", "aktivitet": "lydelse", "ansvarig": "ansvarig", "tidplan": "tidplan",
    "uppfoljning": "uppföljning", "syfte": "syfte", "berorda": "berörda",
}  # fmt: skip

Parts = tuple[str, str, str]  # subject, verb, the rest
_ONE: dict[Says, tuple[Parts, Parts]] = {  # for the whole activity: of the year, so far
    Says.DONE: (("aktiviteten", "är", "genomförd"),) * 2,
    Says.PERFORMED: (
        ("aktiviteten", "har", "genomförts löpande{planned} under året"),
        ("aktiviteten", "genomförs", "löpande{planned}"),
    ),
    Says.BY_NEED: (
        ("aktiviteten", "har", "genomförts vid behov under året"),
        ("aktiviteten", "genomförs", "vid behov"),
    ),
    Says.NEEDED: (("det", "har", "blivit aktuellt"),) * 2,
    Says.NO_NEED: (("inget behov", "har", "funnits under året"), ("inget behov", "har", "funnits")),
    Says.BEGUN: (("aktiviteten", "är", "inte slutförd"), ("aktiviteten", "pågår", "")),
    Says.LATE: (("aktiviteten", "är", "försenad"),) * 2,
    Says.NOT_BEGUN: (("aktiviteten", "är", "inte genomförd"), ("aktiviteten", "är", "inte påbörjad")),
    Says.DROPPED: (("aktiviteten", "har", "utgått"),) * 2,
    Says.PROPOSED: (("synpunkter på nästa plan", "har", "lämnats"),) * 2,
}
_MANY: dict[Says, tuple[Parts, Parts]] = {  # {who} are the units
    Says.DONE: (("{who}", "har", "genomfört aktiviteten"),) * 2,
    Says.PERFORMED: (
        ("{who}", "har", "genomfört aktiviteten löpande{planned} under året"),
        ("{who}", "genomför", "aktiviteten löpande{planned}"),
    ),
    Says.BY_NEED: (
        ("{who}", "har", "genomfört aktiviteten vid behov under året"),
        ("{who}", "genomför", "aktiviteten vid behov"),
    ),
    Says.NEEDED: (("det", "har", "blivit aktuellt {at} {who}"),) * 2,
    Says.NO_NEED: (
        ("{who}", "uppger", "att inget behov har funnits under året"),
        ("{who}", "uppger", "att inget behov har funnits"),
    ),
    Says.BEGUN: (("{who}", "har", "inte slutfört aktiviteten"), ("aktiviteten", "pågår", "{at} {who}")),
    Says.LATE: (("aktiviteten", "är", "försenad {at} {who}"),) * 2,
    Says.NOT_BEGUN: (
        ("{who}", "har", "inte genomfört aktiviteten"),
        ("{who}", "har", "inte påbörjat aktiviteten"),
    ),
    Says.DROPPED: (("aktiviteten", "utgår", "för {who}"),) * 2,
    Says.PROPOSED: (("{who}", "har", "lämnat synpunkter på nästa plan"),) * 2,
}
_EARLIER: dict[str, str] = {  # by claim, or by the status of what was not finished
    Says.PERFORMED: "genomfördes aktiviteten löpande",
    Says.BY_NEED: "genomfördes aktiviteten vid behov",
    Says.NO_NEED: "hade inget behov funnits",
    "pagar": "pågick aktiviteten",
    "ej_paborjad": "var aktiviteten inte påbörjad",
    "forsenad": "var aktiviteten försenad",
}

_BEFORE: dict[Says, str] = {
    Says.DONE: "var den genomförd",
    Says.PERFORMED: "genomfördes den löpande",
    Says.NEEDED: "hade den varit aktuell",
    Says.BY_NEED: "genomfördes den vid behov",
    Says.NO_NEED: "hade den inte behövts",
    Says.BEGUN: "pågick den",
    Says.LATE: "var den försenad",
    Says.NOT_BEGUN: "var den inte påbörjad",
    Says.DROPPED: "skulle den utgå",
    Says.EARLIER: "pågick den",
    Says.PROPOSED: "hade synpunkter lämnats",
}


def built(parts: Parts, period: Period | None = None) -> str:
    """Returns the sentence; with a period that is not over, it begins with the day."""
    subject, verb, rest = parts
    if period is None or period.complete:
        return sentence(f"{subject} {verb} {rest}".rstrip())
    return sentence(f"per den {swedish_near_date(period.as_of)} {verb} {subject} {rest}".rstrip())


def claimed(says: Says, over: bool, who: str = "", at: str = "", planned: bool = False) -> Parts:
    """Returns the claim of one voice, or of `who`; `over`: the work should have been done."""
    parts = (_MANY if who else _ONE)[says][0 if over else 1]
    as_planned = " och enligt plan" if planned else ""
    subject, verb, rest = (part.format(who=who, at=at, planned=as_planned) for part in parts)
    return subject, verb, rest


def who(names: Sequence[str], total: int, noun: str) -> str:
    """Returns "familjeenheten", "båda enheterna", "nio av elva enheter", "samtliga elva enheter"."""
    if len(names) == total > 1:
        return BOTH[noun] if total == 2 else f"samtliga {_many(total)} {noun}"
    if len(names) <= (2 if total > 3 else 1):
        return listed(names)
    return f"{spelled_of(len(names), total)} {noun}"


def how_many(count: int, noun: str) -> str:
    """Returns "en enhet", "fyra enheter"."""
    return SINGULAR[noun] if count == 1 else f"{_many(count)} {noun}"


def _many(count: int) -> str:
    return number_word(count)


def some(names: Sequence[str], noun: str) -> str:
    """Returns at most three names, otherwise their number."""
    return listed(names) if len(names) <= _MOST_NAMED else how_many(len(names), noun)


def times(value: float, noun: str, season: str = "") -> str:
    """Returns "två gånger under hösten"."""
    return counted(value, noun) + (f" under {season}" if season else "")


def needed(value: float, noun: str, season: str, at: str, units: str, several: bool) -> Parts:
    """Det har blivit aktuellt en gång, vid familjeenheten."""
    number, where = times(value, noun, season), f", {at} {units}" if units else ""
    together = "sammanlagt " if several else ""
    if noun in _CAME:
        return f"{together}{number}", "har", f"{_CAME[noun]}{where}"
    link = "" if noun == "gånger" else "för " if noun in _PEOPLE else "med "
    return "det", "har", f"blivit aktuellt {link}{together}{number}{where}"


def season_of(season: str, units: str) -> str:
    return sentence(f"antalet avser {season} för {units}" if units else f"antalet avser {season}")


def no_number(units: str) -> str:
    return sentence(f"antal har inte uppgetts av {units}" if units else "antal har inte uppgetts")


def share(value: float, whole: float, per_cent: int | None, noun: str, does: str, where: str) -> Parts:
    """84 av 112 medarbetare (75 procent) vid sex enheter har deltagit."""
    amount = f"{spelled_of(value, whole)} {noun}".rstrip()
    percent = "" if per_cent is None else f" ({per_cent} procent)"
    place = f" {where}" if where else ""
    if does:
        return f"{amount}{percent}{place}", "har", does
    return "utfallet", "är", f"{amount}{percent}{place}"


def amount(value: float, noun: str, does: str, where: str, several: bool) -> Parts:
    """Sammanlagt 13 anhöriga har fått en kontakt vid två enheter."""
    text = f"{'sammanlagt ' if several else ''}{counted(value, noun)}"
    place = f" {where}" if where else ""
    return (text, "har", f"{does}{place}") if does else ("utfallet", "är", f"{text}{place}")


def all_reached(units: str) -> str:
    return sentence(f"{units} har nått samtliga")


def short_units(shown: str, of: str) -> str:
    return sentence(f"{shown} har nått {of}")


def part_of(value: float, whole: float | None, several: bool) -> str:
    together = "sammanlagt " if several else ""
    return together + (spelled(value) if whole is None else spelled_of(value, whole))


def plain_figure(value: float, whole: float | None, units: str) -> str:
    """Utfallet är 12 av 15."""
    number = swedish_number(value) if whole is None else spelled_of(value, whole)
    return sentence(f"utfallet är {number}" + (f" för {units}" if units else ""))


def goal(says: str, noun: str) -> str:
    return sentence(f"planens mål är {says} {noun}".rstrip())


def remains(left: float, noun: str) -> str:
    return sentence(f"{counted(left, noun)} återstår")


def held(value: float, goal_: float | None, noun: str, season: str = "", units: str = "") -> Parts:
    """Fyra möten har hållits, i enlighet med planen. Vuxenenheten har hållit tre av planens fyra möten."""
    if value == 0:
        return _none_held(goal_, noun, units)
    often, during = _often(value, goal_, noun), f" under {season}" if season else ""
    before, comma, after = often.partition(", ")
    tail = f"{during}{comma}{after}"
    if noun == "gånger":
        subject, verb = (units, "genomfört aktiviteten") if units else ("aktiviteten", "genomförts")
        return subject, "har", f"{verb} {before}{tail}"
    meets = noun in _HELD
    if units:
        return units, "har", f"{'hållit' if meets else 'genomfört'} {before}{tail}"
    return before, "har", f"{'hållits' if meets else 'genomförts'}{tail}"


def _none_held(goal_: float | None, noun: str, units: str) -> Parts:
    against = "" if goal_ is None else f", mot planens {spelled(goal_)} {noun}"
    if noun in _HELD and not units:
        return f"inga {noun}", "har", f"hållits{against}"
    return (
        (units or "aktiviteten"),
        "har",
        f"inte {'genomfört aktiviteten' if units else 'genomförts'}{against}",
    )


def _often(value: float, goal_: float | None, noun: str) -> str:
    if goal_ is not None and value < goal_:
        return f"{_part(value, noun)} av planens {spelled(goal_)} {noun}"
    return f"{counted(value, noun)}{_by_plan(value, goal_)}"


def _part(value: float, noun: str) -> str:
    return ("ett" if is_neuter(noun) else "en") if value == 1 else spelled(value)


def _by_plan(value: float, goal_: float | None) -> str:
    if goal_ is None:
        return ""
    return ", i enlighet med planen" if value == goal_ else f", mot planens {spelled(goal_)}"


def minutes(kind: str) -> str:
    return sentence(f"{kind} finns från samtliga")


def quoted(speakers: Sequence[str], text: str, cause: bool = False, month: str = "") -> str:
    """Familjeenheten uppger: ”…”"""
    verb = "anger som orsak" if cause else "uppger"
    past = {"uppger": "uppgav", "anger som orsak": "angav som orsak"}[verb]
    says = f"{past} {month}" if month else verb
    return sentence(f"{listed(speakers)} {says}: {quotation(text)}")


def quotation(text: str) -> str:
    inner = text.replace("”", "’").replace("“", "’").replace('"', "’")
    return f"”{inner}”"


def no_cause(units: str) -> str:
    return sentence(f"orsak har inte uppgetts av {units}") if units else NO_CAUSE


def happened(said: str, at: str, units: str) -> str:
    """Vid familjeenheten genomfördes aktiviteten i april."""
    if not units:
        return sentence(f"aktiviteten {said}")
    verb, _, when = said.partition(" ")
    return sentence(f"{at} {units} {verb} aktiviteten {when}")


def was_due(day: date) -> str:
    return sentence(f"enligt planen skulle aktiviteten vara klar senast den {swedish_near_date(day)}")


def earlier(claim: str, month: str, at: str, units: str) -> str:
    """Enligt uppgift från maj pågick aktiviteten vid familjeenheten; senare uppgift saknas."""
    where = f" {at} {units}" if units else ""
    return sentence(f"enligt uppgift från {month} {_EARLIER[claim]}{where}; senare uppgift saknas")


def from_months(days: Sequence[date], units: str, count: int, year: int) -> str:
    """Uppgifterna från sju enheter är från maj–juni."""
    noun = "uppgiften" if count == 1 else "uppgifterna"
    source = f" från {units}" if units else ""
    return sentence(f"{noun}{source} är från {months(days, year)}")


def months(days: Sequence[date], year: int) -> str:
    """Returns "maj", "maj–juni", "november 2020"; the year of the plan is not said."""
    first, last = _month(min(days), year), _month(max(days), year)
    return first if first == last else f"{first}–{last}"


def _month(day: date, year: int) -> str:
    return MONTHS[day.month - 1] + ("" if day.year == year else f" {day.year}")


def missing_from(units: str, more: bool = False) -> str:
    return sentence(f"{'senare uppgift' if more else 'uppgift'} saknas från {units}")


NOBODY_ANSWERED = "Uppgift saknas."


def missing_line(number: int, short_title: str, units: Sequence[str]) -> str:
    return sentence(f"{number} {short_title}: {listed(units) if units else 'ingen ansvarig är angiven'}")


def later_missing_line(number: int, short_title: str, units: Sequence[str], month: str) -> str:
    return sentence(f"{number} {short_title}: {listed(units)} (senaste uppgift från {month})")


def deviates(says: Says, over: bool) -> str:
    """Returns "försenad", "inte slutförd"."""
    usual = {Says.LATE: "försenad", Says.BEGUN: "inte slutförd", Says.DROPPED: "har utgått"}
    return usual.get(says, "inte genomförd" if over else "inte påbörjad")


def short_of(value: float, goal_: float | None, per_cent: int | None, noun: str) -> str:
    """Returns "75 procent", "tre av fyra möten"."""
    if per_cent is not None:
        return f"{per_cent} procent"
    return counted(value, noun) if goal_ is None else f"{spelled_of(value, goal_)} {noun}"


def in_brackets(text: str, units: str) -> str:
    return f"{text} ({units})" if units else text


def deviation_line(number: int, short_title: str, parts: Sequence[str]) -> str:
    return sentence(f"{number} {short_title}: {'; '.join(parts)}")


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


def note_of_many(count: int, plural: str) -> str:
    return f"{_many(count)} {plural}"


def with_deviation(label: str) -> str:
    return f"{label}, avvikelse"


_FORESEEN = {
    Forecast.JA: "aktiviteten bedöms bli genomförd under året",
    Forecast.NEJ: "aktiviteten bedöms inte bli genomförd under året",
    Forecast.OSAKERT: "det är osäkert om aktiviteten blir genomförd under året",
}
_FORESEEN_BY = {
    Forecast.JA: "bedömer att aktiviteten blir genomförd under året",
    Forecast.NEJ: "bedömer att aktiviteten inte blir genomförd under året",
    Forecast.OSAKERT: "bedömer att det är osäkert om aktiviteten blir genomförd under året",
}


def foreseen(forecast: Forecast, units: str = "") -> str:
    """Aktiviteten bedöms bli genomförd under året."""
    return sentence(f"{units} {_FORESEEN_BY[forecast]}" if units else _FORESEEN[forecast])


def plan_noun(plan_name: str) -> str:
    """Returns "handlingsplanen"."""
    name = definite(plan_name)
    return "planen" if "”" in name else name.split()[0]


def title(plan_name: str, period: Period) -> str:
    kind = "" if is_annual(period.form) else f", {period.form.label}"
    return f"Uppföljning av {definite(plan_name)} {period.year}{kind}"


def facts(district: str, dnr: str, period: Period) -> str:
    """Kungsholmens stadsdelsnämnd. Dnr KUNG 2021/114. Avser helåret 2021. Underlag hämtat 14 januari 2022."""
    whole = f"Avser helåret {period.year}." if period.complete else _so_far(period)
    number = f" Dnr {dnr.removeprefix('Dnr').strip()}." if dnr else ""
    return f"{district}.{number} {whole} Underlag hämtat {swedish_date(period.taken)}."


def _so_far(period: Period) -> str:
    day = swedish_date(period.as_of)
    if is_annual(period.form):
        return f"Utkast: året är inte slut. Avser läget per den {day}."
    return f"Avser läget per den {day}."


def contains(plan_name: str, count: int) -> str:
    return sentence(f"{plan_noun(plan_name)} innehåller {counted(count, 'aktiviteter')}")


def told_here(form: OccasionKind, count: int, total: int) -> str:
    """Sex av dem redovisas i tertialrapport 1."""
    which = "ingen av dem" if count == 0 else "alla" if count == total else f"{spelled(count)} av dem"
    return sentence(f"{which} redovisas i {form.label}")


def not_due(numbers: Sequence[int], period: Period) -> str:
    """Aktiviteterna 2, 3 och 7–9 skulle inte följas upp i tertialrapport 1."""
    noun = "aktivitet" if len(numbers) == 1 else "aktiviteterna"
    return sentence(f"{noun} {number_list(numbers)} skulle inte följas upp i {period.form.label}")


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
    noun = "aktivitet" if len(numbers) == 1 else "aktiviteterna"
    return f"({noun} {number_list(numbers)})"


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


def known_before(says: Sequence[Says]) -> str:
    """Den hade då inte behövt användas."""
    return f"Enligt de uppgifter som då fanns {listed([_BEFORE[one] for one in says])}."


def outcome(parts: Sequence[str]) -> str:
    return ", ".join(parts)


def figure(value: float, whole: float | None, noun: str, per_cent: int | None = None) -> str:
    """Returns a table's "84 av 112 (75 %)", "4 möten"."""
    if whole is not None:
        return f"{swedish_number(value)} av {swedish_number(whole)}" + (
            f" ({per_cent} %)" if per_cent is not None else ""
        )
    one = counted(1, noun).partition(" ")[2]
    return f"{swedish_number(value)} {one if value == 1 else noun}".strip()


def figure_units(count: int, total: int, noun: str) -> str:
    return f"{count} av {total} {noun}"


def came_after(until: date) -> str:
    return f"Kom efter den {swedish_date(until)}, då rapporten slutade ta emot svar."


def belongs_later(last: date) -> str:
    return f"Kom efter den {swedish_date(last)} och hör till nästa rapport."


def not_in_report(period: Period, withdrawn: bool) -> str:
    if withdrawn:
        return "Aktiviteten finns inte längre i planen."
    return f"Aktiviteten skulle inte följas upp i {period.form.label}."


def replaced_by(report: int, day: date) -> str:
    return f"Ersatt av svar {report} från den {swedish_date(day)}."


SOURCES_TITLE, LEFT_OUT = "Källförteckning", "Svar som inte står i texten"
INTERNAL = "Intern handling med namn och adresser; den hör inte till avsnittet."
SOURCE_COLUMNS = ("Not", "Aktivitet", "Befattning", "Namn", "E-post", "Dag", "Kanal")


def left_out_line(number: int, report: int, reason: str) -> str:
    return f"Aktivitet {number}, svar {report}: {reason}"
