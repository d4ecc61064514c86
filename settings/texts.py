"""The texts that are sent besides the rungs' own: shipped ones, overridden by the files of texts/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache
from pathlib import Path

from jinja2 import DictLoader, StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError, meta
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from settings.mistakes import Mistakes
from settings.toml_text import decode
from settings.words import right_one
from tasks.domain.notice.call import Call
from tasks.domain.notice.entry import Entry
from tasks.domain.notice.letter import Arrival, Letter
from tasks.domain.notice.summary import Lack, StageFigures, Summary

_SHIPPED = Path(__file__).with_name("texts")
_OF_SUMMARY = {"summary-subject.txt", "summary.txt", "summary.html"}


@lru_cache(maxsize=1)
def shipped_texts() -> Mapping[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(_SHIPPED.glob("*.*"))}


def load_texts(files: Mapping[str, bytes], mistakes: Mistakes | None = None) -> Mapping[str, str]:
    """All texts by their files' names: the shipped ones, with those of the county in their place.

    Raises BadFiles when no `mistakes` are given to gather them in.
    """
    found = mistakes or Mistakes()
    texts = dict(shipped_texts())
    own = [path for path in sorted(files) if path.startswith("texts/")]
    for path in own:
        name = path.removeprefix("texts/")
        text = decode(files[path])
        if name not in texts:
            found.add(path, "", f"没有叫 {name} 的文本", right_one(name, texts))
        elif text is None:
            found.add(path, "", "认不出文件的编码", "用记事本另存为 UTF-8")
        else:
            texts[name] = text
    for path in own:
        name = path.removeprefix("texts/")
        if name in texts:
            check_template(path, texts[name], texts, Summary if name in _OF_SUMMARY else Letter, found)
    if mistakes is None:
        found.stop_if_any()
    return texts


def check_template(
    file: str, source: str, texts: Mapping[str, str], of: type[Letter] | type[Summary], mistakes: Mistakes
) -> None:
    """Refuse, with the place, a template that does not parse, names an unknown field, or fails on a sample."""
    env = ImmutableSandboxedEnvironment(loader=DictLoader(texts), undefined=StrictUndefined, autoescape=True)
    known = {field.name for field in fields(of)}
    sample = _SAMPLE_LETTER if of is Letter else _SAMPLE_SUMMARY
    try:
        strangers = sorted(meta.find_undeclared_variables(env.parse(source)) - known)
        for name in strangers:
            mistakes.add(file, _line_of(source, name), f"模板用了不认识的字段 {name}", right_one(name, known))
        if not strangers:
            values = {field.name: getattr(sample, field.name) for field in fields(of)}
            env.from_string(source).render(**values)
    except TemplateSyntaxError as error:
        mistakes.add(
            file, f"第 {error.lineno} 行", f"模板写法不对（{error.message}）", "{{ school }}、{% for … %}…{% endfor %}"
        )
    except UndefinedError as error:
        mistakes.add(file, "", f"模板用了不存在的字段（{error.message}）", "、".join(f.name for f in fields(Entry)))
    except (SecurityError, TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        mistakes.add(file, "", f"模板试填时出错（{error}）", "只用给出的字段，不调用程序")


def _line_of(source: str, name: str) -> str:
    for number, line in enumerate(source.split("\n"), 1):
        if name in line:
            return f"第 {number} 行"
    return ""


_SAMPLE_ENTRY = Entry(
    title="《课程表》",
    theme="3月主题：如何上好新学期第一课",
    due="2023年2月24日（星期五） 17:00 前",
    countdown="还有 7 天",
    where=("指定邮箱", "网站班级共享栏"),
    who=("王老师",),
    standing=("指定邮箱：待交",),
    mend=("课程表.docx：没有表格",),
    note="",
)
_SAMPLE_LETTER = Letter(
    sender="教师进修学校",
    school="第一小学",
    recipient="王老师",
    date="2023年2月17日",
    count=3,
    nearest="2月24日（星期五）",
    lacking=(_SAMPLE_ENTRY,),
    mending=(_SAMPLE_ENTRY,),
    upcoming=(_SAMPLE_ENTRY,),
    items=("2023-02-17 10:00 收到，指定邮箱：课程表.docx（合格）",),
    readings=("2023-02-25 09:00 完整查看 primary 指定邮箱",),
    accuses=True,
    reply_to="",
    later=(_SAMPLE_ENTRY,),
    calls=(Call("第一小学", "王老师", "0455-1", "《课程表》", "", ("指定邮箱：尚未收到",)),),
    counts=(("全无", 1), ("仅缺一渠道", 0), ("我方未能核实", 0)),
    arrivals=(Arrival("《课程表》", "课程表.docx", "指定邮箱", "2023-02-17 10:00", "需补正", ("没有表格",)),),
    said=("已转人工核实，期间不再催办。",),
)
_SAMPLE_SUMMARY = Summary(
    sender="教师进修学校",
    recipient="孙老师",
    date="2023年2月27日",
    due="2023年2月24日（星期五） 17:00 前",
    titles=("《课程表》",),
    figures=(("已完成", 3),),
    total=3,
    by_stage=(StageFigures("小学", "《课程表》", 3, 2),),
    lacks=(Lack("第一小学", "《课程表》", "", "尚未收到", ("指定邮箱：尚未收到",), "负责人 王老师"),),
    notes=("网站未核对",),
)
