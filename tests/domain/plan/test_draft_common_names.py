"""The names that offices give their papers are read whole, though parts of them are words that hand in: 信息报送表."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

FRAMES = (
    "各单位将{}于4月17日前发至a@example.com。",
    "{}于4月17日前发至a@example.com。",
    "4月17日前报送{}，发至a@example.com。",
    "各单位{}请于4月17日前报综合科（302室）。",
)
NAMES = (
    "核对表 校对表 比对表 核实表 信息核对表 信息报送表 信息变更表 征求意见表 征求意见回执 "
    "意见反馈表 交接单 转办单 督办单 电子目录 双向细目表 参训人员名单 参训回执 参会人员名单 "
    "参赛报名表 换届请示 请示 请假条 结题申请书 转正申请书 申请书 教案首页 报道稿 信息稿 发言稿 "
    "交流材料 交接清单 移交清单 主持词 节目单 招生简章 推荐函 推荐意见 党费收缴表 社保缴费证明 "
    "值班记录 排班表 考勤表 签收单 领取表 发放花名册 备查簿 登记簿 卷内目录 图纸 效果图 平面图 "
    "预算草案 决算报告 对账单 余额调节表 民主推荐表 候选人简历 任免审批表 提案 建议案 协议书 "
    "授权委托书 责任书签订情况统计表 伴奏音乐 服装尺码表 住宿登记表 行程单 体检报告 健康证 "
    "疫苗接种证明 流调报告 测产报告 苗情调查表 补贴申请表 种植计划 取水许可申请表 "
)


@pytest.mark.parametrize("name", NAMES.split())
def test_a_common_name_is_read_whole_wherever_it_stands(name: str) -> None:
    for frame in FRAMES:
        text = f"关于做好2026年有关工作的通知\n各单位：\n一、{frame.format(name)}\n县有关局\n2026年2月25日\n"
        read = [(one.title.strip("《》“”"), one.due) for one in draft(text).requirements]
        assert read == [(name, "04-17")], frame
