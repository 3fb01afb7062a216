"""Find the dates of an article."""

from hadath.extract.dates.finder import find_dates

__all__ = ["find_dates"]
