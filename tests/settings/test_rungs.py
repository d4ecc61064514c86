"""The ladder's folders: what is wrong is named with its place."""

from __future__ import annotations

import pytest

from settings.mistakes import Mistakes
from settings.rungs import SHIPPED_RUNGS, load_rungs, shipped_rungs
from settings.template_check import check_template
from settings.texts import SAMPLE_LETTERS, load_texts, samples_for, shipped_texts
from tasks.domain.errors import BadFiles
from tasks.domain.plan.party import Role

GOOD = {
    "rungs/20-T-7/rung.toml": 'when = "T-7"\nto = "负责人"\nverdicts = ["待交", "partial"]\n',
    "rungs/20-T-7/subject.txt": "{{ school }}：{{ count }} 项",
    "rungs/20-T-7/body.txt": '{% include "entries.txt" %}',
    "rungs/20-T-7/body.html": '{% extends "layout.html" %}{% block body %}{{ school }}{% endblock %}',
}


def load(**changes: str):
    files = {**GOOD, **{f"rungs/20-T-7/{name.replace('_', '.')}": text for name, text in changes.items()}}
    return load_rungs({path: text.encode() for path, text in files.items()})


def test_without_a_folder_the_shipped_ladder_holds():
    assert load_rungs({}) == shipped_rungs()
    before = ["open", "pace", "T-14", "T-7", "T-3wd", "T-1wd", "T-0", "T-2h"]
    after = ["E0", "again-1w", "again-2w", "again-3w", "again-4w", "E1", "E2", "E3"]
    assert [rung.name for rung in shipped_rungs()] == before + after
    assert {rung.name: rung.release_by for rung in shipped_rungs() if rung.needs_release} == {
        "E2": Role.STAGE_CONTACT,
        "E3": Role.ADMIN,
    }


def test_a_folder_of_ones_own_replaces_it():
    [rung] = load()
    assert (rung.name, rung.order, rung.accuses) == ("T-7", 20, False)


def test_a_file_in_gbk_is_read():
    files = {path: text.encode("gb18030") for path, text in GOOD.items()}
    assert load_rungs(files)[0].subject == "{{ school }}：{{ count }} 项"


@pytest.mark.parametrize(
    ("sentence", "changes", "said"),
    [
        (
            "an unknown field",
            {"subject_txt": "题\n{{ shcool }}"},
            "第 2 行：模板用了不认识的字段 shcool；应为：school",
        ),
        ("an unknown field of an entry", {"body_txt": "{% for e in upcoming %}{{ e.titel }}{% endfor %}"}, "titel"),
        ("a template that does not parse", {"body_html": "{{ school"}, "body.html 第 1 行：模板写法不对"),
        ("a template that reaches for more", {"body_txt": "{{ ''.__class__.__mro__ }}"}, "body.txt"),
        ("a text that is not there", {"body_txt": '{% include "nothing.txt" %}'}, "body.txt"),
        ("an unknown moment", {"rung_toml": 'when = "明天"\nverdicts = ["待交"]'}, "rung.toml 第 1 行：读不懂 when"),
        ("an unknown verdict", {"rung_toml": 'when = "T-7"\nverdicts = ["misng"]'}, "missing"),
        ("an unknown key", {"rung_toml": 'when = "T-7"\nverdicts = ["待交"]\nwhom = "x"'}, "第 3 行：不认识的键 whom"),
        ("missing without accusing", {"rung_toml": 'when = "+1wd"\nwithin = "10wd"\nverdicts = ["缺交"]'}, "accuses"),
        (
            "accusing before the deadline",
            {"rung_toml": 'when = "T-7"\naccuses = true\nverdicts = ["缺交"]'},
            "截止之前不能催缴",
        ),
        ("no lateness cap", {"rung_toml": 'when = "+1wd"\naccuses = true\nverdicts = ["缺交"]'}, "within"),
    ],
)
def test_it_names(sentence, changes, said):
    with pytest.raises(BadFiles) as error:
        load(**changes)
    assert said in str(error.value), sentence


def test_it_names_every_mistake_at_once():
    files = {path.replace("20-T-7", "T7"): b"" for path in GOOD} | {"rungs/x.txt": b"", "rungs/30-E1/rung.tml": b""}
    with pytest.raises(BadFiles) as error:
        load_rungs(files)
    for place in ("rungs/T7", "rungs/x.txt", "rungs/30-E1/rung.tml"):
        assert place in str(error.value)


def test_a_text_of_ones_own_takes_the_place_of_the_shipped_one():
    own = {"texts/entries.txt": "只有这一行 {{ count }}".encode()}
    assert load_texts(own)["entries.txt"] == "只有这一行 {{ count }}"
    with pytest.raises(BadFiles, match=r"entries\.txt"):
        load_texts({"texts/entrys.txt": b""})


def test_the_shipped_templates_pass_the_check_that_a_county_with_them_is_spared():
    mistakes, texts = Mistakes(), shipped_texts()
    for path in SHIPPED_RUNGS.glob("*/*"):
        if path.suffix != ".toml":
            check_template(path.name, path.read_text("utf-8"), texts, SAMPLE_LETTERS, mistakes)
    for name, text in texts.items():
        for samples in samples_for(name):
            check_template(name, text, texts, samples, mistakes)
    mistakes.stop_if_any()


def test_a_field_of_ones_own_beside_shipped_templates_is_still_refused():
    files = {f"rungs/{path.parent.name}/{path.name}": path.read_bytes() for path in SHIPPED_RUNGS.glob("*/*")}
    assert load_rungs(files) == shipped_rungs()
    with pytest.raises(BadFiles, match="merged_cound.*merged_count"):
        load_rungs({**files, "rungs/50-T-0/subject.txt": "{{ merged_cound }} 项".encode()})
