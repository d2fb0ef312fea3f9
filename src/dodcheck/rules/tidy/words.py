"""What files have to be, in words."""

from __future__ import annotations

from collections.abc import Mapping

from dodcheck.rules.tidy.being import Being

NOT: Mapping[Being, str] = {
    Being.VALID: "does not parse",
    Being.LF: "has a carriage return at the end of a line",
    Being.ENDED: "ends without a line end",
    Being.TRIMMED: "has a blank at the end of a line",
    Being.MERGED: "has the markers of a conflict",
    Being.TEXT: "is binary",
    Being.UTF8: "is not UTF-8",
    Being.FILLED: "is empty",
    Being.SPACELESS: "has a space in its path",
    Being.LIGHT: "has more than {most}",
    Being.NO_LINK: "is a symbolic link",
    Being.EXECUTABLE: "can't be executed",
    Being.SHELL_EXECUTABLE: "can't be executed",
    Being.SPDX: "has no SPDX-License-Identifier",
    Being.LICENSED: "has no licence header",
    Being.COPYRIGHTED: "has no line of copyright",
    Being.TABLESS: "indents a line with a tab",
    Being.NARROW: "has a line of more than {most}",
    Being.SHEBANG: "does not begin with #!",
    Being.SHELL_SHEBANG: "does not begin with #!",
    Being.ERREXIT: "does not set -e",
    Being.STRICT: "does not set -euo pipefail",
}
"""What a file is that is not as it has to be, as a clause behind its name."""
GOOD: Mapping[Being, str] = {
    Being.VALID: "parses",
    Being.LF: "ends its lines with line feeds alone",
    Being.ENDED: "ends its last line",
    Being.TRIMMED: "ends no line with a blank",
    Being.MERGED: "is free of conflicts",
    Being.TEXT: "is text",
    Being.UTF8: "is UTF-8",
    Being.FILLED: "holds something",
    Being.SPACELESS: "has no space in its path",
    Being.LIGHT: "has at most {most}",
    Being.NO_LINK: "is no symbolic link",
    Being.EXECUTABLE: "can be executed",
    Being.SHELL_EXECUTABLE: "can be executed",
    Being.SPDX: "has an SPDX-License-Identifier",
    Being.LICENSED: "has a licence header",
    Being.COPYRIGHTED: "has a line of copyright",
    Being.TABLESS: "is free of tabs",
    Being.NARROW: "has no line of more than {most}",
    Being.SHEBANG: "begins with #!",
    Being.SHELL_SHEBANG: "begins with #!",
    Being.ERREXIT: "sets -e before its first command",
    Being.STRICT: "sets -euo pipefail before its first command",
}
"""What a file is that is as it has to be, as a clause behind its name."""
SCRIPTS: Mapping[Being, str] = {
    Being.EXECUTABLE: "script",
    Being.SHEBANG: "script",
    Being.SHELL_EXECUTABLE: "script of a shell",
    Being.SHELL_SHEBANG: "script of a shell",
    Being.ERREXIT: "script of a shell",
    Being.STRICT: "script of a shell",
}
"""The word for one of the files, where not all count."""
SOUGHT: Mapping[Being, str] = {
    Being.LF: r"git grep -I -n -P '\r$'",
    Being.TRIMMED: r"git grep -I -n -P '[ \t]\r?$'",
    Being.MERGED: "git grep -I -n -E '^(<{7}|={7}|>{7})( |$)'",
    Being.LIGHT: "git ls-files -z",
    Being.NO_LINK: "git ls-files -s",
    Being.EXECUTABLE: "git ls-files -s",
    Being.SHELL_EXECUTABLE: "git ls-files -s",
    Being.TEXT: "git grep -I --files-without-match -e ''",
    Being.SPDX: "git grep --files-without-match -F SPDX-License-Identifier",
    Being.LICENSED: "git grep --files-without-match -i -E 'licen[sc]|SPDX'",
    Being.COPYRIGHTED: "git grep --files-without-match -i copyright",
    Being.TABLESS: r"git grep -I -n -P '\t'",
    Being.SHEBANG: "git grep -I --files-without-match -e '^#!'",
    Being.SHELL_SHEBANG: "git grep -I --files-without-match -e '^#!'",
    Being.ERREXIT: "git grep -I -n -E '^#!|^ *set -'",
    Being.STRICT: "git grep -I -n -E '^#!|^ *set -'",
}
"""The command that lists the files, or the lines that may be at fault, where it is another than `git ls-files`."""
