"""A template that would fail is named with its file, its line and the right word, before anything is loaded."""

from __future__ import annotations

import pytest

from settings.mistakes import Mistakes
from settings.template_check import check_template
from settings.text_samples import EMPTY_LETTER, EMPTY_SUMMARY, LETTER, SUMMARY
from settings.texts import load_texts, shipped_texts
from tasks.domain.errors import BadFiles

LETTERS, SUMMARIES = (LETTER, EMPTY_LETTER), (SUMMARY, EMPTY_SUMMARY)


def said_of(source: str, samples: tuple[object, ...] = LETTERS, **texts: str) -> str:
    mistakes = Mistakes()
    own = {name.replace("_", "."): text for name, text in texts.items()}
    check_template("rungs/60-E0/body.txt", source, {**shipped_texts(), **own}, samples, mistakes)
    return "\n".join(str(mistake) for mistake in mistakes.found)


@pytest.mark.parametrize(
    ("sentence", "source", "place", "right"),
    [
        ("a field", "一\n二\n{{ shcool }}", "第 3 行", "school"),
        ("a field of an entry", "{% for e in lacking %}\n{{ e.titel }}{% endfor %}", "第 2 行", "title"),
        (
            "a field in a branch that a sample does not take",
            "{% if not lacking and school %}\n{% for e in mending %}{{ e.countdwon }}{% endfor %}{% endif %}",
            "第 2 行",
            "countdown",
        ),
        (
            "a field of an entry of a school",
            "{% for s in schools %}{% for e in s.lacking %}\n{{ e.stading }}{% endfor %}{% endfor %}",
            "第 2 行",
            "standing",
        ),
        ("a field behind a macro", "{% macro m(e) %}\n{{ e.titel }}{% endmacro %}{{ m(lacking[0]) if lacking }}",
         "第 2 行", "title"),
        ("a first entry that may not be there", "\n{{ lacking[0].title }}", "第 2 行", "模板"),
        ("a loop without its end", "一\n{% for e in lacking %}", "第 2 行", "endfor"),
        ("a brace too few", "一\n二\n{{ school }", "第 3 行", "{{ school }}"),
        ("a text that is not there", '一\n{% include "entrys.txt" %}', "第 2 行", "entrys.txt"),
    ],
)  # fmt: skip
def test_it_names_the_place_and_the_right_word_of(sentence, source, place, right):
    said = said_of(source)
    assert "rungs/60-E0/body.txt" in said, sentence
    assert place in said, sentence
    assert right in said, sentence


def test_a_mistake_in_an_included_text_is_named_where_it_stands():
    said = said_of('{% include "later.txt" %}', later_txt="一\n{% for e in later %}{{ e.titel }}{% endfor %}")
    assert "texts/later.txt 第 2 行" in said
    assert "title" in said


def test_a_summary_knows_other_fields_than_a_letter():
    assert "total" not in said_of("{{ total }}", SUMMARIES)
    assert "第 1 行" in said_of("{{ total }}", LETTERS)


def test_all_mistakes_of_all_texts_are_said_at_once():
    files = {
        "texts/receipt.txt": b"{{ shcool }}",
        "texts/layout.html": b"{{ sendr }}",
        "texts/summary.txt": b"{% if %}",
    }
    with pytest.raises(BadFiles) as error:
        load_texts(files)
    for name in files:
        assert name in str(error.value)


def test_the_shipped_texts_pass():
    assert load_texts({f"texts/{name}": text.encode() for name, text in shipped_texts().items()}) == shipped_texts()
