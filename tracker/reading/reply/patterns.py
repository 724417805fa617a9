"""Patterns over folded text: lower case, a for å and ä, o for ö, because some senders omit the dots."""

import re

_DOTS = str.maketrans("åäöéèüáà", "aaoeeuaa")
MONTHS = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|"
    r"okt(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_SEASON = (
    r"(?:var(?:en)?|host(?:en)?|sommar(?:en)?|vinter(?:n)?|arsskiftet|jul(?:en)?|pask|slutet av|borjan av|"
    r"mitten av|\w{0,6}lov(?:et)?(?!\w))"
)
_BEGIN = r"(?:borja|starta|paborja|komma i ?gang|dra i ?gang|satta i ?gang|inleda)"
_CLAUSE = (
    r" (?=(?:vi|det|den|de|jag|personal\w*|alla|allt|inte|man|ny\w*|ar|har|chef\w*|\w+(?:en|et|na|ar|er))\b)"
)
# "Enligt plan" is how the work goes; "enligt Stina" is hearsay.
_FORMAL = (
    r"(?:plan|beslut|protokoll|schema|rutin|riktlinj|avtal|lag|uppdrag|overens|onskem|tid|mall|instruktion|"
    r"bestall|anvis|krav|bilag|ovan|nedan|punkt|modell|metod|standard)"
)
_DOES = r"(?:kor|har|gor|haller|traffas|ses|erbjuder|anordnar|genomfors|halls|tar|gar|provar|testar)"
_EVERY = r"(?:varje|varannan|var tredje|var fjarde|en gang (?:i|per)|tva ganger (?:i|per))"
_TIME = r"(?:vecka\w*|manad\w*|termin\w*|kvartal\w*|ar|(?:man|tis|ons|tors|fre|lor|son)dag\w*|apt|dag\w*)"
_HINDRANCE = (
    r"(?:vakan\w+|sjuk\w+|personal\w+|chefsbyte\w*|brist\w*|omorganisation\w*|fullt upp|mycket annat|svart)"
)
_NAMED = {
    "<does>": _DOES,
    "<every>": _EVERY,
    "<time>": _TIME,
    "<hindrance>": _HINDRANCE,
    "<which>": "(?:fardiga|klara|genomforda|avslutade|inforda)",
    "<!as_said>": r"(?! (?:planerat|det ska|tankt|vanligt|forra|tidigare|sist))",
    "<making>": "byggnation|utveckling|rekrytering|granskning|upphandling|bearbetning|genomforande",
    "<then>": rf"(?:\w*lov\w*|semester\w*|nyar\w*|nasta|den|{_SEASON})",
    "<whom>": r" (?:dig|er|dem|hr|it|honom|henne|"
    r"\w*(?:chef|enhet|avdelning|forvaltning|kontor|stab|namnd|ledning)\w*)",
    "<took_time>": r"(?:det )?tog (?:\w+ ){0,4}tid"
    r"(?: an (?:vi )?(?:hade )?(?:planerat|tankt|vantat|trodde|trott|raknat med))?",
    "<!still>": r"(?! (?:just nu|fortfarande))",
    "<about>": r"(?:(?:ungefar|ca|cirka|nagra|ett par|minst|drygt) )*(?:\w+ )?",
    "<month>": MONTHS,
    "<season>": _SEASON,
    "<!begin>": rf"(?!(?: \w+){{0,3}} {_BEGIN})",
    "<clause>": _CLAUSE,
    "<formal>": _FORMAL,
}


def fold(text: str) -> str:
    """Lower case without dots and rings, letter for letter, so that positions stay the same."""
    if "İ" in text or "Σ" in text:  # one becomes two letters; the other's form depends on what follows
        lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    else:
        lower = text.lower()
    return lower.translate(_DOTS)


def word(forms: str) -> re.Pattern[str]:
    """A pattern for any of the forms as whole words; separated by semicolons, `<month>` is a named part."""
    alternatives = "|".join(form.strip() for form in forms.split(";") if form.strip())
    for name, part in _NAMED.items():
        alternatives = alternatives.replace(name, part)
    return re.compile(r"(?<![\w-])(?:" + alternatives + r")(?!\w)")
