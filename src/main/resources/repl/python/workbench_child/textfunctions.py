"""The functions that look into the context: the host has it too and does the work, the same for both languages. They
print what they find and return it. Positions count characters beyond U+FFFF twice."""

import sys

from . import frames

LARGEST = 2**63 - 1


class TextFunctions:
    def __init__(self, session):
        self.session = session

    def head(self, n=500):
        """The first characters of the context."""
        return self.call("head", n)

    def call(self, function, *arguments):
        reply = self.session.host.call(function, [plain(argument) for argument in arguments])
        self.show(reply.string(), reply.many(reply.remark))
        return VALUES[reply.take("b")](reply, self.session.context)

    def show(self, display, remarks):
        """Where code has the output put elsewhere, remarks are text like any other."""
        if sys.stdout is self.session.output:
            self.session.output.show(display, remarks)
        else:
            print(display, end="")


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
    lambda reply, context: [context[slice(*place)] for place in reply.many(reply.span)],
    lambda reply, _: reply.strings(),
    lambda reply, _: reply.many(reply.strings),
)
