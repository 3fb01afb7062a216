"""The five recipes of CONTRIBUTING.md, each walked on a copy of the package by touching what the recipe names only."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ACTOR = """
[[actor]]
id = "ly.palm_riders"
name = "كتيبة فرسان النخيل"
name_en = "Palm Riders Brigade"
names = ["فرسان النخيل"]
category = "political_militia"
source = "https://ar.wikipedia.org/wiki/ليبيا"
examples = ["اعتقلت كتيبة فرسان النخيل ثلاثة مهربين"]
traps = ["زار الفرسان واحة النخيل"]
"""
TRIGGER = """
[[trigger]]
id = "abduction.zahlaf"
past = "زحلف"
present = "يزحلف"
masdar = ["زحلفة"]
source = "a verb of our own"
object = "target"
genitive = "target"
count = "abducted"
examples = ["زحلف مسلحون ثلاثة مدنيين قرب البلدة"]
"""
LAYER = """name	variants	kind	admin1	admin2	name_en	geonames_id	source	note
إيش سور ألزيت	إيش على ألزيت	town			Esch-sur-Alzette		https://ar.wikipedia.org/wiki/لوكسمبورغ
"""
EXPORTER = '''"""The types of events."""

from collections.abc import Iterable
from typing import TextIO

from hadath.events import ArticleEvents


def to_types(results: Iterable[ArticleEvents], stream: TextIO) -> None:
    """Write the type of every event, one a line."""
    stream.writelines(f"{event.type}\\n" for result in results for event in result)
'''
NOUNS = """
[[nouns]]
id = "stranded"
kind = "stranded"
source = "a noun of our own"
examples = ["إنقاذ 30 زحلوفا"]
broken = { "زحلوف" = ["زحاليف"] }
"""
STRANDING = """
[[trigger]]
id = "accident.zahlaf"
past = "تزحلف"
present = "يتزحلف"
masdar = ["تزحلف"]
source = "a verb of our own"
subject = "target"
count = "stranded"
examples = ["تزحلف عشرات السياح في الجبال"]
"""
# What a newcomer would try; the last line of what it prints is the answer as JSON.
READ = """
import json, sys
import hadath
assert hadath.__file__.startswith(sys.argv[1]), hadath.__file__
results = [hadath.extract(text) for text in json.loads(sys.argv[2])]
print(json.dumps([[event.model_dump(mode="json") for event in result] for result in results]))
if len(sys.argv) > 3:
    from hadath.cli import main
    main(["extract", sys.argv[3], "--format", "types", "-o", sys.argv[4]])
"""
BUILD = """
import sys
from pathlib import Path
import build_places
from build_places import build
build_places.read_cities, build_places.read_units = list, dict
build_places.read_countries = lambda: [
    {"iso": "LU", "name": "Luxembourg", "capital": "Luxembourg", "population": 600000, "geonameid": 2960313}
]
build_places.read_country_names = lambda: {"LU": ["لوكسمبورغ"]}
(Path(sys.argv[1]) / "lu.tsv").write_text(build()["lu.tsv"], encoding="utf-8")
"""


TEXTS = {
    "actor": "اعتقلت كتيبة فرسان النخيل ثلاثة مهربين في مدينة سبها.",
    "other name": "هجوم لفرسان النخيل على حاجز في مدينة سبها",
    "active": "زحلف مسلحون ثلاثة مدنيين في درعا.",
    "passive": "زُحلف ثلاثة مدنيين على يد مسلحين في درعا.",
    "masdar": "زحلفة ثلاثة مدنيين على يد مسلحين في درعا",
    "place": "قتل شرطي في هجوم في مدينة إيش سور ألزيت في لوكسمبورغ.",
}


class Walked(NamedTuple):
    """What a package reads in which all recipes but the last were walked: events by text, and a file of the format."""

    events: dict[str, list[dict[str, Any]]]
    written: str


def copy_package(project: Path, folder: Path) -> Path:
    """Return a copy of the package."""
    ignored = shutil.ignore_patterns("__pycache__")
    return Path(shutil.copytree(project / "src" / "hadath", folder / "hadath", ignore=ignored))


def run(folder: Path, code: str, *arguments: str) -> str:
    """Return what code prints that finds the modules of a folder first; fails with its error."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, check=False, text=True, env=environment)  # noqa: S603  # our own command
    assert done.returncode == 0, done.stderr
    return done.stdout


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def add_country(project: Path, copy: Path, folder: Path) -> None:
    """Add a code and a layer, and build the file of that country; the packages it is made from are stood in for."""
    sources = Path(shutil.copytree(project / "data" / "sources", folder / "sources"))
    for scope in ("every_place", "detailed"):
        replace(sources / "manifest.toml", f'{scope} = [\n    "DZ"', f'{scope} = [\n    "LU", "DZ"')
    for layer in (sources / "layers").glob("*.tsv"):
        layer.unlink()
    (sources / "layers" / "lu.tsv").write_text(LAYER, encoding="utf-8")
    run(sources, BUILD, str(copy / "lexicons" / "places"))


