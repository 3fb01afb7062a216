"""Arabic text: folding, tokens, sentences, numerals, conjugation, phrases. Knows nothing of events."""
