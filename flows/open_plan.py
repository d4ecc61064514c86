"""开季: read the county's folder, show its defects and rulings, and expand the plan into obligations."""

# %% [markdown]
# 通知里写错的、没写清的，先由人裁定，再开季。开季以后每次变动都写成新的一版，旧的判定仍按旧版。
from pathlib import Path

from prefect import flow

from settings.app import County
from tasks.clock import Clock, moment
from tasks.notebook import Notebook
from tasks.open_plan import Opened, lint_plan, open_version


@flow(name="开季 open_plan")
async def open_plan(home: str, clock: str | None = None, year: int | None = None, yes: bool = False) -> Opened:
    county = County.at(Path(home))
    at = Clock(moment(clock, county.zone) if clock else None, county.zone).now()

    with Notebook.of("开季 open_plan", county.records, at) as page:
        # 计划里的问题
        page.md("## 检查计划\n\n计划、花名册、日历、来源和通知原文放在一起检查。未裁定的错误会阻止开季。")
        page.show(await lint_plan(county, year))

        # 展开为应交
        page.md("## 展开应交\n\n每项要求 × 每个学校或教师 × 每个时段，各是一项应交。")
        return page.show(await open_version(county, at, year, yes=yes))
