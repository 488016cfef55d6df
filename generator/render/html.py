"""The recipe of HTML pages: a view drawn by a theme's Jinja templates.

Templates see the fields of `HtmlView` (`page`, `site`, `head`, `lang`, `dir`), `_` and `ngettext` for the theme's
words, and the filters of `_Drawing`. They read nothing: large texts come through `body`, by digest.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, lru_cache
from types import CodeType
from typing import assert_never

import jinja2
import msgspec
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator import lazy_re
from generator.problems import HubError
from generator.render.captions import captions
from generator.render.charts import plot, swatch
from generator.render.quick_templates import QuickEnvironment, QuickGenerator
from generator.render.share_plan import posts
from generator.render.template_names import template_problem
from generator.theme.locale import Catalogue, choose
from generator.theme.theme import BODY, Theme
from generator.urls import Base
from generator.views.body import (
    ActionFill,
    AnyFill,
    AudioFill,
    BodyView,
    ChartFill,
    GalleryFill,
    HashtagFill,
    LabelFill,
    LinkFill,
    MissingFill,
    PhotoFill,
    VideoFill,
)
from generator.views.common import PhotoView, VariantView
from generator.views.pages import HtmlView

Read = Callable[[str], bytes]
_HREF = ' href="'
_READ = "_read"
_COMMON = frozenset(("base.html", "story.html", "stories.html"))
"""Templates of most pages."""
_SPACE = lazy_re.compile(r"\n(?=[ \t\n])(?:[ \t]*\n)*(?:[ \t]+(?=<|\Z))?")
"""Blank lines, and what a line is moved in by."""
_KEPT = lazy_re.compile(r"<(pre|textarea|script)\b")


class HtmlRecipe:
    """Draws pages with a theme. It is made of its theme alone, so a worker process can have its own."""

    name = "html"

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._drawings: dict[tuple[Base, str, bool], _Drawing] = {}
        self._slow: set[str] = set()
        """Templates that look for what is not an attribute."""

    def __reduce__(self) -> tuple[type[HtmlRecipe], tuple[Theme]]:
        return (HtmlRecipe, (self.theme,))

    def render(self, view: HtmlView, read: Read) -> bytes:
        """The page as UTF-8.

        Args:
            view: the page.
            read: turns a digest into bytes.

        Raises:
            HubError: if the template has a mistake or shows something that the view does not have.
        """
        if view.template not in self._slow:
            try:
                return self._drawn(view, read, quick=True)
            except (AttributeError, SyntaxError):  # Jinja's own code finds more, or says what is wrong
                self._slow.add(view.template)
        return self._drawn(view, read, quick=False)

    def template(self, name: str) -> jinja2.Template:
        """A template as it is drawn with in the hub's own language; the base address makes no difference to its code."""
        return self._drawing(Base("", ""), "", quick=True).environment.get_template(name)

    @property
    def named(self) -> Mapping[str, tuple[str, ...]]:
        """What each template names that was compiled so far."""
        return _environment(self._templates, quick=True).named

    def _drawn(self, view: HtmlView, read: Read, *, quick: bool) -> bytes:
        drawing = self._drawing(view.site.base, view.lang, quick=quick)
        try:
            template = drawing.environment.get_template(view.template)
            html = template.render(
                {
                    "page": view.page,
                    "site": view.site,
                    "head": view.head,
                    "lang": view.lang,
                    "dir": view.dir,
                    _READ: read,
                }
            )
        except jinja2.TemplateError as error:
            raise HubError([template_problem(error, view.template, self.theme)]) from error
        return tidy(html).encode()

    def _drawing(self, base: Base, lang: str, *, quick: bool) -> _Drawing:
        key = (base, lang, quick)
        if key not in self._drawings:
            environment = _environment(self._templates, quick=quick)
            self._drawings[key] = _Drawing(environment, base, choose(self.theme.locales, lang))
        return self._drawings[key]

    @cached_property
    def _templates(self) -> tuple[tuple[str, str], ...]:
        return tuple(sorted(self.theme.templates.items()))


def compile_templates(theme: Theme, enough: Callable[[], bool] = bool) -> Mapping[str, tuple[str, ...]]:
    """Compiles all templates, for every recipe of this theme in this process and in those that are forked from it, until it
    is `enough`; those first that most pages need.

    A template with a mistake is passed over: that is told when a page needs it. Gives what each names that has none, as
    `template_names` does.
    """
    recipe = HtmlRecipe(theme)
    for name in sorted(theme.templates, key=lambda name: (name not in _COMMON, name)):
        if enough():
            break
        with suppress(jinja2.TemplateError, AttributeError, SyntaxError):  # as in `HtmlRecipe.render`
            recipe.template(name)
    return recipe.named


