"""What `init --forge` writes: THE table of files for GitHub, GitLab and Forgejo."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from govdocs import __version__
from govdocs.errors import BadArgument, CannotWrite
from govdocs.text.files import error_words, replace_file

_TEMPLATES = Path(__file__).parent / "forge_files"
FORGES = ("github", "gitlab", "forgejo")


@dataclass(frozen=True, slots=True)
class ForgeFile:
    """A file that a forge reads: its template, its path in the repository, what it is.

    `own` is a line of its own in CODEOWNERS: the files that run the checks.
    """

    template: str
    path: str
    told: str
    own: str = ""


_OWNERS = "Vem som godkänner vad. Byt grupperna mot era."
_PROPOSAL = "Vad den som lägger ett förslag fyller i."
_RUN = "Granskningen av förslag."
FILES: dict[str, tuple[ForgeFile, ...]] = {
    "github": (
        ForgeFile("github.yml", ".github/workflows/govdocs.yml", _RUN),
        ForgeFile("codeowners", ".github/CODEOWNERS", _OWNERS, "/.github/"),
        ForgeFile("proposal.md", ".github/pull_request_template.md", _PROPOSAL),
    ),
    "gitlab": (
        ForgeFile("gitlab.yml", ".gitlab-ci.yml", _RUN),
        ForgeFile(
            "codeowners", ".gitlab/CODEOWNERS", _OWNERS, "/.gitlab/ /.gitlab-ci.yml"
        ),
        ForgeFile(
            "proposal.md", ".gitlab/merge_request_templates/Default.md", _PROPOSAL
        ),
    ),
    "forgejo": (
        ForgeFile("forgejo.yml", ".forgejo/workflows/govdocs.yml", _RUN),
        ForgeFile("codeowners_forgejo", ".forgejo/CODEOWNERS", _OWNERS),
        ForgeFile("proposal.md", ".forgejo/pull_request_template.md", _PROPOSAL),
    ),
}


def content(file: ForgeFile) -> bytes:
    """Return what a file holds, with the version of this program in it."""
    text = (_TEMPLATES / file.template).read_text("utf-8")
    owned = (f"{path:<23} @ORGANISATION/processledare" for path in file.own.split())
    return (
        text.replace("@VERSION@", __version__)
        .replace("@OWN@", "\n".join(owned))
        .encode("utf-8")
    )


def refuse_inside_repository(folder: Path) -> None:
    """Stop when a folder lies below the top of a repository, where no forge looks.

    Raises BadArgument.
    """
    top = next(
        (one for one in folder.resolve().parents if (one / ".git").exists()), None
    )
    if top and not (folder / ".git").exists():
        raise BadArgument(
            f"{folder} ligger inne i ett förråd, och filerna ska ligga överst i det",
            f"kör govdocs init --forge med {top} som mapp",
        )


def write_forge_files(
    folder: Path, forge: str
) -> tuple[list[ForgeFile], list[ForgeFile]]:
    """Write the files of a forge; return those written and those that were there.

    A file that is there is never changed. Raises CannotWrite.
    """
    written, kept = [], []
    for file in FILES[forge]:
        path = folder / file.path
        if path.exists() or path.is_symlink():
            kept.append(file)
            continue
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWrite(path, error_words(error)) from error
        replace_file(path, content(file))
        written.append(file)
    return written, kept
