"""A paper is owed where the place that names it hands it over; what is read, judged, given out or kept there is not."""

from __future__ import annotations

import pytest

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.draft import draft
from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.not_owed.handed_over import why_not_handed_over
from tasks.domain.plan.drafting.papers.owed import Owed

MAIL = "发送至邮箱cailiao@example.com"
OWED = [("《月度报表》", "05-11 17:00")]


def drafted(text: str):
    return draft(f"关于报送材料的通知\n各学校：\n{text}\n县教师进修学校\n2026年3月2日\n")


def days(text: str) -> list[tuple[str, str | None]]:
    return [(one.title, one.due) for one in drafted(text).requirements]


def why(title: str, text: str, *, dated: bool = False) -> str:
    line = Line(1, text, text, text)
    owed = Owed(title, line, due_line=line if dated else None)
    return why_not_handed_over(owed, Page(f"各学校：\n{text}", 2026, Calendar({})))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("《给教师的建议》", "全体教师共读《给教师的建议》，写出心得。"),
        ("《优秀课例选》", "优秀的将编入《优秀课例选》，费用由教研室列支。"),
        ("《培训计划》", "县教师进修学校审阅《培训计划》，并反馈意见。"),
        ("综合素质档案", "学生成绩记入综合素质档案，再将《汇总表》报送。"),
    ],
)
def test_what_is_read_judged_or_put_on_file_is_not_handed_in(title, text):
    assert why(title, text.replace("，", ","))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("《作业评价表》", "各校填写《作业评价表》,于5月前报送。"),
        ("《问题台账》", "检查情况逐项记入《问题台账》,于5月前报送。"),
        ("《花名册》", "各校将审核后的《花名册》发至邮箱。"),
        ("药剂发放清单", "各站将《面积核查表》和药剂发放清单报植保组。"),
        ("入户发放照片", "每室拍摄入户发放照片两张,发到群里。"),
        ("《年度报告》", "企业在公示系统填报并公示《年度报告》,6月30日截止。"),
    ],
)
def test_what_is_filled_in_made_or_sent_beside_such_a_word_is(title, text):
    assert not why(title, text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("答案", "试题须附答案、评分标准,于5月前报送。"),
        ("作业", "各校对作业、睡眠、手机三项逐项自查,填写《自查表》。"),
        ("反思", "整理出《课例报告》,内容包括教案、课堂实录和反思,于5月前上传。"),
        ("读后感", "每校推荐征文8篇,其中散文3篇、诗歌2篇、读后感2篇。"),
        ("课例", "《成果汇编》1套于11月20日前上传至课题空间,含论文和课例。"),
        ("进货单", "《采购台账》复印件每园1份,含3月、4月的全部进货单,5月22日前送收发室。"),
    ],
)
def test_what_another_paper_holds_is_not_owed_beside_it(title, text):
    assert why(title, text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("《原创承诺书》", "每篇征文须附《原创承诺书》,与征文同时报送。"),
        ("报名表", "请于9月20日(含当日)前将报名表传至邮箱。"),
        ("防汛预案", "各村对防汛预案进行修订,于5月前报送。"),
        ("读书笔记", "每人读一本书,写读书笔记一篇,于5月前上传。"),
    ],
)
def test_a_form_that_is_attached_and_a_plan_that_is_mended_are(title, text):
    assert not why(title, text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("筛查结果", "筛查结果由医院录入监测系统,学校不重复录入。"),
        ("评课表", "教研员随堂听课,评课表由教研员填写并带回。"),
        ("巡检单", "公司到校巡检,巡检单由公司填写并交信息部。"),
        ("聘书", "师傅的聘书由中心制作,派车送到学校。"),
        ("评分单", "评委于当日18时前交齐评分单。"),
        ("审批结果", "中心报县教育局审批,审批结果于5月8日在县教育局网站公布。"),
        ("证书", "6月5日公布名单,证书6月12日送到学校。"),
        ("影像资料", "影像资料要真实、清楚,各校剪辑成《演练视频》1个。"),
        ("反馈意见", "每到一校听课4节,反馈意见由视导组当场交给学校。"),
        ("违法车辆名单", "县公安局将在6月25日向我局提供违法车辆名单,各企业不用填报。"),
        ("《养老机构管理办法》", "请各机构照《养老机构管理办法》的规定自查,写成《自查报告》。"),
        ("附件提纲", "《学期总结》按附件提纲写,6月29日前报送。"),
        ("立项通知书", "立项通知书9月29日发到学校。"),
        ("出入院情况", "老人出入院情况请从4月起在每月最后一天17:00前填写《运营月报》。"),
        ("青年教师赠书", "县教育局向每名青年教师赠书两册,图书由书店送到学校。"),
    ],
)
def test_what_others_write_and_what_goes_out_is_not_handed_in(title, text):
    assert why(title, text, dated=True)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("登记表", "登记表由学校填写,于5月前报送。"),
        ("《检查情况表》", "《检查情况表》由镇(街道)应急办于6月29日前报送。"),
        ("报名表", "报名表由教导处填好,10月24日前发邮箱。"),
        ("《审批表》", "《审批表》由教研室主任签字后,于5月前报送。"),
        ("《责任书》", "《责任书》由学校存档一份,另一份于6月8日前报送。"),
        ("《审批表》", "《审批表》须公示5个工作日,于4月10日前报送。"),
        ("《自查表》", "各校按《自查表》逐项检查,于4月10日前报送。"),
    ],
)
def test_what_schools_write_and_others_only_sign_is(title, text):
    assert not why(title, text, dated=True)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("一年报", "各站报送《检测报告》1份,一年报四次,每季度末前送达。"),
        ("听课意见", "教研员随堂听课,听课意见当面说清。"),
        ("观察情况", "期末考试结束后,观察情况供教师参考。"),
    ],
)
def test_a_bare_name_that_a_sentence_only_comes_to_is_not_owed(title, text):
    assert why(title, text, dated=True)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("成绩册", "期末考试结束后,成绩册每校1份。"),
        ("成绩册", "期末考试结束后,成绩册于7月3日前报送。"),
        ("成绩册", "期末考试结束后,将成绩册报送教研室。"),
        ("成绩册", "成绩册,期末考试结束后报送。"),
    ],
)
def test_a_bare_name_that_is_counted_dated_or_moved_is_owed(title, text):
    assert not why(title, text)


