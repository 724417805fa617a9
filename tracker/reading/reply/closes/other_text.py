"""What stands in the mail beside the answer that closes: a signature, a greeting, a postscript."""

import re
from collections.abc import Iterable, Sequence

from tracker.reading.reply.patterns import fold
from tracker.reading.reply.questions.beside import without_sign_off
from tracker.reading.reply.questions.naming import names_any

# Words of somebody who takes back, corrects, doubts or points at an answer.
_UNSETTLING = re.compile(
    r"(?<!\w)(?:p\.? ?s\.?|n\.? ?b\.?|obs|forresten|ovan|ovanstaende|ettan|tvaan|trean|fyran|femman|"
    r"sexan|sjuan|"
    r"(?:forsta|andra|tredje|fjarde|sista) (?:punkten|fragan|raden|aktiviteten|svaret)|"
    r"(?:punkt|fraga|nr|nummer|rad) \d|det dar|det har|alltihop|allihop|allt (?:det|detta)|bada|bagge|"
    r"(?:mina|alla|samtliga|riktiga?) svar|svaren|vanta med|aterkommer|hor av mig|skoja\w*|skamt\w*|"
    r"glom|stryk|"
    r"bortse\w*|ignorera\w*|ratta\w*|rattelse|fel|blandade?|blandat|menar|menade|nej|egentligen|utkast|"
    r"exempel\w*|preliminar\w*|kolla\w*|dubbelkoll\w*|osaker\w*|gissa\w*|gissning\w*|ur minnet|"
    r"fran minnet|kanske|"
    r"tror|troligen|ursakta|sorry|hoppsan|oj|nja|angrar|tank(?:te|er) (?:pa|fel)|tvartom|galler inte|"
    r"inte (?:ens )?(?:klar\w*|fardig\w*|rakna\w*|skriv\w*|lagg\w*|sant|ratt)|"
    r"(?:skicka|registrera|lagg in|spara|skriv) inte|"
    r"annu inte|om allt gar|forra arets|fjolarets|innevarande|prognos\w*|bekrafta\w*|"
    r"stammer (?:det|inte)|test|testar|autosvar|mall)(?!\w)"
)
_GREETING = re.compile(
    r"(?:hej(?:san)?|halla|tjena|god|goda|morgon|dag|kvall|eftermiddag|formiddag|formiddagen|igen|har|kommer|"
    r"mitt|mina|vart|vara|svar|svaren|svaret|nedan|foljer|fran|for|pa|oss|enheten|var|enhet|fragorna|"
    r"fragan|brevet|"
    r"mejlet|mailet|handlingsplanen|uppfoljningen|tack|paminnelsen|utskicket|och|till|om|i|med|av|"
    r"hoppas|allt|"
    r"enligt|ar|bra|du|ni|mar|gott|er|det|en|fin|trevlig|vecka|helg|sommar|host|angaende|avser|re|sv|ang|samt|at|"
    r"svarar|sitter|taget|bussen|sa|blir|kort|snabb|snabbt|skriver|mobilen|telefonen|bistand|"
    r"tur|ordning|punkt|rad|forst|sist|enkla|enkelt|kortfattat|korta|lite|har|kommer|foljande|svara|"
    r"harmed|tillsammans|verksamheten|avdelningen|alla|samtliga|vb|t"
    r"|\w+(?:enhet|avdelning|forvaltning|grupp|strateg|chef|kontor|skol|hem|stab|tjanst)\w{0,4})"
)
# The same in an answer to another question, where a "nej" or "kanske" is about that question.
_POINTING = re.compile(
    r"(?<!\w)(?:p\.? ?s\.?|forresten|ovan|ovanstaende|ettan|tvaan|trean|fyran|femman|sexan|sjuan|"
    r"(?:forsta|andra|tredje|fjarde|sista) (?:punkten|fragan|raden|aktiviteten|svaret)|(?:punkt|fraga|"
    r"rad) \d|"
    r"(?:mina|alla|samtliga|riktiga?) svar|svaren|vanta med|skoja\w*|skamt\w*|stryk|bortse\w*|rattelse|"
    r"blandade|blandat ihop|exempel\w*|om allt gar|forra arets svar|fjolarets|(?:skicka|registrera|"
    r"lagg in) inte|"
    r"(?:alltihop|allihop|allt|bada) (?:ar|var|galler)|detsamma|samma (?:sak )?(?:galler|med|pa))(?!\w)"
)
# Another answer that is the same as this one takes nothing back.
_SAME_AS = re.compile(
    r"(?<!\w)samm[ae] (?:\w+ )?(?:som|dag som|tillfalle som) (?:i |pa |vid |nr |fraga |punkt )*"
    r"(?:ettan|tvaan|trean|fyran|femman|sexan|sjuan|ovan|\d)(?!\w)"
)
_WORD = re.compile(r"[^\W\d_]+")
_ABOUT_ALL = re.compile(
    r"(?<!\w)(?:allt|alla|allihop\w*|alltihop\w*|inget|ingenting|ingen|inga|detta|dessa|"
    r"det (?:ar|var|har|galler)|bada|bagge|samtliga|listan|mejlet|mailet|rapporten|ovriga?|resten|dem|"
    r"sakert|beslutat|definitivt|slutgiltigt)(?!\w)"
)
_LINK = re.compile(r"och|i|for|av|pa|om|till|med|den|det|de|mot|var|stadens|angaende|ang|fraga|nr|punkt")
_LONG = 14  # words: a line of contact details is shorter


