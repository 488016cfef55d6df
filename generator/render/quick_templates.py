"""Jinja templates that read attributes directly, escape a plain string at once, and draw what was drawn before only once.

A macro of an imported template sees its arguments and nothing of the page, so the same views give the same HTML: a
story's summary stands on a dozen lists, and is drawn for the first of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager
from io import StringIO
from keyword import iskeyword
from types import CodeType
from typing import Any, cast

import jinja2
import markupsafe
import msgspec
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from generator.render.template_names import named_in

MOST_DRAWN = 4096
"""So many drawn macros are remembered for a template; each is about a kilobyte."""
MOST_BYTES = 4096
"""The largest view that is remembered: larger ones, such as galleries, hardly ever stand on two pages."""
_escape_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", None) or (lambda text: str(escape(text)))
"""The library's own step, without the object around what it gives; `escaped` is asked a hundred times a page."""
_DOUBTS = frozenset(("defined", "undefined", "default", "d"))
"""Tests and filters that may be given something undefined."""
_ENCODER = msgspec.msgpack.Encoder()


def escaped(value: object) -> str:
    """What a template shows of a value, as `markupsafe.escape` has it, without an object more than needed."""
    if type(value) is str:
        return _escape_text(value)
    return value if type(value) is Markup else escape(value)


class QuickContext(Context):
    """What a template sees, in which macros that remember are called at once: nothing of it is handed to them."""

    def call(self, called: Callable[..., Any], /, *args: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever a template calls
        """What a call in a template gives."""
        if type(called) is not _Remembering:
            return super().call(called, *args, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(*args, **named)


class QuickEnvironment(jinja2.Environment):
    """Where every template has the same globals, and is looked up by its name alone."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - the library's own
        super().__init__(**options)
        self.template_class = QuickTemplate
        self.context_class = QuickContext
        self.ready: dict[str, jinja2.Template] = {}
        self.named: dict[str, tuple[str, ...]] = {}
        """What each template names that was compiled, as `template_names` gives it."""

    def apart(self) -> QuickEnvironment:
        """Another one of the same templates, with filters and globals of its own."""
        other = self.overlay()
        assert isinstance(other, QuickEnvironment)
        other.ready = {}
        return other

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        if name:
            self.named[name] = named_in(tree)
        return tree

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template sees beside a page: copied for each page, which a chain of mappings takes ten times as long for."""
        return {**self.globals, **(d or {})}

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - the library's name
    ) -> jinja2.Template:
        """A template, which is looked for once."""
        if not isinstance(name, str) or globals:
            return super().get_template(name, parent, globals)
        template = self.ready.get(name)
        if template is None:
            template = self.ready[name] = super().get_template(name, parent)
        return template


class QuickTemplate(jinja2.Template):
    """A template that is compiled as any other."""

    @classmethod
    def from_code(
        cls,
        environment: jinja2.Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - the library's name
        uptodate: Callable[[], bool] | None = None,
    ) -> jinja2.Template:
        """The template of compiled code, its output escaped by `escaped`."""
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = escaped
        return template

    def make_module(self, vars: dict[str, Any] | None = None, *given: Any, **named: Any) -> TemplateModule:  # noqa: A002, ANN401 - the library's names
        """The template as a module. Where it sees no page, its macros remember what they have drawn."""
        module = super().make_module(vars, *given, **named)
        if vars is None and not given and not named:
            macros = {name: value for name, value in module.__dict__.items() if isinstance(value, Macro)}
            module.__dict__.update({name: _Remembering(macro) for name, macro in macros.items()})
        return module


class QuickGenerator(CodeGenerator):
    """Compiles templates to code that reads attributes as Python does, and gives neighbouring pieces of text at once.

    Where Jinja would look further (an item by that name, or something undefined) such code raises `AttributeError`: what
    it gives without is what Jinja's own code gives.
    """

    _doubting = False

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - the library's name
        """The whole template."""
        super().visit_Template(node, frame)
        self.stream.seek(0)
        self.stream = StringIO(_joined(self.stream.read()))

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - the library's name
        """`story.title`."""
        name = node.attr
        if self._doubting or not name.isidentifier() or iskeyword(name) or name.startswith("_"):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{name}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802 - the library's name
        """`story.title is …`."""
        with self._doubt(node.name in _DOUBTS):
            super().visit_Test(node, frame)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802 - the library's name
        """`story.title | …`."""
        with self._doubt(node.name in _DOUBTS):
            super().visit_Filter(node, frame)

    @contextmanager
    def _doubt(self, doubting: bool) -> Iterator[None]:  # noqa: FBT001 - it is what is set
        """Whether what is looked for may well be undefined."""
        before, self._doubting = self._doubting, self._doubting or doubting
        yield
        self._doubting = before


def _joined(code: str) -> str:
    """Compiled code, line by line as it was, in which what is given piece after piece is given in one."""
    lines = code.split("\n")
    start = 0
    while start < len(lines):
        indent, given, _ = lines[start].partition("yield ")
        end = start + 1
        if given and not indent.strip() and not lines[start].startswith("from ", len(indent) + len(given)):
            while (
                end < len(lines)
                and lines[end].startswith(f"{indent}yield ")
                and not lines[end].startswith(f"{indent}yield from ")
            ):
                end += 1
            if end - start > 1:
                for at in range(start, end):
                    lines[at] = f"{indent} {lines[at].removeprefix(f'{indent}yield ')},"
                lines[start] = f"{indent}yield ''.join(({lines[start].strip()}"
                lines[end - 1] += "))"
        start = end
    return "\n".join(lines)


class _Remembering:
    """A macro with what it has drawn, by the canonical bytes of its arguments: those that also tell pages apart."""

    def __init__(self, macro: Macro) -> None:
        self._macro = macro
        self._drawn: dict[tuple[tuple[type, ...], bytes], Markup] = {}
        self._lately: dict[int, tuple[object, Markup]] = {}
        """The same by the identity of a view, which is kept here so that no other can have it."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a macro has
        return getattr(self._macro, name)

    def __call__(self, *args: Any, **named: Any) -> Markup:  # noqa: ANN401 - whatever a template hands over
        """The macro's HTML, which is no plain text: that would be escaped.

        It is remembered for one view or a list of them; other arguments are too many or too loose.
        """
        value = args[0] if len(args) == 1 and not named else None
        lately = self._lately.get(id(value))
        if lately is not None and lately[0] is value:
            return lately[1]
        kinds = _kinds(value)
        key = (kinds, _ENCODER.encode(value) if kinds else b"")
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = cast("Markup", self._macro(*args, **named))
            if not kinds or len(key[1]) > MOST_BYTES:
                return drawn
            if len(self._drawn) >= MOST_DRAWN:
                self._drawn.clear()
            self._drawn[key] = drawn
        if isinstance(value, msgspec.Struct):
            if len(self._lately) >= MOST_DRAWN:
                self._lately.clear()
            self._lately[id(value)] = (value, drawn)
        return drawn


def _kinds(value: object) -> tuple[type, ...]:
    """What a view, or each in a list of them, is; nothing for anything else."""
    if isinstance(value, msgspec.Struct):
        return (type(value),)
    if isinstance(value, tuple) and all(isinstance(item, msgspec.Struct) for item in value):
        return (tuple, *map(type, value))
    return ()
