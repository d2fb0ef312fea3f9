"""How `make site` makes pages of the documentation.

The sources are those of the whole repository, so that a link between two files means the same on the site as beside the
files. What stands in the navigation, and in which order, docs/index.md says by its headings and links.
"""  # noqa: INP001 - read by Sphinx, not a package

import re
from pathlib import Path

from sphinx.application import Sphinx

from dodcheck import __version__

ROOT = Path(__file__).resolve().parent.parent
INDEX = "docs/index"
PAGES = {"CHANGELOG.md", "CONTRIBUTING.md", "README.md", "SECURITY.md", "docs"}

project = "dodcheck"
version = release = __version__
extensions = ["myst_parser"]
root_doc = INDEX
exclude_patterns = [
    *sorted(path.name for path in ROOT.iterdir() if path.name not in PAGES),
    "docs/refactor",
    "docs/_site",
    "docs/_static",
]
suppress_warnings = [
    "misc.highlighting_failure",  # what a program prints is not always what a lexer expects
    "toc.not_included",  # a test looks for pages that the index does not link
]
myst_heading_anchors = 4
myst_enable_extensions = ["attrs_inline"]

smartquotes = False  # words stand as they are written

html_theme = "furo"
html_title = f"dodcheck {version}"
html_extra_path = ["_site"]
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False
html_theme_options = {"top_of_page_buttons": []}

_PART = re.compile(r"^## (.+)$", re.MULTILINE)
_LINK = re.compile(r"^- \[([^\]]+)\]\(([^):#]+)\.md\)", re.MULTILINE)


def navigation(text: str) -> str:
    """Return the navigation that the headings and links of the index give, as hidden tables of contents."""
    _, *parts = _PART.split(text)
    trees = []
    for head, body in zip(parts[::2], parts[1::2], strict=True):
        pages = "\n".join(f"{name} <{page}>" for name, page in _LINK.findall(body))
        trees.append(f"```{{toctree}}\n:hidden:\n:caption: {head}\n\n{pages}\n```")
    return "\n\n".join(trees)


def add_navigation(_: Sphinx, page: str, text: list[str]) -> None:
    """Put the navigation below the index, where Sphinx reads it."""
    if page == INDEX:
        text[0] += f"\n\n{navigation(text[0])}\n"


def setup(app: Sphinx) -> None:
    """Let Sphinx tell when it has read a page."""
    app.connect("source-read", add_navigation)
