"""The profile controller as a program, at a real SeaweedFS, asked with requests that Metacontroller made.

usage: npm run test:profile-controller

Needs python3 with botocore, Node.js, and SeaweedFS: `weed` in the PATH, or its path in WEED. Settings, objects and the script that SeaweedFS starts
with are those of the output.
"""

import base64
import copy
import functools
import json
import os
import random
import shutil
import socket
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.error
import urllib.request
from datetime import datetime, timedelta, timezone
from pathlib import Path

import botocore.session
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
ADMIN = {"AWS_ACCESS_KEY_ID": "administrator", "AWS_SECRET_ACCESS_KEY": "never-to-be-printed"}
BUCKET = "mlpipeline"
SECRET = "mlpipeline-minio-artifact"
LAST_APPLIED = "metacontroller.k8s.io/decorator-controller"


def recorded(name):
    return json.loads((HERE / "requests" / f"{name}.json").read_text())["request"]


def free_ports(count):
    """Ports below those that the system gives to clients; SeaweedFS takes those at 10000 above too."""
    return random.sample([port for port in range(12000, 22000, 7) if is_free(port) and is_free(port + 10000)], count)


def is_free(port):
    with socket.socket() as one:
        try:
            one.bind(("127.0.0.1", port))
            return True
        except OSError:
            return False


