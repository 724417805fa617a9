"""Lines of a signature: name, title, unit, telephone, address; never a line that may be an answer."""

import re
from collections.abc import Sequence

from tracker.reading.reply.own_words.sender_name import SenderName, name_at_start
from tracker.reading.reply.patterns import MONTHS, fold

MOST_LINES = 25
_LONGEST = 90  # characters of a line of a signature
_MOST_WORDS = 10
# Words of an answer, on folded text. A line with one of them is kept whatever it stands below.
_SAYS = re.compile(
    r"(?<!\w)(?:klar\w*|pag[ao]\w*|genomfor\w*|forsen\w*|utgar|paborj\w*|avslut\w*|behov\w*|aktuell\w*|fardig\w*|"
    r"planer(?:at|ad|as|ar)|enligt plan|fortlop\w*|lopande|inget|inga|ingen|inte|ej|nej|ja|alla|samtliga|"
    r"\w* ?moten?|ganger|gang|stycken|st|procent|deltog|deltagit|utbildad\w*|fraga|nr|nummer|punkt|svar|"
    r"vi|jag|har|hade|ar|var|blir|blev|ska|skall|kommer|kom|finns|gor|gors|gjort|halls|holls|haller|"
    r"det|att|men|som|nar|dock|ocksa|samma|stammer|annu|an|sedan|under|senast|igen|"
    rf"(?:{MONTHS}))(?!\w)"
)
_REPORTS = re.compile(
    r"(?<!\w)(?:klart?|klara|pagar|genomford\w*|forsena[dt]\w*|utgar|paborja[dt]\w*|inget behov|"
    r"(?:inte|ej) \w+|enligt plan|\d+ av \d+)(?!\w)"
)
_TELEPHONE = re.compile(r"(?<!\d)(?:\+|00?\d)[\d ()–-]{5,20}\d(?!\d)")
_PLACE = re.compile(
    r"(?:(?<!\d)\d{3} ?\d{2}(?!\d) +(?=[^\W\d_])|"
    r"(?:\w*(?:gata|gatan|vägen|torg|torget|gränd|plan|backen|stigen|allé|väg)|box|vån(?:ing)?\.?|plan|hus|"
    r"tr\.?|rum)\s+\d{1,4}(?: \d{2,3})?\s?\w?\b|\d{1,2} tr\b)",
    re.IGNORECASE,
)
_NET = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|<[^<>]{3,300}>", re.IGNORECASE)
_TITLE = re.compile(
    r"\w*(?:chef|rektor|samordnare|direktör|sekreterare|assistent|handläggare|utredare|strateg|controller|"
    r"kurator|sköterska|föreståndare|ledare|ansvarig|konsulent|planerare|koordinator|administratör|"
    r"bibliotekarie|pedagog|lärare|jurist|inspektör|sekr)(?:en|are)?(?!\w)|"
    r"(?<!\w)(?:bitr|stf|tf|vik|ec|ac|vd|mas|mar)(?![\w])",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\w*(?:enhet|avdelning|förvaltning|stad|kommun|stadsdel|nämnd|skola|boende|hemtjänst|kansli|kontor|"
    r"verksamhet|område|rådgivning|grupp|team)\w{0,5}(?!\w)|(?<!\w)region \w+",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?<!\w)(?:tel(?:efon)?|tfn|mob(?:il)?|växel|direkt|fax|e-?post|mejl|mail|webb|besök(?:sadress)?|"
    r"post(?:adress)?|adress)\b[.:]?",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r"^\s*[,|/(:;•·–—-]|^\s*$|^[\s.!*_]*$")
_FULL_NAME = re.compile(
    r"^\s*[A-ZÅÄÖÉ][\wåäöéü'-]+"
    r"(?: (?:[A-ZÅÄÖÉ][\wåäöéü'-]*\.?|af|von|de|van|el|al)){1,3}(?=\s*(?:$|[,|/(•·–—-]))"
)

_CAPITAL = r"[A-ZÅÄÖÉ][a-zåäöéü]+"
_ONE_NAME = rf"{_CAPITAL}(?:-{_CAPITAL})?"
_BARE_NAME = re.compile(rf"\s*(?!H[aä]ls)(?:{_CAPITAL}-{_CAPITAL}|{_ONE_NAME}(?: {_ONE_NAME}){{1,2}})[\s.!]*")


def is_detail(line: str) -> bool:
    """True for a title, a unit, a telephone number, an address or an empty line; never for an answer."""
    if len(line) > _LONGEST * 2:
        return False
    rest = _LABEL.sub(" ", _NET.sub(" ", line))
    rest = _PLACE.sub(" ", _TELEPHONE.sub(" ", rest))
    if any(letter.isdigit() for letter in rest) or "?" in rest:
        return False
    return len(rest) <= _LONGEST and len(rest.split()) <= _MOST_WORDS and not _SAYS.search(fold(rest))


def is_contact(line: str) -> bool:
    """True for a line of details with a telephone number, an address of mail or web, or a street."""
    return is_detail(line) and any(one.search(line[:300]) for one in (_TELEPHONE, _NET, _PLACE))


def reports(line: str) -> bool:
    """True for a line with the words of a status or of an outcome."""
    return len(line) < 300 and bool(_REPORTS.search(fold(line)))


def signs(line: str, name: SenderName) -> bool:
    """True for a line that is the sender's name, with at most title, unit and telephone after it."""
    end = name_at_start(line, name)
    if not end or not _AFTER_NAME.match(line[end:]):
        return False
    rest = line[end:].strip(" ,|/()•·–—:;.!*_-")
    several = len(re.findall(r"[^\W\d_]{2,}", line[:end])) > 1
    return is_detail(rest) and (several or not rest or _is_position(rest))


def is_bare_name(lines: Sequence[str]) -> bool:
    """True if all that is left of the mail is one full name, or a double first name: "Lars-Erik"."""
    written = [line for line in lines if line.strip()]
    return len(written) == 1 and _BARE_NAME.fullmatch(written[0][:80]) is not None and is_detail(written[0])


def is_card(lines: Sequence[str], name: SenderName) -> bool:
    """True for lines that begin with somebody's full name and have nothing but details of that person.

    With the sender's name known, another one needs a telephone number or an address: an assistant may sign
    for a head, and "Anna Ek, enhetschef" may be an answer.
    """
    written = [line for line in lines if line.strip()]
    found = _FULL_NAME.match(written[0][:120]) if written else None
    if found is None or len(written) > MOST_LINES or not all(map(is_detail, written)):
        return False
    details = [written[0][found.end() :], *written[1:]]
    return any(map(is_contact, details)) or (not name and any(map(_is_position, details)))


def _is_position(text: str) -> bool:
    return is_detail(text) and (is_contact(text) or any(one.search(text) for one in (_TITLE, _UNIT, _LABEL)))
