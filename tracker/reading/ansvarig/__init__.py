"""Reads an ansvarig cell as the responsible roles and units."""

from tracker.reading.ansvarig.lexicon import ROLES, RoleLexicon
from tracker.reading.ansvarig.reader import read_ansvarig

__all__ = ["ROLES", "RoleLexicon", "read_ansvarig"]
