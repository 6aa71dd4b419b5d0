"""Pipelines that are written with this package in the hands of the SDK: it takes all of them, compiles them to the same, and runs them with the right results.

Needs the packages kfp and kfp-kubernetes in the python3 that runs the tests; is skipped without them.
"""

import functools
import os
import sys
import tempfile
import unittest
import warnings
from pathlib import Path

from support import tool
from test_sdk import HAS_SDK, plain

warnings.simplefilter("ignore")
os.environ["PATH"] = f"{Path(sys.executable).parent}:{os.environ['PATH']}"


@functools.lru_cache(maxsize=None)
def programs():
    return tool("--tsconfig", "tsconfig.dev.json", "test/pipelines-python/programs.ts")


@functools.lru_cache(maxsize=None)
def runs():
    return tool("runs.ts")


def load(compiled):
    """The pipeline as the SDK takes it from a file, and the file."""
    from kfp import components
    import yaml

    path = Path(tempfile.mkdtemp()) / "pipeline.yaml"
    path.write_text(yaml.safe_dump_all([compiled[one] for one in ("spec", "platform") if one in compiled]))
    return components.load_component_from_file(str(path)), path


@unittest.skipUnless(HAS_SDK, "kfp is not installed")
class Taken(unittest.TestCase):
    def test_all_are_taken_and_compiled_to_the_same(self):
        from kfp import compiler
        import yaml

        self.assertGreaterEqual(len(programs()), 5)
        for name, compiled in programs().items():
            with self.subTest(name=name):
                loaded, path = load(compiled)
                again = path.with_name("again.yaml")
                compiler.Compiler().compile(loaded, str(again))
                documents = [one for one in yaml.safe_load_all(again.read_text()) if one]
                self.assertEqual(plain(documents), plain([compiled[one] for one in ("spec", "platform") if one in compiled]))


@unittest.skipUnless(HAS_SDK, "kfp is not installed")
class Results(unittest.TestCase):
    def outputs(self, name, **arguments):
        """What both executors give; fails if they differ."""
        from kfp import local

        local.init(local.SubprocessRunner(use_venv=False), pipeline_root=tempfile.mkdtemp())
        found = [load(pipelines[name])[0](**arguments).outputs for pipelines in (runs()["kfp"], runs()["embedded"])]
        self.assertEqual(found[0], found[1])
        return found[0]

    def test_values_from_task_to_task(self):
        self.assertEqual(self.outputs("add-example", value_1=3, value_2=2), {"sum": 5, "difference": 1, "product": 5})

    def test_files_from_task_to_task_with_metadata(self):
        self.assertEqual(self.outputs("lines"), {"lines": 5000, "bytes": 30000, "told": "5000.0"})

    def test_one_file_into_two(self):
        self.assertEqual(self.outputs("split"), {"odd": "one three five seven nine", "even": "two four six eight ten"})

    def test_many_numbers(self):
        self.assertEqual(self.outputs("sums"), {"Output": 4999950000})

    def test_pipelines_in_a_pipeline(self):
        self.assertEqual(self.outputs("nested"), {"ten": 45, "five": 10, "product": 5})

    def test_each_branch(self):
        for number, word in ((20, "many"), (5, "some"), (0, "few")):
            self.assertEqual(self.outputs("branches", number=number), {"Output": f"it's {word}"})

    def test_loops_and_what_they_collect(self):
        self.assertEqual(self.outputs("loops", names=["a", "b", "c"]), {"joined": "a-b-c", "total": 12, "files": "x+y", "table": 330})

    def test_inputs_that_are_left_out(self):
        self.assertEqual(self.outputs("optional"), {"Output": "None [1.0, 2.5, true]"})

    def test_a_file_that_is_there_already(self):
        file = Path(tempfile.mkdtemp()) / "data.txt"
        file.write_text("a\nb\n")
        self.assertEqual(self.outputs("imported", uri=str(file)), {"Output": "a b"})

    def test_what_comes_at_the_end_learns_how_it_ended(self):
        for name, state in (("ends", "SUCCEEDED"), ("fails", "FAILED")):
            for executor in ("kfp", "embedded"):
                from kfp import local

                local.init(local.SubprocessRunner(use_venv=False), pipeline_root=tempfile.mkdtemp(), raise_on_error=False)
                file = Path(tempfile.mkdtemp()) / "status"
                load(runs()[executor][name])[0](file=str(file))
                self.assertEqual(file.read_text(), state)


if __name__ == "__main__":
    unittest.main()
