"""Which names a block binds at its top level, and which of them it must not."""

import ast

VARIABLES = ("context", "query", "context_len", "answer")

SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def forbidden(tree, functions):
    """(line, message) of the first top-level binding of a built-in name, or None."""
    for name, line in bound(tree.body):
        if name in VARIABLES:
            return line, (
                "`%s` is already there and holds the real one: read it, do not declare or replace it. "
                "Use another name for your own variable." % name
            )
        if name in functions:
            return line, (
                "`%s` is a built-in function: call it, do not define it. Use another name for your own." % name
            )
    return None


def bound(nodes):
    """(name, line) of all that these statements bind or delete, without what functions and classes have inside."""
    for node in nodes:
        line = getattr(node, "lineno", 0)
        if is_whole_answer(node):
            continue
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name, line
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id, line
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                yield alias.asname or alias.name.partition(".")[0], line
        elif isinstance(node, ast.ExceptHandler) and node.name:
            yield node.name, line
        if not isinstance(node, SCOPES + COMPREHENSIONS):
            yield from bound(ast.iter_child_nodes(node))


def is_whole_answer(node):
    """`answer = {"content": ..., "ready": True}` means the same as setting its entries."""
    return (
        isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Dict)
        and len(node.targets) == 1
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id == "answer"
    )


def declared(statement):
    """Names that an import, function or class declares; None for other statements."""
    if isinstance(statement, (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return [name for name, _ in bound([statement])]
    return None
