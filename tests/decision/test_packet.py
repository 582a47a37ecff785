"""What a packet says: the proposal, what it is held against, and what is not known."""

from __future__ import annotations

import shlex
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.cli.commands.beslut_add import add
from govdocs.model.metadata import EntryIntoForce, Metadata
from govdocs.model.version import VersionKind
from govdocs.overview import packet_words as words
from govdocs.overview.packet import Packet, PacketRefused
from govdocs.overview.packet_report import command, command_pieces, fields
from tests.decision.packets import BODIES, EVENTS, LAPSED, packet_of, undecided
from tests.record.locked import copied, git, save, told

Captured = pytest.CaptureFixture[str]
ALIKE = "under förutsättning att samtliga parter fattar likalydande beslut"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return undecided(tmp_path_factory.mktemp("underlag") / "w")


@pytest.fixture(scope="module")
def norrby(whole: Path) -> Packet:
    return packet_of(whole, "norrby")


@pytest.fixture
def root(whole: Path, tmp_path: Path) -> Path:
    return copied(whole, tmp_path / "w")


def with_terms(packet: Packet, **terms: Any) -> Packet:
    """Return a packet whose text has other terms."""
    dated = packet.matter.dated
    meta: Metadata = replace(dated.metadata, **terms)
    matter = replace(packet.matter, dated=replace(dated, metadata=meta))
    return replace(packet, matter=matter)


def test_the_proposal_has_version_digest_and_the_agreements_own_condition(
    norrby: Packet,
) -> None:
    full = norrby.version.full
    fours = " ".join(full[at : at + 4] for at in range(0, 64, 4))

    assert (
        "Kommunfullmäktige i Norrby beslutar att godkänna Avtal om prov, version 2.0, "
        f"med kontrollsumma {fours}, {ALIKE}."
    ) == words.proposal(norrby)


@pytest.mark.parametrize("condition", [None, "två tredjedelar har beslutat"])
def test_a_condition_that_the_agreement_does_not_have_is_not_proposed(
    norrby: Packet, condition: str | None
) -> None:
    rule = EntryIntoForce(condition, None, None) if condition else None
    other = with_terms(norrby, entry_into_force=rule)

    assert ALIKE in words.proposal(norrby)
    assert ALIKE not in words.proposal(other)
    assert "--condition" not in command(other)


def test_it_is_held_against_what_is_in_force_for_the_party(norrby: Packet) -> None:
    assert norrby.basis.edition
    assert "1.0" == norrby.basis.edition.number
    assert "Version 1.0 gäller för Norrby kommun" in norrby.basis.why


def test_a_version_in_force_is_held_against_the_one_before_if_there_is_any(
    whole: Path, root: Path
) -> None:
    first = packet_of(whole, "norrby", "1.0")
    met = '  - {sort: villkor uppfyllt, version: "2.0", från: 2023-01-01}\n'
    save(root, {"handelser.yaml": EVENTS + met}, "uppfyllt")
    second = packet_of(root, "norrby", "2.0", date(2023, 6, 1))

    assert first.basis.edition is None
    assert "gäller redan" in first.basis.why
    assert second.basis.edition
    assert "1.0" == second.basis.edition.number
    assert "gäller redan" in second.basis.why


def test_before_anything_applies_it_says_so(whole: Path) -> None:
    early = packet_of(whole, "norrby", "2.0", date(2016, 1, 1))

    assert "Ingen version gäller" in early.basis.why
    assert early.basis.edition
    assert "1.0" == early.basis.edition.number


def test_by_when_is_the_events_day_or_not_stated(norrby: Packet, whole: Path) -> None:
    late = packet_of(whole, "norrby", "2.0", date(2023, 1, 1))
    first = packet_of(whole, "norrby", "1.0")

    assert "Senast den 31 december 2022." == words.last_day(norrby)
    assert "Den har passerat." in words.last_day(late)
    assert "inte angivet" in words.last_day(first)


def test_a_lapsed_version_is_allowed_and_says_what_it_is(
    root: Path, norrby: Packet
) -> None:
    save(root, {"handelser.yaml": EVENTS + LAPSED}, "förfallen")
    lapsed = packet_of(root, "norrby")

    assert "" == words.past(norrby)
    assert "Versionen är förfallen." in words.past(lapsed)
    assert "gör inte att den börjar gälla" in words.past(lapsed)
    assert ("Påhittade uppgifter",) == lapsed.markings


def test_only_a_revision_is_decided_anew(norrby: Packet) -> None:
    dated = norrby.matter.dated
    version = replace(dated.version, kind=VersionKind.EDITORIAL)
    matter = replace(norrby.matter, dated=replace(dated, version=version))

    assert "" == words.not_decided(norrby)
    assert "Bara en revision" in words.not_decided(replace(norrby, matter=matter))


