"""Reads an ansvarig cell as the roles and units that are answerable."""

from tracker.reading.ansvarig.lexicon import ROLES, RoleLexicon
from tracker.reading.ansvarig.reader import read_ansvarig

__all__ = ["ROLES", "RoleLexicon", "read_ansvarig"]
