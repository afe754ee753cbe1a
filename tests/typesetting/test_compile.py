from datetime import date

import pytest
import typst

from printed_year import about, year
from ssa_desk.content.letters import kind, text
from ssa_desk.content.locate import resource
from ssa_desk.reports.document import Document
from ssa_desk.reports.pdf import write
from ssa_desk.typesetting import compile as compiling
from ssa_desk.typesetting.letterhead import Sender
from ssa_desk.typesetting.letters import letter_pdf
from ssa_desk.typesetting.recovery_sheet import recovery_sheet

TALK = {"guardian": "A", "child": "B", "date": "1.2.2026", "time": "14:30", "room": "B 014"}


def test_no_template_reaches_outside():
    for template in resource("documents").glob("*.typ"):
        text = template.read_text(encoding="utf-8")
        assert "@preview" not in text
        assert "http" not in text


def test_a_document_the_standards_forbid_is_refused(monkeypatch, tmp_path):
    (tmp_path / "theme.typ").touch()
    (tmp_path / "bad.typ").write_text("no title", encoding="utf-8")
    monkeypatch.setattr(
        compiling,
        "resource",
        lambda *parts: resource(*parts) if parts[0] == "fonts" else tmp_path / parts[-1],
    )
    with pytest.raises(typst.TypstError, match="title"):
        compiling.set_pdf("bad", {}, date(2026, 1, 1))


@pytest.mark.parametrize(
    "set_document",
    [
        lambda: recovery_sheet("7K3Q" * 9, "3f9a1c2e", "Datei", date(2026, 1, 1)),
        lambda: letter_pdf(kind("L04"), [text(kind("L04"), "ar")], TALK, Sender()),
        lambda: write(Document(year(), about())),
    ],
    ids=["recovery sheet", "letter", "report"],
)
def test_the_typesetter_has_no_warnings(monkeypatch, set_document):
    found = []
    plain = typst.compile_with_warnings

    def compiled(*parts, **options):
        pdf, warnings = plain(*parts, **options)
        found.extend(warnings)
        return pdf

    monkeypatch.setattr(typst, "compile", compiled)
    assert set_document().startswith(b"%PDF")
    assert [warning.message for warning in found] == []
