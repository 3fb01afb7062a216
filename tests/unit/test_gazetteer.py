"""The gazetteer: its rows fit together, news' spellings find them, ambiguous names say so."""

from pathlib import Path

import pytest

from hadath.document import Document, Passage
from hadath.errors import LexiconError
from hadath.lexicons import gazetteer as module
from hadath.lexicons.gazetteer import Gazetteer, Place, gazetteer, index_places
from hadath.lexicons.loading import FOLDER
from hadath.lexicons.place_names import COLUMNS, digest_files, read_files
from hadath.text.phrases import PhraseIndex, fold_phrase
from hadath.text.scan import scan

SETTLEMENTS = {"capital", "city", "town", "village", "subdistrict", "quarter", "camp", "site"}
BUILT = {"crossing", "road", "base", "airport", "prison", "dam", "field", "port"}
NATURE = {"river", "lake", "sea", "desert", "mountain", "valley", "region", "island"}
KINDS = {"country", "governorate", "district"} | SETTLEMENTS | BUILT | NATURE
ARAB = (
    "DZ",
    "BH",
    "KM",
    "DJ",
    "EG",
    "IQ",
    "JO",
    "KW",
    "LB",
    "LY",
    "MR",
    "MA",
    "OM",
    "PS",
    "QA",
    "SA",
    "SO",
    "SD",
    "SY",
)


def named(name: str) -> tuple[Place, ...]:
    return gazetteer().named(" ".join(fold_phrase(name)))


def test_every_row_is_whole() -> None:
    for place in gazetteer():
        assert place.names, place.id
        assert place.kind in KINDS, place.id
        assert place.id.isascii(), place.id
        assert len(place.country) == 2, place.id
        assert (place.latitude is None) == (place.longitude is None), place.id
        assert place.latitude is None or (-90 <= place.latitude <= 90 and -180 <= (place.longitude or 0) <= 180), (
            place.id
        )
        assert place.source, place.id


def test_every_parent_is_a_unit_of_the_same_country() -> None:
    for place in gazetteer():
        for identifier in (place.admin1, place.admin2):
            unit = gazetteer().place(identifier) if identifier else None
            assert identifier is None or (unit is not None and unit.country == place.country), place.id
        assert gazetteer().country_place(place.country) is not None, place.id


def test_every_key_is_folded_as_text_is_and_finds_its_place_once() -> None:
    for place in gazetteer():
        for key in place.keys:
            assert " ".join(fold_phrase(key)) == key
            assert gazetteer().named(key).count(place) == 1
            assert dict(gazetteer().names_from(key.split(" ")[0]))[key] == gazetteer().named(key)


def test_every_row_is_found_by_its_id_though_no_other_file_is_read() -> None:
    files = read_files(FOLDER / "places")
    for source in files.values():
        own = Gazetteer(files, {})
        assert [row for row in source.decode().split("\n")[1:-1] if own.place(row.split("\t")[0]) is None] == []


@pytest.mark.parametrize(
    ("written", "identifier"),
    [
        ("ديرالزور", "sy.170794"),
        ("أبو كمال", "sy.174448"),
        ("البوكمال", "sy.174448"),
        ("كوباني", "sy.172256"),
        ("قامشلو", "sy.173377"),
        ("تل عفر", "iq.90393"),
        ("تلعفر", "iq.90393"),
        ("كفرنبل", "sy.168661"),
        ("كفر نبل", "sy.168661"),
        ("صنعا", "ye.71137"),
        ("أميركا", "us"),
        ("الولايات المتحدة", "us"),
        ("بريطانيا", "gb"),
        ("المملكة المتحدة", "gb"),
        ("كابول", "af.1138958"),
    ],
)
def test_the_spellings_of_news_find_the_place(written: str, identifier: str) -> None:
    assert identifier in [place.id for place in named(written)]


