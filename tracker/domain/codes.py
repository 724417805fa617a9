"""The base class of enumerations whose members have a code, for database and JSON, and a Swedish label."""

from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """A member equals its code; `label` is its Swedish text."""

    label: str

    def __new__(cls, code: str, label: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member
