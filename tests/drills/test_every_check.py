"""Every check of the plan, from outside: one county with parameters of its own, good, bad and odd files for each."""

from __future__ import annotations

import importlib.util
import io
import sys
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from checks_county import (
    PLAN,
    SITE,
    lesson,
    locked,
    mp4,
    pdf,
    people,
    photo,
    pptx,
    roster,
    seven,
    words,
    xlsx,
    zipped,
)
from other_papers import docx
from other_site import County, Forge, Site
from PIL import Image

SENT = "Thu, 13 Mar 2025 09:30:00 +0800"
MAILS = 'kind = "maildir"\npath = "{box}"\n'
DUTY = ("周次", "值周领导", "值周教师", "电话")
LEDGER = [(f"第{n}周", "李主任", "张组长", f"1390000{n:04}") for n in range(1, 9)]


def _rars() -> ModuleType:
    place = Path(__file__).parents[1] / "openers" / "rar_files.py"
    spec = importlib.util.spec_from_file_location("rar_files", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["rar_files"] = module
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True)
class Case:
    """What one party hands in for one requirement, and what has to be said of it."""

    party: str
    requirement: str
    files: dict[str, bytes]
    verdict: str
    found: dict[str, tuple[str, str]]  # check -> result, words that its sentence has

    @property
    def school(self) -> int:
        return int(self.party[1])

    @property
    def obligation(self) -> str:
        return f"{self.requirement}/{self.party}/{'2025-03' if self.requirement == 'K12' else '2025'}"


GOOD, MEND, LOOK = "satisfied", "rejected", "needs_review"


def reports() -> list[Case]:
    """K1: a document of 120 characters."""
    essay = words(130)
    scan = photo(1)
    rtf = "{\\rtf1\\ansi " + "".join(f"\\u{ord(sign) if ord(sign) < 32768 else ord(sign) - 65536}?" for sign in essay)

    def case(n: int, name: str, data: bytes, verdict: str, result: str, said: str) -> Case:
        return Case(f"p{n}", "K1", {name: data}, verdict, {"document": (result, said)})

    return [
        case(1, "冬季取暖自查报告.rtf", (rtf + "}").encode(), GOOD, "accepted", "130"),
        case(2, "二小 冬季取暖自查报告.wps", docx(rows=[[essay[:70], essay[70:]]]), GOOD, "accepted", "130"),
        case(3, "冬季取暖自查报告.docx", docx(words(90)), MEND, "failed", "90 字"),
        case(4, "冬季取暖自查报告.jpg", scan, LOOK, "doubtful", "图片"),
        case(5, "冬季取暖自查报告.docx", docx(essay)[:-900], MEND, "failed", "截断"),
        case(6, "冬季取暖自查报告.zip", zipped({"材料/上报/冬季取暖自查报告.txt": essay.encode("gb18030")}), GOOD,
             "accepted", "130"),
        case(7, "冬季取暖自查报告.zip", locked({"报告.docx": docx(essay)}, "2025-密码"), LOOK, "doubtful", "密码"),
        case(8, "冬季取暖自查报告.pdf", pdf("\n".join(essay[n : n + 26] for n in range(0, 130, 26))), GOOD, "accepted",
             "130"),
    ]  # fmt: skip


def tables() -> list[Case]:
    """K2: six rows, with two columns by name."""
    gbk = "\r\n".join(",".join(row) for row in (DUTY, *LEDGER[:6])).encode("gbk")
    narrow = [(a, b, c) for a, b, c, _ in LEDGER]
    twice = [("值周安排表", "", "", ""), ("", "值周", "", "联系"), ("周次", "领导", "教师", "电话"), *LEDGER[:6]]

    def case(n: int, name: str, data: bytes, verdict: str, result: str, said: str) -> Case:
        return Case(f"p{n}", "K2", {name: data}, verdict, {"table": (result, said)})

    return [
        case(1, "值周安排表.xlsx", xlsx(["第一小学值周安排表"], DUTY, *LEDGER[:6], ["", "校长签字："]), GOOD,
             "accepted", "6 行"),
        case(2, "值周安排表(1).docx", docx("值周安排表", rows=[DUTY, *LEDGER[:6]]), GOOD, "accepted", "6 行"),
        case(3, "值周安排表.xlsx", xlsx(DUTY, *LEDGER[:5]), MEND, "failed", "5 行"),
        case(4, "值周安排表.xls", xlsx(DUTY[:3], *narrow), MEND, "failed", "“电话”"),
        case(5, "值周安排表.pdf", pdf("值周安排表\n值周领导 电话"), LOOK, "doubtful", "PDF"),
        case(6, "值周安排表.png", photo(3), LOOK, "doubtful", "图片"),
        case(7, "值周安排表.csv", gbk, GOOD, "accepted", "6 行"),
        case(8, "值周安排表.et", xlsx(*twice), GOOD, "accepted", "6 行"),
    ]  # fmt: skip


