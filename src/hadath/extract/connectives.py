"""Find the connectives that join or part clauses and point at partners, doers and aims."""

from hadath.document import Document, Mention
from hadath.lexicons.connectives import KINDS


def find_connectives(doc: Document) -> list[Mention]:
    """Return connectives as mentions of their own kinds (break, shift, partner, doer, aim), value the folded words."""
    return [
        Mention(kind, hit.first, hit.last, f"connectives.{kind}", " ".join(doc.keys(hit.first, hit.last)))
        for kind in KINDS
        for hit in doc.hits.get(kind, ())
    ]
