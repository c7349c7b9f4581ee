"""A .docx gives the text that Word shows: nothing lost, nothing leaked, nothing twice."""

import time

import pytest

from desktop.annotation import Refused
from desktop.reading import read
from tests.reading import word_files as word
from tests.reading.word_files import cell, paragraph, part, run

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BOX = "<w:txbxContent>{}</w:txbxContent>"

SHOWN = {
    "paragraphs": (paragraph("Первый.") + paragraph() + paragraph("Второй."), "Первый.\n\nВторой."),
    "runs join within a word": (paragraph("Воло", run("годский", "<w:b/>"), " лён"), "Вологодский лён"),
    "line break": (paragraph("Раз", "<w:r><w:br/></w:r>", "два"), "Раз\nдва"),
    "page break": (paragraph("Раз", '<w:r><w:br w:type="page"/></w:r>', "два"), "Раз\nдва"),
    "tab, but not a tab stop": (
        paragraph("Раз", "<w:r><w:tab/></w:r>", "два", properties='<w:tabs><w:tab w:pos="5"/></w:tabs>'),
        "Раз\tдва",
    ),
    "no-break hyphen": (paragraph("Ростов", "<w:r><w:noBreakHyphen/></w:r>", "на"), "Ростов\u2011на"),
    "soft hyphen": (paragraph("мини", "<w:r><w:softHyphen/></w:r>", "стр"), "министр"),
    "no-break space": (paragraph("5\u00a0млн"), "5\u00a0млн"),
    "bullet of a symbol font": (paragraph('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>', " раз"), "• раз"),
    "table": (
        "<w:tbl><w:tr>" + cell(paragraph("А1")) + cell(paragraph("Б1"), paragraph("Б2")) + "</w:tr>"
        "<w:tr>" + cell(paragraph()) + cell(paragraph("В1")) + "</w:tr></w:tbl>" + paragraph("Конец"),
        "А1\nБ1\nБ2\nВ1\nКонец",
    ),
    "table in a table": (
        "<w:tbl><w:tr>"
        + cell(paragraph("А"), "<w:tbl><w:tr>" + cell(paragraph("Б")) + "</w:tr></w:tbl>")
        + "</w:tr></w:tbl>",
        "А\nБ",
    ),
    "text box once": (
        paragraph(
            "До",
            "<w:r><mc:AlternateContent><mc:Choice>" + BOX.format(paragraph("В рамке")) + "</mc:Choice><mc:Fallback>"
            "<w:pict>" + BOX.format(paragraph("В рамке")) + "</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            " и после",
        ),
        "До и после\nВ рамке",
    ),
    "text box of old files": (
        paragraph("До", "<w:r><w:pict>" + BOX.format(paragraph("Старая")) + "</w:pict></w:r>"),
        "До\nСтарая",
    ),
    "tracked insertion": (paragraph("Раз ", f"<w:ins>{run('и два')}</w:ins>"), "Раз и два"),
    "tracked deletion": (paragraph("Раз", "<w:del><w:r><w:delText> и два</w:delText></w:r></w:del>"), "Раз"),
    "moved text once": (
        paragraph(f"<w:moveFrom>{run('Переезд')}</w:moveFrom>", "Тут")
        + paragraph(f"<w:moveTo>{run('Переезд')}</w:moveTo>"),
        "Тут\nПереезд",
    ),
    "deleted paragraph mark": (
        paragraph("Раз ", properties="<w:rPr><w:del/></w:rPr>") + paragraph("два") + paragraph("три"),
        "Раз два\nтри",
    ),
    "deleted row": (
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr>"
        + cell(paragraph("Вон"))
        + "</w:tr><w:tr>"
        + cell(paragraph("Тут"))
        + "</w:tr></w:tbl>",
        "Тут",
    ),
    "properties as they were before": (
        paragraph(run("Видно", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")),
        "Видно",
    ),
    "hidden text": (paragraph("Видно", run(" скрыто", "<w:vanish/>"), "."), "Видно."),
    "hiding switched off": (paragraph("Видно", run(" тоже", '<w:vanish w:val="0"/>')), "Видно тоже"),
    "instructions of a field": (
        paragraph(FIELD.format("begin"), "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>", run("СКРЫТО"))[:-6]
        + FIELD.format("separate")
        + run("ссылка")
        + FIELD.format("end")
        + run(" дальше")
        + "</w:p>",
        "ссылка дальше",
    ),
    "field that never ends": (paragraph(FIELD.format("begin"), "Код") + paragraph("Дальше"), "\nДальше"),
    "simple field": (paragraph("Всего: ", f'<w:fldSimple w:instr="X">{run("15")}</w:fldSimple>'), "Всего: 15"),
    "content control": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('Блок')}</w:sdtContent></w:sdt>"
        + paragraph("и ", f"<w:sdt><w:sdtPr/><w:sdtContent>{run('строка')}</w:sdtContent></w:sdt>"),
        "Блок\nи строка",
    ),
    "smart tag and link": (
        paragraph(
            f'<w:smartTag w:element="x">{run("Минск")}</w:smartTag>', f"<w:hyperlink>{run(', сайт')}</w:hyperlink>"
        ),
        "Минск, сайт",
    ),
    "custom XML": (f'<w:customXml w:element="x">{paragraph("Внутри")}</w:customXml>', "Внутри"),
    "reading aid of a word": (
        paragraph(f"<w:r><w:ruby><w:rt>{run('чтение')}</w:rt><w:rubyBase>{run('слово')}</w:rubyBase></w:ruby></w:r>"),
        "слово",
    ),
}


