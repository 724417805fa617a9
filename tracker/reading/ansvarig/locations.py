"""The state of one pass over a cell's words, and the units that a role is read with."""

import re
from dataclasses import dataclass

from tracker.reading.ansvarig.cells import Word
from tracker.reading.ansvarig.lexicon import RoleLexicon
from tracker.reading.ansvarig.names import is_company, read_name
from tracker.reading.ansvarig.units import (
    is_body,
    is_internal,
    is_nameless,
    is_person,
    read_unit,
    starts_unit,
)
from tracker.reading.mending import word_list

PLURAL_UNITS = ("er", "ar", "or", "erna", "arna", "orna", "bolag", "bolagen")
_AFTER_UNIT = frozenset({"unit", "body", "with"})
_MATTER = frozenset({"name", "other", "modifier", "topic", "number"})
_GRADES = re.compile(r"\d-\d")
_ADJECTIVES = tuple(word_list("ande ende skt bar bart isk iskt al alt ell ellt iv ivt ig igt"))
_OWN_MATTERS = frozenset({"vbe", "krisberedskap", "samverkansforumen"})
"""What a plan itself is about tells no responsible apart."""
_NO_MATTER = frozenset(word_list("sin sitt sina den det de detta denna dessa respektive resp"))
_NO_FIELDS = frozenset(
    word_list(
        """
    omgaende senare sedan redan endast bara aven annars ibland alltid snarast tillsammans initialt primart
    samt idag arligen vakant utses tillsatts xxx tbd vem nagon alla flera ovan nedan forst sist enbart
    """
    )
)
_OF_DEEDS = (
    "ar",
    "as",
    "ser",
    "lls",
    "ras",
    "tas",
    "ande",
    "ende",
    "igt",
    "ligen",
    "vis",
    "ast",
    "are",
    "ats",
)
_NEUTERS = ("biblioteken", "hemmen", "kontoren", "centren", "boendena", "teamen")
"""Plural units whose form is that of one definite unit."""
_SORT = 6
"""As many last letters are alike in two sorts of one kind of place."""
_ON_DUTY = frozenset({"beredskap", "tjanst", "jour"})


