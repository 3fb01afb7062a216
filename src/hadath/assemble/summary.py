"""Write one English line about an event from its slots."""

from hadath.events import Actor, Count, Event, Location

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


def summarise(event: Event) -> str:
    """Return a line such as "SDF, Global Coalition arrested ISIS in Al-Hasakah, 2023-12-14: 38 arrested".

    Names without an English form stand in Arabic.
    """
    agents = _names(event.actors, ("agent", "partner"))
    targets = _names(event.actors, ("target",))
    label = event.type.replace("_", " ").capitalize()
    if event.type in _GATHERED and "Protesters" in targets:
        line = f"{label} met by {agents}" if agents else label
    elif event.type in _DONE and agents and targets:
        line = f"{agents} {_DONE[event.type]} {targets}"
    elif agents or targets:
        line = f"{label} by {agents}" if agents else f"{label} against {targets}"
    else:
        line = label
    if event.locations:
        line += " in " + ", ".join(dict.fromkeys(_place(place) for place in event.locations))
    if event.date is not None:
        line += f", {event.date.edtf}"
    figures = ", ".join(text for count in event.counts if not count.subset and (text := _figure(count)))
    return f"{line}: {figures}" if figures else line


def _names(actors: tuple[Actor, ...], roles: tuple[str, ...]) -> str:
    return ", ".join(dict.fromkeys(actor.name_en or actor.name for actor in actors if actor.role in roles))


def _place(place: Location) -> str:
    return place.name_en or place.name


def _figure(count: Count) -> str:
    if count.low is None:
        return f"{count.kind} up to {count.high}" if count.high is not None else f"some {count.kind}"
    if count.high is None:
        return f"{count.low} or more {count.kind}"
    return f"{count.low} {count.kind}" if count.low == count.high else f"{count.low} to {count.high} {count.kind}"