@pytest.mark.parametrize(
    ("name", "kind", "above"),
    [
        ("الباغوز", "village", ["البوكمال", "دير الزور", "سوريا"]),
        ("حاوي الحوايج", "village", ["الميادين", "دير الزور", "سوريا"]),
        ("غويران", "quarter", ["الحسكة", "الحسكة", "سوريا"]),
        ("مخيم الهول", "camp", ["الحسكة", "الحسكة", "سوريا"]),
        ("سجن الصناعة", "prison", ["الحسكة", "الحسكة", "سوريا"]),
        ("سنوني", "subdistrict", ["سنجار", "نينوى", "العراق"]),
        ("مخيم جباليا", "camp", ["شمال غزة", "قطاع غزة", "فلسطين"]),
        ("عيترون", "village", ["بنت جبيل", "النبطية", "لبنان"]),
    ],
)
def test_a_place_knows_the_units_that_hold_it(name: str, kind: str, above: list[str]) -> None:
    found = [place for place in named(name) if place.kind == kind]
    assert [[unit.names[0] for unit in gazetteer().parents(place)] for place in found] == [above]


@pytest.mark.parametrize(
    "name", ["الباب", "الثورة", "السلام", "البصيرة", "القائم", "بلد", "كيف حالك"[:3], "العاصمة", "أبو حسن"]
)
def test_a_name_that_is_a_word_or_a_man_needs_evidence(name: str) -> None:
    assert all(place.common for place in named(name))


@pytest.mark.parametrize(
    "name", ["حلب", "حمص", "غزة", "تعز", "عدن", "صعدة", "الموصل", "أبو غريب", "سوريا", "الرقة", "إدلب"]
)
def test_a_well_known_name_stands_alone(name: str) -> None:
    assert named(name)
    assert not any(place.common for place in named(name) if place.kind in ("country", "capital", "city", "governorate"))


def test_every_country_has_a_point_and_every_arab_country_its_capital() -> None:
    arab = {*ARAB, "TN", "AE", "YE"}
    capitals = {place.country for place in gazetteer() if place.kind == "capital"}
    assert arab <= capitals
    assert all(place.latitude is not None for code in arab if (place := gazetteer().country_place(code)))


def test_coordinates_come_only_from_geonames() -> None:
    own = {place.id for place in gazetteer() if place.source == "layer" and place.latitude is not None}
    assert own == {
        place.id for place in map(gazetteer().place, own) if place and place.kind in ("governorate", "district")
    }


def test_names_are_found_in_text_with_what_stands_before_them() -> None:
    index = PhraseIndex()
    index_places(index)
    text = "قصف على كفرنبل وبالحسكة، ثم للرقة"
    doc = scan(Document(text), [Passage(0, len(text), "body")], index)
    found = {(doc.words(hit.first, hit.last), hit.proclitics) for hit in doc.hits["place"]}
    assert found >= {("كفرنبل", ""), ("وبالحسكة", "وب"), ("للرقة", "ل")}


def test_names_that_a_build_grouped_are_those_of_the_files(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def read_compiled(name: str, digest: str) -> dict[str, str] | None:
        asked.extend((name, digest))
        return {"باب": "باب الهوي=sy.163345"}

    monkeypatch.setattr(module, "read_compiled", read_compiled)
    compiled = gazetteer.__wrapped__()
    assert asked == ["places", digest_files(read_files(FOLDER / "places"))]
    assert [place.id for place in compiled.named("باب الهوي")] == ["sy.163345"]
    monkeypatch.setattr(module, "read_compiled", lambda *_: None)
    assert [place.id for place in gazetteer.__wrapped__().named("طرطوس")] == [
        place.id for place in gazetteer().named("طرطوس")
    ]


HEADER = "\t".join(COLUMNS)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("id\tkeys\n", "header"),
        ("", "header"),
        (HEADER, "header or its end"),
        (HEADER + "\nxx.one\tone\n", "row 2 .* 2 cells"),
        (HEADER + ("\nxx.one\tone" + "\t" * 12) * 2 + "\n", "one id"),
        (HEADER + "\nxx.one\ta=b" + "\t" * 12 + "\n", "has a ="),
    ],
)
def test_a_broken_file_is_named(text: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "xx.tsv").write_text(text, encoding="utf-8")
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    with pytest.raises(LexiconError, match=rf"xx\.tsv.*{reason}"):
        gazetteer.__wrapped__()
