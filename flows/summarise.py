"""报: after each deadline and each week, how it went, for the stage contacts."""

# %% [markdown]
# 每个截止过后、每周一，向各学段联系人报一次：各类情况各自计数，不相加；谁还差什么、差在哪个渠道。
# “我方未能核实”单列，不算在“尚未收到”里。
from pathlib import Path

from prefect import flow

from flows.times import clock_of
from settings.app import County
from tasks.notebook import Notebook
from tasks.summarise import Summarised, summarise_deadlines


@flow(name="报 summarise")
async def summarise(home: str, clock: str | None = None, plan: str | None = None) -> Summarised:
    county = County.at(Path(home))
    at = clock_of(county, clock).now()

    with Notebook.of("报 summarise", county.records, at) as page:
        # 截止之后怎样了
        page.md("## 汇总\n\n汇总排进发件箱，每位联系人每个截止、每周只发一次；附表格和可以修改的通报。")
        summarised = page.show(await summarise_deadlines(county, at, plan))

        # 全县现在怎样
        page.md("## 全县现在怎样\n\n已过截止的和一个月内截止的；颜色越深，完成越多。")
        for told in summarised.cells:
            page.show(told)
        return summarised
