"""What the words of a date say before it is known when they were written: for the timeline to resolve."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date of the calendar as far as it is written; what is not stays null.

    `weekday` counts from Monday, 0. `which` is last, next, current, past or before (the one before last), of the
    weekday, of the month, or of the period that `day` counts in ("25 من الشهر الجاري"). `year_shift` counts from the
    year of publication, `week_shift` the week of a weekday from that of publication. `today`: the text itself says
    that this is the day of writing. `ahead`: the words around speak of what is to come. `other` is the same day in
    the other calendar ("الموافق"). `nth`: which of a month's weekdays, the last is -1 ("الجمعة الأولى من رمضان").
    `easter`: how many days from Easter ("الجمعة العظيمة" is -2).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    easter: int | None = None
    which: str | None = None
    year_shift: int | None = None
    week_shift: int | None = None
    hijri: bool = False
    today: bool = False
    ahead: bool = False
    other: "Calendar | None" = None


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years of a century: `first` is the first of them (1990)."""

    first: int


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units (day, week, month, year) from publication, negative before it.

    `whole`: the calendar week, month or year that the count leads to, and not a day.
    """

    unit: str
    count: int
    whole: bool = False
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """The `count` units that end before publication ("خلال الأيام الخمسة الماضية")."""

    unit: str
    count: int


@dataclass(frozen=True, slots=True)
class Edge:
    """The start, middle or end of a period, or a season of a year: no certain days by itself."""

    part: str
    of: "Expression"


@dataclass(frozen=True, slots=True)
class Months:
    """A part of a year from its `first` to its `last` month: "الربع الأول من 2017" is 1 to 3.

    Of a month, 1 to 6 and 7 to 12 are its halves.
    """

    first: int
    last: int
    of: "Expression"


@dataclass(frozen=True, slots=True)
class Range:
    """From `first` to `last`, both included; `last` is null for a range that runs on until publication."""

    first: "Expression"
    last: "Expression | None"


@dataclass(frozen=True, slots=True)
class SinceThen:
    """From a day told elsewhere in the text until publication: the one told last ("منذ ذلك الحين").

    `begun`: the day that something is said to have begun ("منذ بدء الاحتجاجات").
    """

    begun: bool = False


Expression = Calendar | Decade | Shift | Window | Edge | Months | Range | SinceThen
