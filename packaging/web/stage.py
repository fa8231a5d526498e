"""Copies what the site is made of into one folder: stage.py ROOT TARGET.

README.md becomes the first page, docs/ the rest. Links are written anew for where pages stand then, and what GitHub
reads as a list or a table but Markdown's first form does not gets the empty line before it.
"""

import posixpath
import re
import shutil
import sys
from pathlib import Path

BESIDE_DOCS = {"README.md": "index.md", "CHANGELOG.md": "CHANGELOG.md", "CONTRIBUTING.md": "CONTRIBUTING.md", "LICENSE": "LICENSE"}
LINK = re.compile(r"(\]\()([^)\s#:]+)((?:#[^)\s]*)?\))")
CODE = re.compile(r"`[^`]*`")
ITEM = re.compile(r"\s*([-*]|\d+\.) ")


def on_the_site(path):
    """Where a file of the repository stands on the site."""
    return BESIDE_DOCS.get(path, path.removeprefix("docs/"))


def relinked(text, path):
    def link(found):
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), found[2]))
        here = posixpath.dirname(on_the_site(path))
        return found[1] + posixpath.relpath(on_the_site(target), here or ".") + found[3]

    return LINK.sub(link, text)


def starts_block(line, before):
    if not before.strip() or before.startswith("#"):
        return False
    if line.startswith("|"):
        return not before.startswith("|")
    return bool(ITEM.match(line)) and not ITEM.match(before) and not before.startswith(" ")


def page(text, path):
    lines, fenced, before = [], False, ""
    for line in text.splitlines():
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif not fenced:
            line = relinked(line, path)
            if line.startswith("|"):
                # GitHub needs a bar in code to be escaped, and Markdown's first form shows the escape
                line = CODE.sub(lambda code: code[0].replace("\\|", "|"), line)
            if starts_block(line, before):
                lines.append("")
        lines.append(line)
        before = line
    return "\n".join(lines) + "\n"


def main(root, target):
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(root / "docs", target)
    for name, there in BESIDE_DOCS.items():
        shutil.copy(root / name, target / there)
    shutil.copy(root / "packaging" / "web" / "site.css", target)
    for file in [*(root / "docs").rglob("*.md"), *(root / name for name in BESIDE_DOCS if name.endswith(".md"))]:
        path = file.relative_to(root).as_posix()
        (target / on_the_site(path)).write_text(page(file.read_text(encoding="utf-8"), path), encoding="utf-8")


main(Path(sys.argv[1]), Path(sys.argv[2]))
