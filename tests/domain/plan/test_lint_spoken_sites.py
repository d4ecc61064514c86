"""The linter on the site that papers go to, where it is called by another name."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))


def told(text: str) -> list[tuple[str, str]]:
    whole = f"青溪县教研室\n关于做好今年教研工作的通知\n各单位：\n{text}\n青溪县教研室\n2026年3月2日\n"
    return [(found.kind, found.quote) for found in lint_circular(whole, CALENDAR)]


def uploaded(first: str, second: str) -> str:
    return (
        f"1.《教学反思集》，每单位1份，3月17日（星期二）17:00前上传{first}。\n"
        f"2.《听课统计表》，每单位1份，3月19日（星期四）17:00前上传{second}。"
    )


def spoken_of(site: str, remark: str) -> str:
    return f"一、要交的材料\n{uploaded(site, site)}\n二、其他\n1.{remark}"


@pytest.mark.parametrize(
    ("site", "other", "remark"),
    [
        ("“青溪教研平台”", "青溪研训网", "忘记密码的，在“{}”登录页点“找回密码”。"),
        ("“青溪教科研管理系统”", "青溪科研网", "“{}”的账号由各校教科室主任保管。"),
        ("“青溪数字教研平台”", "青溪智慧教研系统", "首次使用“{}”的学校，先用单位代码注册。"),
        ("“护林一体化平台”", "护林信息网", "“{}”技术服务电话：0590-1234567。"),
        ("“命题资源平台”", "命题工作网", "初评由教研员在“{}”上进行，满分100分。"),
        ("“银河助学系统”", "银河资助网", "在“{}”逾期未交的，视为放弃。"),
        ("“园区企业服务平台”", "园区企服通", "没有“{}”账号的，请先联系管委会开通。"),
        ("“青溪教师研修平台”", "青溪师训网", "“{}”的账号与上年相同。"),
    ],
)
def test_a_site_that_is_spoken_of_by_another_name_is_told(site, other, remark):
    assert told(spoken_of(site, remark.format(other))) == [("names-vary", other)]
    assert told(spoken_of(site, remark.format(site.strip("“”")))) == []


@pytest.mark.parametrize(
    ("first", "second", "quote"),
    [
        ("“园企通”平台", "“园企直通车”平台", "园企直通车平台"),
        ("“企服通”平台", "“企服在线”平台", "企服在线平台"),
        ("“河长通”APP", "“河长云”APP", "河长云APP"),
    ],
)
def test_two_sites_whose_kind_stands_behind_the_quotes_are_told(first, second, quote):
    assert told(uploaded(first, second)) == [("names-vary", quote)]


@pytest.mark.parametrize(
    ("site", "remark"),
    [
        ("“青溪教研平台”", "评审结果在“青溪教育网”公示7天。"),  # where they are told of it
        ("“青溪教研平台”", "登录“青溪学籍系统”核对学生人数，不一致的先改学籍。"),  # of another matter
        ("“青溪教研平台”", "线上培训在“青溪智慧课堂”进行，不用交材料。"),
        ("“青溪教师研修平台”", "去年用的“青溪教师研训网”已停用。"),
        ("“青溪教师研修平台”（原“青溪研训网”）", "“青溪研训网”的账号继续有效。"),
        ("“校园安全平台”", "“校园资助系统”的账号由学校保管。"),  # any school has several
    ],
)
def test_another_site_is_left_alone(site, remark):
    assert told(spoken_of(site, remark)) == []


def test_two_sites_of_two_matters_are_left_alone():
    assert told(uploaded("“河长制”平台", "“林长制”平台")) == []
    assert told(uploaded("“学籍管理”平台", "“学生资助”平台")) == []
