"""The lines that have most of the words of patterns that matched nothing. The same algorithm as in the Java child."""

import math

from .commonwords import NEGATIONS
from .finding import matching
from .heads import table_header
from .records import whole_record
from .wordforms import word_patterns

# Of lines with as many words of a search, those count whose words are about as rare as the rarest.
NEARLY_AS_RARE = 0.9


def with_most_words(text, patterns, names):
    """The lines with most of the telling words of patterns that found nothing, of these the ones with rare words, and
    these words; nothing when no line has two of several. Of a row of a table the names of its columns count as well; of a
    record of several lines all of them, and one stands for it. The names of a question are alternatives: a line has to
    have one of those in the patterns, no matter which."""
    words = word_patterns(text, patterns, names)
    first, met = {}, {}
    for word, pattern in words.items():
        for line in matching(text, [pattern], "grep"):
            record = whole_record(text, *line)
            first[record] = min(first.get(record, line), line)
            met.setdefault(record, set()).add(word)
    # A negation counts beside other words only.
    met = {record: some for record, some in met.items() if not all(word.lower() in NEGATIONS for word in some)}
    if any(word in names for word in words):
        met = {record: some for record, some in met.items() if any(word in names for word in some)}
    for (start, _), some in met.items():
        columns = table_header(text, start)
        some.update(word for word, pattern in words.items() if columns and pattern.search(text, *columns))
    most = max(map(len, met.values()), default=0)
    if not met or most < min(2, sum(word.lower() not in NEGATIONS for word in words)):
        return [], []
    having = {word: sum(word in some for some in met.values()) for word in words if word not in names}
    rarity = {word: math.log(1 + len(met) / count) for word, count in having.items() if count}
    scores = {record: sum(rarity.get(word, 0) for word in some) for record, some in met.items() if len(some) == most}
    best = max(scores.values())
    records = sorted(record for record, score in scores.items() if score >= best * NEARLY_AS_RARE)
    return [word for word in words if any(word in met[record] for record in records)], [first[record] for record in records]
