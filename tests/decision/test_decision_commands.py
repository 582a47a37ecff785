"""`govdocs beslut`: what is entered, what is stopped, and what is told, on real files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from govdocs.model.digest import in_fours
from govdocs.text.decision_file import decision_text
from govdocs.text.decisions import read_decision
from govdocs.text.faults import Faults
from govdocs.text.registers import read_yaml_file
from tests.decision.deciding import BODIES, EVENTS, YES, Captured, add
from tests.record.locked import copied, git, save, told

pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture
def root(undecided: Path, tmp_path: Path) -> Path:
    return copied(undecided, tmp_path / "w")


def test_what_is_entered_is_one_file_that_reads_back_the_same(
    root: Path, capsys: Captured
) -> None:
    code, out, _ = add(
        root, capsys, "norrby-kf", *YES, "--item", "§ 77", "--docket", "KS 2022-1"
    )

    path = "beslut/avtal/2.0/norrby-kf/2022-09-08-1.yaml"
    raw = (root / path).read_bytes()
    data = read_yaml_file(path, raw, Faults(path)).data
    read = read_decision(path, data)
    assert 0 == code
    assert path in out
    assert read is not None
    assert raw.decode() == decision_text(read)
    assert ("norrby", "§ 77", ("KS 2022-1",)) == (
        read.party,
        read.minutes_item,
        read.dockets,
    )
    assert f"?? {path.partition('/')[0]}/" == git(root, "status", "--porcelain")


def test_with_commit_it_is_saved_and_the_next_one_gets_the_next_number(
    root: Path, capsys: Captured
) -> None:
    sound = ("--item", "§ 77", "--docket", "KS 2022-1", "--commit")
    put_off = [one.replace("godkänner", "bordlägger") for one in YES]
    add(root, capsys, "norrby-kf", *put_off, "--to-meeting", "2022-10-03", *sound)
    add(root, capsys, "norrby-kf", *YES, *sound)

    names = sorted(one.name for one in (root / "beslut/avtal/2.0/norrby-kf").iterdir())
    assert ["2022-09-08-1.yaml", "2022-09-08-2.yaml"] == names
    assert "" == git(root, "status", "--porcelain")
    assert "Beslut: avtal@2.0, norrby-kf 2022-09-08 § 77" == git(
        root, "log", "-1", "--format=%s"
    )


def test_another_text_is_stopped_with_both_digests_and_the_difference(
    root: Path, capsys: Captured
) -> None:
    digests = re.findall(r"full: \"(\w{64})\"", (root / "versioner.yaml").read_text())
    code, _, err = add(root, capsys, "norrby-kf", *YES, "--digest", digests[0])

    assert 1 == code
    assert "FEL GD970" in err.splitlines()[-1]
    assert all(one in err.splitlines()[-1] for one in digests)
    assert "[-andra-]{+första+}" in err
    assert not (root / "beslut").exists()


def test_a_file_with_another_text_is_stopped_and_its_words_are_shown(
    root: Path, capsys: Captured, tmp_path: Path
) -> None:
    told(
        root,
        capsys,
        "export",
        "avtal@2.0",
        "--to",
        "canonical",
        "--out",
        str(tmp_path / "t"),
    )
    same = tmp_path / "t"
    other = tmp_path / "annan"
    other.write_bytes(same.read_bytes().replace(b"andra", b"tredje"))

    assert 0 == add(root, capsys, "soderby-kf", *YES, "--text", str(same))[0]
    code, _, err = add(root, capsys, "norrby-kf", *YES, "--text", str(other))
    assert 1 == code
    assert "[-andra-]{+tredje+}" in err


def test_a_digest_may_be_in_groups_and_must_be_that_of_the_file(
    root: Path, capsys: Captured, tmp_path: Path
) -> None:
    digests = re.findall(r"full: \"(\w{64})\"", (root / "versioner.yaml").read_text())
    grouped = in_fours(digests[1]).upper()
    other = tmp_path / "annan"
    other.write_text("# En annan text\n")

    code, _, err = add(
        root, capsys, "norrby-kf", *YES, "--text", str(other), "--digest", grouped
    )
    assert (2, True) == (code, "--text och --digest är olika texter" in err)

    code, out, _ = add(root, capsys, "norrby-kf", *YES, "--digest", grouped)
    assert (0, True) == (code, f'föreslaget: "{digests[1]}"' in out)
    assert "beslutad_text" not in out


def test_an_approval_with_change_may_be_on_another_text(
    root: Path, capsys: Captured
) -> None:
    words = ("--outcome", "godkänner med ändring", "--digest", "b" * 64)
    code, out, _ = add(root, capsys, "norrby-kf", "--on", "2022-09-08", *words, "--yes")

    assert 0 == code
    assert f'beslutad_text: "{"b" * 64}"' in out


def test_a_correction_is_a_file_beside_and_says_both_wordings(
    root: Path, capsys: Captured
) -> None:
    add(root, capsys, "norrby-kf", "--on", "2022-09-08", "--outcome", "avslår", "--yes")
    before = (root / "beslut/avtal/2.0/norrby-kf/2022-09-08-1.yaml").read_bytes()
    words = ("--corrected-on", "2022-10-03", "--before", "avslå", "--after", "godkänna")
    code, out, _ = add(
        root, capsys, "norrby-kf", "--corrects", "2022-09-08-1", *words, "--outcome",
        "godkänner", "--yes",
    )  # fmt: skip

    assert 0 == code
    assert 'förut: "avslå"' in out
    assert (
        before == (root / "beslut/avtal/2.0/norrby-kf/2022-09-08-1.yaml").read_bytes()
    )
    assert (
        "1 av 3 har godkänt samma text"
        in told(root, capsys, "beslut", "status", "avtal@2.0")[1]
    )


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("norby-kf", *YES), "menade du norrby-kf?"),
        (("norrby-kf", "--on", "2099-01-01", *YES[2:]), "har inte varit ännu"),
        (("norrby-kf", "--yes"), "ange --on, --outcome"),
        (("norrby-kf", "--on", "2022-13-01", *YES[2:]), "är inget datum"),
        (("norrby-kf", *YES, "--digest", "abc"), "är ingen kontrollsumma"),
        (("norrby-kf", *YES, "--digest", "b" * 64), "annan text"),
        (("norrby-kf", *YES, "--digest", "é" * 64), "är ingen kontrollsumma"),
        (
            ("norrby-kf", *YES, "--minutes", "x", "--minutes-file", "/dev/zero"),
            "större",
        ),
        (("norrby-kf", *YES, "--minutes", "x", "--minutes-file", "/"), "en mapp"),
        (("norrby-kf", *YES, "--change", "k7m2"), "vilket stycke och vilka ord"),
        (("norrby-kf", *YES, "--condition", "x=y"), "inget villkor"),
        (("norrby-kf", *YES, "--corrects", "2022-09-08-9"), "inget beslut"),
        (("norrby-kf", *YES[:-1]), "kör igen med --yes"),
        (("norrby-kf", *YES, "--before", "x"), "--before säger inget utan --corrects"),
        (("norrby-kf", *YES, "--attested-by", "x"), "ange också --attested"),
        (("norrby-kf", *YES, "--minutes-file", "x"), "ange också --minutes"),
        (("norrby-kf", *YES, "--review", "jurist"), "en granskning har inget utfall"),
    ],
)
def test_what_cannot_be_is_one_line_and_nothing_is_written(
    words: tuple[str, ...], why: str, root: Path, capsys: Captured
) -> None:
    code, _, err = add(root, capsys, *words)

    assert code in (1, 2)
    assert why in err.splitlines()[-1]
    assert "FEL GD" in err.splitlines()[-1]
    assert not (root / "beslut").exists()


def test_status_tells_who_is_missing_and_then_that_it_is_in_force(
    root: Path, capsys: Captured
) -> None:
    for body in ("norrby-kf", "soderby-kf"):
        add(root, capsys, body, *YES, "--posted", "2022-09-12")
    _, out, _ = told(root, capsys, "beslut", "status", "avtal@2.0")
    assert "2 av 3 har godkänt samma text. 1 återstår." in out
    assert "Träder inte i kraft ännu: 1 part saknas." == out.splitlines()[-1]

    add(root, capsys, "regionen-rf", *YES)
    _, out, _ = told(root, capsys, "beslut", "status", "avtal@2.0", "--explain")
    assert "Alla 3 har godkänt samma text." in out
    assert "Norrby kommun har godkänt samma text, 2022-09-08. Laga kraft" in out
    shown = json.loads(
        told(root, capsys, "show", "avtal@2024-05-01", "--format", "json")[1]
    )
    assert {"2.0"} == set(shown["parties"].values())


def test_status_by_contract(root: Path, capsys: Captured) -> None:
    add(root, capsys, "norrby-kf", *YES, "--posted", "2022-09-12", "--item", "§ 77")
    _, out, _ = told(root, capsys, "beslut", "status", "avtal@2.0", "--format", "json")

    found = json.loads(out)
    norrby = next(one for one in found["parties"] if one["party"] == "norrby")
    assert (3, 1, ["regionen", "soderby"]) == (
        found["required"],
        found["alike"],
        found["missing"],
    )
    assert ("2022-10-03", "2022-10-04", "§ 77") == (
        norrby["appeal_ends_on"],
        norrby["final_on"],
        norrby["minutes_item"],
    )


def test_without_a_route_it_says_so_and_counts_nothing(
    root: Path, capsys: Captured
) -> None:
    (root / "organ.yaml").write_text(BODIES.split("beslutsvägar")[0], "utf-8")
    code, out, _ = told(root, capsys, "beslut", "status", "avtal@2.0")

    assert 0 == code
    assert "Beslutsväg oklar" in out
    assert "godkänt" not in out


def test_a_notice_is_told_with_its_day_and_taken_back_both_are_seen(
    root: Path, capsys: Captured
) -> None:
    said = ("beslut", "terminate", "avtal@1.0", "--party", "norrby", "--yes")
    code, out, _ = told(root, capsys, *said, "--received", "regionen=2024-02-01")
    assert 0 == code
    assert "Sista dag för Norrby kommun: 2025-02-01 (beräknad)." in out
    asked = ("show", "avtal@2025-06-01", "--format", "json")
    assert None is json.loads(told(root, capsys, *asked)[1])["parties"]["norrby"]

    back = ("--withdraw", "--on", "2024-06-01", "--accepted-by", "regionen")
    assert 0 == told(root, capsys, *said, *back)[0]
    assert "1.0" == json.loads(told(root, capsys, *asked)[1])["parties"]["norrby"]
    kept = (root / "handelser.yaml").read_text("utf-8")
    assert kept.startswith(EVENTS)
    assert ("uppsägning" in kept, "återtagande" in kept) == (True, True)


_NOTICE = ("--party", "norrby", "--received", "regionen=2024-02-01")
_BACK = ("--party", "norrby", "--withdraw", "--on")


def test_the_same_notice_is_not_given_twice(root: Path, capsys: Captured) -> None:
    said = ("beslut", "terminate", "avtal@1.0", *_NOTICE, "--yes")
    assert 0 == told(root, capsys, *said)[0]
    before = (root / "handelser.yaml").read_bytes()

    code, _, err = told(root, capsys, *said)
    assert 1 == code
    assert "har redan sagt upp avtalet, med 2025-02-01 som sista dag" in err
    early = ("beslut", "terminate", "avtal@1.0", *_BACK, "2024-01-01", "--yes")
    assert "att ta tillbaka den 2024-01-01" in told(root, capsys, *early)[2]
    assert before == (root / "handelser.yaml").read_bytes()


def test_a_notice_that_was_taken_back_is_not_entered_again(
    root: Path, capsys: Captured
) -> None:
    said = ("beslut", "terminate", "avtal@1.0")
    back = (*_BACK, "2024-06-01", "--accepted-by", "regionen", "--yes")
    assert 0 == told(root, capsys, *said, *_NOTICE, "--yes")[0]
    assert 0 == told(root, capsys, *said, *back)[0]

    code, _, err = told(root, capsys, *said, *_NOTICE, "--yes")
    assert 1 == code
    assert "samma uppsägning av norrby är redan registrerad" in err
    new = ("--party", "norrby", "--received", "regionen=2024-07-01", "--yes")
    assert 0 == told(root, capsys, *said, *new)[0]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--party", "kungsbacka", "--received", "regionen=2024-02-01"), "inte part"),
        (("--party", "norrby"), "--received"),
        (("--party", "norrby", "--received", "2024-02-01"), "--received"),
        (("--party", "norrby", "--received", "regionen=2099-01-01"), "inte varit ännu"),
        (("--party", "norrby", "--withdraw"), "ange --on"),
        ((*_BACK, "2024-06-01"), "ingen uppsägning att ta tillbaka"),
        ((*_BACK, "2024-06-01", "--received", "vgr=okänd"), "utelämna --received"),
        ((*_NOTICE, "--on", "2024-02-01"), "lägg till --withdraw"),
        ((*_NOTICE, "--received", "regionen=2024-02-02"), "flera gånger"),
        ((*_NOTICE, "--source", "a\u202eb"), "riktning"),
        ((*_NOTICE, "--decision", "finns/inte.yaml", "--commit"), "inget är sparat"),
    ],
)
def test_a_notice_that_cannot_be_is_told_and_nothing_is_written(
    words: tuple[str, ...], why: str, root: Path, capsys: Captured
) -> None:
    code, _, err = told(
        root, capsys, "beslut", "terminate", "avtal@1.0", *words, "--yes"
    )

    assert code in (1, 2)
    assert why in err
    assert EVENTS == (root / "handelser.yaml").read_text("utf-8")


def test_explain_tells_the_words_of_each_decision_and_reviews_are_always_told(
    root: Path, capsys: Captured
) -> None:
    own = (
        "--addition", "Följ upp kostnaden.", "--reservation", "Minoriteten.",
        "--condition", "samtliga parter=att alla beslutar lika",
    )  # fmt: skip
    add(root, capsys, "norrby-kf", *YES, "--item", "§ 77", *own)
    meeting = ("--corrected-on", "2022-10-03", "--corrected-item", "§ 80")
    wordings = ("--before", "ett år", "--after", "två år", "--yes")
    add(root, capsys, "norrby-kf", "--corrects", "2022-09-08-1", *meeting, *wordings)
    change = ("--change", "a2b3=Andra ord.", "--outcome", "godkänner med ändring")
    add(root, capsys, "soderby-kf", *YES[:2], *change, "--yes")
    add(root, capsys, "sro", *YES[:2], "--outcome", "rekommenderar", "--yes")
    add(root, capsys, "sro", "--on", "2022-04-04", "--review", "jurist", "--yes")

    asked = ("beslut", "status", "avtal@2.0")
    brief = told(root, capsys, *asked)[1]
    long = " ".join(told(root, capsys, *asked, "--explain")[1].split())
    assert "Granskning: jurist, sro 2022-04-04, samma text." in brief
    assert "Tillägg" not in brief
    for said in (
        "Tillägg: Följ upp kostnaden.",
        "Reservation: Minoriteten.",
        "Villkor (samtliga parter): att alla beslutar lika",
        'Rättat vid sammanträdet 2022-10-03 §\u00a080: "ett år" ska vara "två år".',
        "Tidigare 2022-09-08 §\u00a077: godkänner med tillägg.",
        "Ändring av stycket #a2b3: Andra ord.",
        "sro 2022-09-08: rekommenderar. Laga kraft: –.",
    ):
        assert said.replace("\u00a0", " ") in long.replace("\u00a0", " ")
    as_data = json.loads(told(root, capsys, *asked, "--format", "json")[1])
    (norrby,) = [one for one in as_data["parties"] if one["party"] == "norrby"]
    assert ("ett år", "två år") == tuple(norrby["corrects"].values())[-2:]
    assert "jurist" == as_data["reviews"][0]["kind"]


def test_where_one_body_decides_for_all_it_is_told_by_name(
    root: Path, capsys: Captured
) -> None:
    every, one = "varje_part: fullmäktige, uppgift", "organ: vvg, uppgift"
    (root / "organ.yaml").write_text(BODIES.replace(every, one), "utf-8")
    asked = ("beslut", "status", "avtal@2.0", "--explain")
    assert (
        "Organet som beslutar för alla har inte beslutat."
        in told(root, capsys, *asked)[1]
    )

    add(root, capsys, "vvg", *YES)
    out = told(root, capsys, *asked)[1]
    assert "vvg har godkänt samma text, 2022-09-08. Laga kraft: –." in out
    assert "Organet som beslutar för alla har godkänt samma text." in out
    assert "av 1" not in out


def test_what_was_decided_after_the_day_of_a_lock_does_not_stop_it(
    root: Path, capsys: Captured
) -> None:
    sound = ("--item", "§ 77", "--docket", "KS 2022-1", "--commit")
    assert 0 == add(root, capsys, "norrby-kf", *YES, *sound)[0]
    text = (root / "avtal.md").read_text("utf-8").replace("titel: ", "titel: Nytt ", 1)
    save(root, {"avtal.md": text}, "revision")

    lock = ("version", "lock", "avtal", "3.0", "--reason", "Prov.")
    code, _, err = told(root, capsys, *lock, "--on", "2022-04-01")

    assert (0, "") == (code, err)
