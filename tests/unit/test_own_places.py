"""A user's own places: the tables that are read, what they replace, and how a bad row is named."""

import csv
from pathlib import Path

import pytest

import hadath
from hadath.lexicons.gazetteer import Gazetteer, Place, gazetteer
from hadath.lexicons.loading import FOLDER
from hadath.lexicons.own.places import read_places
from hadath.text.phrases import fold_phrase

POINT = "34.55,38.20"


def write(folder: Path, text: str, name: str = "places.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text(text, encoding=encoding)
    return path


def read(folder: Path, *lines: str) -> list[Place]:
    return read_places(write(folder, "\n".join(lines)), gazetteer())


def named(folder: Path, name: str, *lines: str) -> list[tuple[str, str, str]]:
    """Return source, kind and country of the places that a name stands for beside own entries."""
    both: Gazetteer = gazetteer().with_own(read(folder, *lines))
    return [("own" if row.own else "ours", row.kind, row.country) for row in both.named(" ".join(fold_phrase(name)))]


def locate(folder: Path, text: str, *lines: str) -> hadath.events.Location:
    extractor = hadath.Extractor(places=[write(folder, "\n".join(lines))])
    (event,) = extractor.extract(text).events
    return event.locations[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators_and_encodings(tmp_path: Path, separator: str, encoding: str) -> None:
    rows = [
        ["Name ", "NAME_EN", "country", "Lat", "Lon", "remark"],
        ["خربة السدرات", "Sadrat", "SY", "34.5", "38", "x"],
    ]
    path = write(tmp_path, "\r\n".join(map(separator.join, rows)) + "\r\n\r\n", encoding=encoding)
    (place,) = read_places(path, gazetteer())
    assert (place.names, place.name_en, place.country) == (("خربة السدرات",), "Sadrat", "SY")
    assert (place.latitude, place.longitude, place.kind, place.population) == (34.5, 38.0, "", 0)
    assert place.own
    assert place.source == "own:places.csv"


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (
            "admin1Name_ar,admin1Pcode,admin2Name_ar,admin3Name_en,admin3Name_ar,admin3Pcode,admin3AltName1_ar,Lat,Long",
            "حمص,SY04,تدمر,Sadrat,خربة السدرات,SY040377,خربة السدرة,34.5,38.2",
        ),
        (
            "ADM0_EN,ADM1_EN,ADM1_AR,ADM2_EN,ADM2_AR,ADM3_EN,ADM3_AR,ADM3_PCODE,ADM3ALT1AR,date,Lat,Long",
            "Syria,Homs,حمص,Tadmor,تدمر,Sadrat,خربة السدرات,SY040377,خربة السدرة,2021-01-01,34.5,38.2",
        ),
        (
            "adm3_name,adm3_name1,adm3_ref_name,adm2_name,adm2_name1,adm1_name,adm1_name1,adm3_pcode,center_lat,center_lon",
            "Sadrat,خربة السدرات,خربة السدرة,Tadmor,تدمر,Homs,حمص,SY040377,34.5,38.2",
        ),
    ],
    ids=["adminName", "ADM", "adm_name"],
)
def test_gazetteers_of_ocha(tmp_path: Path, header: str, row: str) -> None:
    (place,) = read(tmp_path, header, row)
    assert (place.id, place.names, place.name_en) == ("own:SY040377", ("خربة السدرات", "خربة السدرة"), "Sadrat")
    assert (place.kind, place.country, place.admin1) == ("subdistrict", "SY", "sy.homs")
    assert place.admin2 == "sy.homs.tadmur"
    assert (place.latitude, place.longitude) == (34.5, 38.2)


def test_a_file_of_our_own_gazetteer_is_read(tmp_path: Path) -> None:
    text = (FOLDER / "places" / "sy.tsv").read_text(encoding="utf-8")
    places = read_places(write(tmp_path, text, "mine.tsv"), gazetteer())
    assert len(places) == text.count("\n") - 1 > 1000
    for place in places[::50]:
        ours = gazetteer().place(place.id)
        assert ours is not None
        for column in ("names", "name_en", "kind", "country", "admin1", "admin2", "latitude", "population", "common"):
            assert getattr(place, column) == getattr(ours, column), (place.id, column)


