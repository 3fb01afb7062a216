"""Say how an article was read: what `hadath.explain` returns."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hadath.assemble.clauses import CORE
from hadath.assemble.drafts import trigger_entry
from hadath.document import Document, Mention
from hadath.pipeline import find_incidents, find_mentions

if TYPE_CHECKING:
    from hadath.assemble.drafts import Draft


@dataclass(frozen=True, slots=True)
class Trace:
    """An article's mentions, those that a longer one covered, and its incidents with the reasons of each.

    `dropped` pairs a mention with the one that covered it, `passed` the word of a deed that gave no event with the
    reason ("negated", "conditional", "too little is told"...). `str(trace)` is a report to read.
    """

    doc: Document
    mentions: tuple[Mention, ...]
    dropped: tuple[tuple[Mention, Mention], ...]
    passed: tuple[tuple[Mention, str], ...]
    incidents: tuple["Draft", ...]

    def __str__(self) -> str:
        lines = [f"{m.kind:12} {m.rule:36} {self.doc.words(m.first, m.last)}" for m in self.mentions]
        lines.extend(f"{'dropped':12} {m.rule:36} {self.words(m)}  (inside {self.words(by)})" for m, by in self.dropped)
        lines.extend(f"{'no event':12} {m.rule:36} {self.words(m)}  ({reason})" for m, reason in self.passed)
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
    incidents = find_incidents(reading)
    passed = sorted(((m, why) for m, why in reading.passed if trigger_entry(m).role in CORE), key=lambda p: p[0].first)
    return Trace(reading.doc, tuple(mentions), tuple(dropped), tuple(passed), tuple(incidents))
