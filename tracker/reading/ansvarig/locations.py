"""The state of one pass over a cell's words, and the units that a role is read with."""

from dataclasses import dataclass

from tracker.reading.ansvarig.cells import Word
from tracker.reading.ansvarig.lexicon import RoleLexicon
from tracker.reading.ansvarig.units import is_nameless, is_person, read_unit, starts_unit

PLURAL_UNITS = ("er", "ar", "or", "erna", "arna", "orna", "bolag", "bolagen")
_ON_DUTY = frozenset({"beredskap", "tjanst", "jour"})


@dataclass(slots=True)
class Entry:
    role: str | None
    unit: str | None = None
    all: bool = False
    plural: bool = False
    joined: bool = False  # by "och" to the role before it


class Locations:
    """The words and entries of one pass; reads the unit after a role or a preposition."""

    def __init__(self, words: list[Word], lexicon: RoleLexicon) -> None:
        self.words = words
        self.lexicon = lexicon
        self.index = 0
        self.entries: list[Entry] = []
        self.all = False
        self.link = ""
        self.left: list[str] = []
        self.placed = False  # the last unit is a place's name
        self.waiting: str | None = None  # a unit that a role after a comma may belong to

    def _kind(self, ahead: int = 0) -> str:
        index = self.index + ahead
        return self.words[index].kind if index < len(self.words) else "end"

    def _before(self) -> str:
        return self.words[self.index - 1].kind if self.index else ""

    def _is_nameless(self, ahead: int) -> bool:
        return is_nameless(self.words[self.index + ahead].text)

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
        if self.words[self.index].folded in _ON_DUTY and self.entries[-1].role:
            before = self.words[self.index - 1].text
            self.entries[-1].role = f"{self.entries[-1].role} {before} {self.words[self.index].text}".lower()
            self.index += 1
            return
        if self._is_subject():
            self.index += 1
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
            self.placed = self.words[self.index - 1].text.lower() in ("i", "på", "vid")
            self._attach(entry.plural)
        elif entry.role is not None and self.link == "and":
            self.entries.append(Entry(entry.role, None, entry.all, entry.plural))
            self._attach(entry.plural)
        else:
            self._pass_unit()

    def _is_subject(self) -> bool:
        """'Vägledare för föräldrar' says whom the work is for."""
        word = self.words[self.index]
        people = word.kind == "role" and word.plural and not word.folded.endswith("na")
        return (
            people and self.words[self.index - 1].text.lower() == "för" and self.entries[-1].role is not None
        )

    def _location_of_role(self) -> None:
        """'Enhetschef på Norrmalm' names a locality; 'samordnare för VBE' a subject."""
        preposition = self.words[self.index - 1].text.lower()
        entry = self.entries[-1]
        definite = self.words[self.index].folded.endswith(("en", "et", "an"))
        named = self._kind() == "name" and not is_person(self.words, self.index, self.lexicon)
        ends = self._kind(1) in ("end", "comma", "stop", "slash", "and")
        named = named or (self._kind() == "other" and definite and ends)
        if entry.role and entry.unit is None and named and (definite or preposition != "för"):
            self.placed = self._kind() == "name"
            self._attach(entry.plural)
        elif entry.role is None and self._kind() == "name":
            self._place_of_unit(entry)
        else:
            self._pass_subject()

    def _pass_subject(self) -> None:
        """'Samordnare för VBE', 'handläggare för föreningsbidrag': the subject is part of the title."""
        self.link = "other"
        while self._kind() in ("name", "other"):
            self.index += 1

    def _place_of_unit(self, entry: Entry) -> None:
        """'Filialerna i Norrby och Sjövik' says which; 'enheten för stöd på Kungsholmen' only where."""
        begun = self.index - 1
        while self._kind() == "name" or (self._kind() == "and" and self._kind(1) == "name"):
            self.index += 1
        if entry.unit and " " not in entry.unit and entry.unit.endswith(PLURAL_UNITS):
            entry.unit = " ".join([entry.unit, *(word.text for word in self.words[begun : self.index])])

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
