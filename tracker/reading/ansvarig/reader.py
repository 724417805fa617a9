"""Reads an ansvarig cell's words as roles."""

from tracker.domain.plan import Role
from tracker.reading.ansvarig.bodies import ARTICLES, Bodies
from tracker.reading.ansvarig.brackets import without_notes
from tracker.reading.ansvarig.cells import Word, is_subordinate, split_cell
from tracker.reading.ansvarig.lexicon import ROLES, RoleLexicon
from tracker.reading.ansvarig.lists import prepared
from tracker.reading.ansvarig.phrases import with_phrases
from tracker.reading.ansvarig.scanned import with_dots
from tracker.reading.ansvarig.units import starts_unit

_LEAVES_IT = ("utser", "beslutar")
_PLACEHOLDERS = frozenset({"utses", "?", "n . n .", "n n", "nn", "vakant", "tbd"})
_NOBODY = (
    "ansvarig ej",
    "beslutas senare",
    "tillsatts",
    "bestams",
    "meddelas",
    "ska tillsattas",
    "ej utsed",
    "ska utses",
    "utses ",
    "ej faststall",
    "ej beslut",
    "inte utse",
    "ej klart",
    "se ovan",
)


def read_ansvarig(text: str, lexicon: RoleLexicon = ROLES) -> tuple[Role, ...]:
    """Returns the roles of an ansvarig cell, as defined in READING.md; () for a placeholder cell.

    Roles are lower case, singular and indefinite; units are the cell's own words. Never raises, and never
    returns a role that the text does not name: a person's name alone is ().
    """
    return _read(text, lexicon)[0]


def not_understood(text: str, lexicon: RoleLexicon = ROLES) -> tuple[str, ...]:
    """Returns the words of an ansvarig cell that are read as no role, unit or body, for a person to judge."""
    return _read(text, lexicon)[1]


def _read(text: str, lexicon: RoleLexicon) -> tuple[tuple[Role, ...], tuple[str, ...]]:
    words = split_cell(text, lexicon)
    folded = " ".join(word.folded for word in words)
    if folded.startswith(_NOBODY) or folded in _PLACEHOLDERS:
        return (), ()
    kept, notes = without_notes(with_phrases(prepared(words, lexicon)))
    reading = _Reading(kept, lexicon)
    return reading.read(), tuple(dict.fromkeys((*reading.left, *notes)))


class _Reading(Bodies):
    """One pass over a cell's words."""

    def read(self) -> tuple[Role, ...]:
        while self.index < len(self.words):
            index = self.index
            self._step(self.words[index])
            self.index = max(self.index, index + 1)
        self._share_units()
        roles = (Role(with_dots(entry.role, self.lexicon), entry.unit, entry.all) for entry in self.entries)
        return tuple(dict.fromkeys(roles))

    def _step(self, word: Word) -> None:
        if word.kind in ("comma", "stop", "slash", "and", "with"):
            self._take_link(word)
        elif word.kind == "pointer":
            self.left.append(word.text)
        elif word.kind == "all" and not self._parts_two():
            self._take_all()
        elif word.kind == "all":
            self.link = "and"
        elif (
            word.folded in ARTICLES
            or self._take_person()
            or self._take_company()
            or self._take_described_unit()
        ):
            return
        elif self._role_ahead():
            self._take_role()
        elif word.kind == "preposition":
            self._take_location()
        elif is_subordinate(word):
            self._skip_clause()
        elif starts_unit(self.words, self.index, self.lexicon, after_role=False):
            self._take_unit()
        elif word.folded in _LEAVES_IT and self._kind(1) in ("end", "stop"):
            self.left.append(word.text)
        elif word.kind not in ("modest", "relative"):
            self._take_unknown()

    def _parts_two(self) -> bool:
        """'Miljöchef respektive byggchef' are two; 'rektor för respektive skola' counts them."""
        if self.words[self.index].folded not in ("respektive", "resp") or not self.entries:
            return False
        ended = self._before() in ("role", "unit", "topic", "name") or self.words[self.index - 1].text == ")"
        counted = self._before() == "role" and self._counts_units()
        return ended and not counted and not (self._kind(1) == "unit" and self._is_nameless(1))

    def _counts_units(self) -> bool:
        """'Skyddsombud respektive arbetsplats' counts workplaces; a definite unit is one by its name."""
        if self._kind(1) != "unit":
            return False
        return self._is_nameless(1) or not self.words[self.index + 1].folded.endswith(
            ("en", "et", "na", "an")
        )

    def _take_link(self, word: Word) -> None:
        if word.kind == "stop" and self.index and self.words[self.index - 1].kind in ("modifier", "all"):
            return  # "bitr.", "resp."
        self.link = {"(": "bracket", "\n": "line", ";": "item", "•": "item"}.get(word.text, word.kind)
        if word.kind in ("comma", "stop", "slash", "with"):
            self.all = self.all and self.words[self.index - 1].kind == "all"

    def _take_all(self) -> None:
        """'Samtliga' comes before what it counts; 'för respektive enhet' refers to the role before it."""
        nameless = self._before() == "role" and self._counts_units()
        after_role = (self._before() == "preposition" or nameless) and self.entries and self.entries[-1].role
        if after_role:
            for entry in self.entries[-2:] if self.entries[-1].joined else self.entries[-1:]:
                entry.all = True
            self.index += 2 if self._kind(1) in ("unit", "topic", "other") else 1
        elif self._kind(1) in ("end", "comma", "stop") and self.entries and self.entries[-1].role:
            self.entries[-1].all = True  # "verksamhetschefer, samtliga"
        else:
            self.all = True

    def _skip_clause(self) -> None:
        """Skips '… som hyr/lånar ut lokal', '… med ansvar för bidrag' up to the next mark or role."""
        begun = self.index
        self.index += 1
        if self._names_who_it_is():
            return
        if self._kind() in ("unit", "genitive", "hyphened") or self._role_ahead():
            self.link = "with"  # "i samverkan med polisen" names one more
            return
        while self._kind() not in ("end", "comma", "stop") or (
            self._kind() == "comma" and self._kind(1) == "name"
        ):
            if self._kind() == "and" and self._kind(1) in ("role", "modifier", "all"):
                return
            self.index += 1
        self._leave(begun)  # which of them it is, a person has to say

    def _names_who_it_is(self) -> bool:
        """'Den som är projektledare' is the project leader; who leads a group, a person has to say."""
        word = self.words[self.index].folded if self.index < len(self.words) else ""
        if self.entries or word not in ("ar", "leder"):
            return False
        self.index += 1
        if word == "ar" and self._role_ahead():
            return True
        if word == "leder" and self._kind() in ("unit", "genitive"):
            self._leave(self.index - 2)
            return True
        self.index -= 1
        return False

    def _share_units(self) -> None:
        """'Alla avdelningschefer och enhetschefer i förvaltningen': both have the unit."""
        for before, after in zip(self.entries[-2::-1], self.entries[:0:-1], strict=False):
            shares = after.joined and after.unit and before.role and before.unit is None
            if shares and (before.all or before.plural):
                before.unit = after.unit
