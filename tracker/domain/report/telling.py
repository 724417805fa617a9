"""An activity with all that its sentences are made of, and a claim: what is said, and who is behind it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tracker.domain.report import phrases
from tracker.domain.report.aggregate import Numbers
from tracker.domain.report.group import Group, Says, names
from tracker.domain.report.own_words import OwnWords
from tracker.domain.report.values import Material, Voice

_WHOLE_YEAR = re.compile(
    r"\b(?:hela året|under (?:hela )?året|året (?:om|runt)|under 20\d\d)\b", re.IGNORECASE
)


class Claim(NamedTuple):
    """What is said, and the voices behind it; `dated` if it says from when it is.

    A claim by status has what it `says`. Own words have, as `addition`, what may go on in a claim of the same
    voices, and are a `cause` if they say why something deviates.
    """

    said: phrases.Parts | str
    voices: tuple[Voice, ...]
    dated: bool = False
    says: Says | None = None
    addition: str = ""
    cause: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """An activity with all that the sentences are made of; `own` are the words of each answer, by its id."""

    material: Material
    groups: Sequence[Group]
    numbers: Numbers
    own: Mapping[int, OwnWords]

    @property
    def at(self) -> str:
        return preposition(self.material)

    @property
    def noun(self) -> str:
        """What is counted, in the plural; "" if the question does not say."""
        counts = self.material.question.counts
        return "" if counts == "stycken" else counts or "gånger"

    def who(self, voices: Iterable[Voice]) -> str:
        """Returns the units, "" if one voice speaks for the whole activity."""
        material = self.material
        if material.single:
            return ""
        return phrases.who(names(material, voices), len(material.names), material.noun)

    def some(self, voices: Iterable[Voice]) -> str:
        """Returns at most three units by name, otherwise their number; "" if there is only one voice."""
        material = self.material
        return "" if material.single else phrases.some(names(material, voices), material.noun)

    @property
    def sums_needs(self) -> bool:
        """True if everyone with a need has counted it, and nobody what another has."""
        needed = [voice for group in self.groups if group.says is Says.NEEDED for voice in group.voices]
        return self.numbers.summable and all(voice.value is not None for voice in needed)

    def throughout(self, says: Says, voices: Sequence[Voice]) -> bool:
        """True if the answers' own words or their days cover the year, or the period."""
        if says is Says.NO_NEED:
            return not any(self.material.is_old(voice) for voice in voices)
        return all(self._covers_year(voice) for voice in voices)

    def _covers_year(self, voice: Voice) -> bool:
        if not voice.current or voice.hidden or self.own[voice.report.id].quote:
            return False
        return voice.since_spring or _WHOLE_YEAR.search(voice.words) is not None

    def season(self, voices: Iterable[Voice]) -> str:
        """Returns the time that limits the numbers of all these voices; "" if they do not agree."""
        seasons = {self.own[voice.report.id].season for voice in voices}
        return seasons.pop() if len(seasons) == 1 else ""


def with_month(material: Material, claim: Claim) -> Claim:
    """Returns a number that only old answers give as what it is: what was known then."""
    if isinstance(claim.said, str) or not all(material.is_old(voice) for voice in claim.voices):
        return claim
    month = phrases.months([voice.report.reported_on for voice in claim.voices], material.period.year)
    return Claim(phrases.known_then(claim.said, month), claim.voices, dated=True)


def preposition(material: Material) -> str:
    return "hos" if material.noun == "ansvariga" else "vid"
