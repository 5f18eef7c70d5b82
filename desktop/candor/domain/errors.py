"""The world's trouble, told kindly: every error here carries the one sentence the user reads."""

from __future__ import annotations


class KnownError(Exception):
    """Something outside the program went wrong; ``sentence`` says what happened and what to do next."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class RecordSigned(KnownError):
    """Someone tried to change a signed record."""

    def __init__(self) -> None:
        super().__init__("This record is signed; choose Amend to change it as the next revision.")


class NotFound(KnownError):
    """A name that should be in the record is not there."""


MISREADING = (
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    AssertionError,
    ArithmeticError,
    RecursionError,
    NotImplementedError,
)
"""What a library for other people's files raises, besides its own errors, when bytes are not what they say: it takes
one kind of value for another, goes in circles, or meets a feature of the format that it does not know (pypdf, pyHanko
and xlrd say that with NotImplementedError). Only for catching around such a library's calls."""
