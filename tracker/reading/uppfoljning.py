"""Reads an uppföljning cell: the reports and checks that follow an activity up, their owner, and a number.

Forms are recognised by their words (READING.md, "uppföljning → forms"); the owner and the indicator's
question are in the cell's own words.
"""

import re

from tracker.domain.forms import REPORTS, Form
from tracker.domain.plan import FollowUp, Indicator
from tracker.reading.mending import Vocabulary, clean, fold, mend, put_right, squeeze, word_list

_NOTHING = frozenset(
    (
        "",
        "-",
        "--",
        "---",
        "?",
        "...",
        "…",
        "n/a",
        "na",
        "x",
        "ej aktuellt",
        "inte aktuellt",
        "saknas",
        "ingen",
        "inga",
        "ej relevant",
        "ingen uppfoljning",
        "se ovan",
        "tbd",
        ".",
        "_",
        "ej tillampligt",
        "ej faststallt",
        "oklart",
    )
)
_NOT_FOLLOWED = re.compile(r"\bf[oö]ljs (?:inte|ej) upp\b|\bingen uppfoljning\b")
_VOCABULARY = Vocabulary(
    frozenset(
        word_list(
            """
    uppfoljning verksamhetsuppfoljning verksamhetsberattelse verksamhetsberattelsen tertialrapport
    tertialrapporten tertialrapporterna protokoll minnesanteckningar handlingsplan handlingsplanen enkat
    egenkontroll utbildningsportalen arsredovisning arsbokslut delarsrapport delarsbokslut
    """
        )
    ),
    tuple(
        word_list(
            """
    uppfoljning uppfoljningen berattelse berattelsen rapporten rapporterna protokoll anteckningar
    portalen kontroll redovisning redovisningen bokslut enheten avdelningen forvaltningen
    """
        )
    ),
)
_T_LIST = (
    r"(?:tertial\w*|\btert\.?\s?rapp\w*|\btr|\bt)[\s-]*(?:nr\.?\s*)?([123](?:\s*(?:,|och|&|/|-|samt|\+)\s*"
    r"(?:t(?:r|ertial\w*)?\s*)?[123])*)\b"
)
_T_NUMBERED = re.compile(_T_LIST)
_T_ALL = re.compile(r"(?:tertial\w*|\btr?)\s*1\s*-\s*t?[23]\b")
_T_ORDINAL = re.compile(r"\b(forsta|andra)(?: och (andra))? tertial\w*")
_T_BARE = re.compile(r"tertial\w*")
_TERTIALS: frozenset[str] = frozenset(form for form in Form if re.fullmatch(r"T\d", form))
_WORDS = {
    Form.VB: re.compile(r"\bvb\b|\bv\.\s?b\b|\bverks\w*\.?\s?ber\b|verksamhetsberattels|\barsberattels"),
    Form.PROTOKOLL: re.compile(r"protokoll|\bprot\b|minnesant(?:eckn)?\b|anteckning(?:ar|arna)?\b"),
    Form.ENKAT: re.compile(r"enkat|(?:brukar|medarbetar)undersokning"),
    Form.UTBILDNINGSPORTAL: re.compile(r"(?:utbildnings|lar|larande)portal"),
    Form.ARSREDOVISNING: re.compile(r"arsredovisning|\barsred\b|arsbokslut|(?<!ars)\bbokslut"),
    Form.DELARSRAPPORT: re.compile(r"\bdelar|\bdr\s?\d?\b|(?:delars)\w+"),
}
_DELARSREPORT = re.compile(r"delarsbokslut|delarsredovisning")
_PLAN = re.compile(r"handlingsplan|\brevider(?:ing|as|ad)")
_PLAN_CHANGED = re.compile(r"revid|uppdater|\bny handlingsplan|nasta ars handlingsplan|\bi handlingsplan")
_CHECKED_BY_HEAD = re.compile(
    r"\begenkontroll|\begen kontroll"
    r"|(?:chef|chefer|chefen|cheferna|rektor|rektorer)\b[^.;]{0,30}?"
    r"\b(?:foljer|kontrollerar|stammer av|sakerstaller|ansvarar for (?:att folja upp|uppfoljning))\b"
    r"|(?:foljs upp|kontrolleras|stams av|uppfoljning)\b[^.;]{0,20}?"
    r"\bav (?:\w+ )?\w*(?:chef|chefer|rektor|rektorer)\b"
)
_ORDINARY = re.compile(r"\bordinarie\s+(?:\w+\s+){0,3}?\w*uppfoljning|\bverksamhetsuppfoljning")
_OTHER = re.compile(
    r"statistik|avstamning|utvardering"
    r"|redovis\w* (?:i|for|till) (?:namnd|utskott|ledning)|\bmuntlig|\bapt\b|samtal"
    r"|matning|stratsys|\bils\b|internkontroll|intern kontroll|lagesrapport|kvalitets(?:rapport|redovisning)"
    r"|rapport(?:eras|ering)? till|slutrapport|manadsrapport|kvartalsrapport|observation|loggbok|stickprov"
    r"|incident\w*rapport|narvarolist|deltagarlist|checklist|dialog"
)
_ITEMS = re.compile(r"[,;/+&.\n]|\boch\b|\bsamt\b")
_NUMBER_WORDS = dict(
    zip(word_list("tva tre fyra fem sex sju atta nio tio elva tolv"), range(2, 13), strict=True)
)
_NUMBER = rf"(?:\d+(?:[.,]\d+)?|{'|'.join(_NUMBER_WORDS)})"
_ASKS = re.compile(
    r"\b(?:hur manga|hur stor (?:andel|del)|hur ofta|antal(?:et)?|andel(?:en)?)\b"
    # "Minst två gånger per år" is a frequency, not a number to report.
    rf"|\bminst\s+{_NUMBER}\b(?!\s*(?:g\b|gg|gang|tillfall|/|per\b|ar\b|manad|veck))(?=\s*(?:%|procent|\w))"
    r"|\b\d+\s?(?:%|procent\b)"
    r"|\bmal(?:et|tal)?\s*(?:[:=]|ar\b)\s*\d+\s+\w"
)
_ASK_ENDS = re.compile(
    r"[.;\n]|,\s*(?=(?:vb|t1|t2|i\s|foljs|redovisas|rapporteras)\b)"
    r"|\s+(?:redovisas|rapporteras|foljs upp|folj[es] upp|anges|mats|sammanstalls|registreras|dokumenteras)\b"
    r"|\s+(?:i|via) (?=\w*portal|vb\b|t1\b|t2\b|verksamhetsber|tertial|arsred|delars)"
    r"|\s*\(\s*(?=(?:vb|t1|t2|i|foljs|redovisas|rapporteras)\b)"
    r"|\s+i (?=\w+s (?:vb|verksamhetsber))"
)
_TARGET = re.compile(
    rf"\b(?:minst|mal(?:et|varde|tal)?[\s:=]*(?:ar\s*)?)\s*({_NUMBER})\b|(\d+(?:[.,]\d+)?)\s?(?:%|procent\b)"
)
_REPORT = re.compile(
    r"\b(?:vb\b|verksamhetsberattels\w*|tertialrapport\w*|t[12]\b|arsredovisning\w*|arsbokslut\w*|delars\w+)"
)
_REPORT_OF = re.compile(r"(?:\s+(?:19|20)\d\d)?\s+(?:for|fran|av|hos)\s+(?=[a-z])")
_UNIT = re.compile(
    r"(?:enhet|avdelning|forvaltning|namnd|kontor|stad|kommun|verksamhet|grupp|bolag|sektion|rad|styrelse)(?:en|ens|et|ets|s|erna|ernas)?$"
)
_NO_OWNER = frozenset(word_list("arets kommande forra nasta ars sista respektive ordinarie arliga"))


