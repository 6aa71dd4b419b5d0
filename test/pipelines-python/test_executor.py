"""The embedded executor, with the python3 of this machine and those that PYTHONS names.

usage: npm run test:pipelines-python

Needs Node.js, sh and python3 from 3.8 on. PYTHONS holds paths of further interpreters, parted by ":".
"""

import json
import os
import unittest
from pathlib import Path

from support import Run, components, file

VALUES = {
    "text": "a", "whole": 5.0, "number": 5, "flag": True, "items": [1, "b", None], "map": {"a": {"b": 1.0}}, "wholes": [1.0, 2], "numbers": {"a": 1},
}


class Values(unittest.TestCase):
    def run_with(self, **changed):
        return Run("values", {**VALUES, **changed}, outputs=["Output"])

    def test_come_as_the_function_says(self):
        self.assertEqual(self.run_with().result, {
            **VALUES, "whole": 5, "number": 5.0, "wholes": [1, 2], "numbers": {"a": 1.0}, "maybe": None, "default": "it's", "of_default": [1, 2],
            "types": ["str", "int", "float", "bool", "list", "dict", "int", "float"],
        })

    def test_are_left_to_defaults_where_they_are_absent_or_null(self):
        result = self.run_with(maybe=None, default=None, of_default=[3.0]).result
        self.assertEqual([result["maybe"], result["default"], result["of_default"]], [None, "it's", [3]])

    def test_are_taken_from_texts_and_made_texts(self):
        result = self.run_with(text=[1, "é"], whole="7", number="0.5", flag="False", items="[1]", map='{"a": 2}').result
        self.assertEqual([result[name] for name in ("text", "whole", "number", "flag", "items", "map")], ['[1, "\\u00e9"]', 7, 0.5, False, [1], {"a": 2}])

    def test_of_other_types_are_refused_with_one_plain_line(self):
        for name, wrong, wanted in [
            ("whole", 1.5, "int"), ("whole", True, "int"), ("whole", "x", "int"), ("number", "x", "float"),
            ("flag", 1, "bool"), ("items", {}, "list"), ("map", [], "dict"), ("wholes", [1.5], "int"),
        ]:
            with self.subTest(name=name, wrong=wrong):
                run = self.run_with(**{name: wrong})
                value = wrong[0] if name == "wholes" else wrong
                self.assertEqual((run.code, run.said), (1, f"values: input {name} has to be of type {wanted}, got {value!r}\n"))
                self.assertFalse(run.report.exists())

    def test_that_are_required_and_absent_are_what_python_says(self):
        run = Run("values", {}, outputs=["Output"])
        self.assertEqual(run.code, 1)
        self.assertIn("missing 8 required positional arguments", run.said)


class Files(unittest.TestCase):
    def test_are_written_below_folders_that_are_there(self):
        run = Run("written_out", {"text": "ab"}, outputs=["Output", "path"], files_out={"out": "system.Dataset", "plain": "system.Artifact", "more": "system.Model"})
        output, uri = run.output, str(run.files_out["out"])
        self.assertEqual([path.read_text() for path in (run.values_out["path"], *run.files_out.values())], ["", "ab", "abab", "ababab"])
        self.assertEqual(output["parameterValues"], {"Output": f"out {uri} Dataset True {run.files_out['more']}"})
        self.assertEqual(output["artifacts"]["out"], {"artifacts": [{"name": "out", "uri": uri, "metadata": {"letters": 2}}]})
        self.assertEqual(set(output["artifacts"]), {"out", "plain", "more"})

    def test_are_read_where_the_launcher_puts_them(self):
        own = Run("single_int", outputs=["Output"]).folder / "data"
        own.write_text("hello")
        files = {
            "data": file("data", str(own), "system.Dataset", rows=3),
            "path": file("model", "gs://bucket/model", "system.Model"),
            "bare": file("bare", "minio://bucket/key/bare", "system.HTML"),
            "models": [file("a", "s3://bucket/a", "system.Model"), file("b", "oci://registry/x/y:1", "system.Model"), file("c", "gs://b/c", "system.Model", _kfp_workspace=True)],
            "bare_list": [file("c", "file:///c", "system.Dataset")],
        }
        self.assertEqual(Run("read_in", files=files, outputs=["Output"]).result, [
            "hello", "data", {"rows": 3}, "/gcs/bucket/model", "/minio/bucket/key/bare",
            ["/s3/bucket/a", "/oci/registry_x_y:1/models", "/kfp-workspace/.artifacts/gcs/b/c"], ["file:///c"], None, "Artifact",
        ])

    def test_may_be_absent(self):
        self.assertEqual(Run("without_files", outputs=["Output"]).result, "None None")
        self.assertEqual(Run("without_files", files={"data": [], "many": []}, outputs=["Output"]).result, "None []")
        self.assertEqual(Run("without_path", outputs=["Output"]).result, "None")

    def test_know_their_address(self):
        run = Run("framework", outputs=["Output"], files_out={"model": "system.Model"})
        self.assertEqual(run.result, "gs://bucket/model")
        self.assertEqual(run.output["artifacts"]["model"]["artifacts"], [{"name": "model", "uri": "gs://bucket/model", "metadata": {"framework": "torch"}}])
        run = Run("custom_path", files_out={"model": "system.Model"})
        self.assertEqual(run.output["artifacts"]["model"]["artifacts"][0]["custom_path"], "/data/model")
        run = Run("own_uri", outputs=["Output"])
        self.assertEqual(run.result, f"{run.report.parent}/model")


