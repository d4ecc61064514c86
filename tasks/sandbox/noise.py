"""What lies in every mailbox and on every site besides: newsletters, auto-replies, thanks, other matters."""

from __future__ import annotations

from tasks.sandbox.materials import docx, essay
from tasks.sandbox.story import Mail, Post, Story, at


def tell(story: Story, seed: int) -> None:
    place = story.place("p1")
    story.mails += [
        Mail(at("02-09 07:00"), "primary", "news@letters.example", "二月教育资讯", "本期要目……",
             headers={"List-Unsubscribe": "<mailto:off@letters.example>", "Precedence": "bulk"}),
        Mail(at("02-15 09:31"), "primary", place.address, "自动回复：外出学习", "我外出学习，稍后回复。",
             headers={"Auto-Submitted": "auto-replied"}),
        Mail(at("02-17 10:00"), "primary", story.place("p4").address, "回复：提醒", "收到，抓紧准备。",
             headers={"In-Reply-To": "<some@letters.example>"}),
        Mail(at("02-18 09:00"), "secondary", "stranger@mail.example", "产品介绍", "欢迎选购。",
             (("报价单.docx", docx("报价单", essay(60, seed))),)),
    ]  # fmt: skip
    story.posts.append(
        Post("class_share", "p1", at("02-12 09:00"), at("02-12 09:00"), "开学第一天", essay(120, 5), (), place.name)
    )
