"""Look for inputs that break a promise, guided by which lines of hadath they reach.

    pip install atheris
    python -m tests.fuzz.guided [CORPUS_FOLDER] -max_total_time=3600 -timeout=20 -max_len=300

What fails is written to a file "crash-..." or "timeout-..."; give that as the argument to see it again.
"""

import sys

import atheris

import hadath

with atheris.instrument_imports(include=["hadath"]):
    hadath.extract("قتل جندي.")  # the lexicons are read before the time of an input counts
    from tests.fuzz.inputs import check_input


def main() -> None:
    """Run until told to stop."""
    atheris.Setup(sys.argv, check_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