def until(what, condition, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            result = condition()
            if result:
                return result
        except (OSError, ClientError):
            pass
        time.sleep(0.2)
    raise AssertionError(f"{what} did not happen in {seconds} seconds")


@functools.cache
def tool(*args):
    done = subprocess.run(["npx", "tsx", *map(str, args)], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return json.loads(done.stdout)


class Seaweed:
    """SeaweedFS on ports of its own, with the bucket and administrator that the script at its start makes."""

    def __init__(self):
        self.weed = os.environ.get("WEED") or shutil.which("weed")
        if not self.weed:
            sys.exit("SeaweedFS is needed: put weed into the PATH, or its path into WEED")
        self.folder = Path(tempfile.mkdtemp(prefix="seaweedfs-"))
        self.master, volume, filer, self.s3_port, self.iam_port = free_ports(5)
        self.args = [
            "server", f"-dir={self.folder}", "-ip=127.0.0.1", "-s3", "-iam", "-filer", "-master.volumePreallocate=false", "-master.telemetry=false",
            f"-master.port={self.master}", f"-volume.port={volume}", f"-filer.port={filer}", f"-s3.port={self.s3_port}", f"-iam.port={self.iam_port}", "-volume.max=30",
        ]
        self.s3_url, self.iam_url = f"http://127.0.0.1:{self.s3_port}", f"http://127.0.0.1:{self.iam_port}"
        self.start()

    def start(self):
        with open(self.folder / "log", "w", encoding="utf-8") as log:
            self.process = subprocess.Popen([self.weed, *self.args], cwd=self.folder, stdout=log, stderr=log)
        try:
            self.prepare()
        except BaseException:
            self.stop()
            print((self.folder / "log").read_text(encoding="utf-8")[-3000:], file=sys.stderr)
            raise

    def prepare(self):
        """Runs the script of the manifest, with the ports of this test."""
        script = tool(HERE / "start-script.ts").replace("127.0.0.1:8333", f"127.0.0.1:{self.s3_port}").replace("/tmp/store-is-ready", f"{self.folder}/ready")
        bin_folder = self.folder / "bin"
        bin_folder.mkdir(exist_ok=True)
        wrapper = bin_folder / "weed"
        wrapper.write_text(f'#!/bin/sh\nexec {self.weed} "$@" -master=127.0.0.1:{self.master}\n')
        wrapper.chmod(0o755)
        env = {"PATH": f"{bin_folder}:{os.environ['PATH']}", "BUCKET": BUCKET, "ACCESS_KEY": ADMIN["AWS_ACCESS_KEY_ID"], "SECRET_KEY": ADMIN["AWS_SECRET_ACCESS_KEY"]}
        done = subprocess.run(["/bin/sh", "-c", script], env=env, capture_output=True, text=True, timeout=180, check=False)
        assert (done.returncode, done.stdout) == (0, ""), done
        assert ADMIN["AWS_SECRET_ACCESS_KEY"] not in done.stderr

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def client(self, service, keys=ADMIN):
        url = self.iam_url if service == "iam" else self.s3_url
        return botocore.session.get_session().create_client(
            service, region_name="us-east-1", endpoint_url=url, aws_access_key_id=keys["AWS_ACCESS_KEY_ID"], aws_secret_access_key=keys["AWS_SECRET_ACCESS_KEY"],
            config=Config(connect_timeout=2, read_timeout=10, retries={"total_max_attempts": 2}, s3={"addressing_style": "path"}))

    def keys_of(self, user):
        try:
            return [one["AccessKeyId"] for one in self.client("iam").list_access_keys(UserName=user)["AccessKeyMetadata"]]
        except ClientError as error:
            assert error.response["Error"]["Code"] == "NoSuchEntity", error
            return []


class Gate:
    """A port before one of the store: shut, it refuses as a proxy of the mesh does; open, it hands on all bytes."""

    REFUSAL = b"HTTP/1.1 403 Forbidden\r\ncontent-type: text/plain\r\ncontent-length: 19\r\nconnection: close\r\n\r\nRBAC: access denied"

    def __init__(self, port):
        gate = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self):
                if not gate.is_open:
                    self.request.recv(65536)
                    self.request.sendall(Gate.REFUSAL)
                    return
                with socket.create_connection(("127.0.0.1", port)) as store:
                    back = threading.Thread(target=hand_on, args=(store, self.request), daemon=True)
                    back.start()
                    hand_on(self.request, store)
                    back.join()

        self.is_open = False
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def hand_on(source, target):
    try:
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:  # the other side has gone
        pass


class Program:
    """The profile controller with the environment and files of its pod."""

    def __init__(self, store, metadata="metadata-grpc-service", days=0, profile="team-a", s3_url=None, iam_url=None):
        self.given = tool(HERE / "settings.ts", profile, s3_url or store.s3_url, iam_url or store.iam_url, metadata, days)
        self.folder = Path(tempfile.mkdtemp(prefix="profile-controller-"))
        for name, text in self.given["files"].items():
            (self.folder / name).write_text(text)
        self.port = free_ports(1)[0]
        env = {**self.given["env"], "CONTROLLER_PORT": str(self.port), "OBJECTS_FILE": str(self.folder / "objects.json"), "POLICY_FILE": str(self.folder / "policy.json"), "PATH": os.environ["PATH"], "HOME": str(self.folder), **ADMIN}
        self.log = open(self.folder / "log", "w+", encoding="utf-8")
        self.process = subprocess.Popen([sys.executable, str(self.folder / "profile_controller.py")], env=env, stdout=self.log, stderr=subprocess.STDOUT)
        until("the start of the controller", lambda: urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=1).status == 200, 20)

    def ask(self, path, request):
        body = json.dumps(request).encode()
        try:
            with urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", body, {"Content-Type": "application/json"}), timeout=10) as answer:
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read())

    def said(self):
        return (self.folder / "log").read_text(encoding="utf-8")

    def stop(self):
        self.process.terminate()
        self.process.wait(10)
        self.log.close()


class Cluster:
    """What Metacontroller does with the answers, as far as the program sees it."""

    def __init__(self, name, foreign=None):
        self.request = recorded("first-sync")
        self.request["object"]["metadata"].update(name=name, uid=f"uid-of-{name}")
        self.name = name
        self.foreign = foreign

    def asked(self, finalizing=False):
        request = copy.deepcopy(self.request)
        request["finalizing"] = finalizing
        secrets = dict(request["attachments"]["Secret.v1"])
        if self.foreign:
            secrets[f"{self.name}/{SECRET}"] = self.foreign
        request["related"] = {"Secret.v1": secrets}
        return request

    def made(self, answer):
        """Attachments as they are observed afterwards."""
        for kind in self.request["attachments"].values():
            kind.clear()
        for one in copy.deepcopy(answer["attachments"]):
            one["metadata"].setdefault("annotations", {})[LAST_APPLIED] = self.request["controller"]["metadata"]["name"]
            kind = f"{one['kind']}.{one['apiVersion']}"
            self.request["attachments"][kind][f"{self.name}/{one['metadata']['name']}"] = one

    def delete(self, ago=0):
        when = datetime.now(timezone.utc) - timedelta(seconds=ago)
        self.request["object"]["metadata"]["deletionTimestamp"] = when.strftime("%Y-%m-%dT%H:%M:%SZ")


