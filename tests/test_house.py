"""The house keeps its shape: sizes, tables that agree, and docs that are complete."""

from __future__ import annotations

import ast
import dataclasses
import re
from pathlib import Path

import pytest

from govdocs.cli.main import COMMANDS, govdocs
from govdocs.model.event import EventKind
from govdocs.model.kinds import KINDS, DocumentKind
from govdocs.model.metadata import Metadata
from govdocs.model.version import VersionKind
from govdocs.render.html.frame import MENU
from govdocs.text.consultations import ANSWER, REPLIES, ROUND
from govdocs.text.keys import KEYS
from govdocs.text.names import QUESTIONS_FOLDER
from govdocs.text.records import RECORD_FILES
from govdocs.text.registers import REGISTER_FILES, SCHEMA_FOLDERS
from govdocs.text.schema import load_schema, schema_folder
from tests.places import ROOT
from tools import generate_docs

MODULES = sorted((ROOT / "govdocs").rglob("*.py"))
CODE = [
    *MODULES,
    *sorted((ROOT / "tests").rglob("*.py")),
    *(ROOT / "bench").glob("*.py"),
]


def test_no_module_is_over_400_lines() -> None:
    long = [
        str(path) for path in CODE if len(path.read_text("utf-8").split("\n")) > 401
    ]

    assert [] == long


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "util", "helpers", "helper", "manager", "common", "misc", "data"}

    assert [] == [str(path) for path in MODULES if path.stem in empty]


def test_every_module_says_what_lives_in_it() -> None:
    missing = [
        str(path)
        for path in CODE
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]

    assert [] == missing


def test_only_the_writer_moves_refs_and_the_index() -> None:
    words = "update[-_]ref|commit[-_]tree|write[-_]tree|update[-_]index|hash[-_]object"
    moving = re.compile(rf'"(?:{words}|push)"|git\.(?:{words}|push|commit|add)\b')

    found = {path for path in MODULES if moving.search(path.read_text("utf-8"))}

    assert ["index.py", "objects.py", "refs.py"] == sorted(path.name for path in found)


def test_only_the_guarded_way_leads_to_the_writer() -> None:
    ways = {"govdocs.store.write": "saving.py", "govdocs.store.branch": "proposing.py"}

    for module, way in ways.items():
        outside = (path for path in MODULES if path.parent.name != "store")
        found = [
            path.name
            for path in outside
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if module in _imported(node)
        ]
        assert [way] == found


def test_only_forge_goes_out_on_the_network() -> None:
    reaching = {"urllib.request", "http.client", "socket", "ssl", "smtplib", "ftplib"}
    foreign = {"requests", "httpx", "aiohttp", "urllib3"}

    found = {
        path
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in _imported(node)
        if {name, name.partition(".")[0]} & (reaching | foreign)
    }

    assert ["forge"] == sorted({path.parent.name for path in found})


def _imported(node: ast.AST) -> list[str]:
    """Return the modules that an import may mean, `from urllib import request` too."""
    if isinstance(node, ast.Import):
        return [one.name for one in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module, *(f"{node.module}.{one.name}" for one in node.names)]
    return []


def test_false_friends_stay_out_of_names() -> None:
    banned = re.compile(
        r"\b(?:class|def)\s+\w*(?:referral|protocol|principal)\w*", re.I
    )

    assert [] == [
        str(path) for path in MODULES if banned.search(path.read_text("utf-8"))
    ]


def test_model_dataclasses_are_frozen() -> None:
    loose = [
        path.name
        for path in (ROOT / "govdocs/model").glob("*.py")
        if re.search(r"@dataclass(?!\(frozen=True)", path.read_text("utf-8"))
    ]

    assert [] == loose


def test_no_room_is_empty() -> None:
    rooms = [path.parent for path in MODULES if path.name == "__init__.py"]

    assert [] == [str(room) for room in rooms if len(list(room.glob("*.py"))) < 2]


def test_keys_are_the_schema_and_the_attributes() -> None:
    schema = list(load_schema("dokument")["properties"])
    attributes = [field.name for field in dataclasses.fields(Metadata)]

    assert schema == [key.swedish for key in KEYS]
    assert attributes == [key.attribute for key in KEYS]


def test_every_kind_has_a_row_and_a_word_in_the_schema() -> None:
    words = load_schema("dokument")["properties"]["typ"]["enum"]

    assert set(DocumentKind) == {row.kind for row in KINDS}
    assert sorted(words) == sorted(row.kind.value for row in KINDS)


def test_the_schema_requires_what_the_kinds_require() -> None:
    conditions = load_schema("dokument")["allOf"]
    required = {
        one["if"]["properties"]["typ"]["const"]: tuple(one["then"]["required"])
        for one in conditions
    }

    assert {row.kind.value: row.requires for row in KINDS if row.requires} == required


def test_every_schema_property_has_a_title_and_describes_keys_at_the_top() -> None:
    missing = [
        name
        for name, one in load_schema("dokument")["properties"].items()
        if not one.get("title") or not (one.get("description"))
    ]

    assert [] == missing


def test_no_pattern_has_nested_quantifiers() -> None:
    nested = re.compile(r"[+*}]\)[+*{]")
    texts = {
        path.name: path.read_text("utf-8") for path in schema_folder().glob("*.json")
    }

    assert [] == [name for name, text in texts.items() if nested.search(text)]


