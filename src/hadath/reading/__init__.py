"""From what a person has (bytes, a page, a text) to the passages of the article proper."""
