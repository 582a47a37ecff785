"""Problems in the program or its surroundings; problems in documents are findings.

Each error takes the facts and builds one Swedish sentence and its remedy.
The exit codes are the contract in docs/cli.md.
"""

from __future__ import annotations

from pathlib import Path

USAGE = 2
ENVIRONMENT = 4
BUG = 70

# What a fault line names when no file is at fault.
_WHERE = {ENVIRONMENT: "datorn"}


class GovdocsError(Exception):
    """An expected stop: shown as one line, never as a traceback."""

    code: str
    exit_code = ENVIRONMENT

    def __init__(
        self, message: str, remedy: str, *, file: str = "", line: int = 1
    ) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.file = file or _WHERE.get(self.exit_code, "argument")
        self.line = line


class WorkspaceMissing(GovdocsError):
    """No govdocs.yaml here or above."""

    code = "GD901"
    exit_code = USAGE

    def __init__(self, start: Path) -> None:
        shown = _shown(start)
        where = "den här mappen" if shown == "." else shown
        super().__init__(
            f"ingen govdocs.yaml hittades i {where} eller i en mapp ovanför",
            "gå till arbetsytans mapp med cd, eller gör en ny med govdocs init MAPP",
            file=".",
        )


class UnknownDocument(GovdocsError):
    """A document id on the command line that no document has."""

    code = "GD902"
    exit_code = USAGE

    def __init__(self, document_id: str, nearest: str | None, where: str = "") -> None:
        hint = (
            f"menade du {nearest}?" if nearest else "se id överst i dokumentens filer"
        )
        place = f" i {where}" if where else ""
        super().__init__(f"dokumentet {document_id} finns inte{place}", hint)


class BadArgument(GovdocsError):
    """An argument that cannot be used, with what to write instead."""

    code = "GD903"
    exit_code = USAGE


class FolderNotEmpty(GovdocsError):
    """`init` was pointed at a folder that already holds files."""

    code = "GD904"
    exit_code = USAGE

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"mappen {_shown(folder)} är inte tom", "välj en ny eller tom mapp"
        )


class CannotWrite(GovdocsError):
    """The disk, a right, a lock or a name stopped a write; the old output is untouched."""

    code = "GD905"

    def __init__(self, path: Path, reason: str, remedy: str | None = None) -> None:
        todo = remedy or "kontrollera ledigt utrymme och rättigheter"
        super().__init__(
            f"det gick inte att skriva {_shown(path)} ({reason})",
            f"{todo}; inget är ändrat",
        )


class PdfToolMissing(GovdocsError):
    """A system library that PDF needs is not installed."""

    code = "GD906"

    def __init__(self, missing: str, command: str) -> None:
        super().__init__(f"{missing} saknas, så inga PDF-filer kan göras", command)


class PdfFailed(GovdocsError):
    """The child process that makes one PDF failed, hung or grew too large.

    `otherwise` is what to do without that PDF, where anything can be done.
    """

    code = "GD907"
    exit_code = 1

    def __init__(self, file: str, reason: str, otherwise: str | None = None) -> None:
        self.reason = reason
        remedy = "rätta dokumentet" + (f", eller {otherwise}" if otherwise else "")
        super().__init__(f"PDF-filen kunde inte göras ({reason})", remedy, file=file)


class BuildBusy(GovdocsError):
    """Another build holds the lock of this output folder."""

    code = "GD908"

    def __init__(self, out: Path) -> None:
        super().__init__(
            f"ett annat bygge skriver redan till {_shown(out)}",
            "vänta tills det är klart och kör igen",
        )


class OutputInTheWay(GovdocsError):
    """The output path exists and is not something we made."""

    code = "GD909"
    exit_code = USAGE

    def __init__(self, out: Path) -> None:
        super().__init__(
            f"{_shown(out)} finns redan och är inte en länk från govdocs build",
            "ange en annan mapp med --out, eller flytta undan den",
        )


class GitMissing(GovdocsError):
    """git is absent, too old, or the repository cannot be read."""

    code = "GD910"


class PortTaken(GovdocsError):
    """`serve` cannot listen on the port."""

    code = "GD911"

    def __init__(self, port: int) -> None:
        super().__init__(
            f"porten {port} används redan", "ange en annan port med --port"
        )


class ShallowClone(GovdocsError):
    """The clone lacks history that the answer rests on."""

    code = "GD930"

    def __init__(self) -> None:
        super().__init__(
            "klonen är grund, och hela historiken behövs", "kör git fetch --unshallow"
        )


class ObjectMissing(GovdocsError):
    """The bytes of a locked text are not in the repository."""

    code = "GD931"

    def __init__(self, name: str, *, is_shallow: bool = False) -> None:
        super().__init__(
            f"objektet {name[:12]} finns inte i förrådet",
            "kör git fetch --unshallow" if is_shallow else "kör git fetch",
        )


