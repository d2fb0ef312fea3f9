"""The command line of `dodcheck sbom`: bills of materials and vendored code."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dodcheck.commands.audit_options import At, Format, NoColor, Repo
from dodcheck.commands.examples import EXAMPLES
from dodcheck.commands.options import Options
from dodcheck.commands.request import read_request

sbom = typer.Typer(
    name="sbom",
    help="The bill of materials: is it valid, what is vendored, and how old is it?",
    short_help="Is a bill of materials valid? (sbom validate, generate, versions)",
    epilog=EXAMPLES["sbom"],
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@sbom.command("validate", short_help="Is this a valid bill of materials?", epilog=EXAMPLES["sbom validate"])
def validate_boms(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, whatever their names; - is standard input.")
    ],
    *,
    repo: Repo = None,
    at: At = None,
    least: Annotated[
        int | None,
        typer.Option("--min-components", metavar="N", help="At least so many different packages are listed."),
    ] = None,
    covers: Annotated[
        list[str] | None,
        typer.Option("--covers", metavar="GLOB", help="All vendored code in these folders is listed. Repeatable."),
    ] = None,
    vendored: Annotated[
        bool, typer.Option("--vendored", help="All vendored code of the tree is listed; --min-components counts that.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings block as well.")] = False,
    format_: Format = "terminal",
    no_color: NoColor = False,
) -> int:
    """Tell whether files are valid bills of materials: CycloneDX 1.2 to 1.7 in JSON and XML, and SPDX.

    The format is told by the content. A file is held to the official schema, then judged by what it means: names,
    package URLs, licences, checksums, times, circles, minimum elements. A repository is looked at only where --repo,
    --at, --covers or --vendored asks for it. It exits 1 where a file is invalid, 2 where one can't be read as a bill of
    materials; the worst file decides.
    """
    asked_tree = repo is not None or at is not None or covers or vendored
    request = read_request(Options(repo=repo, at=at)) if asked_tree else None
    from dodcheck.commands.sbom import validate  # noqa: PLC0415 - lazy: git lists the tracked files while it loads
    from dodcheck.supply.validation.checked_bom import Demands  # noqa: PLC0415 - lazy: the same

    asked = Demands(least, tuple(covers or ()), vendored, strict)
    return validate.validate_files(paths, asked, request, format_, colour_refused=no_color)


@sbom.command("versions", short_help="How old is what is vendored?", epilog=EXAMPLES["sbom versions"])
def report_versions(
    *,
    repo: Repo = None,
    at: At = None,
    sbom: Annotated[str | None, typer.Option("--sbom", metavar="PATH", help="The bill of materials.")] = None,
    table: Annotated[str | None, typer.Option("--table", metavar="PATH", help="The table of versions.")] = None,
    latest: Annotated[
        Path | None, typer.Option("--latest", metavar="FILE", help="What the newest versions are: JSON, YAML or CSV.")
    ] = None,
    max_age: Annotated[
        int | None, typer.Option("--max-age", metavar="DAYS", help="Block what is older, or has no date.")
    ] = None,
    max_behind: Annotated[
        str | None,
        typer.Option("--max-behind", metavar="LEVEL", help="Block what is so far behind: any, minor or major."),
    ] = None,
    stale_after: Annotated[
        int, typer.Option("--stale-after", metavar="DAYS", help="A file of newest versions counts for so long.")
    ] = 92,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="The day of the audit (default: today, UTC).")
    ] = None,
    write_latest: Annotated[
        Path | None,
        typer.Option("--write-latest", metavar="FILE", help="Keep this file (JSON): adds what it lacks, no values."),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Block whatever is behind, or not known to be current.")
    ] = False,
    format_: Format = "terminal",
    no_color: NoColor = False,
) -> int:
    """Tell whether table, bill of materials and tree agree about vendored code, and how old it is.

    It blocks what disagrees, is not pinned or not known, and what is older or further behind than a limit. Both files
    are found by their names where none is given. The network is never asked: --latest tells what is new.
    """
    request = read_request(Options(repo=repo, at=at, as_of=as_of))
    from dodcheck.commands.sbom import versions  # noqa: PLC0415 - lazy: git lists the tracked files while it loads

    arguments = versions.SbomVersionsArguments(
        sbom, table, latest, max_age, max_behind, stale_after, write_latest, format_, strict
    )
    return versions.report_versions(request, arguments, colour_refused=no_color)


@sbom.command("generate", short_help="List the vendored code, with its facts.", epilog=EXAMPLES["sbom generate"])
def generate_bom(
    *,
    repo: Repo = None,
    at: At = None,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="PATH", help="Write the bill of materials (CycloneDX JSON).")
    ] = None,
    table: Annotated[
        Path | None, typer.Option("--table", metavar="PATH", help="Write the table for people (Markdown).")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing, and block where these files are out of date.")
    ] = False,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="The document's day (default: the commit's time).")
    ] = None,
    format_: Format = "terminal",
    no_color: NoColor = False,
) -> int:
    """List the code of others in a tree: submodules, vendored folders, embedded copies, files copied from elsewhere.

    Each fact has its place: commits from the index, versions from metadata, build files and macros, licences by SPDX id
    or text. What the tree does not tell is NOASSERTION. Nothing is fetched. It exits 2 where nothing is vendored.
    """
    request = read_request(Options(repo=repo, at=at, as_of=as_of))
    from dodcheck.commands.sbom import generate  # noqa: PLC0415 - lazy: git lists the tracked files while it loads

    asked = generate.SbomGenerateArguments(output, table, check, as_of is not None, format_)
    return generate.generate(request, asked, colour_refused=no_color)
