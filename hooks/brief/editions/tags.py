"""What a PDF says of its own structure, mended where WeasyPrint leaves PDF/UA-1 or its readers wanting.

Works on the objects of the document just before they are written. Names and rules are those of ISO 32000-1, 14.8.4
(which elements stand in which), 14.8.5.7 (headers of tables) and 12.4.2 (labels of pages).
"""

from __future__ import annotations

from typing import Any


def mend(pdf: Any, appendix: int, before: str) -> None:
    """Complete the lists, the headers of tables, the attached file and the numbers of pages. `appendix` is the index of
    the page that the appendix begins on, `before` what stands before its page numbers."""
    from pydyf import Array, Dictionary, String

    plain = Dictionary({"S": "/D"})
    pdf.catalog["PageLabels"] = Dictionary(
        {"Nums": Array([0, plain, appendix, Dictionary({"S": "/D", "P": String(before)})])}
    )
    for made in list(pdf.objects):
        if not isinstance(made, Dictionary):
            continue
        if made.get("Type") == "/Filespec":
            made["AFRelationship"] = "/Data"
            pdf.catalog["AF"] = Array([made.reference])
        elif made.get("S") == "/LI":
            _fill(pdf, made)
        elif made.get("S") == "/TH":
            row = _at(pdf, made["P"])
            made["A"]["Scope"] = "/Column" if _at(pdf, row["P"])["S"] == "/THead" else "/Row"


def _fill(pdf: Any, item: Any) -> None:
    """An item of a list holds its label and its body, and nothing beside them."""
    from pydyf import Array, Dictionary

    loose = [kid for kid in item["K"] if _at(pdf, kid)["S"] not in ("/Lbl", "/LBody")]
    if not loose:
        return
    body = Dictionary({"Type": "/StructElem", "S": "/LBody", "K": Array(loose), "Pg": item["Pg"], "P": item.reference})
    pdf.add_object(body)
    for kid in loose:
        _at(pdf, kid)["P"] = body.reference
    item["K"] = Array([*(kid for kid in item["K"] if kid not in loose), body.reference])


def _at(pdf: Any, reference: bytes) -> Any:
    """The object that `12 0 R` refers to."""
    return pdf.objects[int(reference.split()[0])]
