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
    `source_only`: a news agency, monitor or office that reports and does not act. `speaker`: here the party is only
    spoken for ("المتحدث باسم الجيش"). `anaphoric`: the name stands elsewhere in the article ("التنظيم").
    `weak`: a government, court or embassy, which mostly talks and seldom acts. `organ`: for an army, police or
    ministry, the id of its noun; where `country` is null too, the article does not say whose it is and `name` is the
    noun alone ("الشرطة"): `hadath.lexicons.actor_nouns.name_organ` completes it once the country is known.
    """

    name: str
    id: str | None = None
    name_en: str | None = None
    category: str | None = None
    country: str | None = None
    generic: bool = False
    member: bool = False
    source_only: bool = False
    speaker: bool = False
    anaphoric: bool = False
    weak: bool = False
    organ: str | None = None


@dataclass(slots=True)
class PlaceValue:
    """A place, most specific name first.

    `name` is without head noun and direction ("سويدان الجزيرة"); `kind` the head noun's kind or the gazetteer's;
    `parents` the larger places the text itself gives, small to large; `candidates` the gazetteer rows it may be.
    `role`: event | dateline | origin | source | metonym ("قالت واشنطن"); only `event` places can be where something
    happened. `certain` is false for a name that is also an ordinary word or a person and has no evidence for it
    beside it, and for a capital that is only described ("العاصمة السورية").
    `beside`: places it is only measured from ("غرب بغداد"); `larger`: the gazetteer rows of each parent that has any.
    `place` and `reason` are set when the place is resolved: the row chosen, and what decided; `home` is the country
    that nearly all of the article is about, or null.
    """

    name: str
    kind: str | None = None
    parents: list[str] = field(default_factory=list)
    candidates: tuple[object, ...] = ()
    role: str = "event"
    relation: str | None = None  # in | near | north | south | east | west | northeast … | from | to
    certain: bool = True
    beside: list[str] = field(default_factory=list)
    larger: tuple[tuple[object, ...], ...] = ()
    place: object = None
    reason: str | None = None
    home: object = None


@dataclass(slots=True)
class DateValue:
    """A date as the words give it; `record` is set when the timeline has resolved it.

    `offset` is a number of days from another event's date ("بعد ثلاثة أيام من العملية"), null otherwise.
    `vague` words ("قبل أيام", "مؤخرا") give a mention without a record: they stop an older date from carrying on.
    `statement`: the day is that of somebody's words and not of the event ("أعلن الجيش الثلاثاء مقتل …").
    `warning` tells in English what does not agree ("12 رجب 1445 الموافق 5 مايو 2020"), or is null. `joined`: its first
    word begins with a "و" or "ف" that is a conjunction ("والخميس", but not "فجر").
    """

    record: DateRecord | None = None
    offset: int | None = None
    vague: bool = False
    expression: object = None  # the finder's own reading, for the timeline
    published: datetime.date | None = None
    statement: bool = False
    warning: str | None = None
    joined: bool = False


@dataclass(slots=True)
class CountValue:
    """A number of people.

    `kind` is set where the noun itself says it ("قتيل", "جريح"); otherwise the trigger decides. `low` and `high` as
    in the record: both null for a vague figure. `subset`: part of a total ("بينهم 4 أطفال"). `joint` holds the kinds
    that share one figure ("15 بين قتيل وجريح"). `of` is a canonical actor name where the noun says it ("جندي" does
    not, "مدني" gives "مدنيون"). `other`: the noun is "آخرين". `replaces`: an older toll ("بعد أن كان 12").
    `company`: the people are somebody's who is told before them ("وثلاثة من مرافقيه", "وزوجته").
    `bare`: a noun in the singular or plural without any figure ("مقتل عنصر", "سقوط جرحى"), which is a count only where
    an event happens to it; duals, "أحد عناصر" and "عدد من" are not bare.
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
    bare: bool = False
    company: bool = False


@dataclass(slots=True)
class TriggerValue:
    """A word or phrase that reports an event.

    `entry` is its lexicon entry. `form`: active | passive | verb (unvowelled: either) | masdar | noun | participle.
    `tense`: past | present | future | none. `number`: singular | dual | plural. `definite`: it repeats what was said.
    `pronoun`: the object or possessor written on it ("اعتقلته", "مقتلهم"), folded, or "". `types`: the event types it
    may report, likeliest first; empty for outcomes, links and light verbs, which take theirs from what is beside them.
    `complement`: tokens (first, last) of the rest of a verb that is written apart ("ألقت … القبض على"), or of the noun
    that a light verb carries ("شنت … هجوما").
    """

    entry: object
    form: str
    tense: str = "none"
    number: str = "singular"
    definite: bool = False
    pronoun: str = ""
    proclitics: str = ""
    types: tuple[str, ...] = ()
    complement: tuple[int, int] | None = None


@dataclass(slots=True)
class PersonValue:
    """A named individual, without clitics and titles.

    `role_cue` is the role the words beside the name give (killed, arrested …), or null; `age` in years;
    `affiliation` the words of a party beside the name; `source`: the person reports or comments; `title` the words
    before the name that announced it, or null. `skip` is the number of code points of clitics on the first token.
    """

    name: str
    affiliation: str | None = None
    age: int | None = None
    role_cue: str | None = None
    source: bool = False
    title: str | None = None
    skip: int = 0


@dataclass(slots=True)
class ItemValue:
    """Weapons, drugs, documents, vehicles and the like.

    `kind` as in the record; `quantity` null where vague. `means`: the thing served to do it ("بسيارة مفخخة"). `skip` is
    the number of code points of clitics on the first token, which are not part of the phrase ("ودبابة"). `outcome` is
    what a word before it says became of it (seized, found, destroyed, crashed, intercepted), or null.
    """

    kind: str
    quantity: float | None = None
    means: bool = False
    skip: int = 0
    outcome: str | None = None


@dataclass(slots=True)
class AttributionValue:
    """Who says so: `source` in the words of the text, `verb` folded.

    `force`: say | boast (تبنى) | doubt (زعم، ادعى) | accuse (اتهم) | deny (نفى). `scope_first` up to `scope_last` are
    the tokens of what is said, `source_first` up to `source_last` those of the source; the latter are equal where the
    text names none. `party`: the source is a force that may itself have done it, and no agency, office or person.
    `accused_first` up to `accused_last` name whom an accusation is against. `skip`: letters of "و" or "ف" joined before
    the verb.
    """

    source: str
    verb: str
    force: str = "say"
    scope_first: int = 0
    scope_last: int = 0
    source_first: int = 0
    source_last: int = 0
    party: bool = False
    accused_first: int = 0
    accused_last: int = 0
    skip: int = 0


@dataclass(slots=True)
class QualifierValue:
    """A cue that says how real something is, and the tokens `first` up to `last` it says it of.

    `effect`: negated | denied | claimed | planned | conditional | purpose | attempted | habitual | background |
    opinion | legal | comparison | question. `entry`: the id of its lexicon entry.
    """

    effect: str
    first: int
    last: int
    entry: str
