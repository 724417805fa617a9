"""Reads an ansvarig cell's words as roles."""

from dataclasses import dataclass

from tracker.domain.plan import Role
from tracker.reading.ansvarig.cells import Word, is_subordinate, split_cell
from tracker.reading.ansvarig.lexicon import ROLES, RoleLexicon
from tracker.reading.ansvarig.units import is_nameless, is_person, read_unit, starts_unit

_NOBODY = ("ej utsed", "ska utses", "utses ", "ej faststall", "ej beslut", "inte utse", "ej klart", "se ovan")
_OF_MANY = ("are", "enhetschef", "förskolechef", "sektionschef", "gruppchef", "områdeschef", "rektor")
"""What there are many of, also in the singular: "respektive rektor och förskolechef" counts both."""
_PLURAL_UNITS = ("er", "ar", "or", "erna", "arna", "orna", "bolag", "bolagen")
_RANKS = frozenset({"enhets", "avdelnings", "verksamhets", "områdes", "grupp", "förvaltnings", "sektions"})


def read_ansvarig(text: str, lexicon: RoleLexicon = ROLES) -> tuple[Role, ...]:
    """Returns the roles of an ansvarig cell, as defined in READING.md; () for a placeholder cell.

    Roles are lower case, singular and indefinite; units are the cell's own words. Never raises, and never
    returns a role that the text does not name: a person's name alone is ().
    """
    words = split_cell(text, lexicon)
    folded = " ".join(word.folded for word in words)
    if folded.startswith(_NOBODY) or folded == "utses":
        return ()
    return _Reading(words, lexicon).read()


@dataclass(slots=True)
class _Entry:
    role: str | None
    unit: str | None = None
    all: bool = False
    plural: bool = False
    joined: bool = False  # by "och" to the role before it


