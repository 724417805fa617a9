"""Reads an uppföljning cell: the reports and checks that follow an activity up, their owner, and a number.

Forms are recognised by their words (READING.md, "uppföljning → forms"); the owner and the indicator's
question are in the cell's own words.
"""

import re

from tracker.domain.forms import REPORTS, Form
from tracker.domain.plan import FollowUp
from tracker.reading.mending import Vocabulary, clean, fold, mend, put_right, slips_of, squeeze, word_list
from tracker.reading.uppfoljning.indicator import read_indicator
from tracker.reading.uppfoljning.owner import read_owner

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
        "nej",
        "inget",
        "ej",
        "inte",
        "ingen sarskild",
        "inget sarskilt",
        "ingen speciell",
        "inget speciellt",
        "sker ej",
        "sker inte",
        "gors ej",
        "gors inte",
        "ej planerad",
        "inte planerad",
        "ej bestamt",
        "inte bestamt",
        "bestams senare",
        "beslutas senare",
        "faststalls senare",
        "ska tas fram",
        "vet ej",
    )
)
_NOT_FOLLOWED = re.compile(
    r"\bfoljs (?:inte|ej) upp\b|\bingen (?:\w+ )?(?:uppfoljning|redovisning|(?:ater)?rapport(?:ering)?)\b"
    r"|\b(?:behovs|kravs) (?:inte|ej)\b|^(?:ej|inte) aktuellt\b"
)
_POINTED_AT = (
    r"(?:ovan|nedan|foreg|kol|rad|ruta|punkt|cell|bilag|atgard|aktivitet|mal\b|malet|tidplan|tabell|nr|text|flik|rubrik"
    r"|sid|avsnitt)"
)
_POINTER = re.compile(
    rf"(?:se|jfr|enl|enligt|ingar)\.?\s+(?:(?:aven|under|pa|i|till|vid)\s+)*{_POINTED_AT}[^,;]*"
    r"|(?:samma )?som (?:(?:i|pa|under|for) )?(?:ovan|foreg|rad|punkt|nr|mal\b|atgard|aktivitet)[^,;]*"
    r"|dito|d:o|idem"
)
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
    r"(?:tertial\w*\.?|\btert\.?\s?rapp\w*\.?|\btr|\bt)[\s-]*(?:nr\.?\s*)?([123](?:\s*(?:,|och|&|/|-|samt|o\b|\+)\s*"
    r"(?:t(?:r|ertial\w*)?\s*)?[123])*)\b"
)
_T_NUMBERED = re.compile(_T_LIST)
_T_ALL = re.compile(r"(?:tertial\w*|\btr?)\s*1\s*-\s*t?[23]\b")
_T_ORDINAL = re.compile(r"\b(forsta|andra)(?: och (andra))? tertial\w*")
_T_BARE = re.compile(r"tertial\w*")
_TERTIALS: frozenset[str] = frozenset(form for form in Form if re.fullmatch(r"T\d", form))
_WORDS = {
    Form.VB: re.compile(
        r"\bvb\b|\bv\.?\s?b\b|\bverks\w*\.\s?ber|\bverks\w*\s?b(?:er)?\b|\bv-ber|\bverksamh\w*ber[at]{2,5}els|\barsberattels"
    ),
    Form.PROTOKOLL: re.compile(
        r"protokoll|\bprot\b|\bmin(?:nes)?\.?\s?ant(?:eckn)?\b|anteckning(?:ar|arna)?\b"
    ),
    Form.ENKAT: re.compile(r"enkat|\w{4}undersokning"),
    Form.UTBILDNINGSPORTAL: re.compile(
        r"\b(?:utbildnings|utb|lar|larande|kompetens|kurs)\w{0,3}\.?\s?(?:portal|plattform)"
    ),
    Form.ARSREDOVISNING: re.compile(r"arsredovisning|\barsred(?:ov)?\b|arsbokslut|(?<!ars)\bbokslut"),
    Form.DELARSRAPPORT: re.compile(r"\bdel\.?\s?rapp|\bdel\.?ars?\b|\bdelar|\bdr\s?\d?\b|(?:delars)\w+"),
}
_DELARSREPORT = re.compile(r"delarsbokslut|delarsredovisning")
_YEARLY = re.compile(r"(?<!per )(?<!varje )(?<!/)(?<!ett )\bÅR\b")
"""The annual report in its abbreviation; in a cell that is all capitals it may be a year."""
_SLIPS = slips_of(
    word_list(
        "verksamhetsberattelse rapport redovisning tertial protokoll bokslut anteckning uppfoljning enkat"
        " checklista egenkontroll utbildningsportal"
    )
)
_SLIP = re.compile("|".join(sorted(_SLIPS, key=len, reverse=True)))
_ROMAN = re.compile(r"\b(tertial(?:rapport|uppfoljning)?(?:en)? ?)(l|i(?! [a-z]{3})|ii|iii)\b")
"""The number in Roman figures, or a 1 that a scan shows as a letter."""
_NEXT_PLAN = (
    r"\b(?:nasta|kommande|nastkommande) (?:ars )?(?:\w+ )?\w*plan(?:en)?\b|\bny(?:a)? \w{4,}plan(?:en)?\b"
)
_PLAN = re.compile(_NEXT_PLAN + r"|handlingsplan|\brevider(?:ing|as|ad)")
_PLAN_CHANGED = re.compile(_NEXT_PLAN + r"|revid|uppdater|\bi handlingsplan")
_HEAD = r"(?:chef|rektor|forestandar|enhetsledar)(?:er|en|n|e|erna|na)?"
_CHECKED_BY_HEAD = re.compile(
    r"\begenkontroll|\begen kontroll|che?c?k[\s-]?list|kontrol{1,3}ist"
    rf"|{_HEAD}\b[^.;]{{0,30}}?"
    r"\b(?:foljer|kontrollerar|stammer av|sakerstaller|ansvarar for (?:att folja upp|uppfoljning))\b"
    r"|(?:foljs upp|kontrolleras|stams av|uppfoljning)\b[^.;]{0,20}?"
    rf"\bav (?:\w+ )?\w*{_HEAD}\b"
)
_ORDINARY = re.compile(r"\bordinarie\s+(?:\w+\s+){0,3}?\w*uppfoljning|\bverksamhetsuppfoljning")
_LISTENER = (
    r"(?:\w*(?:namnd|utskott|ledning|styrelse|fullmaktige|rad|grupp|beredning)(?:en|et|n|s)?"
    r"|ks|ksau|kf|ku|sn|bun|au)\b"
)
_OTHER = re.compile(
    r"statistik|avstamning|utvardering"
    r"|redovis\w* (?:i|for|till) (?:namnd|utskott|ledning)|\bmuntlig|\bapt\b|samtal"
    r"|matning|stratsys|\bils\b|internkontroll|intern kontroll|lagesrapport|kvalitets(?:rapport|redovisning)"
    r"|rapport(?:eras|ering)? till|slutrapport|manadsrapport|kvartalsrapport|observation|loggbok|stickprov"
    r"|narvarolist|deltagarlist|dialog|intervju|\w{3,}logg?\b"
    r"|(?!delars|tertial)\b\w{3,}rapport(?:er|en|erna)?\b|(?!arsbok|delars|tertial)\b\w{3,}bokslut(?:et)?\b"
    r"|hallbarhetsredovisning|\b(?!verksamhet)\w{2,}-\s?uppfoljning|^\s*\w*rond(?:en|er|erna)?\s*$|revision(?:en)?\b|granskning|\btest(?:er)?\b"
    rf"|(?:redovis|\brapport|foredrag|presentation|presenter|inform|anmal)\w*"
    rf" (?:i|for|till|vid|pa) {_LISTENER}"
    r"|\bbesok pa plats|platsbesok|\bsamband med \w*ansok"
)
_BY_ITSELF = re.compile(
    r"\s*(?:\w+ )?(?:\w*(?:dokumentation|aterkoppling|sammanstallning|genomgang|kartlaggning|besiktning"
    r"|inspektion|analys|nyckeltal|uppfoljningsmote|fokusgrupp|avvikelsehantering|jamforelse|rakning|lagesbild|nyhetsbrev|tillsyn|besok|redogorelse|bedomning|journal)|(?!verksamhet)\w{4,}uppfoljning|foto)\w{0,5}\b"
)
"""A follow-up where an item of the list begins with it: "protokoll, fotodokumentation"."""
_FROM = re.compile(r"\b(?:fran|av|om|over|vid|efter|enligt) [^,;.\n]*?(?=,|;|\.|\n|\bsamt\b|$)")
"""What a report is about: "protokoll från besiktning och genomgång" is one."""
_BULLET = re.compile(r"(?:^|\n)\s*[-•*·]\s+|\s+•\s+")
_ITEMS = re.compile(r"[,;/+&.\n]|\boch\b|\bsamt\b")


