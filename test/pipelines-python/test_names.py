"""The names that functions take from outside, beside what Python's own compiler says about the functions of its library."""

import ast
import symtable
import sysconfig
import unittest
from pathlib import Path

from support import tool

LIBRARY = Path(sysconfig.get_paths()["stdlib"])
FOLDERS = (".", "asyncio", "collections", "concurrent/futures", "email", "encodings", "http", "importlib", "json", "logging", "multiprocessing", "unittest", "urllib", "xml/etree")


class WithoutAnnotations(ast.NodeTransformer):
    """Takes away the annotations of variables of functions, which nobody evaluates; the compiler enters their names all the same."""

    inside = False

    def visit_FunctionDef(self, node):
        return self.within(node, True)

    def visit_AsyncFunctionDef(self, node):
        return self.within(node, True)

    def visit_ClassDef(self, node):
        return self.within(node, False)

    def within(self, node, is_function):
        before, self.inside = self.inside, is_function
        self.generic_visit(node)
        self.inside = before
        return node

    def visit_AnnAssign(self, node):
        self.generic_visit(node)
        node.annotation = ast.Constant(None) if self.inside else node.annotation
        return node


def body_alone(node):
    """The function without what is evaluated where it stands."""
    arguments = node.args
    node.decorator_list, node.returns = [], None
    for one in [*arguments.args, *arguments.kwonlyargs, *arguments.posonlyargs, arguments.vararg, arguments.kwarg]:
        if one is not None:
            one.annotation = None
    arguments.defaults = [ast.Constant(1) for _ in arguments.defaults]
    arguments.kw_defaults = [one and ast.Constant(1) for one in arguments.kw_defaults]
    return ast.fix_missing_locations(WithoutAnnotations().visit(ast.Module([node], [])))


def collect(table, used, given):
    for symbol in table.get_symbols():
        # Names with two underscores are others in classes, and the compiler makes __class__ one by itself.
        if symbol.is_global() and "__" not in symbol.get_name():
            if symbol.is_referenced():
                used.add(symbol.get_name())
            if symbol.is_declared_global() and (symbol.is_assigned() or symbol.is_imported()):
                given.add(symbol.get_name())
    for child in table.get_children():
        collect(child, used, given)


def expected(text):
    found = {}
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef) and not getattr(node, "type_params", None):
            line, used, given = node.lineno, set(), set()
            for table in symtable.symtable(ast.unparse(body_alone(node)), "text", "exec").get_children():
                collect(table, used, given)
            found[f"{node.name}:{line}"] = sorted(used - given)
    return found


class Names(unittest.TestCase):
    def test_are_those_of_the_compiler(self):
        files = [str(file) for folder in FOLDERS for file in sorted((LIBRARY / folder).glob("*.py"))]
        found = tool("outside.ts", *files)
        functions = [
            (file, name, [one for one in found[file][name] if "__" not in one], wanted)
            for file in files for name, wanted in expected(Path(file).read_text(encoding="utf-8")).items()
        ]
        self.assertGreater(len(functions), 1000)
        self.assertEqual([one for one in functions if one[2] != one[3]], [])


if __name__ == "__main__":
    unittest.main()
