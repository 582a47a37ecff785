"""What programs change on their own each time that a file is opened: days and pages."""

from __future__ import annotations

_KINDS = {
    **dict.fromkeys(
        ("DATE", "TIME", "SAVEDATE", "PRINTDATE", "date", "time"), "ett datum"
    ),
    **dict.fromkeys(("PAGE", "PAGEREF", "NUMPAGES", "SECTIONPAGES"), "ett sidnummer"),
    **dict.fromkeys(("page-number", "page-count", "page"), "ett sidnummer"),
}
_TOLD = "{}, som ändras av sig självt och är läst som det stod sist"


def told_change(kind: str) -> str:
    """Return what is told of a field by its name in either format; '' when it stays."""
    what = _KINDS.get(kind, "")
    return _TOLD.format(what) if what else ""
