"""What a mail holds: files and words, pasted photos, mails inside mails, links instead of files."""

from __future__ import annotations

import base64
import os
import struct
from io import BytesIO

import pytest

from tasks.mailboxes.parse import parse

PHOTO = b"\xff\xd8\xff\xe0" + os.urandom(30_000)
LOGO = b"\x89PNG" + os.urandom(500)


def mixed(*parts: bytes, kind: str = "mixed", head: bytes = b"Subject: x\r\n", edge: bytes = b"edge") -> bytes:
    body = b"".join(b"--" + edge + b"\r\n" + part + b"\r\n" for part in parts)
    return (
        head
        + b'Content-Type: multipart/%s; boundary="%s"\r\n\r\n' % (kind.encode(), edge)
        + body
        + b"--"
        + edge
        + b"--\r\n"
    )


def part(kind: str, data: bytes, **headers: str) -> bytes:
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n"
    head += "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return head.encode() + b"\r\n" + base64.encodebytes(data)


def words(text: str, kind: str = "plain") -> bytes:
    return part(f"text/{kind}; charset=utf-8", text.encode())


def read(raw: bytes, sink):
    return parse(BytesIO(raw), sink.blob)


def test_files_keep_their_bytes_and_their_order(sink):
    raw = mixed(words("见附件"), part('a/b; name="1.zip"', b"one"), part('a/b; name="2.xlsx"', b"two"))
    found = read(raw, sink)
    assert [(a.name, sink.blobs[a.blob.sha256]) for a in found.attachments] == [("1.zip", b"one"), ("2.xlsx", b"two")]
    assert found.body == "见附件"


def test_a_text_file_is_a_file_and_words_around_files_are_all_read(sink):
    raw = mixed(words("上"), part("text/plain; name=a.txt", b"file"), words("下"))
    found = read(raw, sink)
    assert found.body == "上\n\n下"
    assert [a.name for a in found.attachments] == ["a.txt"]


def test_pasted_photos_are_files_and_a_signatures_logo_is_not(sink):
    html = words('<p>照片<img src="cid:p1"><img src="cid:logo"></p>', "html")
    raw = mixed(
        html,
        part("image/jpeg", PHOTO, Content_ID="<p1>", Content_Disposition='attachment; filename="p.jpg"'),
        part("image/png", LOGO, Content_ID="<logo>", Content_Disposition="inline"),
        part("image/png; name=small.png", LOGO),
        kind="related",
    )
    found = read(raw, sink)
    assert [a.name for a in found.attachments] == ["p.jpg", "small.png"]
    assert "正文中的图片" in found.attachments[0].note
    assert any("小图片 1 个" in note for note in found.notes)


def test_a_photo_written_into_the_html_is_a_file(sink):
    html = f'<p>照片</p><img src="data:image/jpeg;base64,{base64.b64encode(PHOTO).decode()}">'
    found = read(b"Content-Type: text/html; charset=utf-8\r\n\r\n" + html.encode(), sink)
    [photo] = found.attachments
    assert sink.blobs[photo.blob.sha256] == PHOTO
    assert found.body == "照片"


def test_a_mail_inside_a_mail_is_opened_for_its_files(sink):
    inner = mixed(words("里面的话"), part('a/b; name="课程表.xlsx"', b"table"), head=b"Subject: inner\r\n", edge=b"in")
    for kind in (b"Content-Type: message/rfc822\r\n\r\n" + inner, part('message/rfc822; name="转发.eml"', inner)):
        found = read(mixed(words("请查收"), kind), sink)
        assert [(a.name, a.note) for a in found.attachments] == [("课程表.xlsx", "转发邮件内")]
        assert "请查收" in found.body
        assert "里面的话" in found.body


def test_a_plain_text_that_only_says_use_html_gives_way_to_the_html(sink):
    long = "第一小学研培工作期末总结。" * 30
    raw = mixed(words("请用HTML查看"), words(f"<p>{long}</p>", "html"), kind="alternative")
    assert read(raw, sink).body == long
    raw = mixed(words(long), words(f"<p>{long}</p>", "html"), kind="alternative")
    assert read(raw, sink).body == long


