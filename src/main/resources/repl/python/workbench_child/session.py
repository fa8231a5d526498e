"""One session: the variables of the code, and running one block after the other."""

import ast
import builtins
import json
import re
import sys
import textwrap
import time
import types

from . import errors, names
from .describe import describe
from .display import display
from .errors import CodeError
from .functions import PRINT_THEIR_RESULT, Functions
from .output import OutputCapture
from .textfunctions import NAMES, TextFunctions

RECURSION_LIMIT = 1000
LIVING_THREADS = "threads of this block did not end with it, so the REPL has to start anew"


class Outcome:
    """What a block did; `last` when this process must not run another one."""

    def __init__(self):
        self.stdout = ""
        self.value = None
        self.error = None
        self.final_answer = None
        self.remarks = []
        self.changed = []
        self.nanos = 0
        self.last = False


class Session:
    def __init__(self, context, query, output_chars, final_chars, offered, host, stopper, leftovers):
        self.context = context
        self.output_chars = output_chars
        self.final_chars = final_chars
        self.host = host
        self.stopper = stopper
        self.leftovers = leftovers
        self.final_answer = None
        self.answer = {"content": "", "ready": False}
        self.functions = Functions(self).names()
        of_the_text = TextFunctions(self)
        self.functions.update((name, getattr(of_the_text, name)) for name in NAMES.intersection(offered))
        self.missing = NAMES.difference(offered)
        self.protected = {"context": context, "query": query, "context_len": len(context), "answer": self.answer}
        self.protected.update(self.functions)
        self.builtins = dict(vars(builtins))
        self.import_hooks = list(sys.meta_path)
        self.modules = dict(sys.modules)
        self.namespace = {"__name__": "__main__", "re": re, "json": json, **self.protected}
        self.output = OutputCapture(output_chars)

    def variables(self):
        """What code made, and the session's own texts."""
        return {
            name: value
            for name, value in self.namespace.items()
            if type(name) is str and not name.startswith("__") and name not in self.functions and not isinstance(value, types.ModuleType)
        }

    def run(self, block, code, only_declarations=False):
        begin = time.monotonic_ns()
        file_name = "<block %d>" % block
        self.output = OutputCapture(self.output_chars)
        self.final_answer = None
        before = self.snapshot()
        outcome = Outcome()
        try:
            self.run_stoppable(block, code, file_name, only_declarations, outcome)
        except BaseException as problem:
            self.stopper.end()
            outcome.error = errors.describe(problem, file_name, self.missing)
        finally:
            self.put_back_the_interpreter()
        if self.stopper.was_stopped(block):
            outcome.error = CodeError(errors.TIMEOUT, outcome.error.line if outcome.error else 0, errors.STOPPED)
        if not self.leftovers.end():
            outcome.error = CodeError(errors.RESOURCE, 0, LIVING_THREADS)
            outcome.last = True
        self.put_back_protected_names()
        self.finish(outcome, before)
        outcome.nanos = time.monotonic_ns() - begin
        return outcome

    def run_stoppable(self, block, code, file_name, only_declarations, outcome):
        """All that runs code of the model, its `__repr__` and `__str__` included, happens in here."""
        self.stopper.install()
        sys.stdout = sys.stderr = self.output
        self.stopper.begin(block)
        try:
            if only_declarations:
                self.declare(code, file_name)
            else:
                self.execute(code, file_name, outcome)
                self.take_final_answer(outcome)
        except BaseException as problem:
            outcome.error = errors.describe(problem, file_name, self.missing)
        finally:
            self.stopper.end()

    def execute(self, code, file_name, outcome):
        tree = parsed(code, file_name)
        refusal = names.forbidden(tree, self.functions)
        if refusal:
            outcome.error = CodeError(errors.COMPILE, *refusal)
            return
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        try:
            self.evaluate(exec, compile(tree, file_name, "exec"))
            if last is not None:
                value = self.evaluate(eval, compile(ast.Expression(last.value), file_name, "eval"))
                if value is not None and not prints_its_result(last.value):
                    self.show(value, outcome)
        except BaseException:
            # What was recorded before the failure still counts.
            self.take_final_answer(outcome)
            raise

    def evaluate(self, how, code):
        """Afterwards the built-in names are there again; a block may take even `Exception` away."""
        try:
            return how(code, self.namespace)
        finally:
            BUILTINS.clear()
            BUILTINS.update(self.builtins)
            self.namespace["__builtins__"] = builtins

    def show(self, value, outcome):
        outcome.value = display(value)

    def declare(self, code, file_name):
        """Imports, functions and classes of a block that ran before; prints the names of those that are lost."""
        for statement in parsed(code, file_name).body:
            declared = names.declared(statement)
            if declared is None:
                continue
            try:
                self.evaluate(exec, compile(ast.Module([statement], []), file_name, "exec"))
            except Exception:
                print("\n".join(declared))

    def take_final_answer(self, outcome):
        """From FINAL, or from `answer` when it is ready."""
        given = self.namespace.get("answer")
        self.namespace["answer"] = self.answer
        # Of another kind it could be anything, with methods of its own.
        if type(given) is dict and given is not self.answer:
            self.answer.update(given)
        ready, self.answer["ready"] = self.answer.get("ready"), False
        if self.final_answer is None and ready:
            self.final_answer = str(self.answer.get("content"))
        if self.final_answer is not None:
            outcome.final_answer = self.final_answer[: self.final_chars]

    def snapshot(self):
        return {name: (value, length(value)) for name, value in self.namespace.items()}

    def changed_since(self, before):
        changed = []
        for name, value in self.namespace.items():
            known = before.get(name)
            new = known is None or known[0] is not value or known[1] != length(value)
            if new and type(name) is str and not name.startswith("__") and name not in self.protected:
                changed.append(name)
        return changed

    def put_back_the_interpreter(self):
        """What a block may have changed beside its own variables."""
        sys.settrace(None)
        sys.setprofile(None)
        sys.setrecursionlimit(RECURSION_LIMIT)
        sys.meta_path[:] = self.import_hooks
        sys.modules.update(self.modules)
        sys.stdout = sys.stderr = self.output

    def put_back_protected_names(self):
        for name, value in self.protected.items():
            if self.namespace.get(name) is not value:
                self.namespace[name] = value
                self.output.remark("`%s` is a built-in name of the REPL and was put back.\n" % name)

    def finish(self, outcome, before):
        outcome.stdout = self.output.text()
        outcome.remarks = self.output.remarks()
        outcome.changed = describe(self.changed_since(before), self.namespace)


BUILTINS = vars(builtins)


def parsed(code, file_name):
    """A block that is indented as a whole is fine."""
    if code[:1] in (" ", "\t"):
        code = textwrap.dedent(code)
    return ast.parse(code, file_name)


def prints_its_result(expression):
    return (
        isinstance(expression, ast.Call)
        and isinstance(expression.func, ast.Name)
        and expression.func.id in PRINT_THEIR_RESULT
    )


def length(value):
    """Of plain collections: others may have a `__len__` of their own."""
    return len(value) if type(value) in (list, dict, set) else None
