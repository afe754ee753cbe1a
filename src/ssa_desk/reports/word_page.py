"""What a text document has on every page: paper, styles, language, foot; nobody as its author."""

from datetime import UTC, datetime, time
from typing import Any

from ssa_desk.reports.outline import Outline
from ssa_desk.reports.words import words

_ACCENT, _MUTED = (0x0F, 0x76, 0x6E), (0x4B, 0x55, 0x63)
_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}


def arrange(paper: Any, outline: Outline) -> None:  # noqa: ANN401 - untyped package
    """Prepare an empty document."""
    _name(paper, outline)
    _drop_thumbnail(paper)
    _set_page(paper)
    _set_styles(paper)
    _set_foot(paper, outline.foot or words()["short_legend"])


def _name(paper: Any, outline: Outline) -> None:  # noqa: ANN401 - untyped package
    """Give the document its title and day; nobody is named as its author (R13)."""
    about = paper.core_properties
    day = datetime.combine(outline.issued_on, time(), UTC)
    about.title, about.language, about.created, about.modified = outline.title, "de-DE", day, day
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.revision = 1


def _drop_thumbnail(paper: Any) -> None:  # noqa: ANN401 - untyped package
    """Take out the picture of the package's own empty page."""
    links = paper.part.package.rels
    for name in [name for name, link in links.items() if link.reltype.endswith("/thumbnail")]:
        del links[name]


def _set_page(paper: Any) -> None:  # noqa: ANN401 - untyped package
    from docx.shared import Cm

    page = paper.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.25)
    page.top_margin = page.bottom_margin = Cm(2.3)


def _set_styles(paper: Any) -> None:  # noqa: ANN401 - untyped package
    """Set fonts and language; own words stand apart by an indent, remarks are small."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    styles = paper.styles
    styles["Normal"].font.name, styles["Normal"].font.size = "Calibri", Pt(10.5)
    for name in ("Title", "Heading 1", "Heading 2"):
        styles[name].font.color.rgb = RGBColor(*_ACCENT)
    for name in ("Caption", "Footer"):
        font = styles[name].font
        font.size, font.bold, font.color.rgb = Pt(8.5), False, RGBColor(*_MUTED)
    own = styles["Quote"]
    own.font.italic, own.paragraph_format.left_indent = False, Cm(0.6)
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "de-DE")


def _set_foot(paper: Any, text: str) -> None:  # noqa: ANN401 - untyped package
    """Write what stands at the foot of every page, and the number of the page."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Cm

    foot = paper.sections[0].footer.paragraphs[0]
    stops = foot.paragraph_format.tab_stops
    stops.add_tab_stop(Cm(16.5), WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{text}\t")
    for part in words()["words"]["page"].replace("{", "}").split("}"):
        if part in _FIELDS:
            _add_field(foot, _FIELDS[part])
        else:
            foot.add_run(part)


def _add_field(paragraph: Any, name: str) -> None:  # noqa: ANN401 - untyped package
    """Add a number that the word processor keeps."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields
