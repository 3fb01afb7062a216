"""Fit the weights of the signs of likeness to the gold articles: python -m tests.gate.fit_likeness.

Drafts of a gold article belong to the event whose quotations cover their triggers. Every later draft is compared with
every incident told before it, built up from the right drafts; a logistic regression (Newton's method, a ridge of
`RIDGE`) gives each sign the weight that tells one incident from two best. Prints the weights for review, and how often
articles left out of the fit are judged right.
"""

import json
import logging
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from tests.gate.score import GOLD

import hadath
from hadath.article import Article
from hadath.assemble import likeness
from hadath.assemble.clauses import find_clauses
from hadath.assemble.drafts import Draft, Reading
from hadath.assemble.fill import fill_drafts
from hadath.assemble.merge import absorb
from hadath.assemble.own_signs import OWN_SIGNS
from hadath.assemble.qualifiers import drop_unreal
from hadath.extractor import Extractor
from hadath.pipeline import find_mentions

RIDGE = 5.0
FOLDS = 10
STEPS = 60
NAMES = [sign.__name__ for sign in (*OWN_SIGNS, *likeness.SIGNS)]
_LOGGER = logging.getLogger(__name__)

Row = dict[str, Any]


class Sample(NamedTuple):
    """One comparison: the article, how strongly each sign shows, and whether the two are one incident."""

    article: str
    signs: list[float]
    same: bool


def compare(extractor: Extractor, row: Row) -> Iterator[Sample]:
    """Return the comparisons of one gold article."""
    article: Article = hadath.read_article(row["text"], published=row["published"])
    reading, _ = find_mentions(extractor.read(article))
    quotations = [list(find_quotations(row["text"], event["quotes"])) for event in row["events"]]
    incidents: dict[int, Draft] = {}
    clauses = (drop_unreal(reading, clause) for clause in find_clauses(reading))
    for turn, draft in enumerate(fill_drafts(reading, clauses)):
        draft.turn = draft.last_told = turn
        mine = event_of(reading, draft, quotations)
        if mine is None:
            continue
        for number, incident in incidents.items():
            yield Sample(row["id"], read_signs(reading, incident, draft), number == mine)
        if mine in incidents:
            absorb(reading, incidents[mine], draft)
            incidents[mine].last_told = turn
        else:
            draft.standing = len(incidents)
            incidents[mine] = draft


def read_signs(reading: Reading, earlier: Draft, draft: Draft) -> list[float]:
    """Return how strongly each sign shows between two tellings, in the order of `NAMES`."""
    profiles = likeness.read_profile(reading, earlier), likeness.read_profile(reading, draft)
    pair = likeness.pair_of(*profiles)
    return [*(sign(reading, draft) for sign in OWN_SIGNS), *(sign(pair) for sign in likeness.SIGNS)]


def find_quotations(text: str, quotes: list[str]) -> Iterator[tuple[int, int]]:
    """Return where the quotations of an event stand."""
    for quote in quotes:
        at = text.find(quote)
        while at >= 0:
            yield at, at + len(quote)
            at = text.find(quote, at + 1)


def event_of(reading: Reading, draft: Draft, quotations: list[list[tuple[int, int]]]) -> int | None:
    """Return the number of the event whose quotations hold most of a draft's triggers, the shorter first."""
    starts = [reading.doc.starts[trigger.first] for trigger in draft.triggers]
    best, found = (0, 0.0), None
    for number, spans in enumerate(quotations):
        inside = [span for start in starts for span in spans if span[0] <= start < span[1]]
        shortest = min((end - begin for begin, end in inside), default=1)
        if inside and (len(inside), 1 / shortest) > best:
            best, found = (len(inside), 1 / shortest), number
    return found


def fit(signs: Any, same: Any) -> Any:  # noqa: ANN401  # arrays of numbers, whose types the dev extra does not ship
    """Return the weights of the signs and, last, the bias."""
    weights = np.zeros(signs.shape[1])
    ridge = np.full_like(weights, RIDGE)
    ridge[-1] = 0.01
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (likely - same) + ridge * weights
        curve = (signs.T * (likely * (1 - likely))) @ signs + np.diag(ridge)
        weights -= np.linalg.solve(curve, slope)
    return weights


def main() -> None:
    """Fit, and log the weights and how well they hold on articles left out."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    extractor, samples = Extractor(), []
    for name in ("seeds", "dev"):
        with (GOLD / f"{name}.jsonl").open(encoding="utf-8") as lines:
            samples += [sample for line in lines for sample in compare(extractor, json.loads(line))]
    signs = np.array([[*sample.signs, 1.0] for sample in samples])
    same = np.array([float(sample.same) for sample in samples])
    articles = sorted({sample.article for sample in samples})
    right = 0
    for number in range(FOLDS):
        out = np.array([sample.article in articles[number::FOLDS] for sample in samples])
        right += int(((signs[out] @ fit(signs[~out], same[~out]) > 0) == (same[out] > 0)).sum())
    _LOGGER.info("%d comparisons, %.3f judged right in articles left out", len(samples), right / len(samples))
    for name, weight in zip([*NAMES, "BIAS"], fit(signs, same), strict=True):
        _LOGGER.info("%-16s %5.1f   (now %s)", name, weight, likeness.WEIGHTS.get(name, likeness.BIAS))


if __name__ == "__main__":
    main()