def test_rows_of_a_table_may_lie_in_each_other_whatever_their_order(tmp_path: Path) -> None:
    village, district, unit = read(
        tmp_path,
        "name,kind,country,admin1,admin2",
        "عين زغبر,village,LY,زغبرية,زغبر",
        "زغبر,district,LY,زغبرية,",
        "زغبرية,governorate,ليبيا,,",
    )[::-1]
    assert (village.admin1, village.admin2) == (unit.id, district.id)
    assert (district.admin1, unit.country) == (unit.id, "LY")


def test_a_unit_that_nobody_knows_becomes_one(tmp_path: Path) -> None:
    table = ("name,country,admin1,latitude,longitude", f"عين زغبر,LY,Zaghbar,{POINT}")
    place = locate(tmp_path, "قتل جندي في هجوم في عين زغبر.", *table)
    assert (place.admin1, place.country, place.precision) == ("Zaghbar", "LY", "exact")
    assert [unit.kind for unit in read(tmp_path, *table)] == ["", "governorate"]


def test_a_unit_tells_the_country(tmp_path: Path) -> None:
    (place,) = read(tmp_path, "name,admin1", "عين زغبر,محافظة البريمي")[:1]
    assert place.country == ""
    (place,) = read(tmp_path, "name,admin1", "عين زغبر,السويداء")
    assert (place.country, place.admin1) == ("SY", "sy.as-suwayda")


def test_the_spellings_of_news_find_a_place(tmp_path: Path) -> None:
    for text in ("عين زغبر", "عينزغبر", "عَين زغبر"):
        place = locate(tmp_path, f"قتل جندي في هجوم في {text}.", "name,latitude,longitude", f"عين زغبر,{POINT}")
        assert (place.latitude, place.kind, place.country) == (34.55, None, None)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("تدمر,city,SY", [("own", "city", "SY"), ("ours", "district", "SY")]),
        ("تدمر,district,SY", [("own", "district", "SY"), ("ours", "city", "SY")]),
        ("تدمر,,SY", [("own", "", "SY")]),
        ("تدمر,city,", [("own", "city", ""), ("ours", "district", "SY")]),
        ("تدمر,city,IQ", [("own", "city", "IQ"), ("ours", "city", "SY"), ("ours", "district", "SY")]),
    ],
)
def test_which_entries_of_a_name_stay(tmp_path: Path, row: str, expected: list[tuple[str, str, str]]) -> None:
    assert sorted(named(tmp_path, "تدمر", "name,kind,country", row)) == sorted(expected)


def test_an_entry_with_an_id_of_ours_replaces_it_under_all_its_names(tmp_path: Path) -> None:
    table = ("id,name,kind,country", "sy.homs,الحميصية,governorate,SY")
    assert ("own", "governorate", "SY") in named(tmp_path, "الحميصية", *table)
    assert ("ours", "governorate", "SY") not in named(tmp_path, "حمص", *table)
    assert ("ours", "governorate", "SY") in named(tmp_path, "حمص", "name,country", "زغبر,SY")


@pytest.mark.parametrize(
    ("row", "text", "latitude"),
    [
        ("سراقب,village,SY", "قتل جندي في هجوم في سراقب.", 1.5),
        ("سراقب,village,SY", "قتل جندي في هجوم في سراقب في محافظة إدلب.", 1.5),
        ("تدمر,,", "قتل جندي في هجوم على مدينة تدمر السورية.", 1.5),
        ("حمص,village,SY", "قتل جندي في هجوم في حمص.", 1.5),
        ("حمص,village,SY", "قتل جندي في هجوم في محافظة حمص.", 34.724),
        ("بغداد,village,SY", "قتل جندي في هجوم في بغداد.", 33.3406),
        ("بغداد,village,SY", "قتل جندي في هجوم في قرية بغداد في ريف حلب في سوريا.", 1.5),
    ],
)
def test_which_entry_a_text_means(tmp_path: Path, row: str, text: str, latitude: float) -> None:
    place = locate(tmp_path, text, "name,kind,country,latitude,longitude", f"{row},1.5,2.5")
    assert place.latitude == pytest.approx(latitude, abs=0.05)


