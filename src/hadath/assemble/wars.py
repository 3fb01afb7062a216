"""Tell the toll of a whole war, told as background to the news, from that of one incident."""

from hadath.assemble.drafts import Draft, Reading, Toll
from hadath.assemble.types import is_typed
from hadath.document import Mention
from hadath.lexicons.connectives import words

# From how many dead on a figure is a war's where the text speaks of one; from how many people on it is none of a day.
_OF_WAR = 1_000
_BEYOND_ANY = {"killed": 5_000, "injured": 20_000, "displaced": 1_000_000}
_REACH = 25  # tokens from the word for the war to what it cost, or back
_KILLED, _DISPLACED = "killed", "displaced"


def set_war_apart(reading: Reading, draft: Draft) -> None:
    """Mark a draft that tells what a war cost ("خلف النزاع 70 ألف قتيل"), which is a tally.

    Beside the dead of one incident, those of the war are left out: "قتل شرطيان في أحدث حلقات صراع خلف 70 ألف قتيل".
    """
    harmed = [toll for toll in draft.tolls if toll.kind in _BEYOND_ANY and not toll.subset]
    of_war = [toll for toll in harmed if _is_of_war(reading, draft, toll)]
    dead = [toll for toll in harmed if toll.kind == _KILLED and toll.low is not None]
    if of_war and any(toll not in of_war for toll in dead):
        draft.tolls = [toll for toll in draft.tolls if toll not in of_war]
        return
    draft.war = bool(of_war)
    draft.aggregate = draft.aggregate or draft.war
    again = [toll for toll in dead[1:] if toll in of_war]  # "قتل 400 ألف شخص و5 ملايين صاروا لاجئين"
    draft.tolls = [toll for toll in draft.tolls if toll not in again]
    if draft.outcome == "accident" and any(_speaks_of_war(reading, draft, toll.mention) for toll in of_war):
        draft.outcome = "armed_attack"


def may_be_of_war(draft: Draft) -> bool:
    """Tell whether what gives no figure may tell of a war: a title "مقتل الآلاف في سوريا", "وتسبب في نزوح الملايين"."""
    vague = {toll.kind for toll in draft.tolls if toll.vague}
    return (draft.title and _KILLED in vague) or (_DISPLACED in vague and len(vague) == len(draft.tolls) == 1)


def _is_of_war(reading: Reading, draft: Draft, toll: Toll) -> bool:
    number = toll.low or toll.high or 0
    if number >= _BEYOND_ANY[toll.kind]:
        return not (is_typed(draft) and "accident" in draft.votes)
    vague = toll.vague and not words("thousands").isdisjoint(reading.doc.keys(toll.mention.first, toll.mention.last))
    return toll.kind == _KILLED and (number >= _OF_WAR or vague) and _speaks_of_war(reading, draft, toll.mention)


def _speaks_of_war(reading: Reading, draft: Draft, dead: Mention) -> bool:
    """Tell whether a war is named in the clause: as what killed them, or as what they died in."""
    clause = draft.clauses[0]
    forms = reading.doc.forms[max(clause.first, dead.first - _REACH) : min(clause.last, dead.last + _REACH)]
    return any(not words("war").isdisjoint(form.rests) for form in forms)
