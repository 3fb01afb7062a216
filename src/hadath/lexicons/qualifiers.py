"""Cues that negate, plan, doubt or otherwise qualify what is beside them (qualifiers.toml)."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from hadath.errors import LexiconError
from hadath.lexicons.attributions import finite_forms
from hadath.lexicons.loading import read_toml
from hadath.lexicons.validation import check_choice, check_rows, check_tables
from hadath.text.fold import fold
from hadath.text.phrases import VERB, PhraseIndex, fold_phrase

FILE = "qualifiers.toml"
_TABLES = frozenset(("cue", "pseudo", "close", "past"))
EFFECTS = frozenset(
    ("negated", "denied", "planned", "conditional", "purpose", "attempted", "habitual", "background", "opinion")
) | {"legal", "comparison", "question"}
_DIRECTIONS = frozenset(("forward", "backward", "both"))
_FOLLOW = frozenset(("present", "year", "definite", "no_speech"))
_PREPOSITIONS = frozenset("بل")
_OPTIONS: dict[str, type] = {
    "effect": str, "direction": str, "reach": int, "commas": bool, "after": str, "follow": str, "forms": list,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class QualifierCue:
    """One cue: its `effect` on the words in its scope, the `direction` and `reach` of that scope in tokens
    (0: to the end of the clause), whether it runs over `commas`, the folded word `after` which it begins ("" for
    none), and the class of word that must `follow`, or for
    `no_speech` must not be near. `preposition` must be written on the next word ("طالب بـ").
    """

    id: str
    effect: str
    direction: str
    reach: int
    commas: bool = False
    after: str = ""
    follow: str = ""
    preposition: str = ""


def index_qualifiers(index: PhraseIndex) -> None:
    """Add cues as kind `qualifier` (an entry of None is a phrase that only looks like one) and `qualifier_close`."""
    tables = read_toml(FILE)
    check_tables(FILE, tables, _TABLES)
    for row in check_rows(FILE, tables, "cue", words="phrases", options=_OPTIONS):
        forms = list(finite_forms(FILE, row)) if "forms" in row else []
        for phrase in [*row["phrases"], *forms]:
            words, preposition = _split(phrase)
            index.add("qualifier", words, _to_cue(row, preposition), clitics=VERB)
    for row in check_rows(FILE, tables, "pseudo", words="phrases", options={}):
        for phrase in row["phrases"]:
            index.add("qualifier", phrase, None, clitics=VERB)
    for row in check_rows(FILE, tables, "close", words="phrases", options={}):
        for phrase in row["phrases"]:
            index.add("qualifier_close", phrase, row["id"], clitics=VERB)


@cache
def past_like_present() -> frozenset[str]:
    """Return the folded past verbs that begin with a teh as a present may ("وقد تمكن")."""
    rows = check_rows(FILE, read_toml(FILE), "past", words="phrases", options={})
    return frozenset(fold(phrase) for row in rows for phrase in row["phrases"])


def _split(phrase: str) -> tuple[str, str]:
    """Return a phrase without a lone preposition at its end, which news writes on the next word, and that."""
    words = phrase.split()
    if len(words) > 1 and words[-1] in _PREPOSITIONS:
        return " ".join(words[:-1]), words[-1]
    return phrase, ""


def _to_cue(row: dict[str, Any], preposition: str) -> QualifierCue:
    after = fold_phrase(row.get("after", ""))
    if row.get("reach", -1) < 0:
        raise LexiconError(f"{FILE}: {row['id']}: 'reach' must be 0 or more")
    return QualifierCue(
        id=row["id"],
        effect=check_choice(FILE, row, "effect", EFFECTS),
        direction=check_choice(FILE, row, "direction", _DIRECTIONS),
        reach=row["reach"],
        commas=row.get("commas", False),
        after=after[0] if after else "",
        follow=check_choice(FILE, row, "follow", _FOLLOW) if "follow" in row else "",
        preposition=preposition,
    )
