"""Everything that is wrong with a user's file, in one error."""

from pathlib import Path

from hadath.errors import LexiconError

MOST = 20  # faults that an error names


class RowError(ValueError):
    """What is wrong with one row; the file and the line are added where it is caught."""


class Faults:
    """The faults of a file, collected as it is read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._found: list[tuple[int, str]] = []

    def add(self, line: int, reason: str) -> None:
        """Remember what is wrong at a line, counted from 1; 0 where no line can be told."""
        self._found.append((line, reason))

    def check(self) -> None:
        """Raise LexiconError with the first faults of the file where there are any."""
        if not self._found:
            return
        named = [f"line {line}: {reason}" if line else reason for line, reason in sorted(self._found)[:MOST]]
        if len(self._found) == 1:
            raise LexiconError(f"{self._path}: {named[0]}")
        if len(self._found) > MOST:
            named.append(f"and {len(self._found) - MOST} more")
        raise LexiconError("\n  ".join((f"{self._path}: {len(self._found)} bad entries", *named)))


def read_text(path: Path) -> str:
    """Return the text of a file in UTF-8, with or without a byte-order mark, or in UTF-16 with one.

    Raises LexiconError where it cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LexiconError(f"{path}: {error.strerror or error}") from error
    if data.startswith(b"PK\x03\x04"):
        raise LexiconError(f"{path}: a spreadsheet or archive; save it as CSV in UTF-8")
    try:
        return data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LexiconError(f"{path}: line {line}: not in UTF-8; save it as UTF-8") from error
