"""The records hadath returns (schema 1): frozen, without the document, equal after a trip through JSON."""

import datetime
from collections.abc import Iterator
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, PrivateAttr

SCHEMA_VERSION = 1

Fields = dict[str, Any]  # a record's fields by name, those of the records in it likewise, before they are checked

EventType = Literal[
    "armed_clash", "armed_attack", "assassination", "execution", "air_strike", "shelling", "bombing",
    "suicide_bombing", "landmine", "abduction", "arrest", "raid", "seizure", "bomb_disposal", "release",
    "prison_break", "surrender", "territory_change", "movement", "restriction", "displacement",
    "property_destruction", "protest", "riot", "strike", "agreement", "accident", "other",
]  # fmt: skip
Status = Literal["reported", "claimed", "denied", "planned"]
CountKind = Literal["killed", "injured", "arrested", "abducted", "missing", "released", "displaced", "surrendered"]
Group = Literal["civilians", "children", "women", "elderly", "medics", "journalists", "combatants", "officials"]
ActorRole = Literal["agent", "partner", "target"]
PersonRole = Literal["killed", "injured", "arrested", "abducted", "released", "missing", "agent"]
ItemKind = Literal["weapon", "ammunition", "explosive", "vehicle", "drug", "document", "device", "money", "other"]
LocationPrecision = Literal["exact", "near", "admin2", "admin1", "country", "none"]
DatePrecision = Literal["day", "week", "month", "year", "range"]
DateBasis = Literal["explicit", "relative", "inferred", "publication"]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class SpanRecord(_Record):
    """Half-open code-point offsets into the text as it was given: `text[start:end]` is the words."""

    start: int
    end: int


class DateRecord(_Record):
    """Calendar days from `start` to `end`, both included; `edtf` is the same as ISO 8601-2.

    `start` and `end` are null where the year is unknown ("XXXX-05-21"). `basis` tells how the date is known: written
    out, counted from the publication date, inferred from other dates of the text, or assumed from the publication.
    """

    start: datetime.date | None
    end: datetime.date | None
    edtf: str
    precision: DatePrecision
    basis: DateBasis
    text: str
    span: SpanRecord


class Location(_Record):
    """The most specific place the text names; coordinates are WGS 84 degrees, null where no source gives them.

    `precision` says what the coordinates are of: the place itself, one near it, its district, governorate or country.
    `country` is an ISO 3166-1 alpha-2 code, XZ for seas, straits and regions that no one state holds.
    """

    name: str
    name_en: str | None = None
    kind: str | None = None
    parents: tuple[str, ...] = ()
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    precision: LocationPrecision = "none"
    span: SpanRecord


class Actor(_Record):
    """A party to the event; `name` is its short standard Arabic name, `text` the words of the article."""

    id: str | None = None
    name: str
    name_en: str | None = None
    category: str | None = None
    country: str | None = None
    role: ActorRole
    text: str
    span: SpanRecord


class Count(_Record):
    """How many people; "أكثر من 20" is 20 to null, a vague figure null to null with its words in `text`.

    `subset` marks a part of a total given elsewhere; `of` names the side the people belong to.
    """

    kind: CountKind
    low: int | None
    high: int | None
    approximate: bool = False
    subset: bool = False
    of: str | None = None
    group: Group | None = None
    text: str
    span: SpanRecord


class Person(_Record):
    """A named individual the event happened to, or who did it; `age` in years."""

    name: str
    role: PersonRole
    affiliation: str | None = None
    age: int | None = None
    span: SpanRecord


class Item(_Record):
    """Something seized, found or destroyed; `quantity` is null where the text gives no figure."""

    kind: ItemKind
    quantity: float | None = None
    text: str
    span: SpanRecord


class Attribution(_Record):
    """Who reports the event, and the verb they are quoted with."""

    source: str
    verb: str
    span: SpanRecord


class Evidence(_Record):
    """A passage that reports the incident, and the rule that read it there."""

    start: int
    end: int
    text: str
    rule: str


class Event(_Record):
    """One incident: who did what to whom, where, when, with how many people harmed or held."""

    id: str
    type: EventType
    status: Status = "reported"
    aggregate: bool = False
    date: DateRecord | None = None
    locations: tuple[Location, ...] = ()
    actors: tuple[Actor, ...] = ()
    counts: tuple[Count, ...] = ()
    people: tuple[Person, ...] = ()
    items: tuple[Item, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    summary: str = ""

    def __repr__(self) -> str:
        return f"<Event {self.id!r}: {self.type}, {self.summary!r}>"


class _Beside:
    """An article kept beside its record to be shown with it: no part of the record, its equality or its pickle."""

    __slots__ = ("article",)

    def __init__(self, article: object = None) -> None:
        self.article = article

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Beside)

    def __hash__(self) -> int:
        return hash(_Beside)

    def __reduce__(self) -> tuple[type[Self], tuple[()]]:
        return type(self), ()


class ArticleRecord(_Record):
    """What is known of the article itself; `language` is ISO 639-1."""

    id: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: datetime.date | None = None
    dateline: str | None = None
    language: str | None = None


class ArticleEvents(_Record):
    """An article's events, in the order in which the article first reports them; iterates over them.

    `warnings` tells, in English, what could not be read and which dates do not agree with themselves.
    """

    schema_version: int = SCHEMA_VERSION
    article: ArticleRecord
    events: tuple[Event, ...] = ()
    warnings: tuple[str, ...] = ()
    _beside: _Beside = PrivateAttr(default_factory=_Beside)

    def with_article(self, article: object) -> Self:
        """Return the same record with its article beside it, an Article or its text, to be highlighted in a notebook.

        `hadath.extract` does so itself. The record holds no document: the article is not in its JSON, its pickle or
        its equality.

        >>> import hadath
        >>> text = "قتل جندي في هجوم شرق حمص."
        >>> result = hadath.ArticleEvents.model_validate_json(hadath.extract(text).model_dump_json())
        >>> "جندي</mark>" in result.with_article(text)._repr_html_()
        True
        """
        copy = self.model_copy()
        copy._beside = _Beside(article)  # noqa: SLF001  # a record of the same class
        return copy

    def _repr_html_(self) -> str:
        from hadath.view.notebook import to_html

        return to_html(self, self._beside.article)

    def __repr__(self) -> str:
        return f"<ArticleEvents of {self.article.id!r}: {len(self.events)} events>"

    def __iter__(self) -> Iterator[Event]:  # type: ignore[override]  # events, not pydantic's fields
        return iter(self.events)

    def __len__(self) -> int:
        return len(self.events)

    def __bool__(self) -> bool:
        return True
