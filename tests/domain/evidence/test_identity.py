"""Whose an item is and which obligation it may fill, in two counties with other plans and other habits."""

from __future__ import annotations

import pytest

from tasks.domain.evidence.identity import IDENTITY_VERSION, Doubt, MatchKind

ONE, TWO, SIX = "one@qs.example", "two@qs.example", "six@qs.example"
STRANGER = "who@else.example"

MAILED_IN_QINGSHAN = [
    # (what it shows, sender, subject, files, claims)
    ("a full title in the file's name", ONE, "材料", "教学工作总结.docx", "X1/p1/2024"),
    ("quotation marks and spaces do not matter", ONE, "", "《 教学 工作总结 》（定稿）.doc", "X1/p1/2024"),
    ("full-width signs do not matter", ONE, "", "教学工作总结（１）．ｄｏｃｘ.docx", "X1/p1/2024"),
    ("a year and a term do not matter", ONE, "", "2023—2024学年度第二学期教学工作总结.docx", "X1/p1/2024"),
    ("a year inside the title does not matter", ONE, "", "教学2024年工作总结.docx", "X1/p1/2024"),
    ("an alias", ONE, "", "课程表.xlsx", "X5/p1/2024"),
    ("the address in capitals", "ONE@QS.example ", "", "课程表.xlsx", "X5/p1/2024"),
    ("the principal's address", "head@qs.example", "", "课程表.xlsx", "X5/p1/2024"),
    ("the longer title wins", ONE, "", "校本教研活动计划.docx", "X3/p1/2024"),
    ("a subject where the file is named for nothing", ONE, "安全责任书", "新建文档.docx", "X2/p1/2024"),
    ("a forwarded subject", ONE, "Fw: 转发：安全责任书", "扫描.pdf", "X2/p1/2024"),
    ("the file's own name beats the subject", ONE, "安全责任书", "教学工作总结.docx", "X1/p1/2024"),
    ("the file's own name beats its heading", ONE, "", {"课程表.docx": "安全责任书"}, "X5/p1/2024"),
    ("a heading beats the subject", ONE, "教学工作总结", {"扫描件.docx": "青山县第一小学安全责任书"}, "X2/p1/2024"),
    ("a heading's second line, below the school's name", ONE, "", {"1.docx": "青山县第一小学\n安全责任书"},
     "X2/p1/2024"),
    ("a heading that is a sentence tells nothing", ONE, "", {"1.docx": "安全责任书已签，请领导放心。"}, ""),
    ("an id as a token", ONE, "", "X2 终稿.pdf", "X2/p1/2024"),
    ("an id in lower case", ONE, "x5", "1.xlsx", "X5/p1/2024"),
    ("an id inside a longer word is none", ONE, "", "FX25.docx", ""),
    ("a number alone is for a person", ONE, "", "材料2.docx", "X2/p1/2024 loosely_named"),
    ("two titles in one name wait at each", ONE, "", "安全责任书和课程表.docx",
     "X2/p1/2024 several_requirements X5/p1/2024 several_requirements"),
    ("a broken file named for two fails at each", ONE, "", {"安全责任书和课程表.docx": "broken"},
     "X2/p1/2024 X5/p1/2024"),
    ("a locked file that is named", ONE, "", {"课程表.xls": "locked"}, "X5/p1/2024 unreadable"),
    ("an old file that is named", ONE, "", {"课程表.wps": "old"}, "X5/p1/2024 unreadable"),
    ("a link that is named", ONE, "", {"课程表.zip": "link"}, "X5/p1/2024 unreadable"),
    ("what resembles a title is for a person", ONE, "", "安全责任.docx", "X2/p1/2024 loosely_named"),
    ("another matter", ONE, "春季运动会", "春季运动会秩序册.docx", ""),
    ("another matter that shares words", ONE, "", "德育工作总结.docx", ""),
    ("running text alone tells nothing", ONE, "您好", {"说明.docx": "现将我校安全责任书报上。"}, ""),
    ("a teachers' paper is not mailed", ONE, "", "师德承诺书.docx", ""),
    ("several files, each by its own name", ONE, "教学工作总结、安全责任书",
     {"教学工作总结.docx": "", "安全责任书.docx": ""}, "X1/p1/2024 X2/p1/2024"),
    ("a nameless file is what the subject still lacks", ONE, "教学工作总结、安全责任书",
     {"教学工作总结.docx": "", "2.docx": ""}, "X1/p1/2024 X2/p1/2024 loosely_named"),
    ("a logo beside the paper is nothing", ONE, "教学工作总结、安全责任书",
     {"教学工作总结.docx": "", "安全责任书.doc": "", "image001.png": "picture"}, "X1/p1/2024 X2/p1/2024"),
    ("a logo beside a nameless paper is nothing", ONE, "课程表", {"1.xls": "", "image001.png": "picture"},
     "X5/p1/2024"),
    ("a range of numbers tells nothing", ONE, "材料1-5", "1.xls", ""),
    ("a number of papers tells nothing", ONE, "上报材料2份", "1.xls", ""),
    ("a picture alone may be the paper", ONE, "课程表", {"image001.png": "picture"}, "X5/p1/2024"),
    ("a whole title is not stretched over another", ONE, "", "校本教研活动计划和教研活动材料.docx",
     "X3/p1/2024 loose_session several_requirements X4/p1/2024 loose_session several_requirements"),
    ("a member of a bundle by its folder", ONE, "", {"1.zip": "zip: 安全责任书/1.jpg, 课程表/1.jpg"},
     "X2/p1/2024 X5/p1/2024"),
    ("another name in the text than the address", ONE, "城关第一小学安全责任书", "安全责任书.docx",
     "X2/p1/2024 contradicted X2/p2/2024 contradicted"),
    ("another school in the middle of a title is no contradiction", ONE, "赴第十一中学学习后的教学工作总结", "1.docx",
     "X1/p1/2024"),
    ("the own school beside another", ONE, "第一小学与第十一中学安全责任书", "1.docx", "X2/p1/2024"),
    ("one person for two schools: the text decides", SIX, "白水小学", "课程表.xlsx", "X5/k2/2024"),
    ("each file by its own school", SIX, "课程表", {"红光乡中心小学课程表.xls": "", "白水中心校课程表.xls": ""},
     "X5/k1/2024 X5/k2/2024"),
    ("one person for two schools, none named", SIX, "课程表", "课程表.xlsx",
     "X5/k1/2024 several_parties X5/k2/2024 several_parties"),
    ("a stranger whose text names a school", STRANGER, "第十一中学课程表", "课程表.xls", "X5/j11/2024 unverified"),
    ("a stranger with an unlisted abbreviation", STRANGER, "十一中", "课程表.xls", "X5/j11/2024 unverified"),
    ("a stranger with an Arabic number", STRANGER, "第11中学", "课程表.xls", "X5/j11/2024 unverified"),
    ("一中 is not found in 十一中", STRANGER, "十一中课程表", "1.xls", "X5/j11/2024 unverified"),
    ("第一小学 is not found in 城关第一小学", STRANGER, "城关第一小学课程表", "1.xls", "X5/p2/2024 unverified"),
    ("a numbered list before the name", STRANGER, "1.一中课程表", "1.xls", "X5/j1/2024 unverified"),
    ("another county's school of that name", STRANGER, "明水县第一小学课程表", "1.xls", ""),
    ("a town's school of that name", STRANGER, "大河镇第一小学课程表", "1.xls", ""),
    ("一小时 is no school", STRANGER, "一小时课程表", "1.xls", ""),
    ("a stranger who signs in the body", STRANGER, "课程表", "1.xls", "X5/p1/2024 unverified"),
    ("an admin's forward", "admin@qs.example", "Fw: 一中安全责任书", "1.pdf", "X2/j1/2024 forwarded"),
    ("last year's paper", ONE, "", "2022年安全责任书.docx", "X2/p1/2024 other_year"),
    ("the last school year", ONE, "", "2021-2022学年度教学工作总结.docx", "X1/p1/2024 other_year"),
    ("a cohort is no year", ONE, "", "2021级课程表.xls", "X5/p1/2024"),
    ("the file says another year than the subject", ONE, "2024年材料", "2022课程表.xls", "X5/p1/2024 other_year"),
    ("an archive of one session", ONE, "", {"教研第3次.zip": "zip: 签到.jpg, 教案.docx, 评课.docx"}, "X4/p1/2024"),
    ("an archive's folders tell its parts", ONE, "", {"1.zip": "zip: 签到/1.jpg, 照片/1.jpg, 照片/2.jpg"},
     "X4/p1/2024"),
    ("two archives are two sessions", ONE, "校本教研", {"1.zip": "zip: 签到.jpg, 教案.doc", "2.zip": "zip: 1.jpg"},
     "X4/p1/2024 X4/p1/2024"),
    ("a bundle is split into its members", ONE, "材料", {"第一小学.zip": "zip: 教学工作总结.docx, 课程表.xlsx"},
     "X1/p1/2024 X5/p1/2024"),
    ("a wrapped table is the table", ONE, "", {"课程表.zip": "zip: 一年级.xlsx, Thumbs.db, __MACOSX/._一年级.xlsx"},
     "X5/p1/2024"),
    ("loose files of a session wait as one", ONE, "", {"签到照片.jpg": "picture", "教案.docx": "", "评课.docx": ""},
     "X4/p1/2024 loose_session"),
    ("loose files under a session's title", ONE, "校本教研", {"DSC1.jpg": "picture", "DSC2.jpg": "picture"},
     "X4/p1/2024 loose_session"),
    ("a combined school's session names its grade", "five@qs.example", "", {"校本教研 八年级.zip": "zip: 签到.jpg"},
     "X4/m1/2024"),
]  # fmt: skip

