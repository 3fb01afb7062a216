"""Say how an article was read: what `hadath.explain` returns."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hadath.document import Document, Mention
from hadath.pipeline import find_incidents, find_mentions

if TYPE_CHECKING:
    from hadath.assemble.drafts import Draft


@dataclass(frozen=True, slots=True)
class Trace:
    """An article's mentions, those that a longer one covered, and its incidents with the reasons of each.

    `dropped` pairs a mention with the one that covered it. `str(trace)` is a report to read.
    """

    doc: Document
    mentions: tuple[Mention, ...]
    dropped: tuple[tuple[Mention, Mention], ...]
    incidents: tuple["Draft", ...]

    def __str__(self) -> str:
        lines = [f"{m.kind:12} {m.rule:36} {self.doc.words(m.first, m.last)}" for m in self.mentions]
        lines.extend(f"{'dropped':12} {m.rule:36} {self.words(m)}  (inside {self.words(by)})" for m, by in self.dropped)
        for number, draft in enumerate(self.incidents, 1):
            lines.append(f"event {number}")
            lines.extend(f"  clause      {self.doc.words(c.first, c.last)}" for c in draft.clauses)
            lines.extend(f"  {part.role:11} {part.rule:36} {part.actor.name}" for part in draft.parts)
            lines.extend(f"  {reason}" for reason in draft.trace)
        return "\n".join(lines)

    def words(self, mention: Mention) -> str:
        """Return a mention's words as the article has them."""
        return self.doc.words(mention.first, mention.last)


def trace_document(doc: Document) -> Trace:
    """Return how an article that has been read is understood."""
    reading, dropped = find_mentions(doc)
    mentions = sorted((m for found in reading.mentions.values() for m in found), key=lambda m: (m.first, m.last))
    return Trace(reading.doc, tuple(mentions), tuple(dropped), tuple(find_incidents(reading)))
