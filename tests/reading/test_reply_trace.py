"""Why a reply was read as it was: the trace, its stored form, its Swedish, and codes instead of sentences."""

import json
from pathlib import Path

import pytest

from tests.cases import each
from tracker.domain.reply import explanation
from tracker.domain.reply.codes import DecidedBy, Kind, ReasonCode, Rule, Veto
from tracker.domain.reply.trace import Trace, TracedClause, TracedFinding, trace_from_json, trace_json
from tracker.reading.reply import Reading, read_reply, reasons

REPLIES = Path(__file__).parents[1] / "data" / "replies"


def _trace(text: str, title: str = "") -> Trace:
    return read_reply(text, 1, (title,) if title else ()).answers[0].trace


def _readings(name: str) -> list[Reading]:
    cases = json.loads((REPLIES / f"{name}.json").read_text("utf-8"))
    return [read_reply(case["text"], case["activities"], case.get("titles", ())) for case in cases]


def test_clauses_findings_and_the_rule_are_traced() -> None:
    """In the sender's own words and letters, in order, with doubt told apart from kind."""
    trace = _trace("Åtgärden är genomförd, men mötet återstår. Kanske klart i maj.")

    assert trace.clauses == (
        TracedClause("Åtgärden är genomförd", (TracedFinding(Kind.DONE),)),
        TracedClause("men mötet återstår", (TracedFinding(Kind.PARTIAL),)),
        TracedClause("Kanske klart i maj", (TracedFinding(Kind.PROMISED, doubtful=True),)),
    )
    assert (trace.rule, trace.status, trace.confidence) == (Rule.PARTIAL, "pagar", 0.9)


def test_a_corrected_slip_does_not_shift_the_words_of_a_clause() -> None:
    """The grammar reads "klart"; the trace keeps what was written, also after an "och" that divides."""
    trace = _trace("Rutinen är klrat och nu är alla  utbildningar genomföda")

    assert [clause.text for clause in trace.clauses] == [
        "Rutinen är klrat",
        "nu är alla utbildningar genomföda",
    ]


@each(
    ("text", "title", "decided_by", "threshold", "veto"),
    [
        ("Klart", "", DecidedBy.GRAMMAR, None, None),
        ("Vi höll kursen i mars, alla har gått den.", "Kurs i bemötande", DecidedBy.BOTH, 0.7, None),
        ("Skyltarna är uppe.", "Tydligare skyltning på boendet", DecidedBy.CLASSIFIER, 0.97, None),
        (
            "Vi startar i augusti och har haft tre träffar sedan dess.",
            "Starta samtalsgrupp",
            DecidedBy.GRAMMAR,
            0.4,
            Veto.CLASSIFIER_DISAGREES,
        ),
        (
            "Skyltarna sitter uppe på alla avdelningar sedan i fredags tror jag.",
            "Tydligare skyltning på boendet",
            DecidedBy.GRAMMAR,
            0.97,
            Veto.ASIDE,
        ),
        ("Vi har tagit fram det mesta", "", DecidedBy.GRAMMAR, 0.75, Veto.TOO_UNLIKELY),
        ("Mallen är klar.", "Utbildning i hedersfrågor", DecidedBy.RULE, 0.75, Veto.ANOTHER_THING),
    ],
)
def test_who_decided_and_how_sure_is_traced(
    text: str, title: str, decided_by: DecidedBy, threshold: float | None, veto: Veto | None
) -> None:
    trace = _trace(text, title)

    assert (trace.decided_by, trace.threshold, trace.veto) == (decided_by, threshold, veto)
    assert [one for _, one in trace.probabilities] == sorted(
        (one for _, one in trace.probabilities), reverse=True
    )


def test_rules_about_the_whole_reply_are_traced() -> None:
    """Two answers about one activity, a number that was not asked about, and none at all."""
    twice = read_reply("1. Klart\n1. Pågår\n9. Klart", 2)

    assert [answer.trace.veto for answer in twice.answers] == [Veto.TWO_ANSWERS, Veto.UNKNOWN_NUMBER]
    assert [clause.text for clause in twice.answers[0].trace.clauses] == ["Klart", "Pågår"]
    assert read_reply("Klart", 3).traces[0].veto is Veto.NO_NUMBER


def test_nothing_that_is_hidden_stands_in_the_trace() -> None:
    """Numbers, names and addresses are replaced before the words are read."""
    text = "1. Klart, brukaren Anna Ek (070-123 45 67, anna@mail.example), 650412-1234\n2. Pågår, dnr 4711-22"
    reading = read_reply(text, 2)

    stored = json.dumps([trace_json(trace) for trace in reading.traces], ensure_ascii=False)

    assert "Klart" in stored
    assert not [word for word in ("Anna", "Ek", "070", "example", "650412", "4711") if word in stored]


def test_a_trace_is_stored_and_comes_back() -> None:
    """Through JSON text, for every kind of reply; what another version wrote is left out."""
    for reading in _readings("everyday") + _readings("several_1") + _readings("traps"):
        for trace in reading.traces:
            assert trace_from_json(json.loads(json.dumps(trace_json(trace)))) == trace

    assert trace_from_json(None) is None
    assert trace_from_json({"version": 0}) is None


def test_every_code_has_its_swedish() -> None:
    """A new kind, rule, veto or reason without words would stop the page that shows it."""
    assert set(explanation.KINDS) == set(Kind)
    assert set(explanation.RULES) == set(Rule)
    assert set(explanation.DECIDED_BY) == set(DecidedBy)
    assert set(explanation.VETOES) == set(Veto)
    assert set(reasons.SENTENCES) == set(ReasonCode)


def test_the_explanation_is_readable_swedish() -> None:
    trace = _trace("Skyltarna är uppe. Kanske klart.", "Tydligare skyltning på boendet")

    assert list(explanation.explained(trace)) == [
        "”Skyltarna är uppe”: ingen status",
        "”Kanske klart”: kanske klart",
        "regel: allt som nämns är klart (60 %); avgjort av klassificeraren; "
        "klassificeraren: genomförd 100 %, en människa får avgöra 0 %, pågår 0 % (gräns 97 %)",
    ]
    assert explanation.summary(trace) == (
        "regel: allt som nämns är klart (60 %); avgjort av klassificeraren; "
        "klassificeraren: genomförd 100 % (gräns 97 %)"
    )


def test_rewording_a_sentence_changes_no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program and the classifier compare codes; the sentences are for people."""

    def read() -> list[Reading]:
        names = ("everyday", "several_1", "traps", "grammar")
        asked = read_reply("Gäller det alla?\n1. Klart\n2. Klart", 2)
        return [asked, *(reading for name in names for reading in _readings(name))]

    before = read()
    assert before[0].reasons[0].sentence == "Svaret innehåller en fråga."

    monkeypatch.setattr(reasons, "SENTENCES", dict.fromkeys(ReasonCode, "Ny text."))
    monkeypatch.setattr(reasons, "HIDDEN_NAMES", dict.fromkeys(reasons.HIDDEN_NAMES, "något"))

    assert before[0].reasons[0].sentence == "Ny text."
    assert read() == before