MAILED_IN_DONGHU = [
    ("a title in parts, with a subject between", "s1@dh.example", "", "开放周三年级语文方案.docx", "A-1/s1/2027"),
    ("the title's own quotation marks", "s1@dh.example", "", "「开放周」方案.docx", "A-1/s1/2027"),
    ("the second address in a cell", "SPARE@dh.example", "", "“开放周”方案.docx", "A-1/s1/2027"),
    ("an id with a hyphen", "s1@dh.example", "", "A-3.xlsx", "A-3/s1/2027"),
    ("a county's prefix that the roster does not bear", STRANGER, "东湖县第一小学 “开放周”方案", "1.doc",
     "A-1/s1/2027 unverified"),
    ("one alias of two schools waits at each", STRANGER, "东小“开放周”方案", "1.doc",
     "A-1/s1/2027 several_parties unverified A-1/s2/2027 several_parties unverified"),
    ("实验小学 is not found in 第二实验小学", STRANGER, "第二实验小学“开放周”方案", "1.doc", "A-1/s4/2027 unverified"),
    ("nor in 第三实验小学, which is not ours", STRANGER, "第三实验小学“开放周”方案", "1.doc", ""),
    ("a kindergarten beside the school", STRANGER, "实验小学附属幼儿园“开放周”方案", "1.doc", ""),
    ("a teacher's paper, named in a school's mail", "s1@dh.example", "", "王老师开放周数学课件.pptx", "B-2/w1/2027"),
    ("a teacher's name stands apart", "s2@dh.example", "开放周课件", "王老师-2.pptx", "B-2/w2/2027"),
    ("同名 in two schools, from a stranger", STRANGER, "", "王老师“开放周”课件.pptx",
     "B-2/w1/2027 several_parties unverified B-2/w2/2027 several_parties unverified"),
    ("同名, and the school is named", STRANGER, "第二小学", "王老师“开放周”课件.pptx", "B-2/w2/2027 unverified"),
    ("who may yet be shown to owe it", "s1@dh.example", "", "孙老师“开放周”教案.docx", "B-1/n1/2027"),
    ("a lesson's title between the words", "s1@dh.example", "", "孙老师“开放周”《春》课件.pptx", "B-2/n1/2027"),
    ("a stage contact's forward", "stage@dh.example", "第二小学“开放周”方案", "1.docx", "A-1/s2/2027 forwarded"),
    ("a long title cut short", "s1@dh.example", "", "防溺水回执统计表.xlsx", "A-3/s1/2027 loosely_named"),
]  # fmt: skip