def names() -> list[Case]:
    """K3: half of the names are the school's; K4: four fifths of the teachers appear."""

    def listed(n: int, some: int, strangers: list[str]) -> bytes:
        return xlsx(
            ["序号", "姓名", "社团"], *([k, name, "合唱"] for k, name in enumerate(people(n)[:some] + strangers))
        )

    four = [[str(place), name, "好"] for place, name in enumerate(people(1)[:4])]
    spaced = [[k, f"{name[0]} {name[1:]}", "良好"] for k, name in enumerate(people(3))]
    health = ("序号", "姓名", "结论")
    return [
        Case("p1", "K3", {"社团辅导教师名单.xlsx": listed(1, 3, ["冯楚雄"])}, GOOD,
             {"on_roster": ("accepted", "冯楚雄")}),
        Case("p2", "K3", {"社团辅导教师名单.xlsx": listed(2, 1, ["冯楚雄", "褚卫东"])}, LOOK,
             {"on_roster": ("doubtful", "冯楚雄、褚卫东")}),
        Case("p3", "K3", {"社团辅导教师名单.et": listed(3, 2, ["冯楚雄", "褚卫东"])}, GOOD,
             {"on_roster": ("accepted", "冯楚雄、褚卫东")}),
        Case("p4", "K3", {"社团辅导教师名单.jpg": photo(4)}, LOOK, {"on_roster": ("doubtful", "图片")}),
        Case("p1", "K4", {"教职工健康登记.docx": docx("健康登记", rows=[health, *four])}, GOOD,
             {"covers_roster": ("accepted", people(1)[4])}),
        Case("p2", "K4", {"教职工健康登记.xlsx": xlsx(health, *([k, n, "好"] for k, n in enumerate(people(2)[:3])))},
             MEND, {"covers_roster": ("failed", people(2)[3])}),
        Case("p3", "K4", {"教职工健康登记.xlsx": xlsx(health, *spaced)}, GOOD, {"covers_roster": ("accepted", "5 人")}),
    ]  # fmt: skip


def progress() -> list[Case]:
    """K5: ten weeks."""
    head = ["周次", "内容"]
    whole = [[f"第{'一二三四五六七八九十'[n - 1]}周", "晨读"] for n in range(1, 11)]
    gap = [[n, "晨读"] for n in (1, 2, 3, 4, 6, 7, 8, 9, 10, 11)]
    spans = [
        ["1-2周", "甲"],
        ["3~4", "乙"],
        ["第五、六周", "丙"],
        ["第7至8周", "丁"],
        ["9", "戊"],
        ["10（复习）", "己"],
    ]
    lying = [["班级", *(f"第{n}周" for n in range(1, 11))], ["一班", *("甲" for _ in range(10))]]

    def case(n: int, rows: list[list[Any]], verdict: str, result: str, said: str) -> Case:
        return Case(f"p{n}", "K5", {"晨读进度.xlsx": xlsx(*rows)}, verdict, {"weeks": (result, said)})

    return [
        case(1, [head, *whole], GOOD, "accepted", "10 周"),
        case(2, [head, *whole[:9]], MEND, "failed", "9 周"),
        case(3, [head, *gap], GOOD, "accepted", "第5周"),
        case(4, lying, GOOD, "accepted", "10 周"),
        case(5, [head, *spans], GOOD, "accepted", "10 周"),
    ]