@pytest.mark.parametrize(("cell", "found"), [("", False), ("yes", False), ("no", True), ("المصالحة", False)])
def test_a_name_that_is_also_a_word_needs_evidence(tmp_path: Path, cell: str, found: bool) -> None:
    lines = ("name,common,country,latitude,longitude", f"المصالحة,{cell},SY,1.5,2.5")
    extractor = hadath.Extractor(places=write(tmp_path, "\n".join(lines)))
    events = extractor.extract("قتل جندي في انفجار في المصالحة.").events
    assert bool(events and events[0].locations) is found


def test_bad_rows_are_all_named(tmp_path: Path) -> None:
    rows = {
        ",village,SY,1,2,": "line 2: no name",
        "تل زغبر,vilage,SY,1,2,": "line 3: kind 'vilage' is none of airport, ",
        "تل زغبر,village,Syrie,1,2,": "line 4: country 'Syrie' is neither a two-letter code nor a country's name",
        "تل زغبر,village,SY,91,2,": "line 5: latitude '91' is not between -90 and 90",
        "تل زغبر,village,SY,1,nan,": "line 6: longitude 'nan' is not between -180 and 180",
        "تل زغبر,village,SY,1,,": "line 7: longitude is missing beside its other half",
        "تل زغبر,village,SY,north,2,": "line 8: latitude 'north' is no number",
        "تل زغبر,village,SY,1,2,1.5": "line 9: population '1.5' is no whole number",
        "Tell,village,SY,1,2,": "line 10: the name 'Tell' has no Arabic letter",
        "تل زغبر,village,SY,1,2,3,4": "line 11: 7 cells, but 6 columns",
    }
    path = write(tmp_path, "\n".join(["name,kind,country,latitude,longitude,population", *rows, "تل زغبر,,,,,"]))
    with pytest.raises(hadath.LexiconError) as caught:
        hadath.Extractor(places=[path])
    first, *named_rows = str(caught.value).split("\n  ")
    assert first == f"{path}: 10 bad entries"
    for line, expected in zip(named_rows, rows.values(), strict=True):
        assert line.startswith(expected)


def test_at_most_twenty_rows_are_named(tmp_path: Path) -> None:
    with pytest.raises(hadath.LexiconError) as caught:
        read(tmp_path, "name", *["x"] * 30)
    lines = str(caught.value).split("\n  ")
    assert len(lines) == 22
    assert lines[-2:] == ["line 21: the name 'x' has no Arabic letter", "and 10 more"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b"title,lat\nx,1", "line 1: no column 'name' among 'title', 'lat'"),
        (b"name,lat,Lat\nx,1,1", "line 1: two columns are called 'lat'"),
        (b"PK\x03\x04\x14\x00", "a spreadsheet or archive; save it as CSV in UTF-8"),
        ("name\nتل".encode("cp1256"), "line 2: not in UTF-8; save it as UTF-8"),
        ("id,name\na,تل زغبر\na,تل عنبر".encode(), "line 3: the id 'a' is given twice"),
        (b'name\n"x\n' + b"x" * 200_000, "line 3: field larger than field limit (131072)"),
    ],
)
def test_a_bad_file_is_named_with_its_line(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(data)
    with pytest.raises(hadath.LexiconError) as caught:
        hadath.Extractor(places=[path])
    assert str(caught.value) == f"{path}: {reason}"


def test_a_runaway_cell_is_found_whatever_was_read_before(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(b'name\n"x\n' + b"x" * 200_000)
    before = csv.field_size_limit(1_000_000)
    try:
        with pytest.raises(hadath.LexiconError, match="line 3: field larger than field limit"):
            hadath.Extractor(places=[path])
    finally:
        csv.field_size_limit(before)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(hadath.LexiconError, match=r"none\.csv: No such file or directory"):
        hadath.Extractor(places=[tmp_path / "none.csv"])


def test_of_two_files_with_one_id_the_later_counts(tmp_path: Path) -> None:
    one = write(tmp_path, "id,name,latitude,longitude\na,تل زغبر,1,2", "one.csv")
    two = write(tmp_path, "id,name,latitude,longitude\na,تل زغبر,3,4", "two.csv")
    text = "قتل جندي في هجوم في تل زغبر."
    (event,) = hadath.Extractor(places=[one, two]).extract(text).events
    assert [place.latitude for place in event.locations] == [3.0]
