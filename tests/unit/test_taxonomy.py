import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest

from hadath.errors import LexiconError
from hadath.events import EventType
from hadath.lexicons import countries, taxonomy

# ACLED's event types and sub-event types, and PLOVER's events with their modes, as their codebooks list them.
ACLED = {
    "Battles": {"Government regains territory", "Non-state actor overtakes territory", "Armed clash"},
    "Protests": {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
        "Looting/property destruction", "Non-violent transfer of territory", "Other",
    },
}  # fmt: skip
PLOVER = {
    "SUPPORT": set(),
    "RETREAT": {"withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"},
    "PROTEST": {"demo", "riot", "strike-gen", "strike-lim", "strike-hun", "boycott", "obstruct"},
    "MOBILIZE": {"troops", "weapons", "police"},
    "COERCE": {
        "confiscate", "restrict", "ban", "censor", "curfew", "martial-law", "arrest", "deport", "withhold",
    },
    "ASSAULT": {
        "abduct", "beat", "torture", "execute", "sexual", "assassinate", "destroy", "primitive", "firearms",
        "explosives", "suicide-attack", "heavy-weapons",
    },
}  # fmt: skip


@pytest.fixture
def tables(project: Path) -> dict[str, Any]:
    return tomllib.loads((project / "src/hadath/lexicons/taxonomy.toml").read_text(encoding="utf-8"))


def test_every_type_has_its_row_and_labels() -> None:
    types = taxonomy.load_types()
    assert tuple(types) == get_args(EventType)
    assert all(entry.label_en.isascii() and not entry.label_ar.isascii() for entry in types.values())
    assert [name for name, entry in types.items() if entry.acled is None] == ["strike", "accident"]
    assert [name for name, entry in types.items() if entry.plover is None] == [
        "bomb_disposal", "prison_break", "accident", "other",
    ]  # fmt: skip


def test_sub_events_are_those_of_acled() -> None:
    entries = taxonomy.load_types().values()
    subs = {entry.acled for entry in entries if entry.acled} | {case.sub_event for e in entries for case in e.acled_if}
    assert len(subs) > 15
    assert [sub for sub in subs if sub.name not in ACLED[sub.event]] == []
    disorder = {
        "Protests": "Demonstrations", "Riots": "Demonstrations", "Strategic developments": "Strategic developments",
    }  # fmt: skip
    for sub in subs - {sub for sub in subs if sub.name.startswith("Excessive")}:
        assert sub.disorder == disorder.get(sub.event, "Political violence"), sub


def test_rows_of_sub_events_are_all_used(tables: dict[str, Any]) -> None:
    used = {row.get("acled") for row in tables["type"]}
    used |= {case["sub_event"] for row in tables["type"] for case in row.get("acled_if", ())}
    assert {row["sub_event"] for row in tables["acled"]} == used - {None}


def test_events_and_modes_are_those_of_plover() -> None:
    for entry in taxonomy.load_types().values():
        if entry.plover is not None:
            assert entry.mode is None or entry.mode in PLOVER[entry.plover], entry.id


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"acled": "Scuffle"}, "armed_clash: 'Scuffle'"),
        ({"acled_if": [{"weather": "bad", "sub_event": "Attack"}]}, "armed_clash: 'weather'"),
        ({"colour": "red"}, "armed_clash: unknown key 'colour'"),
        ({"id": "skirmish"}, "types of events"),
    ],
)
def test_slips_are_named(
    tables: dict[str, Any], change: dict[str, Any], reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables["type"][0] |= change
    monkeypatch.setattr(taxonomy, "_tables", lambda: tables)
    with pytest.raises(LexiconError, match=reason):
        taxonomy.load_types.__wrapped__()


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("العشرات من السكان", 10),
        ("وعشرات المدنيين", 10),
        ("بالمئات", 100),
        ("مئات الأشخاص", 100),
        ("آلاف النازحين", 1000),
        ("عشرات الآلاف", 10000),
        ("مئات آلاف السكان", 100000),
        ("عدد من الجنود", 3),
        ("قتلى", 3),
        ("", 3),
    ],
)
def test_vague_figures(words: str, figure: int) -> None:
    assert taxonomy.vague_figure(words) == figure


def test_codes_of_countries_are_those_of_iso() -> None:
    babel = pytest.importorskip("babel.core", reason="the extra html, which brings babel, is not installed")
    aliases = {code: names[0] for code, names in babel.get_global("territory_aliases").items() if len(names) == 1}
    known = countries.load_countries()
    assert len(known) > 240
    for code, country in known.items():
        if country.alpha3 is not None and country.numeric is not None:
            assert aliases[country.alpha3] == aliases[f"{country.numeric:03}"] == code
    assert len({country.numeric for country in known.values()} - {None}) == len(known) - 1
    assert countries.load_countries()["XK"].numeric is None


def test_every_country_with_places_of_its_own_has_its_regions(project: Path) -> None:
    folder = project / "src/hadath/lexicons/places"
    codes = {path.stem.upper() for path in folder.glob("*.tsv")} - {"WORLD"}
    known = countries.load_countries()
    assert len(codes) > 30
    assert {code for code in codes if known[code].acled_region is None or known[code].ucdp_region is None} == {"EH"}
    assert (known["EG"].acled_region, known["EG"].ucdp_region) == ("Northern Africa", "Middle East")


def test_a_country_is_in_one_region() -> None:
    with pytest.raises(LexiconError, match="SY is in A and in B"):
        countries._regions({"A": ["SY"], "B": ["SY"]})  # noqa: SLF001  # nothing else reads a broken table
