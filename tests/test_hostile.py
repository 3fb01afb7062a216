"""Articles made to break things: no error but our own, no more than linear work, spans that fit."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cost import grows_evenly, lines_run
from tests.fuzz.news import make_news
from tests.hostile import BIDI, CONTROLS, LONE, ZERO_WIDTH, check_numbers_and_dates, check_text

import hadath
from hadath.batch import extract_lines
from hadath.reading.rows import read_rows

NEWS = "قتل جنديان وأصيب ثلاثة آخرون، أمس الأحد، في هجوم لتنظيم داعش على حاجز للجيش السوري قرب مدينة تدمر."
_WORDS = [
    *NEWS.split(), *BIDI, *ZERO_WIDTH, *CONTROLS, LONE, "\udc00", "\n", " ", "“", "”", "«", "(", "ـ" * 9, "ًٌ", "ﷺ",
    "وبالفسيكتبونهم", "مئة", "وألف", "ملايين", "3.5", "٣١/١٢/٢٠١٧", "99/99/9999",
    "0000", "آذار/مارس", "العام", "9" * 40,
    "بين", "و", "إلى", "أكثر", "من", "و5", "آلاف", "لم", "نفى", "أن", "قال", ":", "بيان", "الـ", "20", "شخصا", "بينهم",
]  # fmt: skip
ANY_TEXT = st.one_of(
    st.text(st.characters()),
    st.lists(st.sampled_from(_WORDS), max_size=60).map("".join),
    st.lists(st.sampled_from(_WORDS), max_size=60).map(" ".join),
)
_TRIED = settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])


@_TRIED
@given(ANY_TEXT)
def test_any_text_keeps_the_promises(text: str) -> None:
    check_text(text)
    check_text(text, published=None)
    check_numbers_and_dates(text)


@_TRIED
@given(st.binary(min_size=6, max_size=90).map(make_news))
def test_any_news_keeps_the_promises(text: str) -> None:
    check_text(text)
    check_numbers_and_dates(text)


@_TRIED
@given(st.binary() | ANY_TEXT.map(lambda text: text.encode("utf-16", "surrogatepass")))
def test_any_bytes_keep_the_promises(raw: bytes) -> None:
    check_text(raw)


@_TRIED
@given(st.lists(st.binary() | ANY_TEXT.map(lambda text: json.dumps({"id": text[:3], "text": text}).encode())))
def test_any_rows_keep_the_promises(tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]) -> None:
    for name in ("in.jsonl", "in.csv"):
        path = tmp_path_factory.getbasetemp() / name
        path.write_bytes(b"\n".join(lines))
        for line in extract_lines(read_rows(str(path))):
            assert hadath.ArticleEvents.model_validate_json(line.json).article.id


@pytest.mark.parametrize(
    "given_raw",
    [
        NEWS.encode("utf-16"),
        NEWS.encode("utf-16-be"),
        NEWS.encode("utf-8")[:-1],
        NEWS.encode("utf-8")[1:],
        NEWS.encode("cp1256") + NEWS.encode(),
        b"\xff\xfe" + NEWS.encode("cp1256"),
        b"\xff\xfe\0\0" + b"\xd8" * 41,
        b"\0" * 5000 + NEWS.encode(),
        b'<?xml encoding="none"?>' + NEWS.encode(),
        b"charset=rot13 " + NEWS.encode(),
        b"charset=hex " + NEWS.encode(),
        b"charset=idna " + NEWS.encode(),
        b"charset=unicode_escape \\ud800" + NEWS.encode(),
        b"charset=utf-7 +2AA-" + NEWS.encode(),
    ],
)
def test_wrong_encodings(given_raw: bytes) -> None:
    check_text(given_raw)


# --- rows that are not what rows should be


@pytest.mark.parametrize("value", [None, 3, 2.5, True, [], {}, [NEWS], {"text": NEWS}, "\ud800", "\0", "x" * 100_000])
@pytest.mark.parametrize("key", ["id", "text", "published", "title", "url", "source"])
def test_row_with_a_value_of_another_kind(key: str, value: object, caplog: pytest.LogCaptureFixture) -> None:
    row = {"id": "a", "text": NEWS, "published": "2018-05-03", key: value}
    (line,) = extract_lines([row])
    result = hadath.ArticleEvents.model_validate_json(line.json)
    assert (line.failure is None) == isinstance(row["text"], str)
    assert result.article.id
    assert not caplog.records


@pytest.mark.parametrize(
    "published",
    [
        "0001-01-01",
        "0001-01-03",
        "9999-12-31",
        "9999-12-30",
        "0000-01-01",
        "10000-01-01",
        "2018-02-30",
        "-1",
        "٢٠١٨-٠٥-٠٣",
    ],
)
def test_publication_at_the_ends_of_the_calendar(published: str) -> None:
    days = "أمس غدا الأحد الماضي الأسبوع المقبل الشهر الماضي العام الماضي منذ 300 يوم قبل 99999999 عاما في 29 شباط"
    text = f"قتل جندي {days} في حمص. " + "".join(f"قتل جندي {day} في حمص. " for day in days.split())
    (line,) = extract_lines([{"text": text + "وقتل 3 في 31/12/9999 و1/1/1 وعام 1444 هـ.", "published": published}])
    assert line.failure is None


def test_equal_ids_are_kept_apart_by_their_places() -> None:
    lines = list(extract_lines([{"id": "a", "text": NEWS}, {"id": "a"}, {"id": "a", "text": ""}]))
    assert [json.loads(line.json)["article"]["id"] for line in lines] == ["a"] * 3
    assert [line.where for line in lines] == ["row-1", "row-2", "row-3"]


@pytest.mark.parametrize("given_thing", [None, 5, b"text", Path("a.txt"), ["text"]])
def test_what_is_no_article_is_refused(given_thing: object) -> None:
    for call in (hadath.extract, hadath.explain):
        with pytest.raises(hadath.ArticleError, match=type(given_thing).__name__):
            call(given_thing)  # type: ignore[arg-type]  # what must not be given
    with pytest.raises(hadath.ArticleError, match=type(given_thing).__name__):
        hadath.Article(id="a", text=given_thing)  # type: ignore[arg-type]  # what must not be given


@pytest.mark.parametrize("given_thing", [None, 5, ["text"]])
def test_what_cannot_be_read_is_refused(given_thing: object) -> None:
    with pytest.raises(hadath.ArticleError, match=type(given_thing).__name__):
        hadath.read_article(given_thing)  # type: ignore[arg-type]  # what must not be given


# --- floods: twice as much costs twice as much


def _nested(number: int) -> str:
    return "وف" * number + "بالقصف" + "هم" * number


FLOODS: dict[str, Callable[[int], str]] = {
    "one letter": lambda n: "و" * n,
    "letters of a clitic": lambda n: "وبال" * n,
    "one-letter words": lambda n: "و " * n,
    "nested clitics": _nested,
    "opening quotes": lambda n: "“" * n,
    "opening quotes in news": lambda n: f"{NEWS} «" * (n // 20),
    "brackets": lambda n: "(" * n + ")" * n,
    "number words": lambda n: "ثلاثة آلاف وخمسمئة " * (n // 3),
    "joined number words": lambda n: "مئة و" * n,
    "digits": lambda n: "9" * n,
    "digits apart": lambda n: "9 " * n,
    "digits with points": lambda n: "9." * n,
    "digits with commas": lambda n: "9,999" * n,
    "dates": lambda n: "1/2/2018 " * (n // 4),
    "months": lambda n: "آذار/مارس " * (n // 4),
    "weekdays": lambda n: "الأحد الماضي " * (n // 4),
    "zero width": lambda n: ZERO_WIDTH * (n // 7),
    "bidi": lambda n: BIDI * (n // 5),
    "marks on a letter": lambda n: "م" + "ً" * n,
    "stretched": lambda n: "قـ" + "ـ" * n + "تل",
    "spaces": lambda n: "قتل" + " " * n + "جندي",
    "no-break spaces": lambda n: "\u00a0" * n,
    "breaks": lambda n: "\n" * n,
    "breaks and spaces": lambda n: " \n\t" * n,
    "lone surrogates": lambda n: LONE * n,
    "underscores": lambda n: "قتل " + "_" * n,
    "NUL": lambda n: "\0" * n,
    "stops": lambda n: "." * n,
    "slashes": lambda n: "/" * n,
    "colons": lambda n: "قال: " * (n // 3),
    "dashes": lambda n: "- " * n,
    "said": lambda n: "وقال المتحدث إن " * (n // 5),
    "names": lambda n: "محمد " * n,
    "bin": lambda n: "محمد بن " * (n // 2),
    "places": lambda n: "حمص وحلب " * (n // 3),
    "parents of places": lambda n: "قرية في ريف مدينة " * (n // 5),
    "actors": lambda n: "الجيش السوري وداعش " * (n // 5),
    "triggers": lambda n: "قتل " * n,
    "masdars": lambda n: "مقتل إصابة اعتقال هجوم " * (n // 6),
    "news without an end": lambda n: NEWS.replace(".", " ") * (n // 20),
    "news in sentences": lambda n: (NEWS + " ") * (n // 20),
    "news in paragraphs": lambda n: (NEWS + "\n") * (n // 20),
    "lists": lambda n: "قتل جندي و" * (n // 3),
    "lists of places": lambda n: "قصف على بلدة سرجين " + "وبلدة رشو والقرحاء " * (n // 3),
    "denials": lambda n: "لم ولن ونفى أن " * (n // 4),
    "items": lambda n: "صادرت 3 بنادق و4 قنابل و" * (n // 6),
    "html": lambda n: "<div>" * n,
    "share lines": lambda n: "اقرأ أيضا: شارك\n" * (n // 5),
}


def flooded(flood: str, length: int) -> str:
    """Return a flood in a sentence that names a deed, as an article that names none is hardly read."""
    return f"{NEWS.removesuffix('.')} {FLOODS[flood](length)}"


@pytest.mark.parametrize("flood", FLOODS)
def test_floods_cost_what_their_length_costs(flood: str) -> None:
    def cost(length: int) -> int:
        text = flooded(flood, length)
        return lines_run(lambda: hadath.extract(text, published="2018-05-03"))

    assert grows_evenly(cost, 200)


@pytest.mark.parametrize("flood", FLOODS)
def test_floods_keep_the_promises(flood: str) -> None:
    check_text(NEWS + FLOODS[flood](700) + NEWS)
