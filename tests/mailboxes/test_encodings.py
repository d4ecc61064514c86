"""Subjects, names and words as sixty schools' programs write them: read right, or kept as bytes; nothing raises."""

from __future__ import annotations

import base64
from email.message import Message
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.mailboxes.decode import decode_bytes, decode_header
from tasks.mailboxes.names import file_name
from tasks.mailboxes.parse import parse, split_address
from tasks.mailboxes.transfer import parse_skeleton


def b64(text: str, charset: str) -> str:
    return base64.b64encode(text.encode(charset)).decode()


SPLIT = "“推门听课”活动计划".encode()
HEADERS = {
    "utf-8 in base64": (f"=?UTF-8?B?{b64('课程表', 'utf-8')}?=".encode(), "课程表"),
    "gb2312 that holds GBK": (f"=?gb2312?B?{b64('朱镕老师喆的课件', 'gb18030')}?=".encode(), "朱镕老师喆的课件"),
    "quoted-printable": (b"=?gbk?Q?=BF=CE=B3=CC=B1=ED_2023?=", "课程表 2023"),
    "a character cut between two words": (
        b"=?utf-8?B?" + base64.b64encode(SPLIT[:13]) + b"?=\r\n =?utf-8?B?" + base64.b64encode(SPLIT[13:]) + b"?=",
        SPLIT.decode(),
    ),
    "a GBK character cut, charset in two cases": (b"=?GB2312?B?v84=?==?gb2312?B?" + b"s8yx7Q==?=", "课程表"),
    "two charsets beside each other": (
        f"=?gbk?B?{b64('第一', 'gbk')}?= =?utf-8?B?{b64('小学', 'utf-8')}?=".encode(),
        "第一小学",
    ),
    "raw GBK": ("第一小学备课组成员信息表".encode("gbk"), "第一小学备课组成员信息表"),
    "raw UTF-8": ("第一小学备课组成员信息表".encode(), "第一小学备课组成员信息表"),
    "utf-8 labelled gb2312": (f"=?gb2312?B?{b64('第一小学课程表', 'utf-8')}?=".encode(), "第一小学课程表"),
    "gbk labelled utf-8": (f"=?utf-8?B?{b64('第一小学课程表', 'gbk')}?=".encode(), "第一小学课程表"),
    "gbk labelled iso-8859-1": (f"=?iso-8859-1?B?{b64('第一小学课程表', 'gbk')}?=".encode(), "第一小学课程表"),
    "honest latin-1": (b"=?iso-8859-1?Q?caf=E9?=", "café"),
    "an unknown charset": (f"=?x-nobody-knows?B?{b64('课程表', 'utf-8')}?=".encode(), "课程表"),
    "no charset at all": (f"=??B?{b64('课程表', 'utf-8')}?=".encode(), "课程表"),
    "encoded twice": (
        f"=?utf-8?B?{b64('=?gb2312?B?' + b64('课程表', 'gbk') + '?=', 'ascii')}?=".encode(),
        "课程表",
    ),
    "UTF-8 taken for Latin-1 and encoded again": (
        f"=?utf-8?B?{b64(SPLIT.decode('latin-1'), 'utf-8')}?=".encode(),
        SPLIT.decode(),
    ),
    "UTF-8 taken for Windows-1252, behind a mark": (
        f"=?utf-8?B?{b64('回复：' + '王老师'.encode().decode('latin-1'), 'utf-8')}?=".encode(),
        "回复：王老师",
    ),
    "GBK taken for Latin-1 and encoded again": (
        f"=?utf-8?B?{b64('课程表2'.encode('gbk').decode('latin-1'), 'utf-8')}?=".encode(),
        "课程表2",
    ),
    "UTF-8 taken for GBK, the last byte lost": (
        f"=?utf-8?B?{b64('课程表'.encode().decode('gbk', 'replace'), 'utf-8')}?=".encode(),
        "课程\ufffd",
    ),
    "another language in UTF-8": (
        f"=?utf-8?B?{b64('Café à la carte, naïve', 'utf-8')}?=".encode(),
        "Café à la carte, naïve",
    ),
    "another language in raw UTF-8": ("Über Größe".encode(), "Über Größe"),
    "pinyin": (f"=?utf-8?B?{b64('Wáng lǎoshī dì yī', 'utf-8')}?=".encode(), "Wáng lǎoshī dì yī"),
    "HZ": (f"=?HZ-GB-2312?B?{b64('第一小学课程表', 'hz')}?=".encode(), "第一小学课程表"),
    "UTF-7 by its old name": (b"=?unicode-1-1-utf-7?Q?+i/56C4ho-?=", "课程表"),
    "raw Big5": ("第一國民小學課程表".encode("big5"), "第一國民小學課程表"),
    "Big5 labelled utf-8": (f"=?utf-8?B?{b64('第一國民小學課程表', 'big5')}?=".encode(), "第一國民小學課程表"),
    "four bytes of gb18030, raw": ("𠮷老师㐂的课程表".encode("gb18030"), "𠮷老师㐂的课程表"),
    "a language tag": (f"=?utf-8*zh?B?{b64('课程表', 'utf-8')}?=".encode(), "课程表"),
    "folded inside a word": (
        f"=?utf-8?B?{b64('课程表', 'utf-8')[:6]}\r\n {b64('课程表', 'utf-8')[6:]}?=".encode(),
        "课程表",
    ),
    "no padding": (b"=?utf-8?B?" + base64.b64encode("表2".encode()).rstrip(b"=") + b"?=", "表2"),
    "plain text around words": (b"Re: =?gbk?B?v84=?= 2023", "Re: 课 2023"),
    "words without a space between": (b"a=?gbk?B?v84=?=b", "a课b"),
    "big5": (f"=?big5?B?{b64('課程表', 'big5')}?=".encode(), "課程表"),
    "an emoji": (f"=?utf-8?B?{b64('📚课程表', 'utf-8')}?=".encode(), "📚课程表"),
    "a rare name in gb18030": (f"=?gb18030?B?{b64('㛃老师', 'gb18030')}?=".encode(), "㛃老师"),
    "not a word after all": (b"1=?2 und 3?=4", "1=?2 und 3?=4"),
}


