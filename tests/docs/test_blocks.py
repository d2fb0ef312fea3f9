from __future__ import annotations

from tools.console.blocks import Command, Deed, blocks_of, commands_of

PAGE = """\
# Page

<!-- run in: parcels -->

```console
$ git status
nothing
$ cat <<END \\
> one
> END
one

two
```

- <!-- not run: it needs a network -->
  ```console
  make test   # all
  make \\
    check
  ```

<!-- write in parcels: a/b.md -->
````markdown
```console
$ not a block
```
````

Words between.

```console
$ untold
```
"""


def test_each_block_is_found_with_what_is_to_be_done() -> None:
    found = [(one.line, one.language, one.deed, one.sample, one.about) for one in blocks_of("p.md", PAGE)]
    assert found == [
        (5, "console", Deed.RUN, "parcels", ""),
        (17, "console", None, "", ""),
        (24, "markdown", Deed.WRITE, "parcels", "a/b.md"),
        (32, "console", None, "", ""),
    ]


def test_a_comment_may_stand_in_a_list() -> None:
    (block,) = blocks_of("p.md", "   <!-- not run: it is slow -->\n   ```console\n   $ a\n   b\n   ```\n")
    assert (block.deed, block.about, block.body) == (Deed.NOT_RUN, "it is slow", ("$ a", "b"))


def test_below_each_prompt_stands_what_is_printed() -> None:
    block = next(blocks_of("p.md", PAGE))
    assert commands_of(block) == [
        Command(6, "git status", ("nothing",)),
        Command(8, "cat <<END \\\none\nEND", ("one", "", "two")),
    ]


def test_without_a_prompt_each_line_is_a_command_whose_output_is_not_shown() -> None:
    block = list(blocks_of("p.md", PAGE))[1]
    assert commands_of(block) == [Command(18, "make test   # all", None), Command(20, "make \\\n  check", None)]


def test_a_block_that_is_never_closed_ends_with_the_page() -> None:
    (block,) = blocks_of("p.md", "```console\n$ a\nb")
    assert block.body == ("$ a", "b")