def secrets_in(answer):
    return [one for one in answer["attachments"] if one["kind"] == "Secret"]


def keys_in(secret):
    decoded = {key: base64.b64decode(value).decode() for key, value in secret["data"].items()}
    return {"AWS_ACCESS_KEY_ID": decoded["accesskey"], "AWS_SECRET_ACCESS_KEY": decoded["secretkey"]}


class ProfileControllerTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.store = Seaweed()
        cls.addClassCleanup(lambda: (cls.store.stop(), shutil.rmtree(cls.store.folder, ignore_errors=True)))
        cls.admin = cls.store.client("s3")

    def program(self, **options):
        program = Program(self.store, **options)

        def end():
            program.stop()
            self.assertNotIn(ADMIN["AWS_SECRET_ACCESS_KEY"], program.said())
            shutil.rmtree(program.folder)
        self.addCleanup(end)
        return program

    def synced(self, program, cluster):
        status, answer = program.ask("/sync", cluster.asked())
        self.assertEqual(200, status, answer)
        cluster.made(answer)
        return answer

    def refused(self, call):
        with self.assertRaises(ClientError) as caught:
            call()
        self.assertEqual(403, caught.exception.response["ResponseMetadata"]["HTTPStatusCode"])

    def works(self, what, call):
        """The store learns of new keys a moment later."""
        until(what, lambda: call() or True, 15)

    def test_a_profile_gets_the_objects_that_are_written_for_other_stores_from_git(self):
        program = self.program(profile="team-objects")
        cluster = Cluster("team-objects")
        answer = self.synced(program, cluster)
        self.assertIsNone(answer["status"])
        self.assertEqual("Secret", answer["attachments"][0]["kind"])
        self.assertEqual({"name": SECRET, "namespace": "team-objects", "annotations": program.given["secret"]["annotations"]},
                         {key: value for key, value in answer["attachments"][0]["metadata"].items()})
        maps = [{"name": one["metadata"]["name"], **({"annotations": one["metadata"]["annotations"]} if "annotations" in one["metadata"] else {}), "data": one["data"]}
                for one in answer["attachments"] if one["kind"] == "ConfigMap"]
        self.assertEqual(program.given["configMaps"], maps)
        self.assertTrue(all(one["metadata"]["namespace"] == "team-objects" for one in answer["attachments"]))

    def test_its_keys_open_its_own_artifacts_and_their_list_and_nothing_else(self):
        program = self.program()
        answer = self.synced(program, Cluster("team-a"))
        keys = keys_in(secrets_in(answer)[0])
        own = self.store.client("s3", keys)
        mine = "kubeflow/private-artifacts/team-a/v2/artifacts/run/model"
        for other in ("kubeflow/private-artifacts/team-b/model", "kubeflow/private-artifacts/team-ab/model", "artifacts/x", "shared/x", "kubeflow/pipelines/x"):
            self.admin.put_object(Bucket=BUCKET, Key=other, Body=b"theirs")
        self.works("writing", lambda: own.put_object(Bucket=BUCKET, Key=mine, Body=b"mine"))
        self.assertEqual(b"mine", own.get_object(Bucket=BUCKET, Key=mine)["Body"].read())
        listed = own.list_objects_v2(Bucket=BUCKET, Prefix="kubeflow/private-artifacts/team-a/")
        self.assertEqual([mine], [one["Key"] for one in listed["Contents"]])
        upload = own.create_multipart_upload(Bucket=BUCKET, Key=f"{mine}-large")["UploadId"]
        own.abort_multipart_upload(Bucket=BUCKET, Key=f"{mine}-large", UploadId=upload)
        own.delete_object(Bucket=BUCKET, Key=mine)
        for other in ("kubeflow/private-artifacts/team-b/model", "kubeflow/private-artifacts/team-ab/model", "artifacts/x", "shared/x", "kubeflow/pipelines/x"):
            with self.subTest(other=other):
                self.refused(lambda other=other: own.get_object(Bucket=BUCKET, Key=other))
                self.refused(lambda other=other: own.put_object(Bucket=BUCKET, Key=f"{other}-new", Body=b"x"))
                self.refused(lambda other=other: own.delete_object(Bucket=BUCKET, Key=other))
        for prefix in ("", "kubeflow/", "kubeflow/private-artifacts/", "kubeflow/private-artifacts/team-b/", "kubeflow/private-artifacts/team-a", "shared/"):
            with self.subTest(prefix=prefix):
                self.refused(lambda prefix=prefix: own.list_objects_v2(Bucket=BUCKET, Prefix=prefix))
        self.refused(lambda: own.delete_bucket(Bucket=BUCKET))
        self.refused(lambda: self.store.client("iam", keys).create_access_key(UserName="team-b"))
        self.assertNotIn(keys["AWS_SECRET_ACCESS_KEY"], program.said())

    def test_keys_are_made_once(self):
        program, cluster = self.program(), Cluster("team-once")
        _, first = program.ask("/sync", cluster.asked())
        _, again = program.ask("/sync", cluster.asked())  # before the Secret is seen
        self.assertEqual(secrets_in(first), secrets_in(again))
        cluster.made(first)
        seen = secrets_in(self.synced(program, cluster))
        self.assertEqual(keys_in(secrets_in(first)[0]), keys_in(seen[0]))
        self.assertEqual([keys_in(seen[0])["AWS_ACCESS_KEY_ID"]], self.store.keys_of("team-once"))
        other = self.program()
        self.assertEqual(seen, secrets_in(self.synced(other, cluster)))
        self.assertEqual(1, len(self.store.keys_of("team-once")))

    def test_keys_that_nobody_got_are_worth_nothing(self):
        cluster = Cluster("team-lost")
        _, lost = self.program().ask("/sync", cluster.asked())
        answer = self.synced(self.program(), cluster)  # another process, and the Secret is not there
        self.assertEqual([keys_in(secrets_in(answer)[0])["AWS_ACCESS_KEY_ID"]], self.store.keys_of("team-lost"))
        self.assertNotEqual(keys_in(secrets_in(lost)[0]), keys_in(secrets_in(answer)[0]))

    def test_keys_that_the_store_has_lost_are_made_anew(self):
        program, cluster = self.program(), Cluster("team-new")
        before = keys_in(secrets_in(self.synced(program, cluster))[0])
        self.synced(program, cluster)
        self.store.client("iam").delete_access_key(UserName="team-new", AccessKeyId=before["AWS_ACCESS_KEY_ID"])
        self.assertEqual([], secrets_in(self.synced(program, cluster)))  # which deletes it
        after = keys_in(secrets_in(self.synced(program, cluster))[0])
        self.assertNotEqual(before, after)
        self.assertEqual([after["AWS_ACCESS_KEY_ID"]], self.store.keys_of("team-new"))

    def test_a_secret_of_somebody_else_stays_and_makes_no_keys(self):
        foreign = {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": SECRET, "namespace": "team-own", "annotations": {}}, "data": {"accesskey": "eA=="}}
        program, cluster = self.program(), Cluster("team-own", foreign)
        for _ in range(2):
            answer = self.synced(program, cluster)
            self.assertEqual([], secrets_in(answer))
            self.assertEqual(3, len(answer["attachments"]))
        self.assertEqual([], self.store.keys_of("team-own"))
        self.assertEqual((200, {"status": None, "attachments": [], "finalized": True}), program.ask("/finalize", cluster.asked(True)))

    def test_a_profile_with_a_name_of_the_stores_own_users_gets_no_keys_and_takes_none_away(self):
        for name in ("kubeflow-admin", "anonymous"):
            with self.subTest(name=name):
                before, program, cluster = self.store.keys_of(name), self.program(profile=name), Cluster(name)
                answer = self.synced(program, cluster)
                self.assertEqual(["ConfigMap"] * 3, [one["kind"] for one in answer["attachments"]])
                self.assertIn(f"{name}: gets no keys", program.said())
                self.assertEqual((200, {"status": None, "attachments": [], "finalized": True}), program.ask("/finalize", cluster.asked(True)))
                self.assertEqual(before, self.store.keys_of(name))
                self.assertTrue(self.admin.list_buckets()["Buckets"])
        self.assertEqual([ADMIN["AWS_ACCESS_KEY_ID"]], self.store.keys_of("kubeflow-admin"))
        self.refused(lambda: self.anonymous().list_objects_v2(Bucket=BUCKET, Prefix="kubeflow/private-artifacts/anonymous/"))

    def anonymous(self):
        return botocore.session.get_session().create_client("s3", region_name="us-east-1", endpoint_url=self.store.s3_url, config=Config(signature_version=UNSIGNED, s3={"addressing_style": "path"}))

    def test_a_key_that_is_no_text_is_one_that_the_store_does_not_know(self):
        program, cluster = self.program(), Cluster("team-bytes")
        self.synced(program, cluster)
        cluster.request["attachments"]["Secret.v1"][f"team-bytes/{SECRET}"]["data"] = {"accesskey": "/w=="}
        self.assertEqual([], secrets_in(self.synced(program, cluster)))  # which deletes it
        after = keys_in(secrets_in(self.synced(program, cluster))[0])
        self.assertEqual([after["AWS_ACCESS_KEY_ID"]], self.store.keys_of("team-bytes"))

    def test_nothing_is_made_before_it_is_known_which_secret_there_is(self):
        status, _ = self.program().ask("/sync", {**Cluster("team-blind").asked(), "related": {}})
        self.assertEqual(503, status)
        self.assertEqual([], self.store.keys_of("team-blind"))

    def test_a_namespace_that_is_being_deleted_gets_what_it_has_and_no_keys(self):
        program, cluster = self.program(), Cluster("team-going")
        made = self.synced(program, cluster)
        cluster.delete()
        status, answer = program.ask("/sync", cluster.asked())
        self.assertEqual((200, None), (status, answer["status"]))
        self.assertEqual(sorted(one["metadata"]["name"] for one in made["attachments"]), sorted(one["metadata"]["name"] for one in answer["attachments"]))
        cluster.request["attachments"]["Secret.v1"].clear()
        _, answer = program.ask("/sync", cluster.asked())
        self.assertEqual([], secrets_in(answer))
        self.assertEqual(1, len(self.store.keys_of("team-going")))

    def test_keys_are_revoked_when_the_profile_goes_or_loses_its_label(self):
        program = self.program()
        for deleted in (True, False):
            with self.subTest(deleted=deleted):
                cluster = Cluster(f"team-left-{deleted}".lower())
                keys = keys_in(secrets_in(self.synced(program, cluster))[0])
                own, key = self.store.client("s3", keys), f"kubeflow/private-artifacts/{cluster.name}/x"
                self.works("writing", lambda own=own, key=key: own.put_object(Bucket=BUCKET, Key=key, Body=b"x"))
                if deleted:
                    cluster.delete()
                    cluster.request["attachments"]["Secret.v1"].clear()
                else:
                    del cluster.request["object"]["metadata"]["labels"]["pipelines.kubeflow.org/enabled"]
                self.assertEqual((200, {"status": None, "attachments": [], "finalized": True}), program.ask("/finalize", cluster.asked(True)))
                self.assertEqual([], self.store.keys_of(cluster.name))
                until("the end of the keys", lambda own=own, key=key: self.denied(lambda: own.get_object(Bucket=BUCKET, Key=key)), 15)
                self.assertEqual((200, True), (lambda answer: (answer[0], answer[1]["finalized"]))(program.ask("/finalize", cluster.asked(True))))  # once more is no fault

    @staticmethod
    def denied(call):
        try:
            call()
            return False
        except ClientError as error:
            return error.response["ResponseMetadata"]["HTTPStatusCode"] == 403

    def test_requests_of_metacontroller_as_they_were_recorded(self):
        program = self.program()
        self.assertEqual((200, {"relatedResources": [{"apiVersion": "v1", "resource": "secrets", "namespace": "team-c", "names": [SECRET]}]}),
                         program.ask("/customize", recorded("customize")))
        status, answer = program.ask("/finalize", recorded("label-removed"))
        self.assertEqual((200, [], True), (status, answer["attachments"], answer["finalized"]))
        self.assertEqual((503, []), (program.ask("/sync", recorded("first-sync"))[0], self.store.keys_of("team-recorded")))  # upstream's, without related objects
        self.assertEqual(404, program.ask("/", {})[0])

    def test_other_settings_reach_profiles_that_are_there(self):
        cluster = Cluster("team-moved")
        self.synced(self.program(profile="team-moved"), cluster)
        moved = self.program(metadata="elsewhere", profile="team-moved")
        answer = self.synced(moved, cluster)
        maps = {one["metadata"]["name"]: one["data"] for one in answer["attachments"] if one["kind"] == "ConfigMap"}
        self.assertEqual("elsewhere.kubeflow", maps["metadata-grpc-configmap"]["METADATA_GRPC_SERVICE_HOST"])

    def test_the_retention_follows_the_setting_at_each_start(self):
        def days():
            try:
                rules = self.admin.get_bucket_lifecycle_configuration(Bucket=BUCKET).get("Rules", [])
            except ClientError as error:
                self.assertEqual("NoSuchLifecycleConfiguration", error.response["Error"]["Code"])
                return []
            return sorted((one.get("Filter", {}).get("Prefix", one.get("Prefix")), one["Expiration"]["Days"]) for one in rules)

        prefix = "kubeflow/private-artifacts/"
        for setting, expected in ((7, [(prefix, 7)]), (30, [(prefix, 30)]), (0, [])):
            program = self.program(days=setting)
            until("applying the retention", lambda program=program: "artifacts: are" in program.said(), 20)
            self.assertEqual(expected, days(), setting)

    def test_a_proxy_that_refuses_at_first_is_asked_again_for_keys_and_for_the_retention(self):
        s3, iam = Gate(self.store.s3_port), Gate(self.store.iam_port)
        program, cluster = self.program(days=9, profile="team-early", s3_url=s3.url, iam_url=iam.url), Cluster("team-early")
        status, answer = program.ask("/sync", cluster.asked())
        self.assertEqual((503, "listing keys: the answer is none of the store's, but for example a proxy's refusal"), (status, answer["error"]))
        until("asking for the retention", lambda: "artifacts: reading rules: " in program.said(), 20)
        s3.is_open = iam.is_open = True
        self.assertEqual(1, len(secrets_in(self.synced(program, cluster))))
        until("applying the retention", lambda: "artifacts: are deleted after 9 days" in program.said(), 30)
        self.assertNotIn("Traceback", program.said())

    def test_a_store_that_is_down_is_tried_again_and_holds_up_no_deletion_for_ever(self):
        program, cluster = self.program(), Cluster("team-waiting")
        self.store.stop()
        self.addCleanup(lambda: self.store.process.poll() is not None and self.store.start())
        status, _ = program.ask("/sync", cluster.asked())
        self.assertEqual(503, status)
        cluster.delete(ago=60)
        status, answer = program.ask("/finalize", cluster.asked(True))
        self.assertEqual((200, False, 30), (status, answer["finalized"], answer["resyncAfterSeconds"]))
        cluster.delete(ago=3600)
        status, answer = program.ask("/finalize", cluster.asked(True))
        self.assertEqual((200, True), (status, answer["finalized"]))
        self.assertIn("the namespace goes without", program.said())
        self.store.start()
        cluster = Cluster("team-waiting")
        self.assertEqual(1, len(secrets_in(self.synced(program, cluster))))


if __name__ == "__main__":
    unittest.main()
