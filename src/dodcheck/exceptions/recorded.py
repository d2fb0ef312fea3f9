"""Everything that a repository records beside its rules."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.exceptions.attestations import Attestations
from dodcheck.exceptions.waivers import Waivers


class Recorded(NamedTuple):
    """The waivers and the attestations of a repository."""

    waivers: Waivers = Waivers()
    attestations: Attestations = Attestations()
