"""The functions that look into the context. The host has the context too and does the work, the same for every language:
here are only the names. Positions count characters beyond U+FFFF twice."""

import sys

LARGEST = 2**63 - 1

# How large one call may be; the host holds it to this.
MAX_ARGUMENTS = 100
MAX_CHARS = 100_000
TOO_MUCH = "the arguments of one call may be at most 100, with 100,000 characters in all"


class TextFunctions:
    def __init__(self, session):
        self.session = session

    def search(self, words, k=5):
        """Prints the best lines about these words with their positions, and returns them."""
        return self.call("search", words, k)

    def grep(self, *patterns):
        """Prints how many lines match all patterns and the first of them, and returns them."""
        return self.call("grep", *patterns)

    def extract(self, pattern):
        """Prints what the groups of the pattern catch, with sum, smallest, largest and mean, and returns it."""
        return self.call("extract", pattern)

    def field(self, name, *words):
        """Prints the values of a field in the records that hold all words, with sum, mean, smallest and largest, and
        returns them."""
        return self.call("field", name, *words)

    def timeline(self, words):
        """Prints the lines that match the words best in the order of their dates, and returns them."""
        return self.call("timeline", words)

    def around(self, position, width=1000):
        """Prints the text around a position and returns it."""
        return self.call("around", position, width)

    def head(self, n=500):
        """The first characters of the context."""
        return self.call("head", n)

    def tail(self, n=500):
        """The last characters of the context."""
        return self.call("tail", n)

    def context_slice(self, start, end):
        """Characters from start (inclusive) to end (exclusive); negative ones count from the end."""
        return self.call("context_slice", start, end)

    def chunk_text(self, size, overlap=0):
        """The whole context in pieces of that many characters."""
        return self.call("chunk_text", size, overlap)

    def keyword_windows(self, keyword, width=400, limit=8):
        """Stretches of the context around the keyword, upper and lower case alike."""
        return self.call("keyword_windows", keyword, width, limit)

    def regex_windows(self, pattern, width=400, limit=8):
        """Stretches of the context around the finds of a regular expression."""
        return self.call("regex_windows", pattern, width, limit)

    def query_chunks(self, question, size=6000):
        """Asks the question of every part of the context; prints and returns the replies that say something."""
        return self.call("query_chunks", question, size)

    def call(self, function, *arguments):
        values = [plain(argument) for argument in arguments]
        if len(values) > MAX_ARGUMENTS or sum(len(value) for value in values if isinstance(value, str)) > MAX_CHARS:
            raise ValueError("%s: %s" % (function, TOO_MUCH))
        reply = self.session.host.call(function, values)
        self.show(reply.string(), reply.many(reply.remark))
        return VALUES[reply.take("b")](reply, self.session.context)

    def show(self, display, remarks):
        """Where code has the output put elsewhere, remarks are text like any other."""
        if sys.stdout is self.session.output:
            self.session.output.show(display, remarks)
        else:
            print(display, end="")


NAMES = frozenset(name for name in vars(TextFunctions) if name not in ("call", "show") and not name.startswith("__"))


def plain(argument):
    """Whole numbers and texts are what the host takes."""
    if isinstance(argument, float) and argument.is_integer():
        argument = int(argument)
    if isinstance(argument, int) and not isinstance(argument, bool):
        return max(-LARGEST, min(LARGEST, int(argument)))
    return str(argument)


# How a value is written: a piece of the context, pieces, texts, or several texts for each find.
VALUES = (
    lambda reply, context: context[slice(*reply.span())],
    lambda reply, context: [context[slice(*place)] for place in reply.spans()],
    lambda reply, _: reply.strings(),
    lambda reply, _: reply.many(reply.strings),
)