class NothingSaved(GovdocsError):
    """There is no repository, or nothing is committed in it."""

    code = "GD932"

    def __init__(self, *, has_repository: bool) -> None:
        super().__init__(
            "inget är sparat i git ännu"
            if has_repository
            else "arbetsytan ligger inte i ett git-förråd",
            "spara texterna med git commit"
            if has_repository
            else "klona förrådet med git clone, eller börja ett nytt med git init",
        )


class UnknownRevision(GovdocsError):
    """A revision on the command line that names nothing."""

    code = "GD933"
    exit_code = USAGE

    def __init__(self, words: str, remedy: str) -> None:
        super().__init__(f"{words} finns inte", remedy)


class PartiesDiffer(GovdocsError):
    """A question that has different answers for different parties."""

    code = "GD934"
    exit_code = USAGE

    def __init__(self, words: str, answers: str) -> None:
        name = words.partition("@")[0]
        super().__init__(
            f"{words} är olika för olika parter: {answers}",
            f"ange en part med --party, eller ett nummer som {name}@1.0",
        )


class RecordBusy(GovdocsError):
    """Somebody else is writing to the record, or git holds one of its locks."""

    code = "GD920"

    def __init__(self, holder: str) -> None:
        super().__init__(
            f"någon annan skriver just nu ({holder})",
            "vänta en minut och kör igen; inget är ändrat",
        )


class RecordRefused(GovdocsError):
    """The repository stands so that a commit would be lost, mixed or misread."""

    code = "GD921"

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, f"{remedy}; inget är ändrat")


class TagTaken(GovdocsError):
    """A tag that a change makes is already there, or its name is in the way."""

    code = "GD922"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"märket {name} finns redan",
            "välj ett nytt nummer; inget är ändrat",
        )


class IdentityMissing(GovdocsError):
    """git does not know who writes."""

    code = "GD923"

    def __init__(self) -> None:
        super().__init__(
            "git vet inte vem du är",
            "kör git config --global user.name och user.email med namn och adress",
        )


class BadChange(GovdocsError):
    """A path, message, tag or time that cannot be written to the record."""

    code = "GD924"
    exit_code = USAGE

    def __init__(
        self, message: str, remedy: str = "använd a–z, 0–9, punkt och bindestreck"
    ) -> None:
        super().__init__(message, f"{remedy}; inget är ändrat")


class RecordUnfinished(GovdocsError):
    """A commit is halfway, or the disk has not confirmed it; the next run finishes it."""

    code = "GD925"

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"en skrivning är halvvägs ({reason})",
            "kontrollera ledigt utrymme och rättigheter och kör igen, så avslutas den",
        )


class BareRepository(GovdocsError):
    """The folder is a repository without a work tree."""

    code = "GD935"

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{_shown(folder)} är ett naket förråd utan arbetsyta",
            "klona förrådet och kör i klonen",
        )


class CannotLock(GovdocsError):
    """A text that cannot be locked as it stands."""

    code = "GD936"
    exit_code = 1


class RecordBroken(GovdocsError):
    """A registered version whose text cannot be found again as it was locked."""

    code = "GD937"
    exit_code = 3


class CannotCompare(GovdocsError):
    """A file that cannot be read as text or as anchors, or is too large to compare."""

    code = "GD938"
    exit_code = 1


class SignatureToolMissing(GovdocsError):
    """ssh-keygen, which git judges signatures with, is not installed."""

    code = "GD939"

    def __init__(self) -> None:
        super().__init__(
            "ssh-keygen saknas, så inga underskrifter kan prövas",
            "installera paketet openssh-client och kör igen",
        )


class CannotPropose(GovdocsError):
    """A text that cannot be proposed as it stands, or that says nothing new."""

    code = "GD945"
    exit_code = 1


class DecisionRefused(GovdocsError):
    """A decision that cannot be entered: it says what cannot be, or is on another text."""

    code = "GD970"
    exit_code = 1


class HookTaken(GovdocsError):
    """A hook of the same name is there, and is not one that we have written."""

    code = "GD963"
    exit_code = USAGE

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{_shown(path)} finns redan och är inte skriven av govdocs",
            "flytta undan den, eller låt den själv köra raden som govdocs hook show visar",
        )


class CannotReceive(GovdocsError):
    """A repository where the hook cannot do its work."""

    code = "GD964"


def _shown(path: Path) -> str:
    """Return a path as the user would type it: relative when it is below here."""
    try:
        return str(path.resolve().relative_to(Path.cwd())) or "."
    except (ValueError, OSError):
        return str(path)
