"""The base of enumerations whose members have a code, for the database and JSON, and a Swedish label."""

from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """A member equals its code; `label` is what people read."""

    label: str

    def __new__(cls, code: str, label: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member
