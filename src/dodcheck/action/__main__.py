"""`python -I -m dodcheck.action`: the step of the action that judges."""

from __future__ import annotations

import os
import sys

from dodcheck.action.step import judge
from dodcheck.commands.streams import prepare_streams

prepare_streams()
sys.exit(judge(os.environ))
