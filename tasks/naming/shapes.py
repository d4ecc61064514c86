"""Signs that are taken for one another because they look alike: by a reader of pictures, or by a hurried eye."""

from __future__ import annotations

# Each word is one group.
_GROUPS = (
    "未末 己已巳 日曰 士土 天夭 千干于 大太犬 帅师 休体 计汁 划刬刘 裱表衷 稈程秤 宾案桉 进迸 戍戌戊成 备各 治冶 "
    "课棵裸 折析拆 技枝 编偏 教敎 记纪汜 总怠 结洁 评坪 证怔 签鉴 全金 急隐 预顶 长氐 材村 料科 作怍 期朝 享亨 "
    "历厉 农衣 晴睛 拔拨 徙徒 祟崇 免兔 乌鸟 今令 住往 侯候 贷货 赢羸 辨辩辦 籍藉 幕慕暮 竞竟 卷券 粟栗"
)


def _grouped() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group in _GROUPS.split():
        signs = frozenset(group)
        for sign in signs:
            found[sign] = found.get(sign, frozenset()) | signs
    return found


_ALIKE = _grouped()


def look_alike(one: str, other: str) -> bool:
    return other in _ALIKE.get(one, ())
