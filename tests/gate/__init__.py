"""The quality gate: scores on gold articles against floors that never go down silently."""
