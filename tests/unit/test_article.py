import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cost import grows_evenly, lines_run

from hadath.article import Article, lay_out, parse_published, read_article, read_row
from hadath.errors import ArticleError, DateError, MissingExtraError
from hadath.lexicons.furniture import FurnitureEntry, furniture
from hadath.reading.encodings import decode, find_encoding, is_html
from hadath.reading.furniture import find_furniture
from hadath.reading.stamps import find_stamp

TITLE = "مقتل جنديين في هجوم شرق حمص"
LEAD = "قتل جنديان وأصيب ثالث، أمس الأحد، في هجوم على حاجز قرب مدينة تدمر."
NEXT = "وقال مصدر طبي إن الجريح نقل إلى مستشفى المدينة."
PAGE = f"""<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>{TITLE}</title>
<meta property="article:published_time" content="2023-12-18T09:30:00+03:00"><meta property="og:title" content="{TITLE}">
</head><body><nav><a href="/">الرئيسية</a></nav><article><h1>{TITLE}</h1><p>{LEAD}</p><p>{NEXT}</p>
<p>{LEAD} {NEXT}</p></article><footer>جميع الحقوق محفوظة</footer></body></html>"""


def passages(text: str, *, title: str | None = None) -> list[tuple[str, str]]:
    return [(role, text[start:end]) for start, end, role in lay_out(text, title=title).passages]


# --- the parts of a text


def test_title_and_paragraphs() -> None:
    assert passages(f"{TITLE}\n\n{LEAD}\n{NEXT}\n") == [("title", TITLE), ("body", LEAD), ("body", NEXT)]


@pytest.mark.parametrize(
    "first",
    [
        LEAD,  # ends in a full stop
        "قال شهود عيان إن " + "الحاجز القريب من المدينة تعرض لهجوم " * 5,  # too long for a title
    ],
)
def test_first_sentence_is_no_title(first: str) -> None:
    assert passages(f"{first}\n{NEXT}")[0][0] == "body"


def test_title_may_end_in_two_dots() -> None:
    assert passages(f"هذا ما حدث في حمص..\n{LEAD}")[0] == ("title", "هذا ما حدث في حمص..")


def test_single_line_is_body() -> None:
    assert passages(TITLE) == [("body", TITLE)]


def test_repeated_title_is_title_twice() -> None:
    assert [role for role, _ in passages(f"{TITLE}\n{TITLE}\n{LEAD}")] == ["title", "title", "body"]


def test_title_known_from_elsewhere_is_not_looked_for() -> None:
    assert passages(f"تفاصيل جديدة\n{LEAD}", title=TITLE)[0] == ("body", "تفاصيل جديدة")
    assert passages(f"{TITLE}\n{LEAD}", title=TITLE)[0] == ("title", TITLE)


def test_share_buttons_and_byline_are_set_aside() -> None:
    text = f"Facebook\nTwitter\nWhatsApp Telegram\n\n{TITLE}\n\nخاص – SY24\n\n{LEAD}\n"
    layout = lay_out(text)
    assert passages(text) == [("title", TITLE), ("body", LEAD)]
    assert layout.byline is not None
    assert text[layout.byline.start : layout.byline.end] == "خاص – SY24"


def test_everything_below_related_articles_is_dropped() -> None:
    text = f"{TITLE}\n{LEAD}\nمقالات ذات صلة\nهجوم آخر في درعا\nقتل خمسة في هجوم آخر غرب درعا."
    assert passages(text) == [("title", TITLE), ("body", LEAD)]


def test_related_articles_above_the_article_drop_one_line_only() -> None:
    assert passages(f"مقالات ذات صلة\n{TITLE}\n{LEAD}") == [("title", TITLE), ("body", LEAD)]


def test_link_with_its_label_drops_one_line_only() -> None:
    text = f"{TITLE}\n{LEAD}\nاقرأ أيضا: قتلى في درعا\nقصف على الحي القريب\n{NEXT}"
    assert [words for _, words in passages(text)] == [TITLE, LEAD, "قصف على الحي القريب", NEXT]


def test_bare_label_drops_the_links_below_it() -> None:
    text = f"{TITLE}\n{LEAD}\nاقرأ أيضاً:\nقتلى في درعا\nهدنة في الغوطة\n{NEXT}\nعنوان فرعي"
    assert [words for _, words in passages(text)] == [TITLE, LEAD, NEXT, "عنوان فرعي"]


