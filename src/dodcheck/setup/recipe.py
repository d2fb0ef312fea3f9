"""What to paste into other files, so that dodcheck runs in CI and nobody weakens it unseen."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dodcheck import __version__

WORKFLOW = ".github/workflows/definition-of-done.yml"
"""Where the workflow is to be saved."""
CODEOWNERS = ".github/CODEOWNERS"
"""Where the lines for the owners belong."""

NOT_PUBLISHED = """\
dodcheck is on no package index yet, and anybody could take its name there. Let
the workflow install your copy of it, by a full commit id:

      - run: pip install git+https://HOST/OWNER/dodcheck@COMMIT"""
"""What has to be changed in the workflow as long as that is so."""

ACTION = """\
The action of dodcheck does the same in one step, for every event (see its
docs/github-action.md):

      - uses: OWNER/dodcheck@COMMIT"""
"""What else there is to paste: the step that takes the place of those after the checkout."""

_CHECKOUT = "actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2"
_PYTHON = "actions/setup-python@a309ff8b426b58ec0e2a45f0f869d46889d02405 # v6.2.0"
_BEGIN = f"""\
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    steps:
      - uses: {_CHECKOUT}
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: {_PYTHON}
        with:
          python-version: "3.13"
      - run: pip install dodcheck=={__version__}
"""
_WORKFLOW = f"""\
name: definition of done
on:
  pull_request_target:
  merge_group:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  # Judges a change by the policy of its base. Only the base is on disk: the
  # change is fetched as git objects, so nothing of it can run, or rewrite this.
  # In a private repository, the fetch needs persist-credentials: true.
  pr:
    if: github.event_name == 'pull_request_target'
{_BEGIN}\
      - env:
          BASE_SHA: ${{{{ github.event.pull_request.base.sha }}}}
          HEAD_SHA: ${{{{ github.event.pull_request.head.sha }}}}
          NUMBER: ${{{{ github.event.pull_request.number }}}}
        run: |
          git fetch --no-tags origin "refs/pull/$NUMBER/head"
          dodcheck pr --base "$BASE_SHA" --at "$HEAD_SHA" --format github \\
            --report "github-summary=$GITHUB_STEP_SUMMARY"
  claims:
    if: github.event_name != 'pull_request_target'
{_BEGIN}\
      - run: dodcheck claims --format github
"""
_OWN = ("dodcheck.yml", "dodcheck.waivers.yml", "dodcheck.attestations.yml", "dodcheck.allowed_signers")
_PLAIN = re.compile(r"[\w./ -]+")


def workflow_text(phase: str | None) -> str:
    """Return the workflow; ``phase`` is the command that judges the first phase, if there is one."""
    return _WORKFLOW + (f"      # Once it passes, add: - run: {phase}\n" if phase else "")


def codeowners_lines(documents: Iterable[str]) -> list[str]:
    """Return the lines for CODEOWNERS: what decides the gate, and the documents that make the claims.

    A path whose name that file has no way to write is left out.
    """
    paths = dict.fromkeys([*_OWN, *documents, WORKFLOW, CODEOWNERS])
    written = [f"/{path}".replace(" ", "\\ ") for path in paths if _PLAIN.fullmatch(path)]
    widest = max(map(len, written))
    return [f"{path:<{widest}}  @OWNERS" for path in written]