@dataclass(slots=True)
class Entry:
    role: str | None
    unit: str | None = None
    all: bool = False
    plural: bool = False
    joined: bool = False  # by "och" to the role before it
    there: bool = False  # the unit is where the role works: "inom hemtjänsten"
    matter: bool = False  # the unit is what the work is for, and gives way to a unit that follows


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
            self.placed = self._is_place()
            self._attach(plural)
        elif self._kind() in _MATTER:
            self._take_field()

    def _is_place(self) -> bool:
        """'Enhetschef Solgården': what follows a comma or "och" may be another of the same kind."""
        word = self.words[self.index]
        own = self._kind() == "name" or (self._kind() == "unit" and not is_internal(word.text))
        return own and word.text[0].isupper() and not word.text.isupper() and not is_body(word.text)

    def _take_field(self) -> None:
        """'Projektledare digital post', 'enhetschef kartor & mätning': two words that name one field."""
        end = self.index + 1
        while end < len(self.words) and (self.words[end].kind in _MATTER or self.words[end].text == "&"):
            end += 1
        words = self.words[self.index : end]
        ends = end == len(self.words) or self.words[end].kind in ("comma", "stop", "slash", "and")
        described = len(words) == 2 and words[0].folded.endswith(_ADJECTIVES) and words[0].kind != "name"
        grades = len(words) == 1 and _GRADES.fullmatch(words[0].text) is not None
        paired = grades or (len(words) == 3 and words[1].text == "&")
        single = len(words) == 1 and _is_field(words[0])
        if ends and (described or paired or single):
            self.entries[-1].unit, self.index = " ".join(word.text for word in words), end
            self.link = "unit"

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
        if self._kind() == "all" or self._kind() == "modest" or self._take_company_there():
            return
        if not starts_unit(self.words, self.index, self.lexicon, after_role=False):
            self._location_of_role()
            return
        if self._is_role_genitive():
            return
        entry = self.entries[-1]
        if entry.role is not None and (entry.unit is None or entry.matter):
            entry.matter = False
            self.placed = self.words[self.index - 1].text.lower() in ("i", "på", "vid")
            entry.there = self.words[self.index - 1].text.lower() != "för"
            self._attach(entry.plural)
        elif entry.role is not None and self.link == "and":
            self.entries.append(Entry(entry.role, None, entry.all, entry.plural))
            self._attach(entry.plural)
        else:
            self._pass_unit()

    def _take_company_there(self) -> bool:
        """'Jurist på Sjövik Energi AB' is there; 'marknadsavdelningen på Bostads AB' names a company more."""
        if not is_company(self.words, self.index, self.lexicon):
            return False
        name, self.index = read_name(self.words, self.index, self.lexicon)
        entry = self.entries[-1]
        if entry.role and entry.unit is None:
            entry.unit, self.link = name, "unit"
        else:
            self.entries.append(Entry(None, name))
        return True

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
        elif entry.unit and self._kind() == "name" and preposition != "för" and self.link in _AFTER_UNIT:
            self._place_of_unit(entry)
        else:
            self._take_matter(entry, preposition)

    def _take_matter(self, entry: Entry, preposition: str) -> None:
        """'Handläggare för föreningsbidrag', 'samordnare för fysisk aktivitet': which of them is meant."""
        self.link, begun = "other", self.index
        while self._kind() in _MATTER or (self._kind() == "and" and self._kind(1) in _MATTER):
            self.index += 1
        words = self.words[begun : self.index]
        if not words or words[-1].folded in _OWN_MATTERS or words[0].folded in _NO_MATTER:
            return
        if entry.role and entry.unit is None and preposition in ("för", "inom", "från"):
            first, *others = _organisations(words, entry.plural)
            entry.unit, entry.matter = first, not others
            self.entries += [Entry(entry.role, other, entry.all, entry.plural) for other in others]
        else:
            self.left.append(" ".join(word.text for word in words))

    def _place_of_unit(self, entry: Entry) -> None:
        """'Filialen i Norrby' says which; 'enheten för stöd på Kungsholmen' only where."""
        begun = self.index - 1
        several = bool(entry.unit and entry.unit.lower().endswith((*PLURAL_UNITS, *_NEUTERS)))
        while self._kind() == "name" or (several and self._more_places()):
            self.index += 1
        if entry.unit and " " not in entry.unit:
            place = " ".join(word.text for word in self.words[begun : self.index])
            entry.unit = f"{entry.unit} {place.replace(' ,', ',')}"

    def _more_places(self) -> bool:
        """'… i Ås, Berg och Dal'; a name of two words after a comma is somebody."""
        listed = self._kind() == "comma" and self.words[self.index].text == ","
        ends = self._kind(2) in ("and", "comma", "stop", "end")
        return self._kind(1) == "name" and (self._kind() == "and" or (listed and ends))

    def _is_role_genitive(self) -> bool:
        return self._kind() == "genitive" and self._kind(1) in ("role", "modifier")

    def _pass_unit(self) -> None:
        """'Styrelserna i bolagen': where a body is, a person has to judge."""
        preposition = self.words[self.index - 1].text
        unit, self.index = read_unit(self.words, self.index, plural=False)
        self.left += [f"{preposition} {unit}"] if unit else []

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


def _is_field(word: Word) -> bool:
    """'Enhetschef bad', 'systemägare larm': one noun after a title; a verb or an adverb is none."""
    plain = word.kind == "other" and word.text.islower() and len(word.text) > 2
    return plain and word.folded not in _NO_FIELDS and not word.folded.endswith(_OF_DEEDS)


def _organisations(words: list[Word], plural: bool) -> list[str]:
    """Returns 'Röda Korset' and 'Rädda Barnen' of "Röda Korset och Rädda Barnen"; one where they are none.

    "Enhetschefer för gruppbostäder och servicebostäder" are two too: one kind of place, in two sorts.
    """
    joins = [at for at, word in enumerate(words) if word.kind == "and"]
    parts = [words[: joins[0]], words[joins[0] + 1 :]] if len(joins) == 1 and joins[0] else [words]
    sorts = plural and len(words) == 3 and words[0].folded[-_SORT:] == words[-1].folded[-_SORT:]
    if not sorts and not all(part and part[0].text[0].isupper() for part in parts):
        parts = [words]
    return [" ".join(word.text for word in part) for part in parts]
