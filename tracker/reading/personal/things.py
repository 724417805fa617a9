"""Words that name a number as that of a thing: an order, a ticket, a room."""

import re

_PERSONS = (
    "pers|pnr|pn(?:r|um)|sam|föd|id|legit|patient|brukar|elev|barn|medborgar|skatt|folkbok|slut|kontr|"
    "individ|siff|sist"
)
_NUMBER = r"(?:nummer|numret|nummret|numren|nr|n:r)"
_COMPOUND = rf"(?!{_PERSONS})\w{{2,}}[.-]?{_NUMBER}"  # "kollinummer", "anst.nr"
_NOUNS = (
    "anmälan|remiss|beslut|recept|intyg|order|följesedel|artikel|avvikelse|biljett|bokning|ärende|faktura|inventarie|serie|felanmälan|diarie|"
    "verifikat|verifikation|projekt|konto|rum|lägenhet|paket|kolli|sändning|leverans|offert|avtal|kontrakt|"
    "beställning|rekvisition|protokoll|parti|batch|referens|bankgiro|plusgiro|version|modell|rapport|incident|"
    "tillbud|skada|lagerplats|hyllplats|plockplats|skadeanmälan|försäkring|synpunkt|klagomål|kvitto|kort|anknytning|kod|säng|nyckel|tagg|"
    "mätare|larm|produkt|maskin|hjälpmedel|fordon|stickprov|utskick|reservation|licens|certifikat|stolpe|skåp|leverantör|bolag|förening|företag"
)
_SHORT = r"dnr|lgh|sal|box|lot|ref|ocr|bg|pg|iban|org|ankn|bil|fil|lyft|hiss|aktivitet|åtgärd"
_NOUN = rf"(?:\w*(?:{_NOUNS})|{_SHORT})"
_OF_ONE = (
    rf"{_NOUN}(?:e|en|et|n)?(?:s | |-|\. ?| \()?{_NUMBER}|num(?:mer|ret) på (?!slut|sist)\w+"
    rf"|{_NOUN}(?:e|en|et|n)? (?:har|med|fick|fått) {_NUMBER}"  # "avvikelse nr", "lyftens nr"
)
_AT = r"(?: (?:på|hos|i|från|vid) \w+)?"
THEN = r"[.:]?(?: ?[#=])? ?(?:(?:hos \w+ )?(?:är|var|blev|blir|lyder|heter|slutar på) )?[\"'”(*]*"
_ALIKE = (
    r"\d{4,8}[- ]?(?:\d\d-)?\d{2,4}(?:,? (?:och|samt|eller|till) |"
    r"[^\d.!?\n]{0,30}(?:ersätts?|ersatts|byts|bytts?) (?:av|med|till|mot) )"
)
BEFORE = re.compile(rf"(?<!\w)(?:(?:{_COMPOUND}|{_OF_ONE}){_AT}|{_NOUN}){THEN}(?:{_ALIKE})?$", re.IGNORECASE)
AFTER = re.compile(
    rf" ?(?:är |var |\((?:är )?)(?:(?:vårt|ert|deras|ett) )?(?:{_COMPOUND}|{_OF_ONE})(?!\w)(?!\W{{0,3}}\d)",
    re.IGNORECASE,
)
NUMBERED = rf"(?:{_COMPOUND}|{_OF_ONE}){_AT}|dnr|mål {_NUMBER}|(?:kund|medlem)\w* {_NUMBER}|momsreg\.? ?-?nr"
# Names of numbers that no person's number is used for.
NEVER_A_PERSON_S = (
    r"(?:ocr|bankgiro|plusgiro|postgiro|bg|pg|ean|gtin|isbn|issn|imei|iban|swish|sim)"
    rf"[ -]?(?:kod\w*|ref\w*|{_NUMBER}|konto\w*)?|"
    rf"koordinat\w*|(?:uppdatering\w*|utgåva|release|build|firmware)(?= v?\d+(?:\.\d+){{3}})|"
    rf"version\w*|ver|kapitel|kap|reg(?:istrerings)?\.?[ -]?{_NUMBER}"
)
# Right before: names of papers and goods, which nobody's own number is used for.
OF_PAPERS = re.compile(
    rf"(?<!\w)(?:\w*faktura|\w*order|offert|kvitto|följesedel|artikel|serie|produkt|tillverknings?|inventarie|"
    rf"verifikat\w*|leverans|kolli|paket|sändnings?|batch|parti|"
    rf"bokning|biljett|avtal|kontrakt|licens|mätare?|mätar)s?[ -]?{_NUMBER}{THEN}$",
    re.IGNORECASE,
)
SAYS_NUMBER = re.compile(r"nr|num|n:r", re.IGNORECASE)  # what all those names have
FIRM = re.compile(
    r"(?<!\w)(?:org(?:\.|nr|anisationsn)\w*|\w*(?:bolag|förening|stiftelse|firma|leverantör|kommun)\w*|moms\w*|AB)(?!\w)",
    re.IGNORECASE,
)
# Right before a day: what has a time.
_HAS_A_TIME = (
    r"\w*veckor|\w*prov(?:et)?|bokning\w*|semester\w*|\w*ledig(?:het)?|vab|perioden?|\w*period|veckan?|v\.|öppet|öppen|(?:av)?stäng[td]|möte[nt]?|\w+möte[nt]?|"
    r"kl(?:ockan)?|jour(?:en)?|pass(?:et)?|schema\w*|besök(?:et)?|\w+besök(?:et)?|kurs(?:en)?|utbildning\w*|praktik\w*|prao|"
    r"lov(?:et|skola)?|\w+lov|termin\w*|\w+termin|inskolning\w*|frånvaro\w*|uppehåll\w*|lägret|läger|larm(?:et)?|loggat|"
    r"utförd\w*|mätt|mätning\w*|dagarna|växelvård|korttid\w*|avlastning\w*|vistelse\w*|resan?|utställning\w*|"
    r"kampanj\w*|bemanning\w*|träff(?:en)?|start(?:ade)?|giltig\w*|datum|vikariat|visstid|\w+jobb|placering|insats|"
    r"karantän|isolering|karens|rehab|arbetsprövning|tillfälligt boende|"
    r"antibiotika|enkät(?:en)?|natt|kväll|kontakt|kontaktperson"
)
_TIMES = r"sjuk\w*|avser|tid(?:en)?|uppdrag\w*|projekt\w*|gäller|mellan|från|under|den|deltog|anställd"
_UP_TO = (
    r"[.:,]?(?: (?:går|är|var|blir|har|(?:hos|för|på|åt) \w+|den|från|för|till|t\.o\.m\.|perioden|\d\d?,?))"
    r"{0,2} ?\(?$"
)
OF_TIME = re.compile(rf"(?<!\w)(?:{_HAS_A_TIME}|{_TIMES}){_UP_TO}", re.IGNORECASE)
HAS_A_TIME = re.compile(rf"(?<!\w)(?:{_HAS_A_TIME}){_UP_TO}", re.IGNORECASE)
# Right after a number that is called otherwise: "Refnr 850412-2394, det är ju personnumret".
IS_PERSONAL = re.compile(
    r"(?:[^\n]{0,60}?(?:är|alltså|dvs\.?|ju|=) (?!inte |inget |ej |aldrig )(?:\w+ ){0,2}| ?[(/=] ?)"
    r"(?:personnum|pers\.?nr|p\.?nr)",
    re.IGNORECASE,
)
OF_MORE = re.compile(r"(?<!\w)(?:\d+|fyra|flera|sista) av (?:\w+ )?$", re.IGNORECASE)
# Right before four digits: "kortets fyra sista är".
LAST_OF_A_THING = re.compile(
    r"(?<!\w)\w*(?:kort|konto|bil|telefon|mobil|order|faktura|ärende|avtal)\w*s "
    r"(?:de )?(?:fyra sista|sista fyra)(?: siffr\w*)?(?: (?:är|var))?:? ?$",
    re.IGNORECASE,
)
TOLD_BEFORE_HOURS = re.compile(
    r"(?<!\w)(?:kom|kommer|gick|går|ringde|började|börjar|slutade|slutar|åkte|klockan|anlände|svarade|öppnade|"
    r"stängde|från|till|efter|före|mellan) $",
    re.IGNORECASE,
)
DAY = re.compile(r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
HOUR = re.compile(r"(?:[01]\d|2[0-3])[0-5][05]")
MEASURED = re.compile(
    r"(?<!\w)(?:puls\w*|\w*tryck(?:et)?|blodsocker\w*|\w*glukos|vikt(?:en)?|temp\w*|saturation|insulin|steg(?:en)?|"
    r"\w*mätare?n?|mätarställning\w*|längd|mått|värden|avläst|avläsning\w*)[.:]? (?:var |är |till )?$",
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