def add_format(copy: Path) -> None:
    (copy / "export" / "types.py").write_text(EXPORTER, encoding="utf-8")
    replace(copy / "export" / "__init__.py", "EXPORTERS = {\n", 'EXPORTERS = {\n    "types": Format("types"),\n')


@pytest.fixture(scope="module")
def walked(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Walked:
    folder = tmp_path_factory.mktemp("recipes")
    copy = copy_package(project, folder)
    append(copy / "lexicons" / "actors" / "ly.toml", ACTOR)
    append(copy / "lexicons" / "triggers" / "abduction.toml", TRIGGER)
    add_country(project, copy, folder)
    add_format(copy)
    article, written = folder / "article.txt", folder / "types.txt"
    article.write_text(TEXTS["active"], encoding="utf-8")
    found = json.loads(run(folder, READ, str(copy), json.dumps([*TEXTS.values()]), str(article), str(written)))
    return Walked(dict(zip(TEXTS, found, strict=True)), written.read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", ["actor", "other name"])
def test_an_actor_is_one_block(walked: Walked, text: str) -> None:
    (event,) = walked.events[text]
    agents = [actor for actor in event["actors"] if actor["role"] == "agent"]
    assert [(actor["id"], actor["name"], actor["country"]) for actor in agents] == [
        ("ly.palm_riders", "كتيبة فرسان النخيل", "LY")
    ]


@pytest.mark.parametrize("text", ["active", "passive", "masdar"])
def test_a_trigger_verb_is_one_block_and_its_forms_are_made(walked: Walked, text: str) -> None:
    (event,) = walked.events[text]
    assert event["type"] == "abduction"
    assert {"agent مسلحون", "target مدنيون"} == {f"{actor['role']} {actor['name']}" for actor in event["actors"]}
    assert ("abducted", 3) in [(count["kind"], count["low"]) for count in event["counts"]]


def test_places_of_a_country_are_a_code_and_a_layer(walked: Walked) -> None:
    (event,) = walked.events["place"]
    (place,) = event["locations"]
    assert (place["name"], place["country"], place["name_en"]) == ("إيش سور ألزيت", "LU", "Esch-sur-Alzette")
    assert place["parents"] == ["لوكسمبورغ"]


def test_an_output_format_is_a_function_and_its_line(walked: Walked) -> None:
    assert walked.written == "abduction\n"


@pytest.mark.xfail(reason="the kinds are listed a second time, in COUNTS of lexicons/triggers.py", strict=True)
def test_a_count_kind_is_its_name_and_the_words_that_say_it(project: Path, tmp_path: Path) -> None:
    copy = copy_package(project, tmp_path)
    replace(copy / "events.py", '"displaced", "surrendered"]', '"displaced", "surrendered", "stranded"]')
    append(copy / "lexicons" / "counts.toml", NOUNS)
    append(copy / "lexicons" / "triggers" / "accident.toml", STRANDING)
    texts = ["سقوط 30 زحلوفا في حادث سير في درعا.", "تزحلف 12 سائحا في حادث سير في درعا."]
    found = json.loads(run(tmp_path, READ, str(copy), json.dumps(texts)))
    figures = [[(count["kind"], count["low"]) for event in events for count in event["counts"]] for events in found]
    assert figures == [[("stranded", 30)], [("stranded", 12)]]


def test_the_recipes_are_those_of_contributing(project: Path) -> None:
    text = (project / "CONTRIBUTING.md").read_text(encoding="utf-8")
    recipes = text[text.index("## Five recipes") : text.index("## Names")]
    titles = [line.split("**")[1] for line in recipes.splitlines() if line.startswith("**")]
    assert titles == ["An actor", "A trigger verb", "A country's places", "An output format", "A count kind"]
