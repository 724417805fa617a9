"""Words near digits: they name a number of a person, tell of somebody, or of other numbers."""

import re


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in alternatives), re.IGNORECASE)


def _word(*alternatives: str) -> re.Pattern[str]:
    """Returns a pattern for one of the alternatives as a word of its own."""
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(alternatives)})(?![^\W\d_])", re.IGNORECASE)


# "De sista fyra av 1240 enheter", "sista fyra veckorna", "sista dag".
_NO_DIGITS = (
    r"(?! (?:fyra )?(?:av|dag\w*|(?!siffr)\w+[aeo]rna|mötena|kvartal\w*|åren|besök\w*|fall\w*)(?!\w))"
)
# "Sista sidan", but no "sista tretton", "sista biten".
_OF_DIGITS = r"siff|del|halv|bit|num|tal|grupp|rut|fält|cell|\w*(?:ton|tioen|tjugoen|sen)(?!\w)"
_LAST_ONE = rf"(?! (?!{_OF_DIGITS})\w{{3,}}(?:[ae][nt]|na)(?!\w))"
_LASTLY = rf"sist[ae]{_LAST_ONE}"
_BORN = (
    r"född\w*|föd[de]s|föddes|fött|födel\w*|fod(?:d|else)\w*|f\.|fd\.?|f(?=[ :]?\d)|årgång\w*|bursdag\w*",
    r"fyll(?:er|de) år|born|birth\w*|bday|dob|ssn|social security",
)
PERSONAL = re.compile(r"(?<!\w)(?:personnum|pers\.?nr|p\.?nr|samordningsn)\w*", re.IGNORECASE)
_NUMBER = (
    r"p(?:ers(?:on)?)?\.?-?[ ]?n(?:r|um\w*)|p\.? ?-?nr|person(?:al|ligt?)? ?(?:n[ru]|id)\w*|pnr|fnr",
    r"personuppg\w*|sam(?:ordnings)?\.?-?[ ]?n(?:r|um)\w*|samordnings-\w*|id[ -]?n(?:r|um\w*)|legitim\w*",
    r"(?:tio|tolv|10|12)[ -]?siff\w*|bak(?:länges|vänt?|ifrån|fram)|(?<=\d{6})[-–][xn*_•]{4}",
    r"(?:utan|med) (?:binde)?streck",
)
NAMING = re.compile(rf"(?<![^\W\d_])(?:{'|'.join((*_BORN, *_NUMBER))})", re.IGNORECASE)
_LAST = (
    _LASTLY,
    r"slut(?:siff\w*|ar|et|num\w*|nr|a)?|avslut\w*|siffr\w*|kontroll\w*|löpn\w*",
    r"(?:fyra|4|four)(?= (?:sista|siste|slut|siff|avslut|last|digits|är)|\W*\d|\W*$)",
    r"ändelse\w*|[xn]{4}|följ[td]\w*|därefter|last|ending|ends|födelsen\w*|individn\w*|binde?streck\w*|streck\w*|minus|plus",
    r"sedan|sen|nr|no|nummer|numret|resten|rest|personn\w*|pnr",
)
LAST = re.compile(rf"(?<!\w)(?:{'|'.join(_LAST)})(?!\w){_NO_DIGITS}", re.IGNORECASE)
LAST_FOUR = re.compile(
    r"(?<!\w)(?:sista[_ ]?(?:fyra|4)(?!\w)|[xn]{4}|(?:[xn] ){3}[xn]|(?:plus|de|dom) fyra(?= \d{4}(?!\d))|"
    rf"kontr(?:oll)?\.?-?n(?:r|ummer)|resten(?! av)|{_LASTLY}|last|slut(?:siff\w*|ar|ade på|et|num\w*|nr)|"
    rf"kontrollsiff\w*|fyra (?:sista|siff\w*)|siffrorna (?:efter|sist)|"
    rf"(?:andra|sista) (?:delen|halvan|biten|hälften))(?!\w){_NO_DIGITS}",
    re.IGNORECASE,
)
# What four digits are said to be, where they look like an hour or a room.
DIGITS = re.compile(
    rf"(?:(?:sista|siste) ?(?:fyra|4)|(?:fyra|4) (?:sista|siste))(?!\w){_NO_DIGITS}|"
    r"siff|kontroll(?:nr|nummer)|last (?:four|4)|xxxx|nnnn|p(?:ers(?:on)?)?\.?-?n(?:r|um)",
    re.IGNORECASE,
)
BORN = re.compile(r"(?<!\w)(?:född|föddes|f\.)(?: (?:den|år))?:? $", re.IGNORECASE)  # right before a day
# Who may be born in the twenties of one century or the other.
_CHILD = (
    r"\w*barnet?s?|\w*elev(?:en|s|ens)?|flickan?s?|pojken?s?|son(?:en)?s?|dotter\w*|förskol\w*|fritids\w*|syskon\w*",
    r"bebis\w*|minsting\w*|yngst\w*|tvilling\w*|lill[ae] (?-i:[A-ZÅÄÖ])\w+",
    r"\w*åring\w*|årgång|dam(?:en)?|herr(?:n|en)?",
)
CHILD = _word(*_CHILD, r"inskol\w*|hundra\w*|klass")
SOMEBODY = _word(
    *_CHILD,
    r"klient\w*|brukaren?s?|patient(?:en)?s?|boende|sökanden?|kund(?:en)?s?|person(?:en)?s?|medarbetaren?s?",
    r"anställd[ae]?s?|vårdtagaren?s?|ungdom(?:en)?s?|man(?:nen)s|mannen|kvinnan?s?|hon|han|hen|henne|honom|hans",
    r"hennes|mamman?s?|pappan?s?|modern?s?|fadern?s?|vikarien?s?|praktikanten?s?|handledaren?|anhörig\w*",
    r"folkbokför\w*|gift|akt(?:en|er)?|elevhälsa\w*|journal|heter|hyresgäst\w*|deltagaren?s?|vännen|maken|makan|syster\w*|bror\w*",
    r"skolplac\w*|sjukskriv\w*|föräldraledig\w*|tjänstledig\w*|på sjukhus\w*|avliden|(?:har|är) flytta[td]",
    r"\w*(?:arbetare|sköterska|biträde|pedagog|ledare|samordnare|handläggare|assistent|ombud|kurator|lärare)(?:n|en|t|et)?",
    r"\w*(?:behandlare|terapeut|vårdnadshavare|anställd|praktikant|vikarie|kolleg)(?:n|en|e|a|an)?",
)
# Right before a number, whose it is: "larmet är bytt hos 850412-2394".
OF_SOMEBODY = re.compile(
    r"(?<!\w)(?:hos|utom|förutom|åt|gäller|avser)(?: kund\w*| brukare\w*)? $", re.IGNORECASE
)
# Right before a year.
SINCE = re.compile(
    r"(?<!\w)(?:sedan|sen|år|året|från|till|i|hösten|våren|sommaren|"
    r"anställd\w*|inflytt\w*|började|börjar|slutar|slutade)[:.]? $",
    re.IGNORECASE,
)
AT_THE_END = re.compile(
    r"\W{0,2} (?:sist|som (?:de )?(?:fyra )?(?:sista|slut)\w*|(?:på|i) slutet|är slut\w*)(?!\w)",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[.!?] +(?=[A-ZÅÄÖ])|\n\n")
NUMBER = re.compile(r"(?<!\w)(?:nummer|nr)[.:]? $", re.IGNORECASE)  # right before four digits
COUNTED = re.compile(
    r" ?(?:%|:-|kr\b|kronor|tkr|mkr|st\b|stycken|km\b|kvm|kvadratm|m2|m\b(?!\.? ?fl)|gram\b|dagar|veckor|"
    r"gånger|timmar|minuter|dygn|procent|personer|deltag|besök|"
    r"svar\b|elever|barn\b|brev|ansökn|kontroller|hushåll|medlemmar|mottagare|utskick|boende|brukare|invånare|"
    r"ml\b|kcal|användare|sidor|rader|filer|poster|platser|akter|bilder|tecken|enheter|bilagor|dokument|registr|medarbetare|ärenden|samtal|enkäter|journaler|sökningar|visningar|exemplar|broschyr|anmäl|kWh|meter|steg\b|mil\b)",
    re.IGNORECASE,
)
# Money and measures, that no birthday has after it.
UNIT = re.compile(
    r" ?(?:%(?!\d)|kr\b|kronor|tkr|mkr|st\b|stycken|km\b|kvm|m2|kWh|procent|sek\b)", re.IGNORECASE
)
OTHER_KIND = _any(
    r"(?<!p)kod|konto|konter|projekt|(?:kund|ordern?)-?n|ärende|faktur|aktivitet|verksamhet|stickprov|artik",
    r"order|avtal|ref\b|ref\.|referens|serie|anläggning|larm|objekt|lokal|ansvar(?!ig)|dnr|diarie|tillverk|beställ",
    r"bankgiro|plusgiro|\bbg\b|\bpg\b|ocr|org\.? ?-?n|organisationsn|iban|clearing|period|version|build",
    r"protokoll|(?<!ut)bild|img|\bid[: ]|isbn|etikett|batch|sats|inventar|hjälpmed|skade|koordinat",
    r"kort\w*n|lånekort|mätar|nyckel|fastighet",
)
CALLED = re.compile(
    r"(?:fax\w*|tel|telefon\w*|tfn|mobil\w*|växel\w*|ring\w*|sms\w*|nås på|nummer till \w+|"
    r"mitt n(?:umme)?r)[.:]{0,2} ?"
    r"(?:mig |oss |på |från |är )*$",
    re.IGNORECASE,
)
MONEY = _any(
    r"kost|budget|summa|oms[aä]t|omslut|intäkt|skuld|tillgång|belopp|invest|kapital|resultat|anslag|intjän",
    r"totalt|bidrag|kronor|(?<!\w)(?:[mt]?kr|sek|eur)\b",
)
LABEL = re.compile(
    r"(?<!\w)(?:[åy]{2,4}|mm|dd|år(?:et)?|månad\w*|mån|man|dag(?:en)?|year|month|day|född)(?!\w)|/(?:td|th)",
    re.IGNORECASE,
)
