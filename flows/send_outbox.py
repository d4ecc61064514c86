"""发: drain the outbox, within the send window and the mail server's limits."""

# %% [markdown]
# 每封信发出之前，当场重新核对一遍：已经交齐的不再发；写“尚未收到”的渠道，必须在截止之后、最近 24 小时内看全过。
# 先占住，再发送，再记下结果：中途断了也不会重发一封，说不清是否发出的，交给人看。
from pathlib import Path

from prefect import flow

from flows.times import clock_of
from settings.app import County
from tasks.notebook import Notebook
from tasks.send import Drained, send_due


@flow(name="发 send_outbox")
async def send_outbox(home: str, clock: str | None = None) -> Drained:
    county = County.at(Path(home))
    now = clock_of(county, clock)

    with Notebook.of("发 send_outbox", county.records, now.now()) as page:
        # 一封一封地发
        page.md("## 发送\n\n到时的通知逐封核对、占住、发出、记账；发不出去的写明原因，稍后再试。")
        return page.show(await send_due(county, now))