@lru_cache(maxsize=4)
def _environment(templates: tuple[tuple[str, str], ...], *, quick: bool) -> QuickEnvironment:
    """Where templates (names and sources) are compiled, once for all builds of a process that serves."""
    sources = dict(templates)

    def source(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        """A template, with its name as its file's so that a traceback tells which one was at work."""
        return (sources[name], name, lambda: True) if name in sources else None

    environment = QuickEnvironment(
        loader=jinja2.FunctionLoader(source),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=_Memory(),
    )
    if quick:
        environment.code_generator_class = QuickGenerator
    return environment


class _Memory(jinja2.BytecodeCache):
    """Compiled templates, shared by the environments of a process."""

    def __init__(self) -> None:
        self._code: dict[str, CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.code


class _Drawing:
    """The environment of one base address and one language, so that macros need no context and are made once."""

    def __init__(self, environment: QuickEnvironment, base: Base, words: Catalogue) -> None:
        self._base = base
        self._words = words
        self.environment = environment.apart()
        href = lru_cache(4096, typed=True)(base.href)  # menus and lists ask for the same addresses, page after page
        self.environment.globals = {**environment.globals, "_": self._translate, "ngettext": self._plural}
        self.environment.filters = {
            **environment.filters,
            # Filters without a context are worked out when a template is compiled, for all bases alike.
            "href": jinja2.pass_context(lambda _context, url: href(url)),
            "absolute": jinja2.pass_context(lambda _context, url: base.absolute(url)),
            "srcset": jinja2.pass_context(lambda _context, variants: self._srcset(variants)),
            "fitting": fitting,
            "focal": focal,
            "variety": variety,
            "initial": initial,
            "body": self._body,
            "captions": captions,
            "posts": posts,
            "plot": lambda chart: Markup(plot(chart)),  # noqa: S704 - the drawing escapes its words
            "swatch": lambda series: Markup(swatch(series)),  # noqa: S704 - it holds no words
        }

    def _translate(self, message: str, **values: object) -> Markup:
        return _filled(self._words.singular(message), values)

    def _plural(self, one: str, other: str, count: int, **values: object) -> Markup:
        return _filled(self._words.plural_form(one, other, count), {"count": count, **values})

    def _srcset(self, variants: Sequence[VariantView]) -> str:
        """As `srcset` wants it: `/media/a-400.webp 400w, …`. A comma would end an address, so it is encoded."""
        return ", ".join(f"{self._base.href(v.url).replace(',', '%2C')} {v.width}w" for v in variants)

    @jinja2.pass_context
    def _body(self, context: Context, body: BodyView) -> Markup:
        """A text with its slots filled. A link that leads nowhere loses its address and keeps its words."""
        fragments = msgspec.msgpack.decode(context[_READ](body.digest), type=list[str])
        parts = [fragments[0]]
        for fill, fragment in zip(body.fills, fragments[1:], strict=True):
            if isinstance(fill, MissingFill) and parts[-1].endswith(_HREF):
                parts[-1] = parts[-1].removesuffix(_HREF)
                parts.append(fragment.removeprefix('"'))
            else:
                parts += [self._fill(fill), fragment]
        return Markup("".join(parts))  # noqa: S704  fragments were made safe when they were parsed

    def _fill(self, fill: AnyFill) -> str:
        match fill:
            case LinkFill(url=url):
                return escape(self._base.href(url))
            case PhotoFill(photo=photo, figure=figure):
                return self._draw("figure" if figure else "picture", photo)
            case GalleryFill() | VideoFill() | AudioFill() | ChartFill():
                return self._draw(*_media(fill))
            case HashtagFill(tag=tag, url=url):
                return self._draw("hashtag", tag, url)
            case ActionFill():
                return self._draw("action", fill)
            case LabelFill(key=key):
                return self._translate(key)
            case MissingFill(text=text):
                return escape(text)
            case _:
                assert_never(fill)

    def _draw(self, macro: str, *values: object) -> str:
        """What a macro of `partials/body.html` makes of a fill, without the white space around it."""
        return str(getattr(self.environment.get_template(BODY).module, macro)(*values)).strip()


def _media(fill: GalleryFill | VideoFill | AudioFill | ChartFill) -> tuple[str, object]:
    """The macro that draws something to look at or to listen to, and what it is given."""
    match fill:
        case GalleryFill(photos=photos):
            return "gallery", photos
        case VideoFill(video=video):
            return "video", video
        case AudioFill(audio=audio):
            return "audio", audio
        case ChartFill(chart=chart):
            return "chart", chart


def _filled(message: str, values: Mapping[str, object]) -> Markup:
    """A message with its `%(name)s` filled; values that are HTML stay so, all else is escaped."""
    return escape(message) % values if values else escape(message)


def fitting(variants: Sequence[VariantView], width: int) -> VariantView:
    """The narrowest variant of at least `width` pixels, else the widest: the `src` for browsers that choose none."""
    return next((v for v in variants if v.width >= width), variants[-1])


def focal(photo: PhotoView) -> str:
    """Classes for the point to keep in crops, in steps of a twentieth: `fx-40 fy-60`. Nothing for the middle.

    Classes and no `style` attribute, so that a content security policy need not allow inline styles.
    """
    x, y = (min(100, max(0, round(value * 20) * 5)) for value in photo.focal)
    return "" if (x, y) == (50, 50) else f" fx-{x} fy-{y}"


def variety(text: str, kinds: int) -> int:
    """A number from 1 to `kinds` that is always the same for a text, so that neighbours look different."""
    return zlib.crc32(text.encode()) % kinds + 1


def initial(text: str) -> str:
    """The first letter or digit of a name, with the marks that belong to it."""
    start = next((i for i, c in enumerate(text) if c.isalnum()), None)
    return "" if start is None else text[start].upper()


def tidy(html: str) -> str:
    """Without blank lines and indents, except where white space shows."""
    out: list[str] = []
    done = at = 0
    while opening := _KEPT.search(html, at):
        at = opening.end()
        closing = f"</{opening[1]}>"
        if (end := html.find(closing, at)) >= 0:
            at = end + len(closing)
            out += (_SPACE.sub("\n", html[done : opening.start()]), html[opening.start() : at])
            done = at
    out.append(_SPACE.sub("\n", html[done:]))
    return "".join(out).strip() + "\n"
