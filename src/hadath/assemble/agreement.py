"""Whether a verb can be told of those who stand before it: by number and gender, and by what stands between."""

from hadath.assemble.drafts import Reading, trigger_value
from hadath.document import Mention
from hadath.lexicons.connectives import words

_MEN = ("ون", "ين")
_ARTICLE = "ال"
_BETWEEN = 6  # tokens from a party to its verb, a day between


def can_do(reading: Reading, before: Mention, verb: Mention) -> bool:
    """Tell whether those before a verb may be its subject.

    Not men in the plural where the verb is of one force: "لاحقت الشرطة مهربين واعتقلت اثنين".
    """
    value = trigger_value(verb)
    of_force = value.form in ("active", "verb") and value.tense == "past" and reading.doc.key(verb.first).endswith("ت")
    return not (of_force and value.number == "singular" and reading.doc.key(before.first).endswith(_MEN))


def only_when(reading: Reading, start: int, end: int) -> bool:
    """Tell whether nothing stands between a party and a verb but a day, or "لا تزال"."""
    if end - start > _BETWEEN:
        return False
    days = {token for date in reading.within("date", start, end) for token in range(date.first, date.last)}
    others = (reading.doc.key(token) for token in range(start, end) if token not in days)
    return all(key in words("still") for key in others)


def men_who(reading: Reading, actors: list[Mention], verb: Mention) -> Mention | None:
    """Return the men of whom a plural verb right behind them tells what they did: "على مسلحين هاجموا مركزا"."""
    value = trigger_value(verb)
    if value.number != "plural" or value.proclitics or value.form not in ("active", "verb"):
        return None
    before = next((actor for actor in actors if actor.last == verb.first), None)
    if before is None or not reading.doc.key(before.first).endswith(_MEN):
        return None
    return None if reading.doc.key(before.first).startswith(_ARTICLE) else before
