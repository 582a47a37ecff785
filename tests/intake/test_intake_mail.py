"""An answer in a saved e-mail: its words as written, and our form when it was sent along."""

from __future__ import annotations

from email.message import EmailMessage
from urllib.parse import urlencode

import pytest

from govdocs.consultation.form.markdown import form_markdown
from govdocs.model.submission import Stance
from govdocs.text.mail import is_mail
from tests.intake.test_consultation_intake import FORM, read

SENT = {"remiss": "2021-1", "instans": "norrby", "inställning": "avstyrker"}


def mail(text: str, subject: str = "", subtype: str = "plain") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Registrator Exempel <kommun@norrby.example>"
    made["To"] = "sekretariatet@exempel.example"
    made["Message-ID"] = "<1@norrby.example>"
    if subject:
        made["Subject"] = subject
    made.set_content(text, subtype=subtype, cte="base64")
    return made


def attach(made: EmailMessage, name: str, content: bytes) -> EmailMessage:
    made.add_attachment(
        content, maintype="application", subtype="octet-stream", filename=name
    )
    return made


def test_words_in_a_mail_are_listed_as_they_were_written() -> None:
    made = mail("Vi tycker att tiden är för kort.\n", "Svar från Örby")

    found = read("original.eml", bytes(made))

    assert ("Ämne: Svar från Örby", "Vi tycker att tiden är för kort.") == found.unread


def test_a_form_pasted_into_a_mail_is_read() -> None:
    text = form_markdown(FORM).replace("## Skäl\n", "## Skäl\n\nFör kort tid.\n")

    found = read("original.eml", bytes(mail(text)))

    assert ("För kort tid.", ()) == (found.reason, found.unread)


def test_a_form_sent_along_is_read_and_another_file_is_told() -> None:
    made = attach(mail("Hej!\n"), "svar-2021-1-norrby.form", urlencode(SENT).encode())
    attach(made, "Protokoll §.pdf", b"%PDF-1.7")

    found = read("original.eml", bytes(made))

    assert Stance.OPPOSES is found.stance
    assert "Hej!" == found.unread[0]
    assert "bilagan Protokoll §.pdf i e-postmeddelandet är inte läst" in found.unread[1]


def test_a_mail_that_is_a_page_is_words_without_its_marks() -> None:
    found = read(
        "original.eml",
        bytes(mail("<style>p {}</style><p>Tiden <b>räcker</b>\ninte.</p>", "", "html")),
    )

    assert ("Tiden räcker inte.",) == found.unread


@pytest.mark.parametrize("charset", ["x-finns-inte", "us-ascii"])
def test_a_charset_that_is_not_true_loses_no_word(charset: str) -> None:
    raw = (
        "From: a@b.example\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: text/plain; charset={charset}\r\n\r\nÅtta dagar räcker.\r\n"
    )

    found = read("original.eml", raw.encode())

    assert ("Åtta dagar räcker.",) == found.unread


@pytest.mark.parametrize(
    "text", ["", "From: oss\nVi svarar så här.\n", "remiss: 2021-1\ninstans: norrby\n"]
)
def test_what_nobody_has_sent_is_no_mail(text: str) -> None:
    assert not is_mail(text.encode())
