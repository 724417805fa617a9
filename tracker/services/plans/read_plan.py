"""Reads a document into a plan in memory. Stores nothing and creates no database."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from pathlib import Path
from typing import Any

from tracker.clock import YEARS
from tracker.documents import read_document
from tracker.domain.districts import District, find_district
from tracker.domain.doubts import doubts
from tracker.domain.people import role_text
from tracker.domain.plan import Activity, Corrections, PlanRow
from tracker.domain.plan_identity import PlanIdentity
from tracker.domain.plan_name import is_named, tidy_name
from tracker.domain.plan_ref import PlanRef
from tracker.domain.sentence import sentence
from tracker.domain.shapes import activity_json
from tracker.errors import UsageError
from tracker.reading.ansvarig import RoleLexicon, not_understood, read_ansvarig
from tracker.reading.personal import without_personal_numbers
from tracker.reading.plan import Document, OpenColumn, PlanTable, read_rows
from tracker.reading.plan.identity import read_identity
from tracker.reading.question import read_question, with_unique_titles
from tracker.reading.tidplan import read_tidplan
from tracker.reading.uppfoljning import read_uppfoljning
from tracker.services.free_text import refuse_personal_number
from tracker.services.plans.columns import headings_in, refuse_unseen
from tracker.services.plans.contradictions import contradictions
from tracker.settings import Settings
from tracker.store.corrections import corrections, known_words

UNNAMED_WARNING = sentence(
    "Planens namn syns inte i dokumentet: ", "ange det med --name NAMN.", "skriv det under Planens namn."
)


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A plan read from a file but not stored; `source` is the file name and its SHA-256.

    `named`: a person has stated the name. `ref` is that of the first plan of the district and year until the
    plan's place is known (services/plans/place_plan.py). `contradictions` are Swedish questions: the document
    names another district or year than the command. `open_columns` and `past` are what a person can still
    add: columns of unknown headings, and the headings of tables left out as an earlier plan's follow-up.
    """

    ref: PlanRef
    district: District
    source: tuple[str, str]
    activities: tuple[Activity, ...]
    warnings: tuple[str, ...]
    identity: PlanIdentity
    named: bool = False
    contradictions: tuple[str, ...] = ()
    open_columns: tuple[OpenColumn, ...] = ()
    past: tuple[str, ...] = ()

    def json(self) -> dict[str, Any]:
        """Returns the JSON format of `tracker import --format json`."""
        name, digest = self.source
        decided = {"decision": self.identity.decision}
        plan = {"district": self.ref.district, "year": self.ref.year, "source": name, "sha256": digest}
        return {
            "plan": plan | {"ref": str(self.ref), "district_name": self.district.name} | decided,
            "name": self.identity.name,
            "dnr": self.identity.dnr,
            "activities": [activity_json(activity) for activity in self.activities],
            "warnings": [*self.warnings, *self.contradictions, *_unread_warnings(self.activities)],
        }


@dataclass(frozen=True, slots=True)
class HowToRead:
    """What a person has said of how a document is to be read.

    `ocr`: read scanned PDFs as well. `name` is the plan's name, None to read it from the document. `columns`
    says what headings mean (columns.py); `with_past` keeps tables that look like an earlier plan's follow-up.
    """

    ocr: bool = False
    name: str | None = None
    columns: Corrections = field(default_factory=dict)
    with_past: bool = False


def read_plan(
    path: Path, district: str, year: int, settings: Settings, how: HowToRead = HowToRead()
) -> ReadPlan:
    """Returns the plan in a file, read with the stored corrections and as a person has said.

    Raises DocumentError, NoPlanError, UnknownDistrictError, and UsageError if the year is out of range, the
    name says nothing, or a heading is not in the document.
    """
    if year not in YEARS:
        told = f"{year} är inget planår: ange fyra siffror, till exempel "
        raise UsageError(sentence(told, "--year ", "", "2021."))
    given = None if how.name is None else check_name(how.name)
    body = find_district(district, settings.districts)
    document = read_document(path, how.ocr)
    refuse_unseen(how.columns, document)
    known, lexicon = corrections(settings), settings.lexicon()
    table = _table(document, year, settings, how, headings_in(known | how.columns))
    identity = _without_numbers(read_identity(document))
    identity = identity if given is None else replace(identity, name=given)
    activities = tuple(
        replace(understand(row, number, year, known, lexicon), scanned=scanned)
        for number, (row, scanned) in enumerate(zip_longest(table.rows, table.scanned), start=1)
    )
    return ReadPlan(
        ref=PlanRef(body.slug, year),
        district=body,
        source=(without_personal_numbers(path.name), hashlib.sha256(path.read_bytes()).hexdigest()),
        activities=with_unique_titles(activities),
        warnings=(*_merger_warning(body, year), *_unnamed_warning(identity), *table.warnings),
        identity=identity,
        named=given is not None,
        contradictions=contradictions(
            document, identity, body, year, settings.districts, settings.municipality
        ),
        open_columns=table.open_columns,
        past=table.past,
    )


