"""The names of units and roles as Swedish text needs them: definite, in the plural, one of each kind."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from tracker.domain.people import Seat

# A unit's name that begins so is one of common nouns: "ekonomiskt bistånd".
_BEGINS = re.compile(
    r"^(?:ekonomisk|social|vård|barn|ungdom|äldre|vuxen|unga|bistånd|stöd|öppen|öppna|prevention|förebygg"
    r"|utredning|mottagning|funktion|kultur|fritid|budget|boende|hem|individ|familj|missbruk|samhäll|stads)",
    re.IGNORECASE,
)
# A unit whose name ends so is a common noun and begins in lower case within a sentence.
_COMMON = re.compile(
    r"(?:enhet|avdelning|grupp|team|verksamhet|kontor|boende|hemtjänst|förskol|skol|förvaltning|stab|sektion"
    r"|central|mottagning|bibliotek|gård|nämnd|funktion|ledning)(?:en|et|erna|arna|orna|n|t|er|or|a|ar)?$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"(?:chefen|aren|ören|enten|isten|ogen|orn|askan|erskan|direktören)$")
_ADJECTIVE = re.compile(r"(?:ig|iv|isk|lig|ande|ell|ad|al)$")
_TAKES_A = re.compile(r"(?:ig|iv|isk|ell|al)$")  # "lokal" → "lokala"
_PLAIN_TITLE = re.compile(r"^(?:biträdande|tillförordnad|ställföreträdande|vikarierande|stf|tf|bitr)\b")
# The ending of a role → the definite form's and the plural's.
_ENDINGS = (
    ("are", "n", ""),
    ("ande", "n", ""),
    ("ombud", "et", ""),
    ("råd", "et", ""),
    ("biträde", "t", "n"),
    ("er", "n", "ar"),
    ("or", "n", "er"),
    ("a", "n", "r"),
    ("e", "n", "r"),
)


# Who heads a place speaks for it; a coordinator or a secretary who sits there does not.
_HEAD = re.compile(r"(?:chef|rektor|direktör)$|chef för|förestånd", re.IGNORECASE)
_GENERIC = frozenset(
    ("samordnare", "handläggare", "sekreterare", "kontaktperson", "sammankallande", "ledare")
)
# "Förskola", "stadsdelsnämnd": a common noun that is no name of the unit.
_INDEFINITE = re.compile(
    r"^\w+(?:skola|nämnd|enhet|avdelning|förvaltning|grupp|verksamhet|sektion)$", re.IGNORECASE
)


def speaker_name(seat: Seat) -> str:
    """Returns who answers for a seat, within a sentence: "familjeenheten", "stadsdelsdirektören".

    A head answers in the name of the place, others in that of their role.
    """
    place = seat.unit or seat.department
    if not place:
        return definite_role(seat.role)
    if not _HEAD.search(seat.role):
        return _with_role(seat) if seat.role.casefold() in _GENERIC else definite_role(seat.role)
    name = place_name(place)
    return f"{definite_role(seat.role)} för {name}" if _INDEFINITE.match(name) else name


def seat_names(seats: Sequence[Seat]) -> dict[int, str]:
    """Returns seat id → its name; of two seats of one unit, with the role: "enhetschefen vid X"."""
    names = {seat.id: speaker_name(seat) for seat in seats}
    shared = {name for name, count in Counter(names.values()).items() if count > 1}
    by_role = {seat.id: _with_role(seat) for seat in seats if names[seat.id] in shared}
    return names | by_role


def _with_role(seat: Seat) -> str:
    place = seat.unit or seat.department
    return f"{definite_role(seat.role)} vid {place_name(place)}" if place else definite_role(seat.role)


def place_name(name: str) -> str:
    """Returns a unit's name within a sentence; a proper name keeps its capital."""
    first = name.split(maxsplit=1)[0] if name.split() else ""
    common = (_COMMON.search(first) or (" " in name and _BEGINS.match(first))) and not first.isupper()
    return name[:1].lower() + name[1:] if common else name


def definite_role(role: str) -> str:
    """Returns "stadsdelsdirektören", "den lokala kontaktpersonen"; other titles stay as they are."""
    role = role[:1].lower() + role[1:] if role[1:2].islower() else role
    if " för " in role:
        head, _, of = role.partition(" för ")
        return f"{definite_role(head)} för {of}"
    words = role.split()
    if not words or _DEFINITE.search(role):
        return role
    if len(words) > 1 and _ADJECTIVE.search(words[0]) and not _PLAIN_TITLE.match(role):
        return f"den {words[0]}a {definite_role(' '.join(words[1:]))}" if _TAKES_A.search(words[0]) else role
    return role + next((end for tail, end, _ in _ENDINGS if role.endswith(tail)), "en")


def plural_role(role: str) -> str:
    """Returns "enhetschefer"."""
    role = role[:1].lower() + role[1:] if role[1:2].islower() else role
    for tail, _, plural in _ENDINGS:
        if role.endswith(tail):
            return (role[:-1] + "o" if tail == "a" else role) + plural
    return role + "er"


def noun_for(seats: Iterable[Seat]) -> str:
    """Returns what these seats are called when they are counted: enheter, avdelningar or ansvariga."""
    kinds = {_kind(seat) for seat in seats}
    return kinds.pop() if len(kinds) == 1 else "ansvariga"


def _kind(seat: Seat) -> str:
    if not _HEAD.search(seat.role) or not (seat.unit or seat.department):
        return "ansvariga"
    if "avdelningschef" in seat.role.casefold():
        return "avdelningar"
    return "enheter" if seat.unit else "ansvariga"


SINGULAR: Mapping[str, str] = {
    "enheter": "en enhet",
    "avdelningar": "en avdelning",
    "ansvariga": "en ansvarig",
}
BOTH: Mapping[str, str] = {
    "enheter": "båda enheterna",
    "avdelningar": "båda avdelningarna",
    "ansvariga": "båda ansvariga",
}
