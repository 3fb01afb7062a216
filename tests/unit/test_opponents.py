"""The other side of a fight, carried over from where the article tells it."""

from string import ascii_lowercase

from tests.stages import reading

from hadath.assemble.drafts import Draft, Part
from hadath.assemble.opponents import carry_opponents
from hadath.document import Mention
from hadath.mentions import ActorValue


def _part(name: str, role: str, token: int) -> Part:
    return Part(Mention("actor", token, token + 1, "actors.name", ActorValue(name)), role, "roles.possessor")


def _fight(parts: list[Part]) -> Draft:
    return Draft(clauses=[], parts=parts, votes={"armed_clash": 2})


def test_which_mention_of_a_common_enemy_is_taken_does_not_hang_on_the_order_of_a_set() -> None:
    told = [
        _fight([_part(name, "agent", at), _part("enemy", "target", 100 + at)])
        for at, name in enumerate(ascii_lowercase)
    ]
    joint = _fight([_part(name, "agent", 50 + at) for at, name in enumerate(ascii_lowercase)])
    carry_opponents(reading(""), [*told, joint])
    assert [part.mention.first for part in joint.parts if part.role == "target"] == [125]


def test_who_fights_somebody_is_fought_by_him() -> None:
    clash = _fight([_part("rebels", "agent", 0), _part("army", "target", 1)])
    advance = Draft(clauses=[], parts=[_part("army", "agent", 5)], votes={"territory_change": 2})
    carry_opponents(reading(""), [clash, advance])
    assert advance.names("target") == {"rebels"}


def test_no_state_fights_itself() -> None:
    def force(name: str, role: str, token: int) -> Part:
        value = ActorValue(name, category="state_forces", country="SY")
        return Part(Mention("actor", token, token + 1, "actors.name", value), role, "roles.possessor")

    raid = Draft(
        clauses=[], parts=[_part("others", "agent", 0), force("government", "target", 1)], votes={"air_strike": 2}
    )
    advance = Draft(
        clauses=[], parts=[_part("others", "agent", 4), force("army", "agent", 5)], votes={"territory_change": 2}
    )
    carry_opponents(reading(""), [raid, advance])
    assert advance.names("target") == set()
