"""核催: identify what came, examine it, judge every obligation, and queue the notices that are due."""

# %% [markdown]
# 一项应交只有在“截止加宽限之后，每个还缺的渠道都看全了”的情况下才会判为缺交；
# 没能看全的，判为“我方未能核实”，不催、不问责。
from pathlib import Path

from prefect import flow

from flows.times import clock_of
from settings.app import County
from tasks.compare import compare_items
from tasks.examine import examine_items
from tasks.forget import forget_private_letters
from tasks.identify import identify_arrivals
from tasks.judge import Judged, gain_obligations, judge_obligations
from tasks.notebook import Notebook
from tasks.remind import queue_notices
from tasks.review import lay_out_review


@flow(name="核催 judge")
async def judge(home: str, clock: str | None = None, plan: str | None = None) -> Judged:
    county = County.at(Path(home))
    at = clock_of(county, clock).now()

    with Notebook.of("核催 judge", county.records, at) as page:
        # 是谁的、是哪一项
        page.md("## 识别\n\n按发件地址、班级、标题、文件名、压缩包里的内容，判断每份材料是谁的、是哪一项。")
        page.show(await identify_arrivals(county, at, plan))

        # 里面有什么
        page.md("## 检查\n\n打开文件，按计划里写明的要求检查内容；再互相比对照片、同一节课的教案与课件、雷同的文章。")
        page.show(await examine_items(county, at, plan))
        page.show(await compare_items(county, at, plan))

        # 交齐了没有
        page.md("## 判定\n\n逐项判定，并写明理由。")
        page.show(await gain_obligations(county, at, plan))
        judged = page.show(await judge_obligations(county, at, plan))

        # 该提醒谁
        page.md("## 排通知\n\n到了提醒时间的，排进发件箱；不该发的，写明为什么不发。")
        page.show(await queue_notices(county, at, plan))

        # 邮箱也有人自己用：与要求无关、发件人不在花名册上的来信，只记有这封信，内容不留
        page.show(await forget_private_letters(county, at, plan))

        # 还要人来定的
        page.md("## 待人工\n\n机器定不了的都在这里，最急的在前，各附建议；rollcall review 可导出成表来填。")
        page.show(await lay_out_review(county, at, plan))
        return judged