def is_contact(text: str) -> bool:
    """True for what follows a sign-off, if it only says who wrote and where to find them."""
    lines = [line for line in text.split("\n") if line.strip()]
    return not any(_unsettles(line) or len(line.split()) > _LONG for line in lines)


def is_greeting(text: str) -> bool:
    """True for words above the first answer that only greet and thank; a name is never the first of them."""
    known = [(word, _GREETING.fullmatch(fold(word)) is not None) for word in _WORD.findall(text)]
    names = all(greets or (at and word[0].isupper()) for at, (word, greets) in enumerate(known))
    return "?" not in text and names and not any(_unsettles(word) for word, greets in known if not greets)


def unsettles(others: Iterable[str], loose: Iterable[str], below: str) -> bool:
    """True if anything beside an answer that closes may take it back.

    `others` are the answers to other questions, `loose` words that answer none, `below` what is left out as
    a signature.
    """
    others = tuple(others)
    if not all(is_greeting(text) for text in loose) or any(_points(text) for text in others):
        return True
    last = others[-1].partition("\n")[2] if others else ""
    return _unsettles(last) or not _is_sign_off(_last_paragraph(others)) or not is_contact(below)


def _last_paragraph(answers: Sequence[str]) -> str:
    """The words that stand apart below the last answer: they may be about all of them."""
    return answers[-1].partition("\n\n")[2] if answers else ""


def _is_sign_off(text: str) -> bool:
    rest = without_sign_off(text)
    return not rest.strip() or is_greeting(rest)


def below(whole: str, read: str) -> str:
    """The lines of a mail that were left out of what is read."""
    return "\n".join(line for line in whole.split("\n") if line.strip() and line.strip() not in read)


def is_label(label: str, title: str) -> bool:
    """True for a label that only names the activity of this title."""
    words = _WORD.findall(label)
    named = [names_any(word, title) for word in words]
    rest = [word for word, names in zip(words, named, strict=True) if not names]
    return any(named) and all(_LINK.fullmatch(fold(word)) for word in rest)


def _points(text: str) -> bool:
    """True if an answer to another question, or a line below it, speaks of more than that question."""
    below = text.partition("\n")[2]
    return _POINTING.search(_SAME_AS.sub(" ", fold(text))) is not None or "?" in below


def may_be_about_all(text: str) -> bool:
    """True if the rest of a doubtful last answer may be about the answers above it, too."""
    return _unsettles(text) or _ABOUT_ALL.search(fold(text)) is not None


def _unsettles(text: str) -> bool:
    return "?" in text or _UNSETTLING.search(fold(text)) is not None
