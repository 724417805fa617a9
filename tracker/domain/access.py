"""Who may see and change what at the desk. A person may have several roles."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class AccessRole(StrEnum):
    """A role at the desk. A member equals its code; `label` is its Swedish text.

    `by_district`: it is given for districts; the others are about all of them.
    """

    label: str
    by_district: bool

    COORDINATOR = "coordinator", "samordnare", True  # sees and changes the plans of its districts
    READER = "reader", "läsare", True  # sees them
    CENTRAL = "central", "central samordnare", False  # sees all districts
    ADMINISTRATOR = "administrator", "administratör", False  # sees and changes everything, and gives roles

    def __new__(cls, code: str, label: str = "", by_district: bool = False) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label, member.by_district = label, by_district
        return member


@dataclass(frozen=True, slots=True, order=True)
class Grant:
    """A role that a person has; `district` is empty for a role about all of them."""

    role: AccessRole
    district: str = ""


@dataclass(frozen=True, slots=True)
class Access:
    """All that a person may do."""

    grants: frozenset[Grant] = frozenset()

    @property
    def is_administrator(self) -> bool:
        return Grant(AccessRole.ADMINISTRATOR) in self.grants

    def may_change(self, district: str) -> bool:
        return self.is_administrator or Grant(AccessRole.COORDINATOR, district) in self.grants

    def may_change_all(self, districts: Collection[str]) -> bool:
        """True if all of them may be changed; what is of no known district is for all who may change one."""
        if not districts:
            return self.changes_something
        return all(self.may_change(district) for district in districts)

    @property
    def changes_something(self) -> bool:
        return self.is_administrator or any(one.role is AccessRole.COORDINATOR for one in self.grants)

    def may_read(self, district: str) -> bool:
        return district in self.readable((district,))

    def readable(self, districts: Iterable[str]) -> tuple[str, ...]:
        """Returns those of the districts that may be seen, in their order."""
        if self.is_administrator or Grant(AccessRole.CENTRAL) in self.grants:
            return tuple(districts)
        roles = (AccessRole.READER, AccessRole.COORDINATOR)
        seen = {one.district for one in self.grants if one.role in roles}
        return tuple(district for district in districts if district in seen)
