"""Numbers in sentences and in the table: how many, of how many, how often."""

from collections.abc import Sequence

from tracker.domain.report.phrases.claims import Parts
from tracker.domain.swedish import (
    counted,
    is_neuter,
    listed,
    sentence,
    spelled,
    spelled_of,
    swedish_number,
)

FOR_EACH = {"enheter": " per enhet", "avdelningar": " per avdelning", "ansvariga": " per ansvarig"}


_PEOPLE = ("personer", "nyanställda", "anhöriga", "ungdomar", "avhoppare", "medarbetare", "barn", "brukare")


_CAME = {"ansökningar": "kommit in", "anmälningar": "gjorts", "insatser": "köpts in"}


_HELD = ("möten", "träffar", "övningar", "utbildningar")


def times(value: float, noun: str, season: str = "") -> str:
    """Returns "två gånger under hösten"."""
    return counted(value, noun) + (f" under {season}" if season else "")


def needed(value: float, noun: str, season: str, at: str, units: str, several: bool) -> Parts:
    """Det har blivit aktuellt en gång, vid familjeenheten."""
    number, where = times(value, noun, season), f", {at} {units}" if units else ""
    together = "sammanlagt " if several else ""
    if noun in _CAME:
        return f"{together}{number}", "har", f"{_CAME[noun]}{where}"
    return "det", "har", f"blivit aktuellt {_link(noun)}{together}{number}{where}"


def needed_at(parts: Sequence[tuple[float, str]], noun: str, at: str) -> str:
    """Det har blivit aktuellt tre gånger vid familjeenheten och två gånger vid vuxenenheten."""
    if noun in _CAME:
        return sentence(
            f"{listed([f'{times(n, noun)} {at} {units}' for n, units in parts])} har {_CAME[noun]}"
        )
    told = [f"{_link(noun)}{times(value, noun)} {at} {units}" for value, units in parts]
    return sentence(f"det har blivit aktuellt {listed(told)}")


def _link(noun: str) -> str:
    return "" if noun == "gånger" else "för " if noun in _PEOPLE else "med "


def season_of(season: str, units: str) -> str:
    return sentence(f"antalet avser {season} för {units}" if units else f"antalet avser {season}")


NO_NUMBER = "antal har inte uppgetts"


def share(value: float, whole: float, per_cent: int | None, noun: str, does: str, where: str) -> Parts:
    """84 av 112 medarbetare (75 procent) vid sex enheter har deltagit."""
    amount = f"{spelled_of(value, whole)} {noun}".rstrip()
    if value > whole:
        amount = f"{counted(value, noun)}, mot angivna {spelled(whole)},".replace(" ,", ",")
    percent = "" if per_cent is None else f" ({per_cent} procent)"
    if does and value == 0:
        nobody = "inget" if is_neuter(noun) else "ingen"
        amount, percent = f"{nobody} av {spelled(whole)} {noun}".rstrip(), ""
    place = f" {where}" if where else ""
    if does:
        return f"{amount}{percent}{place}", "har", does
    return "utfallet", "är", f"{amount}{percent}{place}"


def amount(value: float, noun: str, does: str, where: str, several: bool) -> Parts:
    """Sammanlagt 13 anhöriga har fått en kontakt vid två enheter."""
    text = f"{'sammanlagt ' if several else ''}{counted(value, noun)}"
    place = f" {where}" if where else ""
    return (text, "har", f"{does}{place}") if does else ("utfallet", "är", f"{text}{place}")


def none_of(noun: str, does: str, where: str) -> str:
    """Ingen har deltagit vid familjeenheten."""
    nobody = "ingen" if noun in _PEOPLE or noun == "medarbetare" else f"inga {noun}"
    return sentence(f"{nobody} har {does} {where}" if does else f"{where} är utfallet noll")


def plan_number(says: str, noun: str) -> str:
    """Planens antal är tolv möten: the whole of the answer is another."""
    return sentence(f"planens antal är {says} {noun}".rstrip())


def whole_unknown(units: str, value: float, noun: str, several: bool) -> str:
    """Familjeenheten uppger sex medarbetare; av hur många har inte uppgetts."""
    together = "sammanlagt " if several else ""
    return sentence(f"{units} uppger {together}{counted(value, noun)}; av hur många har inte uppgetts")


def short_each(parts: Sequence[tuple[str, str]]) -> str:
    """Vuxenenheten har nått 14 av 22 och hemtjänsten tre av nio."""
    (first, part), *rest = parts
    return sentence(listed([f"{first} har nått {part}", *(f"{units} {part}" for units, part in rest)]))


def reported(units: str, said: Parts) -> Parts:
    """Båda enheterna uppger att fyra möten har hållits: whether they are the same meetings is not known."""
    subject, verb, rest = said
    if rest.startswith("inte "):
        return units, "uppger", f"att {subject} inte {verb} {rest.removeprefix('inte ')}"
    return units, "uppger", f"att {subject} {verb} {rest}"


