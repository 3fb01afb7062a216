"""Give the actors of a clause their roles, from how the clause is built.

Each rule looks at one trigger, or at one actor, and says what it knows; the first rule that speaks for an actor is
believed. Verb-subject-object and subject-verb-object, passives with "على يد", verbal nouns with the doer or the done-to
after them, light verbs ("شنّ هجوما"), "بين … و…", "ضد", "بدعم من".
"""

from collections.abc import Callable, Iterator
from typing import cast

from hadath.assemble.accused import claimed_or_accused, said_to_have_done
from hadath.assemble.assailants import kin_of_doer
from hadath.assemble.bystanders import takes_part
from hadath.assemble.cues import (
    after_preposition,
    aim_after_cue,
    doer_after_cue,
    doer_of_reply,
    is_force,
    loser_of_ground,
    only_laid,
    partner_after_cue,
)
from hadath.assemble.drafts import (
    Clause,
    Finding,
    Part,
    Reading,
    actor_value,
    trigger_end,
    trigger_entry,
    trigger_value,
)
from hadath.assemble.genitives import belongs, reaches
from hadath.assemble.objects import owner_before
from hadath.assemble.prepositions import is_asset, is_owned, is_site, preposition_of, stands_at_site
from hadath.assemble.syntax import (
    ARMED,
    FAR,
    NEAR,
    coordinated,
    deed_after,
    is_object,
    is_range,
    is_relative,
    likelier,
    reads_passive,
    run_from,
    subject_of,
    trigger_between,
)
from hadath.assemble.turns import turn_repellers, turn_supporters
from hadath.document import Mention
from hadath.lexicons.connectives import words
from hadath.mentions import PersonValue
from hadath.text.tokens import write_clitics

# Verbs of those who are attacked, and the rules that find who attacks them.
# Whoever finds the dead did not kill them.
_FINDS = frozenset(("other.body_found",))
_INTERCEPTS = frozenset(("armed_attack.intercept", "armed_attack.repel_missiles"))
_DONE_BY_FORCES = frozenset(("arrest", "property_destruction", "raid", "release"))
_BETWEEN, _SIDE = frozenset(("بين", "وبين")), frozenset(("جهه", "جانب", "طرف"))
_GATHERINGS = frozenset(("protest", "riot", "strike"))
_HARMED = frozenset(("killed", "injured", "arrested", "abducted"))
_HITS = frozenset(("accident.collide", "accident.run_over"))
_LAUNCHING = "shelling.launching"
_BLASTS = frozenset(("bombing", "suicide_bombing", "landmine"))


def assign_roles(reading: Reading, clause: Clause) -> list[Part]:
    """Return the agents, partners and targets of a clause, at most one role for each actor mention."""
    actors = [
        actor for actor in reading.within("actor", clause.first, clause.last) if takes_part(reading, clause, actor)
    ]
    parts: dict[int, Part] = {}
    for rule in RULES:
        for actor, role in rule(reading, clause, actors):
            parts.setdefault(actor.first, Part(actor, role, f"roles.{rule.__name__}"))
    turn_repellers(clause, parts)
    turn_supporters(reading, parts)
    return sorted(parts.values(), key=lambda part: part.mention.first)


