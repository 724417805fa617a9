"""The wording of a comparison of several plans: Swedish sentences from counts and names."""

from collections.abc import Sequence

from tracker.domain.report import phrases
from tracker.domain.report.across.sums import Sum, share
from tracker.domain.report.verdict import Verdict
from tracker.domain.swedish import counted, listed, sentence, spelled, spelled_of

PLANS, COMMON, KINDS = "Planerna", "Aktiviteter som finns i flera planer", "Efter slag av aktivitet"
OUT, OWN, MISSING = "Det som skiljer sig", "Aktiviteter som finns i en plan", "Uppgift saknas"
NOTHING_COMMON = "Ingen aktivitet finns i mer än en plan."
NOTHING_OUT = "Ingen plan skiljer sig från de flesta andra."
NOTHING_OWN = "Alla aktiviteter finns i mer än en plan."
EVERYONE = "Samtliga nämnder"
SEE_MISSING = "se nedan"
SEE_ANSWERS = "Se svaren"
PLAN_COLUMNS = (
    "Plan", "Aktiviteter", "Genomförda", "Löpande eller vid behov", "Inget behov", "Pågår eller delvis",
    "Försenade eller inte genomförda", SEE_ANSWERS, "Utgått", "Uppgift saknas", "Avvikelser",
)  # fmt: skip
PLACE_COLUMNS = ("Plan", "Nr", "Läge", "Utfall", "Uppgift saknas från")
KIND_COLUMNS = ("Slag", "Aktiviteter", "Avvikelser", "Uppgift saknas")
KINDS_OF_PLANS = "Slag av aktivitet i planerna"


def title(plan_name: str, year: int, form: str) -> str:
    """Nämndernas uppföljning 2021: handlingsplan mot våldsbejakande extremism."""
    name = f": {plan_name[:1].lower()}{plan_name[1:]}" if plan_name else ""
    return f"Nämndernas uppföljning {year}{name}{f', {form}' if form else ''}"


def plans(count: int) -> str:
    return "en plan" if count == 1 else f"{spelled(count)} planer"


def contains(count: int, activities: int, shared: int) -> str:
    """Sammanställningen omfattar fem planer med sammanlagt 68 aktiviteter, varav åtta finns i flera."""
    more = f"; {counted(shared, 'aktiviteter')} finns i flera planer" if shared else ""
    together = "sammanlagt " if count > 1 else ""
    what = f"{plans(count)} med {together}{counted(activities, 'aktiviteter')}{more}"
    return sentence(f"sammanställningen omfattar {what}")


def summed_up(counts: Sequence[tuple[Verdict, int]], complete: bool) -> str:
    """Tio är genomförda, 20 genomförs löpande och för en saknas uppgift."""
    said = [phrases.count_of(one.counted(complete)[count > 1], count, ()) for one, count in counts]
    return phrases.summed_up(said)


def _in_plans(some: int, total: int) -> str:
    if total == 1:
        return ""
    every = "båda planerna" if total == 2 else f"samtliga {spelled(total)} planer"
    return f" i {every}" if some == total else f" i {spelled_of(some, total)} planer"


def deviating(activities: int, of_plans: int, total: int) -> str:
    where = _in_plans(of_plans, total)
    return sentence(f"avvikelser redovisas för {counted(activities, 'aktiviteter')}{where}")


def quoted(activities: int, of_plans: int, total: int) -> str:
    where = _in_plans(of_plans, total)
    what = f"läget för {counted(activities, 'aktiviteter')}{where}"
    return sentence(f"{what} ska läsas tillsammans med svaren i nämndens egen uppföljning")


def count_of_kind(count: int, deviating: int) -> str:
    """Returns a table's "4, varav 1 avviker"."""
    return f"{count}, varav {deviating} avviker" if deviating else str(count)


def missing(activities: int, of_plans: int, total: int) -> str:
    where = _in_plans(of_plans, total)
    return sentence(f"uppgift saknas helt eller delvis för {counted(activities, 'aktiviteter')}{where}")


_IN_PLANS = {
    Verdict.UNKNOWN: "uppgift saknas",
    Verdict.OUTDATED: "aktuell uppgift saknas",
    Verdict.PREPARED: "svaret bereds",
    Verdict.TOLD: "läget beskrivs i svaren",
    Verdict.HELD_BACK: "läget återges inte",
    Verdict.PROPOSED: "ändringar i planen har föreslagits",
    Verdict.NO_PROPOSALS: "inga ändringar i planen har föreslagits",
}


def verdicts(counts: Sequence[tuple[Verdict, int]], complete: bool) -> str:
    """Aktiviteten är genomförd i två planer och är försenad i en plan; uppgift saknas i en plan."""
    told = [
        f"{verdict.counted(complete)[0]} i {plans(count)}"
        for verdict, count in counts
        if verdict not in _IN_PLANS
    ]
    more = [f"{_IN_PLANS[verdict]} i {plans(count)}" for verdict, count in counts if verdict in _IN_PLANS]
    parts = [f"aktiviteten {listed(told)}"] if told else []
    return sentence("; ".join([*parts, *more]))


def together(one: Sum, needed: bool, beside: bool = False) -> str:
    """Sammanlagt är utfallet 84 av 112 medarbetare (75 procent) i tre planer.

    `beside`: others have said of how many. Where somebody has not answered or counted, it is the least.
    """
    begins = "utfallet är" if one.activities == 1 else "sammanlagt är utfallet"
    where, noun = f"i {plans(one.activities)}", one.counts
    least = "minst " if one.least else ""
    if one.whole is not None:
        per_cent = share(one.value, one.whole)
        shown = "" if per_cent is None else f" ({per_cent} procent)"
        known = "; några har inte uppgett antal" if one.least else ""
        return sentence(
            f"{begins} {spelled_of(one.value, one.whole)} {noun}".rstrip() + f"{shown} {where}{known}"
        )
    amount = counted(one.value, noun) if noun else spelled(one.value)
    if beside:
        return sentence(f"därutöver uppges {least}{amount} {where}, utan uppgift om av hur många")
    if needed and noun in ("", "gånger"):
        begins = "det har blivit aktuellt" + ("" if one.activities == 1 else " sammanlagt")
        return sentence(f"{begins} {least}{counted(one.value, 'gånger')} {where}")
    return sentence(f"{begins} {least}{amount} {where}")


def stands_out(short_title: str, differing: Sequence[tuple[str, str]], usual: str) -> str:
    """Grundutbildningen: Östermalm (försenad); i de flesta planer genomförd."""
    listed_ones = listed([f"{name} ({_small(what)})" for name, what in differing])
    most = f"; i de flesta planer {_small(usual)}" if usual else ""
    return sentence(f"{short_title}: {listed_ones}{most}")


def _small(label: str) -> str:
    return label[:1].lower() + label[1:]


def many_deviate(name: str, count: int, total: int, per_cent: int, of_all: int) -> str:
    """Norrmalm: fem av 14 aktiviteter avviker (36 procent), mot 12 procent i samtliga planer."""
    shown = f"{spelled_of(count, total)} aktiviteter avviker ({per_cent} procent)"
    return sentence(f"{name}: {shown}, mot {of_all} procent i samtliga planer")


def own(name: str, numbers: Sequence[int]) -> str:
    noun = "aktivitet" if len(numbers) == 1 else "aktiviteterna"
    return sentence(f"{name}: {noun} {phrases.number_list(numbers)}")


def missing_line(name: str, text: str) -> str:
    return f"{name}: {text}"
