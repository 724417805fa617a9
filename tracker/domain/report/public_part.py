"""What may be shown of an answer in which something is private: the sentences before that, if they stand."""

import re
from collections.abc import Callable
from itertools import islice, takewhile

# What may turn the sentences before it.
_TURNS = re.compile(
    r"(?:^|[.!?]\s+)(?:men|dock|däremot|fast|nej|egentligen|fel)\b"
    r"|(?:^|[.!?]\s+)(?:det|den|detta|de(?! som\b))\b[^.!?]*\b(?:inte|ej|aldrig)\b"
    r"|\b(?:utom|förutom|undantag\w*|bara|endast|återstår|kvar|hälften|inga|ingen|inget|saknas?|vakant\w*|tyvärr"
    r"|flyttas?|ställdes in|ställde in|på is|står? (?:det )?still|hoppat av|har nu gjort|löste)\b"
    r"|\b(?:men|dock|däremot|stämmer|slutat|slutade|upphör\w*|upphört|stopp\w*|avbr\w+|inställ\w*|uteblev|uteblivit"
    r"|föll|fallit|nere|paus\w*|vilande|försen\w*|genomför\w*|klar\w*|gjord\w*|(?:blev|blivit) (?:inte|ej))\b"
    r"|\bhann inte\b|\b(?:inte|ej|aldrig) (?:blivit|hunnit|kunnat|genomför\w*|hållits|gjorts)\b",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ\d])|\n\s*\n")  # a line's end alone may stand in a sentence
# "bl.a. Anna", "A. Berg", "den 13. Anna": no sentence has ended.
_ABBREVIATED = re.compile(
    r"(?:\b[A-ZÅÄÖ]|\b(?:bl|t|d|s|o|m|f|ca|st|nr|kl|dr|v|p|tel|resp|inkl|exkl|kap|dvs|osv|etc)|\.\w+"
    r"|\bden \d{1,2})\.$"
)
_CLAUSE = re.compile(
    r"\s*(?:[,;:]|\s[–-])\s+|\s+(?=(?:då|eftersom|på grund av|pga|enligt|via)\s)|\s+(?=[(/])", re.IGNORECASE
)
_QUOTES = re.compile(r"[\"”“]")
_MOST_CLAUSES = 30  # of a sentence, that are tried
# What turns the clauses before it in one sentence, and a clause that leans on what comes after.
_TURNS_CLAUSE = re.compile(
    r"\b(?:inte|ej|utan|fel|motsats\w*|aldrig|om (?:vi|jag|man|det|inte)|\d+)\b", re.IGNORECASE
)
_LEANS = re.compile(
    r"^(?:om|hade|när|eftersom|ifall|till exempel|t\.ex|ja,? om)\b"
    r"|^(?:vänlig|med vänlig|bästa)\w* hälsning|^mvh\b",
    re.IGNORECASE,
)


def public_part(comment: str, is_private: Callable[[str], bool]) -> str:
    """Returns what comes before the first private words: sentences, and the clauses of that sentence.

    "" if what is held back may turn them. "(…)" stands where a sentence is cut.
    """
    if not is_private(" ".join(comment.split())):
        return comment
    sentences = _sentences(comment)
    place = next((place for place, one in enumerate(sentences) if is_private(one)), 0)
    while place and is_private(" ".join(sentences[:place])):
        place -= 1
    kept = sentences[:place]
    clause = _beginning(sentences[place], is_private)
    turned = _LEANS.search(clause) or _TURNS_CLAUSE.search(sentences[place][len(clause) :])
    if clause and not turned and not is_private(" ".join((*kept, clause))):
        kept, rest = [*kept, f"{clause} (…)"], " ".join(sentences[place:])[len(clause) :]
    else:
        rest = " ".join(sentences[place:])
    shown = " ".join(kept)
    whole = len(_QUOTES.findall(shown)) % 2 == 0
    return "" if _TURNS.search(rest) else shown if whole else _QUOTES.sub("", shown)


def _beginning(sentence: str, is_private: Callable[[str], bool]) -> str:
    """Returns the clauses before the first private one; "" if there are none."""
    ends = [found.start() for found in islice(_CLAUSE.finditer(sentence), _MOST_CLAUSES)]
    # "En pojke" alone is somebody of whom more would be told.
    beginnings = (sentence[:end].strip() for end in ends)
    return next(reversed([*takewhile(lambda one: not is_private(f"{one} är"), beginnings)]), "")


def _sentences(comment: str) -> list[str]:
    found: list[str] = []
    for part in filter(None, (" ".join(one.split()) for one in _END.split(comment))):
        if found and _ABBREVIATED.search(found[-1]):
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found
