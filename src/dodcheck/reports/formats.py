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
    """The formats of one command, each a module of the folder that is called like it, imported when it is first used.

    A module has ``render(report) -> str``. That of ``terminal`` has ``lines(report)``, which are printed with and
    without colours.
    """

    def __init__(self, command: str, *names: str) -> None:
        self.command = command
        self._names = names or ("json", "markdown", "terminal")

    def __getitem__(self, name: str) -> Callable[[_Report], str]:
        if name not in self._names:
            raise KeyError(name)

        def render(report: _Report) -> str:
            text: str = as_text(self._lines(report)) if name == "terminal" else self._module(name).render(report)
            return text

        return render

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def coloured(self, report: _Report) -> str:
        """Return the text for a terminal with ANSI styles."""
        return as_coloured(self._lines(report))

    def _lines(self, report: _Report) -> Iterable[Line]:
        lines: Iterable[Line] = self._module("terminal").lines(report)
        return lines

    def _module(self, name: str) -> Any:  # noqa: ANN401 - a module, whose functions are known by their names
        return import_module(f"dodcheck.reports.{self.command.replace(' ', '_')}.{name}")


CI_GATE: Formats[GateReport] = Formats("ci gate")
CI_INVENTORY: Formats[InventoryReport] = Formats("ci inventory")
CI_PINS: Formats[PinsReport] = Formats("ci pins")
CI_RISKS: Formats[RisksReport] = Formats("ci risks")
CI_SIGNALS: Formats[SignalsReport] = Formats("ci signals")
LOG_RECOVER: Formats[RecoverReport] = Formats("log recover")
LOG_SHOW: Formats[ShowReport] = Formats("log show")
MODULES: Formats[ModulesReport] = Formats("modules", "json", "markdown", "svg", "terminal")
POSTURE: Formats[PostureReport] = Formats("posture")
SBOM_GENERATE: Formats[GenerateReport] = Formats("sbom generate")
SBOM_VALIDATE: Formats[ValidationReport] = Formats("sbom validate")
SBOM_VERSIONS: Formats[VersionsReport] = Formats("sbom versions")
SECRETS: Formats[SecretsReport] = Formats("secrets")
BLAME: Formats[Blame] = Formats("blame", "json", "terminal")
DIFF: Formats[Differences] = Formats("diff")
HISTORY: Formats[History] = Formats("history", "csv", "json", "svg", "terminal")
SELFTEST: Formats[Selftest] = Formats("selftest", "json", "terminal")
VERIFY: Formats[Verification] = Formats("verify", "json", "terminal")