def _claims(text: str) -> set[str]:
    """Split "X1/p1/2024 doubt X2/p1/2024" before each word with a slash."""
    words: list[str] = []
    for word in text.split():
        words = [*words, word] if "/" in word else [*words[:-1], f"{words[-1]} {word}"]
    return set(words)


@pytest.mark.parametrize(("shows", "sender", "subject", "files", "claims"), MAILED_IN_QINGSHAN)
def test_it_places_a_mail_in_qingshan(qingshan, shows, sender, subject, files, claims):
    body = "第一小学 孙老师" if "signs" in shows else "请查收。"
    assert qingshan.claims(qingshan.mail(sender, subject, files, body=body)) == _claims(claims), shows


@pytest.mark.parametrize(("shows", "sender", "subject", "files", "claims"), MAILED_IN_DONGHU)
def test_it_places_a_mail_in_donghu(donghu, shows, sender, subject, files, claims):
    assert donghu.claims(donghu.mail(sender, subject, files)) == _claims(claims), shows


OWN, ALL = {"list_party": "p1"}, {}
POSTED = [
    # (what it shows, channel, title, files, fields, claims)
    ("a school's own list", "class_share", "安全责任书", "1.pdf", OWN, "X2/p1/2024"),
    ("a body alone, named by its title", "class_share", "安全责任书", "", OWN | {"body": "责任" * 40}, "X2/p1/2024"),
    ("a column names the class", "class_share", "安全责任书", "1.pdf", {"column": "十一中班"}, "X2/j11/2024"),
    ("a column names the school", "class_share", "安全责任书", "1.pdf", {"column": "第十一中学"}, "X2/j11/2024"),
    ("an author's account", "class_share", "安全责任书", "1.pdf", {"account": "WANG-J1"}, "X2/j1/2024"),
    ("only the title names the school", "class_share", "城关第一小学安全责任书", "1.pdf", ALL, "X2/p2/2024 unverified"),
    ("a title of another school on an own list", "class_share", "第十一中学安全责任书", "1.pdf", OWN,
     "X2/p1/2024 contradicted X2/j11/2024 contradicted"),
    ("a teacher's account", "personal_article", "师德承诺书", "1.pdf", {"account": "71", "sender_name": "王老师"},
     "Y1/t1/2024"),
    ("an account given as an address", "personal_article", "师德承诺书", "1.pdf",
     {"account": "https://m.site.example/home?uid=71"}, "Y1/t1/2024"),
    ("an author whose name is unique", "personal_article", "个人教学工作总结", "1.doc",
     {"sender_name": "孙老师", "column": "第一小学"}, "Y3/t2/2024"),
    ("an author 同名 in three schools", "personal_article", "师德承诺书", "1.pdf", {"sender_name": "王老师"},
     "Y1/t1/2024 several_parties Y1/t3/2024 several_parties Y1/t5/2024 several_parties"),
    ("同名, and the column names the school", "personal_article", "师德承诺书", "1.pdf",
     {"sender_name": "王老师", "column": "一中班"}, "Y1/t3/2024"),
    ("同名, and the author's line names the school", "personal_article", "师德承诺书", "1.pdf",
     {"sender_name": "王老师（青山县第一中学）"}, "Y1/t3/2024"),
    ("a teacher's paper on a class's list: the author decides", "class_share", "师德承诺书", "1.pdf",
     OWN | {"sender_name": "王老师"}, "Y1/t1/2024"),
    ("a colleague's paper on a class's list", "class_share", "师德承诺书", "孙老师师德承诺书.pdf",
     OWN | {"sender_name": "王老师"}, "Y1/t1/2024 contradicted Y1/t2/2024 contradicted"),
    ("a longer title of the teachers' is not the school's", "personal_article", "个人教学工作总结", "1.doc",
     {"account": "sun1"}, "Y3/t2/2024"),
    ("the window's year is this plan's", "personal_article", "2023年冬训师德学习体会", {"1.doc": "essay 900"},
     {"account": "sun1"}, "Y2/t2/2024"),
    ("but not for another requirement", "personal_article", "2022年师德承诺书", "1.doc", {"account": "sun1"},
     "Y1/t2/2024 other_year"),
    ("a month in the title", "web_report", "三月份教师培训", "", OWN | {"body": "训" * 60}, "X6/p1/2024-03"),
    ("a year and a month", "web_report", "2024.4 新闻", "", OWN | {"body": "训" * 60}, "X6/p1/2024-04"),
    ("the month's theme", "web_report", "“让核心素养落地课堂”专题考核", "", OWN | {"body": "训" * 60}, "X6/p1/2024-03"),
    ("a good part of the theme", "web_report", "作业设计与命题", "", OWN | {"body": "训" * 60}, "X6/p1/2024-04"),
    ("no month: that of the receipt", "web_report", "我校教师培训", "", OWN | {"body": "训" * 60}, "X6/p1/2024-03"),
    ("the list takes nothing else", "web_report", "我校动态", "", OWN | {"body": "训" * 60}, "X6/p1/2024-03"),
    ("a month that is not owed", "web_report", "九月培训", "", OWN | {"body": "训" * 60}, ""),
    ("the month of another year", "web_report", "2022年3月培训", "", OWN | {"body": "训" * 60},
     "X6/p1/2024-03 other_year"),
    ("another year, and no month", "web_report", "2021年培训", "", OWN | {"body": "训" * 60},
     "X6/p1/2024-03 other_year"),
    ("two months in one title", "web_report", "3月、4月培训", "", OWN | {"body": "训" * 60},
     "X6/p1/2024-03 month_unclear X6/p1/2024-04 month_unclear"),
    ("soon after a due day, no month named", "web_report", "教师培训", "",
     OWN | {"body": "训" * 60, "first_seen_at": "2024-04-02T09:00:00"},
     "X6/p1/2024-03 month_unclear X6/p1/2024-04 month_unclear"),
    ("late, but named: never fills the next month", "web_report", "3月培训", "",
     OWN | {"body": "训" * 60, "first_seen_at": "2024-04-20T09:00:00"}, "X6/p1/2024-03"),
]  # fmt: skip


