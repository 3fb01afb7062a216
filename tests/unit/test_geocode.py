"""Choosing gazetteer rows and saying how exact their coordinates are."""

import pytest

import hadath
from hadath.assemble.geocode import resolve_places, to_location
from hadath.assemble.namesakes import Context, Search, choose
from hadath.document import Document, Mention, Passage
from hadath.events import Location
from hadath.extract.places import find_places
from hadath.lexicons.gazetteer import Place, gazetteer, index_places
from hadath.lexicons.nationalities import index_nationalities
from hadath.lexicons.place_heads import index_place_heads
from hadath.mentions import PlaceValue
from hadath.text.phrases import PhraseIndex
from hadath.text.scan import scan


@pytest.fixture(scope="module")
def index() -> PhraseIndex:
    made = PhraseIndex()
    for add_phrases in (index_places, index_nationalities, index_place_heads):
        add_phrases(made)
    return made


def locate(index: PhraseIndex, text: str, country: str | None = None) -> list[Location]:
    doc = scan(Document(text, country=country), [Passage(0, len(text), "body")], index)
    mentions = find_places(doc)
    resolve_places(doc, mentions)
    return [Location.model_validate(to_location(mention, doc)) for mention in mentions]


def row(identifier: str, kind: str, country: str, population: int = 0, admin1: str = "") -> Place:
    cells = [identifier, "س", "س", "S", kind, country, admin1, "", "1.0", "2.0", str(population), "", "test", ""]
    return Place("\t".join(cells))


def test_known_city_is_exact(index: PhraseIndex) -> None:
    (place,) = locate(index, "انفجار في مدينة حلب السورية")
    assert (place.country, place.precision, place.parents) == ("SY", "exact", ("سوريا",))
    assert place.latitude == pytest.approx(36.2, abs=0.1)
    assert place.longitude == pytest.approx(37.15, abs=0.1)


def test_place_near_a_city_says_so(index: PhraseIndex) -> None:
    (place,) = locate(index, "كمين شمال حلب")
    assert place.precision == "near"


def test_governorate_is_a_first_level_unit(index: PhraseIndex) -> None:
    (place,) = locate(index, "في محافظة إدلب السورية")
    assert (place.kind, place.precision) == ("governorate", "admin1")


def test_a_land_is_the_governorate_of_its_name_and_a_countryside_that_of_the_largest_town(index: PhraseIndex) -> None:
    (land,) = locate(index, "هجوم في منطقة عسير")
    assert (land.country, land.precision) == ("SA", "admin1")
    (countryside,) = locate(index, "هجوم في ريف الرقة")
    assert (countryside.country, countryside.admin1) == ("SY", "Raqqa")


def test_country_is_no_point(index: PhraseIndex) -> None:
    (place,) = locate(index, "في سوريا")
    assert (place.country, place.precision) == ("SY", "country")


def test_unknown_village_takes_its_parents_point_and_precision(index: PhraseIndex) -> None:
    (place,) = locate(index, "في قرية سنجلانة بريف إدلب السورية")
    governorate = locate(index, "في محافظة إدلب السورية")[0]
    assert (place.name, place.precision) == ("سنجلانة", "admin1")
    assert (place.latitude, place.longitude) == (governorate.latitude, governorate.longitude)
    assert place.geonames_id is None


def test_unknown_village_alone_has_no_point(index: PhraseIndex) -> None:
    (place,) = locate(index, "في قرية سنجلانة")
    assert (place.latitude, place.longitude, place.precision, place.country) == (None, None, "none", None)


def test_later_mention_of_a_village_keeps_its_parents_point(index: PhraseIndex) -> None:
    places = locate(index, "في قرية سنجلانة بريف إدلب السورية. قصفت الطائرات قرية سنجلانة")
    assert [place.precision for place in places] == ["admin1", "admin1"]


def test_airport_takes_the_point_of_the_city_in_its_name(index: PhraseIndex) -> None:
    (place,) = locate(index, "سقطت قذائف على مطار مصراتة في ليبيا")
    assert (place.name, place.country) == ("مطار مصراتة", "LY")
    assert place.latitude is not None
    assert place.precision != "exact"


def test_parent_in_the_text_decides_between_namesakes(index: PhraseIndex) -> None:
    (lebanese,) = locate(index, "انفجار في طرابلس شمالي لبنان")
    (libyan,) = locate(index, "انفجار في طرابلس غربي ليبيا")
    assert (lebanese.country, libyan.country) == ("LB", "LY")


