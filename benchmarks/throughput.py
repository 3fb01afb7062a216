r"""Measure hadath on the seed articles: speed, the time of its parts, start-up and memory. Prints a table.

    python benchmarks/throughput.py [--seconds 5] [--jsonl articles.jsonl.gz]

The unit of cost is `re.findall(r"\w+")` over the same articles, measured in alternating blocks, so that the ratio
holds on a machine whose speed varies. Tools that people know are measured in the same blocks, each where it is
installed: the tokenisers of camel-tools and of spaCy's blank Arabic pipeline, and dateparser's search for dates.
"""

import argparse
import gzip
import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

SEEDS = sorted((Path(__file__).resolve().parents[1] / "data" / "seeds").glob("*.txt"))
_WORD_RE = re.compile(r"\w+")
_BREAKS_RE = re.compile(r"[.!?؟…:\n]+")
_START_UPS = 15
_FIRST_RESULT = "import hadath; print(hadath.extract('قتل جندي في بغداد.').model_dump_json(), flush=True)"
_GAZETTEER = """
import time
from hadath.lexicons.gazetteer import index_places
from hadath.text.phrases import PhraseIndex
began = time.perf_counter()
index = PhraseIndex()
index_places(index)
assert index.form("حلب").single
print(time.perf_counter() - began)
"""
_MOST_ARTICLES, _BLOCK = 300, 5
_GROWTH = (1, 8, 64)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seconds", type=float, default=5.0, help="CPU time for the measurement of speed")
    parser.add_argument("--jsonl", type=Path, help="further articles, a JSON object with the key text a line; gz too")
    options = parser.parse_args()
    seeds = [path.read_text(encoding="utf-8") for path in SEEDS]
    figures = [*measure_start(), *measure_memory(), *measure_speed(seeds, options.seconds)]
    if options.jsonl:
        figures += [(f"{options.jsonl.name}: {what}", figure) for what, figure in _measure_file(options)]
    figures += measure_growth(seeds)
    for what, figure in figures:
        print(f"{what:48} {figure:>34}")


def measure_speed(texts: Sequence[str], seconds: float) -> list[tuple[str, str]]:
    """Return articles a second with JSON out, and costs as multiples of finding the words of the same articles."""
    from hadath.api import extractor
    from hadath.article import read_article
    from hadath.pipeline import find_incidents, find_mentions

    articles = [read_article(text) for text in texts]
    engine = extractor()
    readings = [find_mentions(engine.read(article))[0] for article in articles]
    jobs: list[Callable[[int], object]] = [
        lambda n: _WORD_RE.findall(texts[n]),
        lambda n: read_article(texts[n]),
        lambda n: engine.read(articles[n]),
        lambda n: find_mentions(engine.read(articles[n])),
        lambda n: find_incidents(readings[n]),
        lambda n: engine.extract(read_article(texts[n])).model_dump_json(),
    ]
    peers = {name: _find_peer(load) for name, load in _PEERS.items()}
    installed = {name: run for name, run in peers.items() if run is not None}
    jobs.extend(lambda n, run=run: run(texts[n]) for run in installed.values())  # type: ignore[misc]  # bound at once
    words, layout, tokens, mentions, incidents, whole, *others = _alternate(jobs, len(texts), seconds)
    costs = dict(zip(installed, others, strict=True))
    parts = (layout, tokens, mentions - tokens, incidents, whole - layout - mentions - incidents)
    names = ("reading and layout", "tokens and lexicons", "finders, dates, places", "incidents", "records and JSON")
    return [
        ("articles a second, JSON out", f"{1 / whole:,.0f}"),
        ("\u00b5s an article, JSON out", f"{whole * 1e6:,.0f}"),
        (r"cost as a multiple of \w+", f"{whole / words:.1f}"),
        *((f"  of these {name}", f"{part / words:.1f}") for name, part in zip(names, parts, strict=True)),
        *((name, _beside(costs.get(name), whole, words)) for name in peers),
    ]


def _beside(cost: float | None, whole: float, words: float) -> str:
    if cost is None:
        return "not installed"
    return f"{1 / cost:,.0f}/s, {cost / words:.1f}, hadath {whole / cost:.1f} x"


def _load_camel_tools() -> Callable[[str], object]:
    from camel_tools.tokenizers.word import simple_word_tokenize

    return simple_word_tokenize  # type: ignore[no-any-return]  # it has no types


def _load_spacy() -> Callable[[str], object]:
    import spacy

    return spacy.blank("ar")  # type: ignore[no-any-return]  # as above, where it is not installed


def _load_dateparser() -> Callable[[str], object]:
    from dateparser.search import search_dates

    return lambda text: search_dates(text, languages=["ar"])


