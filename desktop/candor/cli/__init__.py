"""The command line: a second user of the core beside the window, for scripts and for people who like it."""