def _table(
    document: Document, year: int, settings: Settings, how: HowToRead, told: Mapping[str, str]
) -> PlanTable:
    """Returns the rows; those of a scan are read again beside the words of earlier plans."""
    table = read_rows(document, year=year, told=told, with_past=how.with_past)
    if not table.scanned:
        return table
    return read_rows(document, known_words(settings), year=year, told=told, with_past=how.with_past)


def check_name(name: str) -> str:
    """Returns a name as a person states it, on one line.

    Raises UsageError if it does not tell the plan from others.
    """
    tidy = tidy_name(name)
    refuse_personal_number(tidy, "Namnet")
    if not is_named(tidy):
        raise UsageError(
            f"Namnet ”{tidy}” säger inte vilken plan det är: skriv till exempel ”Handlingsplan mot ensamhet”."
        )
    return tidy


def understand(
    row: PlanRow, number: int, year: int, corrected: Corrections, lexicon: RoleLexicon
) -> Activity:
    """Returns the activity of one row.

    Each reader reports its doubts in its value; the row's text is unchanged.
    """

    def words(cell: str) -> str:
        text: str = getattr(row, cell)
        return corrected.get((cell, text), text)

    schedule, follow_up = read_tidplan(words("tidplan"), year), read_uppfoljning(words("uppfoljning"))
    return Activity(
        number=number,
        row=row,
        schedule=schedule,
        roles=read_ansvarig(words("ansvarig"), lexicon),
        follow_up=follow_up,
        question=read_question(row, schedule, follow_up),
        unread=not_understood(words("ansvarig"), lexicon),
    )


def meaning_of_cell(cell: str, text: str, year: int) -> str | None:
    """Returns the Swedish explanation of a cell's text (tidplan, ansvarig); None if it can't be read."""
    if cell == "tidplan":
        schedule = read_tidplan(text, year)
        return schedule.explanation if schedule.kind != "unclear" else None
    roles = read_ansvarig(text)
    return "; ".join(role_text(role) for role in roles) + "." if roles else None


def corrected_plan(plan: ReadPlan, made: Corrections, settings: Settings) -> ReadPlan:
    """Returns the plan with the corrected cells read again."""
    lexicon = settings.lexicon()
    activities = tuple(
        replace(
            understand(activity.row, activity.number, plan.ref.year, corrections(settings) | made, lexicon),
            scanned=activity.scanned,
        )
        for activity in plan.activities
    )
    return replace(plan, activities=with_unique_titles(activities))


def _without_numbers(identity: PlanIdentity) -> PlanIdentity:
    """Returns what the document says of itself, with personal numbers masked: its name stands in letters."""
    return replace(
        identity,
        name=without_personal_numbers(identity.name),
        body=without_personal_numbers(identity.body),
        dnr=without_personal_numbers(identity.dnr),
        decision=without_personal_numbers(identity.decision),
    )


def _unnamed_warning(identity: PlanIdentity) -> tuple[str, ...]:
    return () if identity.is_named else (UNNAMED_WARNING,)


def _unread_warnings(activities: Sequence[Activity]) -> list[str]:
    """Returns what was not understood in the rows and their cells, for those that read the plan as data."""
    return [
        f"Rad {activity.number}: {doubt.sentence}" for activity in activities for doubt in doubts(activity)
    ]


def _merger_warning(district: District, year: int) -> tuple[str, ...]:
    if district.successor is None or district.merged is None or year <= district.merged.year:
        return ()
    return (
        f"{district.name} uppgick {district.merged} i {district.successor}: "
        f"planen för {year} hör troligen dit.",
    )
