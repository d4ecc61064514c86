"""Which moment a run happens at 时刻: the wall clock's, but never one before what the store knows already."""

from __future__ import annotations

from datetime import timedelta

from settings.app import County
from tasks.clock import Clock, moment
from tasks.domain.errors import BadInput

_SET_BACK = timedelta(hours=26)  # an hour by hand, a zone by mistake; more is no clock to judge by


def clock_of(county: County, text: str | None) -> Clock:
    """A clock that stands at `text`, or the wall's.

    A wall clock that was set back would hide what came meanwhile, and somebody would be accused of it: time stands
    still until the wall has caught up. Raises BadInput when that would take longer than a day.
    """
    if text:
        return Clock(moment(text, county.zone), county.zone)
    from tasks.store.session import newest_moment, open_store, reading

    with reading(open_store(county.database_url)) as session:
        newest = newest_moment(session)
    now = Clock(None, county.zone).now()
    if newest is not None and newest - now > _SET_BACK:
        known = newest.astimezone(county.zone)
        raise BadInput(
            f"本机时间 {now:%Y-%m-%d %H:%M} 比库里最新的记录（{known:%Y-%m-%d %H:%M}）早一天以上，什么也没有做。"
            "请先核对本机时间；演练请用 --clock。"
        )
    return Clock(None, county.zone, newest)
