"""How values look to the model."""

import reprlib

LONGEST = 2000
MOST_ELEMENTS = 200


class Display(reprlib.Repr):
    def __init__(self):
        super().__init__()
        self.maxlevel = 4
        self.maxstring = self.maxother = self.maxlong = LONGEST
        self.maxlist = self.maxtuple = self.maxset = self.maxfrozenset = MOST_ELEMENTS
        self.maxdict = self.maxdeque = self.maxarray = MOST_ELEMENTS

    def repr_str(self, text, _):
        return shortened(text)


def shortened(text):
    """The beginning of a text, which is what a reader can make use of."""
    if len(text) <= LONGEST:
        return repr(text)
    return "%r... [%d characters]" % (text[:LONGEST], len(text))


def display(value):
    """The display form of a block's last expression, at most 2,000 characters. Runs the value's own `__repr__`."""
    if isinstance(value, str):
        return shortened(value)
    text = str(Display().repr(value))
    if len(text) <= LONGEST:
        return text
    return "%s... [%d characters]" % (text[:LONGEST], len(text))


def size(value):
    """A short word about size; empty for plain values."""
    if value is None:
        return "None"
    if isinstance(value, str):
        return "%d characters" % len(value)
    if isinstance(value, (list, tuple, set, frozenset)):
        return "%d elements" % len(value)
    if isinstance(value, dict):
        return "%d entries" % len(value)
    return ""
