"""A county's folder: what is right loads, what is wrong is named with its place and its remedy."""

from __future__ import annotations

import pytest

from settings.files import load_files
from settings.template import template_files
from tasks.domain.errors import BadFiles, Mistake
from tasks.domain.plan.party import Stage

HERE, BELOW = 0, 1  # the line of what was changed, and the one below it


@pytest.fixture(scope="module")
def shipped() -> dict[str, bytes]:
    left_out = ("rollcall.toml", "secrets.env")
    return {name: data for name, data in template_files().items() if name not in left_out}


def changed(files: dict[str, bytes], name: str, old: str, new: str) -> dict[str, bytes]:
    text = files[name].decode()
    assert old in text
    return {**files, name: text.replace(old, new, 1).encode()}


def mistakes_of(files: dict[str, bytes]) -> tuple[Mistake, ...]:
    with pytest.raises(BadFiles) as refused:
        load_files(files)
    return refused.value.mistakes


def the_mistake(files: dict[str, bytes]) -> Mistake:
    (only,) = mistakes_of(files)
    return only


def line_of(files: dict[str, bytes], name: str, text: str) -> str:
    lines = files[name].decode().split("\n")
    return f"第 {next(n for n, line in enumerate(lines, 1) if text in line)} 行"


def test_the_shipped_county_loads_without_a_mistake(shipped):
    county = load_files(shipped)

    assert county.plan.id == "lanxi-2023"
    assert list(county.plan.requirement) == [*(f"S{n}" for n in range(1, 10)), *(f"T{n}" for n in range(1, 6))]
    assert county.served == {"mailbox", "class_share", "personal_article", "class_membership", "web_report"}
    assert county.circular is not None


def test_it_says_which_placeholders_are_still_empty(shipped):
    files = {warning.file for warning in load_files(shipped).warnings}

    assert {"roster/contacts.csv", "sources/mail-126.toml", "sources/website.toml"} <= files


def test_another_year_moves_the_dates_and_the_id(shipped):
    plan = load_files(shipped, year=2026).plan

    assert (plan.id, plan.year, plan.starts.isoformat()) == ("lanxi-2026", 2026, "2025-12-01T00:00:00+08:00")


OVERRIDDEN = '[[override]]\nrequirement = "S8"\n{}\ndue = "06-25 cob"\n'


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk", "utf-16"])
def test_files_may_be_in_any_usual_encoding(shipped, encoding):
    names = ("plan.toml", "roster/schools.csv", "circular.txt", "sources/website.toml")
    recoded = {name: data.decode().encode(encoding) if name in names else data for name, data in shipped.items()}

    assert load_files(recoded) == load_files(shipped)


def test_a_wrong_key_is_named_with_the_nearest_right_one(shipped):
    files = changed(shipped, "plan.toml", "mend_within", "mend_withn")

    mistake = the_mistake(files)

    assert mistake.place == line_of(files, "plan.toml", "mend_withn")
    assert (mistake.wrong, mistake.right) == ("不认识的键 mend_withn", "mend_within")


def test_a_chinese_quotation_mark_is_named_with_the_mended_line(shipped):
    files = changed(shipped, "plan.toml", 'title = "《课程表》"', "title = “《课程表》”")

    mistake = the_mistake(files)

    assert mistake.place == line_of(files, "plan.toml", "《课程表》")
    assert mistake.right == 'title = "《课程表》"'


def test_slips_of_the_keyboard_and_wrong_values_are_reported_together(shipped):
    files = changed(shipped, "plan.toml", 'due = "02-24 cob"', 'due ＝ "04-31 cob"')
    files = changed(files, "plan.toml", 'stages = ["senior", "junior", "primary"]', 'stages = ["senoir"，"junior"]')

    said = "\n".join(map(str, mistakes_of(files)))

    assert "全角符号 ＝" in said
    assert 'stages = ["senoir","junior"]' in said
    assert "4 月 31 日" in said
    assert "没有“senoir”这个学段；应为：senior" in said


