"""Files packed by gzip or Zstandard: read while they are unpacked, written in parts that each stand alone.

A part ends with a line. What a killed run leaves is whole parts and perhaps a torn one, which can be told and cut.
"""

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol, cast

from hadath.errors import ArticleError, MissingExtraError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

GZIP, ZSTANDARD = ".gz", ".zst"
PACKINGS = (GZIP, ZSTANDARD)
_PART = 1 << 20  # bytes of lines in a part: what a killed run may have to do again
_BLOCK = 1 << 16
_GZIP_LEVEL, _GZIP_WINDOW = 6, 31


class _Unpacker(Protocol):
    """What zlib and Zstandard have in common."""

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, /) -> bytes: ...


def find_packing(path: Path) -> str:
    """Return how a file is packed by its name: ".gz", ".zst" or nothing."""
    suffix = path.suffix.lower()
    return suffix if suffix in PACKINGS else ""


def find_kind(path: Path) -> str:
    """Return the ending that tells what a file holds, under how it is packed.

    >>> find_kind(Path("articles.JSONL.gz")), find_kind(Path("page.html"))
    ('.jsonl', '.html')
    """
    return Path(path.stem).suffix.lower() if find_packing(path) else path.suffix.lower()


@contextmanager
def unpack(raw: BinaryIO, path: Path) -> Iterator[BinaryIO]:
    """Read an opened file unpacked, as its name says it is packed.

    Raises ArticleError where its bytes are not what its name says or end too early, MissingExtraError for
    Zstandard without the extra.
    """
    packing = find_packing(path)
    faults: list[type[Exception]] = [gzip.BadGzipFile, zlib.error, EOFError]
    stream: Any = raw
    if packing == GZIP:
        stream = io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=raw)), _BLOCK)
    elif packing == ZSTANDARD:
        zstd = _load_zstd()
        faults.append(zstd.ZstdError)
        stream = io.BufferedReader(zstd.ZstdFile(raw), _BLOCK)
    try:
        yield stream
    except tuple(faults) as error:
        raise ArticleError(f"cannot be unpacked: {error}") from error


def read_parts(raw: BinaryIO, packing: str) -> Iterator[tuple[int, bytes]]:
    """Return the whole parts of an output, unpacked, each with where it ends in the file; a torn last one is left out.

    Without packing each line is a part. Raises ArticleError where the file holds something else.
    """
    if not packing:
        end = 0
        for line in raw:
            if line.endswith(b"\n"):
                end += len(line)
                yield end, line
        return
    faults: tuple[type[Exception], ...] = (zlib.error,) if packing == GZIP else (_load_zstd().ZstdError,)
    try:
        yield from _unpack_parts(raw, packing)
    except faults as error:
        raise ArticleError(f"cannot be unpacked: {error}") from error


def _unpack_parts(raw: BinaryIO, packing: str) -> Iterator[tuple[int, bytes]]:
    unpacker, pieces, end = _unpacker(packing), list[bytes](), 0
    while block := raw.read(_BLOCK):
        while block:
            pieces.append(unpacker.decompress(block))
            end += len(block)
            if not unpacker.eof:
                break
            block = unpacker.unused_data
            end -= len(block)
            yield end, b"".join(pieces)
            unpacker, pieces = _unpacker(packing), []


def _unpacker(packing: str) -> _Unpacker:
    if packing == GZIP:
        return zlib.decompressobj(_GZIP_WINDOW)
    return cast(_Unpacker, _load_zstd().ZstdDecompressor())


class PackedWriter(io.BufferedIOBase):
    """Packs what is written to it; the parts are the same however the writing was cut up."""

    def __init__(self, raw: BinaryIO, packing: str) -> None:
        self._raw = raw
        self._waiting = bytearray()
        self._zstd = _load_zstd() if packing == ZSTANDARD else None

    def writable(self) -> bool:
        """Return True."""
        return True

    def write(self, data: "ReadableBuffer", /) -> int:
        """Take lines; whole parts of them go to the file."""
        searched = max(len(self._waiting), _PART)
        self._waiting += data
        while (end := self._waiting.find(b"\n", searched)) >= 0:
            self._write_part(end + 1)
            searched = _PART
        return memoryview(data).nbytes

    def close(self) -> None:
        """Write what is left as the last part; the file itself stays open."""
        if not self.closed and self._waiting:
            self._write_part(len(self._waiting))
        super().close()

    def _write_part(self, end: int) -> None:
        part = bytes(self._waiting[:end])
        del self._waiting[:end]
        self._raw.write(self._zstd.compress(part) if self._zstd else gzip.compress(part, _GZIP_LEVEL, mtime=0))
        self._raw.flush()


def _load_zstd() -> Any:  # noqa: ANN401  # one of two modules, each of which may be missing
    try:
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
    except ImportError as error:
        raise MissingExtraError('Zstandard files need the extra "zstd": pip install "hadath[zstd]"') from error
    return zstd
