"""The program that asks the API server of pipelines, started with the commands that the constructs write, at a server that answers as the real one.

usage: npm run test:pipelines-client

Needs python3 and Node.js.
"""

import functools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from api_server import TOKEN, Answer, Api

ROOT = Path(__file__).parent.parent.parent
DONE, NOT_YET, REFUSED = 0, 1, 2


@functools.cache
def commands():
    done = subprocess.run(["npx", "tsx", "test/pipelines-server/commands.ts"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return json.loads(done.stdout)


def expanded(text, env):
    """As Kubernetes does it: one $ for two, the value of a variable, and what is no variable as it is written."""
    return re.sub(r"\$\$|\$\(([^)]+)\)", lambda match: "$" if match[0] == "$$" else env.get(match[1], match[0]), text)


class Program(unittest.TestCase):
    def setUp(self):
        self.api = Api()
        self.folder = Path(tempfile.mkdtemp())
        (self.folder / "token").write_text(TOKEN + "\n")
        self.said = ""

    def tearDown(self):
        self.api.close()
        shutil.rmtree(self.folder)

    def start(self, name, patience=3, job="nightly-29000000", server=None, **env):
        """Runs a command of the constructs as its pod would, and returns what it ends with."""
        command = commands()[name]
        values = {one["name"]: one.get("value", job) for one in command["env"]}
        places = {}
        for place, text in command["files"].items():
            file = self.folder / place.strip("/").replace("/", "-")
            file.write_text(text)
            places[place] = str(file)
        args = [expanded(one, values) for one in command["args"]]
        own = {"--server": server or self.api.url, "--file": places.get("/pipeline/pipeline.yaml")}
        args = [f"{option}={own[option]}" if (option := one.split("=")[0]) in own else one for one in args]
        line = [sys.executable if one == "python3" else places.get(one, one) for one in command["command"]]
        values["KF_PIPELINES_SA_TOKEN_PATH"] = str(self.folder / "token")
        done = subprocess.run([*line, *args, f"--patience={patience}"], env={"PATH": os.environ["PATH"], **values, **env}, capture_output=True, text=True, timeout=60, check=False)
        self.said = done.stdout
        self.assertEqual(done.stderr, "")
        self.assertNotIn(TOKEN, done.stdout)
        return done.returncode

    def stored(self, store):
        return self.api.stores[store]

    def uploaded(self):
        self.assertEqual(self.start("upload"), DONE)
        self.api.requests.clear()
        return self.stored("pipelines")[0], self.stored("versions")[0]


class Upload(Program):
    def test_makes_pipeline_and_version(self):
        self.assertEqual(self.start("upload"), DONE)
        (pipeline,), (version,) = self.stored("pipelines"), self.stored("versions")
        self.assertEqual([pipeline[key] for key in ("name", "display_name", "namespace", "description")], ["train", "Train", "vision", 'Uses $(HOME) & "ü"'])
        self.assertEqual([version[key] for key in ("pipeline_id", "display_name", "description")], [pipeline["pipeline_id"], "v2", "faster, 100% $$"])
        self.assertRegex(version["name"], "^train-[0-9a-f]{8}$")
        self.assertEqual(version["text"], commands()["upload"]["files"]["/pipeline/pipeline.yaml"])

    def test_a_second_time_makes_nothing(self):
        self.uploaded()
        self.assertEqual(self.start("upload"), DONE)
        self.assertEqual(self.api.writes(), [])

    def test_another_version_goes_to_the_same_pipeline(self):
        self.uploaded()
        self.assertEqual(self.start("upload-old"), DONE)
        self.assertEqual([one["display_name"] for one in self.stored("versions")], ["v2", "old"])
        self.assertEqual(len(self.stored("pipelines")), 1)

    def test_finds_a_version_on_a_later_page(self):
        pipeline, _ = self.uploaded()
        for number in range(250):
            self.api.made("versions", pipeline_id=pipeline["pipeline_id"], name=f"train-{number}")
        self.assertEqual(self.start("upload"), DONE)
        self.assertEqual(self.api.writes(), [])
        self.assertEqual(len([path for _, path, _, _ in self.api.requests if path.endswith("/versions")]), 3)

    def test_a_pipeline_of_the_name_in_another_namespace_is_another_one(self):
        self.api.made("pipelines", name="train", namespace="nlp")
        self.assertEqual(self.start("upload"), DONE)
        self.assertEqual([one["namespace"] for one in self.stored("pipelines")], ["nlp", "vision"])

    def test_somebody_else_is_faster(self):
        def meanwhile(method, path):
            if (method, path) == ("POST", "pipelines") and not self.stored("pipelines"):
                self.api.made("pipelines", name="train", namespace="vision")

        self.api.faults.append(meanwhile)
        self.assertEqual(self.start("upload"), DONE)
        self.assertEqual([len(self.stored(store)) for store in ("pipelines", "versions")], [1, 1])
        self.assertIn("409", self.said)

    def test_a_pipeline_that_the_server_cannot_read_is_tried_once_in_a_pod(self):
        command = commands()["upload"]
        file = {**command["files"], "/pipeline/pipeline.yaml": "nonsense: true\n"}
        commands()["unreadable"] = {**command, "files": file}
        self.assertEqual(self.start("unreadable"), NOT_YET)
        self.assertEqual(len([path for _, path in self.api.writes() if path == "pipelines/upload_version"]), 1)
        self.assertIn("500 Failed to create a pipeline version; why stands in the log of the API server alone", self.said)


class Run(Program):
    def test_starts_a_run_with_all_that_it_is_told(self):
        pipeline, version = self.uploaded()
        self.assertEqual(self.start("run"), DONE)
        (run,), (experiment,) = self.stored("runs"), self.stored("experiments")
        self.assertEqual((experiment["display_name"], experiment["namespace"]), ("tests", "vision"))
        self.assertEqual(run["pipeline_version_reference"], {"pipeline_id": pipeline["pipeline_id"], "pipeline_version_id": version["pipeline_version_id"]})
        self.assertEqual(run["runtime_config"], {"parameters": {"rounds": 3, "title": '$(HOME) "ü"'}, "pipeline_root": "s3://artifacts/x"})
        self.assertEqual((run["experiment_id"], run["service_account"], run["description"]), (experiment["experiment_id"], "trainer", "a run"))
        self.assertRegex(run["display_name"], "^smoke-[0-9a-f]{8}$")

    def test_a_second_time_starts_nothing(self):
        self.uploaded()
        self.assertEqual([self.start("run"), self.start("run")], [DONE, DONE])
        self.assertEqual(len(self.stored("runs")), 1)

    def test_takes_an_experiment_that_is_there(self):
        self.uploaded()
        self.api.made("experiments", display_name="tests", namespace="nlp")
        self.api.made("experiments", display_name="Default", namespace="vision")
        there = self.api.made("experiments", display_name="tests", namespace="vision")
        self.assertEqual(self.start("run"), DONE)
        self.assertEqual(self.stored("runs")[0]["experiment_id"], there["experiment_id"])
        self.assertEqual(len(self.stored("experiments")), 3)

    def test_leaves_the_choice_of_the_newest_version_to_the_server(self):
        pipeline, _ = self.uploaded()
        self.assertEqual(self.start("run-newest"), DONE)
        self.assertEqual(self.stored("runs")[0]["pipeline_version_reference"], {"pipeline_id": pipeline["pipeline_id"]})

    def test_waits_for_a_version_that_is_on_its_way(self):
        pipeline, version = self.uploaded()
        self.stored("versions").clear()

        def arrives(method, path):
            if len([one for one in self.api.requests if one[1].endswith("/versions")]) == 2:
                self.api.stores["versions"] = [version]

        self.api.faults.append(arrives)
        self.assertEqual(self.start("run"), DONE)
        self.assertIn(f"the pipeline train has no version {version['name']}; tried again in 1 s", self.said)

    def test_gives_up_on_one_that_does_not_come(self):
        self.assertEqual(self.start("run", patience=0), NOT_YET)
        self.assertIn("there is no pipeline train in vision", self.said)

    def test_an_answer_that_is_lost_starts_no_second_run(self):
        self.uploaded()

        def lost(method, path):
            if (method, path) == ("POST", "runs"):
                self.api.faults.remove(lost)
                _, _, _, body = self.api.requests[-1]
                self.api.made("runs", namespace="vision", **json.loads(body))
                raise ConnectionAbortedError

        self.api.faults.append(lost)
        self.assertEqual(self.start("run"), DONE)
        self.assertEqual(len(self.stored("runs")), 1)
        self.assertIn("does not answer", self.said)


class Scheduled(Program):
    def before(self, state, name="nightly-28999999"):
        self.uploaded()
        return self.api.made("runs", display_name=name, namespace="vision", state=state)

    def test_each_time_is_a_run_of_its_own(self):
        self.uploaded()
        for job in ("nightly-29000000", "nightly-29000000", "nightly-29001440"):
            self.assertEqual(self.start("scheduled-allow", job=job), DONE)
        self.assertEqual([one["display_name"] for one in self.stored("runs")], ["nightly-29000000", "nightly-29001440"])

    def test_allow_runs_beside_an_earlier_one(self):
        self.before("RUNNING")
        self.assertEqual(self.start("scheduled-allow"), DONE)
        self.assertEqual(len(self.stored("runs")), 2)

    def test_forbid_starts_nothing_beside_an_earlier_one(self):
        for state in ("PENDING", "RUNNING", "PAUSED"):
            with self.subTest(state):
                self.stored("runs").clear()
                self.before(state)
                self.assertEqual(self.start("scheduled-forbid"), DONE)
                self.assertEqual(len(self.stored("runs")), 1)
                self.assertIn("nightly-28999999 has not ended", self.said)

    def test_forbid_starts_after_an_earlier_one_and_beside_others(self):
        for state, name in (("SUCCEEDED", "nightly-28999999"), ("FAILED", "nightly-28999999"), ("RUNNING", "nightly-report-1"), ("RUNNING", "my-nightly-1")):
            with self.subTest(name=name, state=state):
                self.stored("runs").clear()
                self.before(state, name)
                self.assertEqual(self.start("scheduled-forbid"), DONE)
                self.assertEqual(len(self.stored("runs")), 2)

    def test_replace_ends_an_earlier_one(self):
        earlier = self.before("RUNNING")
        self.assertEqual(self.start("scheduled-replace"), DONE)
        self.assertEqual(earlier["state"], "CANCELING")
        self.assertEqual([one["display_name"] for one in self.stored("runs")], ["nightly-28999999", "nightly-29000000"])


class Recurring(Program):
    def setUp(self):
        super().setUp()
        self.uploaded()

    def test_makes_one_with_all_that_it_is_told(self):
        self.assertEqual(self.start("recurring"), DONE)
        (one,) = self.stored("recurringruns")
        self.assertEqual(one["trigger"], {"cron_schedule": {"cron": "0 30 4 * * sun", "start_time": "2026-01-31T12:00:00Z", "end_time": "2027-01-31T12:00:00Z"}})
        self.assertEqual([one[key] for key in ("display_name", "max_concurrency", "no_catchup", "status", "service_account")], ["weekly", "2", True, "ENABLED", "trainer"])
        self.assertEqual(one["runtime_config"]["parameters"], {"rounds": 3, "title": '$(HOME) "ü"'})
        self.assertRegex(one["description"], r"^a run \[[0-9a-f]{8}\]$")

    def test_a_second_time_changes_nothing(self):
        self.start("recurring")
        self.api.requests.clear()
        self.assertEqual(self.start("recurring"), DONE)
        self.assertEqual(self.api.writes(), [])

    def test_a_change_takes_the_place_of_what_there_was(self):
        self.start("recurring")
        (before,) = self.stored("recurringruns")
        self.assertEqual(self.start("recurring-changed"), DONE)
        (after,) = self.stored("recurringruns")
        self.assertEqual((after["trigger"]["cron_schedule"]["cron"], after["no_catchup"]), ("@weekly", False))
        # Runs that it has started go on.
        self.assertEqual(self.stored("deleted"), [(before["recurring_run_id"], "ORPHAN")])

    def test_a_refusal_leaves_what_there_was(self):
        self.start("recurring")
        before = list(self.stored("recurringruns"))

        def refuse(method, path):
            if (method, path) == ("POST", "recurringruns"):
                raise Answer(400, 3, "Schedule cron is not a supported format")

        self.api.faults.append(refuse)
        self.assertEqual(self.start("recurring-changed"), REFUSED)
        self.assertEqual(self.stored("recurringruns"), before)
        self.assertIn("refused: POST recurringruns: 400 Schedule cron is not a supported format", self.said)

    def test_all_others_of_the_name_go_and_those_of_other_names_stay(self):
        self.start("recurring")
        for name, namespace in (("weekly", "vision"), ("weekly", "nlp"), ("Weekly", "vision"), ("monthly", "vision")):
            self.api.made("recurringruns", display_name=name, namespace=namespace, status="ENABLED")
        self.assertEqual(self.start("recurring"), DONE)
        self.assertEqual([(one["display_name"], one["namespace"]) for one in self.stored("recurringruns")], [("weekly", "vision"), ("weekly", "nlp"), ("Weekly", "vision"), ("monthly", "vision")])
        self.assertRegex(self.stored("recurringruns")[0]["description"], "^a run")

    def test_is_switched_off_and_on_in_its_place(self):
        self.start("recurring")
        (one,) = self.stored("recurringruns")
        for command, status in (("recurring-disabled", "DISABLED"), ("recurring", "ENABLED")):
            self.assertEqual(self.start(command), DONE)
            self.assertEqual(self.stored("recurringruns"), [one])
            self.assertEqual(one["status"], status)

    def test_may_be_off_from_the_beginning(self):
        self.assertEqual(self.start("recurring-disabled"), DONE)
        self.assertEqual([one["status"] for one in self.stored("recurringruns")], ["DISABLED"])

    def test_is_removed(self):
        self.start("recurring")
        self.assertEqual([self.start("recurring-removed"), self.start("recurring-removed")], [DONE, DONE])
        self.assertEqual(self.stored("recurringruns"), [])
        self.assertIn("there is no recurring run weekly", self.said)


class Refusals(Program):
    def answers(self, status, code=2, message="no reason"):
        def fault(method, path):
            raise Answer(status, code, message)

        self.api.faults.append(fault)

    def test_rights_that_are_missing_are_told_and_tried_again(self):
        self.api.rights.remove(("pipelines", "create"))
        self.assertEqual(self.start("upload"), NOT_YET)
        self.assertIn("POST pipelines: 403 User is not authorized", self.said)
        self.assertGreater(len(self.api.writes()), 1)

    def test_each_right_is_needed(self):
        asked = {
            "upload": [("pipelines", "get"), ("pipelines", "list"), ("pipelines", "create")],
            "run": [("pipelines", "get"), ("pipelines", "list"), ("experiments", "list"), ("experiments", "create"), ("runs", "list"), ("runs", "create")],
            "recurring": [("jobs", "list"), ("jobs", "create")],
            "recurring-disabled": [("jobs", "disable")],
            "recurring-removed": [("jobs", "delete")],
        }
        for command, rights in asked.items():
            for right in rights:
                with self.subTest(command=command, right=right):
                    self.tearDown()
                    self.setUp()
                    if command != "upload":
                        self.uploaded()
                    if command.startswith("recurring-"):
                        self.start("recurring")
                    self.api.rights.remove(right)
                    self.assertNotEqual(self.start(command, patience=0), DONE)

    def test_a_token_that_the_server_does_not_take(self):
        (self.folder / "token").write_text("of somebody else")
        self.assertEqual(self.start("run", patience=0), NOT_YET)
        self.assertIn("GET runs: 401", self.said)

    def test_reads_the_token_at_each_request(self):
        (self.folder / "token").write_text("of before")

        def renewed(method, path):
            (self.folder / "token").write_text(TOKEN)

        self.api.faults.append(renewed)
        self.assertEqual(self.start("upload"), DONE)

    def test_no_token(self):
        (self.folder / "token").unlink()
        self.assertEqual(self.start("run", patience=0), NOT_YET)
        self.assertEqual(self.api.requests, [])

    def test_bad_requests_are_not_repeated(self):
        for status in (400, 405, 412, 422):
            with self.subTest(status):
                self.api.faults.clear()
                self.api.requests.clear()
                self.answers(status, message="invalid\nname")
                self.assertEqual(self.start("upload"), REFUSED)
                self.assertEqual(len(self.api.requests), 1)
                self.assertIn(f"refused: GET pipelines/names/train: {status} invalid name", self.said)

    def test_what_passes_is_tried_again_until_patience_ends(self):
        for status in (408, 429, 500, 502, 503, 504):
            with self.subTest(status):
                self.api.faults.clear()
                self.api.requests.clear()
                self.answers(status, message="away")
                self.assertEqual(self.start("upload", patience=2), NOT_YET)
                self.assertEqual(len(self.api.requests), 2)
                self.assertIn(f"{status} away; tried again in 1 s", self.said)

    def test_nobody_listens(self):
        self.assertEqual(self.start("upload", patience=0, server="http://127.0.0.1:9"), NOT_YET)
        self.assertIn("does not answer: ", self.said)

    def test_a_page_that_asks_to_log_in_gets_no_token(self):
        self.answers(302)
        self.assertEqual(self.start("upload"), REFUSED)
        self.assertEqual([path for _, path, _, _ in self.api.requests], ["pipelines/names/train"])

    def test_who_answers_anything_but_json_is_not_the_server(self):
        self.api.answer = lambda *_: b"<html>"
        self.assertEqual(self.start("upload"), REFUSED)
        self.assertIn("answers no JSON", self.said)

    def test_a_proxy_of_the_environment_is_not_for_the_cluster(self):
        self.assertEqual(self.start("upload", http_proxy="http://127.0.0.1:9", HTTP_PROXY="http://127.0.0.1:9"), DONE)

    def test_a_wrong_command_is_refused(self):
        program = ROOT / "src/workloads/pipeline/client/pipelines_client.py"
        for args in ([], ["remove"], ["run", "--server=x"], ["run", "--server=x", "--namespace=x", "--pipeline=x", "--name=x", "--parameters=[]"]):
            with self.subTest(args):
                self.assertEqual(subprocess.run([sys.executable, program, *args], capture_output=True, check=False).returncode, REFUSED)


if __name__ == "__main__":
    unittest.main()