def test_other_places_of_the_article_decide_between_namesakes(index: PhraseIndex) -> None:
    places = locate(index, "انفجار في مدينة طرابلس. شهدت بيروت وصيدا في لبنان احتجاجات في بيروت")
    assert places[0].country == "LB"


def test_span_is_the_words_of_the_place(index: PhraseIndex) -> None:
    text = "هجوم في قرية رشو في ريف الحسكة أمس"
    (place,) = locate(index, text)
    assert text[place.span.start : place.span.end] == "قرية رشو في ريف الحسكة"


def test_every_coordinate_is_a_row_of_the_gazetteer(index: PhraseIndex) -> None:
    text = "في بلدة سرجين غربي حلب، وفي صنعاء، وقرب بغداد، وفي محافظة درعا، وفي مطار بيروت بلبنان"
    points = {(entry.latitude, entry.longitude) for entry in gazetteer()}
    assert all((place.latitude, place.longitude) in points for place in locate(index, text) if place.latitude)


@pytest.mark.parametrize(
    ("value", "context", "expected", "reason"),
    [
        (PlaceValue("س", larger=((row("ly", "country", "LY"),),)), Context(), "b", "parents"),
        (PlaceValue("س", kind="governorate"), Context(), "c", "head noun"),
        (PlaceValue("س"), Context(outlet="LY"), "b", "country of the outlet"),
        (PlaceValue("س"), Context(), "a", "population"),
    ],
    ids=["parents", "head_noun", "outlet", "population"],
)
def test_reason_tells_what_decided(value: PlaceValue, context: Context, expected: str, reason: str) -> None:
    value.candidates = (row("a", "city", "LB", 900), row("b", "city", "LY", 500), row("c", "governorate", "SD"))
    place, why = choose(Search(value, context))
    assert place is not None
    assert (place.id, why) == (expected, reason)


def test_places_of_the_article_come_before_the_outlets_country() -> None:
    context = Context(outlet="LB")
    context.countries["LY"] = 2
    context.names["LY"] = {""}
    value = PlaceValue("س", candidates=(row("a", "city", "LB"), row("b", "city", "LY")))
    place, why = choose(Search(value, context))
    assert place is not None
    assert (place.id, why) == ("b", "places of the article")


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("إطلاق نار ليلي في بيروت وطرابلس بعد إعلان النتائج. وقالت جمعية لبنانية", "طرابلس", "LB"),
        ("اشتباكات قرب معبر نصيب الحدودي مع الأردن", "معبر نصيب الحدودي", "SY"),
        ("إطلاق نار داخل متجر في مدينة سانتا في بولاية تكساس الأميركية", "سانتا في", "US"),
        ("عبوة ناسفة تستهدف دورية في ناحية الرياض جنوبي كركوك", "الرياض", "IQ"),
        ("أصيب ثلاثة في بلدة باريس بولاية تكساس", "باريس", "US"),
        ("تظاهرة أمام السفارة في لندن بشأن الحرب في سوريا. وكانت الشرطة البريطانية أغلقت الشارع", "لندن", "GB"),
        ("اشتباكات عنيفة في بلدة دوما شمالي نابلس", "دوما", "PS"),
        ("السعودية: إحباط تهريب أسلحة في ناحية الرياض غربي كركوك بالعراق", "الرياض", "IQ"),
    ],
    ids=[
        "article",
        "crossing",
        "city",
        "capital_after_a_small_head",
        "capital_in_a_state",
        "capital",
        "beside",
        "both_named",
    ],
)
def test_place_lies_where_the_text_says(index: PhraseIndex, text: str, name: str, country: str) -> None:
    assert {place.country for place in locate(index, text) if place.name == name} == {country}


def test_a_road_known_in_another_land_than_the_text_names_is_not_meant(index: PhraseIndex) -> None:
    places = locate(index, "اشتباكات في طريق المطار جنوبي العاصمة الليبية طرابلس")
    assert {place.country for place in places} == {"LY"}


def test_of_two_quarters_of_one_name_the_one_near_the_places_around_is_meant(index: PhraseIndex) -> None:
    text = "غارات على حمص وإدلب وحماة. وفي دمشق قصف الطيران حي جوبر، كما طال القصف بلدة حرستا ومدينة دوما"
    places = {place.name: place for place in locate(index, text)}
    assert places["جوبر"].admin1 == "Damascus"


def test_second_half_of_a_foreign_word_is_no_place(index: PhraseIndex) -> None:
    assert "ري" not in {place.name for place in locate(index, "زلزال قرب موقع مانغي-ري في إيران. وقال مسؤول إيراني")}


