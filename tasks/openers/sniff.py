"""What a file is, by its first bytes; its ending is only compared with that."""

from __future__ import annotations

_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"PK\x03\x04", "zip"),
    (0, b"PK\x05\x06", "zip"),
    (0, b"PK\x07\x08", "zip"),
    (0, b"PK00PK\x03\x04", "zip"),
    (0, b"Rar!\x1a\x07", "rar"),
    (0, b"7z\xbc\xaf\x27\x1c", "7z"),
    (0, b"\x1f\x8b", "gz"),
    (0, b"BZh", "bz2"),
    (0, b"\xfd7zXZ\x00", "xz"),
    (257, b"ustar", "tar"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (0, b"\xff\xd8\xff", "jpg"),
    (0, b"\x89PNG\r\n\x1a\n", "png"),
    (0, b"GIF8", "gif"),
    (0, b"BM", "bmp"),
    (0, b"II*\x00", "tiff"),
    (0, b"MM\x00*", "tiff"),
    (8, b"WEBP", "webp"),
    (8, b"AVI ", "avi"),
    (0, b"\x1aE\xdf\xa3", "mkv"),
    (0, b"FLV\x01", "flv"),
    (0, b"0&\xb2u\x8ef\xcf\x11", "wmv"),
    (0, b"\x00\x00\x01\xba", "mpg"),
    (0, b"\x00\x00\x01\xb3", "mpg"),
    (0, b".RMF", "rmvb"),
    (0, b"{\\rtf", "rtf"),
    (0, b"ID3", "mp3"),
    (0, b"\xff\xfb", "mp3"),
    (8, b"WAVE", "wav"),
    (0, b"MZ", "exe"),
    (0, b"\x7fELF", "exe"),
    (0, b"L\x00\x00\x00\x01\x14\x02\x00", "lnk"),
    (0, b'x\x9f>"', "tnef"),
    (0, b"-----BEGIN PGP MESSAGE-----", "pgp"),
    (0, b"SQLite format 3\x00", "sqlite"),
)
_SEALED = bytes.fromhex("2a864886f70d010703")  # in a CMS structure: enveloped data, for those who have the key
_PICTURE_BRANDS = {b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"heim", b"heis"}


def sniff(head: bytes) -> str:
    """ "zip", "pdf", "jpg", … of the first 4 KB; "text" for what may be text; "" for what nobody knows."""
    for offset, magic, format_ in _MAGIC:
        if head.startswith(magic, offset):
            return "" if format_ == "bmp" and head[6:10] != b"\x00\x00\x00\x00" else format_
    if head[:1] == b"\x30" and _SEALED in head[:40]:
        return "p7m"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return "heic" if brand in _PICTURE_BRANDS else "avif" if brand == b"avif" else _quicktime(brand)
    if head[4:8] in {b"moov", b"mdat", b"wide", b"free"}:
        return "mov"
    if head[:1] == b"G" and head[188:189] == b"G" and head[376:377] == b"G":
        return "ts"
    return "text" if _may_be_text(head) else ""


def kind_hint(head: bytes) -> str:
    """ "image" for a picture that can be looked at, else empty."""
    return "image" if sniff(head) in {"jpg", "png", "gif", "bmp", "tiff", "webp", "heic"} else ""


def _quicktime(brand: bytes) -> str:
    return "mov" if brand == b"qt  " else "m4a" if brand == b"M4A " else "mp4"


def _may_be_text(head: bytes) -> bool:
    if head.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return True
    if b"\x00" in head:
        return _looks_wide(head)
    return not any(byte < 32 and byte not in (9, 10, 12, 13, 26, 27) for byte in head)


def _looks_wide(head: bytes) -> bool:
    """UTF-16 without a mark: every other byte of line ends and Latin is nought, and never two in a row."""
    return (
        head[: len(head) // 2 * 2].count(b"\x00") >= 2 and b"\x00\x00" not in head and not head.startswith(b"\x00\x00")
    )
