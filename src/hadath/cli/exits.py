"""What the exit codes mean."""

OK, UNREAD, MISUSE, INTERRUPTED = 0, 1, 2, 130
EXIT_CODES = """exit codes: 0 all was read; 1 some articles could not be read (they are named on standard error, and
have an output line with a warning); 2 wrong arguments, no such input, or the output cannot be written;
130 interrupted"""
