"""Questions to a person: what cannot be used is told in Swedish and asked again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import click
import pytest
from click.testing import CliRunner, Result

from govdocs.cli.ask import is_agreed
from govdocs.cli.decision_form import filled_in
from govdocs.cli.decision_options import Said

TODAY = date(2026, 11, 23)


def _answered(asking: Callable[[], object], *answers: str) -> tuple[object, Result]:
    found: list[object] = []
    command = click.command()(lambda: found.append(asking()))
    result = CliRunner().invoke(command, input="".join(f"{one}\n" for one in answers))
    return (found[0] if found else None), result


@pytest.mark.parametrize(
    ("answers", "agreed"),
    [(["j"], True), (["JA"], True), (["y"], True), ([""], False), (["kanske", "n"], False)],
)  # fmt: skip
def test_yes_and_no_are_swedish_and_no_answer_is_no(
    answers: list[str], agreed: bool
) -> None:
    found, result = _answered(lambda: is_agreed("Skriv beslutet?"), *answers)

    assert agreed is found
    assert "Skriv beslutet? [j/N]" in result.output
    assert ("kanske" in answers) == ("Svara j eller n." in result.output)


def test_the_form_asks_again_until_the_answer_can_be_used() -> None:
    answers = ["", "nory-kf", " NORRBY-KF ", "i går", "2099-01-01", "2022-09-08"]
    answers += ["ja", "godkänner", "§ 7", "", "2022-09-12"]
    found, result = _answered(lambda: filled_in(Said(), ["norrby-kf"], TODAY), *answers)

    assert found == Said(
        "norrby-kf",
        date(2022, 9, 8),
        "§ 7",
        outcome="godkänner",
        posted=date(2022, 9, 12),
    )
    for told in (
        "Menade du norrby-kf?",
        "har inte varit ännu",
        '"ja" är inget utfall.',
    ):
        assert told in result.output
    assert "Error" not in result.output


def test_what_was_given_as_options_is_not_asked_for() -> None:
    given = Said("norrby-kf", date(2022, 9, 8), review="jurist")
    found, result = _answered(lambda: filled_in(given, ["norrby-kf"], TODAY))

    assert given == found
    assert "" == result.output
