"""A whole reply beside the questions of its letter → an answer for each activity that it speaks of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tracker.domain.question import QuestionKind
from tracker.domain.reply.answer import Answer
from tracker.domain.reply.codes import DecidedBy, Kind, ReasonCode, Veto
from tracker.domain.year_forecast import UNLIKELY, Forecast
from tracker.reading.reply.closes.other_text import below, is_label, may_be_about_all, unsettles
from tracker.reading.reply.meaning.asides import asides
from tracker.reading.reply.patterns import fold
from tracker.reading.reply.questions.asked import Asked
from tracker.reading.reply.questions.beside import without_sign_off
from tracker.reading.reply.questions.exceptions import with_exceptions
from tracker.reading.reply.questions.findings import said
from tracker.reading.reply.questions.for_all import about_all, all_but, rest_of
from tracker.reading.reply.questions.forecast import code_of
from tracker.reading.reply.questions.intro import HOW_IT_IS_ANSWERED, SALUTE, apart, without_intro
from tracker.reading.reply.questions.leading import Part, by_number, listed_in
from tracker.reading.reply.questions.naming import named as named_by
from tracker.reading.reply.questions.naming import names_any
from tracker.reading.reply.questions.ordered import in_order
from tracker.reading.reply.questions.plan_words import naming
from tracker.reading.reply.questions.reader import read_beside
from tracker.reading.reply.questions.titled import (
    UNKNOWN,
    Parts,
    by_lines,
    by_title,
    in_gaps,
    labelled,
    sentences,
)
from tracker.reading.reply.questions.verdict import CONFIRM
from tracker.reading.reply.reasons import Reason
from tracker.reading.reply.values import SURE

_UNSURE = 0.4
_OK = re.compile(r"\W*(?:ok|okej|okidoki|oki|mottaget|noterat|uppfattat|tack)\W*")
_BEFORE_REST = re.compile(r"(?i),\s+(?:och\s+)?(?=(?:resten|övriga|övrigt|resterande|de andra)\b)")
_BUT_AT_END = re.compile(r"(?i)[\s,;.]*(?<!\w)(?:utom|förutom|men|dock|fast|och)?[\s,;:]*$")
_ABOUT_THE_LETTER = frozenset({ReasonCode.HANDOVER, ReasonCode.PROMISE})
_SAYS_HOW_IT_GOES = frozenset({
    Kind.NO_NEED, Kind.NO, Kind.DROPPED, Kind.DELAYED, Kind.NOT_STARTED, Kind.DONE, Kind.NOT_DONE, Kind.DOUBT,
})  # fmt: skip
_SAME_AS_ABOVE = re.compile(
    r"\W*(?:se ovan|dito|samma(?: som (?:ovan|ovanstaende|\d))?|samma (?:dar|har|sak)|likadant|"
    r"likasa|- ?\" ?-|\")\W*(?:\w+\W*){0,1}"
)
_OF_ALL = re.compile(
    r"(?:(?<=[.!,\n] )|(?<=\n)|^)(?:[^.!,\n]{0,40}(?:prognos|bedom|helar|arsfrag)[^.!\n]{0,25}?)?(?<!\w)"
    r"(?:(?P<yes>ja)|(?P<no>nej)|(?P<unsure>osaker[ta]?)) (?:pa|till|for) (?:allt|alla|bada|"
    r"samtliga|allihop\w*|alltihop|hela|alla \w+)"
    r"(?: (?:nar|vad) det galler prognos\w*| prognos\w*| i ar)?[.!]*(?=\s|$)"
)
_ALSO_NAMED = {
    QuestionKind.REVISION: "revidering uppdatering ändringar",
    QuestionKind.MINUTES: "protokoll protokollförda minnesanteckningar",
}


@dataclass
class LetterReading:
    """The answers so far, and why a person should look at the reply or at one of its lines."""

    asked: Sequence[Asked]
    whole: str = ""  # the mail's own text with its signature
    answers: dict[int, Answer] = field(default_factory=dict)
    reasons: list[Reason] = field(default_factory=list)
    strangers: list[Answer] = field(default_factory=list)

    def read(self, text: str) -> tuple[list[Answer], list[Reason]]:
        """Reads the sender's own words, redacted for personal numbers."""
        if not text.strip():
            return [], [Reason(ReasonCode.EMPTY)]
        text, forecast = _forecast_of_all(text) if any(one.forecast for one in self.asked) else (text, None)
        parts = self._parts(text)
        for part in parts:
            self._add(part)
        if forecast:
            self._give_all(forecast)
        self._confirm_what_is_unsettled(parts, text, forecast)
        if not self.answers and not self.strangers:
            self._unplaced(text)
        return [*self.answers.values(), *self.strangers], list(dict.fromkeys(self.reasons))

    def _give_all(self, forecast: Forecast) -> None:
        """Gives the forecast to each answer that lacks one, where it was asked for."""
        for one in self.asked:
            if one.forecast and one.number in self.answers:
                answer = self.answers[one.number]
                self.answers[one.number] = replace(answer, forecast=answer.forecast or forecast)

    def _parts(self, text: str) -> Sequence[Part]:
        numbers = [one.number for one in self.asked]
        titles = [_title(one) for one in self.asked]
        plain = without_sign_off(SALUTE.sub("", text).strip())
        excepted = with_exceptions(plain, numbers, titles) or all_but(text, numbers, titles)
        if excepted:
            return [replace(part, shared=True) for part in excepted]
        leading = by_number(apart(text), numbers)
        if leading:
            return self._with_rest(self._with_all(self._with_titles(leading)))
        if len(numbers) == 1:
            return (Part(text, (numbers[0],)),)
        return self._by_words(without_sign_off(SALUTE.sub("", text).strip()), numbers)

    def _by_words(self, plain: str, numbers: Sequence[int]) -> Sequence[Part]:
        """The parts of a text without numbers."""
        titles = [_title(one) for one in self.asked]
        lines = in_order(plain, self.asked) or by_lines(plain, numbers, titles)
        if lines:
            return [self._placed(line) for line in lines]
        filled = in_gaps(without_intro(plain), numbers, titles)
        if filled and self._all_clear(filled):
            return filled
        parts = self._with_the_first(by_title(plain, numbers, titles))
        named = {number for part in parts.answers for number in part.numbers}
        whole = about_all(plain, numbers)
        if whole and len(named) < 2:
            return (whole,)
        return [*(Part(one) for one in parts.loose), *parts.answers] if named else ()

    def _all_clear(self, parts: Sequence[Part]) -> bool:
        """True if what is placed by its order alone is an answer there."""
        kinds = {one.number: one for one in self.asked}
        shared = (read_beside(one.words, kinds[one.numbers[0]])[0] for one in parts if one.shared)
        return all(answer.confidence >= SURE or answer.confirm for answer in shared)

    def _placed(self, part: Part) -> Part:
        """A part placed by its order; where it names its own activity, that confirms the place."""
        title = next(one.title for one in self.asked if one.number == part.numbers[0])
        if not names_any(part.comment, title):
            return replace(part, shared=True)
        return part if part.label else labelled(part.words, part.numbers[0], title)

    def _with_the_first(self, parts: Parts) -> Parts:
        """Words before the first title are about the only activity that is not named, if they answer it."""
        named = {number for part in parts.answers for number in part.numbers}
        left = [one for one in self.asked if one.number not in named]
        if not parts.loose or len(left) != 1 or not named:
            return parts
        words = "\n".join(parts.loose)
        answer, _ = read_beside(words, left[0])
        if answer.confidence < SURE and not answer.confirm:
            return parts
        return Parts((Part(words, (left[0].number,), shared=True), *parts.answers))

    def _with_titles(self, parts: Sequence[Part]) -> Sequence[Part]:
        """Lines before the first number that name the others by their titles, all of them."""
        taken = {number for part in parts for number in part.numbers}
        left = [one for one in self.asked if one.number not in taken]
        first = parts[0]
        if first.numbers or not left or len(parts) < 2:
            return parts
        before = without_sign_off(SALUTE.sub("", first.words).strip())
        named = by_title(before, [one.number for one in left], [_title(one) for one in left])
        placed = (
            named.answers and not named.loose and all(UNKNOWN not in one.numbers for one in named.answers)
        )
        return [*named.answers, *parts[1:]] if placed else parts

    def _with_all(self, parts: Sequence[Part]) -> Sequence[Part]:
        """ "Allt enligt plan, nr 1 dock försenad": what stands before the first number is about the "
        "others."""
        taken = {number for part in parts for number in part.numbers}
        left = tuple(one.number for one in self.asked if one.number not in taken)
        first = parts[0]
        if first.numbers or not left:
            return parts
        before = _BUT_AT_END.sub("", SALUTE.sub("", first.words).strip())
        some = listed_in(before, left)
        if some:
            return [*some, *parts[1:]]
        whole = about_all(before, [one.number for one in self.asked])
        return [replace(whole, numbers=left), *parts[1:]] if whole else parts

    def _with_rest(self, parts: Sequence[Part]) -> Sequence[Part]:
        """ "Resten: inget behov" after the last number is about all the others."""
        taken = {number for part in parts for number in part.numbers}
        left = tuple(one.number for one in self.asked if one.number not in taken)
        last = parts[-1]
        own = [part for one in sentences(last.words) for part in _BEFORE_REST.split(one)]
        for at, sentence in enumerate(own):
            rest = rest_of(sentence) if at else None
            if rest and left:
                return [
                    *parts[:-1],
                    replace(last, words="\n".join(own[:at])),
                    Part("\n".join([rest, *own[at + 1 :]]), left),
                ]
        return parts

    def _add(self, part: Part) -> None:
        if not part.numbers:
            self._loose(part.words)
            return
        for number in part.numbers:
            asked = next((one for one in self.asked if one.number == number), None)
            if asked is None:
                self._stranger(part.comment, number)
            else:
                self._answer(part, asked)

    def _answer(self, part: Part, asked: Asked) -> None:
        words = part.words
        if _SAME_AS_ABOVE.fullmatch(fold(words)) and self.answers:
            words = list(self.answers.values())[-1].comment
        answer, reasons = read_beside(words, asked)
        if len(self.asked) == 1 and _OK.fullmatch(fold(words)):
            answer, reasons = _lowered(answer, Veto.BESIDE), [Reason(ReasonCode.THANKS, asked.number)]
        comment = part.whole or f"{part.label} {answer.comment}"
        answer = replace(answer, comment=comment.strip())
        if _closes(answer) and (
            words != part.words
            or (len(part.numbers) > 1 and not part.listed)
            or part.shared
            or not _is_named(part, asked)
            or (answer.value is not None and self._names_another(part, asked))
        ):
            answer = _to_confirm(answer)
            reasons = [*reasons, Reason(ReasonCode.CONFIRM, asked.number)]
        if asked.number in self.answers:
            answer, reasons = _lowered(answer, Veto.TWO_ANSWERS), [Reason(ReasonCode.TWICE, asked.number)]
        self.answers[asked.number] = answer
        self.reasons += reasons

    def _names_another(self, part: Part, asked: Asked) -> bool:
        """True for words that name another of the activities rather than the one that they were placed at."""
        at = named_by(part.words, [_title(one) for one in self.asked])
        return at is not None and self.asked[at].number != asked.number

    def _confirm_what_is_unsettled(self, parts: Sequence[Part], text: str, forecast: str | None) -> None:
        """What closes waits for a person if anything else in the mail may take it back."""
        doubtful = bool(parts) and self._is_doubtful_below(parts[-1])
        for number in [number for number, one in self.answers.items() if _closes(one)]:
            others = [part.comment for part in parts if part.numbers and number not in part.numbers]
            loose = [part.comment for part in parts if not part.numbers]
            if doubtful or forecast in UNLIKELY or unsettles(others, loose, below(self.whole, text)):
                self.answers[number] = _to_confirm(self.answers[number])
                self.reasons.append(Reason(ReasonCode.CONFIRM, number))

    def _is_doubtful_below(self, last: Part) -> bool:
        """True if a doubtful last answer goes on, by a line or a sentence that may be about all of them."""
        of_last = [self.answers[number] for number in last.numbers[:1] if number in self.answers]
        doubtful = any(answer.confidence < SURE and not answer.confirm for answer in of_last)
        _, *more = sentences(last.comment) or [""]
        return doubtful and bool(more) and ("\n" in last.comment or may_be_about_all(" ".join(more)))

    def _loose(self, words: str) -> None:
        """What stands before the first number: a hand-over or a status there is about something unknown."""
        codes = asides(HOW_IT_IS_ANSWERED.sub(" ", fold(words)), has_status=True)
        self.reasons += [Reason(code) for code in codes if code in _ABOUT_THE_LETTER]
        if {one.kind for one in said(words, Asked(0, QuestionKind.ONGOING))} & _SAYS_HOW_IT_GOES:
            self.reasons.append(Reason(ReasonCode.LOOSE_TEXT))

    def _stranger(self, words: str, number: int = UNKNOWN) -> None:
        unknown = Reason(ReasonCode.UNKNOWN_NUMBER, number) if number else Reason(ReasonCode.LOOSE_TEXT)
        self.reasons.append(unknown)
        answer, _ = read_beside(words, Asked(0, QuestionKind.ONGOING))
        self.strangers.append(_lowered(replace(answer, activity=None), Veto.UNKNOWN_NUMBER))

    def _unplaced(self, text: str) -> None:
        """Words that may be about any of the activities: a person decides, with what they seem to say."""
        answer, reasons = read_beside(text, self.asked[0])
        self.strangers.append(_lowered(replace(answer, activity=None), Veto.NO_NUMBER))
        self.reasons += [Reason(ReasonCode.NO_NUMBER), *(replace(one, number=None) for one in reasons)]