def test_a_file_inside_an_alternative_is_not_lost(sink):
    inner = mixed(words("<p>x</p>", "html"), part('a/b; name="1.zip"', b"one"), head=b"", edge=b"in")
    raw = mixed(words("x"), inner, kind="alternative")
    assert [a.name for a in read(raw, sink).attachments] == ["1.zip"]


def test_a_missing_boundary_parameter_loses_no_file(sink):
    raw = mixed(words("x"), part('a/b; name="1.zip"', b"one")).replace(b'; boundary="edge"', b"")
    assert [a.name for a in read(raw, sink).attachments] == ["1.zip"]


def test_a_mail_cut_short_says_so(sink):
    raw = mixed(words("x"), part('a/b; name="1.zip"', b"one" * 200))[:-200]
    found = read(raw, sink)
    assert [a.name for a in found.attachments] == ["1.zip"]
    assert any("截断" in note for note in found.notes)


def test_winmail_dat_and_unnamed_files_are_told(sink):
    raw = mixed(part("application/ms-tnef; name=winmail.dat", b"\x78\x9f\x3e\x22"), part("application/pdf", b"%PDF"))
    tnef, pdf = read(raw, sink).attachments
    assert "Outlook" in tnef.note
    assert pdf.name == "未命名2.pdf"
    assert pdf.note == "附件没有文件名"


def test_uuencoded_and_uncoded_files_are_read(sink):
    uu = b"Content-Type: a/b; name=1.bin\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\n"
    uu += b"begin 644 1.bin\r\n#86)C\r\n \r\nend"
    plain = b"Content-Type: a/b; name=2.bin\r\nContent-Transfer-Encoding: binary\r\n\r\nraw\x00\xff"
    one, two = read(mixed(uu, plain), sink).attachments
    assert sink.blobs[one.blob.sha256] == b"abc"
    assert sink.blobs[two.blob.sha256] == b"raw\x00\xff"


def test_a_file_in_the_middle_of_the_words_is_taken_out(sink):
    raw = words("课程表如下\nbegin 644 a.zip\n#86)C\n`\nend\n请查收\nbegin 2023 with care\n")
    found = read(raw, sink)
    [file] = found.attachments
    assert (file.name, sink.blobs[file.blob.sha256]) == ("a.zip", b"abc")
    assert "#86" not in found.body
    assert "begin 2023 with care" in found.body


def _picture(width: int, height: int, kind: str) -> bytes:
    if kind == "png":
        return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">2I", width, height) + bytes(200)
    if kind == "gif":
        return b"GIF89a" + struct.pack("<2H", width, height) + bytes(200)
    frame = b"\xff\xc0\0\x11\x08" + struct.pack(">2H", height, width)
    return b"\xff\xd8\xff\xe0\0\x06abcd" + frame + bytes(200)


@pytest.mark.parametrize("kind", ["png", "gif", "jpeg"])
@pytest.mark.parametrize(("width", "height", "files"), [(1240, 1754, 1), (600, 80, 0), (120, 120, 0)])
def test_a_scan_of_few_bytes_is_a_file_and_a_banner_is_not(width, height, files, kind, sink):
    html = words('<img src="cid:p">', "html")
    pasted = part(f"image/{kind}", _picture(width, height, kind), Content_ID="<p>", Content_Disposition="inline")
    assert len(read(mixed(html, pasted, kind="related"), sink).attachments) == files


QQ_TEXT = """老师好，材料见超大附件。
从QQ邮箱发来的超大附件

第一小学听课材料.zip (128.03M, 2023年05月27日 21:59 到期)进入下载页面：http://mail.qq.com/cgi-bin/ftnExs_download?t=exs_ftn_download&k=1&code=ab
照片.rar (1.2G, 无限期)进入下载页面：http://mail.qq.com/cgi-bin/ftnExs_download?t=exs_ftn_download&k=2&code=cd
"""


