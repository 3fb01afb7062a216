"""Write lexicons/name_stops.tsv: words that news uses often and that seldom follow a given name.

Such a word is no family name, so a personal name ends before it. Usage:

    python data/sources/build_name_stops.py ARTICLES.jsonl.gz

ARTICLES has one JSON object with a "text" a line. A word is listed if at least six articles use it and few of its uses
stand after a given name. Only single words and no text are taken from the articles.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from hadath.lexicons.people import GIVEN, read_given_names
from hadath.text.phrases import PhraseIndex
from hadath.text.tokens import SILENT, WORD, find_tokens

OUTPUT = Path(__file__).parents[2] / "src" / "hadath" / "lexicons" / "name_stops.tsv"
ARTICLES = 6
# A word is a family name where it follows a given name this often: of a share of its uses, at least so many times.
SHARES = ((1, 0.25), (3, 0.10))
# The same for words with the article and the ending of a family of origin ("الخطيب" no, "الدرعاوي" yes).
NISBA_SHARES = ((1, 0.07),)


def read_texts(path: Path) -> Iterator[str]:
    """Return the text of every article of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def find_stops(texts: Iterable[str], names: frozenset[str]) -> list[str]:
    """Return the folded words that are frequent and are seldom found after one of `names`, sorted."""
    articles: Counter[str] = Counter()
    uses: Counter[str] = Counter()
    after_name: Counter[str] = Counter()
    index = PhraseIndex()
    for text in texts:
        seen = set()
        named = False
        for match in find_tokens(text, 0, len(text)):
            form = index.form(match[0])
            if form.kind is SILENT:
                continue
            key = form.key
            if form.kind is WORD and not key.isascii():
                seen.add(key)
                uses[key] += 1
                after_name[key] += named
            named = not match[0].endswith("ى") and any(rest in names for rest in form.rests)
        articles.update(seen)
    return sorted(
        word
        for word, number in articles.items()
        if number >= ARTICLES and word not in names and not is_family_name(word, after_name[word], uses[word])
    )


def is_family_name(word: str, after_name: int, uses: int) -> bool:
    """Tell whether a word follows given names often enough to be a family name."""
    shares = NISBA_SHARES if word.startswith("ال") and word.endswith("ي") else SHARES
    return any(after_name >= least and after_name / uses >= share for least, share in shares)


def main() -> None:
    """Write the lexicon."""
    words = find_stops(read_texts(Path(sys.argv[1])), frozenset(read_given_names(GIVEN)))
    OUTPUT.write_text("word\n" + "".join(f"{word}\n" for word in words), encoding="utf-8")
    print(f"{len(words)} words written to {OUTPUT}")


if __name__ == "__main__":
    main()
