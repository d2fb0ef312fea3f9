"""Findings from tracked result files: the repository's own word about the world, which alone proves nothing."""

from __future__ import annotations

from dodcheck.model.evidence import Basis, Outcome, Unknown
from dodcheck.rules.finding import Finding


def unknown_finding(why: Unknown, words: str, basis: Basis = Basis.RECORDED) -> Finding:
    """Return the finding that results leave open what is asked."""
    return Finding(Outcome.UNKNOWN, words, unknown=why, basis=basis)


def discount_stated(finding: Finding, *, accept_stated: bool) -> Finding:
    """Return a finding; where only tracked files show that it holds, it is unknown unless their word is accepted."""
    if accept_stated or finding.outcome is not Outcome.HOLDS or finding.basis is not Basis.STATED:
        return finding
    words = f"{finding.words}, and only the repository's own files say so"
    return finding._replace(outcome=Outcome.UNKNOWN, words=words, unknown=Unknown.STATED_ONLY)


def condition_of_acceptance(path: str | None, *, accept_stated: bool) -> str:
    """Return the condition that the word of tracked files is accepted, as a clause; empty where none is needed."""
    return "" if path is None or accept_stated else ", and that word is accepted (accept_stated)"
