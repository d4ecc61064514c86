"""收信: read every designated mailbox, keep what came, and say whether each was seen whole."""

# %% [markdown]
# 指定邮箱按学段分设（通知末尾“常用业务联系方式”）。这里只收取、存证，不作判断：
# 看全了没有、看到哪一封为止，都记在每次收取里。
from pathlib import Path

from prefect import flow

from flows.times import clock_of
from settings.app import County
from tasks.notebook import Notebook
from tasks.read import Looked, read_source, to_read
from tasks.secure import secure_linked


@flow(name="收信 read_mailboxes")
async def read_mailboxes(home: str, clock: str | None = None, only: str = "mailboxes") -> list[Looked]:
    county = County.at(Path(home))
    at = clock_of(county, clock)

    # 逐个邮箱收取；一个邮箱出错不影响其他邮箱。
    with Notebook.of("收信 read_mailboxes", county.records, at.now()) as page:
        page.md("逐个读取指定邮箱。读取不改动邮箱：不标已读，不移动，不删除。收到时间以服务器记录为准。")
        plan = to_read(county, at.now(), only)
        looks = [page.show(await read_source(county, at, source, plan.roster)) for source in plan.sources]

        # 超大附件只有链接，会过期；管理员在来源文件里用 hosts 写明主机的，现在就取回来。
        page.show(await secure_linked(county, at, plan.sources))
        return looks
