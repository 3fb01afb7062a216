"""Turn the bytes of a file into text: UTF-8, UTF-16, Windows-1256 or ISO 8859-6."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ["cp1256", "iso8859_6", "cp720", "cp864"]
_SAMPLE = 4096
_LOST = "\ufffd"
_ARABIC_HIGH_BYTE = 6  # U+0600 to U+06FF
_LOST_SHARE = 50  # text that loses one letter in so many is UTF-8 all the same
_DECLARED_RE = re.compile(rb"charset\s{0,3}=\s{0,3}[\"']?(?P<name>[A-Za-z0-9_-]{2,30})", re.IGNORECASE)
_HTML_RE = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?<(?:!doctype\s{1,9}html|html|head|body)\b", re.IGNORECASE
)
_SURROGATE_RE = re.compile("[\ud800-\udfff]")


def decode(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text in the bytes of a file, and warnings where letters were lost; never fails.

    >>> decode("هجوم على حاجز قرب المدينة".encode("cp1256"))
    ('هجوم على حاجز قرب المدينة', ())
    """
    text = raw.decode(find_encoding(raw), "replace")
    lost = text.count(_LOST) - raw.count(_LOST.encode())
    return text, (f"{lost} characters are not in the file's encoding",) if lost > 0 else ()


def replace_surrogates(text: str) -> str:
    r"""Return the text with lone surrogates, which no output can hold, replaced one for one.

    >>> replace_surrogates("قتل \ud83d ثلاثة") == "قتل \ufffd ثلاثة"
    True
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE_RE.sub(_LOST, text)
    return text


def find_encoding(raw: bytes) -> str:
    """Return the encoding of a file from its bytes, or from enough of the beginning of them.

    >>> find_encoding("هجوم على حاجز قرب المدينة".encode("iso8859_6"))
    'iso8859_6'
    """
    for encoding in _encodings(raw):
        try:
            raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        return encoding
    text = raw.decode("utf-8", "replace")
    if text.count(_LOST) * _LOST_SHARE <= len(text):
        return "utf-8"
    from charset_normalizer import from_bytes

    best = from_bytes(raw, cp_isolation=_CANDIDATES).best()
    return "utf-8" if best is None else best.encoding


def is_html(raw: bytes) -> bool:
    """Tell whether the bytes of a file are an HTML page.

    >>> is_html(b"<!DOCTYPE html><html><body></body></html>")
    True
    """
    return _HTML_RE.match(decode(raw[:_SAMPLE])[0].removeprefix("\ufeff")) is not None


def _encodings(raw: bytes) -> list[str]:
    """Return the encodings worth trying strictly, the surest first."""
    marked = [encoding for bom, encoding in _BOMS if raw.startswith(bom)]
    if marked:
        return marked
    sample = raw[:_SAMPLE]
    declared = _DECLARED_RE.search(sample)
    names = [declared["name"].decode("ascii")] if declared else []
    if b"\0" in sample or _ARABIC_HIGH_BYTE in sample:
        odd, even = sample[1::2].count(_ARABIC_HIGH_BYTE), sample[::2].count(_ARABIC_HIGH_BYTE)
        if max(odd, even) * 8 > len(sample):
            return ["utf-16-le" if odd > even else "utf-16-be"]
    return ["utf-8", *names]
