# The part of google-re2 that dodcheck uses: the package has no types of its own.

class Options:
    log_errors: bool
    max_mem: int

class error(Exception): ...  # noqa: N801, N818 - the library's own name

class Match:
    def start(self) -> int: ...
    def end(self) -> int: ...

class Pattern:
    def search(self, text: str, pos: int = ...) -> Match | None: ...

def compile(pattern: str, options: Options) -> Pattern: ...  # noqa: A001 - the library's own name
