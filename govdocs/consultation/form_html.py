"""The form to fill in, as one page that needs no server, and can be sent to one.

Every element that is the form's own carries a mark, so that other words on a saved page
can be told from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from govdocs.consultation.form import UNINVITED, Form
from govdocs.consultation.intake_form import TEMPLATE_MARK
from govdocs.model.period import in_words
from govdocs.model.submission import CommentKind, Stance

_STYLE = """
body { font: 1.1rem/1.5 serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
label, legend { display: block; font-weight: bold; margin-top: 1rem; }
.val { font-weight: normal; margin: 0; }
textarea, input[type=text] { width: 100%; font: inherit; box-sizing: border-box; }
fieldset { border: 1px solid #38424c; margin: 1.5rem 0; }
"""
# The page as a file in the way a form is sent, so that nothing but a browser is needed.
_SCRIPT = """
document.getElementById('spara').addEventListener('click', () => {
  const words = new URLSearchParams(new FormData(document.forms[0])).toString();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([words]));
  link.download = document.forms[0].dataset.namn + '.form';
  link.click();
});
"""


def form_html(form: Form) -> str:
    """Return the page of the form; the same round gives the same page."""
    asked = form.round
    title = escape(f"Svar på remiss {asked.id}: {asked.title}")
    last = asked.deadline_of(form.consultee) if form.consultee else asked.deadline
    warning = f"<p {TEMPLATE_MARK}>{UNINVITED}</p>\n" if form.is_uninvited else ""
    if asked.marking:
        warning = f"<p {TEMPLATE_MARK}>{escape(asked.marking)}</p>\n{warning}"
    name = escape(f"svar-{asked.id}-{form.consultee or 'instans'}")
    return f"""<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title {TEMPLATE_MARK}>{title}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1 {TEMPLATE_MARK}>{title}</h1>
<p {TEMPLATE_MARK}>Svara senast den {in_words(last)} kl. 23.59, med ett samlat svar.
Fyll i, välj Spara svaret som fil, och skicka filen.</p>
{warning}<form method="post" accept-charset="utf-8" data-namn="{name}">
{"".join(_fields(form))}<p>
<button {TEMPLATE_MARK} type="button" id="spara">Spara svaret som fil</button>
</p>
</form>
<script>{_SCRIPT}</script>
</body>
</html>
"""


def _fields(form: Form) -> Iterator[str]:
    yield _hidden("remiss", form.round.id)
    if form.consultee:
        yield _hidden("instans", form.consultee)
    else:
        yield _line("instans", "Instans")
    yield _choices("inställning", "Inställning", [*Stance])
    yield _area("skäl", "Skäl")
    yield _line("beslutat_av.organ", "Organ som beslutat svaret")
    yield _line("beslutat_av.datum", "Dag för beslutet, åååå-mm-dd")
    yield _line("beslutat_av.paragraf", "Protokollets paragraf")
    yield _line("diarienummer", "Ert diarienummer")
    yield _area("reservation", "Reservation, som partier eller roller")
    for one in form.questions:
        must = " (Måste besvaras.)" if one.is_required else ""
        place = form.place_of(one)
        yield _area(f"svar.{one.id}", f"{one.text}{must}{f' {place}' if place else ''}")
    for number, heading in enumerate(form.headings, 1):
        key = f"synpunkter.{number}."
        yield "<fieldset>\n"
        yield f"<legend {TEMPLATE_MARK}>Synpunkt på "
        yield f"{escape(form.name_of(heading))}</legend>\n"
        yield _hidden(f"{key}ankare.dokument", heading.document)
        yield _hidden(f"{key}ankare.block", heading.block or "")
        yield _choices(f"{key}sort", "Sort", [*CommentKind])
        yield _area(f"{key}text", "Synpunkt")
        yield _area(f"{key}förslag", "Föreslagen lydelse")
        yield "</fieldset>\n"


def _hidden(name: str, value: str) -> str:
    return f'<input type="hidden" name="{name}" value="{escape(value)}">\n'


def _line(name: str, label: str) -> str:
    field = f'<input type="text" id="{name}" name="{name}">'
    return f"{_label(name, label)}{field}\n"


def _area(name: str, label: str) -> str:
    field = f'<textarea rows="5" id="{name}" name="{name}"></textarea>'
    return f"{_label(name, label)}{field}\n"


def _label(name: str, label: str) -> str:
    return f'<label {TEMPLATE_MARK} for="{name}">{escape(label)}</label>\n'


def _choices(name: str, label: str, values: list[str]) -> str:
    boxes = "\n".join(
        f'<label {TEMPLATE_MARK} class="val">'
        f'<input type="radio" name="{name}" value="{escape(one)}"> {escape(one)}</label>'
        for one in values
    )
    legend = f"<legend {TEMPLATE_MARK}>{escape(label)}</legend>"
    return f"<fieldset>\n{legend}\n{boxes}\n</fieldset>\n"
