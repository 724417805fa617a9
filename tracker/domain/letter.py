"""Letters: their kinds and states."""

from enum import StrEnum
from typing import Self

from tracker.domain.codes import Labelled


class LetterKind(StrEnum):
    """Why a letter is written. A member equals its code, which is also the name of its template files.

    `label` is its Swedish text; `old_file` is the name that a custom template may still have.
    """

    label: str
    old_file: str

    REMINDER = "reminder", "påminnelse", "paminnelse"  # asks a person for answers
    RING = "ring", "ring", "ring"  # asks the coordinator to call those who have not answered
    SUMMARY = "summary", "till chefen", "chef"  # the same, to the superior of those who have not answered
    RECEIPT = "receipt", "kvitto", "kvitto"  # confirms what was recorded
    DIGEST = "digest", "måndagsbrev", "mandagsbrev"  # tells the coordinator what waits; it has no lines
    SECTION = "section", "utkast", "avsnitt"  # tells the coordinator that a draft is made; it has no lines
    GIVEN = "given", "lämnat svar", "lamnat"  # tells a colleague of a reply to decide; it has no lines

    def __new__(cls, code: str, *words: str) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label, member.old_file = words
        return member


class LetterState(Labelled):
    """The state of a letter, from planned to sent."""

    PLANNED = "planned", "väntar"
    CLAIMED = "claimed", "skickas"
    HELD = "held", "hålls"
    SENT = "sent", "skickat"
    UNCERTAIN = "uncertain", "osäkert"  # the server may have accepted it
    FAILED = "failed", "misslyckat"
    WITHDRAWN = "withdrawn", "återtaget"
    SKIPPED = "skipped", "överhoppat"
    EXPORTED = "exported", "utkast"


WITHOUT_LINES = (LetterKind.DIGEST, LetterKind.SECTION, LetterKind.GIVEN)  # about what waits at the desk

_S = LetterState
UNSENT = (_S.PLANNED, _S.HELD)  # written, and not yet sent
WAITING = (*UNSENT, _S.CLAIMED)
WITH_PERSON = (_S.SENT, _S.UNCERTAIN, _S.EXPORTED)  # the person has it, and its code
GONE = (*WAITING, *WITH_PERSON)  # what a person has received, or is about to receive
ASKING = (*GONE, _S.SKIPPED)  # counts as asked: a failed letter asked nobody, skipping is a decision
LEAVING = (_S.PLANNED, _S.CLAIMED, *WITH_PERSON)  # the person has it, or is about to receive it
UNSETTLED = (*WAITING, _S.EXPORTED, _S.FAILED, _S.UNCERTAIN)  # may need action by the coordinator
GAVE_UP = (_S.FAILED, _S.UNCERTAIN)
