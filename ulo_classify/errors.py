"""The library's own errors: one sentence each, saying what is wrong, where, and what to do."""


class UloError(Exception):
    """Base of every error that ulo_classify raises on purpose."""


class ReadingError(UloError):
    """A file could not be read; the sentence names the file and the cause."""


class CriteriaError(UloError):
    """A criteria set is unknown or has a mistake; the sentence names the set and the key."""


class LexiconError(UloError):
    """A lexicon file has a mistake; the sentence names the file and the key."""


class ListError(UloError):
    """A consultation list gives no names, or cannot be read."""


class OutputError(UloError):
    """A result cannot be written; nothing was left half-written."""


class DataError(UloError):
    """Labelled data have a mistake; the sentence names the file, the line and the field."""


class ModelError(UloError):
    """A model cannot be loaded or is not to be trusted; the sentence says which and why."""


class RegisterError(UloError):
    """A register cannot be imported or read; the sentence names the file and the column or table."""


class FetchError(UloError):
    """A web page is not fetched, or cannot be; the sentence says which and why."""


class ReviewError(UloError):
    """Decisions of people cannot be read or kept; the sentence names the file and the line."""


class SectorError(UloError):
    """Figures of a sector cannot be worked out; the sentence says why, and what is missing."""
