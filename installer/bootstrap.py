"""From a fresh copy of this folder to a running Candor: ``python3 installer/bootstrap.py run`` or ``test``.

Needs Python 3.11 and nothing else. This file is kept readable for far older Pythons, so that they can be told so.
"""

import sys

OLDEST = (3, 11)

if sys.version_info < OLDEST:
    sys.stderr.write(
        "Candor needs Python {}.{} or newer, and this is Python {}.{}. Install a newer one, then run it by name, "
        "for example: python3.11 installer/bootstrap.py run\n".format(*(OLDEST + tuple(sys.version_info[:2])))
    )
    sys.exit(2)

if __name__ == "__main__":
    import commands

    sys.exit(commands.main(sys.argv[1:]))
