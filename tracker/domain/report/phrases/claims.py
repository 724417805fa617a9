"""What the answers claim, as subject, verb and rest: a report within the year begins with its day.

"Per den 30 april har tre möten hållits."
"""

from collections.abc import Sequence

from tracker.domain.report.group import Says
from tracker.domain.report.period import Period
from tracker.domain.report.units import BOTH, SINGULAR
from tracker.domain.swedish import (
    listed,
    number_word,
    sentence,
    spelled_of,
    swedish_near_date,
)

NO_PROPOSALS = "Inga ändringar av planen har föreslagits."


_MOST_NAMED = 3


Parts = tuple[str, str, str]  # subject, verb, the rest


_ONE: dict[Says, tuple[Parts, Parts]] = {  # for the whole activity: of the year, so far
    Says.DONE: (("aktiviteten", "är", "genomförd"),) * 2,
    Says.PERFORMED: (
        ("aktiviteten", "har", "genomförts löpande{planned} under året"),
        ("aktiviteten", "genomförs", "löpande{planned}"),
    ),
    Says.PARTLY: (
        ("aktiviteten", "har", "delvis genomförts"),
        ("aktiviteten", "genomförs", "delvis"),
    ),
    Says.PART_OF_YEAR: (
        ("aktiviteten", "har", "genomförts under en del av året"),
        ("aktiviteten", "har", "genomförts under en del av perioden"),
    ),
    Says.BY_NEED: (
        ("aktiviteten", "har", "genomförts vid behov under året"),
        ("aktiviteten", "genomförs", "vid behov"),
    ),
    Says.NEEDED: (("det", "har", "blivit aktuellt"),) * 2,
    Says.NO_NEED: (
        ("inget behov", "har", "funnits{during}"),
        ("inget behov", "har", "funnits{during}"),
    ),
    Says.BEGUN: (("aktiviteten", "är", "inte slutförd"), ("aktiviteten", "pågår", "")),
    Says.LATE: (("aktiviteten", "är", "försenad"),) * 2,
    Says.NOT_BEGUN: (("aktiviteten", "är", "inte genomförd"), ("aktiviteten", "är", "inte påbörjad")),
    Says.DROPPED: (("aktiviteten", "utgår", ""),) * 2,
    Says.PROPOSED: (("synpunkter på nästa plan", "har", "lämnats"),) * 2,
}