def short_units(shown: str, of: str) -> str:
    return sentence(f"{shown} har nått {of}")


def part_of(value: float, whole: float | None, several: bool) -> str:
    together = "sammanlagt " if several else ""
    return together + (spelled(value) if whole is None else spelled_of(value, whole))


def plain_figure(value: float, whole: float | None, units: str) -> str:
    """Utfallet är 12 av 15."""
    number = swedish_number(value) if whole is None else spelled_of(value, whole)
    return sentence(f"utfallet är {number}" + (f" för {units}" if units else ""))


def goal(says: str, noun: str, together: float | None = None, least: bool = False) -> str:
    """Planens mål är minst tio medarbetare."""
    text = f"planens mål är {says} {noun}".rstrip()
    return sentence(
        text
        if together is None
        else f"tillsammans är det {'minst ' if least else ''}{spelled(together)}; {text}"
    )


def against_goal(value: float, says: str, noun: str) -> str:
    """Returns "nio medarbetare, mot planens mål minst tio"."""
    return f"{counted(value, noun)}, mot planens mål {says}"


def remains(left: float, noun: str, least: bool) -> str:
    """Minst 28 medarbetare återstår."""
    return sentence(f"{'minst ' if least else ''}{counted(left, noun)} återstår")


def held(value: float, goal_: float | None, noun: str, season: str = "", whose: str = "planens") -> Parts:
    """Fyra möten har hållits, i enlighet med planen. Tre av planens fyra möten har hållits.

    `whose` number `goal_` is: "planens", "angivna", or "" if it is not said that the plan's is reached.
    """
    if value == 0:
        return _none_held(goal_, noun)
    during = f" under {season}" if season else ""
    before, comma, after = _often(value, goal_, noun, whose).partition(", ")
    tail = f"{during}{comma}{after}"
    if noun == "gånger":
        return "aktiviteten", "har", f"genomförts {before}{tail}"
    return before, "har", f"{'hållits' if noun in _HELD else 'genomförts'}{tail}"


def _none_held(goal_: float | None, noun: str) -> Parts:
    if noun != "gånger":
        verb = "hållits" if noun in _HELD else "genomförts"
        return f"inga {noun}", "har", verb + ("" if goal_ is None else f", mot planens {spelled(goal_)}")
    against = "" if goal_ is None else f", mot planens {spelled(goal_)} gånger"
    if goal_ == 1:
        against = ", mot en gång enligt planen"
    return "aktiviteten", "har", f"inte genomförts{against}"


def _often(value: float, goal_: float | None, noun: str, whose: str) -> str:
    if goal_ is not None and value < goal_:
        return f"{_part(value, noun)} av {whose or 'planens'} {spelled(goal_)} {noun}"
    if whose == "planens" or (goal_ is not None and value != goal_):
        return f"{counted(value, noun)}{_by_plan(value, goal_, whose or 'planens')}"
    return counted(value, noun)


def _part(value: float, noun: str) -> str:
    return ("ett" if is_neuter(noun) else "en") if value == 1 else spelled(value)


def _by_plan(value: float, goal_: float | None, whose: str) -> str:
    if goal_ is None:
        return ""
    if value != goal_ == 1:
        return ", mot en enligt planen"
    return ", i enlighet med planen" if value == goal_ else f", mot {whose} {spelled(goal_)}"


def short_of(value: float, goal_: float | None, per_cent: int | None, noun: str) -> str:
    """Returns "75 procent", "tre av fyra möten"."""
    if per_cent is not None:
        return f"{per_cent} procent"
    one = counted(1, noun).partition(" ")[2] if goal_ == 1 else noun
    return counted(value, noun) if goal_ is None else f"{spelled_of(value, goal_)} {one}"


def short_among(parts: Sequence[tuple[str, str]]) -> str:
    """Returns "familjeenheten 14 av 22, vuxenenheten tre av nio"."""
    return ", ".join(f"{units} {part}" for units, part in parts)


def short_of_goal(parts: Sequence[tuple[str, str]], says: str) -> str:
    """Returns "vuxenenheten åtta, mot planens mål minst tio"."""
    return f"{short_among(parts)}, mot planens mål {says}"


def figure_each(least: float, most: float, noun: str, each: str) -> str:
    """Returns a table's "4 möten per enhet", "2–4 möten per enhet"."""
    span = figure(most, None, noun)
    return (span if least == most else f"{swedish_number(least)}–{span}") + each


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


def at_least(figure_: str) -> str:
    return f"minst {figure_}"


# What units are that have finished, one and several: "2 av 7 enheter klara".
DONE_UNITS = (" klar", " klara")


def figure_units(count: int, total: int, noun: str) -> str:
    return f"{count} av {total} {noun}"


def figure_beside(figure_: str) -> str:
    return f"därutöver {figure_}"


def counted_units(units: str) -> str:
    return f"antal från {units}"
