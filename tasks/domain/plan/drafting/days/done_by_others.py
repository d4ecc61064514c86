"""What others do by a day, 6月7日前审完, 于5月6日至15日打入社保卡: nothing is handed in by it."""

from __future__ import annotations

import re

_IS_REVIEWED = re.compile(  # 由县局在线审核,6月7日前审完
    r"\s*(?:全部|统一|集中)?(?:审[完结毕]|[审评核][一-龥]?(?:完毕|完成|结束)|批[复转]|办结|答复|批准)(?=[,。;]|$)"
)
_IS_PAID = re.compile(  # 由县财政于5月6日至15日打入社保卡
    r"\s*(?:全部|统一|足额|一次性|分别|直接|之?前|[,、])*(?:打入|打到|打卡发放|拨付|拨入|划拨|划入|划转|汇入|转入|下拨|支付|发放[到至])(?![^,。;]{0,12}[表册单证])"
)


_IS_GIVEN_OUT = re.compile(
    r"\s*(?:在[^,。;]{1,12})?(?:统一|集中)?(?:发放|分发)(?=[,。;]|$)"
)  # 听课日程于10月13日在会上发放


def done_by_others(behind: str) -> bool:
    """Whether what follows a day is what an office does with the papers, or with money."""
    return any(one.match(behind) for one in (_IS_PAID, _IS_REVIEWED, _IS_GIVEN_OUT))
