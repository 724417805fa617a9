"""Scores how well the whole text of a cell fits its column, by the readers of READING.md.

Borders lost in a scan are uncertain word by word; a whole cell is clearer: "Senast 1 juni" is a time with no
words left over, "Löpande Stickprov, innan bidrag" is not.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from tracker.domain.forms import Form
from tracker.reading.ansvarig.cells import split_cell
from tracker.reading.ansvarig.lexicon import ROLES
from tracker.reading.mending import word_list
from tracker.reading.plan.cellkinds import could_be_follow_up, could_be_role, leaves_hanging
from tracker.reading.tidplan import read_tidplan
from tracker.reading.tidplan.tokens import Token, tokenize
from tracker.reading.uppfoljning import read_uppfoljning

_SOME_YEAR = 2024  # the meaning of a time plan does not matter here, only whether it has one
_READ = 1.6
_UNREAD = -1.0
_WORD_OVER = -0.675
_MOST_OVER = -2.4
_HANGING = 2.5
_LONGEST = 300
_TIMELESS = frozenset({"word", "junk"})
_TIME_FILLERS = frozenset(
    word_list(
        "sker per enligt behov plan dock samt arbetet arbete klart ska vara sig i paborjat ggr gang ganger"
    )
)
_PERSONAL = frozenset(
    {"role", "unit", "all", "modifier", "and", "comma", "hyphened", "genitive", "stop", "slash", "with"}
)
_NEIGHBOURLY = frozenset({"preposition", "topic", "name", "modest", "number"})


@lru_cache(maxsize=65536)
def whole_fit(text: str, kind: str) -> float:
    """Returns the score of a complete cell: above 0 for the column, below 0 against it."""
    if len(text) > _LONGEST:
        return _MOST_OVER if kind in _FITS else 0.0
    reader = _FITS.get(kind)
    hanging = -_HANGING if leaves_hanging(text.rsplit(maxsplit=1)[-1]) else 0.0
    return hanging + (reader(text) if reader else 0.0)


def _fit_of_time(text: str) -> float:
    kind = read_tidplan(text, _SOME_YEAR).kind
    tokens = tokenize(text).tokens
    first_condition = next((at for at, token in enumerate(tokens) if token.kind in ("if", "at", "after")), 99)
    over = sum(
        token.kind in _TIMELESS and token.text not in _TIME_FILLERS
        for at, token in enumerate(tokens)
        if not first_condition < at <= first_condition + 2
    )
    over += _ends_in_loose_number(tokens)
    return (_UNREAD if kind == "unclear" else _READ) + max(_MOST_OVER, over * _WORD_OVER)


def _ends_in_loose_number(tokens: Sequence[Token]) -> bool:
    """ "En gång i månaden och 2": the number belongs to another column; "kvartal 1 och 2" does not."""
    last = [token.kind for token in tokens[-3:]]
    return last[-2:] == ["and", "number"] and last[0] != "number"


def _fit_of_role(text: str) -> float:
    words = split_cell(text, ROLES)
    named = any(word.kind in ("role", "unit", "all") or could_be_role(word.text) for word in words)
    strange = sum(
        word.kind not in _PERSONAL and word.kind not in _NEIGHBOURLY and not could_be_role(word.text)
        for word in words
    )
    strange += sum(
        word.kind == "name" and after.kind in ("role", "modifier") for word, after in pairwise(words)
    )
    return (_READ if named else -0.4) + max(_MOST_OVER, strange * _WORD_OVER * 1.3)


def _fit_of_follow_up(text: str) -> float:
    forms = set(read_uppfoljning(text).forms) - {Form.ANNAT}
    words = text.split()
    known = sum(could_be_follow_up(word) for word in words)
    over = max(0, len(words) - 3 - 2 * known)
    return (_READ if forms else 0.8 if known else -0.6) + max(_MOST_OVER, over * _WORD_OVER / 2)


_FITS = {
    "tidplan": _fit_of_time,
    "ansvarig": _fit_of_role,
    "berorda": _fit_of_role,
    "uppfoljning": _fit_of_follow_up,
}
