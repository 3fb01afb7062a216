"""Run the command line as `python -m hadath`."""

import sys

from hadath.cli import main

if __name__ == "__main__":
    sys.exit(main())
