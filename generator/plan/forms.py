"""Planning forms: one place that knows what each taker of forms wants (Netlify, Formspree, any other address).

Sources: docs.netlify.com/manage/forms (setup, spam filters, notifications); help.formspree.io ("Honeypot spam
filtering", "Hidden fields"). An unknown taker is sent what those two understand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

from generator.config import FormsConfig
from generator.content.petition import form_name
from generator.plan.heads import Heads
from generator.plan.output import Output
from generator.problems import Position, Problem, Rule, Severity
from generator.views.forms import FormField, FormView
from generator.views.pages import HtmlView

__all__ = ["HONEYPOTS", "form_name", "form_origins", "forms_of", "make_form"]

NOWHERE = Rule(
    "form-goes-nowhere",
    Severity.WARNING,
    "A form that nobody takes",
    "Forms go to Netlify unless site.yaml says otherwise. Another host shows them all the same, and whoever presses the "
    "button believes to have signed.",
)
NEEDS_NETLIFY = Rule(
    "form-needs-netlify",
    Severity.HINT,
    "A form that only Netlify takes",
    "Where the site stands decides who takes what people write. On this computer nobody can tell where that will be.",
)
RULES = (NOWHERE, NEEDS_NETLIFY)
_OTHERS = {"cloudflare": "Cloudflare Pages", "github": "GitHub Pages"}

HONEYPOTS = {"netlify": "bot-field", "formspree": "_gotcha", "address": "website"}
"""What each taker calls the field that people leave empty."""


def make_form(
    heads: Heads,
    *,
    name: str,
    thanks: str,
    subject: str,
    fields: Iterable[FormField],
    button: str,
    notes: Iterable[str] = (),
    forms: FormsConfig | None = None,
) -> FormView:
    """A form that goes where the hub wants forms to go, or where `forms` says.

    Args:
        heads: the plan's.
        name: see `form_name`.
        thanks: hub-relative address of the page that thanks; it ends in a slash, for Netlify answers 404 to `.html`.
        subject: of the e-mail that tells the hub.
        fields: what to fill in. Netlify answers to the field called `email`.
        button: what the button says.
        notes: what becomes of it.
        forms: another taker than that of site.yaml.
    """
    chosen = forms or heads.config.forms
    provider = chosen.provider or "netlify"
    netlify = provider == "netlify"
    if netlify:
        hidden: tuple[tuple[str, str], ...] = (("form-name", name), ("subject", f"{subject} (%{{submissionId}})"))
    else:
        after = heads.canonical.absolute(thanks)
        hidden = (("form-name", name), ("_subject", subject), ("_next", after))
    return FormView(
        name=name,
        action=thanks if netlify else chosen.endpoint,
        fields=tuple(fields),
        button=button,
        hidden=hidden,
        honeypot=chosen.honeypot or HONEYPOTS[provider],
        netlify=netlify,
        notes=tuple(note for note in notes if note),
    )


def form_origins(outputs: Iterable[Output]) -> tuple[str, ...]:
    """Where forms of pages go that do not go to the site itself, for the security policy."""
    return tuple(sorted({_origin(form.action) for _, form in forms_of(outputs) if not form.netlify}))


def forms_of(outputs: Iterable[Output]) -> Iterator[tuple[Output, FormView]]:
    """Every form of the pages whose views were made."""
    for output in outputs:
        if isinstance(output.view, HtmlView):
            page = output.view.page
            for field in page.__struct_fields__:
                value = getattr(page, field)
                if isinstance(value, FormView):
                    yield output, value


def nowhere(outputs: Iterable[Output], host: str, position: Callable[[str], Position]) -> Iterator[Problem]:
    """Forms for Netlify on a site that another host builds. `position` tells where a file's form is written."""
    if host not in _OTHERS:
        return
    for output, form in forms_of(outputs):
        if form.netlify:
            yield NOWHERE.at(
                position(output.sources[0]) if output.sources else Position("site.yaml"),
                f"{_OTHERS[host]} takes no forms, so what people send with {form.name} goes nowhere.",
                "Get an address from a service for forms, and write it into site.yaml; docs/petitions.md says how.",
                fix="forms: https://formspree.io/f/abcdwxyz",
            )


def needs_netlify(outputs: Iterable[Output], config: FormsConfig) -> Iterator[Problem]:
    """A hint for a hub that has forms and never said who takes them."""
    found = next((form for _, form in forms_of(outputs) if form.netlify), None)
    if found and not config.provider:
        yield NEEDS_NETLIFY.at(
            Position("site.yaml"),
            f"Forms such as {found.name} work only if Netlify runs the site.",
            "If it does, say so. If not, write the address of a service for forms; docs/petitions.md says how.",
            fix="forms: netlify",
        )


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
