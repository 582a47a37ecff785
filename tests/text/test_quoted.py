"""What programs write in YAML is read back as it was, whatever it is, by any reader."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from govdocs.text.faults import Faults
from govdocs.text.quoted import quoted, quoted_id
from govdocs.text.yaml import read_yaml

IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True)


def read(text: str) -> object:
    faults = Faults("prov.yaml")
    node = read_yaml(text, 1, faults)
    assert not faults.found
    return node.data() if node else None


@given(st.text())
def test_words_come_back_as_they_were(words: str) -> None:
    assert words == yaml.safe_load(quoted(words))


@given(IDS)
@pytest.mark.parametrize("name", ["2345", "7e12", "no", "on", "y", "null", "1-2"])
def test_an_id_is_an_id_to_every_reader(name: str, other: str) -> None:
    for one in (name, other):
        row = f"a: {{id: {quoted_id(one)}, b: [{quoted_id(one)}]}}\n"

        assert {"a": {"id": one, "b": [one]}} == yaml.safe_load(row) == read(row)
