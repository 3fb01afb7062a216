"""The errors hadath raises; every one is a `HadathError`."""


class HadathError(Exception):
    """Anything hadath refuses to do; catch this to catch all of them."""


class ArticleError(HadathError):
    """An article cannot be read: no such file, an unknown file kind, a row without text."""


class LexiconError(HadathError):
    """A lexicon file is malformed; the message names the file, the entry and the reason."""


class DateError(HadathError, ValueError):
    """A publication date is neither a date nor an ISO 8601 string."""


class UnknownFormatError(HadathError, ValueError):
    """An output format that hadath does not write."""


class OutputError(HadathError):
    """An output that hadath does not write over or go on with: an input, or not the file of the run to be resumed."""


class MissingExtraError(HadathError, ImportError):
    """An optional package is needed; the message names the extra that installs it."""
