# The part of google-re2 that dodcheck uses: the package has no types of its own.

from typing import AnyStr, Generic

class Options:
    class Encoding:
        LATIN1: Options.Encoding

    log_errors: bool
    max_mem: int
    encoding: Options.Encoding

class error(Exception): ...  # noqa: N801, N818 - the library's own name

class Match:
    def start(self) -> int: ...
    def end(self) -> int: ...

class Pattern(Generic[AnyStr]):
    def search(self, text: AnyStr, pos: int = ...) -> Match | None: ...

def compile(pattern: AnyStr, options: Options) -> Pattern[AnyStr]: ...  # noqa: A001 - the library's own name
