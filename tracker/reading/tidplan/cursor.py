"""A position in a sequence of tokens, advanced by the functions that read it."""

from tracker.reading.tidplan.tokens import Token

_END = Token("end", None, "", -1)


class Cursor:
    """The position of the parser; `year` is the plan's year. Reading past the end returns an end token."""

    __slots__ = ("index", "tokens", "year")

    def __init__(self, tokens: tuple[Token, ...], year: int) -> None:
        self.tokens = tokens
        self.year = year
        self.index = 0

    def token(self, ahead: int = 0) -> Token:
        """Returns the token `ahead` tokens on (or back, if negative)."""
        index = self.index + ahead
        return self.tokens[index] if 0 <= index < len(self.tokens) else _END

    def kind(self, ahead: int = 0) -> str:
        """Returns the class of that token."""
        return self.token(ahead).kind

    def text(self, ahead: int = 0) -> str:
        """Returns the folded text of that token."""
        return self.token(ahead).text

    def number(self, ahead: int = 0) -> int | None:
        """Returns the number written in figures there, or None."""
        token = self.token(ahead)
        return token.value if token.kind == "number" and isinstance(token.value, int) else None

    def touches(self, ahead: int = 0) -> bool:
        """True if that token follows the one before it without a space."""
        before, token = self.token(ahead - 1), self.token(ahead)
        return before.start + len(before.text) == token.start

    @property
    def done(self) -> bool:
        """True if all tokens are read."""
        return self.index >= len(self.tokens)
