"""Reads a title with what describes it: "bitr. enhetschef", "facklig företrädare"."""

from tracker.reading.ansvarig.locations import Entry, Locations
from tracker.reading.ansvarig.names import has_head_of_its_own
from tracker.reading.ansvarig.units import is_internal
from tracker.reading.mending import word_list

OF_MANY = ("are", "enhetschef", "förskolechef", "sektionschef", "gruppchef", "områdeschef", "rektor")
"""What there are many of, also in the singular: "respektive rektor och förskolechef" counts both."""
OF_A_UNIT = frozenset(
    word_list(
        """
        chef enhetschef avdelningschef verksamhetschef sektionschef områdeschef gruppchef stadsdelschef rektor
        förskolechef föreståndare enhetsledare gruppledare
        """
    )
)
"""Titles that say nothing without their unit: in a list too, the unit after them is theirs."""
_OF_THEIR_OWN = ("strateg",)
"""Titles that a unit before them does not have: "kostenheten, miljöstrateg" are two."""
_MARKS = frozenset({",", ";", "\n", "•"})
_TRAINED = ("utbilda", "certifiera", "legitimera", "behöri")
_NEUTER = ("ombud", "biträde", "stöd")
_RANKS = frozenset({"enhets", "avdelnings", "verksamhets", "områdes", "grupp", "förvaltnings", "sektions"})


class Titles(Locations):
    """The methods that read a role."""

    def _role_ahead(self) -> bool:
        """Returns True at a role with its modifiers:

        "bitr. enhetschef", "trygghets- och säkerhetssamordnare".
        """
        ahead = 0
        while self._kind(ahead) in ("modifier", "modest") or self._is_dot(ahead) or self._describes(ahead):
            ahead += 1
        if self._kind(ahead) == "hyphened" and self._kind(ahead + 1) in ("and", "slash"):
            ahead += 2
        return self._kind(ahead) == "role"

    def _describes(self, ahead: int) -> bool:
        """'Facklig företrädare', 'förtroendevalda revisorer', 'budgetansvarig chef'."""
        if self._kind(ahead) not in ("name", "other", "role") or self._kind(ahead + 1) != "role":
            return False
        word = self.words[self.index + ahead]
        if word.kind == "role":
            return word.base.endswith(("ansvarig", "vald"))
        return word.folded.endswith(("ig", "iga", "igt", "iskt", "ald", "alda", "ade", "ad", "nara"))

    def _is_dot(self, ahead: int) -> bool:
        return ahead > 0 and self._kind(ahead) == "stop" and self._kind(ahead - 1) == "modifier"

    def _take_role(self) -> None:
        names = self._role_names()
        joined = self.link == "and" and bool(self.entries) and self.entries[-1].role is not None
        plural = self.words[self.index - 1].plural
        # "Alla chefer och medarbetare" counts both; "samtliga chefer samt HR-chef" does not.
        several = plural or self.words[self.index - 1].base.endswith(OF_MANY)
        inherited = joined and several and self.entries[-1].all and self.entries[-1].unit is None
        waits = self.link == "comma" and self.waiting and not plural and self._heads(names, self.waiting)
        unit, self.waiting = (self.waiting if waits else None), None
        waited = self.entries.pop() if unit and self.entries and self.entries[-1].role is None else None
        for name in names:
            self.entries.append(Entry(name, unit, self.all or inherited, plural, joined))
        self.all, self.link, self.placed = False, "role", False
        self._unit_after_role(plural)
        if waited and self.entries[-1].unit != unit:  # the title has a unit of its own
            self.entries.insert(-len(names), waited)

    def _heads(self, names: list[str], unit: str) -> bool:
        """'Vuxenenheten, enhetschef', 'Sjövik Energi AB, VD': the title is that of the unit before it."""
        own = any(name.endswith(_OF_THEIR_OWN) or self._stands_alone(name) for name in names)
        return (is_internal(unit) and not own) or (
            names == ["verkställande direktör"] and has_head_of_its_own(unit)
        )

    def _stands_alone(self, role: str) -> bool:
        """'Kommunjurist, kanslienheten, HR-chef' are three; "kommunjurist, kanslienheten" is one."""
        marks = sum(word.text in _MARKS or word.folded == "samt" for word in self.words)
        return marks > 1 and not OF_A_UNIT.intersection(role.split()[-1:])

    def _role_names(self) -> list[str]:
        before: list[str] = []
        while self._kind() in ("modifier", "modest", "stop") or self._describes(0):
            word = self.words[self.index]
            if self._describes(0):
                if not word.text.lower().startswith(_TRAINED):
                    before.append(word.base or _indefinite(word.text.lower()))
                self.index += 1
                continue
            # "Medicinskt ansvarig sjuksköterska" is a title; "ansvarig handläggare" repeats the column.
            titled = word.kind == "modest" and before and before[-1].endswith("t")
            before += [word.base or word.text.lower()] if word.kind == "modifier" or titled else []
            self.index += 1
        if self._kind() == "hyphened":
            names = self._shared_ending()
        else:
            names = [self.words[self.index].base]
            self.index += 1
            if names[0].endswith(_NEUTER) and before[-1:] == ["personlig"]:
                before[-1] += "t"  # "personliga ombud"
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


def _indefinite(adjective: str) -> str:
    """'Fackliga' is "facklig", 'förtroendevalda' "förtroendevald"."""
    return adjective[:-1] if adjective.endswith(("iga", "alda", "ade")) else adjective
