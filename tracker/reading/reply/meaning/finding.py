"""One finding of a clause, as the grammar passes it on."""

from dataclasses import dataclass

from tracker.domain.reply.codes import Kind


@dataclass(frozen=True, slots=True)
class Finding:
    """What a clause reports.

    `doubtful` if the sender hedges or the words may mean less; `bare` if the clause has hardly any other
    words ("klart"); `past` if its verb is past; `concluded` for "aktiviteten är därmed genomförd".
    `sentence` counts from 0.
    """

    kind: Kind
    doubtful: bool = False
    bare: bool = False
    past: bool = False
    sentence: int = 0
    concluded: bool = False
