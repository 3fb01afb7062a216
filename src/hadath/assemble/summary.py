"""Write one English line about an event from its slots."""

from collections.abc import Iterable

from hadath.events import Fields

_DONE = {
    "armed_clash": "clashed with",
    "armed_attack": "attacked",
    "assassination": "assassinated",
    "execution": "executed",
    "air_strike": "carried out air strikes on",
    "shelling": "shelled",
    "bombing": "bombed",
    "suicide_bombing": "carried out a suicide bombing against",
    "landmine": "laid a mine that hit",
    "abduction": "abducted",
    "arrest": "arrested",
    "raid": "raided",
    "seizure": "seized goods from",
    "bomb_disposal": "disposed of explosives of",
    "release": "released",
    "prison_break": "broke out of a prison of",
    "surrender": "surrendered to",
    "territory_change": "took territory from",
    "movement": "moved forces against",
    "restriction": "imposed restrictions on",
    "displacement": "displaced",
    "property_destruction": "destroyed property of",
    "protest": "protested against",
    "riot": "rioted against",
    "strike": "went on strike against",
    "agreement": "made an agreement with",
}

# Here the crowd is the doer; where it is only the target, force was used against it.
_GATHERED = frozenset(("protest", "riot"))


def summarise(event: Fields) -> str:
    """Return a line such as "SDF, Global Coalition arrested ISIS in Al-Hasakah, 2023-12-14: 38 arrested".

    Names without an English form stand in Arabic.
    """
    kind, date = event["type"], event["date"]
    agents = _names(event["actors"], ("agent", "partner"))
    targets = _names(event["actors"], ("target",))
    label = kind.replace("_", " ").capitalize()
    if kind in _GATHERED and "Protesters" in targets:
        line = f"{label} met by {agents}" if agents else label
    elif kind in _DONE and agents and targets:
        line = f"{agents} {_DONE[kind]} {targets}"
    elif agents or targets:
        line = f"{label} by {agents}" if agents else f"{label} against {targets}"
    else:
        line = label
    if event["locations"]:
        line += " in " + ", ".join(dict.fromkeys([_name(place) for place in event["locations"]]))
    if date is not None:
        line += f", {date['edtf']}"
    figures = ", ".join([text for count in event["counts"] if not count["subset"] and (text := _figure(count))])
    return f"{line}: {figures}" if figures else line


def _names(actors: Iterable[Fields], roles: tuple[str, ...]) -> str:
    return ", ".join(dict.fromkeys([_name(actor) for actor in actors if actor["role"] in roles]))


def _name(named: Fields) -> str:
    return str(named["name_en"] or named["name"])


def _figure(count: Fields) -> str:
    kind, low, high = count["kind"], count["low"], count["high"]
    if low is None:
        return f"{kind} up to {high}" if high is not None else f"some {kind}"
    if high is None:
        return f"{low} or more {kind}"
    return f"{low} {kind}" if low == high else f"{low} to {high} {kind}"
