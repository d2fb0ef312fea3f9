"""A campaign in a process of its own, with bounded memory: what kills it is a finding too."""

from __future__ import annotations

import multiprocessing
import resource
import shutil
import tempfile
from multiprocessing.connection import Connection
from typing import NamedTuple

from fuzz.campaign import Campaign
from fuzz.engine import Effort, Found, Result, run
from fuzz.journal import Journal
from fuzz.trouble import Trouble

MEMORY = 3 << 30
"""Bytes of address space; what the libraries map at the start takes some hundred MB of it."""
_PATIENCE = 120.0


class Work(NamedTuple):
    """What a child has to do."""

    campaign: Campaign
    effort: Effort
    seed: int


def run_apart(campaign: Campaign, effort: Effort, seed: int) -> Result:
    """Run a campaign in a child process and return its result."""
    journal = Journal()
    scratch = tempfile.mkdtemp(prefix="dodcheck-fuzz-")
    ours, theirs = multiprocessing.get_context("fork").Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(
        target=_work, args=(Work(campaign, effort, seed), theirs, journal, scratch)
    )
    child.start()
    theirs.close()
    try:
        return _result(ours, effort) or _died(campaign, journal, child.exitcode)
    finally:
        child.kill()
        child.join()
        journal.close()
        shutil.rmtree(scratch, ignore_errors=True)


def _result(ours: Connection, effort: Effort) -> Result | None:
    try:
        if ours.poll(effort.seconds + _PATIENCE):
            result: Result = ours.recv()
            return result
    except EOFError:
        pass
    return None


def _died(campaign: Campaign, journal: Journal, code: int | None) -> Result:
    told = f"the process did not end by itself: exit code {code}"
    return Result(campaign.name, 0, 0.0, Found(journal.last(), Trouble("died", told)))


def _work(work: Work, theirs: Connection, journal: Journal, scratch: str) -> None:
    tempfile.tempdir = scratch
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    theirs.send(run(work.campaign, work.effort, work.seed, journal.note))
