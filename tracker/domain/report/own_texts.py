"""The coordinator's own texts in a section, and the document of a draft or a fixed version."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.domain.report import phrases as common
from tracker.domain.report.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
    section_document,
)
from tracker.domain.report.phrases import versions as phrases
from tracker.domain.report.sources import Answerer, sources_document
from tracker.domain.report.summary import summary
from tracker.domain.report.values import Section, Sentence, Told, deviation_text
from tracker.domain.report.verdict import Verdict
from tracker.domain.swedish import swedish_date
from tracker.domain.text import harmless, on_one_line

SUMMARY = 0  # the number of the summary among the own texts; activities begin at 1
_GAP = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the coordinator says of an activity, each None where the compiled text, verdict, deviation stand.

    `deviation` is what follows the title in the list of deviations, "" if there is none.
    """

    text: str | None = None
    verdict: Verdict | None = None
    deviation: str | None = None

    @property
    def changes(self) -> bool:
        """False if all stands as it was compiled: the coordinator has looked at it."""
        return self != Judgement()


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A judgement, by whom (as the list of sources shows it) and on which day."""

    said: Judgement
    author: str
    day: date


def tidy(text: str) -> str:
    """Returns the text as paragraphs: single spaces, an empty line between."""
    parts = (" ".join(part.split()) for part in _GAP.split(text.strip()))
    return "\n\n".join(part for part in parts if part)


def with_own_texts(section: Section, own: Mapping[int, OwnWords]) -> Section:
    """Returns the section with the own texts, by activity number, in the place of the compiled ones.

    The answers behind stay as they are; the note says whose text and judgement it is, and the summary, unless
    it is the coordinator's own, is that of the verdicts and deviations as they now are.
    """
    labels = dict(section.labels)
    complete = section.period.complete
    areas = tuple(
        replace(area, told=tuple(_own(told, own.get(told.number), labels, complete) for told in area.told))
        for area in section.areas
    )
    judged = sorted(number for number, words in own.items() if words.said.verdict)
    whose = " ".join(filter(None, (section.whose_word, phrases.judged(judged) if judged else "")))
    deviating = tuple(sorted(number for number, words in own.items() if words.said.deviation))
    # What the coordinator lists as a deviation is not said to be none.
    dropped = tuple(one for one in section.dropped if one.activity not in deviating)
    made = replace(section, areas=areas, whose_word=whose, judged_deviations=deviating, dropped=dropped)
    if SUMMARY not in own:
        return replace(made, summary=summary(made))
    behind = tuple(sorted({report for sentence in section.summary for report in sentence.reports}))
    return replace(made, summary=(Sentence(own[SUMMARY].said.text or "", behind),))


def _own(told: Told, words: OwnWords | None, labels: Mapping[str, str], complete: bool) -> Told:
    if words is None:
        return told
    said = words.said
    verdict = said.verdict or told.verdict
    label = said.verdict.label(labels, complete) if said.verdict else told.verdict_label
    deviation = told.deviation if said.deviation is None else _deviation(told, said.deviation)
    quoted = told.quoted and said.text is None
    own = (Sentence(said.text, told.sources, told.number),) if said.text else told.sentences
    return replace(
        told,
        sentences=own,
        verdict=verdict,
        verdict_label=label,
        label=common.with_notes(label, deviates=deviation is not None, quoted=quoted),
        quoted=quoted,
        deviation=deviation,
        deviates=deviation is not None,
        note=phrases.own_note(words.day, told.note, said.text is not None, _judges(said)),
    )


def _judges(said: Judgement) -> bool:
    return said.verdict is not None or said.deviation is not None


def _deviation(told: Told, text: str) -> Sentence | None:
    line = common.deviation_line(told.number, told.title, [text])
    return Sentence(line, told.sources, told.number) if text else None


def judgement(told: Told, given: Judgement) -> Judgement:
    """Returns what differs from the activity as it was compiled."""
    deviation = on_one_line(deviation_text(told))
    return Judgement(
        text=differing(told.sentences, given.text),
        verdict=None if given.verdict is told.verdict else given.verdict,
        deviation=None if given.deviation in (None, deviation) else given.deviation,
    )


def differing(compiled: Sequence[Sentence], text: str | None) -> str | None:
    """Returns the tidied text, None if it is the one that was compiled."""
    before = tidy(harmless(" ".join(sentence.text for sentence in compiled)))
    return None if text == before else text


def summary_without_own(section: Section, own: Mapping[int, OwnWords]) -> tuple[Sentence, ...]:
    """Returns the summary that an own one takes the place of: that of the verdicts as they now are."""
    others = {number: words for number, words in own.items() if number != SUMMARY}
    return with_own_texts(section, others).summary


def version_document(section: Section, line: str, own: Mapping[int, OwnWords]) -> Document:
    """Returns the document of a section with its own texts; `line` says draft, or which version."""
    made = section_document(with_own_texts(section, own), line)
    return replace(made, blocks=tuple(_blocks(made.blocks, SUMMARY in own)))


def _blocks(blocks: Sequence[Block], own_summary: bool) -> Iterator[Block]:
    """Yields the blocks, every paragraph of a text as one of its own."""
    heading = ""
    for block in blocks:
        if isinstance(block, Paragraph):
            mark = (Run(f" {phrases.OWN_TEXT}", "emphasis"),)
            own = own_summary and heading == common.SUMMARY
            yield from _paragraphs(Paragraph((*block.runs, *mark)) if own else block)
        else:
            heading = block.text if isinstance(block, Heading) else heading
            yield block


def _paragraphs(block: Paragraph) -> Iterator[Paragraph]:
    runs: list[Run] = []
    for run in block.runs:
        first, *more = run.text.split("\n\n")
        runs.append(replace(run, text=first))
        for text in more:
            yield Paragraph(tuple(runs))
            runs = [replace(run, text=text)]
    yield Paragraph(tuple(runs))


def version_sources(
    section: Section, answerers: Mapping[int, Answerer], own: Mapping[int, OwnWords]
) -> Document:
    """Returns the internal list of sources, with the own texts and what each takes the place of."""
    made = sources_document(with_own_texts(section, own), answerers)
    if not own:
        return made
    compiled = {told.number: told for told in section.told}
    whole = summary_without_own(section, own)
    rows = tuple(
        _row(number, own[number], " ".join(_replaced(own[number].said, compiled.get(number), whole)))
        for number in sorted(own)
        if number == SUMMARY or number in compiled
    )
    table = Table(phrases.OWN_CAPTION, phrases.OWN_COLUMNS, rows, (12, 20, 16, 52), head=0)
    return replace(made, blocks=(*made.blocks, Heading(2, phrases.OWN_TEXTS), table))


def _replaced(said: Judgement, told: Told | None, whole: Sequence[Sentence]) -> Iterator[str]:
    """Yields what stood there before: the verdict, the deviation and the text that are replaced.

    `told` None: it is the summary that is replaced, `whole`.
    """
    if told and said.verdict:
        yield phrases.verdict_was(told.verdict_label)
    if told and said.deviation is not None:
        yield phrases.deviation_was(deviation_text(told))
    if said.text is not None:
        yield from (sentence.text for sentence in (told.sentences if told else whole))


def _row(number: int, words: OwnWords, replaced: str) -> tuple[str, ...]:
    about = phrases.WHOLE if number == SUMMARY else str(number)
    return about, words.author, swedish_date(words.day), replaced