def test_every_register_has_a_schema() -> None:
    names = {
        path.name.removesuffix(".schema.json")
        for path in schema_folder().glob("*.json")
    }
    files = (*REGISTER_FILES, *RECORD_FILES)
    wanted = {name.removesuffix(".yaml") for name in files}

    folders = {QUESTIONS_FOLDER, *SCHEMA_FOLDERS}
    assert names == wanted | {"dokument", "govdocs", ROUND, ANSWER, REPLIES} | folders


@pytest.mark.parametrize("name", sorted(generate_docs.PAGES))
def test_generated_pages_are_up_to_date(name: str) -> None:
    assert generate_docs.PAGES[name]() == (ROOT / name).read_text("utf-8")


def test_every_command_has_a_module_and_swedish_help() -> None:
    import click

    for row in COMMANDS:
        command = govdocs.get_command(click.Context(govdocs), row.name)
        assert command is not None
        assert row.name == command.name
        assert re.search("[åäö]|ett|och", command.help or "")


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs/installningar.md").read_text("utf-8")

    assert [] == [
        name for name in load_schema("govdocs")["properties"] if f"`{name}`" not in page
    ]


def test_every_program_error_is_documented() -> None:
    page = (ROOT / "docs/cli.md").read_text("utf-8")
    own = (
        "forge/errors.py",
        "overview/asking.py",
        "consultation/errors.py",
        "text/word/markdown_refused.py",
    )
    files = ("govdocs/errors.py", *(f"govdocs/{one}" for one in own))
    code = "".join((ROOT / one).read_text("utf-8") for one in files)
    shown = (ROOT / "govdocs/cli/show.py").read_text("utf-8")
    codes = set(re.findall(r"GD9\d\d", code + shown))

    assert [] == sorted(one for one in codes if f"| {one} |" not in page)


def test_export_formats_are_the_ones_the_command_offers() -> None:
    from govdocs.cli.commands.export import _NAMES
    from govdocs.render.formats import FORMATS

    assert tuple(one.name for one in FORMATS) == _NAMES


def test_every_page_of_the_menu_is_a_reserved_id() -> None:
    from govdocs.model.ids import RESERVED

    assert {page for page, _ in MENU} | {"om", "tillganglighet"} <= RESERVED


def test_every_module_has_its_place_in_the_picture() -> None:
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    rooms: dict[str, str] = {}
    for room, words in re.findall(r"^- `([a-z_/]+)/`([^\n]*)", page, re.MULTILINE):
        rooms[room] = rooms.get(room, "") + words
    listed = {"rules", "commands"}

    assert [] == [
        str(path)
        for path in MODULES
        if path.stem != "__init__"
        and path.parent != ROOT / "govdocs"
        and listed.isdisjoint(path.parts)
        and not re.search(rf"\b{path.stem}\b", rooms.get(_room(path), ""))
    ]


def test_every_room_of_tests_is_in_the_picture_and_no_test_stands_outside() -> None:
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    home = ROOT / "tests"
    rooms = {path.parent.name for path in home.glob("*/test_*.py")}
    whole = {"test_agreements", "test_agreements_decisions", "test_bench", "test_house"}

    assert set() == {one for one in rooms if f"`tests/{one}/`" not in page}
    assert whole == {path.stem for path in home.glob("test_*.py")}


def _room(path: Path) -> str:
    return str(path.parent.relative_to(ROOT / "govdocs"))


def test_links_in_the_docs_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]

    assert [] == [
        f"{page.name}: {target}"
        for page in pages
        for target in _link_targets(page)
        if not (page.parent / target).exists()
    ]


def _link_targets(page: Path) -> list[str]:
    text = re.sub(r"```.*?```|`[^`]*`", "", page.read_text("utf-8"), flags=re.DOTALL)
    return re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)


def test_nothing_names_a_machine_or_a_registry() -> None:
    places = re.compile(r"/(?:w" "ork|r" r"oot)/|files\.pythonhosted")
    files = [
        *CODE,
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        ROOT / "Makefile",
    ]

    assert [] == [str(path) for path in files if places.search(path.read_text("utf-8"))]


def test_every_target_of_make_has_a_recipe() -> None:
    lines = (ROOT / "Makefile").read_text("utf-8").splitlines()
    (listed,) = (one.split()[1:] for one in lines if one.startswith(".PHONY:"))
    found = [one.partition(":")[0] for one in lines if re.match(r"[a-z0-9-]+:", one)]

    assert sorted(listed) == sorted(found)


@pytest.mark.parametrize("name", ["versioner", "handelser"])
def test_every_key_of_the_record_is_documented(name: str) -> None:
    page = (ROOT / "docs/versioner.md").read_text("utf-8")
    keys = load_schema(name)["additionalProperties"]["items"]["properties"]

    missing = [
        key for key in keys if not re.search(rf"`{key}`|^ *-? ?{key}:", page, re.M)
    ]

    assert [] == missing


def test_every_kind_of_event_and_version_is_documented() -> None:
    page = (ROOT / "docs/versioner.md").read_text("utf-8")

    words = [kind.value for kind in (*EventKind, *VersionKind)]

    assert [] == [word for word in words if f"| {word} |" not in page]
    events = load_schema("handelser")["additionalProperties"]["items"]["properties"]
    assert {kind.value for kind in EventKind} == set(events["sort"]["enum"])
