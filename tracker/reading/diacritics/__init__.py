"""Restores å, ä and ö in a scanned Swedish text: `mend_words(text, known)`.

Scanning programs without Swedish write a for å and ä, o for ö, and sometimes é, &, d, 6 or a capital in their
place. `damage` detects such a text, `candidates` returns the possible words, `wordlist` their frequencies,
and `restore` chooses the word to restore, if any.
"""

from tracker.reading.diacritics.damage import is_damaged
from tracker.reading.diacritics.restore import Mended, mend_words

__all__ = ["Mended", "is_damaged", "mend_words"]
