"""From an article to its events: the whole way, stage by stage."""

from collections.abc import Callable, Iterator
from typing import cast

from hadath.article import Article
from hadath.assemble.clauses import find_clauses, has_core
from hadath.assemble.complete import complete
from hadath.assemble.drafts import Draft, Reading
from hadath.assemble.fill import fill_drafts
from hadath.assemble.geocode import resolve_places
from hadath.assemble.merge import merge_drafts
from hadath.assemble.overlaps import resolve_overlaps
from hadath.assemble.qualifiers import drop_unreal
from hadath.assemble.records import to_event
from hadath.assemble.timeline import resolve_dates
from hadath.document import Document, Mention
from hadath.events import ArticleEvents, ArticleRecord
from hadath.extract.actors import find_actors
from hadath.extract.attributions import find_attributions
from hadath.extract.connectives import find_connectives
from hadath.extract.counts import find_counts
from hadath.extract.dates import find_dates
from hadath.extract.items import find_items
from hadath.extract.people import find_people
from hadath.extract.places import find_places
from hadath.extract.qualifiers import find_qualifiers
from hadath.extract.triggers import find_triggers
from hadath.lexicons.connectives import words
from hadath.lexicons.gazetteer import Place
from hadath.lexicons.nationalities import load_nationalities
from hadath.lexicons.own import Lexicon
from hadath.mentions import ActorValue, AttributionValue, DateValue, PlaceValue
from hadath.text.scan import scan

# Every finder, in the order they run after that of the triggers.
FINDERS: tuple[Callable[[Document], list[Mention]], ...] = (
    find_actors,
    find_places,
    find_dates,
    find_counts,
    find_people,
    find_items,
    find_attributions,
    find_qualifiers,
    find_connectives,
)
_STATE_KINDS = frozenset(("country", "capital"))


def read_document(article: Article, lexicon: Lexicon) -> Document:
    """Return an article's tokens, sentences and lexicon hits."""
    doc = Document(article.text, article.published, article.country, dateline=article.layout.dateline)
    doc.gazetteer, doc.actors = lexicon.gazetteer, lexicon.actors
    return scan(doc, article.layout.passages, lexicon.index)


def find_events(article: Article, doc: Document) -> ArticleEvents:
    """Return the events of an article that has been read; one that names no deed is read no further."""
    triggers = find_triggers(doc)
    if not has_core(triggers):
        return ArticleEvents(article=_article_record(article), events=(), warnings=article.warnings)
    reading, _ = find_mentions(doc, triggers)
    drafts = find_incidents(reading)
    events = tuple(to_event(reading, draft, f"{article.id}-{n}") for n, draft in enumerate(drafts, 1))
    warnings = tuple(dict.fromkeys((*article.warnings, *_doubtful_dates(reading))))
    return ArticleEvents(article=_article_record(article), events=events, warnings=warnings)


def find_mentions(
    doc: Document, triggers: list[Mention] | None = None
) -> tuple[Reading, list[tuple[Mention, Mention]]]:
    """Return a document's mentions with their dates and places resolved, and those that others covered.

    `triggers` are the document's own, where they are found already.
    """
    mentions = find_triggers(doc) if triggers is None else list(triggers)
    for find in FINDERS:
        mentions += find(doc)
    kept, dropped = resolve_overlaps(mentions)
    resolve_dates(doc, kept.get("date", []))
    resolve_places(doc, kept.get("place", []))
    _add_states(doc, kept)
    return Reading(doc, kept, _prepositions(doc)), dropped


def _doubtful_dates(reading: Reading) -> Iterator[str]:
    """Return what is wrong with dates that contradict themselves: "الأحد 5 مايو 2020" is no Sunday."""
    for date in reading.mentions.get("date", ()):
        warning = cast(DateValue, date.value).warning
        if warning is not None:
            yield f'"{reading.doc.words(date.first, date.last)}": {warning}'


def _add_states(doc: Document, mentions: dict[str, list[Mention]]) -> None:
    """Let a capital or country that speaks, acts or is accused stand for its army, and for no scene.

    "أعلنت واشنطن أنها قتلت", "حملت أنقرة دمشق مسؤولية القصف", "طائرة تابعة للولايات المتحدة".
    """
    acting: set[int] = set()
    for attribution in mentions.get("attribution", ()):
        said = cast(AttributionValue, attribution.value)
        acting.update(range(said.source_first, said.source_last), range(said.accused_first, said.accused_last))
    states = []
    organs = {actor.last for actor in mentions.get("actor", ()) if actor.rule == "actors.organ_of_place"}
    for place in mentions.get("place", ()):
        if place.first in organs:
            continue  # «أعلنت شرطة بغداد»
        value = cast(PlaceValue, place.value)
        owner = doc.key(place.first - 1) in words("possessed")
        if value.role == "metonym" or owner or (place.first in acting and value.relation is None):
            army = _army(place)
            if army is not None:
                value.role = "metonym"
                states.append(Mention("actor", place.first, place.last, "pipeline.metonym", army))
    if states:
        mentions["actor"] = sorted((*mentions.get("actor", ()), *states), key=lambda mention: mention.first)


def _army(place: Mention) -> ActorValue | None:
    row = cast(PlaceValue, place.value).place
    stands = isinstance(row, Place) and (row.kind in _STATE_KINDS or cast(PlaceValue, place.value).role == "metonym")
    nation = load_nationalities().get(row.country) if isinstance(row, Place) and stands else None
    if nation is None:
        return None
    return ActorValue(name=nation.army, category="state_forces", country=nation.code, weak=True, anaphoric=True)


def find_incidents(reading: Reading) -> list[Draft]:
    """Return the incidents an article reports, each once."""
    clauses = (drop_unreal(reading, clause) for clause in find_clauses(reading))
    return complete(reading, merge_drafts(reading, fill_drafts(reading, clauses)))


def _prepositions(doc: Document) -> dict[int, str]:
    """Return the prepositions written on words, as the lexicons' hits show them, by token.

    A nation named there without one has none: "كوريا".
    """
    nations = {hit.first for hit in doc.hits.get("nationality", ()) if not hit.proclitics}
    return {
        hit.first: preposition
        for hits in doc.hits.values()
        for hit in hits
        if hit.proclitics and (preposition := hit.proclitics.lstrip("وف")) and hit.first not in nations
    }


def _article_record(article: Article) -> ArticleRecord:
    return ArticleRecord(
        id=article.id,
        title=article.title,
        source=article.source,
        url=article.url,
        published=article.published,
        dateline=article.dateline,
        language=article.language,
    )