@pytest.mark.parametrize(("shows", "channel", "title", "files", "fields", "claims"), POSTED)
def test_it_places_a_post(qingshan, shows, channel, title, files, fields, claims):
    assert qingshan.claims(qingshan.post(channel, title, files, **fields)) == _claims(claims), shows


def test_what_cannot_be_read_and_names_nothing_waits_for_its_party(qingshan):
    for seen in ("locked", "old", "broken", "link"):
        ((_, match),) = qingshan.mail(ONE, "您好", {"1.zip": seen}).matches(qingshan.index)
        assert (match.kind, match.parties, match.unreadable) == (MatchKind.UNPLACED, ("p1",), True), seen


def test_what_fits_no_party_says_which_requirement_it_names(qingshan):
    ((_, match),) = qingshan.mail(STRANGER, "你好", "安全责任书.docx").matches(qingshan.index)
    assert match.kind is MatchKind.UNPLACED
    assert match.requirements == ("X2",)
    assert not match.parties


def test_what_is_readable_and_fits_nothing_blocks_nothing(qingshan):
    ((_, match),) = qingshan.mail(ONE, "运动会", "秩序册.docx").matches(qingshan.index)
    assert match.kind is MatchKind.OTHER_MATTER
    assert match.reasons


def test_it_says_that_a_paper_came_by_a_channel_that_does_not_take_it(qingshan):
    ((_, match),) = qingshan.mail(ONE, "", "师德承诺书.docx").matches(qingshan.index)
    assert "这一项不走这个渠道" in "".join(match.reasons)


