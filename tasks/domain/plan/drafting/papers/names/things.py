"""Whether a name ends in a thing that can be handed in: 计划, 登记表, 照片; and not in a place, a school or an act."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tasks.domain.plan.drafting.days.numbers import COUNT, UNIT
from tasks.domain.plan.drafting.draft_words import PAPER

_SIGNS = (  # each ends many names: 银行卡, 作品图, 合格证
    r"(?<!代)表|[稿图片照卡证账函卷词画频像谱书单册件]|(?<![上申填呈汇通])报|(?<![登收])录|(?<![登])记|(?<=[月年日台校])历|(?<![微短])信"
    r"|(?<=[样读教绘剧文课副户底簿口事书记录案业])本|(?<=[例果片案品文件题影诗论作歌图册得画])集"
)
_ALSO = (
    "条目 介绍 摘要 大纲 纲要 简章 章程 规程 制度 办法 规定 规则 守则 公约 声明 倡议 凭据 证据 依据 状况 文件 "
    "附件 证件 原件 复印件 扫描件 信件 小件 申请 批复 建议 意见 学案 图案 档案袋 材料袋 资料袋 档案盒 材料盒 "
    "压缩包 资料包 材料包 数据包 资源包 作业包 汇报 通报 设计 病例 病历 事例 公开课 示范课 录像课 精品课 优质课 "
    "课程 教程 流程 议程 日程 美文 范文 散文 诗文 诗歌 童谣 纪实 随感 札记 感想 感悟 感言 有感 后感 消息 事迹 "
    "寄语 标语 口号 对联 春联 灯谜 谜语 剪纸 家风 家训 家规 练习 答卷 成绩 标准 实物 原作 样品 标本 模型 展板 "
    "绘本 教材 学具 玩具 工具 音乐 伴奏 歌曲 舞蹈 小品 朗诵 合唱 节目 书法 绘画 书画 摄影 手工 制作 光盘 软件 程序 "
    "代码 号码 手机号 电话 账号 链接 网址 发票 票据 收据 存折 标签 结论 进度 打算 更新 学时 学分 名额 用量 产量 "
    "总额 库存 预算 决算 方略 实体 活页 表格 假条 线索 诉求 需求 填报 录入 提交 备案 注册 登记 采集 认证 报名 "
    "申报 安排 整改措施 奖学金 助学金 正文 首页 流水 录音 证明 道具 人数 姓名 U盘 电子版 纸质版"
)
_THING = re.compile(rf"(?:{'|'.join(sorted(_ALSO.split(), key=len, reverse=True))}|{_SIGNS})$")
_ASIDE, _SIGN = re.compile(r"\([^()]*\)|（[^（）]*）"), re.compile(r"[《》“”〈〉\"'\s]")
_AND_MORE = re.compile(  # 《登记表》的电子版; 活动照片同; 教学随笔3至5篇左右
    r"(?<=》)(?=的|,).*|,.*|(?<=[一-龥]{2})(?:[同外]|\d+[至—~-]\d+[份篇件个]左右)$"
)
_IN_QUOTES = re.compile("“[^“”]+”")
_GOES_ON = re.compile(
    r"(?:编制|填写|报送|提交|撰写|制作)?(?P<name>《[^《》]+》|[^《》,]{3,}?)(?:纸质|电子|[报送交][^,]{2}|提交|截止|上[报传交]|发送|[\d一两三][份张]|若干[份张篇个件]|的电子).*$"
)
_COUNTED = (
    rf"(?:\([^()]*\))?[,、:\s]?(?:各|每[一-龥]{{1,4}}?)?(?:选送|推荐|[报送交])?(?:一式|不少于|至少)?(?:_+|{COUNT}(?:[-—~至]{COUNT})?)"
    rf"\s*(?:{UNIT}|[支只台盆棵盏尊])"
)


def is_thing(title: str) -> bool:
    """Whether a name, without what stands behind it in brackets or behind a comma, is that of a thing to hand in; 加入
    研培班级 and 确定联络员 name what is to be done, which the site or the list shows."""
    told = _SIGN.sub("", _AND_MORE.sub("", _ASIDE.sub("", title))) or title
    if told.startswith(("加入", "确定")) or _IN_QUOTES.fullmatch(title):
        return True
    return bool(PAPER.search(told) or _THING.search(told))


def up_to_thing(title: str) -> str:
    """课例视频提交截止, 《花名册》纸质2份,送教育股: a name that goes on behind its thing, without the rest."""
    told = None if is_thing(title) else _GOES_ON.match(title)
    return told["name"] if told and is_thing(told["name"]) else title


def is_asked_for(title: str, texts: Iterable[str]) -> bool:
    """布艺花灯每班2盏, 把加班工时录进系统: for such a thing no list has a word, and it is one all the same where it is
    counted or handed over."""
    name = re.escape(title)
    asked = re.compile(rf"{name}{_COUNTED}|[将把]{name}(?:录|填|登记|导入|上传|[发报交](?![展现流通]))")
    return any(asked.search(text) for text in texts)