@pytest.mark.parametrize(("raw", "text"), HEADERS.values(), ids=HEADERS)
def test_a_header_is_read_as_its_sender_meant_it(raw, text):
    assert decode_header(raw) == text


NAME = "第一小学“推门听课”课程表.xlsx"
EXTENDED = "".join(f"%{byte:02X}" for byte in NAME.encode())
GBK = "".join(f"%{byte:02X}" for byte in NAME.encode("gbk"))
NAMES = {
    "RFC 2231": f"Content-Disposition: attachment; filename*=utf-8''{EXTENDED}".encode(),
    "RFC 2231, no charset": f"Content-Disposition: attachment; filename*={EXTENDED}".encode(),
    "RFC 2231 in quotes": f"Content-Disposition: attachment; filename*=\"utf-8''{EXTENDED}\"".encode(),
    "continued, cut inside a character": (
        f"Content-Disposition: attachment;\r\n filename*0*=utf-8''{EXTENDED[:21]};\r\n"
        f" filename*2*={EXTENDED[42:]};\r\n filename*1*={EXTENDED[21:42]}"
    ).encode(),
    "continued, cut inside an escape, a wrong charset": (
        f"Content-Disposition: attachment;\r\n filename*0*=utf-8''{GBK[:25]};\r\n filename*1*={GBK[25:]}"
    ).encode(),
    "taken for Latin-1 and encoded again": (
        f'Content-Type: a/b; name="=?utf-8?B?{b64(NAME.encode().decode("latin-1"), "utf-8")}?="'
    ).encode(),
    "percent signs, twice": f'Content-Disposition: attachment; filename="{EXTENDED.replace("%", "%25")}"'.encode(),
    "a script's escapes": b'Content-Disposition: attachment; filename="'
    + "".join(c if c.isascii() else f"%u{ord(c):04X}" for c in NAME).encode()
    + b'"',
    "underscores, and the name elsewhere": (
        'Content-Disposition: attachment; filename="______________.xlsx"\r\n'
        f'Content-Type: a/b; name="=?gbk?B?{b64(NAME, "gbk")}?="'
    ).encode(),
    "gbk continued": (
        "Content-Disposition: attachment; filename*0*=gb2312''"
        + "".join(f"%{byte:02X}" for byte in NAME.encode("gbk")[:7])
        + ";\r\n\tfilename*1*="
        + "".join(f"%{byte:02X}" for byte in NAME.encode("gbk")[7:])
    ).encode(),
    "raw GBK": b'Content-Type: application/octet-stream; name="' + NAME.encode("gbk") + b'"',
    "raw UTF-8 without quotes": b"Content-Disposition: attachment; filename=" + NAME.encode(),
    "an encoded word in quotes": f'Content-Type: a/b; name="=?GBK?B?{b64(NAME, "gbk")}?="'.encode(),
    "encoded words over two lines": (
        f'Content-Type: a/b;\r\n\tname="=?utf-8?B?{b64(NAME[:6], "utf-8")}?=\r\n\t=?utf-8?B?{b64(NAME[6:], "utf-8")}?="'
    ).encode(),
    "percent signs only": f'Content-Disposition: attachment; filename="{EXTENDED}"'.encode(),
    "question marks, and the name elsewhere": (
        'Content-Disposition: attachment; filename="????.xlsx"\r\n'
        f'Content-Type: a/b; name="=?gbk?B?{b64(NAME, "gbk")}?="'
    ).encode(),
    "HTML entities": b'Content-Disposition: attachment; filename="'
    + "".join(c if c.isascii() else f"&#{ord(c)};" for c in NAME).encode()
    + b'"',
}


