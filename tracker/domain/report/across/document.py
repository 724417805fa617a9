"""The comparison as a document of the same blocks as a section, so that every form renders it."""

from collections.abc import Iterator, Sequence

from tracker.domain.question import QuestionKind
from tracker.domain.report import phrases
from tracker.domain.report.across import wording
from tracker.domain.report.across.sums import plain, share, standing_out, sums, usual, verdict_counts
from tracker.domain.report.across.values import Across, Common
from tracker.domain.report.cleaning import unbroken
from tracker.domain.report.document import Block, Document, Heading, Items, Paragraph, Run, Table
from tracker.domain.report.sheet import Sheet, activity_sheet, column_widths, page_widths
from tracker.domain.report.values import Told
from tracker.domain.report.verdict import Verdict
from tracker.domain.swedish import listed

_COLUMNS: tuple[tuple[Verdict, ...], ...] = (  # the verdicts that each column of the plans counts
    (Verdict.DONE,),
    (Verdict.AS_PLANNED, Verdict.ONGOING, Verdict.NEEDED, Verdict.PROPOSED, Verdict.NO_PROPOSALS),
    (Verdict.NO_NEED, Verdict.NO_NEED_IN_PART),
    (Verdict.PARTLY, Verdict.UNDER_WAY, Verdict.DONE_IN_PART),
    (Verdict.LATE, Verdict.NOT_DONE, Verdict.NOT_DONE_IN_PART, Verdict.NOT_BEGUN),
    (Verdict.TOLD, Verdict.HELD_BACK),
    (Verdict.DROPPED, Verdict.DROPPED_IN_PART),
    (Verdict.UNKNOWN, Verdict.OUTDATED, Verdict.PREPARED),
)
_FEWEST_DEVIATING = 3  # activities from which a plan with many deviations is named


def across_document(across: Across) -> Document:
    """Returns the comparison: sums, plans, common activities, what stands out, what is missing."""
    blocks: list[Block] = [
        Heading(1, across.title),
        _paragraph([phrases.facts(across.author, "", across.period)]),
        Heading(2, phrases.SUMMARY),
        _paragraph(list(_summary(across))),
        _plans(across),
        Heading(2, wording.OUT),
        *_list(list(_standing_out(across)), wording.NOTHING_OUT),
        Heading(2, wording.COMMON),
        *_common(across),
        Heading(2, wording.KINDS),
        _kinds(across.told),
        _kinds_of_plans(across),
        Heading(2, wording.OWN),
        *_list([wording.own(name, numbers) for name, numbers in across.own], wording.NOTHING_OWN),
        Heading(2, wording.MISSING),
        *_list(list(_missing(across)), phrases.NOTHING_MISSING),
    ]
    return Document(
        across.title, across.author, across.period.taken, unbroken(tuple(blocks)), sheet=_sheet(across)
    )


def _paragraph(sentences: Sequence[str]) -> Paragraph:
    return Paragraph((Run(" ".join(sentences)),))


def _list(items: Sequence[str], if_none: str) -> Iterator[Block]:
    yield Items(tuple(items)) if items else _paragraph([if_none])


def _summary(across: Across) -> Iterator[str]:
    total, told = len(across.compared), across.told
    yield wording.contains(total, len(told), len(across.common))
    if not told:
        return
    yield wording.summed_up(verdict_counts(told), across.period.complete)
    deviating = [one for one in across.compared if any(told.deviates for told in one.section.told)]
    if deviating:
        yield wording.deviating(sum(one.deviates for one in told), len(deviating), total)
    quoted = [one for one in across.compared if any(told.quoted for told in one.section.told)]
    if quoted:
        yield wording.quoted(sum(one.quoted for one in told), len(quoted), total)
    lacking = [one for one in across.compared if one.section.missing]
    if lacking:
        yield wording.missing(sum(bool(one.missing) for one in told), len(lacking), total)


def _plans(across: Across) -> Table:
    rows = tuple(_plan_row(one.name, one.section.told) for one in across.compared)
    if len(rows) > 1:
        rows += (_plan_row("Sammanlagt", across.told),)
    header, rows = _without_empty(wording.SEE_ANSWERS, wording.PLAN_COLUMNS, rows)
    return Table(wording.PLANS, header, rows, page_widths(header, rows), head=0)


