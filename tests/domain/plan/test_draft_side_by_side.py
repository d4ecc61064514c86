"""Papers side by side: one the same day as another, in one sentence or pack, each by its own name."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "邮箱a@example.com"


def told(text: str, head: str = "各林场：") -> list[tuple[str, str | None]]:
    drafted = draft(f"关于做好护林工作的通知\n{head}\n现将有关事项通知如下。\n{text}\n县林业局\n2026年3月2日\n")
    return [(one.title, one.due) for one in drafted.requirements]


@pytest.mark.parametrize(
    ("said", "titles"),
    [
        (
            "各场于4月3日前报送《巡山日志》；国有林场同时报送《火险登记表》（附件4）。",
            ["《巡山日志》", "《火险登记表》"],
        ),
        (f"4月3日前将《巡山日志》送防火科。瞭望照片10张，打包后同日发至{MAIL}。", ["《巡山日志》", "瞭望照片"]),
        (
            f"4月3日前，各场（站）上报造林前后对比照片4组（每组2张）和护林总结1份，发至{MAIL}。",
            ["造林前后对比照片", "护林总结"],
        ),
        (
            f"护林作品和《护林作品汇总表》请于4月3日前，以林场为单位打包，发至{MAIL}。",
            ["护林作品", "《护林作品汇总表》"],
        ),
        (f"有认养意向的林场填写认养意向表一份，4月3日前发至{MAIL}。", ["认养意向表"]),
        ("各场填写《林道和瞭望塔台账》（附件1）。台账于4月3日前报防火科，纸质版1份。", ["《林道和瞭望塔台账》"]),
    ],
)
def test_each_has_its_name_and_the_day_of_both(said: str, titles: list[str]) -> None:
    assert told(said) == [(title, "04-03") for title in titles]


def test_a_counted_thing_is_not_the_paper_told_before_it() -> None:
    said = (
        "各场于4月3日前报送《参演报名表》，4月10日前报送节目伴奏音乐（MP3格式，1个文件），4月17日前报送《演员名单》。"
    )

    assert told(said) == [("《参演报名表》", "04-03"), ("节目伴奏音乐", "04-10"), ("《演员名单》", "04-17")]


def test_a_cell_of_papers_with_their_numbers_holds_each() -> None:
    rows = "时间\t工作\t提交材料\n4月3日前\t苗木检疫\t检疫报告，每批1份；苗木清单，每批2份\n4月10日前\t补植\t补植总结"

    assert [title for title, _ in told(rows)] == ["检疫报告", "苗木清单", "补植总结"]


@pytest.mark.parametrize(
    "said",
    [
        f"以上均发至{MAIL}，除瞭望照片外每种材料报1份。",
        f"1.防火、防虫方面的材料报防火科，发至{MAIL}。\n2.造林方面的材料报造林科，发至{MAIL}。",
        f"盖章材料须为PDF扫描件，发至{MAIL}。",
        "森防大队将于4月7日向各林场推送火点记录和逾期未整改记录。",
    ],
)
def test_words_for_all_and_what_the_office_sends_are_no_papers(said: str) -> None:
    assert told(said) == []


def test_what_a_quoted_paper_is_about_is_no_part_of_its_name() -> None:
    said = "《护林员名册》涉及个人信息，只报纸质版，送防火科206室。"

    assert told(said) == [("《护林员名册》", None)]


@pytest.mark.parametrize("where", ["森防大队203室", "护林中队", "防火科206室"])
def test_a_paper_by_its_number_is_sent_to_a_room(where: str) -> None:
    assert told(f"处理完毕后尽快将《火情销号表》1份送{where}。") == [("《火情销号表》", None)]


def test_items_of_which_one_s_name_ends_another_s_are_two_papers() -> None:
    text = (
        "一、报送内容\n（一）《防火巡查月报表》：由国有林场填报，4月8日前上报；\n"
        "（二）《集体防火巡查月报表》：由乡镇林站填报，4月8日前上报。"
    )

    assert told(text) == [("《防火巡查月报表》", "04-08"), ("《集体防火巡查月报表》", "04-08")]
