"""Pipelines of our containers in the hands of the SDK: it loads them, compiles them to the same, and runs them on this machine.

Needs the packages kfp and kfp-kubernetes in the python3 that runs the tests; is skipped without them.
"""

import importlib.util
import json
import os
import sys
import tempfile
import unittest
import warnings
from pathlib import Path

from support import HERE, components, tool

warnings.simplefilter("ignore")
HAS_SDK = importlib.util.find_spec("kfp") is not None
# The names that components.py makes have to be those of the SDK, and its python3 the one that containers start.
os.environ["PATH"] = f"{Path(sys.executable).parent}:{os.environ['PATH']}"


def plain(value):
    """The value as it is compared: all numbers are doubles, and nobody reads what compiled it."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items() if key != "sdkVersion"}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def definitions(ports):
    """Inputs or outputs as the compiler writes them."""
    found = {"parameters": {}, "artifacts": {}}
    for port in ports:
        same = {"artifactType": port["artifact"]} if "artifact" in port else {"parameterType": port["parameterType"]}
        more = {
            "isOptional": port.get("optional") or None, "defaultValue": port.get("default"), "isArtifactList": port.get("passed") == "artifacts" or None,
            "description": port.get("description"),
        }
        found["artifacts" if "artifact" in port else "parameters"][port["name"]] = {**same, **{key: one for key, one in more.items() if one is not None}}
    return {key: one for key, one in found.items() if one}


@unittest.skipUnless(HAS_SDK, "kfp is not installed")
class Sdk(unittest.TestCase):
    def test_reads_signatures_as_we_do(self):
        from kfp import compiler, dsl
        import yaml

        sys.path.insert(0, str(HERE))
        import components as functions

        for name, one in components()["embedded"].items():
            with self.subTest(name=name):
                path = Path(tempfile.mkdtemp()) / "component.yaml"
                compiler.Compiler().compile(dsl.component(base_image="python:3.11")(getattr(functions, name)), str(path))
                spec = next(iter(yaml.safe_load(path.read_text())["components"].values()))
                fn = one["fn"]
                self.assertEqual(plain(spec.get("inputDefinitions", {})), plain(definitions(fn["parameters"])))
                self.assertEqual(plain(spec.get("outputDefinitions", {})), plain(definitions(fn["outputs"])))

    def test_loads_compiles_and_runs_our_pipelines(self):
        from kfp import compiler, components as loader, local
        import yaml

        local.init(local.SubprocessRunner(use_venv=False), pipeline_root=tempfile.mkdtemp())
        results = {}
        for executor, pipeline in tool("pipeline.ts").items():
            path = Path(tempfile.mkdtemp()) / "pipeline.yaml"
            path.write_text(json.dumps(pipeline))
            loaded = loader.load_component_from_file(str(path))
            compiler.Compiler().compile(loaded, f"{path}.again.yaml")
            self.assertEqual(plain(yaml.safe_load(Path(f"{path}.again.yaml").read_text())), plain(pipeline))
            results[executor] = loaded(count=4).outputs
        self.assertEqual(results, {executor: {"Output": "4 lines, 3 in all, 0.75, $$ $(HOME), x-y, a model, 4.0"} for executor in ("kfp", "embedded")})


if __name__ == "__main__":
    unittest.main()