def read_uppfoljning(text: str) -> FollowUp:
    """Returns an uppföljning cell as forms (in the order of Form), the report's owner and an indicator.

    An empty or placeholder cell has no forms. Never raises.
    """
    words = squeeze(mend(clean(text), _VOCABULARY))
    folded = fold(put_right(words, _VOCABULARY))
    if folded.strip(" .") in _NOTHING or not re.search(r"\w", folded) or _NOT_FOLLOWED.search(folded):
        return FollowUp()
    return FollowUp(_forms(folded), _owner(words, folded), _indicator(words, folded))


def _forms(folded: str) -> tuple[Form, ...]:
    forms: set[str] = {form for form, pattern in _WORDS.items() if pattern.search(folded)}
    forms |= _tertials(folded)
    if _DELARSREPORT.search(folded) and not re.search(
        r"arsbokslut|(?<!del)arsredovisning", _without_delar(folded)
    ):
        forms.discard(Form.ARSREDOVISNING)
    if _CHECKED_BY_HEAD.search(folded):
        forms.add(Form.EGENKONTROLL)
    if _PLAN.search(folded) and (not forms or _PLAN_CHANGED.search(folded)):
        forms.add(Form.HANDLINGSPLAN)
    if _ORDINARY.search(folded) and not forms & {*REPORTS, Form.ARSREDOVISNING, Form.DELARSRAPPORT}:
        forms |= set(REPORTS)
    if not forms or any(map(_is_other, _ITEMS.split(folded))):
        forms.add(Form.ANNAT)
    return tuple(form for form in Form if form in forms)