def test_who_decides_is_never_guessed(root: Path) -> None:
    lines = BODIES.splitlines(keepends=True)
    gone = "".join(one for one in lines if "soderby" not in one)
    save(root, {"organ.yaml": gone}, "inget organ")
    unknown = packet_of(root, "soderby")
    save(root, {"organ.yaml": BODIES.partition("beslutsvägar")[0]}, "ingen väg")
    unclear = packet_of(root, "norrby")

    assert unknown.body is None
    assert "fullmäktige hos Söderby kommun finns inte" in unknown.why_body
    assert "Beslutsväg oklar" in unclear.why_body
    assert words.proposal(unclear).startswith("[Organ] beslutar att godkänna")
    assert "--body ORGAN" in command(unclear)


def test_one_body_that_decides_for_all_is_told(root: Path) -> None:
    one = BODIES.replace("{varje_part: fullmäktige", "{organ: vvg")
    save(root, {"organ.yaml": one}, "vvg")
    packet = packet_of(root, "norrby")

    assert packet.body
    assert "vvg" == packet.body.id
    assert "VVG beslutar för alla parter" in packet.why_body


def test_only_a_party_of_the_version_gets_one(whole: Path) -> None:
    with pytest.raises(PacketRefused, match="norby är inte part") as refused:
        packet_of(whole, "norby")

    assert "menade du norrby?" == refused.value.remedy


def test_what_the_text_does_not_say_is_not_stated(norrby: Packet) -> None:
    rows = {one.label: one.words for one in words.consequences(norrby)}

    assert ("Inte angivet",) == rows["Ändrar parternas resurser"]
    assert ("Inte angivet",) == rows["Finansiering"]
    assert ("VVG. Så här.",) == rows["Genomförande"]
    assert {("Inte angivet",)} == {one.words for one in words.reviews(norrby)}


def test_a_review_counts_for_the_text_it_was_made_of(
    root: Path, capsys: Captured
) -> None:
    done = ("--on", "2022-03-03", "--yes", "--body", "vvg")
    other = ("--digest", "b" * 64)
    asked = ("beslut", "add", "avtal@2.0", *done, "--review")
    assert 0 == told(root, capsys, *asked, "jurist")[0]
    assert 0 == told(root, capsys, *asked, "MBL", *other)[0]

    rows = {one.label: one.words for one in words.reviews(packet_of(root, "norrby"))}
    assert "Gäller den här texten" in rows["Granskning: jurist"][0]
    assert "Gäller en annan text" in rows["Granskning: MBL"][0]
    assert ("Inte angivet",) == rows["Granskning: kommunikatör"]


def test_the_form_has_the_options_of_the_command_it_becomes(norrby: Packet) -> None:
    known = {option for one in add.params for option in one.opts}

    assert {one.option for one in fields(norrby)} <= known
    assert [
        *("--body", "--on", "--item", "--docket", "--outcome"),
        *("--attested", "--posted", "--minutes", "--digest", "--condition"),
    ] == [one.option for one in fields(norrby)]


def test_people_read_words_where_the_command_has_ids(norrby: Packet) -> None:
    shown = {one.option: one.shown for one in fields(norrby)}

    assert "Kommunfullmäktige i Norrby (norrby-kf)" == shown["--body"]
    assert f"samtliga parter: {ALIKE}" == shown["--condition"]
    assert norrby.version.full == shown["--digest"].replace(" ", "")
    assert "" == shown["--on"]
    pieces = [*command_pieces(norrby)]
    assert all(one.startswith("--") for one in pieces[1:])
    assert command(norrby) == " ".join(pieces)


FILLED = {
    "--body": "norrby-kf",
    "--on": "2022-05-30",
    "--item": "§ 77",
    "--docket": "KS 2022-1 (Anna's)",
    "--outcome": "godkänner",
    "--attested": "2022-06-01",
    "--posted": "2022-06-02",
    "--minutes": "https://exempel.invalid/protokoll?dag=1&nr=2",
}


def test_the_command_enters_a_decision_that_counts(
    root: Path, capsys: Captured
) -> None:
    line = command(packet_of(root, "norrby"), FILLED | {"--digest": full(root)})
    govdocs, *rest = shlex.split(line)

    assert "govdocs" == govdocs
    assert 0 == told(root, capsys, *rest, "--yes", "--commit")[0]
    packet = packet_of(root, "norrby")
    assert packet.matter.tally
    assert 1 == packet.matter.tally.alike
    assert "§ 77: godkänner" in words.already(packet)
    assert "" == git(root, "status", "--porcelain")


def full(root: Path) -> str:
    return packet_of(root, "norrby").version.full


def test_a_no_is_on_no_condition(norrby: Packet) -> None:
    yes, no = (command(norrby, {"--outcome": one}) for one in ("godkänner", "avslår"))

    assert f"--condition 'samtliga parter={ALIKE}'" in yes
    assert "--condition" not in no


@given(filled=st.dictionaries(st.sampled_from(sorted(FILLED)), st.text(min_size=1)))
def test_a_shell_reads_back_what_was_filled_in(
    norrby: Packet, filled: dict[str, str]
) -> None:
    words_ = shlex.split(command(norrby, filled))
    read = dict(zip(words_[4::2], words_[5::2], strict=True))

    assert filled == {key: value for key, value in read.items() if key in filled}
