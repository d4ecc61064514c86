"""What a clerk says is not handed in: 不需要上交, 不要送到局里来, 不必寄原件, 视频不收; nothing of it is left open."""

from __future__ import annotations

import re

from tasks.domain.plan.circulars.dates import SUBMIT

STAYS = r"留存|存档|备查"  # words that say so by themselves; alternatives, to stand in a pattern
_NEED_NOT = r"(?:不(?:再|需要?|须|必|用|要求?|(?=向))|无[需须]|毋须|[请切]?勿)"
_HOW = r"(?:再|另行?|单独|重复|专门|额外|逐级|统一|一并|集中|往[一-龥]{1,6}?|向[一-龥]{1,8}?|[把将][一-龥]{1,8}?)*"
_HANDED_IN = (
    r"(?:上交|上报|报送|提交|上传|送交|交[到至给来]|送[到至给来]|报[到至给来]|寄[到至给来]|发[到至给来]|传[到至给来]"
    r"|[报送交寄](?![流通接清齐付际往代错]|[名告销警废备修]|[一-龥]错)|转[成为换]|截成|拍成)"
)
_NOT_TAKEN = (
    r"[^,。;]{1,30}?(?:不(?:另|单独)?(?:收取?|上报|上交|[报交送])(?:电子版|纸质[版件]|原件)?|免[报交送])(?=[,。;]|$)"
)
_NOT_HANDED_IN = re.compile(rf"{_NEED_NOT}{_HOW}{_HANDED_IN}[^,。;]*|{_NOT_TAKEN}")
_HANDS_IN = re.compile(SUBMIT)


def without_what_stays(text: str) -> str:
    """The text, with blanks for each clause that says so: 登记本留在站里,不要送来,报告… asks for the report alone."""
    return _NOT_HANDED_IN.sub(lambda said: " " * len(said[0]), text)


def stays(text: str) -> bool:
    """Whether a sentence says so, and asks for nothing else."""
    bare = without_what_stays(text)
    return bare != text and not _HANDS_IN.search(bare)