def lessons() -> list[Case]:
    """K6: the parts by this county's names, one session in an archive, four different views."""
    rars = _rars()
    good = {
        "archive_parts": ("accepted", "现场照片 4 张"),
        "one_session": ("accepted", ""),
        "photos_differ": ("accepted", "4 张"),
    }
    deep = {f"磨课/3月10日/{name}": data for name, data in lesson(20).items()}
    inner = {"第二次/教学.7z": seven(lesson(21))}
    same = lesson(40, photos=3) | {"现场照片/副本.jpg": photo(4000, quality=40, side=320)}
    two = {f"3月4日/{n}": d for n, d in lesson(50).items()} | {f"3月11日/{n}": d for n, d in lesson(51).items()}
    return [
        Case("p1", "K6", {"磨课1.zip": zipped(deep), "磨课2.zip": zipped(inner)}, GOOD, good),
        Case("p2", "K6", {"磨课一.rar": rars.rar5(lesson(22)), "磨课二.rar": rars.rar4(
            {name.encode("gbk"): data for name, data in lesson(23).items()})}, GOOD, good),
        Case("p3", "K6", {"磨课1.zip": zipped(lesson(30, sheets=1)), "磨课2.zip": zipped(lesson(31))}, MEND,
             {"archive_parts": ("failed", "量表")}),
        Case("p4", "K6", {"磨课1.zip": zipped(same), "磨课2.7z": seven(lesson(41))}, MEND,
             {"photos_differ": ("failed", "只有 3 张")}),
        Case("p5", "K6", {"磨课.zip": zipped(two), "磨课2.zip": zipped(lesson(52))}, MEND,
             {"one_session": ("failed", "3月4日")}),
        Case("p6", "K6", {"磨课1.zip": zipped({k: v for k, v in lesson(60).items() if "报到表" not in k}),
                          "磨课2.zip": zipped(lesson(61))}, MEND, {"archive_parts": ("failed", "报到表")}),
        Case("p7", "K6", {"磨课1.zip": zipped(lesson(70)), "磨课2.zip": zipped(lesson(71, photos=3) | {
            "现场照片/微信图片.jpg": photo(7000, quality=45, side=300)})}, LOOK,
             {"photos_differ": ("doubtful", "“磨课1.zip”")}),
        Case("p8", "K6", {"磨课1.zip": zipped(lesson(80)), "磨课2.zip": zipped(lesson(81, photos=4) | {
            "现场照片/9.jpg": photo(2001, quality=45, side=300)})}, LOOK,
             {"photos_differ": ("doubtful", "另一所学校")}),
        Case("p9", "K6", {"磨课1.zip": zipped(lesson(90)), "再发.7z": seven(lesson(90, quality=40))}, "partial",
             {"photos_differ": ("accepted", "同一次")}),
    ]  # fmt: skip


def essays() -> list[Case]:
    """K7: 200 characters, from 190 on for a person; K8 a certificate; K9 a video or slides."""
    mine, theirs = people(1)[0], people(1)[1]
    alike = words(260, 7)
    near = words(30, 8) + alike[30:]

    def note(place: int, data: bytes, ending: str, verdict: str, **found: tuple[str, str]) -> Case:
        name = f"{people(1)[place - 1]}师徒结对札记.{ending}"
        return Case(f"t1{place}", "K7", {name: data}, verdict, found)

    pasted = io.BytesIO()
    Image.open(io.BytesIO(photo(70))).save(pasted, "PNG")
    cert = f"普通话等级证书\n姓名：{theirs}\n等级：二级甲等"
    return [
        note(1, words(200, 1).encode("utf-16"), "txt", GOOD, han_count=("accepted", "200 字")),
        note(2, docx(words(193, 2)), "docx", LOOK, han_count=("doubtful", "193 字")),
        note(3, docx(words(189, 3)), "docx", MEND, han_count=("failed", "189 字")),
        note(4, docx(alike), "docx", GOOD, han_count=("accepted", "260"), near_duplicate=("accepted", "雷同")),
        note(5, docx(near), "docx", GOOD, han_count=("accepted", "260"), near_duplicate=("accepted", "雷同")),
        Case("t11", "K8", {f"{mine}普通话等级证书.png": pasted.getvalue()}, GOOD, {"certificate": ("accepted", "")}),
        Case("t12", "K8", {f"{theirs}普通话等级证书.pdf": pdf(cert)}, GOOD, {"certificate": ("accepted", "")}),
        Case("t21", "K8", {f"{people(2)[0]}普通话等级证书.pdf": pdf("普通话等级证书\n姓名：冯楚雄\n编号：01")}, LOOK,
             {"certificate": ("doubtful", "冯楚雄")}),
        Case("t22", "K8", {f"{people(2)[1]}普通话等级证书.docx": docx("普通话等级证书", "二级甲等")}, MEND,
             {"certificate": ("failed", "图片或 PDF")}),
        Case("t11", "K9", {f"微课作品-{mine}.MP4": mp4()}, GOOD, {"readable": ("accepted", "视频")}),
        Case("t12", "K9", {f"微课作品-{theirs}.dps": pptx("《秋天》", "板书")}, GOOD,
             {"readable": ("accepted", "演示文稿")}),
        Case("t13", "K9", {f"微课作品-{people(1)[2]}.docx": docx(words(90))}, MEND, {"readable": ("failed", "文档")}),
        Case("t14", "K9", {f"微课作品-{people(1)[3]}.mp4": mp4(9000)[:3000]}, MEND, {"readable": ("failed", "截断")}),
    ]  # fmt: skip