@pytest.mark.parametrize(
    ("first", "dateline", "rest"),
    [
        ("دمشق - سانا", "دمشق - سانا", ""),
        ("دمشق-سانا: قال مصدر إن جنديا قتل.", "دمشق-سانا", "قال مصدر إن جنديا قتل."),
        ("القاهرة (رويترز) - قال مسؤول إن جنديا قتل.", "القاهرة (رويترز)", "قال مسؤول إن جنديا قتل."),
        ("بغداد 12 أيار (أ ف ب) – قتل جندي.", "بغداد 12 أيار (أ ف ب)", "قتل جندي."),
        ("دبي، الإمارات العربية المتحدة (CNN)-- قتل جندي.", "دبي، الإمارات العربية المتحدة (CNN)", "قتل جندي."),
        ("صنعاء – خاص: قتل جندي.", "صنعاء – خاص", "قتل جندي."),
        ("بغداد/ واع/ قتل جندي.", "بغداد/ واع", "قتل جندي."),
        ("رويترز - القاهرة: قتل جندي.", "رويترز - القاهرة", "قتل جندي."),
        ("(CNN)-- قتل جندي.", None, "قتل جندي."),
        ("نابلس 23-11-2018 وفا- قتل جندي.", "نابلس 23-11-2018 وفا", "قتل جندي."),
        ("الكويت - 3 - 4 (كونا) -- قتل جندي.", "الكويت - 3 - 4 (كونا)", "قتل جندي."),
        ("الرباط 12 ماي 2018 (ومع) قتل جندي.", "الرباط 12 ماي 2018 (ومع)", "قتل جندي."),
        ("جدة 12 شعبان 1439 هـ الموافق 28 أبريل 2018 م واس", "جدة 12 شعبان 1439 هـ الموافق 28 أبريل 2018 م واس", ""),
        ("المنامة في 10 يونيو / بنا / قتل جندي.", "المنامة في 10 يونيو / بنا", "قتل جندي."),
        ("أنقرة / سمير أحمد / الأناضول", "أنقرة / سمير أحمد / الأناضول", ""),
        ("وطنية - صيدا - قتل جندي.", "وطنية - صيدا", "قتل جندي."),
        ("تونس (وات) - قتل جندي.", "تونس (وات)", "قتل جندي."),
        ("بغداد 12 قتيلا في هجوم.", None, "بغداد 12 قتيلا في هجوم."),
        ("حصيلة 2017 رويترز تحصي 12 قتيلا.", None, "حصيلة 2017 رويترز تحصي 12 قتيلا."),
        ("قتل جندي - بحسب وكالة رويترز - في حلب.", None, "قتل جندي - بحسب وكالة رويترز - في حلب."),
        ("قال الناطق (وهو ضابط): قتل جندي.", None, "قال الناطق (وهو ضابط): قتل جندي."),
        ("حماة - قتل جندي.", None, "حماة - قتل جندي."),
    ],
)
def test_dateline(first: str, dateline: str | None, rest: str) -> None:
    article = read_article(f"{TITLE}\n{first}\n{NEXT}")
    assert article.dateline == dateline
    assert [words for _, words in passages(article.text)] == [words for words in (TITLE, rest, NEXT) if words]


@pytest.mark.parametrize("line", ["دمشق-سانا", "القاهرة - أ ش أ", "أنقرة / سمير أحمد / الأناضول", "بغداد – واع"])
def test_a_dateline_on_the_first_line_is_no_title(line: str) -> None:
    article = read_article(f"{line}\n{LEAD}\n{NEXT}")
    assert (article.title, article.dateline) == (None, line)
    assert passages(article.text) == [("body", LEAD), ("body", NEXT)]
    assert read_article(f"{TITLE}\n{line}\n{LEAD}").title == TITLE


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("رام الله 23-11-2018 وفا- قتل شاب.", (2018, 11, 23)),
        ("جدة 12 شعبان 1439 هـ الموافق 28 أبريل 2018 م واس", (2018, 4, 28)),
        ("طرابلس 4 سبتمبر 2018 (وال) - قتل شاب.", (2018, 9, 4)),
        ("الدوحة في 3 مارس /قنا/ قتل شاب.", None),
    ],
)
def test_a_dateline_may_state_the_day_of_publication(line: str, day: tuple[int, int, int] | None) -> None:
    article = read_article(f"{TITLE}\n{line}\n{LEAD}")
    assert article.published == (datetime.date(*day) if day else None)
    assert read_article(article.text, published="2024-01-01").published == datetime.date(2024, 1, 1)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2023-12-18", (2023, 12, 18)),
        ("نشر في: 18/12/2023", (2023, 12, 18)),
        ("آخر تحديث ١٨-١٢-٢٠٢٣ الساعة 10:30", (2023, 12, 18)),
        ("الاثنين 18 كانون الأول/ديسمبر 2023", (2023, 12, 18)),
        ("تاريخ النشر: ديسمبر 18, 2023", (2023, 12, 18)),
        ("31/02/2023", None),
        ("حصيلة ديسمبر 2023", None),
        ("قتلى 18 ديسمبر 2023", None),
        ("2023", None),
    ],
)
def test_line_that_states_the_day(line: str, day: tuple[int, int, int] | None) -> None:
    assert find_stamp(line) == (datetime.date(*day) if day else None)


