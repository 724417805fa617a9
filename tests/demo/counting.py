"""The demo's figures, counted in the database."""

import json
import re
from collections import Counter

from sqlalchemy import text

from tracker.domain.status import Status
from tracker.settings import Settings
from tracker.store.database import open_database

LETTERS = {
    "påminnelser till {people} personer": "kind = 'reminder'",
    "ring-brev till samordnaren": "kind = 'ring'",
    "måndagsbrev till samordnaren": "kind = 'digest'",
}
APPLIED = (
    "SELECT DISTINCT r.incoming_id FROM status_report r"
    " WHERE r.incoming_id IS NOT NULL AND r.incoming_id NOT IN (SELECT incoming_id FROM review)"
)
MAILS = {
    "mejl kom tillbaka": "SELECT count(*) FROM incoming",
    "svar infördes helt av sig själva": f"SELECT count(*) FROM incoming WHERE id IN ({APPLIED})",
    "svar väntade på samordnaren, helt eller till en del": "SELECT count(*) FROM review",
    "frånvarosvar": "SELECT count(*) FROM incoming WHERE kind = 'autoreply'",
    "brev studsade": "SELECT count(*) FROM incoming WHERE kind = 'bounce'",
}
OUTCOME = {
    "statusar infördes": "SELECT count(*) FROM status_report WHERE undone_on IS NULL",
    "av dem på telefon": "SELECT count(*) FROM status_report WHERE channel = 'telefon'",
    "frågor blev aldrig besvarade": (
        "SELECT count(*) FROM occasion"
        " WHERE closed_by IS NULL AND withdrawn_on IS NULL AND due < '2022-02-01'"
    ),
}
FULLEST = f"""
    SELECT p.name, r.incoming_id, r.reported_on FROM status_report r JOIN person p ON p.id = r.person_id
    WHERE r.incoming_id IN ({APPLIED}) GROUP BY p.name, r.incoming_id, r.reported_on
    ORDER BY count(*) DESC, r.incoming_id LIMIT 1
"""
AS_READ = """
    SELECT l.number, a.title, r.comment, r.status, r.value, r.target FROM status_report r
    JOIN activity a ON a.id = r.activity_id
    JOIN incoming i ON i.id = r.incoming_id
    JOIN letter_line l ON l.letter_id = i.letter_id
    JOIN occasion o ON o.id = l.occasion_id AND o.activity_id = r.activity_id
    WHERE r.incoming_id = :mail GROUP BY l.number, r.id ORDER BY l.number
"""


class Figures:
    """Counts in one demo database."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def letters(self) -> dict[str, int]:
        """Returns the number of letters that left, by kind."""
        people = self._rows("SELECT count(DISTINCT person_id) FROM letter WHERE kind = 'reminder'")[0][0]
        return {
            name.format(people=people): self._rows(
                f"SELECT count(*) FROM letter WHERE state = 'sent' AND {condition}"
            )[0][0]
            for name, condition in LETTERS.items()
        }

    def mails(self) -> dict[str, int]:
        return {name: self._rows(query)[0][0] for name, query in MAILS.items()}

    def outcome(self) -> dict[str, int]:
        return {name: self._rows(query)[0][0] for name, query in OUTCOME.items()}

    def reasons(self) -> Counter[str]:
        """Returns why replies went to the coordinator; a reason counts once for a reply."""
        found: Counter[str] = Counter()
        for (reasons,) in self._rows("SELECT reasons FROM review"):
            found.update({_without_number(reason) for reason in json.loads(reasons)})
        return found

    def waiting(self) -> list[int]:
        """Returns the numbers of the reviews that are open."""
        return [number for (number,) in self._rows("SELECT id FROM review WHERE state = 'open' ORDER BY id")]

    def as_read(self) -> tuple[str, str, list[str]]:
        """Returns the writer and the day of the fullest mail that was applied, and a line for each answer."""
        name, mail, day = self._rows(FULLEST)[0]
        labels = self.settings.status_labels
        lines = [
            f"  {number}. {title}\n     ”{comment}” → {labels[Status(status)]}{_outcome(value, target)}"
            for number, title, comment, status, value, target in self._rows(AS_READ, mail=mail)
        ]
        return name, str(day), lines

    def _rows(self, query: str, **values: object) -> list[tuple[object, ...]]:  # type: ignore[type-arg]
        with open_database(self.settings).session() as session:
            return [tuple(row) for row in session.connection().execute(text(query), values)]


def _without_number(reason: str) -> str:
    return (
        re.sub(r"^(?:Nummer )?\d+:? ?", "", reason).capitalize()
        if re.match(r"(Nummer )?\d", reason)
        else reason
    )


def _outcome(value: float | None, target: float | None) -> str:
    """Returns for example ", 11 av 12"."""
    if value is None:
        return ""
    return f", {value:g}" + (f" av {target:g}" if target is not None else "")
