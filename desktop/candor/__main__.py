"""The start: a window, or a command."""

from __future__ import annotations

import sys

from candor import bootstrap
from candor.cli.main import main as command_line


def main() -> int:
    """What the ``candor`` command runs; returns the exit status."""
    services = bootstrap.build_services()
    return command_line(
        sys.argv[1:], services, bootstrap.build_tools(services.places), bootstrap.build_front_ends(services)
    )


if __name__ == "__main__":
    sys.exit(main())
