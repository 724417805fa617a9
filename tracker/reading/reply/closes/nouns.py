"""Nouns that leave a report of done work as it is (folded letters), by what they are in it.

Any other noun may be a stage or a part of the work ("utkastet", "offerten", "etapp 1"), or a reservation.
"""

import re

END = r"(?:s|n|en|et|t|r|er|ar|or|erna|arna|orna|na|a|ens|ets|nas|ernas|arnas|ornas)?"


def _heads(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<first>[a-z]*?)-?(?:{'|'.join(words.split())}){END}")


# They begin a compound that is only a part of the work, or a stage of it, or of other people.
_LESSER = re.compile(
    r"(?:for|del|prov|test|pilot|natt|kvall|dag|helg|formiddags?|eftermiddags?|start|uppstarts?|planerings?|"
    r"bestallnings?|boknings?|inbjudnings?|utkasts?|remiss|skiss|rav?|grov|halv|forbered\w*|delnings?|"
    r"grann\w*|fjol\w*|mellan|vikarie|sommar|vinter|var|host|jul|extra|rest|reserv|lill|smart|bas|"
    r"lagesbild\w*|upphandlings?|offert\w*|forslags?|arbets|kvarvarande|kon|tids?|projekt|tank\w*|"
    r"ide\w*|demo\w*)"
)
# Where the work was done or told, or the work itself if the title says so.
_FORUM = _heads(
    "mote moten traff konferens studiedag planeringsdag utbildningsdag introduktionsdag temadag "
    "arbetsplatstraff "
    "apt namnd ledningsgrupp workshop seminari seminariet seminarium forelasning utbildning grundutbildning "
    "kurs ovning genomgang vandring introduktion introduktionsprogram besok hembesok samtal samling "
    "teams zoom "
    "kompetensdag personaldag forum avstamning besiktning slutbesiktning invigning uppfoljningsmote chefsdag "
    "aula matsal kok entre sporthall konferensrum stadshus kommunhus torg samlingssal foaje "
    "bibliotek receptionen reception"
)
_WORK = _heads(
    "rutin plan handlingsplan riktlinje policy rapport slutrapport lista checklista kartlaggning "
    "sammanstallning "
    "inventering analys riskanalys underlag mall blankett avtal overenskommelse oversyn revidering "
    "uppdatering broschyr folder blad brev material handbok guide vagledning film affisch skylt "
    "enkat matning "
    "utvardering redovisning uppfoljning information arshjul kalender webbsida sida hemsida "
    "montering leverans installation kampanj arbete arbetet atgard aktivitet insats byte utbyte matris "
    "instruktion anvisning program register tavla organisation bytet "
    "kamer lamp armatur mobl hyll dator surfplatt kort nyckl staket ramp dorr hiss hastighetsskylt "
    "farthinder las larm belysning utrustning "
    "resultat svar presentation system"
)
_RECORD = _heads(
    "protokoll minnesanteckning anteckning motesanteckning beslut namndbeslut delegationsbeslut "
    "bilaga bilagor"
)
_PLACE = re.compile(
    r"(?:intranat|webb|natet|portal|intranats?sida|webbplats|hemsida|insida|insidan|teams|sharepoint|"
    r"g:?|h:?|mapp|parm|kvalitetsparm|mappstruktur|diarie|ledningssystem|kvalitetssystem|anslagstavla|"
    r"\w*(?:mapp|parm|portal|tavla|disk|bibliotek))(?:en|et|n|t|erna|arna)?"
)
_COUNTED = re.compile(
    r"(?:deltagare|personer|medarbetare|foraldrar|ungdomar|barn|elever|boende|besokare|anhoriga|tillfallen|"
    r"tillfalle|ganger|gang|moten|traffar|omgangar|anslutna|narvarande|ahorare|kursomgangar|familjer|anstallda|handlaggare|chefer|"
    r"pedagoger|larare)"
)
_EVERYONE = re.compile(
    r"personal(?:en)?|medarbetar(?:e|na)|deltagar(?:e|na)|anstallda?|personer|person|"
    r"kolleg(?:or|orna)|enhet(?:en)?|verksamhet(?:en)?|arbetslag(?:et)?"
)
_SOME = _heads(
    "chef medarbetare foralder foraldr barn elev vardnadshavare boende brukare handlaggare pedagog ungdom "
    "hyresgast ombud samordnare rektor ledare larare vikarie anhorig assistent skoterska hyresvard enhet "
    "forskola forskol skola skol forening naringsidkare familje familj kontaktperson utforare grupp kock "
    "bibliotekarie kurator socionom bitrade vaktmastare"
)
_FEWER = re.compile(r"[a-z]+personal(?:en)?")
_WHOLE_GROUP = re.compile(r"(?!\w*(?:chef|ledar|ombud|samordnar|vikari))[a-z]+(?:erna|arna|orna|larna)")
_DOER = re.compile(
    r"(?!natt|kvall|dag|helg|sommar|vikarie|tidigare|senare|vidare|ytterligare|narmare|enklare|"
    r"battre)[a-z]{3,}are"
)
_BODY = _heads(
    "namnd staden stadens kommun kommunens kommunstyrelse forvaltning avdelning ledning hr polis "
    "kommunpolis raddningstjanst region stadsdel kvinnojour fastighetsagare socialtjanst avdelningschef "
    "forvaltningschef enhetschef verksamhetschef chef stadsledningskontor kontor fritidsgard "
    "bostadsbolag styrelse sakerhetssamordnare leverantor hyresvard"
)


_CHANNELS = _heads(
    "apt arbetsplatstraff enhetsmote personalmote avdelningsmote chefsmote foraldramote namnd ledningsgrupp "
    "planeringsdag teams zoom personaldag"
)


def is_forum(word: str) -> bool:
    """True for a meeting, a course or another event: "enhetsmötet"."""
    return _is(_FORUM, word)


def is_work(word: str) -> bool:
    """True for a document or another result: "rutinen", "kartläggningen"."""
    return _is(_WORK, word)


def is_channel(word: str) -> bool:
    """True for a regular meeting, at which things are told or decided."""
    return _is(_CHANNELS, word)


def is_record(word: str) -> bool:
    """True for minutes or a decision."""
    return _is(_RECORD, word)


def is_place(word: str) -> bool:
    """True for where documents are kept."""
    return _PLACE.fullmatch(word) is not None


def is_counted(word: str) -> bool:
    """True for what a number of is a report: "24 deltagare"."""
    return _COUNTED.fullmatch(word) is not None


def is_everyone(word: str) -> bool:
    """True for all who are meant: "personalen"."""
    return _EVERYONE.fullmatch(word) is not None


def is_some(word: str) -> bool:
    """True for a group of people that may be a part of those who are meant: "vikarierna"."""
    return _is(_SOME, word) or (_DOER.fullmatch(word) is not None)


def is_whole_group(word: str) -> bool:
    """True for a group as a whole, in its definite plural: "rektorerna"; not for those who lead others."""
    return _WHOLE_GROUP.fullmatch(word) is not None


def is_fewer(word: str) -> bool:
    """True for a smaller group by its name: "nattpersonalen"."""
    return _FEWER.fullmatch(word) is not None or _SOME.fullmatch(word) is not None


def is_body(word: str) -> bool:
    """True for who decides or takes part: "nämnden", "polisen"."""
    return _is(_BODY, word)


def _is(heads: re.Pattern[str], word: str) -> bool:
    found = heads.fullmatch(word)
    return found is not None and _LESSER.fullmatch(found["first"].rstrip("s-")) is None
