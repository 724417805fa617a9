"""Words that name a number as that of a thing: an order, a ticket, a room."""

import re

_PERSONS = (
    "pers|pnr|pn(?:r|um)|sam|föd|id|legit|patient|brukar|elev|barn|medborgar|skatt|folkbok|slut|kontr|"
    "individ|siff|sist"
)
_NUMBER = r"(?:nummer|numret|nummret|numren|nr|n:r)"
_COMPOUND = rf"(?!{_PERSONS})\w{{2,}}[.-]?{_NUMBER}"  # "kollinummer", "anst.nr"
_NOUNS = (
    "order|följesedel|artikel|avvikelse|biljett|bokning|ärende|faktura|inventarie|serie|felanmälan|diarie|"
    "verifikat|verifikation|projekt|konto|rum|lägenhet|paket|kolli|sändning|leverans|offert|avtal|kontrakt|"
    "beställning|rekvisition|protokoll|parti|batch|referens|bankgiro|plusgiro|version|modell|rapport|incident|"
    "tillbud|skada|skadeanmälan|försäkring|synpunkt|klagomål|kvitto|kort|anknytning|kod|säng|nyckel|tagg|"
    "mätare|larm|produkt|maskin|hjälpmedel|fordon|stickprov|utskick|reservation|licens|certifikat|stolpe|skåp|leverantör|bolag|förening|företag"
)
_SHORT = r"dnr|lgh|sal|box|lot|ref|ocr|bg|pg|iban|org|ankn|bil|fil|lyft|hiss|aktivitet|åtgärd|anst"
_NOUN = rf"(?:\w*(?:{_NOUNS})|{_SHORT})"
_OF_ONE = (
    rf"{_NOUN}(?:e|en|et|n)?(?:s | |-|\. ?)?{_NUMBER}|num(?:mer|ret) på (?!slut|sist)\w+"
    rf"|{_NOUN}(?:e|en|et|n)? (?:har|med|fick|fått) {_NUMBER}"  # "avvikelse nr", "lyftens nr"
)
_AT = r"(?: (?:på|hos|i|från|vid) \w+)?"
_THEN = r"[.:]?(?: ?#)? ?(?:(?:är|var|blev|blir|lyder|heter|slutar på) )?[\"'”(*]*"
_ALIKE = (
    r"\d{6,8}[- ]?\d{2,4}(?:,? (?:och|samt|eller|till) |"
    r"[^\d.!?\n]{0,30}(?:ersätts?|ersatts|byts|bytts?) (?:av|med|till|mot) )"
)
BEFORE = re.compile(rf"(?<!\w)(?:(?:{_COMPOUND}|{_OF_ONE}){_AT}|{_NOUN}){_THEN}(?:{_ALIKE})?$", re.IGNORECASE)
AFTER = re.compile(
    rf" ?(?:är |var |\((?:är )?)(?:(?:vårt|ert|deras|ett) )?(?:{_COMPOUND}|{_OF_ONE})(?!\w)(?!\W{{0,3}}\d)",
    re.IGNORECASE,
)
# Four digits only, where other words stand between them and a day.
OF_FOUR = re.compile(
    r"(?<!\w)(?:(?:kl(?:ockan|\.)?|kl\.? ?\d{4} ?(?:och|till|[-–])|lägenheten|rummet|våning|vån|\w*koden|pin|"
    r"sal(?:en)?|telefon\w*|tel|mobil\w*|snabbval|växel\w*)[.:]? ?(?:(?:nr|är|på) )?)$",
    re.IGNORECASE,
)
# What is counted one after the other.
HOURS = re.compile(r"[0-2]\d[0-5]\d ?[-–] ?[0-2]\d[0-5]\d(?!\d)")  # "0700–1600"
SERIES = re.compile(
    r"(?<!\w)(?:poäng\w*|betyg\w*|svaren|svaret per|frågor\w*|fråga \d|antal\w*|resultat\w*|röst\w*|"
    r"per (?:dag|vecka|månad|år|enhet|avdelning|fråga|grupp|klass|kvartal)|ordning\w*|serien?|kryss|"
    r"mätvärde\w*|värden\w*|statistik\w*|enkät\w*|lotto\w*|skala\w*|stickprov\w*)(?!\w)",
    re.IGNORECASE,
)
EQUALS = re.compile(
    r" ?(?:kr|kronor|tkr|st)?\.?,? ?(?:=|blir|är lika med|återstår) ?(-?\d{1,3}(?:[ .]\d{3})+|-?\d{3,})(?!\d)"
)
