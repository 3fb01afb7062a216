"""Try hadath on very many inputs of chance. Prints how many, the slowest, and each that broke a promise.

    python -m tests.fuzz.blind [--seconds 600] [--seed 1] [--longest 60]

`bytes.fromhex(...)` of what is printed, given to tests.fuzz.inputs.check_input, shows a failure again.
"""

import argparse
import random
import sys
import time
import traceback

from tests.fuzz.inputs import check_input

_EVERY = 50_000
_KINDS = (*[0] * 4, *[1] * 8, 2, 3, 3, 4, 4, 4, *[5] * 20, *[6] * 10, 7, *[8] * 48, *[9] * 4)
_DRAWN_EVERY = 25  # drawing on a terminal costs more than all else


def main() -> int:
    """Run for the time given and return 1 if something failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--longest", type=int, default=60, help="bytes")
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311  # a die for tests
    done = failed = 0
    slowest = (0.0, b"")
    end = time.monotonic() + options.seconds
    while time.monotonic() < end:
        given = bytes([chance.choice(_KINDS)]) + chance.randbytes(int(options.longest * chance.random() ** 2))
        began = time.process_time()
        try:
            check_input(given, drawn=done % _DRAWN_EVERY == 0)
        except Exception:  # noqa: BLE001  # whatever it is, it is what is looked for
            failed += 1
            print(f"failed: {given.hex()}\n{traceback.format_exc()}", flush=True)
        slowest = max(slowest, (time.process_time() - began, given))
        done += 1
        if done % _EVERY == 0:
            print(f"{done:,} inputs, {failed} failed, slowest {slowest[0]:.3f} s {slowest[1].hex()}", flush=True)
    print(f"{done:,} inputs, {failed} failed, slowest {slowest[0]:.3f} s {slowest[1].hex()}")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