class Results(unittest.TestCase):
    def test_are_reported_by_name(self):
        for name, value in [("single_int", 3), ("single_float", 3), ("single_list", ["a", {"b": None}])]:
            self.assertEqual(Run(name, outputs=["Output"]).output, {"parameterValues": {"Output": value}})
        self.assertEqual(Run("pair", outputs=["first", "second"]).output, {"parameterValues": {"first": 1, "second": 0.5}})
        self.assertEqual(Run("ignored").output, {})

    def test_may_be_files(self):
        run = Run("several", {"count": 4}, outputs=["count", "index"], files_out={"data": "system.Dataset"})
        self.assertEqual(run.output["parameterValues"], {"count": 4, "index": "b"})
        self.assertEqual(run.files_out["data"].read_text(), "payload")
        run = Run("returned_payload", files_out={"Output": "system.HTML"})
        self.assertEqual((run.code, run.files_out["Output"].read_text(encoding="utf-8")), (0, "<p>é</p>"))
        run = Run("returned_artifact", files_out={"Output": "system.Dataset"})
        self.assertEqual(run.output["artifacts"]["Output"]["artifacts"], [{"name": "Output", "uri": "s3://bucket/key", "metadata": {"rows": 3}}])

    def test_of_other_types_are_refused_with_one_plain_line(self):
        for name, outputs, said in [
            ("wrong_int", ["Output"], "output Output has to be of type int, got 1.5"),
            ("nothing_returned", ["Output"], "the function has to return something, got None"),
            ("too_few", ["a", "b"], "the function has to return a, b, got (1,)"),
            ("infinite", ["Output"], "an output is no JSON: Out of range float values are not JSON compliant"),
            ("not_json", ["Output"], "an output is no JSON: 'object' object has no attribute 'item'"),
        ]:
            with self.subTest(name=name):
                run = Run(name, outputs=outputs)
                self.assertEqual((run.code, run.said.startswith(f"{name}: {said}"), run.said.count("\n")), (1, True, 1), run.said)
                self.assertFalse(run.report.exists())

    def test_come_from_the_first_of_several_processes_alone(self):
        for kind, is_first in [("chief", True), ("master", True), ("workerpool0", True), ("worker", False), ("workerpool1", False)]:
            run = Run("single_int", outputs=["Output"], env={"CLUSTER_SPEC": json.dumps({"task": {"type": kind}})})
            self.assertEqual((run.code, run.report.exists()), (0, is_first), run.said)
        run = Run("nothing_returned", outputs=["Output"], env={"CLUSTER_SPEC": json.dumps({"task": {"type": "worker"}})})
        self.assertEqual(run.code, 0)


