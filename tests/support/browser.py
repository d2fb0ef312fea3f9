"""Pages in a real browser, which asks the network for nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
FOUND = shutil.which("chromium")


@contextmanager
def browser() -> Iterator[Browser]:
    """Start the browser of the system; a test that needs one is skipped where there is none."""
    if FOUND is None:
        pytest.skip("there is no chromium on the search path")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=FOUND, args=ARGUMENTS, env={**os.environ})
        try:
            yield started
        finally:
            started.close()


class Seen:
    """A page that was opened from a file, and whatever it complained of, asked for or popped up."""

    def __init__(self, inside: Browser, **options: Any) -> None:  # noqa: ANN401 - whatever a context takes
        self.page: Page = inside.new_page(viewport={"width": options.pop("width", 1280), "height": 900}, **options)
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.refused: list[tuple[str, str | None]] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("requestfailed", lambda request: self.refused.append((request.url, request.failure)))

    def open(self, file: Path, place: str = "") -> Page:
        """Open a file, at a place in it."""
        self.page.goto(f"{file.as_uri()}{place}")
        return self.page