@pytest.mark.parametrize("raw", NAMES.values(), ids=NAMES)
def test_a_file_has_the_name_that_its_sender_saw(raw):
    assert file_name(parse_skeleton(BytesIO(raw + b"\r\n\r\n"))) == NAME


def test_a_gbk_name_with_backslashes_and_quotes_inside_its_characters_is_whole():
    name = "俓乗課.doc"  # second bytes of some GBK characters are ASCII: 0x5C, 0x40, 0x7C
    raw = b'Content-Disposition: attachment; filename="' + name.encode("gbk") + b'"\r\n\r\n'
    assert file_name(parse_skeleton(BytesIO(raw))) == name


SENDERS = {
    b"wang@school.example": ("wang@school.example", ""),
    b"Wang <WANG@School.Example>": ("wang@school.example", "Wang"),
    b'"bureau@county.example" <evil@x.example>': ("evil@x.example", "bureau@county.example"),
    "王老师 <wang@school.example>".encode("gbk"): ("wang@school.example", "王老师"),
    f"=?gbk?B?{b64('王老师', 'gbk')}?=<wang@school.example>".encode(): ("wang@school.example", "王老师"),
    f'"=?gbk?B?{b64("第一小学, 王老师", "gbk")}?=" <wang@school.example>'.encode(): (
        "wang@school.example",
        "第一小学, 王老师",
    ),
    b"wang@school.example (Wang)": ("wang@school.example", "Wang"),
    b"undisclosed": ("", ""),
    b"": ("", ""),
}


@pytest.mark.parametrize(("raw", "parts"), SENDERS.items())
def test_a_sender_is_the_address_and_not_the_name_that_looks_like_one(raw, parts):
    assert split_address(raw) == parts


