"""The formats of the commands that report something else than judged criteria, by the name that ``--format`` takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from dodcheck.reports.layout import Line, as_coloured, as_text

if TYPE_CHECKING:
    from dodcheck.reports.ci_gate.report import GateReport
    from dodcheck.reports.ci_inventory.report import InventoryReport
    from dodcheck.reports.ci_pins.report import PinsReport
    from dodcheck.reports.ci_risks.report import RisksReport
    from dodcheck.reports.ci_signals.report import SignalsReport
    from dodcheck.reports.log_recover.report import RecoverReport
    from dodcheck.reports.log_show.report import ShowReport
    from dodcheck.reports.modules.report import ModulesReport
    from dodcheck.reports.posture.report import PostureReport
    from dodcheck.reports.sbom_generate.report import GenerateReport
    from dodcheck.reports.sbom_validate.report import ValidationReport
    from dodcheck.reports.sbom_versions.report import VersionsReport
    from dodcheck.reports.secrets.report import SecretsReport
    from dodcheck.trust.past.blame import Blame
    from dodcheck.trust.past.differences import Differences
    from dodcheck.trust.past.history import History
    from dodcheck.trust.saved.verify import Verification
    from dodcheck.trust.selftest.tried import Selftest

_Report = TypeVar("_Report")


class Formats(Mapping[str, Callable[[_Report], str]]):
    """The formats of one command, each a module of this folder, which is imported when it is first used.

    A module has ``render(report) -> str``. That of ``terminal`` has ``lines(report)``, which are printed with and
    without colours.
    """

    def __init__(self, command: str, modules: Mapping[str, str]) -> None:
        self.command = command
        self._modules = modules

    def __getitem__(self, name: str) -> Callable[[_Report], str]:
        module = self._modules[name]

        def render(report: _Report) -> str:
            text: str = _loaded(module).render(report)
            return text

        return (lambda report: as_text(self._lines(report))) if name == "terminal" else render

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)

    def coloured(self, report: _Report) -> str:
        """Return the text for a terminal with ANSI styles."""
        return as_coloured(self._lines(report))

    def _lines(self, report: _Report) -> Iterable[Line]:
        lines: Iterable[Line] = _loaded(self._modules["terminal"]).lines(report)
        return lines


def _loaded(module: str) -> Any:  # noqa: ANN401 - a module, whose functions are known by their names
    return import_module(f"dodcheck.reports.{module}")


def _folder(command: str, *more: str) -> Formats[Any]:
    """Return the formats of an audit, whose modules have a folder of their own."""
    folder = command.replace(" ", "_")
    return Formats(command, {name: f"{folder}.{name}" for name in ("json", "markdown", *more, "terminal")})


def _files(command: str, stem: str, *others: str) -> Formats[Any]:
    """Return the formats of a command whose modules stand side by side: ``blame.py``, ``blame_json.py``."""
    return Formats(command, {"terminal": stem, **{name: f"{stem}_{name}" for name in others}})


CI_GATE: Formats[GateReport] = _folder("ci gate")
CI_INVENTORY: Formats[InventoryReport] = _folder("ci inventory")
CI_PINS: Formats[PinsReport] = _folder("ci pins")
CI_RISKS: Formats[RisksReport] = _folder("ci risks")
CI_SIGNALS: Formats[SignalsReport] = _folder("ci signals")
LOG_RECOVER: Formats[RecoverReport] = _folder("log recover")
LOG_SHOW: Formats[ShowReport] = _folder("log show")
MODULES: Formats[ModulesReport] = _folder("modules", "svg")
POSTURE: Formats[PostureReport] = _folder("posture")
SBOM_GENERATE: Formats[GenerateReport] = _folder("sbom generate")
SBOM_VALIDATE: Formats[ValidationReport] = _folder("sbom validate")
SBOM_VERSIONS: Formats[VersionsReport] = _folder("sbom versions")
SECRETS: Formats[SecretsReport] = _folder("secrets")
BLAME: Formats[Blame] = _files("blame", "blame", "json")
DIFF: Formats[Differences] = _files("diff", "diff", "json", "markdown")
HISTORY: Formats[History] = _files("history", "history", "csv", "json", "svg")
SELFTEST: Formats[Selftest] = _files("selftest", "selftest", "json")
VERIFICATION: Formats[Verification] = _files("verify", "verification", "json")
