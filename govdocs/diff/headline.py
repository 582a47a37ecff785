"""One change in a few words, for lists and for those who hear the page."""

from __future__ import annotations

from collections.abc import Sequence

from govdocs.model.amount import counted, grouped
from govdocs.model.sheet import Change, ChangeKind, Fate, Row, Run, ShapeKind, Sheet

_SHORT = 48
_LONG = 70
# A line across the page has no words of its own.
DIVIDER = "avdelande linje"


def headline(sheet: Sheet, change: Change) -> str:
    """Return what a change is: '"12" ersätts av "18"'."""
    rows = [
        row
        for row in sheet.rows[change.first : change.last + 1]
        if row.change == change.number
    ]
    match change.kind:
        case ChangeKind.ADDED | ChangeKind.REMOVED:
            return _whole(rows)
        case ChangeKind.MOVED:
            return _moved(rows)
        case _:
            return _rewritten(rows, change)


def _whole(rows: Sequence[Row]) -> str:
    first = shortened(" ".join(rows[0].text().split()), _LONG) or _wordless(rows[0])
    if len(rows) == 1:
        return first
    return f"{first} – och {counted(len(rows) - 1, 'stycke', 'stycken')} till"


def _wordless(row: Row) -> str:
    return DIVIDER if row.shape.kind is ShapeKind.RULE else "utan ord"


def _moved(rows: Sequence[Row]) -> str:
    end = rows[0].move
    assert end is not None, "a moved row knows where it stood"
    size = "" if len(rows) == 1 else f"{counted(len(rows), 'stycke', 'stycken')}, "
    return f"{size}från {end.other}, {'omskrivet' if end.is_edited else 'oförändrat'}"


def _rewritten(rows: Sequence[Row], change: Change) -> str:
    marked = [run for row in rows for run in row.runs if run.is_marked]
    if not marked:
        return _reshaped(rows)
    pair = _pair(marked)
    if pair and max(map(len, pair)) <= _SHORT:
        gone, come = pair
        if gone and gone == come:
            proposed = any(run.style.proposed for run in marked)
            how = "föreslås utgå" if proposed else "är skrivet på ett annat sätt"
            return f"”{come}” {how}"
        if gone and come:
            return f"”{gone}” ersätts av ”{come}”"
        return f"”{come}” läggs till" if come else f"”{gone}” tas bort"
    return f"{counted(change.come, 'ord', 'ord')} in, {grouped(change.gone)} ut"


def _pair(marked: Sequence[Run]) -> tuple[str, str] | None:
    """Return what goes and what comes when it is one place; None when it is several."""
    gone = [run.text.strip() for run in marked if run.fate is Fate.REMOVED]
    come = [run.text.strip() for run in marked if run.fate is Fate.ADDED]
    if len(gone) > 1 or len(come) > 1:
        return None
    return "".join(gone), "".join(come)


def _reshaped(rows: Sequence[Row]) -> str:
    marks = {row.mark for row in rows}
    proposed = [run for row in rows for run in row.runs if _is_proposal(run)]
    if proposed:
        not_ = "" if proposed[0].style.proposed else "inte längre "
        return f"text föreslås {not_}utgå"
    if Fate.ADDED in marks:
        return "stycket delas"
    return (
        "stycken slås ihop"
        if Fate.REMOVED in marks
        else "länken går till ett annat ställe"
    )


def _is_proposal(run: Run) -> bool:
    """Tell whether text is proposed to go now and was not, or the other way round."""
    return run.was is not None and run.was.proposed != run.style.proposed


def shortened(text: str, most: int) -> str:
    """Return the first words of a text, with a sign when more follows."""
    if len(text) <= most:
        return text
    return f"{text[:most].rpartition(' ')[0] or text[:most]} …"
