"""The organisation that a domain belongs to, by the public suffix list: the one file that knows the library.

The list comes with the library and is never fetched.
"""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

# Anybody gets a name below these, and the list lacks them.
_SHARED = ("onmicrosoft.com",)


def is_same_organisation(one: str, other: str) -> bool:
    """True if two domains, lower case and ASCII, are those of one organisation (RFC 7489, 3.2)."""
    if not one or not other:
        return False
    return one == other or (_organisation(one) == _organisation(other) != "")


def _organisation(domain: str) -> str:
    """Returns the part of a domain that its owner registered; empty if it is a public suffix itself."""
    for suffix in _SHARED:
        if domain.endswith("." + suffix):
            return ".".join(domain.split(".")[-suffix.count(".") - 2 :])
    return "" if domain in _SHARED else _list().privatesuffix(domain) or ""


@cache
def _list() -> "PublicSuffixList":
    # Reading the list takes a third of a second, and most mails are from the very domain that was tested.
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()
