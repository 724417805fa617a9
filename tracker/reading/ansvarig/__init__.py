"""Reads an ansvarig cell as the responsible roles and units."""

from tracker.reading.ansvarig.lexicon import ROLES, RoleLexicon, lexicon_with
from tracker.reading.ansvarig.reader import not_understood, read_ansvarig

__all__ = ["ROLES", "RoleLexicon", "lexicon_with", "not_understood", "read_ansvarig"]
