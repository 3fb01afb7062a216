"""How many were killed in an event, by the conventions of the data sets that ask for one figure."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hadath.events import Count, Event
from hadath.lexicons.taxonomy import vague_figure

# From what the text says plainly to what only a convention gives; a sum is as sure as its least sure part.
EXACT, APPROXIMATE, LOWEST, CONVENTION = "exact", "approximate", "lowest", "convention"
NAMED, NONE = "named", "none"
_SURENESS = (EXACT, APPROXIMATE, LOWEST, CONVENTION)


class Fatalities(NamedTuple):
    """One figure, and what it rests on: `flag` is one of the words above."""

    figure: int
    flag: str


def death_counts(event: Event) -> list[Count]:
    """Return the counts of killed: the totals, or the parts where the text gives no total."""
    killed = [count for count in event.counts if count.kind == "killed"]
    return [count for count in killed if not count.subset] or killed


def are_apart(counts: Sequence[Count]) -> bool:
    """Tell whether figures are of different people and may be added: one figure, or each of another side.

    A part of a total is not apart from the people it leaves out.
    """
    sides = {count.of for count in counts}
    return not any(count.subset for count in counts) and (
        len(counts) == 1 or (len(sides) == len(counts) and all(sides))
    )


def has_deaths(event: Event) -> bool:
    """Tell whether the event says that anybody was killed."""
    counts = death_counts(event)
    return any(count.high != 0 for count in counts) or any(person.role == "killed" for person in event.people)


def acled_fatalities(event: Event) -> Fatalities:
    """Return ACLED's figure: the lowest that the text allows, a convention's for words, 0 where nothing is said.

    Figures of different sides are added up, of overlapping ones the highest counts; people killed who are only named
    are counted by their names.
    """
    counts = death_counts(event)
    if not counts:
        names = {person.name for person in event.people if person.role == "killed"}
        return Fatalities(len(names), NAMED) if names else Fatalities(0, NONE)
    parts = [_fatalities(count, event.counts) for count in counts]
    if are_apart(counts):
        return Fatalities(sum(part.figure for part in parts), _least_sure(part.flag for part in parts))
    figure, flag = max(parts, key=lambda part: part.figure)
    return Fatalities(figure, _least_sure((flag, LOWEST)))


def _least_sure(flags: Iterable[str]) -> str:
    return max(flags, key=_SURENESS.index)


def _fatalities(count: Count, others: Iterable[Count]) -> Fatalities:
    if count.low is not None:
        if count.low != count.high:
            return Fatalities(count.low, LOWEST)
        return Fatalities(count.low, APPROXIMATE if count.approximate else EXACT)
    joint = any(other.kind == "injured" and other.span == count.span for other in others)
    figure = vague_figure("" if joint or count.high is not None else count.text)
    return Fatalities(figure if count.high is None else min(figure, count.high), CONVENTION)