def two_sides(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«اشتباكات بين الجيش وفصائل»: the side named first is the agent, the other the target."""
    keys = reading.doc.keys(clause.first, clause.last)
    if not actors or _BETWEEN.isdisjoint(keys):
        return
    for token, key in enumerate(keys, clause.first):
        if key not in _BETWEEN or is_range(reading, token):
            continue
        sides = run_from(reading, actors, token + 1, reach=NEAR)
        if not sides or trigger_between(clause, token, sides[0].first):
            continue  # "سيطر الجيش على طريق بين مدينتين بعد اشتباكات مع الفصائل"
        turn = next((at for at in range(token + 1, min(token + 3 * FAR, clause.last)) if _ends_side(reading, at)), None)
        one, other = sides[:1], sides[1:]
        if turn is not None:
            one = [actor for actor in actors if sides[0].first <= actor.first < turn]
            other = run_from(reading, actors, turn + 1, reach=NEAR)
        if not any(t.last <= token <= t.last + (_reach(t) if other else NEAR) for t in clause.triggers):
            continue
        yield from ((side, "agent") for side in one)
        yield from ((side, "target") for side in other)


def _reach(trigger: Mention) -> int:
    """Return how far "بين" with two sides may stand from its word: where and when they fight may come before it."""
    return 2 * FAR if trigger_entry(trigger).type == "armed_clash" else NEAR


def _ends_side(reading: Reading, token: int) -> bool:
    """Tell whether the first side of a fight ends with a token: "بين الجيش والشرطة من جهة، وفصائل من جهة أخرى"."""
    return reading.doc.key(token) in _SIDE and reading.doc.key(token - 1) == "من"


def doer_by_nation(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«بالرصاص الإسرائيلي», «القصف الجوي والمدفعي التركي»: the nationality of a deed or weapon is its doer's."""
    owned = [actor for actor in actors if actor.rule == "actors.deed_with_nation"]
    if not owned or any(trigger_entry(trigger).type in _GATHERINGS for trigger in clause.triggers):
        return
    for actor in owned:
        if any(trigger.first < actor.first <= trigger.last + 3 for trigger in clause.triggers):
            yield actor, "agent"
            yield from ((other, "agent") for other in coordinated(reading, actors, actor))


def doer_in_relative_clause(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«لغم زرعته ميليشيا الحوثي», «الغارات التي نفذتها طائرات»: the subject of a verb with the incident as object."""
    for actor in actors:
        verb = reading.doc.key(actor.first - 1)
        if len(verb) < 4 or verb in words("ascribed") or not verb.endswith(("ه", "ها")):
            continue
        if preposition_of(reading, actor) or only_laid(clause, verb):
            continue
        start = max(actor.first - NEAR, reading.doc.sentences[clause.sentence].first)
        before = reading.within("trigger", start, actor.first - 1)
        if any(trigger_value(t).form in ("noun", "masdar") for t in before) and is_relative(reading, actor.first - 1):
            yield actor, "agent"
            yield from ((other, "agent") for other in coordinated(reading, actors, actor))
    for actor in actors:
        if reading.doc.key(actor.last) in words("resumed") and not preposition_of(reading, actor):
            deeds = reading.within("trigger", actor.first - NEAR, actor.first - 1)
            if any(trigger_entry(deed).role in ("incident", "act") for deed in deeds):
                yield actor, "agent"  # "هجوم تمكنت القوات خلاله من"


def said_to_belong(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«اعتقلت شخصين للاشتباه بانتمائهما لداعش»: whoever is held for it is one of that party."""
    membership = words("membership")
    if not actors or write_clitics(membership).isdisjoint(reading.doc.keys(clause.first, clause.last)):
        return
    if not any("arrest" in (trigger_entry(t).type, *trigger_value(t).types) for t in clause.triggers):
        return
    for token in range(clause.first, clause.last):
        if not membership.isdisjoint(reading.doc.forms[token].rests):
            near = (actor for actor in actors if token < actor.first <= token + 3)
            yield from ((actor, "target") for actor in near if reading.doc.key(actor.first - 1) != "ضد")


def party_of_named(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«مقتل أبو أسامة القيادي في داعش»: the party of somebody named who came to harm."""
    for person in reading.within("person", clause.first, clause.last):
        value = cast(PersonValue, person.value)
        if value.affiliation is None or value.source or value.role_cue not in _HARMED:
            continue
        for actor in actors:
            beside = person.first - NEAR <= actor.first <= person.last + 2 * NEAR
            if beside and value.affiliation in reading.doc.words(actor.first, actor.last):
                yield actor, "target"


def leader_of_party(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«مقتل صالح الصماد رئيس المجلس السياسي التابع للحوثيين»: the armed party whose office somebody harmed held."""
    del actors
    for person in reading.within("person", clause.first, clause.last):
        value = cast(PersonValue, person.value)
        if value.source or value.role_cue not in _HARMED:
            continue
        if words("office").isdisjoint(reading.doc.keys(person.last, person.last + 2)):
            continue
        for actor in reading.within("actor", person.last, min(person.last + NEAR, clause.last)):
            if actor_value(actor).category in ARMED and not trigger_between(clause, person.last, actor.first):
                yield actor, "target"


def owner_of_vehicle(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«صدمته سيارة تابعة للسفارة», «اصطدمت عربة للجيش بحافلة»: whose vehicle it was that hit somebody."""
    for trigger in clause.triggers:
        if trigger_entry(trigger).id not in _HITS:
            continue
        near = (actor for actor in actors if trigger.last <= actor.first <= trigger.last + NEAR)
        for actor in near:
            written = reading.prepositions.get(actor.first)
            own = is_site(reading.doc.key(actor.first)) and not preposition_of(reading, actor)  # "مدرعة للجيش"
            if written == "ل" or own:
                yield actor, "agent"


def site_of_blast(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«فجر انتحاري نفسه أمام مقر الشرطة», «انفجار سيارة قرب نقطة للجيش»: whose site a bomb goes off at."""
    blasts = [trigger for trigger in clause.triggers if trigger_entry(trigger).type in _BLASTS] if actors else []
    for blast in blasts[-1:]:
        for actor in actors:
            if not blast.last <= actor.first <= blast.last + FAR:
                continue
            if stands_at_site(reading, actor) and not trigger_between(clause, blast.last, actor.first):
                yield actor, "target"
                break


def launcher_of_missile(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«اعترض الدفاع الجوي الصاروخ الحوثي»: whose missile is shot down has fired it."""
    if not any(trigger_entry(t).id in _INTERCEPTS and trigger_value(t).form != "noun" for t in clause.triggers):
        return
    for trigger in clause.triggers:
        if trigger_entry(trigger).type != "shelling" or trigger_value(trigger).form != "noun":
            continue
        owner = next(
            (a for a in actors if trigger.first < a.last and trigger.last - 1 <= a.first <= trigger.last + 1), None
        )
        if owner is not None and preposition_of(reading, owner) in ("", "ل"):
            yield owner, "agent"


def subject_of_verb(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«قصفت القوات بلدة», «القوات قصفت بلدة», «شنّ التحالف غارات»: the verb's subject.

    Of two that do it to each other the second is the target: «تبادل الجيش والمسلحون إطلاق النار».
    """
    for trigger in clause.triggers:
        entry, value = trigger_entry(trigger), trigger_value(trigger)
        if value.form not in ("active", "verb") or entry.subject not in ("agent", "target", "either", "both"):
            continue
        role = "target" if entry.subject == "target" else "agent"
        subject = None if _finds_the_killed(clause, trigger) else subject_of(reading, clause, trigger, actors)
        if subject is not None and not (value.form == "verb" and reads_passive(reading, trigger, subject)):
            yield subject, role
            fought = entry.subject == "both" and entry.type == "armed_clash"
            yield from ((other, "target" if fought else role) for other in coordinated(reading, actors, subject))


def _finds_the_killed(clause: Clause, trigger: Mention) -> bool:
    """Tell whether a clause tells of a killing and of who found the dead: "عثرت الشرطة على جثة شاب قتل بالرصاص"."""
    harm = (t for t in clause.triggers if t is not trigger and trigger_entry(t).role == "outcome")
    return trigger_entry(trigger).id in _FINDS and any(trigger_entry(t).count == "killed" for t in harm)


def object_of_verb(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«اعتقلت الشرطة ثلاثة متظاهرين», «استُهدفت القوات»: whom it was done to."""
    for trigger in clause.triggers:
        entry, value = trigger_entry(trigger), trigger_value(trigger)
        claims_lives = entry.subject == "none" and entry.role == "outcome" and value.complement is not None
        if value.form not in ("active", "verb", "passive") or (entry.object != "target" and not claims_lives):
            continue
        subject = None if claims_lives else subject_of(reading, clause, trigger, actors)
        if value.form == "passive" or (subject and reads_passive(reading, trigger, subject)):
            if subject is not None:
                yield subject, "target"
                yield from ((other, "target") for other in coordinated(reading, actors, subject))
            continue
        deed = deed_after(reading, trigger)
        doers = [subject, *coordinated(reading, actors, subject)] if subject is not None else []
        owner = owner_before(reading, trigger, actors, subject)
        if owner is not None:
            yield owner, "target"
            continue
        start = max(trigger_end(trigger), deed.last if deed else 0, *(doer.last for doer in doers))
        for actor in actors:
            if start < actor.last and actor.first <= start + NEAR and actor not in doers:
                if preposition_of(reading, actor) in ("", "علي") and not trigger_between(clause, start, actor.first):
                    yield actor, "target"
                    yield from ((other, "target") for other in coordinated(reading, actors, actor))
                break


def possessor(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«مقتل جندي», «هجوم مسلحين», «قصف الجيش»: the noun right after a verbal noun."""
    for trigger in clause.triggers if actors else ():
        entry, value = trigger_entry(trigger), trigger_value(trigger)
        fires = entry.id == _LAUNCHING  # "إطلاق الحوثيين صواريخ"
        acts = any(a.first == trigger.last and (fires or a.rule == "actors.state") for a in actors)  # "احتجاز إيران"
        whose = "agent" if acts else entry.subject if entry.role == "light" else entry.genitive
        if value.form not in ("masdar", "noun") or whose in ("none", "instrument", "place"):
            continue
        actor = _first_behind(reading, trigger, actors)
        if actor is None or not belongs(reading, clause, trigger, actor):
            continue
        if any(
            deed_after(reading, verb) is trigger for verb in reading.within("trigger", trigger.first - 3, trigger.first)
        ):
            continue
        done_to = next((a for a in actors if actor.last <= a.first <= actor.last + 4), None)
        role = whose if whose != "either" else likelier(reading, actor)
        if role == "target" and done_to is not None and _acts_upon(reading, actor, done_to):
            role = "agent"
        if role == "target" and value.form == "masdar" and is_force(actor) and entry.object == "target":
            role = "agent" if reading.prepositions.get(actor.last) == "ل" else role  # "قمع الجيش لمظاهرات"
        if entry.type in _DONE_BY_FORCES and actor.first == trigger.last and _is_state_force(reading, actor):
            role = "agent"  # "اعتقال الشرطة مشتبها به", "هدم الجيش منزلا"
        if role == "agent" and (is_owned(reading, actor) or is_object(reading, clause, trigger, actors)):
            role = "target"
        if not reaches(reading, trigger, actor, role):
            continue
        yield actor, role
        yield from ((other, role) for other in coordinated(reading, actors, actor))
        if role == "target" or entry.object != "target":
            continue
        if done_to is not None and preposition_of(reading, done_to) in ("", "ل", "علي"):
            yield done_to, "target"


def _is_state_force(reading: Reading, actor: Mention) -> bool:
    value, site = actor_value(actor), is_asset(reading.doc.key(actor.first).removeprefix("ال"))
    return is_force(actor) and value.category == "state_forces" and not (value.weak or site)


def _first_behind(reading: Reading, trigger: Mention, actors: list[Mention]) -> Mention | None:
    """Return the actor right behind a verbal noun, or in the figure there: "مقتل أكثر من 40 من عناصر النظام"."""
    reach = trigger.last + 4
    for count in reading.within("count", trigger.last, reach + 1):
        reach = max(reach, count.last + 1)
    behind = (actor for actor in actors if trigger.first < actor.first <= reach and trigger.last < actor.last)
    return next(behind, None)  # "قصف الطيران الحربي التابع للجيش"


def _acts_upon(reading: Reading, actor: Mention, other: Mention) -> bool:
    """Tell whether people right after a force make it the doer: "اعتقال الشرطة لشابين", "اعتقال القوات ستة أشخاص"."""
    victim = actor_value(other)
    if not is_force(actor) or not (victim.generic or victim.member):
        return False
    counted = other.first > actor.last and any(
        c.first >= actor.last for c in reading.within("count", actor.last, other.last)
    )
    return preposition_of(reading, other) in (("ل", "") if counted else ("ل",)) and other.first - actor.last <= 2


def owner_of_deed(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«استأنفت القوات هجومها»: the pronoun on an incident noun is its doer, named before it."""
    for trigger in clause.triggers:
        entry, value = trigger_entry(trigger), trigger_value(trigger)
        if not value.pronoun or value.form not in ("noun", "masdar") or entry.genitive not in ("agent", "either"):
            continue
        before = [actor for actor in actors if actor.last <= trigger.first and not preposition_of(reading, actor)]
        yield from ((actor, "agent") for actor in before[-1:])


def fights_with(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«سيطر الجيش بعد معارك مع الحوثيين»: who fights with somebody is the force named before."""
    for trigger in clause.triggers:
        if trigger_entry(trigger).type != "armed_clash" or trigger_value(trigger).form not in ("noun", "masdar"):
            continue
        other = next((actor for actor in actors if trigger.last <= actor.first <= trigger.last + NEAR), None)
        if other is None or preposition_of(reading, other) != "مع":
            continue
        before = [actor for actor in actors if actor.last <= trigger.first and is_force(actor)]
        yield from ((actor, "agent") for actor in before[-1:] if not preposition_of(reading, actor))


RULES: tuple[Callable[[Reading, Clause, list[Mention]], Iterator[Finding]], ...] = (
    partner_after_cue,
    doer_after_cue,
    doer_of_reply,
    claimed_or_accused,
    said_to_have_done,
    doer_by_nation,
    doer_in_relative_clause,
    two_sides,
    aim_after_cue,
    loser_of_ground,
    launcher_of_missile,
    subject_of_verb,
    object_of_verb,
    kin_of_doer,
    said_to_belong,
    party_of_named,
    leader_of_party,
    owner_of_vehicle,
    site_of_blast,
    after_preposition,
    possessor,
    owner_of_deed,
    fights_with,
)
