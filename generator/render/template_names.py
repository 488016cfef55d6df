"""What a theme's templates name, and where in them something went wrong. Needs Jinja."""

from __future__ import annotations

from collections.abc import Mapping

import jinja2
from jinja2 import meta, nodes

from generator.problems import HubError, Position, Problem
from generator.theme import rules
from generator.theme.theme import ANY, Theme


def template_names(theme: Theme) -> dict[str, tuple[str, ...]]:
    """For each template those that it names: what it extends, includes and imports. `ANY` for one that is chosen while
    drawing.

    Raises:
        HubError: if a template has a mistake.
    """
    parse = jinja2.Environment(trim_blocks=True, lstrip_blocks=True, autoescape=True).parse
    try:
        return {name: named_in(parse(source, name)) for name, source in theme.templates.items()}
    except jinja2.TemplateSyntaxError as error:
        raise HubError([template_problem(error, error.name or "", theme)]) from error


def named_in(tree: nodes.Template) -> tuple[str, ...]:
    """What one template names, in order."""
    return tuple(sorted({one or ANY for one in meta.find_referenced_templates(tree)}))


def template_problem(error: jinja2.TemplateError, template: str, theme: Theme) -> Problem:
    """A template's mistake, where it stands; `template` is the one that was to be drawn."""
    name, line = _place(error, template, theme.templates)
    if isinstance(error, jinja2.TemplateNotFound):
        message, hint = f"There is no template called “{error}”.", "Check its spelling."
    else:
        message = f"The template stops here: {error.message or error}."
        hint = "Compare it with the theme's own template, or delete your copy to use that one."
    path = theme.template_paths.get(name, name)
    return rules.TEMPLATE.at(Position(path, line), message, hint)


def _place(error: jinja2.TemplateError, template: str, templates: Mapping[str, str]) -> tuple[str, int]:
    """Name and line of the innermost template that was at work."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.name or template, error.lineno
    found, trace = (template, 0), error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        found = (name, trace.tb_lineno) if name in templates else found
        trace = trace.tb_next
    return found
