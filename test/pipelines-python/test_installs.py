"""The script that installs packages, with a python3 that writes down what it is told."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from support import tool

FAKE = """#!/bin/sh
printf '%s\\036' "$@" >> "$RECORD"
printf '\\n' >> "$RECORD"
case "$*" in *"$FAILING"*) exit 1 ;; esac
"""
PIP = ["-m", "pip", "install", "--quiet", "--no-warn-script-location", "--index-url", "https://i/simple", "--extra-index-url", "https://j", "--trusted-host", "i"]


class Installs(unittest.TestCase):
    def calls(self, failing="nothing"):
        """What python3 was told, call by call, and how the script ended."""
        folder = Path(tempfile.mkdtemp())
        (folder / "python3").write_text(FAKE)
        (folder / "python3").chmod(0o755)
        container = tool("installs.ts")
        env = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "RECORD": str(folder / "record"), "FAILING": failing}
        code = subprocess.run([*container["command"], *container["args"]], env=env).returncode
        return code, [line.rstrip("\036").split("\036") for line in (folder / "record").read_text().rstrip("\n").split("\n")]

    def test_packages_come_first_then_the_sdk_then_the_function(self):
        code, (version, packages, sdk, executor) = self.calls()
        self.assertEqual(code, 0)
        self.assertEqual(version, ["-m", "pip", "--version"])
        self.assertEqual(packages, [*PIP, "a>=1,<2", 'b; python_version<"3.9"', "c @ https://example.com/c.whl?x=1&y=`z`"])
        self.assertEqual(sdk, [*PIP, "--no-deps", "kfp==2.16.1", 'typing-extensions>=3.7.4,<5; python_version<"3.9"'])
        self.assertEqual(executor[:4], ["-u", "-m", "kfp.dsl.executor_main", "--component_module_path"])
        self.assertEqual(executor[5:], ["--executor_input", "{{$}}", "--function_to_execute", "f"])

    def test_nothing_runs_if_a_package_cannot_be_had(self):
        code, calls = self.calls("a>=1")
        self.assertNotEqual(code, 0)
        self.assertEqual(len(calls), 2)

    def test_pip_is_brought_in_where_it_is_absent(self):
        code, calls = self.calls("pip --version")
        self.assertEqual((code, calls[1], len(calls)), (0, ["-m", "ensurepip"], 5))


if __name__ == "__main__":
    unittest.main()
