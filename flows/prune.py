"""清理: each night, erase what has been kept long enough, and say how much that was."""

# %% [markdown]
# 保存期限写在 rollcall.toml：[keep] 和 keep_years。还在进行的计划、有人裁定过的，一份也不清；
# 清除的只是标题、正文和文件，收到时间、发件地址、指纹和判定都留着，清除本身也有记录。
from pathlib import Path

from prefect import flow

from settings.app import County
from tasks.clock import Clock, moment
from tasks.notebook import Notebook
from tasks.prune import Pruned
from tasks.prune import prune as prune_kept


@flow(name="清理 prune")
async def prune(home: str, clock: str | None = None) -> Pruned:
    county = County.at(Path(home))
    at = Clock(moment(clock, county.zone) if clock else None, county.zone).now()

    with Notebook.of("清理 prune", county.records, at) as page:
        page.md("## 到了期限的\n\n退信、自动回复按 [keep] 的期限；已结束的计划按 keep_years。")
        return page.show(await prune_kept(county, at))
