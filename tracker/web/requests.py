"""What a visitor has sent, cleaned at the door: pages show it again as it was typed, and use cases get it."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import Request
from werkzeug.datastructures import ImmutableMultiDict

from tracker.domain.text import harmless


class Cleaned(ImmutableMultiDict[str, Any]):
    """Fields and the words of an address, without characters that no page or file can hold."""

    def __init__(self, mapping: Mapping[str, Any] | Iterable[tuple[str, Any]] | None = None) -> None:
        pairs = mapping.items() if isinstance(mapping, Mapping) else mapping or ()
        super().__init__([(harmless(name), _clean(value)) for name, value in pairs])


class CleanRequest(Request):
    """A request whose texts are cleaned; files are as they were sent."""

    parameter_storage_class = Cleaned


def _clean(value: object) -> object:
    return harmless(value) if isinstance(value, str) else value
