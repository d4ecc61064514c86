"""What holds for all that is told nothing else: 凡没有另写时间的,一律在9月29日以前报送; 除另有注明外,均送办公室."""

from __future__ import annotations

import re

_SAYS = "(?:写|注|标|说|列|定|规定|指定|约定|要求|给)"
_WHAT = "(?:时间|日期|期限|时限|日子|截[止至][^,。;]{0,2}|方式|途径|渠道|地[点址]|去[处向])"
_BY_DEFAULT = re.compile(  # 未单独注明报送时间的, 除另行注明的外, 如无特别说明
    rf"(?:没有?|未|无)(?![^,。;]{{0,2}}[按在依能])[^,。;:]{{0,8}}?{_SAYS}[^,。;:]{{0,4}}?{_WHAT}的"
    rf"|除[^,。;:]{{0,6}}?(?:另|单独|特别|专门|{_SAYS})[^,。;:]{{0,6}}?(?:{_SAYS}|明|{_WHAT})[^,。;:]{{0,6}}?外"
    r"|[如若]?[无没未][有作]?(?:另外?|另行|特别|特殊|专门|单独)(?:[注标写说]明|规定|约定|要求)"
)


def is_by_default(sentence: str) -> bool:
    """Whether a sentence tells its day, or its place, for all that no other is told of."""
    return bool(_BY_DEFAULT.search(sentence))
