"""The demo's figures, counted in the database."""

from sqlalchemy import text

from tracker.settings import Settings
from tracker.store.database import open_database

QUESTIONS = {
    "brev skickade (påminnelser)": "SELECT count(*) FROM letter WHERE state = 'sent' AND kind = 'reminder'",
    "ring-brev till samordnaren": "SELECT count(*) FROM letter WHERE state = 'sent' AND kind = 'ring'",
    "mejl som kom tillbaka": "SELECT count(*) FROM incoming",
    "svar införda": "SELECT count(*) FROM status_report",
    "svar som kom för sent": (
        "SELECT count(DISTINCT r.id) FROM status_report r JOIN occasion o ON o.closed_by = r.id"
        " WHERE o.due < r.reported_on"
    ),
    "svar till granskning": "SELECT count(*) FROM review",
    "frånvarosvar": "SELECT count(*) FROM incoming WHERE kind = 'autoreply'",
    "studsar": "SELECT count(*) FROM incoming WHERE kind = 'bounce'",
    "frågor utan svar": (
        "SELECT count(*) FROM occasion"
        " WHERE closed_by IS NULL AND withdrawn_on IS NULL AND due < '2022-02-01'"
    ),
}


def count(settings: Settings) -> dict[str, int]:
    with open_database(settings).session() as session:
        ask = session.connection().execute
        return {name: ask(text(query)).scalar_one() for name, query in QUESTIONS.items()}