@pytest.mark.parametrize("body", SHOWN)
def test_what_word_shows_is_read(tmp_path, body):
    markup, expected = SHOWN[body]
    release = read(word.write(tmp_path / "a.docx", markup + paragraph("Хвост.")), "a.docx")
    assert release.text == expected + "\nХвост."
    assert release.format == "docx"


def test_notes_stand_at_the_end_under_their_marks(tmp_path):
    def mark(kind: str, number: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    def note(kind: str, number: int, text: str) -> str:
        return f'<w:{kind} w:id="{number}">{paragraph(f"<w:r><w:{kind}Ref/></w:r>", text)}</w:{kind}>'

    body = paragraph("Раз", mark("footnote", 7), " и два", mark("endnote", 2), ".") + paragraph(
        "Три", mark("footnote", 8)
    )
    path = word.write(
        tmp_path / "a.docx",
        body,
        footnotes=part(
            "footnotes", note("footnote", 0, "") + note("footnote", 8, " Вторая.") + note("footnote", 7, " Первая.")
        ),
        endnotes=part("endnotes", note("endnote", 2, "В конце.")),
    )
    assert read(path, "").text == "Раз[1] и два[2].\nТри[3]\n\n[1] Первая.\n[2] В конце.\n[3] Вторая."


def test_text_in_a_hidden_style_is_left_out_also_through_the_style_it_rests_on(tmp_path):
    styles = part(
        "styles",
        '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="H2"><w:basedOn w:val="H"/></w:style>'
        '<w:style w:type="character" w:styleId="S"><w:basedOn w:val="H"/>'
        '<w:rPr><w:vanish w:val="false"/></w:rPr></w:style>',
    )
    runs = [run(f"{name} ", f'<w:rStyle w:val="{name}"/>') for name in ("H", "H2", "S")]
    release = read(word.write(tmp_path / "a.docx", paragraph("А ", *runs), styles=styles), "")
    assert release.text == "А S "
    assert "скрытый текст" in release.remark


def test_edits_that_wait_are_told(tmp_path):
    body = paragraph("Завод ", f"<w:ins>{run('открыт')}</w:ins>")
    assert "правки" in read(word.write(tmp_path / "a.docx", body), "").remark


def test_the_strict_edition_of_the_standard_is_read(tmp_path):
    strict = part("document", f"<w:body>{paragraph('Строго')}</w:body>").replace(
        word.W, "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert read(word.write(tmp_path / "a.docx", "", document=strict), "").text == "Строго"


@pytest.mark.parametrize("name", ["a.txt", "a.doc", "a"])
def test_a_docx_is_known_by_its_content_whatever_its_name(tmp_path, name):
    assert read(word.write(tmp_path / name, paragraph("Текст релиза")), name).text == "Текст релиза"


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY a "бум">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://localhost:1/x.dtd">',
    ],
)
def test_any_dtd_is_refused(tmp_path, doctype):
    document = part("document", f"<w:body>{paragraph('Текст')}</w:body>").replace(word.HEAD, word.HEAD + doctype)
    with pytest.raises(Refused, match="недопустимое содержимое"):
        read(word.write(tmp_path / "a.docx", "", document=document), "")


def test_a_docx_that_unpacks_to_gigabytes_is_refused_at_once(tmp_path):
    path = tmp_path / "bomb.docx"
    inside = word.HEAD + f'<w:document xmlns:w="{word.W}"><w:body><w:p><w:r><w:t>' + "а" * 80_000_000
    path.write_bytes(word.word_bytes("", document=inside))
    started = time.monotonic()
    with pytest.raises(Refused, match="похоже на ловушку"):
        read(path, "")
    assert time.monotonic() - started < 1


def test_a_docx_that_lies_about_its_sizes_is_refused(tmp_path):
    data = bytearray(word.word_bytes(paragraph("а" * 1_000_000)))
    place = data.rindex(b"word/document.xml") - 46
    data[place + 24 : place + 28] = (100).to_bytes(4, "little")
    path = tmp_path / "liar.docx"
    path.write_bytes(bytes(data))
    with pytest.raises(Refused, match="повреждён"):
        read(path, "")


def test_deep_nesting_is_read_without_a_crash(tmp_path):
    deep = "<w:smartTag>" * 50_000 + run("Глубоко") + "</w:smartTag>" * 50_000
    assert read(word.write(tmp_path / "a.docx", f"<w:p>{deep}</w:p>"), "").text == "Глубоко"


def test_a_damaged_docx_is_refused_or_read_but_never_crashes(tmp_path):
    whole = word.word_bytes(paragraph("Завод открыт.") * 50)
    path = tmp_path / "a.docx"
    outcomes = set()
    for place in range(0, len(whole), 5):
        for data in (whole[:place], whole[:place] + bytes([whole[place] ^ 0x5A]) + whole[place + 1 :]):
            path.write_bytes(data)
            try:
                outcomes.add(read(path, "").format)
            except Refused as refusal:
                outcomes.add(str(refusal).partition(":")[0])
    assert "Файл повреждён" in outcomes
    assert "docx" in outcomes
