"""The connectives that join clauses, as data (connectives.toml); indexed under kind "connective"."""

from functools import cache

from hadath.lexicons.loading import read_toml
from hadath.text.phrases import WHOLE, PhraseIndex, fold_phrase

KINDS = ("break", "shift", "partner", "doer", "aim")


def index_connectives(index: PhraseIndex) -> None:
    """Add every connective, bare and with a joined "و"; the entry of a hit is the connective's kind."""
    table = read_toml("connectives.toml")
    for kind in KINDS:
        for phrase in table[kind]:
            index.add(kind, phrase, kind, clitics=WHOLE)
            if not phrase.startswith("و"):
                index.add(kind, "و" + phrase, kind, clitics=WHOLE)


@cache
def words(kind: str) -> frozenset[str]:
    """Return the folded single words of a kind ("another", "back")."""
    return frozenset(key for phrase in read_toml("connectives.toml")[kind] for key in fold_phrase(phrase))
