"""Words that tell of a single person or case: nobody is named, and yet somebody may be known by them."""

import re

from tracker.domain.swedish import MONTHS

# What an official tells of their own health.
_OWN_HEALTH = re.compile(
    r"\b(?:jag|mig|min)\b[^.]{0,200}\b(?:sjuk\w*|operera\w*|diagnos\w*|utmatt\w*|gravid\w*"
    r"|\w*ledig\w*|vab\w*)|\bsjuk(?!sköt|gym|hus|vård)\w*[^.]{0,200}\bjag\b",
    re.I,
)
# A single person, told of: "barnet kom i augusti", "en fick erbjudandet", "oro kring en förälder".
_KIND = (
    r"(?:barn|pojke|flicka|ungdom|elev|tonåring|klient|kund|brukare|avhoppare|person|individ|kvinna|man|kille|tjej"
    r"|mamma|pappa|mor|far|förälder|anhörig|son|dotter|syster|bror|medarbetare|kollega|återvändare|vuxen|familj)"
)
_THE_ONE = (
    r"(?:barnet|familjen|pojken|flickan|ungdomen|den unge|den unga|eleven|tonåringen|klienten|kunden|brukaren"
    r"|avhopparen|individen|kvinnan|mannen|killen|tjejen|mamman|pappan|modern|fadern|föräldern|sonen|dottern|systern"
    r"|brodern|(?:hans|hennes|sin) (?:mor|far|mormor|farmor|morfar|farfar|mamma|pappa|son|dotter)\w*)"
)
_DID = (
    r"(?:fick|fått|har|hade|är|var|tackade|valde|ville|kom|blev|slutade|avbröt|flyttade|avböjde|behövde"
    r"|utreds|vårdas|dömdes|anmäldes)"
)
_ONE_PERSON = re.compile(
    rf"\b{_THE_ONE}\b|\b(?:en|ett|1) (?:\w+ )?{_KIND}\b(?=\W+\w)(?! (?:per|i taget|av)\b)"
    rf"|\b(?:den|denna|samma) (?:\w+ )?{_KIND}(?:en)?\b(?! som (?:ansvarar|vill|är kontakt)|"
    rf" (?:deltar|går|leder|håller)\b)"
    r"|\bpersonen\b(?! som ansvara)"
    r"|\bett ärende (?:pågår|som|där|gäller)\b"
    # A case that is one: "SIG-ärendet", "i familjeenhetens ärende".
    r"|\b(?!LOV-|E-)\w+-ärendet\b|\b(?:samma|\w+enhetens|deras) (?:\w+ )?(?:ärende|fall|klient)\b"
    r"|\b(?:avhoppar\w*|lvu|lvm|sig)ärendet\b|\bdet enda ärendet\b"
    r"|\bhelst inte (?:skriv|gå|säg|ta)\w*"
    rf"|\b(?:en|ett|1) (?:insats|placering)\b[^.]{{0,200}}\b(?:{'|'.join(MONTHS)})\b"
    r"|\b(?:en|ett|1) (?:\w+ )?(?!utbildnings)\w*(?:insats|placering|plats på hvb)\b"
    r"(?!.{0,200}(?:skol|fritidsgård|grupp|\balla\b)).{0,200}"
    r"(?:\b(?:den|det|insatsen|placeringen|som) (?:är )?|[.,] )"
    r"(?:pågår|pågick|löper|avslut\w+|förläng\w+|fortsätter|gäller|gick|går|blev)\b"
    r"|\b(?:\d{1,2}|\w+)[- ]?åring(?!ar)\w*\b|\b\d{1,2} år gam\w+"
    r"|\b(?:\w+(?:are|e|a)n|rektorn|hon|han|den sista|en)\b[^.]{0,200}"
    r"\b(?:långtids)?sjuk(?:skriven|skrivning|anmäld)?\b",
    re.IGNORECASE,
)
# Somebody is told of by whom they belong to, where they live, or as the only case there is.
_KIN = (
    r"(?:barnbarn|son|sonen|dotter|dottern|bror|brodern|syster|systern|mamma|pappa|mor|far|mormor|morfar|farmor"
    r"|farfar|förälder|make|maka|man|hustru|fru|sambo|partner|granne|kusin|moster|faster|farbror|anhörig|vän"
    r"|familj)"
)
_SMALL = r"(?:en|ett|två|tre|fyra|fem|sex|[1-6])"
_OUTSIDE = (
    r"(?:barn|pojkar|flickor|elever|tonåringar|klienter|kunder|brukare|syskon|män|kvinnor|killar|tjejer)"
)
_THOSE = (
    r"(?:ungdomarna|barnen|eleverna|klienterna|kunderna|brukarna|pojkarna|flickorna|killarna|tjejerna|kvinnorna"
    r"|männen|tonåringarna|familjerna|föräldrarna|mammorna|papporna|medarbetarna|kollegorna|ungdomar|familjer)"
)
_RELATED = re.compile(
    rf"\b(?:hans|hennes|hens|vars|sin|sina) (?:\w+ )?(?:{_KIN}|barn|föräldrar|syskon|vänner)\b"
    rf"|\b(?!\w+(?:skolans|stadens|enhetens|områdets|föreningens|kommunens)\b)\w{{3,}}s {_KIN}\b"
    r"|\b(?:med|från|av|till|hos|för|om|kring|åt|gällde|gäller|gällande|rörde|rör|rörande|avser|avseende"
    rf"|angående) (?:en|ett|1) (?:\w+ )?(?:skol|gymnasie|tonårs|\w+stadie)?(?:{_KIND}|mormor|farmor"
    r"|morfar|farfar|moster|faster|morbror|farbror|kusin|granne)\b(?! per\b)"
    r"|\b(?:han|hon|hen|honom|henne|hans|hennes|hens)\b"
    rf"|\b(?:en|ett) av (?:de |våra )?(?:{_OUTSIDE}|{_THOSE})\b"
    r"|\bi (?:ett|1) ärende\b(?:[^.]{0,200}\b(?:men|blev|fick)\b|,| (?:i|som|där|med|under|sedan)\b)"
    r"|\bi (?:ett|1) sådant ärende\b|\bsamband med ärendet\b|\b(?:under|vid) ett (?:hem)?besök\b(?! på)"
    r"|\b(?:fått|bor|placera\w*|flytta\w*) (?:[\wåäö]+ ){0,2}(?:stödboende|skyddat boende|hvb|familjehem"
    r"|utanför (?:länet|kommunen|stan))\b"
    r"|\b(?:det|den|ärendet|samtalet|en|ett) (?:gällde|rörde) (?:en|ett)\b"
    r"|\ben (?:oros|polis)?anmälan\b(?! om\b)"
    rf"|\b{_KIN}(?:en|n|er)? till (?:en|ett|den|någon)\b|\bsyskon(?:en|par\w*)?\b"
    r"|\b(?:killar|tjejer|pojkar|flickor|ungdomar|barn) (?:runt|kring|på|i åldern)"
    r" (?:ca )?1?\d\b(?! \w*(?:skol|grupp|enhet))"
    r"|\b(?!lednings|arbets)\w{4,}gänget\b"
    r"|\bföräldrarna (?:är |blev |har |också )*(?:inkopplad|kontaktad)\w*"
    r"|\bsamma (?:adress|familj|person|individ|ungdom|barn|elev|klient|kund|brukare|kvinna|man|pojke"
    r"|flicka)\b"
    rf"|\b(?:båda|två|tre|fyra|[2-4]) (?:\w+ )?{_OUTSIDE}\b"
    rf"|\b(?:de|den|det|dom|våra|{_SMALL}) (?:\w+ )?(?:långtids)?sjukskriv(?:na|en|ne)\b"
    rf"|\b{_SMALL} (?:\w+ )?(?:är |var |har varit )?(?:långtids)?sjuk(?:a|skriv\w+)?\b"
    r"|\b(?:insatsen|placeringen|kontakten) (?:är |har |blev )?"
    r"(?:avslut\w+|avbr\w+|påbörja\w+|pågår|förläng\w+)"
    r"|\b(?:ärendet|fallet|anmälan|händelsen)"
    r" (?:hos|mot|rör|rörde|gäller|gällde|som|pågår|fortsätter)\b",
    re.IGNORECASE,
)
# Who does a piece of work for a unit: "har utsett en person".
_STAFFED = re.compile(
    r"\b(?:utse\w*|utsett|anställ\w+|rekryter\w+|tillsatt|tillsätt\w*|behöver|saknar) (?:nu |också )?"
    r"en (?:ny )?(?:person|medarbetare|kollega)\b(?! (?:som|med) )"
    r"|\ben (?:man|person|tjänst) (?:kort|mindre|för lite)\b",
    re.IGNORECASE,
)
# "En fick avslag" is of an association where the words speak of these.
_ONE = re.compile(
    rf"\b(?:en|den ena|den andra|den sista|den tredje|den som) {_DID}\b"
    r"(?! (?:skjutas|hållas|bokas|ställas in|inställ|framflytt|uppskj"
    r"|flyttas (?:fram|till (?:hösten|våren|nästa|\d))))",
    re.IGNORECASE,
)
_BODIES = re.compile(
    r"\b\w*(?:förening|bokning|ansök|skol|organisation|aktör|arrangör|lokal)\w*",
    re.IGNORECASE,
)
# What tells of a case, where the question is of a few: whose it is, how it began and how it goes on.
_CASE = re.compile(
    r"\b(?:ärendet|fallet|insatsen|placeringen|barnen|familj(?!ee|eb|er\b)\w*|hushåll\w*|syskon\w*|man|kvinna|pojke"
    r"|flicka|kille|tjej|klient\w*|eleven|utbetalning\w*|orosanmäl\w*|hemkomst\w*|återvän\w+|återkom\w*"
    r"|löper|samma \w*ärende|\w+ärendet|(?:stöd|skydds)\w*lägenhet|samtalskontakt|kom via"
    r"|skarpt fall|under 18|minderårig\w*"
    r"|\w*åldern|överlämna\w*|boendestöd|placera\w*|efterlyst\w*|häkt\w+|anhåll\w+|döm(?:d|t|des)|kriminalvård\w*"
    r"|missbruk\w*|psyk\w+)\b",
    re.IGNORECASE,
)


def tells_of_one(text: str) -> bool:
    """True if the words tell of a single person or case; "en fick avslag" may be of an association."""
    text = _STAFFED.sub(" ", text)
    if _OWN_HEALTH.search(text):
        return True
    if _ONE_PERSON.search(text) or _RELATED.search(text):
        return True
    return _ONE.search(text) is not None and not _BODIES.search(text)


def tells_of_a_case(text: str) -> bool:
    """True if words about a few cases tell of one of them."""
    return _CASE.search(text) is not None
