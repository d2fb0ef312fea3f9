"""Scripts of the Windows command prompt, read and never run."""
