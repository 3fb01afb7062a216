"""Measure what 50,000 places of a user's own cost: making the extractor, its memory, and reading articles with it.

    python benchmarks/own_entries.py [--places 50000] [--seconds 10] [--file mine.csv]

The places are those of our own gazetteer, so that articles name many of them, and then made-up ones with a fixed
seed, half of them one word, half with a first word that many villages share. The two extractors read the seed articles
in turn, so that the ratio holds on a machine whose speed varies.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

SEEDS = sorted((Path(__file__).resolve().parents[1] / "data" / "seeds").glob("*.txt"))
_HEADS = ("تل", "كفر", "عين", "خربة", "دير", "بيت", "أبو", "أم", "وادي", "رأس")
_ENDINGS = ("", "ة", "ين", "ية", "ات")
_LETTERS = "بتجحدرزسشصطعغفقكلمني"
_UNITS = (("SY", "حمص"), ("SY", "حلب"), ("IQ", "الأنبار"), ("YE", "تعز"), ("SD", "الجزيرة"), ("LY", "سبها"))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--places", type=int, default=50_000, help="how many are made up")
    parser.add_argument("--seconds", type=float, default=10.0, help="CPU time for the measurement of speed")
    parser.add_argument("--file", type=Path, help="a table of places to measure instead of made-up ones")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.file or Path(folder, "places.csv")
        if options.file is None:
            path.write_text("\n".join(list_places(options.places)), encoding="utf-8")
        for what, figure in measure(path, options.seconds):
            print(f"{what:48} {figure:>20}")


def list_places(number: int) -> Iterator[str]:
    """Return the lines of a table: the places of our gazetteer, then made-up ones."""
    from hadath.lexicons.gazetteer import gazetteer

    yield "name,name_en,kind,country,admin1,latitude,longitude"
    known = list(islice(gazetteer(), number))
    for row in known:
        point = (row.latitude, row.longitude) if row.latitude is not None else ("", "")
        english = (row.name_en or "").replace(",", "")
        yield f"{row.names[0]},{english},{row.kind},{row.country},{row.admin1 or ''},{point[0]},{point[1]}"
    chance = random.Random(1)  # noqa: S311  # made-up names, no secrets
    for place in range(number - len(known)):
        word = "".join(chance.choices(_LETTERS, k=chance.randint(4, 6))) + chance.choice(_ENDINGS)
        name = f"{chance.choice(_HEADS)} {word}" if place % 2 else word
        country, unit = chance.choice(_UNITS)
        yield f"{name},Place {place},village,{country},{unit},{chance.uniform(12, 36):.4f},{chance.uniform(10, 48):.4f}"


def measure(path: Path, seconds: float) -> list[tuple[str, str]]:
    """Return the time to make an extractor, its memory, and the cost of an article beside that without own places."""
    from hadath.article import read_article
    from hadath.extractor import Extractor

    memory = f"{_memory()}, {_memory(path)} MB"  # early: what this process holds counts
    plain = Extractor()
    began = time.process_time()
    Extractor()
    again = time.process_time() - began
    began = time.process_time()
    own = Extractor(places=[path])
    made = time.process_time() - began
    articles = [read_article(seed.read_text(encoding="utf-8")) for seed in SEEDS]
    spent = [0.0, 0.0]
    rounds = -1  # the first fills the caches
    while sum(spent) < seconds or rounds < 1:
        for number, extractor in enumerate((plain, own)):
            began = time.process_time()
            for article in articles:
                extractor.extract(article)
            spent[number] += time.process_time() - began
        rounds += 1
        spent = spent if rounds else [0.0, 0.0]
    before, after = (total / rounds / len(articles) for total in spent)
    return [
        ("a further extractor without own entries", f"{again:.2f} s"),
        (f"one with those of {path.name}", f"{made:.2f} s"),
        ("\u00b5s an article without", f"{before * 1e6:,.0f}"),
        ("\u00b5s an article with", f"{after * 1e6:,.0f}"),
        ("slower by", f"{(after / before - 1) * 100:.1f} %"),
        ("peak memory of a process without, with", memory),
    ]


def _memory(*places: Path) -> int:
    code = (
        "import hadath, resource, sys\n"
        "hadath.Extractor(places=sys.argv[1:]).extract('قتل جندي في بغداد.')\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
    )
    command = [sys.executable, "-c", code, *map(str, places)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603  # our own code


if __name__ == "__main__":
    main()
