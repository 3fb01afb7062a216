"""Read random strings of digits, month names and number words: no error, every value with its span, linear time.

Run: `python benchmarks/random_strings.py --strings 100000`. Prints how many values were found and what was wrong; then
the time a word of strings 64 times as long.
"""

import argparse
import random
import time
from collections import Counter

import hadath
from hadath.events import DateRecord
from hadath.numbers import NumberRecord

_MONTHS = (
    "كانون الثاني يناير جانفي شباط فبراير آذار مارس نيسان أيار مايو ماي حزيران تموز آب أيلول تشرين الأول جوان محرم"
)
_NUMBERS = (
    "واحد اثنان ثلاثة عشر عشرون وثلاثين مئة مائتين ثلاثمئة ألف ألفين آلاف مليون مليار نصف الأول الثالثة عشرة ونصف"
)
_AROUND = (
    "قبل بعد منذ في من إلى حتى بين يوم أيام أسبوع شهر عام سنة الماضي الجاري المقبل أمس اليوم السبت الخميس فجر مساء"
)
_MARKS = ["و", "/", "-", "،", ".", ":", "٫", "٬", ",", "(", ")", "\n", "الـ", "ب"]


def _digits(chance: random.Random) -> str:
    digits = chance.choice(("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"))
    return "".join(chance.choice(digits) for _ in range(chance.choice((1, 2, 2, 4, 8))))


def make_string(chance: random.Random, length: int) -> str:
    """Return a string of so many random words, digits and marks."""
    words = (_MONTHS + " " + _NUMBERS + " " + _AROUND).split()
    pieces = []
    for _ in range(length):
        pieces.append(
            chance.choice((chance.choice(words), chance.choice(words), _digits(chance), chance.choice(_MARKS)))
        )
        pieces.append(chance.choice((" ", " ", " ", "")))
    return "".join(pieces)


def find_faults(text: str, published: str | None) -> list[str]:
    """Return what is wrong with the values found in a string."""
    found: list[DateRecord | NumberRecord] = [*hadath.find_dates(text, published=published), *hadath.find_numbers(text)]
    return [
        f"{type(value).__name__} {value.text!r} in {text!r}"
        for value in found
        if not value.text or text[value.span.start : value.span.end] != value.text
    ]


def main() -> None:
    """Read the strings and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strings", type=int, default=100_000)
    count = parser.parse_args().strings
    chance = random.Random(7)  # noqa: S311  # strings to read, no secrets
    faults: Counter[str] = Counter()
    values = 0
    for number in range(count):
        text = make_string(chance, chance.randint(1, 24))
        published = "2018-05-03" if number % 2 else None
        try:
            faults.update(find_faults(text, published))
            values += len(hadath.find_dates(text, published=published)) + len(hadath.find_numbers(text))
        except Exception as error:  # noqa: BLE001  # whatever it is, it is what is looked for
            faults[f"{type(error).__name__}: {error} in {text!r}"] += 1
    print(f"{count} strings, {values} values, {sum(faults.values())} faults")
    for fault, _ in faults.most_common(10):
        print("  ", fault)
    for length in (500, 2_000, 8_000, 32_000):
        text = make_string(chance, length)
        began = time.perf_counter()
        hadath.find_dates(text, published="2018-05-03")
        hadath.find_numbers(text)
        print(f"{length} words: {(time.perf_counter() - began) / length * 1e6:.1f} microseconds a word")


if __name__ == "__main__":
    main()
