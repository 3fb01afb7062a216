"""Whether a verb can be told of those who stand before it, by the number and gender of both."""

from hadath.assemble.drafts import Reading, trigger_value
from hadath.document import Mention

_MEN = ("ون", "ين")


def can_do(reading: Reading, before: Mention, verb: Mention) -> bool:
    """Tell whether those before a verb may be its subject.

    Not men in the plural where the verb is of one force: "لاحقت الشرطة مهربين واعتقلت اثنين".
    """
    value = trigger_value(verb)
    of_force = value.form in ("active", "verb") and value.tense == "past" and reading.doc.key(verb.first).endswith("ت")
    return not (of_force and value.number == "singular" and reading.doc.key(before.first).endswith(_MEN))
