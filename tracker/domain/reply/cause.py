"""Why a mail waits for a person: a code, the sentence that the person reads, and the line that it is about.

A reply's own causes have the codes of reading/reply/reasons.py, those of the mail the codes here.
"""

from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.codes import Labelled


class MailCode(StrEnum):
    """Why a mail waits, apart from what its text says."""

    STRANGER = "stranger"  # not the one who got the letter
    NO_SENDER = "no_sender"
    LEFT_SEAT = "left_seat"
    FORGED = "forged"
    UNPROVED = "unproved"  # no host has certified the sender
    CLOSES_UNPROVED = "closes_unproved"  # nor that of an answer that ends an activity
    SECOND_WRITER = "second_writer"  # somebody else, or another address, has answered the letter
    OUTSIDER = "outsider"  # not proved to be anybody that we know, and without the letter's secret token
    NO_LETTER = "no_letter"
    SEVERAL_LETTERS = "several_letters"
    ONLY_CODE = "only_code"  # the letter is known by the code in the subject alone
    AUTOMATIC = "automatic"  # its headers are those of an automatic mail
    PROBLEM = "problem"  # a header is missing or wrong
    NO_ACTIVITY = "no_activity"
    WITHDRAWN = "withdrawn"
    UNCLEAR = "unclear"  # a line without a status
    NOTHING_BEFORE = "nothing_before"  # "inget nytt", and nothing has been reported
    REOPENS = "reopens"
    FIXED = "fixed"  # the section that the answer goes into is fixed
    NOTHING_READ = "nothing_read"
    ATTACHMENTS = "attachments"
    UNDONE = "undone"
    UNREADABLE = "unreadable"
    COMPLAINT = "complaint"
    HAS_LEFT = "has_left"
    LONG_ABSENCE = "long_absence"
    PERHAPS_AWAY = "perhaps_away"  # an absence, and a failed address, that anybody may have made up
    PERHAPS_BOUNCED = "perhaps_bounced"
    BOUNCES = "bounces"


class Scope(StrEnum):
    """What a cause is about."""

    UNSURE = "unsure"  # the lines that are not read for sure
    LINE = "line"  # the line that it names; the whole mail if it names none
    MAIL = "mail"
    NOTE = "note"  # nothing waits for it


class Group(Labelled):
    """Why cases wait, in the order in which they are shown. A case has the last one of its causes."""

    CONFIRM = "confirm", "Att bekräfta: svaret avslutar aktiviteten"
    PERHAPS = "perhaps", "Kan stämma: frånvaro och studsar att bekräfta"
    STATUS = "status", "Oklar status"
    ASIDE = "aside", "Frågor, löften och överlämningar"
    TEXT = "text", "Något mer i texten"
    NUMBER = "number", "Oklart vilken aktivitet svaret gäller"
    FIXED = "fixed", "Kom efter att avsnittet fastställdes"
    OTHER = "other", "Övrigt"
    LETTER = "letter", "Oklart vilket brev mejlet svarar på"
    SENDER = "sender", "Oklart vem som svarar"
    UNDONE = "undone", "Återtaget"
    NO_REPLY = "no_reply", "Annat än svar"
    OUTSIDERS = "outsiders", "Från okända avsändare"


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause; `number` is the activity's number in the letter, None if it names none."""

    code: str
    sentence: str
    number: int | None = None
