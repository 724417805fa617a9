"""Reads whose report an uppföljning cell means: "vuxenenhetens verksamhetsberättelse"."""

import re

from tracker.reading.mending import fold, word_list

_REPORT = re.compile(
    r"\b(?:vb\b|verksamhetsberattels\w*|tertialrapport\w*|t[12]\b|arsredovisning\w*|arsbokslut\w*|delars\w+"
    r"|arsberattels\w*|arsrapport\w*|\w*protokoll\w*|minnesanteckning\w*|anteckningar\w*"
    r"|\w{3,}rapport(?:en|er|erna)?\b|\w{3,}bokslut(?:et)?\b|\w{3,}berattelse(?:n|r|rna)?\b)"
)
_COMMON = re.compile("verksamhetsber|tertial|t[12]|vb|ars|delars|delar")
_MINUTES = re.compile("protokoll|anteckning")
_REPORT_OF = re.compile(r"(?:\s+(?:(?:19|20)\d\d|\d))?\s+(?:for|fran|av|hos)\s+(?=[a-z])")
_UNIT = re.compile(
    r"(?:enhet|avdelning|forvaltning|namnd|kontor|stad|kommun|verksamhet|grupp|bolag|sektion|rad|styrelse"
    r"|(?<=\w)tjanst|(?<=\w)omsorg|bibliotek|muse|skola|region|forening|forbund|sjukhus|myndighet|utskott|kansli|halsa|(?:stads|kommun)del|polis|jour|central|hem|fullmaktige|beredning|distrikt|presidi|revision|gard|skol)"
    r"(?:en|ens|et|ets|s|n|ns|erna|ernas|arna|arnas|orna|ornas)?$"
)
_COMPANY = re.compile(r"((?:[A-ZÅÄÖ][\w&-]*\s+)+(?:AB|KB|HB))(?::s|s)\s*$")
_ADJECTIVES = tuple(word_list("iska ala ella norra sodra ostra vastra inre yttre gemensamma interna externa"))
"""The endings of words that belong to a unit's name: "tekniska nämnden", "centrala elevhälsan"."""
_NO_OWNER = frozenset(word_list("arets kommande forra nasta ars sista respektive ordinarie arliga"))


def read_owner(words: str, folded: str) -> str | None:
    found = list(_REPORT.finditer(folded))
    if not found:
        return None
    reports = [found[0], *(report for report in found[1:] if _COMMON.match(report[0]))]
    owners = (_owner_before(words[: report.start()]) for report in reports)
    before, report = next(filter(None, owners), None), found[0]
    if before or _MINUTES.search(report[0]) or not _COMMON.match(report[0]):
        return before  # "protokoll från krisgruppen" says where, and whose it is only by the way
    return _owner_after(words[report.end() :])


def _owner_before(words: str) -> str | None:
    """'… i enheten för prevention och familjebehandlings verksamhetsberättelse'."""
    if company := _COMPANY.search(words):
        return company[1]
    sentence = re.split(r"[.;:,(]", words)[-1].split()
    if not sentence or not fold(sentence[-1]).endswith("s") or fold(sentence[-1]) in _NO_OWNER:
        return None
    begun = _unit_start(sentence)
    if begun is None:
        return None
    while begun and fold(sentence[begun - 1]).endswith(_ADJECTIVES):
        begun -= 1
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
    shared = len(rest) > 2 and rest[0].endswith("-")  # "för kultur- och fritidsförvaltningen"
    described = len(rest) > 1 and fold(rest[0]).endswith(_ADJECTIVES)  # "för tekniska nämnden"
    if not rest or not _UNIT.search(fold(rest[2 if shared else described])):
        return None
    return " ".join(rest)
