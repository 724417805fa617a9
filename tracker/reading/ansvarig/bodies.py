"""Reads units, bodies and organisations that stand for themselves, and keeps what is none of them."""

import re
from dataclasses import replace

from tracker.reading.ansvarig.cells import is_subordinate
from tracker.reading.ansvarig.lists import is_listed
from tracker.reading.ansvarig.locations import PLURAL_UNITS, Entry
from tracker.reading.ansvarig.names import is_company, read_name
from tracker.reading.ansvarig.titles import OF_A_UNIT, OF_MANY, Titles
from tracker.reading.ansvarig.units import (
    is_body,
    is_definite,
    is_internal,
    is_nameless,
    is_person,
    is_staff,
    read_unit,
)
from tracker.reading.mending import word_list

_INDEFINITE_BODIES = word_list("nämnd enhet förvaltning avdelning verksamhet styrelse bolag")
ARTICLES = frozenset(
    word_list(
        "den det de en ett sjalv sjalva aven dels samt hans hennes deras sin sina ska dess tva tre fyra"
    )
)


class Bodies(Titles):
    """The methods that read a unit or a body without a role."""

    def _take_whole(self) -> bool:
        """Reads what is one name, whatever its words could be by themselves."""
        return self._take_person() or self._take_company() or self._take_described_unit()

    def _take_person(self) -> bool:
        """'Lars Öst' is a person, and no role is read of a name."""
        word = self.words[self.index]
        if word.folded.split("-")[0] not in self.lexicon.first_names or not word.text[0].isupper():
            return False
        begun = self.index
        self.index += 1
        while self._kind() in ("name", "topic", "unit") and self.words[self.index].text[0].isupper():
            self.index += 1
        self._leave(begun)
        return True

    def _take_company(self) -> bool:
        if not is_company(self.words, self.index, self.lexicon):
            return False
        unit, self.index = read_name(self.words, self.index, self.lexicon)
        entry = self.entries[-1] if self.entries else None
        joined = self.link in ("bracket", "role") or (self.link == "comma" and not self._lists(entry))
        if entry and entry.role and entry.unit is None and joined:
            entry.unit = unit
        else:
            self.entries.append(Entry(None, unit, self.all))
            self.waiting = unit
        self.all, self.link = False, "body"
        return True

    def _lists(self, entry: Entry | None) -> bool:
        """'ANDT-samordnare, Region Norr, föreningslivet': one more of a list, and no unit of the title."""
        return bool(entry and entry.role and self._stands_alone(entry.role))

    def _take_unknown(self) -> None:
        """Reads an organisation's name or a further place; other words are left for a person to judge."""
        begun, entry = self.index, self.entries[-1] if self.entries else None
        if entry and self._is_one_more_place(entry):
            self.entries.append(replace(entry, unit=self.words[begun].text, joined=False))
            self.index += 1
            return
        name, self.index = read_name(self.words, begun, self.lexicon)
        if name:
            self.entries.append(Entry(None, name, self.all))
            self.all, self.link = False, "body"
            return
        self.index += 1
        while self._kind() in ("name", "other", "number"):
            self.index += 1
        self.link = "other"
        self._leave(begun)

    def _is_one_more_place(self, entry: Entry) -> bool:
        """'Enhetschef i Ås, Berg', 'varje chef inom hemtjänsten, nattpatrullen': the title is repeated."""
        word = self.words[self.index]
        if self.link not in ("and", "comma"):
            return False
        if word.kind == "name":
            person = is_person(self.words, self.index, self.lexicon)
            return self.placed and not word.text.isupper() and not person
        many = entry.all or entry.plural or (entry.role or "").endswith("are")
        return bool(
            entry.role
            and entry.there
            and many
            and is_definite(word)
            and self._kind(1) in ("and", "comma", "end")
        )

    def _leave(self, begun: int) -> None:
        left = [word.text for word in self.words[begun : self.index] if word.folded not in ARTICLES]
        self.left += [re.sub(r" (?=,)| ?(/) ?", r"\1", " ".join(left))] if left else []

    def _take_described_unit(self) -> bool:
        """'Programansvarig nämnd' is a body; 'driftansvarig vattenverket' a role in a unit."""
        word = self.words[self.index]
        described = word.kind == "role" and word.base.endswith("ansvarig") and self._kind(1) == "unit"
        if not described or not self.words[self.index + 1].text.lower().endswith(_INDEFINITE_BODIES):
            return False
        self.entries.append(Entry(None, f"{word.text} {self.words[self.index + 1].text}", self.all))
        self.all, self.link = False, "body"
        self.index += 2
        return True

    def _take_unit(self) -> None:
        word = self.words[self.index]
        if word.kind == "genitive" and self._role_after_genitive():
            return
        link = self.link
        entry = self.entries[-1] if self.entries else None
        listed = is_listed(word)
        if word.kind == "hyphened" and not self._hyphened_unit():
            return
        unit, self.index = read_unit(self.words, self.index, bool(entry and entry.plural))
        if not unit:
            return
        if listed and entry:
            self.entries.append(Entry(entry.role, unit, entry.all))
        elif entry and entry.role and self._belongs(entry, unit, link) and not self.all:
            self._more_units(entry, unit, link)
        elif not is_nameless(unit) or self.all:
            # "Samtliga nämnder och bolag", "respektive nämnd/förvaltning" count both.
            kinds = {"and": PLURAL_UNITS, "slash": (*PLURAL_UNITS, *_INDEFINITE_BODIES)}.get(link, ())
            counted = entry and entry.all and unit.lower().endswith(tuple(kinds))
            self.entries.append(Entry(None, unit, self.all or bool(counted)))
            self.waiting = unit
            if len(unit) <= 4 and self._role_ahead():  # "KS ordförande"
                self.entries.pop()
                self._take_role()
                self.entries[-1].unit = self.entries[-1].unit or unit
                return
        self.all, self.link = False, "unit"

    def _belongs(self, entry: Entry, unit: str, link: str) -> bool:
        """'Enhetschef, vuxenenheten' are one; 'planerare, länsstyrelsen' and 'chefer, HR stödjer' are two."""
        if link == "comma" and self._kind() == "relative" and not is_subordinate(self.words[self.index]):
            return False
        if link == "line":
            return bool(entry.unit is None and (entry.role or "").endswith(OF_MANY) and not is_body(unit))
        if link == "slash" and entry.unit and self.words[self.index - 1].kind == "topic":
            return True  # "socialsekreterare barn/unga"
        if link == "comma" and ((is_body(unit) and entry.unit is None) or self._is_next(entry, unit)):
            return False
        return link in ("comma", "and", "unit", "role", "bracket")

    def _is_next(self, entry: Entry, unit: str) -> bool:
        """True if a unit after a comma is the next of a list: "kommunjurist, kanslienheten, HR-chef"."""
        role = entry.role or ""
        own = is_internal(unit) and role not in OF_A_UNIT
        many = entry.plural or entry.all or (entry.there and role.endswith("are"))
        again = entry.unit is not None and not many
        each = entry.all and not entry.plural and role not in OF_A_UNIT
        if (entry.unit or each) and is_internal(unit) and is_staff(unit) and not is_staff(entry.unit or ""):
            return True  # "chefer på socialkontoret, HR-enheten", "respektive nämndsekreterare, HR-enheten"
        return (own and (again or self._stands_alone(role))) or (
            entry.unit is None and self._stands_alone(role)
        )

    def _hyphened_unit(self) -> bool:
        """'Kultur- och fritidsnämnden', and a cell cut off in "fält- och fritids"."""
        return self._kind(1) == "and" and self._kind(2) in ("unit", "topic", "other", "genitive")

    def _role_after_genitive(self) -> bool:
        """'Förvaltningens samordnare': the unit comes before its role."""
        unit = self.words[self.index].base
        self.index += 1
        if not self._role_ahead():
            # "Kommunstyrelsens arbetsutskott" and "kommunens växel" are one name.
            noun = self._kind() in ("other", "topic") and self._kind(1) in ("end", "comma", "stop", "and")
            self.index -= self._kind() == "unit" or noun
            return self._kind() != "genitive"
        self.waiting = None
        link, self.link = self.link, "genitive"
        self._take_role()
        self.entries[-1].unit = self.entries[-1].unit or unit
        self.entries[-1].joined = link == "and"
        return True

    def _more_units(self, entry: Entry, unit: str, link: str) -> None:
        """A unit after a role belongs to it; a title before several units is repeated for each."""
        if entry.unit is None and link != "and":
            entry.unit = unit
        elif entry.unit is None or self._is_body_of_its_own(entry, unit):
            self.entries.append(Entry(None, unit))
        else:
            self.entries.append(Entry(entry.role, unit, entry.all, entry.plural))

    def _is_body_of_its_own(self, entry: Entry, unit: str) -> bool:
        folded = unit.lower()
        if entry.role == "presidium":
            return False
        if folded.endswith(("nämnd", "nämnden", "styrelsen", "polisen", "utskottet", "jouren", "jour")):
            return True
        return (
            not entry.plural
            and not entry.all
            and folded.endswith(("förvaltningen", "kontoret", "ledningen", "rådet"))
        )
