"""What each finder says of the words it found: the values of mentions, before any event is built of them."""

import datetime
from dataclasses import dataclass, field

from hadath.events import DateRecord


@dataclass(slots=True)
class ActorValue:
    """A party named or described in the text.

    `name` is the canonical short Arabic name ("قسد"); `id` its lexicon entry, null for one the rules made up
    ("الشرطة التركية"). `generic`: a role and no proper party ("مسلحون", "متظاهرون", "مدنيون", "مجهولون").
    `member`: the words name people of the party and not the party itself ("عناصر من داعش", "3 جنود أتراك").
    `source_only`: a news agency, monitor or office that reports and does not act.
    """

    name: str
    id: str | None = None
    name_en: str | None = None
    category: str | None = None
    country: str | None = None
    generic: bool = False
    member: bool = False
    source_only: bool = False


@dataclass(slots=True)
class PlaceValue:
    """A place, most specific name first.

    `name` is without head noun and direction ("سويدان الجزيرة"); `kind` the head noun's kind or the gazetteer's;
    `parents` the larger places the text itself gives, small to large; `candidates` the gazetteer rows it may be.
    `role`: event | dateline | origin | source | adjective; only `event` places can be where something happened.
    `certain` is false for a name that is also an ordinary word or a person and has no evidence for it beside it.
    """

    name: str
    kind: str | None = None
    parents: list[str] = field(default_factory=list)
    candidates: tuple[object, ...] = ()
    role: str = "event"
    relation: str | None = None  # in | near | north | south | east | west | from | to
    certain: bool = True


@dataclass(slots=True)
class DateValue:
    """A date as the words give it; `record` is set when the timeline has resolved it.

    `offset` is a number of days from another event's date ("بعد ثلاثة أيام من العملية"), null otherwise.
    `vague` words ("قبل أيام", "مؤخرا") give a mention without a record: they stop an older date from carrying on.
    """

    record: DateRecord | None = None
    offset: int | None = None
    vague: bool = False
    expression: object = None  # the finder's own reading, for the timeline
    published: datetime.date | None = None


@dataclass(slots=True)
class CountValue:
    """A number of people.

    `kind` is set where the noun itself says it ("قتيل", "جريح"); otherwise the trigger decides. `low` and `high` as
    in the record: both null for a vague figure. `subset`: part of a total ("بينهم 4 أطفال"). `joint` holds the kinds
    that share one figure ("15 بين قتيل وجريح"). `of` is a canonical actor name where the noun says it ("جندي" does
    not, "مدني" gives "مدنيون"). `other`: the noun is "آخرين". `replaces`: an older toll ("بعد أن كان 12").
    """

    low: int | None
    high: int | None
    noun: str | None = None
    kind: str | None = None
    joint: tuple[str, ...] = ()
    approximate: bool = False
    subset: bool = False
    group: str | None = None
    of: str | None = None
    other: bool = False
    replaces: bool = False


@dataclass(slots=True)
class TriggerValue:
    """A word or phrase that reports an event.

    `entry` is its lexicon entry. `form`: active | passive | verb (unvowelled: either) | masdar | noun | participle.
    `tense`: past | present | future | none. `number`: singular | dual | plural. `definite`: it repeats what was said.
    `pronoun`: the object or possessor written on it ("اعتقلته", "مقتلهم"), folded, or "".
    """

    entry: object
    form: str
    tense: str = "none"
    number: str = "singular"
    definite: bool = False
    pronoun: str = ""
    proclitics: str = ""


@dataclass(slots=True)
class PersonValue:
    """A named individual; `role_cue` is the role the words beside the name give (killed, arrested …), or null."""

    name: str
    affiliation: str | None = None
    age: int | None = None
    role_cue: str | None = None
    source: bool = False


@dataclass(slots=True)
class ItemValue:
    """Weapons, drugs, documents or vehicles; `kind` as in the record, `quantity` null where vague."""

    kind: str
    quantity: int | None = None


@dataclass(slots=True)
class AttributionValue:
    """Who says so: `source` in the words of the text, `verb` folded; `boast` for تبنى, `doubt` for زعم and ادعى,
    `deny` for نفى, `say` for the rest.
    """

    source: str
    verb: str
    force: str = "say"
