"""One finder a kind of mention; none knows of the others. `hadath.pipeline` runs them."""