def test_hill_of_a_common_name_is_not_the_village_of_that_name(index: PhraseIndex) -> None:
    (hill,) = [place for place in locate(index, "سيطرت قوات يمنية على جبل العر في اليمن") if place.name == "جبل العر"]
    assert (hill.country, hill.precision) == ("YE", "country")


def test_sea_that_is_called_an_area_lies_in_no_state(index: PhraseIndex) -> None:
    text = "ضبط شحنة مخدرات في منطقة بحر العرب. وقالت البحرية الإماراتية إن الشحنة"
    assert "بحر العرب" in {place.name for place in locate(index, text) if place.country == "XZ"}


def test_no_candidates_no_place() -> None:
    assert choose(Search(PlaceValue("س"), Context())) == (None, None)


def test_resolving_sets_row_and_reason(index: PhraseIndex) -> None:
    text = "في مدينة حلب السورية"
    doc = scan(Document(text), [Passage(0, len(text), "body")], index)
    mentions: list[Mention] = find_places(doc)
    resolve_places(doc, mentions)
    value = mentions[0].value
    assert isinstance(value, PlaceValue)
    assert isinstance(value.place, Place)
    assert value.reason


def test_two_names_of_one_row_become_the_fuller_one() -> None:
    camp = row("y", "camp", "SY")
    full, short = PlaceValue("مخيم اليرموك", candidates=(camp,)), PlaceValue("اليرموك", candidates=(camp,))
    doc = Document("")
    resolve_places(doc, [Mention("place", 0, 1, "t", value) for value in (short, full)])
    assert short.name == full.name == "مخيم اليرموك"


def test_bare_name_is_no_quarter_of_a_far_city(index: PhraseIndex) -> None:
    far = locate(index, "قصفت الطائرات الغوطة في سوريا")
    near = locate(index, "انفجرت عبوة في حي الغوطة في حمص")
    assert [(place.kind, place.admin1) for place in far][:1] == [("region", "Rural Damascus")]
    assert [(place.kind, place.admin1) for place in near] == [("quarter", "Homs")]


def test_nation_named_decides_between_a_country_and_a_capital_of_one_name(index: PhraseIndex) -> None:
    assert (
        locate(index, "تظاهر أردنيون في عمان، وقالت الحكومة الأردنية والشرطة الأردنية إنهم تفرقوا")[0].country == "JO"
    )
    assert locate(index, "وصل الوفد إلى عمان أمس")[0].country == "OM"


def test_unknown_hill_lies_in_the_country_that_the_article_is_about(index: PhraseIndex) -> None:
    news = "استعاد الجيش اليمني جبل الشويعرية. وقال مصدر في صنعاء إن القوات اليمنية تتقدم في الحديدة وفي تعز في اليمن"
    hill = locate(index, news)[0]
    assert (hill.name, hill.country, hill.precision, hill.admin1) == ("جبل الشويعرية", "YE", "country", None)
    mixed = locate(index, "استعاد الجيش جبل الشويعرية. وتحدث مسؤول في باريس ثم في روما ثم في مدريد ثم في برلين")[0]
    assert (mixed.country, mixed.precision) == (None, "none")


def test_capital_of_the_united_states_is_not_a_small_namesake() -> None:
    capitals = [row for row in gazetteer().named("واشنطن") if row.kind == "capital"]
    assert [(round(row.latitude or 0), round(row.longitude or 0)) for row in capitals] == [(39, -77)]


def test_a_place_that_no_list_knows_lies_in_the_country_of_its_sentence() -> None:
    text = "قتل ثلاثة جنود في هجوم على قاعدة الشوكران بعد معارك في مقديشو. وتظاهر المئات في باريس وفي مرسيليا وفي ليون."
    events = hadath.extract(text, published="2018-05-03").events
    base = next(place for event in events for place in event.locations if place.name == "قاعدة الشوكران")
    assert (base.country, base.precision) == ("SO", "country")


def test_a_place_that_no_list_knows_stays_without_a_country_where_its_sentence_names_two() -> None:
    text = "قتل جنديان في هجوم على قاعدة الشوكران بعد معارك في مقديشو وهجوم في نيروبي."
    events = hadath.extract(text, published="2018-05-03").events
    base = next(place for event in events for place in event.locations if place.name == "قاعدة الشوكران")
    assert base.country is None


def test_a_place_that_no_list_knows_lies_in_the_country_of_the_one_beside_it() -> None:
    text = "أعلن الحزب الإيراني في طهران مقتل ثلاثة من أعضائه في انفجار هز ضاحية الشوكران القريبة من مدينة أربيل."
    events = hadath.extract(text, published="2018-05-03").events
    suburb = next(place for event in events for place in event.locations if place.name == "الشوكران")
    assert suburb.country == "IQ"