@pytest.mark.parametrize(
    ("title", "more"),
    [
        ("Re: 关于催交", {}),
        ("回复：通知", {}),
        ("收到", {"headers": {"in_reply_to": "<1@x>"}}),
        ("退信", {"set_aside": "退信"}),
    ],
)
def test_a_reply_without_a_file_is_never_an_item(qingshan, title, more):
    ((_, match),) = qingshan.mail(ONE, title, "", body="已收到", **more).matches(qingshan.index)
    assert match.kind is MatchKind.NOT_AN_ITEM
    assert match.reasons


def test_the_logo_of_a_signature_is_no_file(qingshan):
    mail = qingshan.mail(ONE, "Re: 课程表", {"image001.png": "picture"}, body="收到")
    assert {match.kind for _, match in mail.matches(qingshan.index)} == {MatchKind.NOT_AN_ITEM}


def test_a_reply_with_a_file_is_an_item(qingshan):
    assert qingshan.claims(qingshan.mail(ONE, "回复：通知", "课程表.xls")) == {"X5/p1/2024"}


def test_last_years_mail_belongs_to_no_obligation(qingshan):
    mail = qingshan.mail(ONE, "", "课程表.xls", received_at="2023-11-30T23:59:59")
    ((_, match),) = mail.matches(qingshan.index)
    assert match.kind is MatchKind.OTHER_MATTER
    assert "早于本计划开始" in match.reasons[0]


