"""One short line about each variable, for people who look at a session.

Only values of exactly the built-in types are looked into: any other could run code of a block."""

LONGEST = 120
MOST_ELEMENTS = 20
DEEPEST = 2
MOST_BITS = 1000
MOST_DESCRIBED = 40
LONGEST_TYPE = 60

SIZED = (str, bytes, bytearray, list, tuple, set, frozenset, dict)
BRACKETS = {list: "[]", tuple: "()", set: "{}", frozenset: "{}", dict: "{}"}

# A class can have a `__name__` of its own.
TYPE_NAME = type.__dict__["__name__"].__get__


def describe(names, namespace):
    """(name, type, size, preview) of each; those after the first 40 have a name only."""
    return [
        (name, *described(namespace.get(name))) if i < MOST_DESCRIBED else (name, None, -1, None)
        for i, name in enumerate(names)
    ]


def described(value):
    kind = type(value)
    try:
        return type_name(kind), len(value) if kind in SIZED else -1, preview(value)
    except Exception:
        # Changed by a thread while it is looked at.
        return type_name(kind), -1, None


def type_name(kind):
    return str.__getitem__(TYPE_NAME(kind), slice(0, LONGEST_TYPE))


def preview(value):
    """None where nothing can be shown without running code of a block."""
    if type(value) not in SIZED and type(value) not in (int, float, complex, bool, type(None)):
        return None
    text = line(value, 0)
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."


def line(value, depth):
    kind = type(value)
    if kind is str:
        return '"' + " ".join(value[:LONGEST].split()) + '"'
    if kind in (bytes, bytearray):
        return repr(bytes(value[:LONGEST]))
    if kind is int and value.bit_length() > MOST_BITS:
        return "%d bits" % value.bit_length()
    if kind in (int, float, complex, bool, type(None)):
        return repr(value)
    if kind not in BRACKETS:
        return type_name(kind)
    if depth > DEEPEST:
        return "..."
    return elements(value, kind, depth)


def elements(value, kind, depth):
    parts, room = [], LONGEST
    for i, element in enumerate(value.items() if kind is dict else value):
        if i == MOST_ELEMENTS or room <= 0:
            parts.append("...")
            break
        if kind is dict:
            part = line(element[0], depth + 1) + ": " + line(element[1], depth + 1)
        else:
            part = line(element, depth + 1)
        parts.append(part)
        room -= len(part)
    return BRACKETS[kind][0] + ", ".join(parts) + BRACKETS[kind][1]