def _without_empty(
    name: str, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Leaves the column out if it is 0 for all: the table fills the page, and few sections have it."""
    at = header.index(name)
    if any(row[at] != "0" for row in rows):
        return header, rows
    return header[:at] + header[at + 1 :], tuple(row[:at] + row[at + 1 :] for row in rows)


def _plan_row(name: str, told: Sequence[Told]) -> tuple[str, ...]:
    counts = (sum(one.verdict in verdicts for one in told) for verdicts in _COLUMNS)
    deviating = sum(one.deviates for one in told)
    return (name, *(str(number) for number in (len(told), *counts, deviating)))


def _common(across: Across) -> Iterator[Block]:
    if not across.common:
        yield _paragraph([wording.NOTHING_COMMON])
    for common in across.common:
        yield Heading(3, common.title)
        yield _paragraph(list(_told_of(common, across.period.complete)))
        yield _places(common)


def _told_of(common: Common, complete: bool) -> Iterator[str]:
    yield wording.verdicts(verdict_counts(common.told), complete)
    found = sums(common.told)
    for one in found:
        beside = one.whole is None and len(found) > 1
        yield wording.together(one, needed=common.kind is QuestionKind.CONDITIONAL, beside=beside)


def _places(common: Common) -> Table:
    rows = tuple(
        (
            place.name,
            str(place.told.number),
            place.told.label,
            place.told.outcome or "–",
            listed(place.told.record.silent) or (wording.SEE_MISSING if place.told.missing else "–"),
        )
        for place in common.places
    )
    columns = wording.PLACE_COLUMNS
    return Table(common.title, columns, rows, page_widths(columns, rows), head=0)


def _standing_out(across: Across) -> Iterator[str]:
    for common in across.common:
        differing = [(place.name, what) for place, what in standing_out(common)]
        if differing:
            most = usual(common)
            label = next((one.verdict_label for one in common.told if plain(one.verdict) is most), "")
            yield wording.stands_out(common.title, differing, label)
    yield from _deviating_plans(across)


def _deviating_plans(across: Across) -> Iterator[str]:
    """Yields the plans with at least twice as many deviations as all have together, in their share."""
    every = share(sum(one.deviates for one in across.told), len(across.told)) or 0
    for one in across.compared:
        told = one.section.told
        count = sum(activity.deviates for activity in told)
        per_cent = share(count, len(told)) or 0
        if count >= _FEWEST_DEVIATING and per_cent >= 2 * every and len(across.compared) > 1:
            yield wording.many_deviate(one.name, count, len(told), per_cent, every)


def _kinds(told: Sequence[Told]) -> Table:
    rows = tuple(_kind_row(kind, [one for one in told if one.record.kind is kind]) for kind in QuestionKind)
    found = tuple(row for row in rows if row[1] != "0")
    columns = wording.KIND_COLUMNS
    return Table(wording.KINDS, columns, found, page_widths(columns, found), head=0)


def _kinds_of_plans(across: Across) -> Table:
    """How many activities of each kind the plans have and how many deviate; no sums, of what is unlike."""
    kinds = [kind for kind in QuestionKind if any(one.record.kind is kind for one in across.told)]
    columns = (wording.PLAN_COLUMNS[0], *(kind.label.capitalize() for kind in kinds))
    rows = tuple((one.name, *(_of_kind(one.section.told, kind) for kind in kinds)) for one in across.compared)
    return Table(wording.KINDS_OF_PLANS, columns, rows, page_widths(columns, rows), head=0)


def _of_kind(told: Sequence[Told], kind: QuestionKind) -> str:
    those = [one for one in told if one.record.kind is kind]
    return wording.count_of_kind(len(those), sum(one.deviates for one in those))


def _kind_row(kind: QuestionKind, told: Sequence[Told]) -> tuple[str, ...]:
    deviating, lacking = sum(one.deviates for one in told), sum(bool(one.missing) for one in told)
    return kind.label.capitalize(), str(len(told)), str(deviating), str(lacking)


def _missing(across: Across) -> Iterator[str]:
    for one in across.compared:
        yield from (wording.missing_line(one.name, sentence.text) for sentence in one.section.missing)


def _sheet(across: Across) -> Sheet | None:
    """Returns the activities of all plans, each row with its plan."""
    sheets = [(one, activity_sheet(one.section)) for one in across.compared if one.section.told]
    if not sheets:
        return None
    header = (wording.PLAN_COLUMNS[0], *sheets[0][1].header)
    rows = tuple((one.name, *row) for one, sheet in sheets for row in sheet.rows)
    texts = [["" if cell is None else str(cell) for cell in row] for row in rows]
    return Sheet(sheets[0][1].title, header, rows, column_widths(header, texts))
