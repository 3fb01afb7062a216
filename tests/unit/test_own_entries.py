"""A user's own parties, and extractors with own entries: beside each other, in workers, on the command line."""

import pickle
from pathlib import Path

import pytest

import hadath
from hadath.cli import MISUSE, OK, main

TEXT = "قتل شخصان في هجوم نفذه لواء فرسان زغبر على حاجز في خربة السدرات."
PLACES = "name,kind,country,latitude,longitude\nخربة السدرات,village,SY,{latitude},38.2\n"
ACTOR = """
[[actor]]
id = "mine.knights"
name = "لواء فرسان زغبر"
name_en = "{name_en}"
category = "rebel_group"
country = "SY"
"""
Seen = tuple[list[tuple[str | None, str | None]], list[float | None]]


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def entries(folder: Path, latitude: float = 34.5, name_en: str = "Knights") -> tuple[Path, Path]:
    folder.mkdir(exist_ok=True)
    return (
        write(folder / "places.csv", PLACES.format(latitude=latitude)),
        write(folder / "actors.toml", ACTOR.format(name_en=name_en)),
    )


def extractor(folder: Path, latitude: float = 34.5, name_en: str = "Knights") -> hadath.Extractor:
    places, actors = entries(folder, latitude, name_en)
    return hadath.Extractor(places=[places], actors=[actors])


def seen(result: hadath.ArticleEvents) -> Seen:
    (event,) = result.events
    agents = [(actor.id, actor.name_en) for actor in event.actors if actor.role == "agent"]
    return agents, [place.latitude for place in event.locations]


def actors_of(folder: Path, toml: str, text: str) -> list[tuple[str | None, str]]:
    own = hadath.Extractor(actors=write(folder / "mine.toml", toml))
    return [(actor.id, actor.name) for event in own.extract(text).events for actor in event.actors]


def test_places_and_actors_are_added(tmp_path: Path) -> None:
    assert seen(extractor(tmp_path).extract(TEXT)) == ([("mine.knights", "Knights")], [34.5])


def test_extractors_in_one_process_know_nothing_of_each_other(tmp_path: Path) -> None:
    one = extractor(tmp_path / "one", 10, "One")
    first = one.extract(TEXT)
    other = extractor(tmp_path / "other", 20, "Other")
    bare = hadath.Extractor()
    assert seen(other.extract(TEXT)) == ([("mine.knights", "Other")], [20.0])
    assert one.extract(TEXT) == first
    assert seen(first) == ([("mine.knights", "One")], [10.0])
    assert bare.extract(TEXT) == hadath.extract(TEXT)
    assert "mine." not in bare.extract(TEXT).model_dump_json()


def test_the_army_of_a_state_goes_by_its_entry(tmp_path: Path) -> None:
    toml = '[[actor]]\nid = "sy.army"\nname = "جيش الشام"\ncategory = "state_forces"\ncountry = "SY"\n'
    text = "قصف الجيش السوري بلدة سراقب."
    assert actors_of(tmp_path, toml, text) == [("sy.army", "جيش الشام")]
    assert [actor.name for actor in hadath.extract(text).events[0].actors] == ["الجيش السوري"]


def test_a_name_of_ours_stands_for_the_own_entry_alone(tmp_path: Path) -> None:
    toml = '[[actor]]\nid = "mine.sdf"\nname = "قسد"\ncategory = "rebel_group"\n'
    assert actors_of(tmp_path, toml, "قصفت قسد بلدة سراقب.") == [("mine.sdf", "قسد")]
    assert actors_of(tmp_path, toml, "قصفت قوات سوريا الديمقراطية بلدة سراقب.") == [("sy.sdf", "قسد")]


def test_an_entry_with_an_id_of_ours_replaces_it_under_all_its_names(tmp_path: Path) -> None:
    toml = '[defaults]\ncategory = "rebel_group"\n[[actor]]\nid = "sy.sdf"\nname = "لواء زغبر"\n'
    assert actors_of(tmp_path, toml, "قصف لواء زغبر بلدة سراقب.") == [("sy.sdf", "لواء زغبر")]
    assert "sy.sdf" not in [ident for ident, _ in actors_of(tmp_path, toml, "قصفت قسد بلدة سراقب.")]