# By what they are called in the table; the figures are articles a second, the multiple of the cost of finding words,
# and how many times their cost hadath has.
_PEERS: dict[str, Callable[[], Callable[[str], object]]] = {
    "camel-tools simple_word_tokenize": _load_camel_tools,
    'spaCy blank("ar"), tokens only': _load_spacy,
    "dateparser search_dates, Arabic": _load_dateparser,
}


def _find_peer(load: Callable[[], Callable[[str], object]]) -> Callable[[str], object] | None:
    """Return what runs another tool on a text, or null where it is not installed."""
    try:
        return load()
    except ImportError:
        return None


def _measure_file(options: argparse.Namespace) -> list[tuple[str, str]]:
    opened = gzip.open if options.jsonl.suffix == ".gz" else open
    with opened(options.jsonl, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, _MOST_ARTICLES)]
    return measure_speed(texts, options.seconds)


def measure_growth(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Return the cost a letter of longer and longer texts, as multiples of the shortest, with and without sentences.

    The text is the articles' paragraphs once, 8 and 64 times over; "without sentences" leaves out breaks and marks.
    """
    from hadath.api import extractor
    from hadath.article import Article, read_article

    paragraphs = [
        article.text[passage.start : passage.end]
        for article in map(read_article, texts)
        for passage in article.layout.passages
    ]
    whole = "\n\n".join(paragraphs) + "\n\n"
    rows = []
    for name, text in (("with sentences", whole), ("without sentences", _BREAKS_RE.sub(" ", whole))):
        costs = []
        for times in _GROWTH:
            article = Article(id="long", text=text * times)
            extractor().extract(article)
            began = time.process_time()
            extractor().extract(article).model_dump_json()
            costs.append((time.process_time() - began) / times)
        rows.append((f"cost a letter, {name}, x1 x8 x64", " ".join(f"{cost / costs[0]:.2f}" for cost in costs)))
    return rows


def _alternate(jobs: Sequence[Callable[[int], object]], articles: int, seconds: float) -> list[float]:
    """Return the CPU seconds a job takes for an article; all jobs have a few articles in turn until the time is up."""
    spent = [0.0] * len(jobs)
    done = -articles  # the first round fills the caches, as in a long run
    while sum(spent) < seconds or done < articles:
        block = range(done % articles, min(done % articles + _BLOCK, articles))
        for number, job in enumerate(jobs):
            began = time.process_time()
            for article in block:
                job(article)
            spent[number] += time.process_time() - began
        done += len(block)
        if not done:
            spent = [0.0] * len(jobs)
    return [total / done for total in spent]


def measure_start() -> list[tuple[str, str]]:
    """Return the time of the import, of a process with one result and of the gazetteer: medians of fresh runs."""
    codes = {"import": "import hadath; print(flush=True)", "result": _FIRST_RESULT, "gazetteer": _GAZETTEER}
    for code in codes.values():
        _run(code)  # compiled by now
    runs = [{name: _run(code) for name, code in codes.items()} for _ in range(_START_UPS)]
    printed = {name: statistics.median(run[name][0] for run in runs) for name in codes}
    ended = statistics.median(run["result"][1] for run in runs)
    loaded = statistics.median(float(run["gazetteer"][2]) for run in runs)
    return [
        ("process start to import", f"{printed['import']:.2f} s"),
        ("process start to first result", f"{printed['result']:.2f} s"),
        ("  and to the end of the process", f"{ended:.2f} s"),
        ("gazetteer read, indexed, a name found", f"{loaded * 1000:.0f} ms"),
    ]


def _run(code: str) -> tuple[float, float, str]:
    """Return when a process printed a line, when it ended, both from its start, and what it printed."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", code]
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:  # noqa: S603  # ours
        assert process.stdout is not None  # noqa: S101  # it is a pipe
        line = process.stdout.readline()
        printed = time.perf_counter() - began
    if process.returncode or not line:
        raise subprocess.CalledProcessError(process.returncode, command)
    return printed, time.perf_counter() - began, line


def measure_memory() -> list[tuple[str, str]]:
    """Return the peak memory of a process that extracts the seeds; what this one holds counts, so ask it early."""
    code = (
        "import hadath, resource, sys, pathlib\n"
        "for path in sys.argv[1:]: hadath.extract(pathlib.Path(path).read_text(encoding='utf-8')).model_dump_json()\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
    )
    command = [sys.executable, "-c", code, *map(str, SEEDS)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  # our own code
    return [("peak memory", f"{done.stdout.strip()} MB")]


if __name__ == "__main__":
    main()