def test_links_to_big_attachments_are_named_with_size_and_expiry(sink):
    one, two = read(words(QQ_TEXT), sink).attachments
    assert (one.name, one.blob) == ("第一小学听课材料.zip", None)
    assert one.note == "只有链接（128.03M），2023年05月27日 21:59 到期，未取得"
    assert one.url.endswith("code=ab")
    assert two.name == "照片.rar"
    assert "无限期" in two.note
    assert two.url.endswith("code=cd")


def test_links_are_found_in_html_and_only_once(sink):
    html = (
        "<div>见附件</div><div>从网易163邮箱发来的超大附件</div><div><a href='http://mail.163.com/large-attachment-download/"
        "index.html?file=1&amp;x=2'>听课材料.zip</a> (60.5M, 2023年5月8日 21:59 到期)"
        "<a href='http://mail.163.com/large-attachment-download/index.html?file=1&amp;x=2'>下载</a></div>"
    )
    raw = mixed(words("听课材料.zip (60.5M, 2023年5月8日 21:59 到期)"), words(html, "html"), kind="alternative")
    found = [a for a in read(raw, sink).attachments if a.url]
    assert [(a.name, a.url) for a in found] == [
        ("听课材料.zip", "http://mail.163.com/large-attachment-download/index.html?file=1&x=2")
    ]


@pytest.mark.parametrize(
    ("text", "name", "note"),
    [
        (
            "从网易126邮箱发来的云附件\n听课.rar\n1.37G, 2023年05月20日 10:36 到期\n下载 {}",
            "听课.rar",
            "（1.37G），2023年05月20日 10:36到期",
        ),
        (
            "来自阿里邮箱的超大附件\n听课.zip (300.0M) 过期时间：2023-06-10\n{}",
            "听课.zip",
            "（300.0M），2023-06-10到期",
        ),
        (
            "文件“总结.docx”已上传到中转站：{}\n有效期至：2023-06-10 12:00",
            "总结.docx",
            "（大小不明），2023-06-10 12:00到期",
        ),
        ("来自139邮箱的超大附件\n听课.zip\n文件大小：300M 有效期：30天\n{}", "听课.zip", "（300M），30天到期"),
    ],
)
def test_each_provider_has_its_own_way_to_name_file_size_and_last_day(sink, text, name, note):
    [link] = read(words(text.format("https://mail.qq.com/cgi-bin/ftnExs_download?k=1")), sink).attachments
    assert (link.name, link.note) == (name, f"只有链接{note}，未取得")
    assert link.url.startswith("https://mail.qq.com/")


def test_a_net_drive_link_is_an_item_and_an_ordinary_link_is_not(sink):
    text = "链接：https://pan.baidu.com/s/1abc?pwd=x1y2 提取码: x1y2，学校主页 https://school.example/"
    [link] = read(words(text), sink).attachments
    assert link.url == "https://pan.baidu.com/s/1abc?pwd=x1y2"
    assert "未取得" in link.note


DRIVES = {
    "通过百度网盘分享的文件：第一小学听课.zip\n链接：https://pan.baidu.com/s/1aB \n提取码：x7y8": (
        "第一小学听课.zip",
        "只有网盘链接（提取码 x7y8），未取得",
        "https://pan.baidu.com/s/1aB",
    ),
    "链接：pan.baidu.com/s/1aB 提取码 x7y8 有效期7天": (
        "网盘链接",
        "只有网盘链接（提取码 x7y8），有效期 7天，未取得",
        "https://pan.baidu.com/s/1aB",
    ),
    "我用企业微信分享了文件「听课.zip」\nhttps://drive.weixin.qq.com/s?k=AB（访问码：12ab）": (
        "听课.zip",
        "只有网盘链接（提取码 12ab），未取得",
        "https://drive.weixin.qq.com/s?k=AB",
    ),
    "【腾讯文档】第一小学课程表 https://docs.qq.com/sheet/DAB": (
        "第一小学课程表",
        "只有在线文档链接，未取得",
        "https://docs.qq.com/sheet/DAB",
    ),
    "来自139邮箱的文件中转站\n听课.zip 12.3M 有效期：30天\nhttps://mail.10086.cn/s/largeattachmentdownload?a=1": (
        "听课.zip",
        "只有链接（12.3M），30天到期，未取得",
        "https://mail.10086.cn/s/largeattachmentdownload?a=1",
    ),
}