def read_uppfoljning(text: str) -> FollowUp:
    """Returns an uppföljning cell as forms (in the order of Form), the report's owner and an indicator.

    An empty or placeholder cell has no forms. Never raises.
    """
    words = squeeze(mend(_BULLET.sub("; ", clean(text)), _VOCABULARY)).removeprefix("; ")
    folded = _ROMAN.sub(_in_digits, fold(put_right(words, _VOCABULARY)))
    bare = folded.strip(" .")
    if bare in _NOTHING or _POINTER.fullmatch(bare) or not re.search(r"\w", folded):
        return FollowUp()
    indicator = read_indicator(words, folded)
    asked = fold(indicator.question) if indicator else ""
    forms = _forms(folded, _names_yearly(words), asked)
    if not forms and indicator is None and not _NOT_FOLLOWED.search(folded):
        forms = (Form.ANNAT,)
    return FollowUp(forms, read_owner(words, folded), indicator)


def _forms(folded: str, yearly: bool, asked: str) -> tuple[Form, ...]:
    """Returns the forms that are named; nothing where the cell says that nothing is followed up.

    What an indicator counts is no follow-up by itself: "andel genomförda samtal".
    """
    folded = _SLIP.sub(lambda found: _SLIPS[found[0]], _NOT_FOLLOWED.sub("", folded))
    rest = folded.replace(asked, "", 1)
    forms: set[str] = {form for form, pattern in _WORDS.items() if pattern.search(folded)}
    forms |= {Form.ARSREDOVISNING} if yearly else set()
    forms |= _tertials(folded)
    if _DELARSREPORT.search(folded) and not re.search(
        r"arsbokslut|(?<!del)arsredov|\barsred\b|\bbokslut", _without_delar(folded)
    ):
        forms.discard(Form.ARSREDOVISNING)
    if _CHECKED_BY_HEAD.search(folded):
        forms.add(Form.EGENKONTROLL)
    if _PLAN.search(folded) and (not forms or _PLAN_CHANGED.search(folded)):
        forms.add(Form.HANDLINGSPLAN)
    if _ORDINARY.search(folded) and not forms & {*REPORTS, Form.ARSREDOVISNING, Form.DELARSRAPPORT}:
        forms |= set(REPORTS)
    separate = (item for item in _ITEMS.split(_FROM.sub(_unless_known, rest)) if _BY_ITSELF.match(item))
    if any(map(_is_other, _ITEMS.split(rest))) or not all(map(_is_known, separate)):
        forms.add(Form.ANNAT)
    return tuple(form for form in Form if form in forms)


