"""Tell how many are in a group whose members something happens to: "خلية من خمسة عناصر", later "اعتقال أفرادها"."""

from bisect import bisect_left

from hadath.assemble.drafts import Reading, count_value
from hadath.document import Mention
from hadath.lexicons.connectives import words

_COUNTS_BACK, _MOST_JOINED = 8, 4  # figures between the group and its members, and those of the group itself
_GROUP_BACK = 7  # tokens: "خلية خطيرة تابعة للتنظيم مكونة من ثلاثة رجال"
_MOST = 50  # people of a cell


def group_size(reading: Reading, count: Mention) -> int | None:
    """Return the number of all members of a group, where a vague figure is just them; null where no text tells it."""
    if not _are_all_members(reading, count):
        return None
    counts = reading.mentions["count"]
    at = bisect_left(counts, count.first, key=lambda other: other.first)
    before = range(at - 1, max(at - _COUNTS_BACK, 0) - 1, -1)
    after = range(at + 1, min(at + _COUNTS_BACK, len(counts)))
    for number in (*before, *after):
        if _is_made_of(reading, counts[number]):
            return _sum_joined(reading, counts[number : number + _MOST_JOINED])
    return None


def _are_all_members(reading: Reading, count: Mention) -> bool:
    """Tell whether a vague figure stands for all of a group: "أفرادها", "أفراد الخلية"."""
    value = count_value(count)
    if (value.low, value.high) != (None, None) or value.joint:
        return False
    rests = reading.doc.forms[count.first].rests
    if not words("its_members").isdisjoint(rests):
        return True
    if words("members").isdisjoint(rests):
        return False
    return reading.doc.key(count.first + 1).removeprefix("ال") in words("group")


def _is_made_of(reading: Reading, count: Mention) -> bool:
    """Tell whether a figure tells what a group is made of: "مجموعة مكونة من 4 أشخاص"."""
    first = max(reading.doc.sentence(count.first).first, count.first - _GROUP_BACK)
    keys = reading.doc.keys(first, count.first)
    made = [at for at, key in enumerate(keys) if key in words("made_of")]
    return (
        bool(made)
        and len(keys) - made[-1] <= 2 + (keys[-1] == "من")
        and not words("group").isdisjoint(keys[: made[-1]])
    )


def _sum_joined(reading: Reading, counts: list[Mention]) -> int | None:
    """Return the sum of a figure and those that "و" joins to it: "ثلاثة رجال وامرأة"."""
    total, end = 0, counts[0].first
    for count in counts:
        value = count_value(count)
        if count.first != end and not (count.first == end + 1 and reading.doc.key(end) == "و"):
            break
        if value.low is None or value.low != value.high or (total and value.subset):
            return total or None
        total, end = total + value.low, count.last
    return total if 0 < total <= _MOST else None
