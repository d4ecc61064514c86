"""值守: is everything running that should run, and is there anything that only a person can clear up?"""

# %% [markdown]
# 没有消息不等于好消息：来源多久没有读了、有没有说不清是否发出的信、有没有中途断掉的运行，每小时看一遍。
from pathlib import Path

from prefect import flow

from settings.app import County
from tasks.clock import Clock, moment
from tasks.notebook import Notebook
from tasks.watch import Watched, look_round


@flow(name="值守 watch")
async def watch(home: str, clock: str | None = None) -> Watched:
    county = County.at(Path(home))
    at = Clock(moment(clock, county.zone) if clock else None, county.zone).now()

    with Notebook.of("值守 watch", county.records, at) as page:
        # 看一圈
        page.md("## 看一圈\n\n每个来源应在它的间隔之内读过；错过三轮、没有看全、发信没有下文，都列在这里。")
        return page.show(await look_round(county, at))