@pytest.mark.parametrize(("text", "said"), DRIVES.items())
def test_a_file_on_somebody_elses_disk_has_its_name_password_and_last_day(text, said, sink):
    [link] = read(words(text), sink).attachments
    assert (link.name, link.note, link.url) == said


def test_size_and_name_are_apart_also_where_html_sets_them_in_paragraphs(sink):
    address = "https://dashi.163.com/html/cloud-attachment-download/?key=a"
    html = f"<p>从网易邮箱大师发来的云附件</p><a href='{address}'>听课.pdf</a><p>156.7M</p><p>2023-03-16 到期</p>"
    [link] = read(words(html, "html"), sink).attachments
    assert (link.name, link.note) == ("听课.pdf", "只有链接（156.7M），2023-03-16到期，未取得")


def test_a_replys_history_is_cut_off_and_a_forwards_is_not(sink):
    body = "已补充。\n\n------------------ 原始邮件 ------------------\n发件人: 进修学校\n尚未收到：课程表"
    text = words(body)
    assert read(b"Subject: =?utf-8?B?5Zue5aSN?=: x\r\n" + text, sink).body == "已补充。"
    assert "课程表" in read(b"Subject: Fwd: x\r\nIn-Reply-To: <1@x>\r\n" + text, sink).body
    gmail = "好的\n\n在 2023年2月24日 周五 10:00，进修学校 <box@county.example> 写道：\n> 尚未收到：课程表"
    assert read(b"Subject: Re: x\r\n" + words(gmail), sink).body == "好的"


def test_a_form_with_a_sender_line_is_no_history(sink):
    body = "听课安排\n发件人：王老师\n班级：三年一班"
    assert read(b"Subject: Re: x\r\n" + words(body), sink).body == body


def test_fifty_megabytes_cost_little_memory(sink, tmp_path):
    import tracemalloc

    path = tmp_path / "big.eml"
    line = base64.b64encode(os.urandom(57)) + b"\r\n"
    with path.open("wb") as file:
        file.write(b'Content-Type: multipart/mixed; boundary="edge"\r\n\r\n--edge\r\n')
        file.write(b'Content-Type: a/b; name="1.zip"\r\nContent-Transfer-Encoding: base64\r\n\r\n')
        for _ in range(700):
            file.write(line * 1000)
        file.write(b"--edge--\r\n")
    seen = []

    def keep(chunks):
        seen.append(sum(len(chunk) for chunk in chunks))
        return sink.blob([])

    tracemalloc.start()
    with path.open("rb") as file:
        parse(file, keep)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert seen == [700_000 * 57]
    assert peak < 32_000_000


def tnef(name: bytes, content: bytes) -> bytes:
    """A winmail.dat with one file, as Outlook writes it."""

    def attribute(number: int, data: bytes) -> bytes:
        check = sum(data) & 0xFFFF
        return (
            b"\x02"
            + number.to_bytes(4, "little")
            + len(data).to_bytes(4, "little")
            + data
            + check.to_bytes(2, "little")
        )

    head = (0x223E9F78).to_bytes(4, "little") + b"\x01\x00"
    rendering = attribute(0x00069002, bytes(14))
    return head + rendering + attribute(0x00018010, name + b"\x00") + attribute(0x0006800F, content)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_the_files_in_a_winmail_dat_are_taken_out(encoding, sink):
    packed = tnef("课程表.xlsx".encode(encoding), b"PK-sheet")
    raw = mixed(words("见附件"), part("application/ms-tnef; name=winmail.dat", packed))
    [sheet] = read(raw, sink).attachments
    assert (sheet.name, sink.blobs[sheet.blob.sha256]) == ("课程表.xlsx", b"PK-sheet")
    assert sheet.note == "从 winmail.dat 中取出"
