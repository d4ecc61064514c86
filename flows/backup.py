"""备份: each night one whole copy of the county, and the old ones thinned out."""

# %% [markdown]
# 一份备份里有数据库、证据、运行记录和县的文件夹；要么完整，要么没有。证据按指纹存放，昨天已有的不再抄一遍。
# 密码（secrets.env）不在里面。和数据库在同一个盘上的备份，挡不住盘坏：请在 rollcall.toml 的 [backup] 里写另一个盘。
from pathlib import Path

from prefect import flow

from settings.app import County
from tasks.backup import BackedUp, Wanted, back_up, thin_out
from tasks.clock import Clock, moment
from tasks.notebook import Notebook


@flow(name="备份 backup")
async def backup(
    home: str, clock: str | None = None, to: str = "", secrets: bool = False, full: bool = False
) -> BackedUp:
    county = County.at(Path(home))
    at = Clock(moment(clock, county.zone) if clock else None, county.zone).now()
    place = Path(to) if to else None

    with Notebook.of("备份 backup", county.records, at) as page:
        # 抄一份
        page.md("## 抄一份\n\n先抄数据库（别的运行照常写入），再抄它提到的文件；每个文件核对指纹，全部写好才算数。")
        made = page.show(await back_up(county, at, Wanted(place, secrets, full)))

        # 清理旧的
        page.md("## 清理旧的\n\n按 [backup] 的 daily 和 monthly 保留；最后一份好的从不清理。")
        page.show(await thin_out(county, place))
        return made
