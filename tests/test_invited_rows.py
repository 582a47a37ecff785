"""One more who is asked is added to remiss.yaml, and what people wrote there stays."""

from __future__ import annotations

from datetime import date

import pytest

from govdocs.model.consultation import Invited
from govdocs.text.consultation_file import with_invited

MORE = date(2022, 2, 1)
ROWS = """instanser:
  # Alla kommuner.
  - {id: lerum, anstånd: 2022-01-10} # ringde den 3
  - id: ale
    anstånd: 2022-01-09 # ringde den 4
    kanal: webb
  - {id: tanum} # ny

# Frågorna är från mötet den 5.
öppnar: 2021-09-15
"""


@pytest.mark.parametrize(
    ("consultee", "old", "new"),
    [
        ("lerum", "2022-01-10}", "2022-02-01}"),
        ("ale", "2022-01-09 #", "2022-02-01 #"),
        ("tanum", "{id: tanum}", "{id: tanum, anstånd: 2022-02-01}"),
    ],
)
def test_more_time_changes_nothing_else_on_the_line(
    consultee: str, old: str, new: str
) -> None:
    after = with_invited(ROWS, [Invited(consultee, None, MORE)])

    assert ROWS.replace(old, new) == after


def test_one_more_stands_last_in_the_list_and_not_below_what_comes_after() -> None:
    after = with_invited(ROWS, [Invited("hjo")])

    assert ROWS.replace("# ny\n", "# ny\n  - {id: hjo}\n") == after
    empty = "instanser:\n\n# Slut.\nöppnar: 2021-09-15\n"
    assert empty.replace(":\n\n", ":\n  - {id: hjo}\n\n", 1) == with_invited(
        empty, [Invited("hjo")]
    )