def test_text_between_chinese_quotation_marks_may_hold_more_of_them(shipped):
    files = changed(shipped, "plan.toml", 'name = "“推门听课”"', "name = ““推门听课””")

    assert the_mistake(files).right == 'name = "“推门听课”"'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('due = "05-08 cob"', 'due = "04-31 cob"', "没有 4 月 31 日"),
        ('due = "05-08 cob"', 'due = "02-29"', "2023 年没有 2 月 29 日"),
        ('due = "05-08 cob"', 'due = "五月八日"', "读不懂期限"),
        ('due = "05-08 cob"', 'due = "5 working days before S66"', "没有编号为 S66 的要求"),
        ('due = "05-08 cob"', 'due = "2 days after S6"', "期限互相指来指去"),
        ('due = "05-08 cob"', 'due = "02-08 cob"', "晚于截止"),
        ('due = "05-08 cob"', 'due = "05-08 25:00"', "没有 25:00 这个钟点"),
        ('due = "05-08 cob"', 'due = "rrule:FREQ=SOMETIMES"', "只能是 YEARLY"),
        ('starts = "previous 12-01"', 'starts = "12-32"', "没有 12 月 32 日"),
        ('close_of_business = "17:00"', 'close_of_business = "五点"', "不是钟点"),
        ('grace = { mailbox = "30m"', 'grace = { mailbox = "半小时"', "读不懂 mailbox"),
        ('party = "school"', 'party = "schol"', "应为：school"),
        ('id = "S2"', 'id = "S1"', "要求编号 S1 写了两次"),
        ('checks = ["document"]', 'checks = ["documnet"]', "没有“documnet”这项检查；应为：document"),
        ("min = 1000,", "minimum = 1000,", "检查 han_count 没有参数 minimum；应为：min"),
        ("min = 1000,", 'min = "千",', "检查 han_count 的 min"),
        ('channels = ["web_report"]', 'channels = ["web_reprot"]', "没有“web_reprot”这个渠道；应为：web_report"),
        ("[channels.web_report]", "[channels.web_report]\nwatchd = 1", "应为：watched"),
        ("[themes.07]", "[themes.13]", "没有 13 这个月份"),
        ('requirements = ["T1"]', 'requirements = ["T9"]', "没有“T9”这个要求"),
        ('pending = ["senior"]', 'pending = ["高三"]', "不是月份也不是学段"),
        ("[[window]]", '[[override]]\nrequirement = "S99"\nstage = "senior"\ndue = "06-01"\n[[window]]', "没有“S99”"),
        ("[[window]]", OVERRIDDEN.format('stage = "senior"') * 2 + "[[window]]", "S8 对“senior”另定了两次期限"),
        ("[[window]]", OVERRIDDEN.format('stage = ["senior", "junior"]') + "[[window]]", "一节只另定一个学段"),
        ("[[window]]", OVERRIDDEN.format('stage = "senior"\nparty = "sch01"') + "[[window]]", 'party = "sch01:senior"'),
        ("[[window]]", OVERRIDDEN.format('party = "第一小学（样例）"') + "[[window]]", "这个学校或教师；应为：sch03"),
        ("[[window]]", "[window]", "同一节写了两次"),
        ('id = "S4"', "id = S4", "等号后面的值写得不对"),
        ("year = 2023", 'year = "2023"', "year = '2023' 不行"),
        ('only = { roster = "gives_observed_lesson"', 'only = { roster = "gives_lesson"', "gives_observed_lesson"),
    ],
)
def test_a_mistake_in_the_plan_is_named(shipped, old, new, said):
    found = mistakes_of(changed(shipped, "plan.toml", old, new))

    assert any(said in str(mistake) and mistake.file == "plan.toml" and mistake.place for mistake in found)


@pytest.mark.parametrize(
    ("name", "old", "new", "place", "said"),
    [
        ("roster/teachers.csv", "赵老师,sch02", "赵老师,sch20", "C4 单元格", "没有“sch20”这所学校；应为：sch02"),
        ("roster/teachers.csv", "t003,", "t001,", "A4 单元格", "编号 t001 与A2 单元格重复"),
        ("roster/teachers.csv", "t003,", "sch01,", "A4 单元格", "编号 sch01 与学校重复"),
        ("roster/teachers.csv", "任教学科", "学科", "D1 单元格", "不认识的列名“学科”；应为：任教学科"),
        ("roster/teachers.csv", "语文,,,是", "语文,,,有", "G2 单元格", "不是 是 或 否"),
        ("roster/schools.csv", "第一小学;一小", "第一小学;一高", "D4 单元格", "也是 第一高级中学（样例）（sch01）的"),
        ("roster/schools.csv", ",小学,第", ",小学部,第", "C4 单元格", "没有“小学部”这个学段"),
        ("roster/schools.csv", "c03,p03", "c33,p03", "F4 单元格", "联系人里没有“c33”"),
        ("roster/schools.csv", "编号,学校", "编号，学校", "A1 单元格", "中文逗号"),
        ("roster/contacts.csv", "负责人,,,", "负责人,c01＠126.com,,", "D6 单元格", "写得不对"),
        ("roster/contacts.csv", "联系人,,高中", "联系人,syp6****@126.com,高中", "D2 单元格", "遮住"),
        ("roster/contacts.csv", "管理员", "站长", "C4 单元格", "没有“站长”这个角色"),
        ("sources/mail-126.toml", 'kind = "imap"', 'kind = "pop3"', "第 3 行", "现有：imap、maildir"),
        ("sources/mail-qq.toml", "username =", "usrname =", "第 5 行", "应为：username"),
        ("sources/mail-qq.toml", 'provider = "qq"', 'provider = "qq"\nsecurity = "none"', "第 5 行", "不能明文传"),
        ("sources/website.toml", "{class}/members", "{klass}/members", "第 48 行", "应为：{class}"),
        ("sources/website.toml", 'rate = "2/s"', 'rate = "快"', "第 7 行", '"2/s" 或 "30/m"'),
        ("sources/website.toml", 'title = "h2 a", link', 'titel = "h2 a", link', "第 23 行", "应为：title"),
        ("rulings.toml", 'date = "2023-02-09"', 'date = "2023-02-30"', "第 15 行", "不是日期"),
        ("rulings.toml", 'defect = "slip@10"', 'defect = "slip 10"', HERE, "不是问题编号"),
        ("rulings.toml", '"slip@10"', '"slip@10"\nsettles = ["S6/senor"]', BELOW, "应为：senior"),
    ],
)  # fmt: skip
def test_a_mistake_in_another_file_is_named_with_its_cell_or_line(shipped, name, old, new, place, said):
    if isinstance(place, int):
        before = shipped[name].decode().partition(old)[0]
        place = f"第 {before.count(chr(10)) + 1 + place} 行"
    found = mistakes_of(changed(shipped, name, old, new))

    assert any(said in str(mistake) and mistake.file == name and mistake.place == place for mistake in found), found


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("plans.toml", "plan.toml"),
        ("roster/school.csv", "roster/schools.csv"),
        ("source/", "sources/"),
        ("sources/Mail_126.toml", "sources/mail-126.toml"),
    ],
)
def test_an_unknown_file_is_refused_with_the_nearest_right_one(shipped, name, right):
    mistake = the_mistake({**shipped, name: b""})

    assert (mistake.file, mistake.right) == (name, right)


