"""Whether a noun of an answer stands for the work that the title names."""

import re

from tracker.reading.reply.closes.nouns import END
from tracker.reading.reply.meaning.title_words import is_named
from tracker.reading.reply.patterns import fold

# A bare noun may stand for any of its kin in the title: "rapporten" for a survey, "brevet" for information.
_KIN = tuple(tuple(words.split()) for words in (
    "rutin plan riktlinje policy vagledning checklista handbok guide instruktion anvisning dokument "
    "arbetsordning",
    "kartlaggning inventering oversyn analys utvardering uppfoljning utredning enkat undersokning "
    "matning rapport "
    "slutrapport sammanstallning redovisning lista resultat svar",
    "utbildning utbild kurs forelasning genomgang workshop seminarium introduktion temadag studiedag "
    "handledning "
    "ovning",
    "material broschyr folder film presentation",
    "mote traff dialog samrad natverk samverka avstamning konferens",
    "vandring rond",
    "genomgang igenom kunskap kannedom rutinerna rutiner",
    "information informer brev blad informationsblad broschyr folder affisch kampanj",
    "avtal overenskommelse", "system digital verktyg", "webb hemsid sida",
))  # fmt: skip
_STEM = 5
_DEFINITE = r"(?:en|et|n|t|na|erna|arna|orna)"
_ANY = re.compile(r"(?:montering|installation|leverans|bytet?|utbyte|aktivitet|insats|atgard)(?:en|n|t|et)?")
# A word of the title that is a stage of its work, or a part.
_STAGES = re.compile(
    r"utkast\w*|skiss\w*|remiss\w*|offert\w*|bestall\w*|bok(?:ning|ad|at)\w*|planer\w*|pilot\w*|forslag\w*|"
    r"version\w*|forst[ae]|andra|behov\w*|del(?:ar|en|as)?|etapp\w*|steg\w*|halv\w*|start\w*|nasta|inte|utan|"
    r"fler|ovriga|upphand\w*|inbjud\w*|forbered\w*|pa?borja\w*|borja\w*|minst|hur|manga|ska|under|innan|fore|"
    r"efter|vid|infor|inom|eller|samt|varje|lopande|mal(?:et|en)?|arlig\w*|flera|nagon|nagra"
)


def is_titled(word: str, title: str) -> bool:
    """True if a word (folded) of the title is this one, and no stage of its work."""
    return _STAGES.fullmatch(word) is None and (is_named(word, title) or _begins(word, title))


def is_kin(word: str, title: str) -> bool:
    """True if a bare noun stands for what the title (folded) names: "planen", and not "en plan", "
    "for a routine."""
    if _ANY.fullmatch(word):
        return True
    if _has(word, _KIN[0]) and not any(re.fullmatch(rf"{noun}{_DEFINITE}", word) for noun in _KIN[0]):
        return False
    return any(_has(word, kin) and any(noun in title for noun in kin) for kin in _KIN)


def _begins(word: str, title: str) -> bool:
    """True for "kamerorna" where the title has "kamerabevakning"."""
    stem = re.sub(r"(?:orna|erna|arna|na|or|er|ar|en|et|an|n|a)$", "", word)
    return len(stem) >= _STEM and re.search(rf"(?<!\w){stem}", fold(title)) is not None


def _has(word: str, kin: tuple[str, ...]) -> bool:
    return any(re.fullmatch(rf"{noun}{END}", word) for noun in kin)