def test_what_is_left_out_goes_to_a_person_with_its_reason():
    found = drafted("一、视力筛查。5月6日至5月22日由县医院进校筛查，筛查结果由医院录入监测系统。").unread
    assert not drafted("一、视力筛查。5月6日至5月22日由县医院进校筛查，筛查结果由医院录入监测系统。").requirements
    assert any("筛查结果" in one.why or "筛查" in one.quote for one in found)


def test_the_paper_of_the_same_words_is_owed_where_the_name_that_was_read_is_none():
    text = f"各校要精选教学设计3篇，4月10日17:00前{MAIL}，优秀的将编入《课例选》，费用由教研室列支。"
    assert days(text) == [("教学设计", "04-10 17:00")]


@pytest.mark.parametrize(
    "listed",
    [
        "三、学校留存\n下列资料由学校保存三年，供检查组到校查看，不上报。\n序号\t资料\t部门\n1\t巡课记录\t教导处\n2\t检查记录\t教导处",
        "三、过程材料归档\n（1）签到表；\n（2）主持人讲稿；",
    ],
)
def test_a_list_under_what_stays_is_not_owed(listed):
    assert days(f"一、报送\n1.各校于5月11日17:00前将《月度报表》{MAIL}。\n{listed}") == OWED


@pytest.mark.parametrize(
    "said",
    [
        "入户记录装订成册，存各单位备查，不上报。",
        "6月8日至10日，师训科从平台导出学时数据，发给各校核对。",
        "自评表和互评表由学校收齐归入教师个人档案，不报县教育局。",
    ],
)
def test_what_is_bound_and_stays_and_what_a_section_of_the_office_exports_is_not_owed(said):
    assert days(f"一、各校于5月11日17:00前将《月度报表》{MAIL}。\n二、{said}") == OWED


def test_a_list_under_a_heading_that_also_hands_in_is_owed():
    text = f"三、材料报送与归档\n1.各校于5月11日17:00前将《月度报表》{MAIL}。\n2.听课记录，每校1份，于5月20日前{MAIL}。"
    assert days(text) == [*OWED, ("听课记录", "05-20")]
