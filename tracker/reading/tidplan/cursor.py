"""A place in a row of tokens, moved on by whoever has read something."""

from tracker.reading.tidplan.tokens import Token

_END = Token("end", None, "", -1)


class Cursor:
    """Where the grammar has come to; `year` is the plan's year. Looking past the end gives an end token."""

    __slots__ = ("place", "tokens", "year")

    def __init__(self, tokens: tuple[Token, ...], year: int) -> None:
        self.tokens = tokens
        self.year = year
        self.place = 0

    def token(self, ahead: int = 0) -> Token:
        """The token so far ahead (or behind, when negative)."""
        place = self.place + ahead
        return self.tokens[place] if 0 <= place < len(self.tokens) else _END

    def kind(self, ahead: int = 0) -> str:
        """The class of that token."""
        return self.token(ahead).kind

    def text(self, ahead: int = 0) -> str:
        """The folded text of that token."""
        return self.token(ahead).text

    def number(self, ahead: int = 0) -> int | None:
        """The number written in figures there, or None."""
        token = self.token(ahead)
        return token.value if token.kind == "number" and isinstance(token.value, int) else None

    def touches(self, ahead: int = 0) -> bool:
        """Whether that token follows the one before it without a blank."""
        before, token = self.token(ahead - 1), self.token(ahead)
        return before.start + len(before.text) == token.start

    @property
    def done(self) -> bool:
        """Whether all tokens are read."""
        return self.place >= len(self.tokens)
