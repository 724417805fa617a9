"""The words for roles and units of a Swedish municipality.

A role is recognised by its last part (its head: …chef, …samordnare), a unit by its ending (…enheten) or its
field (social omsorg). A municipality can pass a `RoleLexicon` with its own words.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from tracker.reading.ansvarig.rolewords import (
    ABBREVIATIONS,
    CUT_HEADS,
    FIRST_NAMES,
    HEADS,
    IRREGULAR,
    MODIFIERS,
    PLURALS,
    SHORTENED,
    SUFFIXES,
)
from tracker.reading.ansvarig.unitwords import TOPIC_ENDINGS, TOPICS, UNIT_ENDINGS
from tracker.reading.mending import Vocabulary, fold, slips_of, word_list
from tracker.reading.wordpattern import any_of


def _folded(words: object) -> frozenset[str]:
    return frozenset(fold(str(word)) for word in words)  # type: ignore[attr-defined]


@dataclass(frozen=True, eq=False)
class RoleLexicon:
    """The words for roles and units, in Swedish; heads are singular and indefinite.

    `heads` are the last parts of roles, `unit_endings` those of units, `topics` words that name a unit by its
    field, `places` the municipality's own units and districts.
    """

    heads: tuple[str, ...] = tuple(HEADS)
    cut_heads: dict[str, str] = field(default_factory=lambda: dict(CUT_HEADS))
    abbreviations: dict[str, str] = field(default_factory=lambda: dict(ABBREVIATIONS))
    shortened: dict[str, str] = field(default_factory=lambda: dict(SHORTENED))
    modifiers: dict[str, str] = field(default_factory=lambda: dict(MODIFIERS))
    unit_endings: tuple[str, ...] = tuple(UNIT_ENDINGS)
    topics: tuple[str, ...] = tuple(TOPICS)
    places: tuple[str, ...] = ()

    @cached_property
    def forms(self) -> dict[str, tuple[str, bool]]:
        """Every folded form of every head: its base form, and whether the form is plural."""
        forms: dict[str, tuple[str, bool]] = {}
        for head in self.heads:
            for suffix in PLURALS:
                forms[fold(head + suffix)] = (head, True)
            for suffix in SUFFIXES:
                forms[fold(head + suffix)] = (head, False)
            if head.endswith("are"):
                forms[fold(head[:-1] + "na")] = forms[fold(head[:-1] + "nas")] = (head, True)
            elif head.endswith("e"):
                forms[fold(head + "r")] = forms[fold(head + "rna")] = (head, True)
            elif head.endswith("man"):
                forms[fold(head[:-3] + "män")] = forms[fold(head[:-3] + "männen")] = (head, True)
        forms |= {fold(form): (head, True) for form, head in IRREGULAR.items()}
        return forms

    @cached_property
    def shortened_titles(self) -> re.Pattern[str]:
        """The abbreviated first part of a title, before a head that is written in full."""
        stems, heads = any_of(self.shortened), any_of(self.heads)
        return re.compile(rf"\b({stems})(?:\.\s?|\s?-\s?|\s?)(?={heads})", re.IGNORECASE)

    @cached_property
    def misspelt(self) -> re.Pattern[str]:
        """A head or a rank with one typing error: "enhetsceferna", "avdelnigschef"."""
        heads, ranks = any_of(self._slips_of_heads), any_of(self._slips_of_ranks)
        forms = "n|en|er|erna|na|"
        return re.compile(rf"(?<=\w\w\w\w)({heads})(?=(?:{forms})\b)|\b({ranks})(?=chef)", re.IGNORECASE)

    @cached_property
    def _slips_of_heads(self) -> dict[str, str]:
        return slips_of(word_list("chef samordnare sekreterare handläggare direktör"))

    @cached_property
    def _slips_of_ranks(self) -> dict[str, str]:
        ranks = word_list("enhets avdelnings verksamhets förvaltnings områdes")
        return slips_of(ranks) | {rank[:-1]: rank for rank in ranks}

    def spelled(self, found: re.Match[str]) -> str:
        """Returns the word that is meant by a match of `misspelt`, with its first letter as it stands."""
        slip = found[0].lower()
        right = self._slips_of_heads.get(slip) or self._slips_of_ranks[slip]
        return found[0][0] + right[1:]

    @cached_property
    def cut_titles(self) -> re.Pattern[str]:
        """A title whose head is cut off at the end of the word, with its full stop or at the cell's end."""
        return re.compile(rf"(?<=\w\w[.\w])({any_of(self.cut_heads)})(?:\.(?!\w)|(?=\s*$))", re.IGNORECASE)

    @cached_property
    def glued_titles(self) -> re.Pattern[str]:
        """A title joined to its unit by a hyphen: "Enhetschef-familjerätten"."""
        heads = any_of(self.heads)
        return re.compile(rf"({heads})-(?=[^\W\d_]{{4}})(?!(?:{heads}))", re.IGNORECASE)

    @cached_property
    def endings_by_length(self) -> tuple[str, ...]:
        return tuple(sorted(self.forms, key=len, reverse=True))

    @cached_property
    def units(self) -> tuple[str, ...]:
        return tuple(_folded(self.unit_endings))

    @cached_property
    def topic_words(self) -> frozenset[str]:
        return _folded(self.topics + self.places)

    @cached_property
    def topic_endings(self) -> tuple[str, ...]:
        return tuple(_folded(TOPIC_ENDINGS))

    @cached_property
    def first_names(self) -> frozenset[str]:
        return _folded(FIRST_NAMES)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary that broken words are repaired to."""
        endings = [*self.forms, *self.units]
        return Vocabulary(self.topic_words, tuple(sorted((e for e in endings if len(e) > 3), key=len)))


ROLES = RoleLexicon()


@lru_cache(maxsize=4)
def lexicon_with(
    heads: tuple[str, ...], unit_endings: tuple[str, ...], topics: tuple[str, ...], places: tuple[str, ...]
) -> RoleLexicon:
    """Returns the program's words with a municipality's own: its patterns take a while to make."""
    return RoleLexicon(
        heads=ROLES.heads + heads,
        unit_endings=ROLES.unit_endings + unit_endings,
        topics=ROLES.topics + topics,
        places=places,
    )
