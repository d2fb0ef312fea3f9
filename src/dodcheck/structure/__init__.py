"""How the files of a repository depend on each other: imports of Python, includes of C and C++."""
