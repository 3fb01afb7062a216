"""Records made by hand, for the tests of what is done with records."""

from typing import Any

import hadath
from hadath.events import Event

SPAN = {"start": 0, "end": 4}
Row = dict[str, Any]


def made_event(kind: str = "armed_attack", **slots: object) -> Event:
    return Event.model_validate({"id": "a-1", "type": kind, **slots})


def made_result(*events: Event, **facts: object) -> hadath.ArticleEvents:
    article = {"id": "a", "title": "عنوان", **facts}
    return hadath.ArticleEvents.model_validate({"article": article, "events": events})


def made_count(kind: str, low: int | None, **slots: object) -> Row:
    return {"kind": kind, "low": low, "high": low, "text": "قتلى", "span": SPAN, **slots}


def made_actor(name: str, role: str, category: str | None, **slots: object) -> Row:
    """Return a party; one of the crowds has no id, others get one."""
    crowd = name in ("مدنيون", "متظاهرون", "مسلحون", "مجهولون", "مشاغبون")
    facts = {"id": None if crowd else f"xx.{len(name)}", "text": name, "span": SPAN}
    return {"name": name, "role": role, "category": category, **facts, **slots}


def made_place(name: str = "تدمر", **slots: object) -> Row:
    facts = {"name_en": "Palmyra", "country": "SY", "admin1": "Homs", "admin2": "Tadmur", "precision": "exact"}
    return {"name": name, "latitude": 34.55, "longitude": 38.27, "span": SPAN, **facts, **slots}


def made_date(start: str | None, end: str | None = None) -> Row:
    precision = "day" if end is None else "range"
    edtf = start or "XXXX-05-21"
    return {
        "start": start, "end": end or start, "edtf": edtf, "precision": precision, "basis": "explicit", "text": "يوم",
        "span": SPAN,
    }  # fmt: skip


ARMY = made_actor("الجيش السوري", "agent", "state_forces", country="SY", name_en="Syrian Armed Forces")
ISIS = made_actor("داعش", "agent", "rebel_group", name_en="Islamic State (ISIS)")
CIVILIANS = made_actor("مدنيون", "target", "civilians")
PROTESTERS = made_actor("متظاهرون", "target", "protesters")


def as_target(actor: Row) -> Row:
    return actor | {"role": "target"}
