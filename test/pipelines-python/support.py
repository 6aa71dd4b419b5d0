"""Runs containers of functions as a pod would: their command and arguments, with the executor's input in the place of its placeholder."""

import functools
import json
import os
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


def tool(name, *args):
    """What a TypeScript file beside this one prints; options of tsx come before its path from the root."""
    done = subprocess.run(["npx", "tsx", name if name.startswith("--") else str(HERE / name), *args], cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


@functools.lru_cache(maxsize=None)
def components():
    return tool("containers.ts", str(HERE / "components.py"))


def file(name, uri, type="system.Artifact", **metadata):
    return {"name": name, "uri": uri, "type": {"schemaTitle": type, "schemaVersion": "0.0.1"}, "metadata": metadata}


class Run:
    """One run of a function, in a folder of its own."""

    def __init__(self, name, values=None, files=None, outputs=(), files_out=None, executor="embedded", env=None, python=None):
        self.folder = Path(tempfile.mkdtemp())
        self.report = self.folder / "task" / "output_metadata.json"
        self.values_out = {one: self.folder / "values" / one for one in outputs}
        self.files_out = {one: self.folder / "files" / "deep" / one for one in files_out or {}}
        given = {
            "inputs": {
                "parameterValues": values or {},
                "artifacts": {one: {"artifacts": many if isinstance(many, list) else [many]} for one, many in (files or {}).items()},
            },
            "outputs": {
                "parameters": {one: {"outputFile": str(path)} for one, path in self.values_out.items()},
                "artifacts": {one: {"artifacts": [file(one, str(path), (files_out or {})[one])]} for one, path in self.files_out.items()},
                "outputFile": str(self.report),
            },
        }
        container = components()[executor][name]["container"]
        words = [word.replace("{{$}}", json.dumps(given)) for word in [*container["command"], *container["args"]]]
        path = os.environ["PATH"]
        if python:
            (self.folder / "bin").mkdir()
            (self.folder / "bin" / "python3").symlink_to(python)
            path = f"{self.folder / 'bin'}:{path}"
        done = subprocess.run(words, cwd=self.folder, env={**os.environ, "PATH": path, **(env or {})}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
        self.code, self.printed, self.said = done.returncode, done.stdout, done.stderr

    @property
    def output(self):
        """What the task reports; fails the test with what it said if it failed."""
        assert self.code == 0, self.said
        return json.loads(self.report.read_text())

    @property
    def result(self):
        return self.output["parameterValues"]["Output"]
