"""收站: read every website's lists, keep what they show, and say whether each was seen whole."""

# %% [markdown]
# 网站上的班级共享栏、个人中心文章、研培班级成员、能力提升网报，逐个栏目翻到最后一页。
# 登录页、维护页、版面变化都不算“没有”，只算“没看到”。
from pathlib import Path

from prefect import flow

from flows.times import clock_of
from settings.app import County
from tasks.notebook import Notebook
from tasks.read import Looked, read_source, to_read


@flow(name="收站 read_websites")
async def read_websites(
    home: str, clock: str | None = None, only: str = "websites", confirmed_by: str = ""
) -> list[Looked]:
    county = County.at(Path(home))
    at = clock_of(county, clock)

    # 逐个网站收取；开放时间以外不读。
    with Notebook.of("收站 read_websites", county.records, at.now()) as page:
        page.md("逐个读取网站栏目。每个栏目、每个班级分别记录是否看全；没看全的不作为“未交”的依据。")
        plan = to_read(county, at.now(), only)
        for note in plan.notes:
            page.md(note)
        return [page.show(await read_source(county, at, source, plan.roster, confirmed_by)) for source in plan.sources]
