"""Each paper has its own number: the copies of one are not those of the paper beside it."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft


def numbers(text):
    found = draft(f"关于做好2026年申报工作的通知\n各单位：\n{text}\n县科技局\n2026年2月20日")
    return {one.title: one.count for one in found.requirements}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "各校于5月20日前将《申报书》一式2份、身份证复印件1份报送县教研室306室。",
            {"《申报书》": 2, "身份证复印件": 1},
        ),
        ("推荐表一式三份，证明材料一份，5月20日前送县教研室306室。", {"推荐表": 3, "证明材料": 1}),
        ("推荐表1份（一式两份），5月20日前送县教研室306室。", {"推荐表": 2}),
        ("推荐表和承诺书，一式两份，5月20日前送县教研室306室。", {"推荐表": 2, "承诺书": 2}),
    ],
)
def test_copies_belong_to_the_paper_before_them(text, expected):
    assert numbers(text) == expected
