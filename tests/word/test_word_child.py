"""What the process imports that reads a file from Word, for that is much of what it costs."""

from __future__ import annotations

import subprocess
import sys

from govdocs.text.word import read as reading


def test_the_child_starts_without_what_takes_long_to_import() -> None:
    wanted = "govdocs.text.word.child, govdocs.text.word.docx"
    code = f"import sys, {wanted}; print(sorted(sys.modules))"
    made = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    slow = ("dataclasses", "inspect", "jsonschema", "markdown_it", "yaml", "docx")
    assert [one for one in slow if f"'{one}'" in made.stdout] == []


def test_the_child_spares_what_its_libraries_import_and_never_use() -> None:
    wanted = "govdocs.text.word.child, govdocs.text.word.docx, lxml.etree"
    told = "print(*sorted(sys.modules.keys() & {'ast', 'dis', 'fnmatch', 'tokenize'}))"
    found = []
    for start in (reading._SPARED, ""):
        code = f"import sys; {start}sys.path += {sys.path!r}; import {wanted}; {told}"
        argv = [sys.executable, "-I", "-S", "-c", code]
        made = subprocess.run(argv, capture_output=True, text=True, check=True)
        found.append(made.stdout.split())
    assert found[0] == []
    # When nothing else would import them either, there is nothing to spare.
    assert found[1] != []
