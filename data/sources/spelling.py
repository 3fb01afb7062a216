"""Spellings of place names: clean what GeoNames calls Arabic, and romanise to compare."""

import difflib
import functools
import re
import unicodedata
from collections.abc import Iterable

from hadath.text.phrases import fold_phrase

_ARABIC_RE = re.compile(r"[\u0620-\u06ff]")
_PURE_RE = re.compile(r"[\u0620-\u0652\u0670\u0671-\u06d3 .-]+")
_MARKS_RE = re.compile(r"[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# Letters that only Kurdish, Uyghur and the like write: such a spelling is left out.
_FOREIGN = frozenset("ۄەێۆڵڕۇېۈۋڭھۀۅۉٸ")
# Persian, Urdu and Pashto letters; the first line is only another shape of an Arabic letter and marks nothing.
_SHAPES = str.maketrans({"ک": "ك", "ی": "ي", "ہ": "ه", "ۃ": "ة", "ٱ": "ا", "ے": "ي", "ۍ": "ي", "ې": "ي"})
_PERSIAN = {
    "پ": "ب", "چ": "ج", "ژ": "ج", "گ": "غ", "ڤ": "ف", "ٹ": "ت", "ڈ": "د", "ڑ": "ر", "ں": "ن", "ټ": "ت",
    "ډ": "د", "ړ": "ر", "ښ": "ش", "ڼ": "ن", "ځ": "ز", "څ": "تس", "ږ": "ج", "ګ": "غ", "ۀ": "ه",
}  # fmt: skip
_PERSIAN_TABLE = str.maketrans(_PERSIAN)
_HEADS = (
    "بلدة|مدينة|محافظة|منطقة|قضاء|ناحية|قرية|إمارة|اماره|ولاية|ولايت|ولسوالي|مقاطعة|إقليم|اقليم|استان|شهرستان|معتمدية|دائرة|مركز|بلدية|"
    "مديرية|لواء|قسم|عمالة|جهة|شعبية|مجلس|كانتون|مركز مدينة|فرماندارئ مستقل|ضاحية|كوره|كورة|دهستان"
)
_HEAD_RE = re.compile(rf"^(?:(?:المحافظة|{_HEADS})\s+)+")
_SOUNDS = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ء": "", "ئ": "y", "ؤ": "w", "ى": "a", "ة": "a", "ع": "e", "ب": "b",
    "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh",
    "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "h", "و": "w", "ي": "y",
}  # fmt: skip
_BGN = {"Ţ": "ط", "Ş": "ص", "Ḩ": "ح", "Ḑ": "ض", "Z̧": "ظ", "‘": "ع", "Q": "ق"}


_PLAIN = str.maketrans({"ı": "i", "ə": "a", "ø": "o", "ł": "l", "đ": "d", "ß": "ss"})
_ALIKE = {"sh": "$", "kh": "5", "gh": "8", "th": "6", "dh": "7", "ch": "$", "g": "j", "p": "b", "v": "f", "c": "k"}


def is_arabic(name: str) -> bool:
    """Tell whether a name has Arabic letters."""
    return bool(_ARABIC_RE.search(name))


def clean(name: str) -> str | None:
    """Return an alternate name in ordinary Arabic letters without its head noun, or None where it is no Arabic name."""
    name = _MARKS_RE.sub("", unicodedata.normalize("NFC", name)).translate(_SHAPES)
    name = re.sub(r"\(.*?\)", "", name).replace("-", " ").replace(".", " ").strip()
    name = re.sub(r"\s+", " ", name)
    if (
        not name
        or name.startswith("ئ")
        or re.search(r"ى\w", name)
        or _FOREIGN.intersection(name)
        or not _PURE_RE.fullmatch(name)
    ):
        return None
    name = re.sub(r"^د (?=.* ولايت$)| (?:ولايت|ولسوالي)$", "", name)
    stripped = _HEAD_RE.sub("", name, count=1)
    return stripped if len(stripped) > 1 else name


def is_persian(name: str) -> bool:
    """Tell whether a cleaned name still has letters that Arabic does not write."""
    return any(letter in _PERSIAN for letter in name)


def arabise(name: str) -> str:
    """Return a cleaned name with the Persian, Urdu and Pashto letters written as Arabic news writes them."""
    return name.translate(_PERSIAN_TABLE)


@functools.cache
def ascii_name(name: str) -> str:
    """Return an English name without the marks of romanisation ("Ţarţūs" gives "Tartus")."""
    name = (
        name.replace("ı", "i")
        .replace("ə", "a")
        .replace("ø", "o")
        .replace("ł", "l")
        .replace("đ", "d")
        .replace("ß", "ss")
    )
    name = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return re.sub(r"\s+", " ", re.sub(r"[‘’ʻʼ`´ʿʾ]", "", name)).strip()


@functools.cache
def slug(name: str) -> str:
    """Return the part of an id that a name gives: lower-case ASCII, words joined with hyphens."""
    text = romanise(name) if is_arabic(name) else ascii_name(name)
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def romanise(name: str) -> str:
    """Return the letters of an Arabic name in Latin, for ids and for comparing; never shown to a user."""
    return re.sub(r"\s+", " ", "".join(_SOUNDS.get(letter, " ") for letter in arabise(name))).strip()


@functools.cache
def _skeleton(name: str) -> str:
    letters = re.sub(r"[^a-z]", "", ascii_name(name).lower())
    for pair, one in _ALIKE.items():
        letters = letters.replace(pair, one)
    return re.sub(r"[aeiouwy]", "", letters)


def likeness(arabic: str, latin: str) -> float:
    """Return 0 to 1: how well the consonants of an Arabic name fit those of a romanised one."""
    here, there = _skeleton(romanise(arabic)), _skeleton(latin)
    if not here or not there:
        return 0.5
    score = difflib.SequenceMatcher(None, here, there, autojunk=False).ratio()
    exact = sum(1 for mark, letter in _BGN.items() if (mark.lower() in latin.lower()) == (letter in arabic))
    article = (re.match(r"(?:[aAeE][ldhnrstz]{1,2}[- ])", ascii_name(latin)) is not None) == arabic.startswith("ال")
    return score + exact / 100 + article / 100


def unique(names: Iterable[str]) -> list[str]:
    """Return names in order, one for each folded spelling."""
    found: dict[tuple[str, ...], str] = {}
    for name in names:
        found.setdefault(fold_phrase(name), name)
    found.pop((), None)
    return list(found.values())