def _without_delar(folded: str) -> str:
    return re.sub(r"delars\w+", "", folded)


def _is_other(item: str) -> bool:
    """True for a separate follow-up in a list: "VB, statistik"; "statistik i VB" is the VB."""
    known = (*_WORDS.values(), _T_NUMBERED, _T_BARE, _CHECKED_BY_HEAD, _PLAN, _ORDINARY)
    return bool(_OTHER.search(item)) and not any(pattern.search(item) for pattern in known)


def _tertials(folded: str) -> frozenset[str]:
    if _T_ALL.search(folded):
        return _TERTIALS
    numbers = {digit for found in _T_NUMBERED.finditer(folded) for digit in re.findall(r"[123]", found[1])}
    for found in _T_ORDINAL.finditer(folded):
        numbers |= {"1" if found[1] == "forsta" else "2"} | ({"2"} if found[2] else set())
    if numbers or not _T_BARE.search(folded):
        return _TERTIALS & {f"T{digit}" for digit in numbers}
    return _TERTIALS


# -- whose report ------------------------------------------------------------------------------


def _owner(words: str, folded: str) -> str | None:
    report = _REPORT.search(folded)
    if report is None:
        return None
    return _owner_before(words[: report.start()]) or _owner_after(words[report.end() :])


def _owner_before(words: str) -> str | None:
    """'… i enheten för prevention och familjebehandlings verksamhetsberättelse'."""
    sentence = re.split(r"[.;:,(]", words)[-1].split()
    if not sentence or not fold(sentence[-1]).endswith("s") or fold(sentence[-1]) in _NO_OWNER:
        return None
    begun = _unit_start(sentence)
    if begun is None:
        return None
    return " ".join(sentence[begun:])[:-1]


def _unit_start(sentence: list[str]) -> int | None:
    """Returns the index of the owner's first word: a unit word, or a hyphened word with the same ending."""
    for index in range(len(sentence) - 1, -1, -1):
        folded = fold(sentence[index])
        if not _UNIT.search(folded):
            continue
        if index < len(sentence) - 1 and fold(sentence[index + 1]) not in ("for", "i", "pa"):
            return None
        shared = index > 1 and fold(sentence[index - 1]) == "och" and sentence[index - 2].endswith("-")
        return index - 2 if shared else index
    return None


def _owner_after(words: str) -> str | None:
    """'… verksamhetsberättelsen för vuxenenheten'; a year after "för" is not an owner."""
    found = _REPORT_OF.match(fold(words))
    if found is None:
        return None
    rest = re.split(r"[.;,(]|\s+\d|\s+(?:samt|redovisas|följs)\b", words[found.end() :])[0].split()
    if not rest or not _UNIT.search(fold(rest[0])):
        return None
    return " ".join(rest)


# -- the number that is asked for ------------------------------------------------------------------


def _indicator(words: str, folded: str) -> Indicator | None:
    asked = _ASKS.search(folded)
    if asked is None:
        return None
    ends = _ASK_ENDS.search(folded, asked.end())
    end = ends.start() if ends else len(words)
    question = words[asked.start() : end].strip(" ,:-(")
    if "(" not in question:
        question = question.rstrip(" )")
    return Indicator(question, _target(folded)) if question else None


def _target(folded: str) -> float | None:
    found = _TARGET.search(folded)
    if found is None:
        return None
    number = found[1] or found[2]
    return float(_NUMBER_WORDS.get(number) or number.replace(",", "."))