def test_every_claim_says_why(qingshan):
    ((_, match),) = qingshan.mail(ONE, "", "课程表.xls").matches(qingshan.index)
    assert "发件地址在花名册（青山县第一小学 负责人）" in match.claims[0].reasons
    assert "文件名含《功课表》" in match.claims[0].reasons


def test_the_wrong_mailbox_is_noted_and_counts(qingshan):
    ((_, match),) = qingshan.mail("three@qs.example", "", "课程表.xls").matches(qingshan.index)
    assert match.kind is MatchKind.CLAIMED
    assert "照收" in "".join(match.reasons)


def test_a_mailbox_that_names_its_provider_wants_its_word(qingshan):
    plain = qingshan.mail(ONE, "", "课程表.xls", source="mail-signed")
    assert qingshan.claims(plain) == {"X5/p1/2024 unverified"}
    vouched = {"authentication_results": "mx; spf=pass smtp.mailfrom=one@qs.example"}
    assert qingshan.claims(qingshan.mail(ONE, "", "课程表.xls", source="mail-signed", headers=vouched)) == {
        "X5/p1/2024"
    }


def test_a_name_tells_a_requirement_before_the_file_is_opened(qingshan):
    from tasks.domain.evidence.identity import identify

    item = qingshan.mail(ONE, "", "课程表.xls").items[1]
    assert identify(item, None, qingshan.index).kind is MatchKind.CLAIMED
    nameless = qingshan.mail(ONE, "", "1.xls").items[1]
    assert identify(nameless, None, qingshan.index).unopened


def test_kinds_and_doubts_have_chinese_words():
    assert all(word.label for word in (*MatchKind, *Doubt))
    assert IDENTITY_VERSION > 0
