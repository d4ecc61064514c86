"""Running text of a given length: what teachers write about their studies, different for each of them."""

from __future__ import annotations

import random

_OPENINGS = (
    "这次研修让我重新认识了课堂",
    "寒假里我每天坚持观看专家讲座",
    "参加大研培活动以后我感触很深",
    "回到班级我首先调整了自己的备课方式",
    "和同年级同事一起研讨使我受益匪浅",
    "作为一名普通教师我深知责任重大",
    "在反复打磨之后我对教材有了新的理解",
    "面对不同基础的学生我尝试了分层指导",
)
_MIDDLES = (
    "把学生放在学习的中央",
    "用真实的问题带动思考",
    "让合作交流落到实处",
    "借助信息技术呈现思维的过程",
    "从生活中寻找可以讨论的材料",
    "把评价融入每一个环节",
    "给孩子留出安静思考的时间",
    "围绕单元整体设计活动",
    "用追问代替直接告知",
    "在细节中关注每一个学生",
    "把作业设计得少而精当",
    "让不同层次的孩子都有收获",
)
_ENDINGS = (
    "这样的改变虽然缓慢却十分踏实",
    "课后孩子们的笑脸给了我很大信心",
    "我相信坚持下去一定会看到成长",
    "今后我会继续记录和反思自己的实践",
    "同事们的建议也帮助我少走了许多弯路",
    "这正是我下一步要努力的方向",
    "家长的反馈同样让我备受鼓舞",
    "我愿意把这些做法分享给更多的同行",
)


def essay(chance: random.Random, count: int) -> str:
    """Paragraphs with exactly `count` Han characters and no other countable sign."""
    paragraphs, left = [], count
    while left > 0:
        sentence = [chance.choice(pool) for pool in (_OPENINGS, _MIDDLES, _MIDDLES, _ENDINGS)]
        paragraph, left = _cut(sentence, left)
        paragraphs.append(paragraph)
    return "\n".join(paragraphs)


def _cut(clauses: list[str], left: int) -> tuple[str, int]:
    kept = []
    for clause in clauses:
        kept.append(clause[:left])
        left -= len(kept[-1])
    return "，".join(clause for clause in kept if clause) + "。", left