BODIES = {
    "gbk labelled gb2312": ("gb2312", "8bit", "喆老师的课程表".encode("gbk"), "喆老师的课程表"),
    "no label, gbk": ("", "8bit", "我校的课程表".encode("gbk"), "我校的课程表"),
    "labelled us-ascii, utf-8": ("us-ascii", "8bit", "我校的课程表".encode(), "我校的课程表"),
    "quoted-printable": ("gbk", "quoted-printable", b"=CE=D2=D0=A3=\r\n=B5=C4=BF=CE", "我校的课"),
    "base64 with rubbish between": ("utf-8", "base64", b"6K++56iL\r\n!!\r\n6KGo", "课程表"),
    "base64 labelled in capitals": ("utf-8", "BASE64", b"6K++56iL6KGo", "课程表"),
    "utf-8 cut inside a character": ("utf-8", "8bit", "第一小学期末总结".encode()[:-1], "第一小学期末总\ufffd"),
    "HZ without a label": ("gb2312", "7bit", "第一小学的课程表".encode("hz"), "第一小学的课程表"),
    "UTF-7": ("utf-7", "7bit", "第一小学的课程表".encode("utf-7"), "第一小学的课程表"),
    "Big5 without a label": ("", "8bit", "第一國民小學課程表".encode("big5"), "第一國民小學課程表"),
    "a mark before UTF-8": ("utf-8", "8bit", b"\xef\xbb\xbf" + "课程表".encode(), "课程表"),
    "UTF-16 without a label": ("", "base64", base64.b64encode("课程表".encode("utf-16")), "课程表"),
    "UTF-8 taken for Latin-1": ("utf-8", "8bit", SPLIT.decode("latin-1").encode(), SPLIT.decode()),
    "utf-16": ("utf-16", "base64", base64.b64encode("课程表".encode("utf-16")), "课程表"),
}


@pytest.mark.parametrize(("charset", "encoding", "data", "text"), BODIES.values(), ids=BODIES)
def test_words_are_read_whatever_their_label_says(charset, encoding, data, text, sink):
    label = f"; charset={charset}" if charset else ""
    head = f"Subject: x\r\nContent-Type: text/plain{label}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    assert parse(BytesIO(head.encode() + data), sink.blob).body == text


def test_html_labelled_gb2312_is_read_and_made_plain(sink):
    html = "<p>第一<b>小学</b></p><script>x()</script><div>课程表&nbsp;见附件</div>".encode("gbk")
    raw = b"Content-Type: text/html; charset=gb2312\r\n\r\n" + html
    assert parse(BytesIO(raw), sink.blob).body == "第一小学\n课程表 见附件"


def test_a_subject_that_cannot_be_decoded_keeps_its_bytes(sink):
    raw = b"Subject: \xff\xfe\x81\xff\r\n\r\nx"
    assert parse(BytesIO(raw), sink.blob).headers["subject_raw"].encode("latin-1").endswith(b"\xff\xfe\x81\xff")


def test_every_message_of_the_cast_reads_back_in_each_codec():
    for text in ("课程表", "周进度表", "第一小学“推门听课”活动计划", "教师任课分工信息表", "孙老师的学习心得体会"):
        for codec in ("utf-8", "gbk", "gb18030"):
            assert decode_bytes(text.encode(codec)) == text
            assert decode_bytes(text.encode(codec), codec) == text


@given(st.binary(max_size=300))
def test_no_header_raises(raw):
    decode_header(raw)
    split_address(raw)


@given(
    st.binary(max_size=300), st.sampled_from(["", "gb2312", "utf-7", "utf-16", "hz", "rot13", "idna", "zlib", "\x00"])
)
def test_no_bytes_and_no_label_raise(raw, label):
    assert isinstance(decode_bytes(raw, label), str)


@given(st.binary(max_size=200))
def test_no_parameter_raises(raw):
    part = Message()
    part._headers = [("Content-Disposition", raw.decode("ascii", "surrogateescape"))]  # type: ignore[attr-defined]
    file_name(part)