def _in_digits(found: re.Match[str]) -> str:
    """Returns the text with its number in digits, as long as before."""
    return found[1] + str(len(found[2])).ljust(len(found[2]))


def _names_yearly(words: str) -> bool:
    """'DR 2 och ÅR', 'ÅR 2023'; in "UPPFÖLJNING VARJE ÅR" it is a year."""
    shouted = words.isupper() and re.search(r"[^\W\d_]{4}", words)
    return bool(_YEARLY.search(words)) and not shouted


def _without_delar(folded: str) -> str:
    return re.sub(r"delars\w+", "", folded)


def _is_other(item: str) -> bool:
    """True for a separate follow-up in a list: "VB, statistik"; "statistik i VB" is the VB."""
    return bool(_OTHER.search(item)) and not _is_known(item)


def _unless_known(found: re.Match[str]) -> str:
    return found[0] if _is_known(found[0]) else ""


def _is_known(item: str) -> bool:
    known = (*_WORDS.values(), _T_NUMBERED, _T_BARE, _CHECKED_BY_HEAD, _PLAN, _ORDINARY)
    return any(pattern.search(item) for pattern in known)


def _tertials(folded: str) -> frozenset[str]:
    if _T_ALL.search(folded):
        return _TERTIALS
    numbers = {digit for found in _T_NUMBERED.finditer(folded) for digit in re.findall(r"[123]", found[1])}
    for found in _T_ORDINAL.finditer(folded):
        numbers |= {"1" if found[1] == "forsta" else "2"} | ({"2"} if found[2] else set())
    if numbers or not _T_BARE.search(folded):
        return _TERTIALS & {f"T{digit}" for digit in numbers}
    return _TERTIALS
