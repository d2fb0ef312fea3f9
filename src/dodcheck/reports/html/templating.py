"""Templates filled in: every value is made safe to print and escaped, whatever the template does with it."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Final

from dodcheck.reports.visible import verbatim

if TYPE_CHECKING:
    from jinja2 import Environment

STYLES: Final = ("colours", "base", "overview", "criteria", "details", "print")
"""The style sheets, in the order in which they take effect."""

SCRIPTS: Final = ("filter", "places", "copy")
"""The parts of the script, in the order in which they run."""

_POLICY: Final = "default-src 'none'; script-src '{}'; style-src '{}'; base-uri 'none'; form-action 'none'"


def rendered_page(page: object) -> str:
    """Return the template of a page with its values filled in."""
    style = "".join(_text("style", f"{name}.css") for name in STYLES)
    script = "".join(_text("script", f"{name}.js") for name in SCRIPTS)
    policy = _POLICY.format(_source(script), _source(style))
    return _environment().get_template("page.html.j2").render(style=style, script=script, policy=policy, page=page)


def _source(text: str) -> str:
    """Return by which words a content security policy lets this text run, and no other."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415 - lazy: costs 60 ms

    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(lambda name: _text("templates", name)),
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["number"] = lambda number: f"{number:,}"
    return made


def _printable(value: object) -> object:
    """Return a value as it may be printed; what a template made of it already stays as it is."""
    if hasattr(value, "__html__"):
        return value
    text = str(value)
    harmless = text.isascii() and text.isprintable() and "##" not in text
    return text if harmless else verbatim(text)


def _text(folder: str, name: str) -> str:
    return _folder().joinpath(folder, name).read_text(encoding="utf-8")


def _folder() -> Traversable:
    return files(__package__)