def _is_named(part: Part, asked: Asked) -> bool:
    """True for a part with no label, or with one that only names its own activity."""
    return not part.label or is_label(part.label, asked.title)


def _closes(answer: Answer) -> bool:
    return answer.status in {"genomford", "utgar"} and answer.confidence >= SURE


def _to_confirm(answer: Answer) -> Answer:
    return replace(answer, confirm=True, confidence=CONFIRM)


def _forecast_of_all(text: str) -> tuple[str, Forecast | None]:
    """The forecast of all, if a sentence gives it ("Prognos: ja på allt"), and the text without it."""
    for found in _OF_ALL.finditer(fold(text)):
        rest = f"{text[: found.start()]} {text[found.end() :]}".strip()
        return (rest, code_of(found)) if len(rest.split()) > 1 else (text, None)
    return text, None


def _title(one: Asked) -> str:
    """The title, with the words by which heads name what every such question asks about."""
    return naming(f"{one.title} {_ALSO_NAMED.get(one.kind, '')}".strip(), one.words)


def _lowered(answer: Answer, veto: Veto) -> Answer:
    trace = replace(answer.trace, decided_by=DecidedBy.RULE, veto=veto)
    return replace(answer, confidence=min(answer.confidence, _UNSURE), confirm=False, trace=trace)
