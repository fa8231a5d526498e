"""One question put to every part of a text: the prompts, and what to show of the replies. Same words as in Java."""

import re

from .windows import chunks

DEFAULT_SIZE = 6000
OVERLAP = 200
NOTHING = "not found"
FAILED = "Error:"

PROMPT = """Here is part %d of %d of a long text. Answer the question from this part alone, in one short sentence. \
If this part does not contain the answer, reply with exactly: %s

--- begin of part ---
%s
--- end of part ---

Question: %s
"""


class ChunkQuestions:
    def __init__(self, text, size):
        self.text = text
        self.parts = chunks(text, size, min(OVERLAP, max(0, size // 10)))

    def prompts(self, question):
        count = len(self.parts)
        return [PROMPT % (number, count, NOTHING, self.text[start:end], question)
                for number, (start, end) in enumerate(self.parts, 1)]

    def outcome(self, replies):
        """(answers, display): the replies that say something, and what to print."""
        answers, lines, failures = [], [], []
        for (start, end), reply in zip(self.parts, (reply.strip() for reply in replies)):
            if reply.startswith(FAILED):
                failures.append(reply)
            elif not says_nothing(reply):
                answers.append(reply)
                lines.append("[%d-%d] %s\n" % (start, end, reply))
        lines.append("%d of %d parts gave an answer.\n" % (len(answers), len(replies)))
        if failures:
            parts = "part" if len(failures) == 1 else "parts"
            lines.append("%d %s could not be asked: %s\n" % (len(failures), parts, failures[0]))
        return answers, "".join(lines)


def says_nothing(reply):
    plain = re.sub(r"^[\W_]+", "", reply.lower())
    return not plain or plain.startswith(NOTHING)
