"""Find numbers of people: figures with their nouns, vague ones, duals and single persons, parts and older tolls."""

from hadath.document import Document, Mention
from hadath.extract.counts.rules import RULES
from hadath.extract.counts.view import View


def find_counts(doc: Document) -> list[Mention]:
    """Return every number of people in an article, each with a `CountValue`.

    Needs the hits of the numeral and count lexicons. Whether a bare noun ("جندي") counts is for the roles to decide.
    """
    view = View(doc)
    anchors = sorted({*view.numerals, *view.quantities, *view.nouns})
    done = 0
    for token in anchors:
        if token < done:
            continue
        for rule in RULES:
            found = rule(view, token)
            if found:
                view.mentions += found
                done = found[-1].last
                break
    return view.mentions
