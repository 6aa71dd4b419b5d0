"""The program that writes models into a registry, started with what the construct writes, at a server that answers as the real one, or at the real one.

usage: npm run test:registry-client
       REGISTRY_URL=http://127.0.0.1:8080 npm run test:registry-client

Needs python3 and Node.js. A real registry must be empty.
"""

import functools
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from registry import Registry

ROOT = Path(__file__).parent.parent.parent
PROGRAM = ROOT / "src/workloads/registered-model/models_client.py"
DONE, NOT_YET, REFUSED = 0, 1, 2
REAL = os.environ.get("REGISTRY_URL")


@functools.cache
def content():
    done = subprocess.run(["npx", "tsx", "test/registry/content.ts"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return done.stdout


def start(url, model, **env):
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        file.write(model if isinstance(model, str) else json.dumps(model))
        file.flush()
        # The pauses between tries are those of a cluster; a test does not wait for them.
        code = "import sys, runpy, time; time.sleep = lambda _: None; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
        done = subprocess.run([sys.executable, "-c", code, str(PROGRAM), url, file.name], capture_output=True, text=True, check=False, env={**os.environ, **env})
    return done.returncode, done.stdout


@unittest.skipIf(REAL, "a real registry is given")
class Program(unittest.TestCase):
    def setUp(self):
        self.registry = Registry()
        self.addCleanup(self.registry.close)

    def start(self, model=None):
        return start(self.registry.url, content() if model is None else model)

    def test_makes_the_model_its_versions_and_where_their_files_are(self):
        self.assertEqual(self.start()[0], DONE)
        stores = self.registry.stores
        self.assertEqual([one["name"] for one in stores["registered_models"]], ["iris"])
        self.assertEqual([(one["name"], one["registeredModelId"]) for one in stores["model_versions"]], [("v1", "1"), ("v2", "1")])
        self.assertEqual([(one["uri"], one["parent"]) for one in stores["model_artifacts"]], [("s3://mlpipeline/iris/v1", "2"), ("pvc://iris/v2", "4")])
        self.assertEqual(stores["registered_models"][0]["description"], 'Flowers, 100% "ü"')

    def test_changes_nothing_the_second_time(self):
        self.start()
        self.registry.requests.clear()
        self.assertEqual(self.start()[0], DONE)
        self.assertEqual(self.registry.changes(), [])

    def test_changes_only_what_differs(self):
        self.start()
        self.registry.requests.clear()
        model = json.loads(content())
        model["owner"] = "other"
        model["versions"][0]["artifact"]["uri"] = "s3://other/v1"
        model["versions"][1]["state"] = "ARCHIVED"
        self.assertEqual(self.start(model)[0], DONE)
        self.assertEqual(
            [(method, path, body) for method, path, body in self.registry.requests if method != "GET"],
            [
                ("PATCH", "registered_models/1", {"owner": "other"}),
                ("PATCH", "model_artifacts/3", {"uri": "s3://other/v1", "artifactType": "model-artifact"}),
                ("PATCH", "model_versions/4", {"state": "ARCHIVED"}),
            ],
        )

    def test_waits_for_a_registry_that_is_not_ready_and_for_policies(self):
        self.registry.faults = [503, 403, 500]
        self.assertEqual(self.start()[0], DONE)

    def test_gives_up_for_this_pod_when_it_never_answers(self):
        self.registry.faults = [503] * 20
        self.assertEqual(self.start()[0], NOT_YET)
        self.registry.close()
        code, out = self.start()
        self.assertEqual(code, NOT_YET)
        self.assertIn("does not answer", out)

    def test_a_refusal_ends_it_and_says_why(self):
        self.registry.faults = [400]
        code, out = self.start()
        self.assertEqual(code, REFUSED)
        self.assertIn("told so", out)

    def test_a_redirect_to_a_login_page_is_no_registry(self):
        self.registry.faults = [302]
        self.assertEqual(self.start()[0], REFUSED)

    def test_a_file_that_is_no_json_is_refused(self):
        self.assertEqual(self.start("{")[0], REFUSED)


@unittest.skipUnless(REAL, "REGISTRY_URL names no real registry")
class RealRegistry(unittest.TestCase):
    def test_takes_all_of_it_and_changes_nothing_the_second_time(self):
        code, out = start(REAL, content())
        self.assertEqual((code, out.count("made")), (DONE, 5), out)
        code, out = start(REAL, content())
        self.assertEqual((code, out.count("as it should be")), (DONE, 5), out)
        model = json.loads(content())
        model["versions"][0]["artifact"]["uri"] = "s3://other/v1"
        code, out = start(REAL, model)
        self.assertEqual((code, out.count("changed uri of the files of the version v1")), (DONE, 1), out)


if __name__ == "__main__":
    unittest.main()
