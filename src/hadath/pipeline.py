"""From an article to its events: the whole way, stage by stage."""

from hadath.article import Article
from hadath.assemble.clauses import find_clauses
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
from hadath.extract import FINDERS
from hadath.lexicons.vocabulary import build_index
from hadath.text.phrases import PhraseIndex
from hadath.text.scan import scan


class Extractor:
    """Reads articles into events; holds the lexicons and the cache of words, so make one and keep it."""

    def __init__(self) -> None:
        self._index: PhraseIndex = build_index()

    def extract(self, article: Article) -> ArticleEvents:
        """Return the events of one article."""
        doc = self.read(article)
        reading, _ = find_mentions(doc)
        drafts = find_incidents(reading)
        events = tuple(to_event(reading, draft, f"{article.id}-{n}") for n, draft in enumerate(drafts, 1))
        return ArticleEvents(article=_article_record(article), events=events, warnings=article.warnings)

    def read(self, article: Article) -> Document:
        """Return an article's tokens, sentences and lexicon hits."""
        doc = Document(article.text, article.published, article.country, dateline=article.layout.dateline)
        return scan(doc, article.layout.passages, self._index)


def find_mentions(doc: Document) -> tuple[Reading, list[tuple[Mention, Mention]]]:
    """Return a document's mentions with their dates and places resolved, and those that others covered."""
    mentions = [mention for find in FINDERS for mention in find(doc)]
    kept, dropped = resolve_overlaps(mentions)
    resolve_dates(doc, kept.get("date", []))
    resolve_places(doc, kept.get("place", []))
    return Reading(doc, kept, _prepositions(doc)), dropped


def find_incidents(reading: Reading) -> list[Draft]:
    """Return the incidents an article reports, each once."""
    clauses = (drop_unreal(reading, clause) for clause in find_clauses(reading))
    return complete(reading, merge_drafts(reading, fill_drafts(reading, clauses)))


def _prepositions(doc: Document) -> dict[int, str]:
    """Return the prepositions written on words, as the lexicons' hits show them, by token."""
    return {
        hit.first: preposition
        for hits in doc.hits.values()
        for hit in hits
        if (preposition := hit.proclitics.lstrip("وف"))
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
