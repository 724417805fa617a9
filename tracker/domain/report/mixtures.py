"""The verdict on answers that differ: how many claim what decides, and no part speaks for the whole.

Ongoing work, of those who have it:
    at least half perform it            löpande
    fewer perform it, or in part        pågår; of the year: delvis genomförd
    nobody performs it                  försenad or inte genomförd, what most of them say
Work with an end:
    all have done it                    genomförd
    some have done it                   pågår; when it should be done: delvis genomförd
    nobody has, some have begun         pågår; when it should be done: inte slutförd
    nobody has begun                    försenad or inte genomförd, what most of them say
"""

from collections import Counter
from collections.abc import Sequence

from tracker.domain.report.group import Group, Says
from tracker.domain.report.values import Material
from tracker.domain.report.verdict import Verdict

_PERFORMS = (Says.PERFORMED, Says.PART_OF_YEAR, Says.NEEDED, Says.BY_NEED)


def seats_by_claim(found: Sequence[Group]) -> Counter[Says]:
    """Returns for how many seats each claim is made."""
    return Counter({group.says: sum(len(one.seats) or 1 for one in group.voices) for group in found})


def going_on(material: Material, seats: Counter[Says]) -> Verdict:
    """Returns the verdict on work that goes on."""
    performs = sum(seats[one] for one in _PERFORMS)
    short = seats[Says.PARTLY] + seats[Says.LATE] + seats[Says.NOT_BEGUN]
    if performs >= short:
        return Verdict.ONGOING
    if performs or seats[Says.PARTLY]:
        return Verdict.PARTLY if material.period.complete else Verdict.UNDER_WAY
    return _not_performed(seats)


def with_an_end(material: Material, seats: Counter[Says]) -> Verdict:
    """Returns the verdict on work with an end that is not told by a number."""
    over = material.due_passed or material.period.complete
    begun = seats[Says.BEGUN] + seats[Says.EARLIER] + seats[Says.TOLD]
    undone = begun + seats[Says.LATE] + seats[Says.NOT_BEGUN]
    if seats[Says.DONE]:
        all_done = not undone and not material.silent
        return Verdict.DONE if all_done else Verdict.PARTLY if over else Verdict.UNDER_WAY
    # Where some are silent, all that is known is that it is not all done.
    unknown = not seats[Says.LATE] and material.silent and material.period.complete
    if begun or unknown:
        ended = material.period.complete and material.due_passed
        return Verdict.UNFINISHED if ended else Verdict.UNDER_WAY
    return _not_performed(seats)


def _not_performed(seats: Counter[Says]) -> Verdict:
    return Verdict.LATE if seats[Says.LATE] >= seats[Says.NOT_BEGUN] else Verdict.NOT_DONE
