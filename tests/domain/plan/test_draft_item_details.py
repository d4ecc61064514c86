"""An item of a list asks for what it is called: what it tells of form, of company and of a few is no paper besides."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft


def told(text: str) -> list[tuple[str, str | None]]:
    drafted = draft(f"关于做好2026年乡村非遗展的通知\n各乡镇文化站：\n{text}\n县文化馆\n2026年2月20日")
    return [(one.title, one.due) for one in drafted.requirements]


@pytest.mark.parametrize(
    "said",
    [
        "1.剪纸作品：5月8日前送县文化馆203室，大型作品改送不同角度的照片，每件3张。",
        "1.剪纸作品：5月8日前送县文化馆203室（已装框的只报照片）。",
        "剪纸作品5月8日前送县文化馆203室，立体作品只需报照片。",
        "剪纸作品于5月8日前送县文化馆203室，易碎的可用照片代替。",
    ],
)
def test_another_form_for_a_few_works_is_no_paper_of_its_own(said: str) -> None:
    assert told(said) == [("剪纸作品", "05-08")]


@pytest.mark.parametrize(
    ("said", "paper"),
    [
        ("没有传承人的站，5月8日前只报工作总结，送县文化馆203室。", "工作总结"),
        ("各站只报《传承人登记表》，5月8日前送县文化馆203室。", "《传承人登记表》"),
        ("整改报告于5月8日前送县文化馆203室。", "整改报告"),
    ],
)
def test_the_only_paper_that_is_asked_for_stays_one(said: str, paper: str) -> None:
    assert told(said) == [(paper, "05-08")]


@pytest.mark.parametrize(
    "said",
    [
        "1.授权承诺书：5月8日前，由作者签字，纸质件随剪纸作品送县文化馆203室。",
        "1.授权承诺书：5月8日前，纸质1份随作品原件寄县文化馆203室。",
        "授权承诺书随《作品标签》于5月8日前送县文化馆203室。",
        "授权承诺书，5月8日前随参展作品报送县文化馆203室。",
    ],
)
def test_what_a_paper_travels_with_is_not_asked_for_there(said: str) -> None:
    assert told(said) == [("授权承诺书", "05-08")]


@pytest.mark.parametrize("paper", ["随班就读情况报告", "随访记录"])
def test_a_name_may_begin_with_the_word_for_with(paper: str) -> None:
    assert told(f"{paper}于5月8日前送县文化馆203室。") == [(paper, "05-08")]


@pytest.mark.parametrize("packed", ["打成1个压缩包", "打进同一个文件夹", "打包成一个文件"])
def test_what_an_item_packs_is_called_as_the_item(packed: str) -> None:
    said = f"1.传习所申报材料：5月8日前上传“文旅云”平台，每所1套，视频和文字说明{packed}。"

    assert told(said) == [("传习所申报材料", "05-08")]


def test_the_label_is_the_paper_where_its_day_and_verb_stand_behind_it() -> None:
    said = "1.展演视频：5月8日前上传“文旅云”平台，片头用站徽照片1张。"

    assert ("展演视频", "05-08") in told(said)


@pytest.mark.parametrize(
    "same",
    [
        "与展演视频同日上传平台，每个节目1份",
        "与展演视频一并上传平台，每个节目1份",
        "1份，随展演视频一起上传平台",
    ],
)
def test_an_item_without_a_verb_has_the_day_of_the_one_that_it_names(same: str) -> None:
    text = (
        "1.展演方案：4月20日前，扫描件1份，上传平台；\n2.展演视频：4月28日前上传平台，数量见第三条；\n"
        f"3.展演节目单：{same}；\n4.联络员信息表：4月21日前，1份，上传平台。"
    )

    assert ("展演节目单", "04-28") in told(text)


@pytest.mark.parametrize("same", ["时间同上", "截止时间相同", "报送时间也同上"])
def test_the_same_day_is_that_of_the_item_above(same: str) -> None:
    text = (
        "1.展演方案：4月20日前，1份，上传平台；\n"
        f"2.道具清单：{same}，1份，上传平台；\n3.演员名单：4月29日前，1份，上传平台。"
    )

    assert told(text) == [("展演方案", "04-20"), ("道具清单", "04-20"), ("演员名单", "04-29")]


def test_the_weekdays_of_a_range_are_those_of_its_two_days() -> None:
    text = "现场展演，5月27日至29日（星期三至星期五）。\n各站于5月8日前将《节目单》送县文化馆203室。"
    drafted = draft(f"关于展演的通知\n各站：\n{text}\n县文化馆\n2026年2月20日")

    assert not any("星期" in one.why for one in drafted.unread)


def test_two_items_to_upload_are_no_number_of_each() -> None:
    text = "各站须于5月8日前在“文旅云”平台上传以下两项：\n1.传承人信息表；\n2.展演方案。"
    drafted = draft(f"关于展演的通知\n各站：\n{text}\n县文化馆\n2026年2月20日")

    assert [one.count for one in drafted.requirements] == [1, 1]