def pairs() -> list[Case]:
    """K10 and K11: one lesson in plan and courseware; K12: two kinds a month."""
    a, b = people(3)[0], people(3)[1]
    plan = docx("《观潮》教学设计", "学科：语文 年级：四年级", words(200, 9))
    other = docx("课题：认识小数", "学科：数学 四年级", words(200, 10))
    both = docx("后勤月报", "一、食堂", words(60, 11), "二、宿舍", words(60, 12))
    mixed = docx("后勤月报", f"本月食堂和宿舍都检查过。{words(80, 13)}")
    return [
        Case("t31", "K10", {f"{a}研课教学设计.docx": plan}, GOOD, {"same_lesson": ("accepted", "同一节课")}),
        Case("t31", "K11", {f"{a}研课课件.pptx": pptx("《观潮》", "四年级语文")}, GOOD,
             {"same_lesson": ("accepted", "同一节课")}),
        Case("t32", "K10", {f"{b}研课教学设计.doc": other}, LOOK, {"same_lesson": ("doubtful", "观潮")}),
        Case("t32", "K11", {f"{b}研课课件.pptx": pptx("《观潮》", "四年级语文")}, LOOK,
             {"same_lesson": ("doubtful", "不像同一节课")}),
        Case("p1", "K12", {"后勤月报（食堂、宿舍）.docx": both}, GOOD, {"month_items": ("accepted", "食堂")}),
        Case("p2", "K12", {"后勤月报 食堂宿舍.docx": mixed}, LOOK, {"month_items": ("doubtful", "没有分项")}),
        Case("p3", "K12", {"后勤月报——食堂.docx": docx("食堂", words(60, 14)), "后勤月报——宿舍.docx": docx("宿舍",
             words(60, 15))}, GOOD, {"month_items": ("accepted", "")}),
    ]  # fmt: skip


def members(n: int) -> str:
    """Of the first school all, of the second all but one, of the third two under one account."""
    shown = [(name, f"u{n}{place}") for place, name in enumerate(people(n), 1)]
    shown = shown if n == 1 else shown[:4] if n == 2 else [*shown[:4], (shown[3][0], shown[3][1])]
    rows = "".join(f"<tr class=m><td>{name}</td><td>{account}</td></tr>" for name, account in shown)
    return f"<html><body><table>{rows}</table></body></html>"


def letters(cases: list[Case]) -> dict[str, bytes]:
    """One mail for each case, from the school's own address, into a Maildir."""
    found = {}
    for number, case in enumerate(cases):
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = f"k{case.school}@school.example", "box@county.example", "上报材料"
        mail["Message-ID"] = f"<{number}@school.example>"
        mail.set_content("请查收。")
        for name, data in case.files.items():
            mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
        raw = f"Received: from mx.example by county; {SENT}\n".encode() + mail.as_bytes()
        found[f"new/{number:04}.mail"] = raw
    return found


GROUPS = (reports, tables, names, progress, lessons, essays, pairs)


