"""Why a person should look at a reply: a code, and the Swedish sentence that a person reads."""

from dataclasses import dataclass

from tracker.domain.reply.codes import ReasonCode
from tracker.reading.reply.suspected import CASE, EMAIL, NAME, PHONE

SENTENCES = {
    ReasonCode.EMPTY: "Svaret har ingen egen text.",
    ReasonCode.NO_STATUS: "Ingen status kunde läsas ur svaret.",
    ReasonCode.ONLY_NUMBER: "Svaret har ett antal men säger inte hur långt arbetet har kommit.",
    ReasonCode.CONTRADICTION: "Svaret säger emot sig självt.",
    ReasonCode.UNSURE: "Svaret är tveksamt om statusen.",
    ReasonCode.QUESTION: "Svaret innehåller en fråga.",
    ReasonCode.PROMISE: "Svaret lovar besked senare.",
    ReasonCode.HANDOVER: "Svaret säger att frågan hör till någon annan.",
    ReasonCode.IRONY: "Svaret är kanske inte menat som det står.",
    ReasonCode.THANKS: "Svaret är ett tack utan besked.",
    ReasonCode.ELSEWHERE: (
        "Svaret hänvisar till något annat: en bilaga, ett protokoll eller text inne i brevet."
    ),
    ReasonCode.BELOW: "Svaren kan stå inne i det citerade brevet: hela mejlet visas.",
    ReasonCode.NO_NUMBER: "Brevet frågade om flera aktiviteter och svaret säger inte vilken det gäller.",
    ReasonCode.GUESSED_TITLE: "Svaret har inget nummer men verkar gälla nummer {number}.",
    ReasonCode.UNKNOWN_NUMBER: "Svaret nämner nummer {number}, som brevet inte frågade om.",
    ReasonCode.TWICE: "Nummer {number} har fått två olika svar.",
    ReasonCode.LOOSE_TEXT: "En del av svaret hör inte till något nummer.",
    ReasonCode.ANOTHER_THING: "Svaret säger att något är klart, men kanske inte hela aktiviteten.",
    ReasonCode.TOO_LONG: "Svaret är så långt att bara början har lästs.",
    ReasonCode.PERSONAL_NUMBER: "Svaret innehöll ett personnummer, som har tagits bort.",
    ReasonCode.SUSPECTED: "Dolt i svaret, kan godkännas av en människa: {hidden}.",
    ReasonCode.CONFIRM: "Nummer {number} skulle avslutas, men är inte skrivet som brevet visar: bekräfta.",
    ReasonCode.TWO_NUMBERS: "Nummer {number} har två tal som kan vara antalet.",
    ReasonCode.ONLY_DONE: "Nummer {number} säger bara att det är klart, om ett arbete utan slut.",
}
HIDDEN_NAMES = {
    PHONE: "telefonnummer", EMAIL: "e-postadress", CASE: "ärendenummer", NAME: "namn på en privatperson",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """A code; the number of the line, if it is about one; the kinds of what was hidden (suspected.py)."""

    code: ReasonCode
    number: int | None = None
    hidden: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The reason in Swedish, for a person."""
        hidden = ", ".join(HIDDEN_NAMES[kind] for kind in self.hidden)
        return SENTENCES[self.code].format(number=self.number, hidden=hidden)
