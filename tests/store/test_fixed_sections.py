"""A fixed section never changes: the database refuses it, whoever tries."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from tracker.domain.forms import OccasionKind
from tracker.domain.plan_ref import PlanRef
from tracker.store import plans, section_versions
from tracker.store.database import Database
from tracker.store.section_versions import NewVersion

pytestmark = pytest.mark.each_database

NOW = datetime(2022, 1, 14, 9, tzinfo=UTC)
REF = PlanRef("kungsholmen", 2021)


def new(plan_id: int, number: int = 1, reason: str = "") -> NewVersion:
    return NewVersion(
        plan_id, OccasionKind.VB, number, NOW, "person:1/terminal", "", reason, "0" * 64, '{"å": 1}'
    )


@pytest.fixture
def plan_id(database: Database) -> int:
    """A plan with a fixed version and its file."""
    with database.session() as session:
        plan = plans.add_plan(session, REF, [], ("a.docx", "0"), date(2021, 1, 4))
        section_versions.add_version(session, new(plan.id), {"md": "# Åtgärder".encode()})
    return plan.id


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE section_version SET content = '{}'",
        "DELETE FROM section_version",
        "UPDATE section_file SET format = 'html'",
        "DELETE FROM section_file",
    ],
)
def test_the_database_refuses_to_change_it(database: Database, plan_id: int, statement: str) -> None:
    with pytest.raises(DBAPIError, match="never changes"), database.engine.begin() as connection:
        connection.execute(text(statement))

    with database.session() as session:
        (there,) = section_versions.versions(session, plan_id)
        assert (there.content, there.fixed_at.astimezone(UTC)) == ('{"å": 1}', NOW)
        assert section_versions.version_file(session, there.id, "md") == "# Åtgärder".encode()


@pytest.mark.parametrize(("number", "reason"), [(0, "x"), (1, "ingen orsak behövs"), (2, "")])
def test_versions_are_numbered_and_a_correction_has_a_reason(
    database: Database, number: int, reason: str
) -> None:
    with pytest.raises(IntegrityError, match=r"numbered|reason"), database.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO section_version (plan_id, form, number, fixed_at, fixed_by, dnr, reason, "
                "sha256, content) VALUES (1, 'VB', :number, '2022-01-14 08:00', '', '', :reason, '', '')"
            ),
            {"number": number, "reason": reason},
        )


def test_there_is_one_version_of_each_number(database: Database, plan_id: int) -> None:
    with pytest.raises(IntegrityError), database.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO section_version (plan_id, form, number, fixed_at, fixed_by, dnr, reason, "
                "sha256, content) SELECT plan_id, form, number, fixed_at, '', '', '', '', '' "
                "FROM section_version"
            )
        )


def test_a_plan_with_a_fixed_section_is_known_by_it(database: Database, plan_id: int) -> None:
    with database.session() as session:
        section_versions.add_version(session, new(plan_id, 2, "ett svar kom bort"), {})

        assert section_versions.plans_fixed(session, OccasionKind.VB) == {REF}
        assert section_versions.plans_fixed(session, OccasionKind.T1) == frozenset()
        (form,) = section_versions.fixed_since(session, REF).items()
        assert (form[0], form[1].astimezone(UTC)) == (OccasionKind.VB, NOW)
