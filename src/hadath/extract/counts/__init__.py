"""Find numbers of people: figures with their nouns, vague ones, duals and single persons, parts and older tolls."""

from hadath.document import Document, Mention
from hadath.extract.counts.rules import NOUN_RULES, NUMBER_RULES, QUANTITY_RULES, VICTIM_RULES, Rule
from hadath.extract.counts.view import View


def find_counts(doc: Document) -> list[Mention]:
    """Return every number of people in an article, each with a `CountValue`.

    Needs the hits of the numeral and count lexicons. Whether a bare noun ("جندي") counts is for the roles to decide.
    """
    view = View(doc)
    after = (token for end in view.cue_ends for token in range(end, end + 3))
    rules: dict[int, tuple[Rule, ...]] = dict.fromkeys(after, VICTIM_RULES)
    rules.update(dict.fromkeys(view.nouns, NOUN_RULES))
    rules.update(dict.fromkeys(view.quantities, QUANTITY_RULES))
    rules.update(dict.fromkeys(view.numerals, NUMBER_RULES))
    done = 0
    for token in sorted(rules):
        if token < done:
            continue
        for rule in rules[token]:
            found = rule(view, token)
            if found:
                view.mentions += found
                done = found[-1].last
                break
    return view.mentions
