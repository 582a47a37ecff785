"""`govdocs diff` between revisions: whole publications, several at once, by id."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from tests.command.test_json import closed, schemas
from tests.record.locked import (
    AGREEMENT,
    EVENTS,
    NOTICE,
    PART,
    REVISED,
    WITH_PART,
    git,
    lock,
    save,
    start,
    told,
)

GUIDE = """---
id: lakare
typ: riktlinje
titel: Riktlinje om läkare
avtalstid: {från: 2017-04-01}
genomförande: {ansvarig: vvg, hur: Så här.}
uppföljning: {ansvarig: vvg, indikatorer: [{namn: Svar, mått: Andel}]}
det_viktigaste: [En punkt.]
---

## Ansvar {#ansvar}

Regionen svarar för läkare dygnet runt. {#h2j3}
"""
APPENDIX = """---
id: gammal
typ: bilaga
titel: Gammal bilaga
---

## Ord {#ord}

Ett och annat ord. {#k4m5}
"""
AGREED = (
    GUIDE.replace("riktlinje", "överenskommelse")
    .replace("Riktlinje", "Överenskommelse")
    .replace("dygnet runt", "på vardagar")
    .replace("avtalstid:", "parter: alla\navtalstid:")
)


pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace where one text was moved and renamed, one came and one went."""
    files = {
        "avtal.md": AGREEMENT,
        "riktlinjer/lakare.md": GUIDE,
        "delar/delen.md": PART,
        "bilagor/ett.md": WITH_PART.format(id="ett"),
        "bilagor/gammal.md": APPENDIX,
    }
    root = start(tmp_path_factory.mktemp("d") / "w", files)
    git(root, "tag", "första")
    for name in ("riktlinjer/lakare.md", "bilagor/gammal.md", "delar/delen.md"):
        (root / name).unlink()
    new = {
        "overenskommelser/om-lakare.md": AGREED,
        "bilagor/ny.md": APPENDIX.replace("gammal", "ny").replace("Gammal", "Ny"),
        "delar/gemensamt.md": PART.replace("Det som delas", "Det vi delar"),
    }
    save(root, new, "Texterna byter plats")
    git(root, "tag", "andra")
    return root


def test_all_that_differs_is_told_when_no_document_is_named(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = told(record, capsys, "diff", "första", "andra")

    lines = out.splitlines()
    assert 0 == code
    assert "Bilaga ett: första → andra" in lines
    assert "      Det [-som delas-]{+vi delar+}." in lines
    assert "Gammal bilaga: finns inte längre i andra" in lines
    assert "Ny bilaga: ny i andra" in lines
    assert "Dokumentet har 5 ord. Läs det med --doc ny --all." in lines
    assert "Avtal om prov" not in out
    assert lines[-1].startswith(
        "Summa 4 dokument: 2 skiljer sig, 1 är nytt, 1 finns inte längre. Ord: "
    )


def test_a_text_that_changed_file_and_kind_is_the_same_document(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = told(record, capsys, "diff", "första", "andra", "--doc", "LAKARE")

    lines = out.splitlines()
    assert 0 == code
    assert "Överenskommelse om läkare: första → andra" == lines[0]
    assert any(
        re.search("typ.*riktlinje → överenskommelse", line, re.I) for line in lines
    )
    assert "1 ändring: 1 omskriven." in lines
    assert " 1/1 1 stycke 1 {#h2j3}: omskrivet" in lines
    assert "      Regionen svarar för läkare [-dygnet runt-]{+på vardagar+}." in lines


def test_named_documents_come_in_the_order_given_and_then_a_total(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--doc", "lakare", "--doc", "avtal", "--doc", "lakare"]

    code, out, _ = told(record, capsys, "diff", "första", "andra", *words)

    titles = [line for line in out.splitlines() if line.endswith(": första → andra")]
    assert 0 == code
    assert ["Överenskommelse", "Avtal"] == [one.split()[0] for one in titles]
    assert "Texterna är lika.\n" in out
    assert "Summa 2 dokument: 1 skiljer sig, 1 är lika. Ord: 2 in, 2 ut." in out


def test_a_new_document_can_be_read_whole(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = told(record, capsys, "diff", "första", "andra", "--doc", "ny", "--all")

    assert "Ny bilaga: ny i andra" == out.splitlines()[0]
    assert "{+Ett och annat ord.+}" in out


def test_the_json_of_several_is_a_list(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = told(record, capsys, "diff", "första", "andra", "--format", "json")

    shown = json.loads(out)
    jsonschema.validate(shown, closed(schemas()["diff --files GAMMAL NY"]))
    assert 0 == code
    assert [
        ("ett", "ändrat"),
        ("gammal", "borta"),
        ("lakare", "ändrat"),
        ("ny", "nytt"),
    ] == [(one["document"], one["status"]) for one in shown]
    assert all(one["exact"] for one in shown)
    assert (0, 0) == (shown[3]["old"]["length"], shown[1]["new"]["length"])


def test_what_is_the_same_is_told_as_such(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (0, "Inget dokument skiljer sig.\n", "") == told(
        record, capsys, "diff", "andra"
    )
    assert (0, "[]\n", "") == told(
        record, capsys, "diff", "andra", "andra", "--format", "json"
    )


def test_documents_that_are_nowhere_are_all_told(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--doc", "finnsinte", "--doc", "avtal", "--doc", "lakar"]

    code, out, err = told(record, capsys, "diff", "första", "andra", *words)

    first, second = err.splitlines()
    assert (2, "") == (code, out)
    assert "dokumentet finnsinte finns inte i första eller andra" in first
    assert "menade du lakare?" in second


def test_a_file_that_cannot_be_read_is_never_said_to_be_gone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = start(tmp_path / "w", {"avtal.md": AGREEMENT, "gammal.md": APPENDIX})
    (root / "gammal.md").write_bytes(APPENDIX.encode() + b"\xff")

    for words in (["HEAD"], ["HEAD", "--doc", "gammal"]):
        code, out, err = told(root, capsys, "diff", *words)
        assert (1, "") == (code, out)
        assert err.startswith("FEL GD938 gammal.md:1:1: dokumentet går inte att läsa")


def test_a_new_party_changes_a_text_whose_files_are_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = start(tmp_path / "w", {"avtal.md": AGREEMENT, "gammal.md": APPENDIX})
    register = (root / "parter.yaml").read_text("utf-8")
    row = (
        '  - {id: ostby, namn: Östby kommun, typ: kommun, kod: "9904", område: Norr}\n'
    )
    save(root, {"parter.yaml": register + row}, "en part till")

    code, out, _ = told(root, capsys, "diff", "HEAD~1", "HEAD")

    assert 0 == code
    assert "Östby kommun" in out
    assert "Texten är densamma. Bara uppgifterna överst i filen skiljer." in out
    assert "Summa 1 dokument: 1 skiljer sig." in out


def test_json_never_lays_the_texts_out_for_readers(
    record: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("govdocs.diff.sheet.make_sheet", None)
    monkeypatch.setattr("govdocs.overview.comparison.make_sheet", None)

    code, out, _ = told(record, capsys, "diff", "första", "--format", "json")

    assert (0, 4) == (code, len(json.loads(out)))


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a record in which one party has given notice, so that answers differ."""
    root = start(tmp_path_factory.mktemp("v") / "w", {"avtal.md": AGREEMENT})
    assert 0 == lock(root, "avtal", "1.0", "--on", "2017-02-01")
    save(root, {"avtal.md": REVISED}, "revision")
    assert 0 == lock(root, "avtal", "2.0", "--on", "2022-03-01")
    save(root, {"handelser.yaml": EVENTS + NOTICE}, "händelser")
    return root


def test_a_day_when_parties_differ_asks_for_one(
    left: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = told(left, capsys, "diff", "avtal@2024-05-01", "avtal@2.0")
    assert (2, "") == (code, out)
    assert "1.0 för regionen, soderby; ingen version för norrby" in err
    assert "--party" in err

    words = ["avtal@2024-05-01", "avtal@2.0", "--party", "soderby"]
    code, out, _ = told(left, capsys, "diff", *words)
    assert 0 == code
    assert "Avtal om prov: 1.0 (den 1 maj 2024) → 2.0" == out.splitlines()[0]
    assert "Den [-första-]{+andra+} texten." in out


def test_two_documents_are_told_apart_by_their_names(
    left: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(left, {"bilaga.md": APPENDIX}, "bilaga")
    assert 0 == lock(left, "gammal", "1.0", "--on", "2022-05-01")

    _, out, _ = told(left, capsys, "diff", "avtal@1.0", "gammal@1.0")

    assert "Gammal bilaga: avtal@1.0 → gammal@1.0" == out.splitlines()[0]


def test_a_version_is_compared_after_its_file_was_renamed_and_moved(
    left: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(left, "mv", "avtal.md", "huvudavtal.md")
    save(left, {}, "nytt namn")

    code, out, _ = told(left, capsys, "diff", "avtal@1.0")

    assert 0 == code
    assert "Avtal om prov: 1.0 → filerna här" == out.splitlines()[0]
    assert "1 ändring: 1 omskriven." in out


def test_other_documents_are_those_of_the_day_a_version_was_locked(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {"avtal.md": AGREEMENT, "gammal.md": APPENDIX}
    root = start(tmp_path / "w", files)
    assert 0 == lock(root, "avtal", "1.0", "--on", "2017-02-01")
    save(root, {"gammal.md": APPENDIX.replace("annat", "två")}, "senare")

    code, out, _ = told(root, capsys, "diff", "avtal@1.0", "--doc", "gammal")

    assert 0 == code
    assert "Gammal bilaga: avtal@1.0 → filerna här" == out.splitlines()[0]
    assert "Ett och [-annat-]{+två+} ord." in out
