"""What the words around a date tell: a birth, a statement's own day, something still to come."""

from hadath.extract.dates.expressions import Calendar, Expression, Shift
from hadath.extract.dates.reading import Reading, folded
from hadath.lexicons.dates import context_words

_BIRTH_BACK = 3
_AHEAD_BACK = 5
_RECORD_BACK = 9  # "أعنف غارات تشنها الطائرات على المدينة منذ …"
_SINCE_BACK = 8  # "منذ الحرب الأخيرة على القطاع في صيف 2014"
_SINCE = ("منذ", "ومنذ")
_WHEN = folded("عندما", "حين", "حينما", "يوم")
_THAN = folded("من", "امس")  # "أكثر من", "أول من أمس"
_SAY_BACK = 13
_SPEECH_BACK = 5  # "في مؤتمر صحفي عقده في 17 أيار"
_SAID_THAT_BACK = 18  # "أعلن المبعوث الخاص … أمس الجمعة أنه"
_FUTURE = ("سي", "ست", "سن")
_SHORTEST_FUTURE = 5
_CLAUSE_MARKS = folded("،", ",", ":", "؛")
_TODAY = Shift("day", 0)
_UNTIL_NOW = folded("حتي", "وحتي", "بعد", "الي", "منذ")
_THAT = folded("ان", "انه", "انها", "انهم", "بان")
_STOPS = folded(".", "؛", ";", "!", "؟", "..", "...")
_MARKS = _CLAUSE_MARKS | _STOPS


def is_no_date(reading: Reading, token: int, expression: Expression | None) -> bool:
    """Tell whether a date is somebody's birth ("من مواليد 1985"), or a today that only means now ("حتى اليوم")."""
    if expression == _TODAY and reading.key(token - 1) in _UNTIL_NOW:
        return True
    birth = context_words("birth")
    return any(not birth.isdisjoint(form.rests) for form in reading.behind(token, _BIRTH_BACK))


def is_record_since(reading: Reading, token: int) -> bool:
    """Tell whether a time is how long something had not been: "للمرة الأولى منذ ست سنوات", "أعنف قصف منذ الحرب"."""
    since, key = token, reading.key(token)
    while not key.startswith(_SINCE):
        since -= 1
        key = reading.key(since)
        if token - since > _SINCE_BACK or not key or key in _MARKS:
            return False
    for before in range(since - 1, since - _RECORD_BACK - 1, -1):
        key = reading.key(before)
        if not key or key in _MARKS or reading.is_context(before, "begin"):
            return False
        if reading.is_context(before, "record") and reading.key(before + 1) not in _THAN:
            return not reading.is_context(before - 1, "before_first")
    return False


def tells_when(reading: Reading, token: int) -> bool:
    """Tell whether what happened at a time follows it: "أول مهمة منذ 2014، عندما تعرض الفريق لهجوم"."""
    return reading.key(reading.after_comma(token)) in _WHEN


def looks_ahead(reading: Reading, token: int) -> bool:
    """Tell whether the words before a date speak of what is to come ("ستجرى الأحد", "المقرر السبت")."""
    content, future = context_words("content"), context_words("future")
    for form in reversed(reading.behind(token, _AHEAD_BACK)):
        key = form.key
        if key in _STOPS or not content.isdisjoint(form.rests):
            return False
        if not future.isdisjoint(form.rests) or (len(key) >= _SHORTEST_FUTURE and key.startswith(_FUTURE)):
            return True
    return False


def is_statement(reading: Reading, first: int, last: int, expression: Expression | None) -> bool:
    """Tell whether a day belongs only to what somebody says on it ("أعلن الجيش الثلاثاء مقتل …").

    So do words without days ("قالت في وقت سابق إن"). A day given by its number and month alone is not taken so: who
    writes "قال في 17 أيار إن" means the event's day as well, unless it is that of a speech ("في مؤتمر صحفي في 17 أيار
    إن"). Right before "أن" any length of time is ("أعلن العام
    الماضي أنه"), whatever the speaker is said to have met with ("أفاد صديق لمن تعرض للهجوم السبت، أن").
    """
    that = reading.key(reading.after_comma(last)) in _THAT
    if that and any(
        not context_words("say_noun").isdisjoint(form.rests) for form in reading.behind(first, _SPEECH_BACK)
    ):
        return True
    if isinstance(expression, Calendar):
        deictic = expression.weekday is not None or expression.today
    else:
        deictic = expression is None or (isinstance(expression, Shift) and expression.unit == "day")
    relative = isinstance(expression, Shift) or (isinstance(expression, Calendar) and expression.year_shift is not None)
    if (deictic or relative) and that:
        return _is_said_before(reading, first, _SAID_THAT_BACK, _THAT)
    return deictic and (_is_said_before(reading, first, _SAY_BACK) or _is_said_after(reading, first, last))


def _is_said_before(reading: Reading, first: int, back: int, content: frozenset[str] | None = None) -> bool:
    content = context_words("content") if content is None else content
    verbs, nouns = context_words("say_verb"), context_words("say_noun")
    for form in reversed(reading.behind(first, back)):
        if form.key in _STOPS or not content.isdisjoint(form.rests):
            return False
        if not (verbs.isdisjoint(form.rests) and nouns.isdisjoint(form.rests)):
            return True
    return False


def _is_said_after(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a day opens its clause and a verb of saying follows at once ("والثلاثاء، أعلن الجيش …")."""
    opens = not reading.key(first - 1) or reading.key(first - 1) in _CLAUSE_MARKS
    key = reading.key(reading.after_comma(last))
    return opens and key in context_words("say_verb")
