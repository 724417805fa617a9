"""Finds what may identify a private person: telephone, mail address, case number, a name after "brukaren".

None of it is certain, so it is hidden behind words that say what stood there, and a person who has the raw
mail can clear it. A colleague in her job ("enhetschefen Anna") is no private person and keeps her name.
"""

import re
from collections.abc import Iterator

PHONE, EMAIL, CASE, NAME = "phone", "email", "case", "name"

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}(?!\w)")
_PHONE = re.compile(
    r"(?<![\w/.:+-])(?:"
    r"(?:\+|00)\d{2}[ -]?(?:\(0\))?[ -]?\d{1,3}(?:[ -]?\d{2,3}){2,4}"  # +46 70 123 45 67
    r"|0\d{1,3}(?: ?[-–/] ?| )(?:\d{2,3}(?:[ -]\d{2,3}){1,3}|\d{5,8})"  # 08-508 00 000
    r"|0\d{8,9}"
    r")(?![\w-]|[.,/]\d)"
)
_NAMED_PHONE = re.compile(
    r"(?<!\w)(?:tel|telefon|telefonnummer|mobil|mobilnummer|tfn)[.:]{0,2} ?(?P<it>\d[\d -]{4,14}\d)(?!\w)",
    re.IGNORECASE,
)
# A number after its label, in any form, with at least three digits.
_NAMED_CASE = re.compile(
    r"(?<!\w)(?:d(?:iarie)?\.?(?:nr|nummer)|ärende(?:t|nr|nummer|n)?|(?:mål|akt|beslut)s?(?:nr|nummer)|"
    r"journal(?:nr|nummer)|mål(?:et)? (?:nr|nummer)|anmälan nr)[.:]{0,2} ?(?:nr|nummer)?[.:]{0,2} ?"
    r"(?P<it>(?:[A-ZÅÄÖ]{1,6}[ /-]?)?\d[\w/:.-]{1,18}\d)(?!\w)",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"(?<![\w/-])(?!(?:SFS|SOSFS|HSLF|FS|AFS|SOU|DS|ISO|VT|HT|VB|LÅ|MSBFS|KPI|EU)(?!\w))"
    r"(?:[A-ZÅÄÖ]{2,6}[ /-]\d{4}[/:-]\d{1,6}|[TBÖÄMF]{1,2} \d{2,5}-\d\d)(?![\w/-])"
)
_CAPITAL = r"[A-ZÅÄÖÉÜ][a-zåäöéèüø]+"
_NO_NAME = (
    "Har|Är|Vi|Den|Det|De|Socialtjänsten|Kommunen|Regionen|Region|Polisen|Skolan|"
    "Nu|Och|Årskurs|Klass|Vid|På|Som|Med"
)
_ONE = rf"(?!(?:{_NO_NAME})(?![\w-])){_CAPITAL}"
_TOKEN = rf"{_ONE}(?:-{_CAPITAL})?(?![\w-])"
_PERSON = rf"{_TOKEN}(?: (?:von |van |af |de |al-|Al-)?(?:{_TOKEN}|[A-ZÅÄÖ](?:\.(?!\w)|(?![\w-])))){{0,3}}"
_RELATION = (
    r"mamma|pappa|mor|far|mormor|farmor|morfar|farfar|son|dotter|bror|syster|maka|make|man|hustru|fru|"
    r"sambo|barn|god man|vårdnadshavare|anhörig|förälder|kontaktperson"
)
_PRIVATE = (
    r"(?:brukar|klient|elev|patient|kund|barn|ungdom|flick|pojk|kvinn|sökande|anhörig|vårdnadshavar|"
    r"förälder|föräldrar|huvudman|gäst)(?:en|n|et|an|are|aren|arna|na|ar|or|er|erna|orna|e)?"
    r"|den boende|boenden|mamman|pappan|modern|fadern|sonen|dottern|brodern|systern|makan|maken|mannen|"
    r"hustrun|sambon|mamma|pappa|"
    r"mormor|farmor|morfar|farfar|(?:vid namn|som heter|med namnet)"
)
_NAMES = re.compile(
    rf"(?<![\w-])(?i:(?:\w{{2,20}}s (?:{_RELATION})|{_PRIVATE})) (?P<it>{_PERSON}(?: och {_PERSON})?)"
)
_PATTERNS = (
    (EMAIL, _EMAIL), (CASE, _NAMED_CASE), (CASE, _CASE), (PHONE, _PHONE), (PHONE, _NAMED_PHONE),
    (NAME, _NAMES),
)  # fmt: skip


def suspected(text: str) -> Iterator[tuple[str, int, int]]:
    """Kind, start and end of each place, in no order; places may overlap."""
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            group = "it" if "it" in pattern.groupindex else 0
            if kind is not CASE or sum(letter.isdigit() for letter in match[group]) >= 3:
                yield kind, match.start(group), match.end(group)