def test_day_stated_in_the_text_is_the_day_of_publication() -> None:
    article = read_article(f"{TITLE}\nنشر في: 18/12/2023\n{LEAD}")
    assert article.published == datetime.date(2023, 12, 18)
    assert passages(article.text) == [("title", TITLE), ("body", LEAD)]
    assert read_article(article.text, published="2024-01-01").published == datetime.date(2024, 1, 1)


def test_bare_day_below_the_first_sentence_heads_a_part_of_the_story() -> None:
    article = read_article(f"{TITLE}\n{LEAD}\n18 ديسمبر 2023\n{NEXT}\nآخر تحديث: 20/12/2023")
    assert article.published == datetime.date(2023, 12, 20)
    assert [words for _, words in passages(article.text)] == [TITLE, LEAD, "18 ديسمبر 2023", NEXT]


def test_seeds_are_cut_as_they_should_be(seeds: list[Path]) -> None:
    articles = [read_article(path) for path in seeds]
    assert [article.title is not None for article in articles] == [True, True, True, True, False]
    assert [len(article.layout.passages) for article in articles] == [12, 11, 13, 14, 11]
    for article in articles:
        words = "\n".join(article.text[start:end] for start, end, _ in article.layout.passages)
        assert not {"Facebook", "مقالات ذات صلة", "شكوى", "خاص"} & set(words.splitlines())
        assert "تابعنا على" not in words


@pytest.mark.parametrize("entry", furniture(), ids=lambda entry: entry.id)
def test_examples_are_recognised_and_traps_are_not(entry: FurnitureEntry) -> None:
    for example in entry.examples:
        found = find_furniture(example)
        assert found is not None, example
        assert found.id == entry.id, example
    for trap in entry.traps:
        assert find_furniture(trap) is None, trap


def test_ids_of_furniture_are_sorted_and_unique() -> None:
    ids = [entry.id for entry in furniture()]
    assert ids == sorted(set(ids))


# --- what is given


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso8859_6"])
def test_encodings(encoding: str) -> None:
    text = f"{TITLE}\n{LEAD}\n{NEXT}"
    assert decode(text.encode(encoding)) == (text, ())
    assert read_article(text.encode(encoding)).title == TITLE


def test_a_few_broken_bytes_are_a_warning() -> None:
    text, warnings = decode((LEAD + NEXT).encode()[:-2])
    assert text[:60] == (LEAD + NEXT)[:60]
    assert len(warnings) == 1
    assert find_encoding((LEAD + NEXT).encode()[:-2]) == "utf-8"


@pytest.mark.parametrize(
    "given_",
    [b"", "", "  \n ", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "The army shelled the town.", "\ufeff"],
)
def test_nothing_to_read_gives_no_passages_and_a_warning(given_: str | bytes) -> None:
    article = read_article(given_)
    assert article.layout.passages == ()
    assert article.warnings
    assert article.language is None


def test_persian_is_not_taken_for_arabic() -> None:
    persian = "نیروهای امنیتی در عملیاتی در شمال کشور سه نفر را دستگیر کردند و یک خودرو را توقیف کردند. " * 5
    assert read_article(persian).layout.passages == ()


def test_arabic_typed_with_persian_letters_is_read() -> None:
    arabic = "قتل جندیان وأصیب ثالث فی الهجوم علی حاجز شرق المدینة قرب دیرالزور، بحسب ما ذکر المرکز. " * 5
    assert read_article(arabic).layout.passages


def test_text_without_the_article_is_still_arabic() -> None:
    assert read_article("قتل جنديان في هجوم قرب حمص وأصيب ثالث " * 20).layout.passages


def test_english_with_a_word_of_arabic_is_not_read() -> None:
    assert read_article(
        "The group (تنظيم) said that two soldiers were killed in an attack near the town. " * 5
    ).warnings


def test_file_gives_its_name_as_id(tmp_path: Path) -> None:
    path = tmp_path / "homs-01.txt"
    path.write_text(f"{TITLE}\n{LEAD}", encoding="cp1256")
    article = read_article(path)
    assert (article.id, article.title) == ("homs-01", TITLE)


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_file_that_cannot_be_opened(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArticleError, match=r"No such file|Is a directory"):
        read_article(tmp_path / name)


