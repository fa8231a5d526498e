"""Describes what a block threw, for the model to read."""

import traceback

NONE, COMPILE, EXCEPTION, POLICY, TIMEOUT, RESOURCE = -1, 0, 1, 2, 3, 4

LONGEST_MESSAGE = 1000
CLOSED = "Files, network and processes are closed here; the text is in `context`."
HINTS = {
    PermissionError: CLOSED,
    FileNotFoundError: CLOSED,
    RecursionError: "The recursion is too deep or never ends.",
    MemoryError: "Keep less in variables, or work on the context piece by piece.",
    SystemExit: "The REPL goes on; there is no need to exit.",
}
STOPPED = "the block ran too long and was stopped; variables are still there"


class CodeError:
    def __init__(self, kind, line, message):
        self.kind = kind
        self.line = line
        self.message = message


def describe(problem, file_name, missing=frozenset()):
    """Runs the `__str__` of the problem, which may be the block's own. `missing` are functions that other runs have."""
    if isinstance(problem, SyntaxError) and problem.filename == file_name:
        return CodeError(COMPILE, problem.lineno or 0, syntax_message(problem))
    message = "%s: %s" % (type(problem).__name__, text_of(problem)) if text_of(problem) else type(problem).__name__
    hint = next((text for kind, text in HINTS.items() if isinstance(problem, kind)), None)
    if isinstance(problem, NameError) and problem.name in missing:
        hint = "%s() is not available in this run: use plain Python on `context`." % problem.name
    if hint:
        message = "%s\n%s" % (message, hint)
    return CodeError(kind_of(problem), line_of(problem, file_name), message)


def kind_of(problem):
    if isinstance(problem, (MemoryError, RecursionError)):
        return RESOURCE
    if isinstance(problem, PermissionError):
        return POLICY
    return EXCEPTION


def text_of(problem):
    try:
        text = str(problem)
    except BaseException as other:
        text = "(its message cannot be read: %s)" % type(other).__name__
    return text if len(text) <= LONGEST_MESSAGE else text[:LONGEST_MESSAGE] + "..."


def line_of(problem, file_name):
    """The innermost line of the block that took part, 0 when there is none."""
    line = 0
    for frame, number in traceback.walk_tb(problem.__traceback__):
        if frame.f_code.co_filename == file_name:
            line = number
    return line


def syntax_message(problem):
    message = "%s: %s" % (type(problem).__name__, problem.msg)
    source = (problem.text or "").strip()
    if source:
        message += "\n    " + source[:200]
    if looks_like_java(source):
        message += "\nThis REPL runs Python, not Java."
    return message


def looks_like_java(source):
    beginnings = ("String ", "int ", "var ", "List<", "Map<", "public ", "for (", "System.out")
    return source.startswith(beginnings) or source.endswith((";", "{"))
