"""What PowerShell calls its own commands, and what a command line says of a cmdlet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dodcheck.workflows.shell.words import Word

_CMDLET = re.compile(r"[a-z]+-[a-z][a-z0-9]*", re.IGNORECASE)
_VERBS = frozenset(
    """add approve assert backup block build checkpoint clear close compare complete compress confirm connect convert
    convertfrom convertto copy debug deny deploy disable disconnect dismount edit enable enter exit expand export find
    foreach format get grant group hide import initialize install invoke join limit lock measure merge mount move new
    open optimize out ping pop protect publish push read receive redo register remove rename repair request reset resize
    resolve restart restore resume revoke save search select send set show skip sort split start step stop submit
    suspend switch sync tee test trace unblock undo uninstall unlock unprotect unpublish unregister update use wait
    watch where write""".split()  # noqa: SIM905 - so many words are read more easily this way
)
_ALIASES = {
    "%": "foreach-object", "foreach": "foreach-object", "?": "where-object", "where": "where-object",
    "cd": "set-location", "chdir": "set-location", "sl": "set-location", "pushd": "push-location",
    "popd": "pop-location", "pwd": "get-location", "gl": "get-location", "dir": "get-childitem",
    "ls": "get-childitem", "gci": "get-childitem", "cat": "get-content", "gc": "get-content",
    "type": "get-content", "cp": "copy-item", "copy": "copy-item", "cpi": "copy-item", "mv": "move-item",
    "move": "move-item", "mi": "move-item", "rm": "remove-item", "del": "remove-item", "rd": "remove-item",
    "rmdir": "remove-item", "ri": "remove-item", "erase": "remove-item", "md": "new-item", "mkdir": "new-item",
    "ni": "new-item", "ren": "rename-item", "rni": "rename-item", "echo": "write-output",
    "write": "write-output", "iex": "invoke-expression", "icm": "invoke-command", "iwr": "invoke-webrequest",
    "irm": "invoke-restmethod", "saps": "start-process", "start": "start-process", "sajb": "start-job",
    "select": "select-object", "sort": "sort-object", "tee": "tee-object", "measure": "measure-object",
    "sls": "select-string", "sleep": "start-sleep", "gi": "get-item", "gcm": "get-command", "sal": "set-alias",
    "nal": "new-alias", "ipmo": "import-module", "sv": "set-variable", "set": "set-variable", "ft": "format-table",
    "fl": "format-list", "clear": "clear-host", "cls": "clear-host", "kill": "stop-process",
}  # fmt: skip
_QUIET = frozenset(
    """add-content add-member add-path add-type clear-content clear-host clear-item clear-variable compare-object
    compress-archive convert-path convertfrom-csv convertfrom-json convertfrom-stringdata convertto-csv convertto-html
    convertto-json convertto-securestring copy-item expand-archive export-csv foreach-object format-list format-table
    format-wide get-acl get-alias get-childitem get-ciminstance get-command get-content get-credential get-culture
    get-date get-filehash get-help get-host get-item get-itemproperty get-itempropertyvalue get-location get-member
    get-module get-process get-psdrive get-random get-service get-unique get-variable get-wmiobject group-object
    import-csv invoke-restmethod invoke-webrequest join-path measure-command measure-object move-item new-guid new-item
    new-itemproperty new-object new-psdrive new-temporaryfile new-timespan new-variable out-default out-file out-host
    out-null out-string pop-location push-location read-host remove-item remove-itemproperty remove-variable rename-item
    resolve-path select-object select-string set-acl set-alias new-alias set-content set-executionpolicy set-item
    set-itemproperty set-location set-psdebug set-strictmode set-variable sort-object split-path start-job start-process
    start-service start-sleep start-threadjob start-transcript stop-process stop-service stop-transcript tee-object
    test-connection test-path unblock-file update-typedata wait-job wait-process receive-job remove-job where-object
    write-debug write-error write-host write-information write-output write-progress write-verbose
    write-warning""".split()  # noqa: SIM905 - so many words are read more easily this way
)
_LOUD = frozenset({"invoke-expression", "invoke-command", "import-module", "install-module", "update-module"})
_PROGRAMS = frozenset(
    {"cat", "clear", "compare", "cp", "diff", "dir", "kill", "ls", "man", "md", "mkdir", "mount", "mv"}
)
_PROGRAMS |= {"ps", "rm", "rmdir", "sleep", "sort", "start", "tee", "wget", "write"}
_STRICT = frozenset({"stop", "1", "inquire", "3"})


def cmdlet_of(name: str, *, windows: bool) -> str | None:
    """Return the full name of a cmdlet, in small letters; ``None`` for any other command.

    Elsewhere than on Windows some short names are those of programs. So is a name in small letters that no cmdlet of
    PowerShell itself has: `update-alternatives`.
    """
    if windows or name.lower() not in _PROGRAMS:
        name = _ALIASES.get(name.lower(), name)
    own = name.rpartition("\\")[2]
    cmdlet = own.lower()
    if cmdlet in _QUIET or cmdlet in _LOUD:
        return cmdlet
    named = _CMDLET.fullmatch(own) and own != cmdlet and cmdlet.partition("-")[0] in _VERBS
    return cmdlet if named else None


def is_quiet(cmdlet: str) -> bool:
    """Return whether a cmdlet is known to start no program, so that `$LASTEXITCODE` stays what it is."""
    return cmdlet in _QUIET


def error_action(words: Sequence[Word]) -> str:
    """Return the `-ErrorAction` of a cmdlet in small letters, empty where none is given."""
    for at, word in enumerate(words):
        flag, colon, value = word.text.lower().partition(":")
        if flag == "-ea" or (len(flag) > len("-error") and "-erroraction".startswith(flag)):
            following = words[at + 1].text.lower() if at + 1 < len(words) else ""
            return value.strip("'\"") if colon and value else following
    return ""


def tolerates(action: str, *, stops: bool) -> bool:
    """Return whether a cmdlet with this `-ErrorAction` goes on after an error; an unknown one does."""
    return not stops if not action else action not in _STRICT


def option_value(words: Sequence[Word], name: str) -> Word | None:
    """Return the value of an option, which may be shortened; ``None`` where it is not given."""
    for at, word in enumerate(words[:-1]):
        flag = word.text.lower()
        if len(flag) > 2 and name.startswith(flag):  # noqa: PLR2004 - a sign and a letter
            return words[at + 1]
    return None


def has_switch(words: Sequence[Word], name: str) -> bool:
    """Return whether a switch is given, which may be shortened."""
    return any(len(word.text) > 2 and name.startswith(word.text.lower()) for word in words)  # noqa: PLR2004 - as above


def may_be_anything(words: Sequence[Word]) -> bool:
    """Return whether an expression stands where the command does, so that it may be a program, a cmdlet, or nothing.

    Only programs take options with two dashes.
    """
    return words[0].text.startswith("${{") and not any(word.text.startswith("--") for word in words[1:])