def test_bad_actors_are_named_with_their_lines(tmp_path: Path) -> None:
    good = 'id = "mine.a"\nname = "لواء زغبر"\ncategory = "rebel_group"\n'
    rows = {
        'id = "mine.b"\nname = "لواء"\n': "line 5: mine.b: missing category",
        good.replace("rebel_group", "rebels"): "line 8: mine.a: no such category: rebels",
        good: "line 12: the id 'mine.a' is given twice",
        good + 'names = "لواء"\n': "line 16: mine.a: names must be a list of strings",
        good + "since = true\n": "line 21: mine.a: since must be a year",
        good + 'country = "Syria"\n': "line 26: mine.a: 'Syria' is no ISO 3166-1 alpha-2 code, such as SY",
        good + 'heads = ["zaghbar"]\n': "line 31: mine.a: no such noun: zaghbar",
        good + 'nmae = "x"\n': "line 36: mine.a: unknown key nmae",
        good.replace("لواء زغبر", "«»"): "line 41: mine.a: '«»' is no name",
    }
    path = write(tmp_path / "bad.toml", "".join(f"[[actor]]\n{row}" for row in (good, *rows)))
    with pytest.raises(hadath.LexiconError) as caught:
        hadath.Extractor(actors=[path])
    assert str(caught.value).split("\n  ") == [f"{path}: 9 bad entries", *rows.values()]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[actor]\n", "Expected ']]' at the end of an array declaration (at line 1, column 8)"),
        ("[[actors]]\n", "unknown table 'actors'; entries are [[actor]]"),
        ("actor = 1\n", "entries are [[actor]], and [defaults] is one table"),
        ("[[actor]]\n", "line 1: an actor without id: missing id, name, category"),
    ],
)
def test_a_bad_file_of_actors(tmp_path: Path, text: str, reason: str) -> None:
    path = write(tmp_path / "bad.toml", text)
    with pytest.raises(hadath.LexiconError) as caught:
        hadath.Extractor(actors=path)
    assert str(caught.value) == f"{path}: {reason}"


def test_workers_have_the_own_entries(tmp_path: Path) -> None:
    own = extractor(tmp_path)
    alone = list(own.extract_many([TEXT] * 70))
    assert list(own.extract_many([TEXT] * 70, workers=2)) == alone
    assert seen(alone[-1]) == ([("mine.knights", "Knights")], [34.5])


def test_an_extractor_can_be_pickled_without_its_files(tmp_path: Path) -> None:
    own = extractor(tmp_path)
    kept = pickle.dumps(own)
    for path in tmp_path.iterdir():
        path.unlink()
    assert pickle.loads(kept).extract(TEXT) == own.extract(TEXT)  # noqa: S301  # our own


def test_explain_shows_the_own_entries(tmp_path: Path) -> None:
    assert "actors.name" in str(extractor(tmp_path).explain(TEXT, published="2024-01-01"))


def test_relative_dates_are_counted_from_the_day_of_publication() -> None:
    text = "قتل جنديان أمس في هجوم في مدينة تدمر."
    (event,) = hadath.Extractor().extract(text, published="2024-01-02").events
    assert event.date is not None
    assert event.date.edtf == "2024-01-01"


@pytest.mark.parametrize("workers", ["1", "2"])
def test_command_extract(tmp_path: Path, workers: str) -> None:
    places, actors = entries(tmp_path)
    article = write(tmp_path / "a.txt", TEXT)
    output = tmp_path / "out.jsonl"
    own = ["--places", str(places), "--actors", str(actors), "--places", str(places)]
    assert main(["extract", str(article), "-o", str(output), "--workers", workers, *own]) == OK
    result = hadath.ArticleEvents.model_validate_json(output.read_text(encoding="utf-8"))
    assert seen(result) == ([("mine.knights", "Knights")], [34.5])


def test_command_show(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    places, actors = entries(tmp_path, name_en="Very Own Knights")
    article = write(tmp_path / "a.txt", TEXT)
    assert main(["show", str(article), "--explain", "--places", str(places), "--actors", str(actors)]) == OK
    shown = capfd.readouterr().out
    assert "actors.name " in shown
    assert "لواء فرسان زغبر" in shown


def test_command_report(tmp_path: Path) -> None:
    places, actors = entries(tmp_path, name_en="Very Own Knights")
    article, page = write(tmp_path / "a.txt", TEXT), tmp_path / "page.html"
    assert main(["report", str(article), "-o", str(page), "--places", str(places), "--actors", str(actors)]) == OK
    assert "Very Own Knights" in page.read_text(encoding="utf-8")


def test_command_names_a_bad_row_and_leaves_the_output_alone(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    bad = write(tmp_path / "bad.csv", "name,lat,lon\nتل زغبر,1,\n")
    article, output = write(tmp_path / "a.txt", TEXT), write(tmp_path / "out.jsonl", "kept")
    assert main(["extract", str(article), "-o", str(output), "--places", str(bad)]) == MISUSE
    assert capfd.readouterr().err == f"hadath: {bad}: line 2: longitude is missing beside its other half\n"
    assert output.read_text(encoding="utf-8") == "kept"
