"""Where lines end, and lines that are a name with its value."""

import re

# A name of up to four words and its value. No line of a dialogue: those end like sentences.
PAIR = re.compile(r"[\s*-]{0,4}[A-Za-z][\w-]*( \w[\w-]*){0,3}: \S.{0,80}(?<![.!?\"'])|\s*\"[\w -]{1,40}\": *(\"[^\"]{0,80}\"|[\w.+-]{1,40}),?")


def end_of_line(text, start):
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def is_pair(text, start, end):
    return PAIR.fullmatch(text, start, end) is not None
