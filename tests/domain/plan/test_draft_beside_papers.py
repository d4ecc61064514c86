"""Things handed over beside a paper, papers for groups of senders, and what only stands in a paper or beside it."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发至邮箱a@example.com"


def told(text: str) -> list[tuple[str, str | None]]:
    drafted = draft(f"关于做好2026年社区文化工作的通知\n各社区：\n{text}\n县文化馆\n2026年2月20日")
    return [(one.title, one.due) for one in drafted.requirements]


@pytest.mark.parametrize(
    ("said", "thing"),
    [
        (f"各社区将舞台道具（2件）和《演员登记表》（附件1）于5月15日前{MAIL}。", "舞台道具"),
        ("请于5月15日前，把剪纸样稿连同纸质《演员登记表》1份送县文化馆203室。", "剪纸样稿"),
        ("作品原件连同《演员登记表》1份，5月15日前送县文化馆203室。", "作品原件"),
        ("参展作品和纸质《演员登记表》，5月15日前送县文化馆203室。", "参展作品"),
    ],
)
def test_what_goes_with_a_form_is_owed_by_its_day(said: str, thing: str) -> None:
    assert sorted(told(said)) == sorted([(thing, "05-15"), ("《演员登记表》", "05-15")])


@pytest.mark.parametrize(
    "said",
    [
        f"各社区将有关材料和《演员登记表》于5月15日前{MAIL}。",
        f"各社区将电子版和《演员登记表》于5月15日前{MAIL}。",
        f"将各社区和《演员登记表》核对后，5月15日前{MAIL}。",
        f"各社区将舞台和《演员登记表》中的编号对照检查，5月15日前{MAIL}。",
        "各社区将U盘和《演员登记表》于5月15日前送县文化馆203室。",
    ],
)
def test_a_word_for_papers_beside_a_form_is_no_thing(said: str) -> None:
    assert told(said) == [("《演员登记表》", "05-15")]


def test_works_are_called_as_their_item_is() -> None:
    text = "一、剪纸作品和《登记表》。每社区限报4件。作品原件连同《登记表》1份，5月15日前送县文化馆203室。"

    assert sorted(told(text)) == [("《登记表》", "05-15"), ("剪纸作品", "05-15")]


def test_one_paper_is_owed_by_each_group_on_its_day() -> None:
    text = (
        "（八）报送纸质材料\n证件材料袋按附件2所列顺序装袋，每社区一袋，由专人送文艺科：\n"
        "城区社区和驻地社区，10月12日前；\n各乡镇社区，10月13日前。"
    )

    assert told(text) == [("证件材料袋", "10-12"), ("证件材料袋", "10-13")]


@pytest.mark.parametrize(
    "said",
    [
        f"（四）成果附件汇编，将发表的论文、案例、获奖证书复印件按目录顺序装订，每社区1册，11月6日前{MAIL}。",
        f"（四）成果附件汇编，节次统计表（附件3）作为汇编的附表，11月6日前{MAIL}。",
        f"（四）各社区按附件1的名额确定学员，报送成果附件汇编，11月6日前{MAIL}。\n附件：1.参训名额分配表",
        f"（四）成果附件汇编，11月6日前{MAIL}。论文、荣誉取得时间截止到2026年8月31日。",
        f"（四）成果附件汇编于11月6日前{MAIL}。展厅每周六开放半天。",
    ],
)
def test_what_stands_in_a_paper_or_beside_it_is_not_owed(said: str) -> None:
    assert told(f"三、材料报送\n{said}") == [("成果附件汇编", "11-06")]


def test_papers_counted_each_in_brackets_are_two() -> None:
    text = "10月13日前，各代表团交演员健康证明（每人1份）和保险单复印件（每团1份），送县文化馆203室。"

    assert told(text) == [("演员健康证明", "10-13"), ("保险单复印件", "10-13")]


def test_what_may_be_sent_at_the_same_time_has_the_day_before_it() -> None:
    text = f"12月25日前，各社区将《工作总结》{MAIL}。愿意参加评选的社区，可同时报送《优秀案例》，仍发上述邮箱。"

    assert told(text) == [("《工作总结》", "12-25"), ("《优秀案例》", "12-25")]


def test_pictures_of_each_work_are_called_without_each() -> None:
    [(title, due)] = told("4月29日前，再将每件作品的电子图片（一件一张）发送至邮箱a@example.com。")

    assert (title, due) == ("作品的电子图片", "04-29")


def test_a_batch_of_posters_is_called_posters() -> None:
    text = "（五）征集一批宣传海报。每社区5幅。海报于11月19日前送县文化馆203室。"

    assert told(text) == [("宣传海报", "11-19")]


@pytest.mark.parametrize("said", ["每社区选2个文化故事", "每社区一份文化故事，一社一个故事"])
def test_how_many_each_chooses_is_no_part_of_the_name(said: str) -> None:
    assert told(f"{said}，11月19日前{MAIL}。") == [("文化故事", "11-19")]


@pytest.mark.parametrize("paper", ["一社一策方案", "一户一档材料"])
def test_one_for_each_may_begin_a_name(paper: str) -> None:
    assert told(f"{paper}于11月19日前{MAIL}。") == [(paper, "11-19")]


@pytest.mark.parametrize(
    ("said", "titles"),
    [
        ("海报（限A3纸）和《海报推荐表》于11月19日前送县文化馆203室。", ["海报", "《海报推荐表》"]),
        ("剧本1份、《剧本推荐表》1份于11月19日前送县文化馆203室。", ["剧本", "《剧本推荐表》"]),
        ("推荐剧本，填写《剧本推荐表》，11月19日前送县文化馆203室。", ["《剧本推荐表》"]),
    ],
)
def test_a_work_beside_the_form_that_recommends_it_is_owed_too(said: str, titles: list[str]) -> None:
    assert told(said) == [(title, "11-19") for title in titles]


@pytest.mark.parametrize(
    ("behind", "titles"),
    [
        ("房产证复印件、身份证复印件，由社区", ["《场地申请表》", "房产证复印件", "身份证复印件"]),
        ("房产证复印件、身份证复印件装订成一册，由社区", ["《场地申请表》"]),
        ("房产证、身份证复印件，由社区", ["《场地申请表》"]),
    ],
)
def test_copies_named_each_by_its_paper_are_owed_beside_the_form(behind: str, titles: list[str]) -> None:
    text = f"业主填写《场地申请表》一式两份，连同{behind}于11月19日前送县文化馆203室。"

    assert told(text) == [(title, "11-19") for title in titles]


@pytest.mark.parametrize(
    ("said", "titles"),
    [
        ("年画原作的背面左下角贴《作者登记卡》，由社区", ["年画原作", "《作者登记卡》"]),
        ("年画背面不贴标签，《作者登记卡》由社区", ["《作者登记卡》"]),
    ],
)
def test_a_work_on_which_its_card_is_pasted_is_handed_in(said: str, titles: list[str]) -> None:
    assert sorted(told(f"{said}于11月19日前送县文化馆203室。")) == sorted((title, "11-19") for title in titles)


@pytest.mark.parametrize("form", ["扫描件", "原件"])
def test_of_a_certificate_the_copy_or_the_piece_is_handed_in(form: str) -> None:
    assert told(f"辅导员于11月19日前上传培训证书{form}。") == [(f"培训证书{form}", "11-19")]
    assert told(f"辅导员于11月19日前上传工作总结{form}。") == [("工作总结", "11-19")]
