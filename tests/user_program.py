"""A user's program, for the type checker: what hadath returns must have the types that are expected here."""

import datetime

import hadath

result: hadath.ArticleEvents = hadath.extract("قتل جندي.", published=datetime.date(2018, 5, 3))
kinds: list[str] = [count.kind for event in result for count in event.counts]
starts: list[datetime.date | None] = [event.date.start for event in result.events if event.date is not None]
for each in hadath.extract_many([{"id": "a", "text": "قتل جندي."}, "قتل", hadath.read_article(b"x")], workers=1):
    name: str = each.article.id
numbers: list[int | float] = [number.value for number in hadath.find_numbers("خمسة")]
try:
    hadath.read_article("قتل", published="soon")
except hadath.HadathError as error:
    told: str = str(error)