class _Reading:
    """One pass over a cell's words."""

    def __init__(self, words: list[Word], lexicon: RoleLexicon) -> None:
        self.words = words
        self.lexicon = lexicon
        self.index = 0
        self.entries: list[_Entry] = []
        self.all = False
        self.link = ""
        self.waiting: str | None = None  # a unit that a role after a comma may belong to

    def read(self) -> tuple[Role, ...]:
        while self.index < len(self.words):
            index = self.index
            self._step(self.words[index])
            self.index = max(self.index, index + 1)
        self._share_units()
        roles = (Role(entry.role, entry.unit, entry.all) for entry in self.entries)
        return tuple(dict.fromkeys(roles))

    def _step(self, word: Word) -> None:
        if word.kind in ("comma", "stop", "slash", "and"):
            self._take_link(word)
        elif word.kind == "all":
            self._take_all()
        elif self._role_ahead():
            self._take_role()
        elif word.kind == "preposition":
            self._take_location()
        elif is_subordinate(word):
            self._skip_clause()
        elif starts_unit(self.words, self.index, self.lexicon, after_role=False):
            self._take_unit()
        elif word.kind not in ("modest", "relative"):
            self.link = "other"

    def _kind(self, ahead: int = 0) -> str:
        index = self.index + ahead
        return self.words[index].kind if index < len(self.words) else "end"

    def _take_link(self, word: Word) -> None:
        if word.kind == "stop" and self.index and self.words[self.index - 1].kind in ("modifier", "all"):
            return  # "bitr.", "resp."
        self.link = word.kind
        if word.kind in ("comma", "stop", "slash"):
            self.all = self.all and self.words[self.index - 1].kind == "all"

    def _take_all(self) -> None:
        """'Samtliga' comes before what it counts; 'för respektive enhet' refers to the role before it."""
        nameless = self._before() == "role" and self._kind(1) == "unit" and self._is_nameless(1)
        after_role = (self._before() == "preposition" or nameless) and self.entries and self.entries[-1].role
        if after_role:
            self.entries[-1].all = True
            self.index += 2 if self._kind(1) in ("unit", "topic") else 1
        elif self._kind(1) in ("end", "comma", "stop") and self.entries and self.entries[-1].role:
            self.entries[-1].all = True  # "verksamhetschefer, samtliga"
        else:
            self.all = True

    def _is_nameless(self, ahead: int) -> bool:
        return is_nameless(self.words[self.index + ahead].text)

    def _before(self) -> str:
        return self.words[self.index - 1].kind if self.index else ""

    # -- roles ----------------------------------------------------------------------------------

    def _role_ahead(self) -> bool:
        """Returns True at a role with its modifiers:

        "bitr. enhetschef", "trygghets- och säkerhetssamordnare".
        """
        ahead = 0
        while self._kind(ahead) in ("modifier", "modest") or self._is_dot(ahead):
            ahead += 1
        if self._kind(ahead) == "hyphened" and self._kind(ahead + 1) in ("and", "slash"):
            ahead += 2
        return self._kind(ahead) == "role"

    def _is_dot(self, ahead: int) -> bool:
        return ahead > 0 and self._kind(ahead) == "stop" and self._kind(ahead - 1) == "modifier"

    def _take_role(self) -> None:
        names = self._role_names()
        joined = self.link == "and" and bool(self.entries) and self.entries[-1].role is not None
        plural = self.words[self.index - 1].plural
        # "Alla chefer och medarbetare" counts both; "samtliga chefer samt HR-chef" does not.
        several = plural or self.words[self.index - 1].base.endswith(_OF_MANY)
        inherited = joined and several and self.entries[-1].all and self.entries[-1].unit is None
        unit, self.waiting = (self.waiting if self.link == "comma" else None), None
        if unit and self.entries and self.entries[-1].role is None:
            self.entries.pop()
        for name in names:
            self.entries.append(_Entry(name, unit, self.all or inherited, plural, joined))
        self.all, self.link = False, "role"
        self._unit_after_role(plural)

    def _role_names(self) -> list[str]:
        before: list[str] = []
        while self._kind() in ("modifier", "modest", "stop"):
            word = self.words[self.index]
            # "Medicinskt ansvarig sjuksköterska" is a title; "ansvarig handläggare" repeats the column.
            titled = word.kind == "modest" and before and before[-1].endswith("t")
            before += [word.base or word.text.lower()] if word.kind == "modifier" or titled else []
            self.index += 1
        if self._kind() == "hyphened":
            names = self._shared_ending()
        else:
            names = [self.words[self.index].base]
            self.index += 1
        return [" ".join((*before, name)) for name in names]

    def _shared_ending(self) -> list[str]:
        """'Enhets- och avdelningschefer' are two roles; 'trygghets- och säkerhetssamordnare' is one."""
        first, link, last = self.words[self.index : self.index + 3]
        self.index += 3
        stem = first.text[:-1].lower()
        ending = next(
            head for head in sorted(self.lexicon.heads, key=len, reverse=True) if last.base.endswith(head)
        )
        acronym = last.text[:2].isupper() or first.text[:2].isupper()
        if ((stem in _RANKS or acronym) and last.plural) or link.kind == "slash":
            return [stem + ending, last.base]
        return [f"{first.text.lower()} {link.text.lower()} {last.base}"]

    def _unit_after_role(self, plural: bool) -> None:
        """Reads a unit that follows without a mark:

        "enhetschef vuxenenheten", "enhetschef på familjeenheten".
        """
        if self._kind() == "preposition":
            self._take_location()
        elif self._kind() not in ("role", "modifier", "all") and starts_unit(
            self.words, self.index, self.lexicon, after_role=True
        ):
            if self._kind() == "genitive" and self._kind(1) in ("role", "modifier"):
                return
            self._attach(plural)

    def _take_location(self) -> None:
        """Reads a preposition and its unit; "för den verksamhet som …" and "för VBE" name none."""
        self.index += 1
        if self.index >= len(self.words) or not self.entries:
            return
        if self._kind() == "all" or self._kind() == "modest":
            return
        if not starts_unit(self.words, self.index, self.lexicon, after_role=False):
            self._location_of_role()
            return
        if self._is_role_genitive():
            return
        entry = self.entries[-1]
        if entry.role is not None and entry.unit is None:
            self._attach(entry.plural)
        else:
            self._pass_unit()

    def _location_of_role(self) -> None:
        """'Enhetschef på Norrmalm' names a locality; 'samordnare för VBE' a subject."""
        preposition = self.words[self.index - 1].text.lower()
        entry = self.entries[-1]
        named = self._kind() == "name" and not is_person(self.words, self.index, self.lexicon)
        matter = preposition == "för" and not self.words[self.index].folded.endswith(("en", "et", "an"))
        if not matter and named and entry.role and entry.unit is None:
            self._attach(entry.plural)

    def _is_role_genitive(self) -> bool:
        return self._kind() == "genitive" and self._kind(1) in ("role", "modifier")

    def _pass_unit(self) -> None:
        _, self.index = read_unit(self.words, self.index, plural=False)

    def _attach(self, plural: bool) -> None:
        if self._kind() == "topic" and self._before() == "preposition" and not self._is_proper_topic():
            return
        unit, self.index = read_unit(self.words, self.index, plural)
        if not unit or is_nameless(unit):
            return
        entry = self.entries[-1]
        entry.unit = unit
        self.link = "unit"

    def _is_proper_topic(self) -> bool:
        """'Inom social omsorg' names a unit; 'för barn och unga', 'för lokaler' a subject."""
        return self.words[self.index - 1].text.lower() != "för"

    # -- units ----------------------------------------------------------------------------------

    def _take_unit(self) -> None:
        word = self.words[self.index]
        if word.kind == "genitive" and self._role_after_genitive():
            return
        link = self.link
        entry = self.entries[-1] if self.entries else None
        if word.kind == "hyphened" and not self._hyphened_unit():
            return
        unit, self.index = read_unit(self.words, self.index, bool(entry and entry.plural))
        if not unit:
            return
        if entry and entry.role and link in ("comma", "and", "unit", "role") and not self.all:
            self._more_units(entry, unit, link)
        elif not is_nameless(unit) or self.all:
            # "Samtliga nämnder och bolag" counts both.
            counted = link == "and" and entry and entry.all and unit.lower().endswith(_PLURAL_UNITS)
            self.entries.append(_Entry(None, unit, self.all or bool(counted)))
            self.waiting = unit
        self.all, self.link = False, "unit"

    def _hyphened_unit(self) -> bool:
        """'Kultur- och fritidsnämnden', and a cell cut off in "fält- och fritids"."""
        return self._kind(1) == "and" and self._kind(2) in ("unit", "topic", "other", "genitive")

    def _role_after_genitive(self) -> bool:
        """'Förvaltningens samordnare': the unit comes before its role."""
        unit = self.words[self.index].base
        self.index += 1
        if not self._role_ahead():
            self.index -= self._kind() == "unit"  # "kommunstyrelsens arbetsutskott" is one name
            return self._kind() != "genitive"
        self.waiting = None
        link, self.link = self.link, "genitive"
        self._take_role()
        self.entries[-1].unit = self.entries[-1].unit or unit
        self.entries[-1].joined = link == "and"
        return True

    def _more_units(self, entry: _Entry, unit: str, link: str) -> None:
        """A unit after a role belongs to it; a title before several units is repeated for each."""
        if entry.unit is None and link != "and":
            entry.unit = unit
        elif entry.unit is None or self._is_body_of_its_own(entry, unit):
            self.entries.append(_Entry(None, unit))
        else:
            self.entries.append(_Entry(entry.role, unit, entry.all, entry.plural))

    def _is_body_of_its_own(self, entry: _Entry, unit: str) -> bool:
        folded = unit.lower()
        if folded.endswith(("nämnd", "nämnden", "styrelsen", "polisen", "utskottet")):
            return True
        return not entry.plural and not entry.all and folded.endswith(("förvaltningen", "ledningen", "rådet"))

    def _skip_clause(self) -> None:
        """Skips '… som hyr/lånar ut lokal', '… med ansvar för bidrag' up to the next mark or role."""
        self.index += 1
        if self._kind() in ("unit", "genitive", "hyphened") or self._role_ahead():
            self.link = "with"  # "i samverkan med polisen" names one more
            return
        while self._kind() not in ("end", "comma", "stop"):
            if self._kind() == "and" and self._kind(1) in ("role", "modifier", "all"):
                return
            self.index += 1

    def _share_units(self) -> None:
        """'Alla avdelningschefer och enhetschefer i förvaltningen': both have the unit."""
        for before, after in zip(self.entries[-2::-1], self.entries[:0:-1], strict=False):
            shares = after.joined and after.unit and before.role and before.unit is None
            if shares and (before.all or before.plural):
                before.unit = after.unit
