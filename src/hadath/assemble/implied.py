"""Parties that the text does not name and what happens implies: plain people, protesters."""

from hadath.document import Mention
from hadath.extract.actors.units import CIVILIANS, PROTESTERS, crowd_value


def civilians(first: int, last: int, rule: str) -> Mention:
    """Return plain people, told of by tokens `first` up to, not including, `last`, as a rule finds them."""
    return Mention("actor", first, last, rule, crowd_value(CIVILIANS))


def protesters(first: int, last: int, rule: str) -> Mention:
    """Return protesters, told of by tokens `first` up to, not including, `last`, as a rule finds them."""
    return Mention("actor", first, last, rule, crowd_value(PROTESTERS))
