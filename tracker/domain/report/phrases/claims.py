"""What was reported, by how many, in words that stay true whatever else an answer says."""

import re
from collections.abc import Sequence

from tracker.domain.report.units import BOTH, SINGULAR
from tracker.domain.status import Status
from tracker.domain.swedish import (
    counted,
    is_neuter,
    listed,
    number_value,
    number_word,
    sentence,
    spelled,
    spelled_of,
    swedish_number,
)

FOR_EACH = {"enheter": " per enhet", "avdelningar": " per avdelning", "ansvariga": " per ansvarig"}
SEE_TEXT = "se texten"
_MOST_NAMED = 3
_REPORTED = {
    Status.GENOMFORD: "har rapporterat aktiviteten som genomförd",
    Status.PAGAR: "har rapporterat aktiviteten som pågående{planned}",
    Status.FORSENAD: "har rapporterat aktiviteten som försenad",
    Status.EJ_PABORJAD: "har rapporterat aktiviteten som {undone}",
    Status.UTGAR: "har rapporterat att aktiviteten utgår",
    Status.INGET_BEHOV: "har rapporterat att inget behov har funnits",
}
NOT_NEEDED = "har rapporterat läget som ”inget behov”"
DROPPED_HERE = "har rapporterat att aktiviteten utgår för deras del"
NO_PROPOSALS = "har rapporterat att de inte har några ändringar att föreslå"


def undone(over: bool) -> str:
    return "inte genomförd" if over else "inte påbörjad"


def reported(status: Status, over: bool, planned: bool) -> str:
    """Returns "har rapporterat aktiviteten som genomförd", to stand after those who have."""
    return _REPORTED[status].format(undone=undone(over), planned=" och enligt plan" if planned else "")


def claim(who_: str, said: str) -> str:
    """Sex av nio enheter har rapporterat …"""
    return sentence(f"{who_} {said}")


def standing_in(speaker: str, said: str, of: str) -> str:
    """Samordnaren har för familjeenheten rapporterat aktiviteten som genomförd."""
    return sentence(f"{speaker} {said.replace('har rapporterat', f'har för {of} rapporterat', 1)}")


def who(names: Sequence[str], total: int, noun: str) -> str:
    """Returns "familjeenheten", "båda enheterna", "nio av elva enheter", "samtliga elva enheter"."""
    if len(names) == total > 1:
        return BOTH[noun] if total == 2 else f"samtliga {number_word(total)} {noun}"
    if len(names) <= min(_MOST_NAMED, total - 2) or len(names) == 1:
        return listed(names)
    return f"{spelled_of(len(names), total)} {noun}"


def how_many(count: int, noun: str) -> str:
    """Returns "en enhet", "fyra enheter"."""
    return SINGULAR[noun] if count == 1 else f"{number_word(count)} {noun}"


def some(names: Sequence[str], noun: str) -> str:
    """Returns at most three names, otherwise their number."""
    return listed(names) if len(names) <= _MOST_NAMED else how_many(len(names), noun)


def amount(
    value: float,
    whole: float | None,
    noun: str,
    does: str,
    several: bool,
    per_cent: int | None,
    floor: bool = False,
) -> str:
    """Returns "har rapporterat att sammanlagt 84 av 112 medarbetare (75 procent) har deltagit"."""
    number = counted(value, noun) if whole is None else f"{spelled_of(value, whole)} {noun}".rstrip()
    if value == 1 and is_neuter(noun):
        number = re.sub(r"^en\b", "ett", number)
    share = "" if per_cent is None else f" ({per_cent} procent)"
    said = f"{'sammanlagt ' if several and value else ''}{'minst ' if floor and value else ''}{number}{share}"
    if does in (NEEDED, HAPPENED) and not value:
        return f"har rapporterat att {_NEVER[does]}"
    if does in (NEEDED, HAPPENED):
        return f"har rapporterat att {does} {said}"
    return f"har rapporterat att {said} har {does}" if does else f"har rapporterat {said}"


def number_of(
    value: float, whole: float | None, noun: str, several: bool, per_cent: int | None, floor: bool
) -> str:
    """Returns "har angett antalet medarbetare till sammanlagt 25 av 27 (93 procent)"."""
    number = spelled(value) if whole is None else spelled_of(value, whole)
    share = "" if per_cent is None else f" ({per_cent} procent)"
    together = "sammanlagt " if several and value else ""
    return f"har angett antalet {noun} till {together}{'minst ' if floor and value else ''}{number}{share}"


NEEDED, HAPPENED = "det har blivit aktuellt", "det har skett"
_NEVER = {NEEDED: "det inte har blivit aktuellt", HAPPENED: "det inte har skett"}


def may_be_the_same(noun: str) -> str:
    """Talen kan avse samma ansökningar och läggs inte ihop."""
    return sentence(f"talen kan avse samma {noun} och läggs inte ihop")


def plan_number(says: str, noun: str, each: str) -> str:
    """Planen anger minst tio medarbetare per enhet; "en gång per år" has its noun."""
    counted_noun = "" if _SAYS_HOW_OFTEN.search(says) else f" {noun}".rstrip()
    return sentence(f"planen anger {says}{counted_noun}{each}")


_SAYS_HOW_OFTEN = re.compile(r"(?:år|mandatperiod)$")


GOAL_REACHED = "Sammantaget är det antalet nått."
GOAL_REACHED_STILL = "sammantaget är planens antal nått"


def reached(names: Sequence[str]) -> str:
    """Det antalet har vuxenenheten nått, av dem som uppgett ett antal."""
    return sentence(f"det antalet har nåtts av {listed(names)}")


def figure(value: float, whole: float | None, noun: str, per_cent: int | None = None) -> str:
    """Returns a table's "84 av 112 medarbetare (75 %)", "4 möten"."""
    if whole is not None:
        share = f" ({per_cent} %)" if per_cent is not None else ""
        one = counted(1, noun).partition(" ")[2] if whole == 1 else noun
        return f"{swedish_number(value)} av {swedish_number(whole)} {one}".rstrip() + share
    one = counted(1, noun).partition(" ")[2]
    return f"{swedish_number(value)} {one if value == 1 else noun}".strip()


def about(figure_: str) -> str:
    return f"cirka {figure_}"


def at_least(figure_: str) -> str:
    return f"minst {figure_}"


def from_units(count: int, total: int, noun: str) -> str:
    """Returns "uppgift från 6 av 7 enheter"."""
    return f"uppgift från {count} av {total} {noun}"


def plan_says(says: str, each: str) -> str:
    """Returns a table's "planen anger minst 10": figures and words are not mixed in a cell."""
    figures = " ".join(str(number) if (number := number_value(word)) else word for word in says.split())
    return f"planen anger {figures}{each}"


def outcome(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def units_done(count: int, total: int, noun: str, least: bool) -> str:
    """Returns "minst 6 av 9 enheter klara", "klar enligt 2 av 3 ansvariga"."""
    if noun == "ansvariga":  # who may all be asked about one thing
        return f"klar enligt {'minst ' if least else ''}{count} av {total} {noun}"
    done = f"{count} av {total} {noun} {'klar' if count == 1 else 'klara'}"
    return at_least(done) if least else done


def part_of(value: float, whole: float | None) -> str:
    return spelled(value) if whole is None else spelled_of(value, whole)
