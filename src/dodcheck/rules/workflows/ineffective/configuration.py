"""Settings in the files of tools under which they check nothing, or pass whatever they find."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.rules.workflows.ineffective.setting_table import BY_TOOL, WeakeningSetting
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Snapshot, bytes_of
from dodcheck.workflows.effective.effect import Effect, Effectiveness

_MAX_BYTES = 1024 * 1024
_LONGEST = 400
_REMARKS = ("#", ";", "//", "* ", "*/", "<!--")
_SECTION = re.compile(r"\s*\[\[?([^\]]{1,120})\]\]?\s*")


def weakened_by_configuration(words: Sequence[str], folder: str, snapshot: Snapshot) -> Iterator[Effect]:
    """Yield the setting that weakens a tool, in the folder it runs in or at the root; ``words`` begin with its name."""
    for setting in BY_TOOL.get(words[0].rpartition("/")[2], ()):
        if not setting.overridden_by.isdisjoint(words):
            continue
        for place in dict.fromkeys((folder, "")):
            for name in setting.files:
                path = normalise(name, place)
                data = bytes_of(snapshot, path) if path else None
                number = _line_of_setting(setting, data) if data is not None and len(data) <= _MAX_BYTES else 0
                if number:
                    yield Effect(Effectiveness.MAYBE, f"{path}:{number} {setting.what}")
                    return


@lru_cache(maxsize=128)
def _line_of_setting(setting: WeakeningSetting, data: bytes) -> int:
    """Return the number of the first line of a file that fits, from 1; 0 where none does, or one takes it back."""
    try:
        lines = [line[:_LONGEST] for line in decode_data(data).split("\n")]
    except FormatProblem:
        return 0
    if setting.unless and any(map(re.compile(setting.unless).search, lines)):
        return 0
    inside = _lines_in_blocks(setting.within, lines) if setting.within else _lines_in_sections(setting.sections, lines)
    pattern = re.compile(setting.line)
    fitting = (number for number, text in inside if pattern.search(text) and not text.lstrip().startswith(_REMARKS))
    return next(fitting, 0)


def _lines_in_sections(sections: AbstractSet[str], lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines of some sections with their numbers, all of them where no section is named."""
    section = ""
    for number, text in enumerate(lines, 1):
        if sections and (header := _SECTION.fullmatch(text)):
            section = header[1].strip()
        elif not sections or section in sections:
            yield number, text


def _lines_in_blocks(begins: str, lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield what stands in the blocks that begin with a line of a pattern, as far as they are indented, numbered."""
    opening, indented = re.compile(begins), -1
    for number, text in enumerate(lines, 1):
        plain = text.lstrip()
        blanks = len(text) - len(plain)
        if plain and (blanks < indented or (blanks == indented and plain[0] in "}]")):
            indented = -1
        if opened := None if plain.startswith(_REMARKS) else opening.search(text):
            indented = blanks
            yield number, text[opened.end() :]
        elif indented >= 0:
            yield number, text