class Metrics(unittest.TestCase):
    def test_are_what_the_user_interface_draws(self):
        run = Run("metrics", files_out={"simple": "system.Metrics", "curve": "system.ClassificationMetrics", "sliced": "system.SlicedClassificationMetrics"})
        found = {name: one["artifacts"][0]["metadata"] for name, one in run.output["artifacts"].items()}
        self.assertEqual(found["simple"], {"accuracy": 0.9, "loss": "nan"})
        self.assertEqual(found["curve"], {
            "confidenceMetrics": [
                {"confidenceThreshold": 0.9, "recall": 0.5, "falsePositiveRate": 0.0}, {"confidenceThreshold": 0.1, "recall": 1.0, "falsePositiveRate": 1.0},
            ],
            "confusionMatrix": {"annotationSpecs": [{"displayName": "cat"}, {"displayName": "dog"}], "rows": [{"row": [1, 7]}, {"row": [3, 4]}]},
        })
        self.assertEqual(found["sliced"], {"evaluationSlices": [
            {"slice": "all", "sliceClassificationMetrics": {
                "confidenceMetrics": [{"confidenceThreshold": 0.9, "recall": 0.5, "falsePositiveRate": 0.0}],
                "confusionMatrix": {"annotationSpecs": [{"displayName": "cat"}], "rows": [{"row": [5]}]},
            }},
            {"slice": "some", "sliceClassificationMetrics": {"confidenceMetrics": [{"confidenceThreshold": 0.1, "recall": 1.0, "falsePositiveRate": 1.0}]}},
        ]})

    def test_of_unknown_categories_are_refused(self):
        run = Run("wrong_category", files_out={"curve": "system.ClassificationMetrics"})
        self.assertEqual((run.code, run.said.splitlines()[-1]), (1, "ValueError: a category has to be one of ['cat'], got 'bird'"))


class Surroundings(unittest.TestCase):
    def test_how_another_task_ended(self):
        status = {"state": "FAILED", "pipelineJobResourceName": "job", "pipelineTaskName": "train", "error": {"code": 9, "message": "no"}}
        self.assertEqual(Run("ended", {"status": status}, outputs=["Output"]).result, ["FAILED", "job", "train", 9, "no"])
        old = {"state": "SUCCEEDED", "pipeline_job_resource_name": "job", "pipeline_task_name": "train"}
        self.assertEqual(Run("ended", {"status": old}, outputs=["Output"]).result, ["SUCCEEDED", "job", "train", None, None])

    def test_settings_of_the_task(self):
        settings = {"resources": {"limits": {}}, "env": [{"name": "A"}], "nodeSelector": {"a": "b"}, "volumeMounts": [], "other": 1}
        self.assertEqual(Run("configured", {"settings": settings}, outputs=["Output"]).result, [{"limits": {}}, [{"name": "A"}], {"a": "b"}, [], None])
        self.assertEqual(Run("configured", outputs=["Output"]).result, [None] * 5)

    def test_a_failing_function_says_where_in_its_own_text(self):
        run = Run("failing", {"text": "luck"})
        self.assertEqual((run.code, run.said.splitlines()[0], run.said.splitlines()[-1]), (1, "Traceback (most recent call last):", "ValueError: no luck"))
        self.assertEqual(run.said.count("ephemeral_component.py"), 2)
        self.assertNotIn("component_executor.py", run.said)
        self.assertIn('raise ValueError(f"no {text}")', run.said)

    def test_a_text_arrives_as_it_is(self):
        self.assertEqual(Run("odd_text", outputs=["Output"], env={"HOME": "/home"}).result, "$$ $(HOME) ${HOME} `x` {{x}} %s \\ ' \" é \t end")


class Interpreters(unittest.TestCase):
    @unittest.skipUnless(os.environ.get("PYTHONS"), "PYTHONS names no further interpreters")
    def test_all_run_what_needs_most(self):
        for python in os.environ["PYTHONS"].split(":"):
            with self.subTest(python=python):
                self.assertEqual(Run("values", VALUES, outputs=["Output"], python=python).result["types"], ["str", "int", "float", "bool", "list", "dict", "int", "float"])
                self.assertEqual(Run("without_files", outputs=["Output"], python=python).result, "None None")
                self.assertEqual(Run("pair", outputs=["first", "second"], python=python).code, 0)
                run = Run("metrics", files_out={"simple": "system.Metrics", "curve": "system.ClassificationMetrics", "sliced": "system.SlicedClassificationMetrics"}, python=python)
                self.assertEqual(run.code, 0, run.said)
                self.assertEqual(Run("configured", outputs=["Output"], python=python).result, [None] * 5)


class Coverage(unittest.TestCase):
    def test_every_component_is_run(self):
        text = Path(__file__).read_text(encoding="utf-8")
        self.assertEqual([name for name in components()["embedded"] if f'"{name}"' not in text], [])


if __name__ == "__main__":
    unittest.main()
