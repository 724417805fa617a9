"""Bounces and automatic replies that say so in words only, without a header that programs agree on.

A head of unit may well write about absence, deliveries and semester: so a subject alone says nothing, save
where it is the program's own ("Autosvar: …"). What else it looks like, the text must say too.
"""

import re

_BOUNCE_SUBJECT = re.compile(
    r"^\W*(?:undeliver(?:able|ed)|returned mail|returned to sender|(?:mail|message) (?:delivery|system)? ?"
    r"(?:failed|failure|subsystem|error|warning)|mail error|(?:permanent )?delivery (?:status|failure"
    r"|has failed|"
    r"delayed|notification|problem|error|report)|failure notice|(?:mail"
    r"|message) (?:could )?not (?:be )?delivered|"
    r"mail could not|warning: (?:could not send|message still undelivered|message delayed)|delayed mail|"
    r"non-?deliver(?:able|y)|(?:automatically )?rejected(?: mail| posting|:)|message status|"
    r"olevererbar|olevererat|ej levererat|(?:kan|kunde) (?:inte|ej) lever|"
    r"det gick inte att leverera|leverans(?:en)? misslyck|leveransfel|fördröjd leverans|"
    r"meddelandet (?:kunde|har) inte)|user unknown\W*$|\((?:delivery failed|non remis)\)\W*$",
    re.IGNORECASE,
)
_BOUNCE_TEXT = re.compile(
    r"(?:could|can) ?not be delivered|has not (?:yet )?been delivered|(?:was|were) not delivered|undeliver|"
    r"did not (?:receive|reach)|unable to deliver|delivery (?:to the following|attempt|fail|error"
    r"|of email|has)|"
    r"user unknown|unknown user|no such (?:user|recipient)|over quota|quota exceeded|mailbox (?:is )?full|"
    r"postponed|delivery errors|rejected|non-delivery|failed recipients|mailbox unavailable|"
    r"(?:kunde|kunnat|kan) (?:inte|ej) lever|inte (?:kunnat |har )?leverer|olever|levererades inte|"
    r"finns inte|hittades inte|fördröj",
    re.IGNORECASE,
)
# What a program quotes and a person does not: an address alone, an answer of SMTP, a header.
_MACHINE = re.compile(
    r"[\w.+=-]@[\w-]+\.[\w.-]+|\b[45]\.\d{1,3}\.\d{1,3}\b|\b[45][0-5]\d[ -]|^message-id:"
    r"|maximum delivery attempts|"
    r"mail delivery software",
    re.IGNORECASE | re.MULTILINE,
)
_PROGRAMS_OWN = re.compile(
    r"^\W*(?:autosvar|automatiskt (?:svar|meddelande)|auto(?:matic|mated|matisk)?[ -]?(?:reply|response"
    r"|svar)|"
    r"out of (?:the )?office(?: auto-?reply| reply| response)?|frånvaro(?:meddelande|besked|assistent)?|"
    r"frånvarande|inte på kontoret|ej på kontoret|abwesenheit\w*|ooo|auto|vacation reply|semestersvar)"
    r"(?:\s*(?::|$)|\s+(?:re|sv|aw)\s*:|\s*\(|\s*[-–]\s)",
    re.IGNORECASE,
)
_ABSENT_SUBJECT = re.compile(
    r"^\W*(?:(?:sv|re|vs|aw)\s*:\s*)?(?:autosvar|auto|automat|frånvar|franvar|out of (?:the )?office|ooo\b|"
    r"away\b|on (?:vacation|leave|holiday)|vacation\b|annual leave|parental leave|(?:ej"
    r"|inte) på (?:kontoret|plats)|"
    r"jag är|jag har (?:slutat|semester)|på semester|semester\b|sommarstängt|julstängt|"
    r"tjänstledig|föräldraledig|ledig\b|sjukskriven|åter\b|tillbaka\b|i'm (?:away|out)|i am (?:away|out)|"
    r"har slutat|slutat\b|tack för (?:ditt|er) (?:mejl|mail|meddelande|e-post))",
    re.IGNORECASE,
)
_ABSENT_TEXT = re.compile(
    r"(?<!\w)(?:jag|vi) (?:är|har) (?:nu |just nu |f\.?n\.? |för närvarande |redan |gått på )?(?:semester"
    r"|ledig|på semester|på resa|borta|"
    r"frånvarande|inte (?:på|i tjänst)|tjänstledig|föräldraledig|sjuk|vab|på (?:kurs|konferens|utbildning"
    r"|tjänsteresa)|"
    r"slutat|bytt|gått i pension|åter|tillbaka|inte tillgänglig|julledig|sommarledig)|"
    r"(?<!\w)(?:åter|tillbaka) (?:igen |i tjänst|på kontoret|den|på|till|v\.?|vecka|i |måndag|tisdag"
    r"|onsdag|torsdag|fredag|\d)|"
    r"läser inte (?:min |mina |min e-post|e-post|mejl|mail)|(?:mejl|mail|e-post)\w* (?:läses|besvaras"
    r"|vidarebefordras|bevakas) (?:inte|ej)|"
    r"inte tillgång till (?:min )?(?:mejl|mail|e-post)|begränsad tillgång|detta är ett auto|"
    r"out of (?:the )?office|i am (?:away|on (?:leave|vacation|annual|parental|holiday)|currently (?:out"
    r"|away|on))|"
    r"i(?:'m|’m) (?:away|on (?:leave|vacation|annual|parental|holiday)|currently|out)|"
    r"i will (?:be (?:away|back|out)|return)|no longer (?:work|with|employed)"
    r"|limited access to (?:my )?e?-?mail|"
    r"automat(?:iskt|ic|ed) (?:svar|meddelande|reply|response)",
    re.IGNORECASE,
)
_ANSWER_LINE = re.compile(
    r"^\s*(?:nr\s*)?\d{1,2}\s*[.):-]?\s+(?:klar|påg|genomf|försen|ej |inte |utg)", re.I | re.M
)


def looks_like_bounce(subject: str, text: str) -> bool:
    """A subject of mail systems over a text that says that something was not delivered, and to whom."""
    return bool(_BOUNCE_SUBJECT.search(subject) and _BOUNCE_TEXT.search(text) and _MACHINE.search(text))


def looks_like_autoreply(subject: str, text: str) -> bool:
    """The program's own subject, or a subject of absence over a text that says it; never over answers."""
    own = own_words(text)
    if _ANSWER_LINE.search(own):
        return False
    if _PROGRAMS_OWN.match(subject):
        return bool(_ABSENT_TEXT.search(own)) or not _is_weak(subject)
    return bool(_ABSENT_SUBJECT.match(subject) and _ABSENT_TEXT.search(own))


def own_words(text: str) -> str:
    """The lines above and between what is quoted."""
    return "\n".join(line for line in text.split("\n")[:200] if not line.lstrip().startswith(">"))


def _is_weak(subject: str) -> bool:
    """ "Frånvaro: klart" may be somebody's answer about absence; "Autosvar: …" never is."""
    return bool(re.match(r"^\W*(?:frånvaro|auto|ooo)\s*(?::|$|\(|-|–)", subject, re.IGNORECASE))
