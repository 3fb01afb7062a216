"""Sentences: which dots end one."""

import pytest

from hadath.document import Document, Passage
from hadath.text.phrases import PhraseIndex
from hadath.text.scan import scan


def sentences(text: str) -> list[str]:
    doc = scan(Document(text), [Passage(0, len(text), "body")], PhraseIndex())
    return [doc.words(sentence.first, sentence.last) for sentence in doc.sentences]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("قتل جندي. وأصيب آخر.", 2),
        ("دير الزور.. تفكيك خلية", 2),
        ("قال د. أحمد إن القصف توقف.", 1),
        ("نقلت أ.ف.ب عن مصدر.", 1),
        ("قال لموقع العربية.نت إن القتلى ثلاثة.", 1),
        ("بلغت الخسائر 3.5 مليون.", 1),
        ("من المستهدف؟ لا أحد يعرف!", 2),
        ("قال “انتهى القصف.” ثم غادر.", 2),
        ("بلا نقطة في الختام", 1),
        ("ارتفعت الخسائر (...) إلى 27 [...] على الأقل.", 1),
    ],
)
def test_sentences_are_counted(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_sentence_without_end_is_cut() -> None:
    assert len(sentences("كلمة " * 2000)) > 1


def test_sentences_cover_every_token_once() -> None:
    text = "قتل جندي. وأصيب آخر؟ نعم"
    doc = scan(Document(text), [Passage(0, len(text), "title")], PhraseIndex())
    assert [
        s for s, sentence in enumerate(doc.sentences) for _ in range(sentence.first, sentence.last)
    ] == doc.sentence_at
    assert all(sentence.title for sentence in doc.sentences)