@pytest.fixture(scope="module")
def cases() -> dict[str, list[Case]]:
    return {group.__name__: group() for group in GROUPS}


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory, forge: Forge, cases: dict[str, list[Case]]) -> County:
    """All was sent, read and judged once; the tests only ask."""
    made, site = County(tmp_path_factory.mktemp("heyang") / "county", forge), Site()
    site.pages |= {f"/camp/camp{n}": members(n) for n in range(1, 10)}
    box = made.home.parent / "box"
    County(box, forge).write(
        {**letters([case for group in cases.values() for case in group]), "cur/.here": b"", "tmp/.here": b""}
    )
    sources = {
        "sources/site.toml": SITE.format(url=site.url),
        "sources/box.toml": f'kind = "maildir"\npath = "{box}"\n',
    }
    made.write({"rollcall.toml": "", "plan.toml": PLAN, **roster(), **sources})
    made.opened("2025-02-01T09:00")
    made.look("2025-03-14T11:30")
    site.close()
    return made


NOON = "2025-03-14T11:40"


@pytest.fixture(scope="module")
def rows(county: County) -> dict[str, dict[str, Any]]:
    return county.rows(NOON)


@pytest.mark.parametrize("group", [group.__name__ for group in GROUPS])
def test_each_file_is_found_good_bad_or_for_a_person(
    group: str, cases: dict[str, list[Case]], rows: dict[str, dict[str, Any]]
) -> None:
    wrong = [fault for case in cases[group] for fault in faults(case, rows[case.obligation])]
    assert not wrong, "\n".join(wrong)


def faults(case: Case, row: dict[str, Any]) -> list[str]:
    findings = [found for item in row["evidence"] for found in item["findings"]]
    told = [f"{found['check']} {found['result']} {found['text']}" for found in findings]
    wrong = [] if row["verdict"] == case.verdict else [f"{row['id']} is {row['verdict']}: {row['reasons']} {told}"]
    for check, (result, said) in case.found.items():
        if not any(f["check"] == check and f["result"] == result and said in f["text"] for f in findings):
            wrong.append(f"{row['id']}: no {check} {result} with {said!r}, but {told}")
    return wrong


def test_members_are_counted_each_once(rows: dict[str, dict[str, Any]]) -> None:
    assert rows["K13/p1/2025"]["verdict"] == "satisfied"
    assert people(2)[4] in "".join(rows["K13/p2/2025"]["reasons"]), rows["K13/p2/2025"]
    assert rows["K13/p2/2025"]["verdict"] == rows["K13/p3/2025"]["verdict"] == "partial"


def test_the_explanation_tells_the_finding_and_what_would_change_it(county: County) -> None:
    told = county.run("explain", "K2/p4/2025", "--format", "json", at=NOON).json
    assert "“电话”" in str(told["evidence"])
    plain = county.run("explain", "四小", "值周安排表", at=NOON)
    assert plain.code == 0
    assert "“电话”" in plain.out


def test_the_desk_shows_of_a_bundles_member_the_archive_that_it_came_in(county: County) -> None:
    out = county.home.parent / "待人工.xlsx"
    said = county.run("review", "--format", "xlsx", "--out", str(out), "--files", at=NOON)
    assert said.code == 0, said.words
    beside = {path.name.partition("-")[2] for path in out.with_name("待人工-文件").iterdir()}
    assert {"冬季取暖自查报告.zip", "磨课2.zip", "照片一览.jpg"} <= beside
    desk = {item["id"]: item for item in county.run("review", "--format", "json", at=NOON).json["items"]}
    locked = next(item for item in desk.values() if "密码" in "".join(item["why"]))
    assert f"rollcall evidence password {locked['id']}" in locked["suggestion"]["why"]


def test_a_password_that_a_person_gives_opens_what_is_locked_and_is_kept_nowhere(county: County) -> None:
    item = county.rows(NOON)["K1/p7/2025"]["evidence"][0]["id"]

    wrong = county.run("evidence", "password", item, at=NOON, said="9999\n")
    right = county.run("evidence", "password", item, "--by", "王老师", at=NOON, said="2025-密码\n")
    again = county.run("evidence", "password", item, at=NOON, said="2025-密码\n")

    wrong.is_refusal("密码不对", "什么也没有改")
    assert right.code == 0, right.words
    again.is_refusal("没有加密")
    assert county.run("judge", at=NOON).code in (0, 1)
    row = county.rows(NOON)["K1/p7/2025"]
    assert row["verdict"] == "satisfied", row
    assert "王老师用密码打开" in str(row["evidence"])
    kept = b"".join(path.read_bytes() for path in county.home.rglob("*") if path.is_file())
    assert "2025-密码".encode() not in kept
    assert "2025-密码" not in wrong.words + right.words
