"""The record inside the PDF: the manifest's bytes as an attached file, ``record.json``.

It is listed in the catalogue's EmbeddedFiles name tree and, as the data behind the document, in its AF array.
"""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFArray, PDFCatalog, PDFDictionary, PDFDocument, PDFName, PDFStream, PDFString

NAME = "record.json"


class _Catalog(PDFCatalog):  # type: ignore[misc]
    """ReportLab's catalogue, which also says that files are associated with the document."""

    __NoDefault__ = (*PDFCatalog.__NoDefault__, "AF")
    __Refs__ = PDFCatalog.__NoDefault__


def attach_record(document: PDFDocument, content: bytes) -> None:
    """Attach the manifest; the document then says where it is in two ways."""
    stream = PDFStream(
        PDFDictionary(
            {
                "Type": PDFName("EmbeddedFile"),
                "Subtype": "/application#2Fjson",
                "Params": PDFDictionary({"Size": len(content)}),
            }
        ),
        content=content,
        filters=[],
    )
    embedded = document.Reference(stream, "recordContent")
    specification = PDFDictionary(
        {
            "Type": PDFName("Filespec"),
            "F": PDFString(NAME),
            "UF": PDFString(NAME),
            "Desc": PDFString("The record this document was drawn from, in canonical JSON"),
            "AFRelationship": PDFName("Data"),
            "EF": PDFDictionary({"F": embedded, "UF": embedded}),
        }
    )
    file = document.Reference(specification, "recordFile")
    catalog = document.Catalog
    catalog.__class__ = _Catalog
    catalog.AF = PDFArray([file])
    catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray([PDFString(NAME), file])})})
