"""The start: a window, or a command."""

from __future__ import annotations

import gc
import os
import sys

_RUBBISH_MAY_GATHER = 5_000
"""New objects between two looks for rubbish. A start makes a few hundred thousand objects and all of them stay; looking
through them after every 700, as Python does, makes a start a tenth longer. More would make a look a visible pause."""


def main() -> int:
    """What the ``candor`` command runs; returns the exit status."""
    gc.set_threshold(_RUBBISH_MAY_GATHER)
    # pydantic would search every installed package for plugins, which costs a start 15 ms and lets strangers in.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from candor import bootstrap
    from candor.cli.main import main as command_line

    services = bootstrap.build_services()
    return command_line(
        sys.argv[1:], services, bootstrap.build_tools(services.places), bootstrap.build_front_ends(services)
    )


if __name__ == "__main__":
    sys.exit(main())
