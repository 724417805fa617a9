"""What names a number: the word right before it, or "är vårt kundnummer" right after; one rule for all."""

import re
from enum import Enum, auto

# A word for a person's number, and no thing's: "elevnummer", "sista siffrorna".
_PERSON_S = (
    r"pers|p\.?-?n|sam(?:ordn|\.?-?n)|föd|legit|patient|brukar|elev|barn|medborgar|skatt|folkbok|slut|kontr|"
    r"individ|siff|sist|social|klient|boende|id-?n"
)
_NUMBER = r"(?:num(?:mer|ret|mret|ren|mern)|nr|n:r|no)"
_BARE = re.compile(_NUMBER, re.IGNORECASE)
_ID = re.compile(r"id|ref|referens", re.IGNORECASE)
# A word for a number, whatever it is of: "kollinummer", "anst.nr", "anläggnings-id", "kostnadsställe".
_COMPOUND = re.compile(
    rf"(?!{_PERSON_S})[\w.:-]{{3,}}(?:{_NUMBER}|(?:kod|ref|referens|ställe|konto|plats)(?:t|e?n|er|s)?|[.:-]id)",
    re.IGNORECASE,
)
# What is nobody's, whether "nummer" is said or not.
_NOBODY_S = re.compile(
    r"\w*(?:order|faktura|konto|artik[eo]l|batch|avsnitt|punkt|objekt|serie|kolli|paket|följesedel|offert|"
    r"verifika(?:t|tion)|modell|maskin|produkt|fordon|inventarie|parti|sändning|leverans|rekvisition)(?:e|en|et|n|t|er|na)?s?|"
    r"(?:order|faktur|konto|kostnad|diarie|koordinat|\w*version|moms|organisation|anläggning|tillverk)\w*|"
    r"(?:dnr|ref(?:erens(?:en)?)?|ocr|org|bg|pg|iban|\w*giro|ean|gtin|isbn|issn|imei|swish|sim|kap(?:itel)?|ver|utgåva|release|build|firmware)",
    re.IGNORECASE,
)
# Things that have numbers, and that somebody may call by a person's: "larmet 850412-2394 är bytt".
_THING = re.compile(
    r"\w*(?:anmälan|remiss|beslut|recept|intyg|avvikelse|biljett|bokning|ärende|projekt|lägenhet|avtal|kontrakt|"
    r"beställning|protokoll|referens|rapport|incident|tillbud|skada|försäkring|synpunkt|klagomål|kvitto|kort|anknytning|"
    r"säng|nyckel|tagg|mätare?|larm|hjälpmedel|stickprov|utskick|reservation|licens|certifikat|stolpe|skåp|leverantör|"
    r"bolag|förening|företag|fastighet|aktivitet|sal|lyft|hiss|åtgärd)(?:e|en|et|n|t|er|na)?s?|"
    r"(?:lgh|rum(?:met)?|box|lot|ref|ankn|bil|fil|img|mål|kod)(?:en|et|s)?",
    re.IGNORECASE,
)
# A person's number is often that of a customer too: "kundnr 850412-2394".
_OF_SOMEBODY = re.compile(
    r"(?:kund|medlem|akt\b|akten|journal|anst|användar|låntag|hyresgäst|lån|löne)", re.IGNORECASE
)
_TELEPHONE = re.compile(
    r"(?:fax\w*|tel|\w*telefon\w*|tfn|\w*mobil\w*|växel\w*|jour\w*|ring\w*|sms\w*|nås på|"
    r"nummer till \w+|mitt n(?:umme)?r)"
    r"[.:]{0,2} ?(?:mig |oss |på |från |är |till \w+:? )*$",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"(?: ?=| (?:är|var|blev|blir|lyder|heter|har|fick|fått|med|mig|oss|slutar på)|"
    r" (?:på|hos|i|från|vid|till) [^\W\d]+)$",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[\s#=\"'”(*|]*[.:]?[\s#=\"'”(*|]*$|(?<=\w)[-_/]$")
_PREFIX = re.compile(r"(?<![^\W_])(?<![.:-])(?!SE)[A-ZÅÄÖ]{1,4}[ /:-]?$")
_WORD = re.compile(r"(?<![^\W_])[^\W\d_](?:[^\W_]|[.:-](?=[^\W\d_]))*$")
_AFTER = re.compile(r" ?(?:är |var |\((?:är )?)(?:(?:vårt|ert|deras|ett) )?(\w+)(?!\w)(?!\W{0,3}\d)")
_NEAR = 48


class Kind(Enum):
    """Whose number a name says that it is."""

    UNKNOWN = auto()
    A_THING_S = auto()
    PERHAPS_A_THING_S = auto()
    A_TELEPHONE = auto()


def kind(text: str, start: int, end: int) -> Kind:
    """Returns whose number stands at a place, by the words right before and after."""
    name = name_before(text, start)
    if _TELEPHONE.search(text[max(0, start - _NEAR) : start]):
        return Kind.A_TELEPHONE
    after = _AFTER.match(text, end)
    kinds = {_kind(name), _kind(after[1]) if after and _BARE.search(after[1]) else Kind.UNKNOWN}
    return next((one for one in (Kind.A_THING_S, Kind.PERHAPS_A_THING_S) if one in kinds), Kind.UNKNOWN)


def _kind(name: str) -> Kind:
    owner, _, bare = name.partition(" ")
    if _OF_SOMEBODY.match(name):
        return Kind.PERHAPS_A_THING_S
    thing = _THING.fullmatch(owner) is not None
    if _NOBODY_S.fullmatch(owner) or (thing and bare) or (not bare and _COMPOUND.fullmatch(name)):
        return Kind.A_THING_S
    return Kind.PERHAPS_A_THING_S if thing else Kind.UNKNOWN


def name_before(text: str, start: int) -> str:
    """Returns the word that names what begins at a place, with "nr" after it if there is: "avvikelse nr"."""
    before = _PREFIX.sub("", text[max(0, start - _NEAR) : start])
    name, before = _last_word(before)
    if _BARE.fullmatch(name):
        return f"{_last_word(before)[0]} {name}"
    return f"{_last_word(before)[0]}-{name}".lstrip("-") if _ID.fullmatch(name) else name


def _last_word(before: str) -> tuple[str, str]:
    """Returns the last word, without "är" or "hos oss" after it, and what stands before it."""
    before = _SIGNS.sub("", before)
    for _ in range(2):
        before = _SIGNS.sub("", _FILLER.sub("", before))
    word = _WORD.search(before)
    return (word[0], before[: word.start()]) if word else ("", before)
