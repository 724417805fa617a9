"""Give a scanned Swedish text its å, ä and ö back: `mend_words(text, known)`.

Scanning programs that know no Swedish write a for å and ä, o for ö, and now and then é, &, d, 6 or a
capital in their place. `damage` says whether a text has met such a program, `candidates` which words may
have stood there, `wordlist` how usual each is, `restore` which one is put back, if any.
"""

from tracker.reading.swedish.damage import is_damaged
from tracker.reading.swedish.restore import Mended, mend_words

__all__ = ["Mended", "is_damaged", "mend_words"]
