"""What the configuration of pytest tells it: options, and where its tests are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dodcheck.rules.workflows.ineffective.tool_settings import parsed_settings
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Snapshot, bytes_of

_FILES: Mapping[str, tuple[str, ...]] = {
    "pytest.toml": ("pytest",),
    ".pytest.toml": ("pytest",),
    "pytest.ini": ("pytest",),
    ".pytest.ini": ("pytest",),
    "pyproject.toml": ("tool.pytest", "tool.pytest.ini_options"),
    "tox.ini": ("pytest",),
    "setup.cfg": ("tool:pytest",),
}
"""The files that pytest looks for, in this order, with the sections that count."""
_FILE_OPTIONS = ("-c", "--config-file")
_OVERRIDE_OPTIONS = ("-o", "--override-ini")
_MAX_BYTES = 1024 * 1024


class PytestSettings(NamedTuple):
    """The settings of pytest, each as its words, and the file that has them."""

    path: str
    values: Mapping[str, tuple[str, ...]]

    def of(self, name: str) -> tuple[str, ...]:
        """Return the words of a setting, none where it is not told."""
        return self.values.get(name, ())


def pytest_settings(words: Sequence[str], folder: str, snapshot: Snapshot) -> PytestSettings | None:
    """Return the settings that count for a call of pytest in a folder; ``None`` where no file has any.

    ``words`` are those behind `pytest`: a file that they name counts alone, and values that they give count first.
    """
    named = _option_values(words, _FILE_OPTIONS)
    candidates = (
        [(named[-1], folder)] if named else [(name, place) for place in dict.fromkeys((folder, "")) for name in _FILES]
    )
    settings = next(
        (one for name, place in candidates if (one := _settings_in_file(name, place, snapshot)) is not None), None
    )
    over = {
        name.strip(): tuple(value.split())
        for name, _, value in (setting.partition("=") for setting in _option_values(words, _OVERRIDE_OPTIONS))
    }
    if not over:
        return settings
    return PytestSettings(
        settings.path if settings else "its command line", {**(settings.values if settings else {}), **over}
    )


def _option_values(words: Sequence[str], names: Sequence[str]) -> list[str]:
    """Return the values of an option, however it is written."""
    values = list[str]()
    for at, word in enumerate(words):
        name, equals, value = word.partition("=")
        if word in names:
            values += words[at + 1 : at + 2]
        elif equals and name in names and name.startswith("--"):
            values.append(value)
    return values


def _settings_in_file(name: str, folder: str, snapshot: Snapshot) -> PytestSettings | None:
    path = normalise(name, folder)
    data = bytes_of(snapshot, path) if path else None
    if path is None or data is None or len(data) > _MAX_BYTES:
        return None
    base = path.rpartition("/")[2]
    values = parsed_settings(data, _FILES.get(base, ("pytest",)), is_toml=base.endswith(".toml"))
    return PytestSettings(path, values) if values is not None else None