_MANY: dict[Says, tuple[Parts, Parts]] = {  # {who} are the units
    Says.DONE: (("{who}", "har", "genomfört aktiviteten"),) * 2,
    Says.PERFORMED: (
        ("{who}", "har", "genomfört aktiviteten löpande{planned} under året"),
        ("{who}", "genomför", "aktiviteten löpande{planned}"),
    ),
    Says.PARTLY: (
        ("{who}", "har", "delvis genomfört aktiviteten"),
        ("{who}", "genomför", "aktiviteten delvis"),
    ),
    Says.PART_OF_YEAR: (
        ("{who}", "har", "genomfört aktiviteten under en del av året"),
        ("{who}", "har", "genomfört aktiviteten under en del av perioden"),
    ),
    Says.BY_NEED: (
        ("{who}", "har", "genomfört aktiviteten vid behov under året"),
        ("{who}", "genomför", "aktiviteten vid behov"),
    ),
    Says.NEEDED: (("det", "har", "blivit aktuellt {at} {who}"),) * 2,
    Says.NO_NEED: (
        ("{who}", "uppger", "att inget behov har funnits{during}"),
        ("{who}", "uppger", "att inget behov har funnits{during}"),
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


_OF_THE_YEAR = (Says.PERFORMED, Says.BY_NEED)


_EARLIER: dict[str, str] = {  # by claim, or by the status of what was not finished
    Says.PERFORMED: "genomfördes aktiviteten löpande",
    Says.PARTLY: "genomfördes aktiviteten delvis",
    Says.PART_OF_YEAR: "genomfördes aktiviteten",
    Says.BY_NEED: "genomfördes aktiviteten vid behov",
    Says.NO_NEED: "hade inget behov funnits",
    "pagar": "pågick aktiviteten",
    "ej_paborjad": "var aktiviteten inte påbörjad",
    "forsenad": "var aktiviteten försenad",
}


_BEFORE: dict[Says, str] = {
    Says.DONE: "var den genomförd",
    Says.PERFORMED: "genomfördes den löpande",
    Says.PARTLY: "genomfördes den delvis",
    Says.PART_OF_YEAR: "genomfördes den",
    Says.NEEDED: "hade den varit aktuell",
    Says.BY_NEED: "genomfördes den vid behov",
    Says.NO_NEED: "hade den inte behövts",
    Says.BEGUN: "pågick den",
    Says.TOLD: "pågick den",
    Says.LATE: "var den försenad",
    Says.NOT_BEGUN: "var den inte påbörjad",
    Says.DROPPED: "skulle den utgå",
    Says.EARLIER: "pågick den",
    Says.PROPOSED: "hade synpunkter lämnats",
}


def built(parts: Parts, period: Period | None = None) -> str:
    """Returns the sentence; with a period that is not over, it begins with the day."""
    subject, verb, rest = parts
    begins = f"{subject} {verb}"
    if period is not None and not period.complete:
        begins = f"per den {swedish_near_date(period.as_of)} {verb} {subject}"
    return sentence(f"{begins}{rest}" if rest.startswith(";") else f"{begins} {rest}".rstrip())


_THEN = {"har": "hade", "är": "var"}


def known_then(parts: Parts, month: str) -> str:
    """Enligt uppgift från juni hade två av planens fyra möten hållits; senare uppgift saknas."""
    subject, verb, rest = parts
    if verb == "uppger":
        return sentence(f"{subject} uppgav i {month} {rest}; senare uppgift saknas")
    return sentence(f"enligt uppgift från {month} {_THEN[verb]} {subject} {rest}; senare uppgift saknas")


_NONE = {
    "båda enheterna": "de två enheterna", "båda avdelningarna": "de två avdelningarna",
    "båda ansvariga": "de två ansvariga",
}  # fmt: skip
_DENIED = {  # what all of several have not done: "samtliga har inte" could mean that some have
    (Says.BEGUN, True): "slutfört aktiviteten",
    (Says.NOT_BEGUN, True): "genomfört aktiviteten",
    (Says.NOT_BEGUN, False): "påbörjat aktiviteten",
}


def _nobody(who: str) -> str:
    """Ingen av de sju enheterna; "" if `who` are not all."""
    if who in _NONE:
        return f"ingen av {_NONE[who]}"
    if not who.startswith("samtliga "):
        return ""
    ending = "na" if who.endswith(("enheter", "avdelningar")) else ""
    return f"ingen av de {who.removeprefix('samtliga ')}{ending}"


def claimed(
    says: Says, over: bool, who: str = "", at: str = "", planned: bool = False, throughout: bool = False
) -> Parts:
    """Returns the claim of one voice, or of `who`; `over`: the work should have been done.

    Of ongoing work nothing is said of the whole year, or period, unless the answers cover it: `throughout`.
    """
    if (says, over) in _DENIED and _nobody(who):
        return _nobody(who), "har", _DENIED[says, over]
    so_far = not over or (says in _OF_THE_YEAR and not throughout)
    parts = (_MANY if who else _ONE)[says][1 if so_far else 0]
    as_planned = " och enligt plan" if planned else ""
    during = f" under {'året' if over else 'perioden'}" if throughout else ""
    subject, verb, rest = (part.format(who=who, at=at, planned=as_planned, during=during) for part in parts)
    return subject, verb, rest


def performed(who: str = "") -> Parts:
    """Aktiviteten har genomförts: of ongoing work that is said to be done."""
    return (who, "har", "genomfört aktiviteten") if who else ("aktiviteten", "har", "genomförts")


def according(speaker: str, parts: Parts, of: str) -> str:
    """Enligt samordnaren är aktiviteten genomförd vid vuxenenheten: who said it is not who did it."""
    subject, verb, rest = parts
    claim, semicolon, more = rest.partition(";")
    return sentence(f"enligt {speaker} {verb} {subject} {claim} {of}{semicolon}{more}".replace("  ", " "))


def with_words(parts: Parts, speakers: str, says: str) -> Parts | None:
    """Returns the claim with the words of those who make it: "… vid hemtjänsten, som uppger: ”…”"; or None.

    None if it does not name them at one end.
    """
    subject, verb, rest = parts
    rest, _, more = rest.partition("; ")
    after = f" {sentence(more)}" if more else ""
    if subject.casefold() == speakers.casefold():
        adds = f"tillägger{says.removeprefix('uppger')}" if verb == "uppger" else says
        return subject, verb, f"{rest} och {adds}{after}"
    return (subject, verb, f"{rest}, som {says}{after}") if rest.endswith(f" {speakers}") else None


def dropped_by(speaker: str) -> Parts:
    """Aktiviteten utgår enligt familjeenheten: only a decision about the plan drops it for all."""
    return "aktiviteten", "utgår", f"enligt {speaker}"


MOVED = "ansvaret har flyttats"


def moved_by(speaker: str) -> Parts:
    """Ansvaret för aktiviteten har flyttats enligt familjeenheten: it is not dropped."""
    return "ansvaret för aktiviteten", "har", f"flyttats enligt {speaker}"


def planned_by(speakers: str, plan: str) -> str:
    """Enligt familjeenheten blir aktiviteten klar i juni."""
    return sentence(f"enligt {speakers} {plan}")


def who(names: Sequence[str], total: int, noun: str) -> str:
    """Returns "familjeenheten", "båda enheterna", "nio av elva enheter", "samtliga elva enheter"."""
    if len(names) == total > 1:
        return BOTH[noun] if total == 2 else f"samtliga {number_word(total)} {noun}"
    if len(names) <= (2 if total > 3 else 1):
        return listed(names)
    return f"{spelled_of(len(names), total)} {noun}"


def how_many(count: int, noun: str) -> str:
    """Returns "en enhet", "fyra enheter"."""
    return SINGULAR[noun] if count == 1 else f"{number_word(count)} {noun}"


def some(names: Sequence[str], noun: str) -> str:
    """Returns at most three names, otherwise their number."""
    return listed(names) if len(names) <= _MOST_NAMED else how_many(len(names), noun)


def earlier(claim: str, month: str, at: str, units: str) -> str:
    """Enligt uppgift från maj pågick aktiviteten vid familjeenheten; senare uppgift saknas."""
    where = f" {at} {units}" if units else ""
    return sentence(f"enligt uppgift från {month} {_EARLIER[claim]}{where}; senare uppgift saknas")


def deviates(says: Says, over: bool) -> str:
    """Returns "försenad", "inte slutförd"."""
    usual = {Says.LATE: "försenad", Says.BEGUN: "inte slutförd", Says.DROPPED: "utgår"}
    usual |= {Says.PARTLY: "delvis genomförd", Says.DONE: "genomförd, men sent"}
    return usual.get(says, "inte genomförd" if over else "inte påbörjad")


def known_before(says: Sequence[Says]) -> str:
    """Den hade då inte behövt användas."""
    return f"Enligt de uppgifter som då fanns {listed([_BEFORE[one] for one in says])}."
