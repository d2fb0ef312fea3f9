"""The entry point: nothing that costs start-up time.

Nothing but what Python has loaded itself is imported before ``isolate`` has run.
"""

import gc
import sys

from dodcheck import __version__
from dodcheck.commands.exit_codes import BLOCKED, DEFECT, MISTAKE, PASSED
from dodcheck.commands.isolation import isolate

_REPORT = (
    f"\ndodcheck {__version__} has a defect: the lines above say where. Nothing was decided.\n"
    "Please report it with these lines and the command you ran.\n"
)


def main() -> None:
    """Run the command line and exit with its code."""
    isolate()
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"dodcheck {__version__}\n")
        sys.exit(PASSED)
    from dodcheck.recall.answering import answer_command  # noqa: PLC0415 - lazy: --version needs nothing of it

    code = answer_command(sys.argv[1:], _run)
    # Python looks through everything once more as it ends; the system takes it all back anyway.
    gc.freeze()
    sys.exit(code)


def _run(words: list[str]) -> int:
    from dodcheck.commands.running import run  # noqa: PLC0415 - lazy: --version answers without the command line library
    from dodcheck.commands.streams import prepare_streams, silence  # noqa: PLC0415 - lazy: the same
    from dodcheck.errors import UserError  # noqa: PLC0415 - lazy: the same

    # Most of what a run makes lives until its end; looking through it again and again takes a tenth of the time.
    gc.set_threshold(500_000, 50, 50)
    prepare_streams()
    try:
        return run(words)
    except UserError as problem:
        _complain([str(mistake) for mistake in problem.mistakes])
        return MISTAKE
    except BrokenPipeError:
        silence()
        return BLOCKED
    except KeyboardInterrupt:
        return MISTAKE
    except Exception:  # noqa: BLE001 - whatever comes here is a defect of dodcheck and must say so
        import traceback  # noqa: PLC0415 - lazy: needed for a defect only

        traceback.print_exc()
        sys.stderr.write(_REPORT)
        return DEFECT


def _complain(mistakes: list[str]) -> None:
    """Write each mistake to standard error; names and words of the repository stand in them, so nothing is obeyed."""
    from dodcheck.reports.visible import line_start, verbatim  # noqa: PLC0415 - lazy: needed for a mistake only

    for mistake in mistakes:
        lines = (line_start(verbatim(line)) for line in mistake.split("\n"))
        sys.stderr.write("dodcheck: " + "\n".join(lines) + "\n")