def test_mistakes_of_all_files_come_at_once(shipped):
    files = changed(shipped, "plan.toml", "mend_within", "mend_withn")
    files = changed(files, "roster/schools.csv", "第一小学;一小", "第一小学;一高")
    files = changed(files, "sources/mail-126.toml", 'kind = "imap"', 'kind = "imp"')

    assert {mistake.file for mistake in mistakes_of(files)} == {
        "plan.toml",
        "roster/schools.csv",
        "sources/mail-126.toml",
    }


def test_a_county_without_teachers_csv_hears_which_requirements_need_it(shipped):
    files = {name: data for name, data in shipped.items() if name != "roster/teachers.csv"}

    assert "T1、T2、T3、T4、T5" in the_mistake(files).wrong


def test_everything_but_plan_and_schools_may_be_left_out():
    plan = b'[plan]\nid = "x"\nyear = 2024\n[[requirement]]\nid = "A"\ntitle = "\xe8\xa1\xa8"\nparty = "school"\n'
    schools = "id,name\n\n　a1 , 第一小学\n,,\n".encode()

    county = load_files({"plan.toml": plan, "roster/schools.csv": schools})

    assert county.plan.requirement["A"].due == ""
    assert county.roster.school["a1"].name == "第一小学"


def test_headings_may_be_english_and_values_mixed(shipped):
    schools = "id,name,stages,aliases\ns1,第一学校,junior；小学,一校；第一"
    teachers = "id,name,school,gives_observed_lesson\nt1,王老师,一校,yes\nt2,王老师,s1,否"
    names = ("roster/schools.csv", "roster/teachers.csv")
    county = load_files({**shipped, names[0]: schools.encode(), names[1]: teachers.encode("gbk")})

    school = county.roster.school["s1"]
    assert (school.stages, school.aliases) == ((Stage.JUNIOR, Stage.PRIMARY), ("一校", "第一"))
    assert [teacher.gives_observed_lesson for teacher in county.roster.teachers_of["s1"]] == [True, False]


def test_a_coordinator_may_be_named_when_only_one_contact_has_the_name(shipped):
    files = changed(shipped, "roster/schools.csv", "c03,p03", "第一小学负责人（样例）,p03")
    assert load_files(files).roster.school["sch03"].coordinators == ("c03",)

    files = changed(files, "roster/contacts.csv", "第一初级中学负责人（样例）", "第一小学负责人（样例）")
    assert "写编号：c02、c03" in str(the_mistake(files))


def test_a_vacation_on_a_day_that_does_not_exist_is_named(shipped):
    vacation = '\n[[vacation]]\nfrom = "06-31"\nto = "08-25"\n'

    mistake = the_mistake({**shipped, "calendar.toml": vacation.encode()})

    assert (mistake.place, mistake.wrong) == ("第 3 行", "没有 6 月 31 日这一天")


def test_a_ruling_lifts_what_was_pending(shipped):
    assert load_files(shipped).plan.requirement["S6"].pending == ("senior",)
    ruling = '[[ruling]]\nsettles = ["S6/senior"]\ndefect = "who-unclear@30"\ndate = 2023-02-20\nby = "甲"\ntext = "15"'

    lifted = load_files({**shipped, "rulings.toml": ruling.encode()})

    assert lifted.plan.requirement["S6"].pending is False
