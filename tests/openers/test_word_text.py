"""The text of a document is the same whether it is read quickly or as a tree, and what was struck out is not in it."""

from __future__ import annotations

import pytest

from tasks.domain.evidence.contents import count_text
from tasks.openers import xml
from tasks.openers.word_text import text_of, text_of_part, without_twice

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<w:document xmlns:w="{W}"'
NAMES = 'xmlns:mc="urn:mc" xmlns:m="urn:m"'
BOX = "<w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent>"


def run(text: str) -> str:
    return f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("<w:p><w:r><w:t>听课</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>评课</w:t></w:r></w:p>", "听课\n评课"),
        (f'<w:p w:rsidR="00">{run("S")}{run("TEM 2.")}{run("0")}</w:p>', "STEM 2.0"),
        (f"<w:p>{run('一')}<w:r><w:br/></w:r><w:r><w:tab/><w:cr/></w:r>{run('二')}</w:p><w:p/>", "一\n\t\n二\n"),
        (f"<w:p>{run('A&amp;B &lt;C&gt; &#x4E00;&#20108;&quot;&apos;')}</w:p>", "A&B <C> 一二\"'"),
        (f"<w:p>{run('好！hi!')}</w:p>", "好！hi!"),
        ("<w:p><w:r><w:t/></w:r><w:r><w:t></w:t></w:r></w:p><w:p><w:r><w:t>一</w:t></w:r></w:p>", "一"),
        (f"<w:tbl><w:tr><w:tc><w:p>{run('甲')}<w:tbl><w:tr><w:tc><w:p>{run('乙')}</w:p></w:tc></w:tr></w:tbl></w:p>"
         f"</w:tc></w:tr></w:tbl>", "甲\n乙"),
        (f'<w:p><w:hyperlink w:anchor="a">{run("链接")}</w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>',
         "链接"),
        (f'<w:p><w:ins w:id="1">{run("新")}</w:ins><w:del w:id="2"><w:r><w:delText>旧</w:delText>'
         "<w:t>旧</w:t></w:r></w:del></w:p>", "新"),
        (f'<w:p><w:moveFrom w:id="3">{run("从")}</w:moveFrom><w:moveTo w:id="4">{run("到")}</w:moveTo></w:p>', "到"),
        (f"<w:p><w:r><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback>"
         "</mc:AlternateContent></w:r></w:p>", "框里"),
        (f"<w:p><!-- <w:t>注释</w:t> -->{run('<![CDATA[<w:t>原样]]>')}</w:p>", "<w:t>原样"),
        (f'<w:p><x:r xmlns:x="{W}"><x:t>别名</x:t></x:r></w:p>', "别名"),
        ("\n  <w:p>\n    <w:r>\n      <w:t\n>换行</w:t>\n    </w:r>\n  </w:p>", "换行"),
        ('<w:p><w:r><w:t w:other="a">属性</w:t></w:r></w:p>', "属性"),
        ("<w:p><w:r><w:t>一\r\n二</w:t></w:r></w:p>", "一\n二"),
        ("<w:p><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>", ""),
    ],
)  # fmt: skip
def test_it_reads_quickly_what_the_tree_reads(body: str, read: str) -> None:
    content = f"{HEAD} {NAMES}><w:body>{body}</w:body></w:document>".encode()
    root = without_twice(xml.parse(content))
    assert (text_of_part(content), text_of(root, xml.space(root))) == (read, read)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_it_reads_other_encodings_than_the_usual_one(encoding: str) -> None:
    said = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
    text = f'{said}<w:document xmlns:w="{W}"><w:p><w:r><w:t>朱镕喆</w:t></w:r></w:p></w:document>'
    assert count_text(text_of_part(text.encode(encoding))) == (3, 0)
