"""The tools that dodcheck is measured beside and that no measured tree holds."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ZIZMOR = "zizmor==1.32.0"
OTHER_AUDITS = (
    "adhoc-packages anonymous-definition archived-uses artipacked bot-conditions cache-poisoning concurrency-limits "
    "dangerous-triggers dependabot-cooldown dependabot-execution excessive-permissions forbidden-uses github-app "
    "github-env hardcoded-container-credentials impostor-commit insecure-commands insecure-url-scheme "
    "known-vulnerable-actions misfeature obfuscation overprovisioned-secrets ref-confusion ref-version-mismatch "
    "secrets-inherit secrets-outside-env self-hosted-runner self-repository stale-action-refs superfluous-actions "
    "template-injection typosquat-uses undocumented-permissions unpinned-images unpinned-tools unredacted-secrets "
    "unsound-condition unsound-contains unsound-ternary use-trusted-publishing"
)
"""Every audit of zizmor but `unpinned-uses`; it has no option that names the ones to run."""


def find(name: str, requirement: str, folder: Path) -> str | None:
    """Return the program of a package, installed below ``folder`` if it is not on PATH; ``None`` where it can't be."""
    known = shutil.which(name)
    own = folder / "bin" / name
    if known is None and not own.exists():
        made = subprocess.run([sys.executable, "-m", "venv", folder], capture_output=True, check=False)
        command = [
            str(folder / "bin" / "python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--only-binary",
            ":all:",
            requirement,
        ]
        if made.returncode == 0:
            subprocess.run(command, capture_output=True, check=False)
    return known or (str(own) if own.exists() else None)


def unpinned_uses_alone() -> str:
    """Return the configuration of zizmor that leaves one audit: a full commit id is demanded of every action."""
    off = "".join(f"  {name}:\n    disable: true\n" for name in OTHER_AUDITS.split())
    return f'rules:\n{off}  unpinned-uses:\n    config:\n      policies:\n        "*": hash-pin\n'