def test_text_is_never_taken_for_a_file_name(seeds: list[Path]) -> None:
    assert read_article(str(seeds[0])).layout.passages == ()


def test_html(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    article = read_article(path)
    assert article.title == TITLE
    assert article.published == datetime.date(2023, 12, 18)
    assert passages(article.text, title=article.title)[:2] == [("title", TITLE), ("body", LEAD)]
    assert "الحقوق" not in article.text
    assert read_article(PAGE.encode("utf-16")).title == TITLE
    assert read_article(PAGE, html=True).title == TITLE


@pytest.mark.parametrize(
    "page", ["", "<html>" + "<" * 10_000, "<html><body>" + "<div>" * 5_000 + LEAD, "<html><p>\0</p>", "<html><p>\ud800"]
)
def test_broken_html_is_read_or_warned_of(page: str) -> None:
    pytest.importorskip("trafilatura")
    article = read_article(page, html=True)
    assert article.layout.passages or article.warnings


def test_html_in_an_old_encoding() -> None:
    pytest.importorskip("trafilatura")
    assert read_article(PAGE.replace("utf-8", "windows-1256").encode("cp1256")).title == TITLE


def test_html_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    with pytest.raises(MissingExtraError, match=r"hadath\[html\]"):
        read_article(PAGE.encode())


def test_html_is_told_from_text() -> None:
    assert is_html(PAGE.encode())
    assert not is_html(f"{LEAD} <html>".encode())


def test_row() -> None:
    row = {
        "id": 7,
        "text": LEAD,
        "published": "2023-12-18",
        "url": "https://www.example.iq/7",
        "source": None,
        "more": 1,
    }
    article = read_row(row)
    assert (article.id, article.country, article.source) == ("7", "IQ", None)
    assert article.published == datetime.date(2023, 12, 18)


@pytest.mark.parametrize("row", [{}, {"text": None}, {"text": 5}, {"text": ["x"]}])
def test_row_without_text(row: dict[str, object]) -> None:
    with pytest.raises(ArticleError, match="text"):
        read_row(row)


@pytest.mark.parametrize("published", ["soon", 20231218, "2023-13-45"])
def test_row_with_a_day_that_is_none_is_read_with_a_warning(published: object) -> None:
    article = read_row({"text": LEAD, "published": published})
    assert article.published is None
    assert "date" in article.warnings[0]


@pytest.mark.parametrize(
    "published", ["2023-12-18", datetime.date(2023, 12, 18), datetime.datetime(2023, 12, 18, 9), "2023-12-18T09:00:00Z"]
)
def test_day_of_publication(published: object) -> None:
    assert parse_published(published) == datetime.date(2023, 12, 18)


@pytest.mark.parametrize("published", ["yesterday", "", 5, "2023-02-30"])
def test_day_of_publication_that_is_none(published: object) -> None:
    with pytest.raises(DateError):
        parse_published(published)


def test_text_without_id_has_the_same_one_everywhere() -> None:
    assert read_article(LEAD).id == read_article(LEAD).id == "cf3b2aa6149681fb"
    assert read_article(LEAD).id != read_article(NEXT).id


def test_article_made_by_hand_is_laid_out() -> None:
    assert Article(id="a", text=f"{TITLE}\n{LEAD}").layout == lay_out(f"{TITLE}\n{LEAD}")


# --- any text


@given(st.text())
def test_parts_lie_in_the_text_in_order(text: str) -> None:
    article = read_article(text)
    assert len(article.text) == len(text)
    at = 0
    for start, end, _ in article.layout.passages:
        assert at <= start < end <= len(text)
        at = end


@given(st.binary())
def test_bytes_are_read_or_warned_of(raw: bytes) -> None:
    article = read_article(raw, html=False)
    assert article.layout.passages or article.warnings


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    article = read_article("قتل \ud800 جندي في \udfff😀 حمص")
    assert article.text == "قتل \ufffd جندي في \ufffd😀 حمص"


@pytest.mark.parametrize(
    "unit", ["قتل جنديان في حمص ", "ا", "«", "(", "-", "اقرأ أيضا\n", "دمشق - ", "1/1/2020 ", "خاص "]
)
def test_cost_follows_length(unit: str) -> None:
    def cost(size: int) -> int:
        text = LEAD + unit * (size // len(unit))
        return lines_run(lambda: lay_out(text))

    assert grows_evenly(cost, 10000)
