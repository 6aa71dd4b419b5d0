"""Gives each profile what its pipelines need: ConfigMaps, and keys that open the profile's own artifacts alone.

Metacontroller asks by HTTP and makes what is answered:

  /customize  which further objects it shall show: the Secret of the profile, whoever made it
  /sync       what there shall be beside a namespace
  /finalize   the same when the namespace is deleted, or its label is gone: nothing, and the keys are revoked

All settings come from the environment, the objects and the policy from files, in which {profile} stands for the name of the profile.
"""

from __future__ import annotations

import base64
import json
import os
import threading
import time
from dataclasses import dataclass
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Callable, Mapping

import botocore.session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from botocore.parsers import ResponseParserError

Object = dict[str, Any]

# Metacontroller waits ten seconds for an answer, in which a few calls must fit.
CLIENT = Config(connect_timeout=2, read_timeout=3, retries={"total_max_attempts": 1}, s3={"addressing_style": "path"})
# A namespace never waits longer than that for a store that does not answer.
PATIENCE_SECONDS = 600
RULE = "private-artifacts"
# Names that mean somebody else at the store: SeaweedFS' administrator, and its callers without keys. No profile's user can have them.
RESERVED = {"kubeflow-admin", "anonymous"}


class StoreError(Exception):
    """The store did not do what it was asked; says what and why, and nothing that is secret."""


@dataclass(frozen=True)
class Settings:
    port: int
    iam_url: str
    s3_url: str
    region: str
    bucket: str
    artifacts: str  # first part of the keys of all profiles
    profile: str  # first part of the keys of one, with {profile}
    retention_days: int  # 0: artifacts are kept
    secret: str
    access_key: str
    secret_key: str
    objects: str  # JSON, with {profile}
    policy: str  # the same

    @staticmethod
    def read(env: Mapping[str, str]) -> Settings:
        return Settings(
            port=int(env["CONTROLLER_PORT"]),
            iam_url=env["IAM_URL"],
            s3_url=env["S3_URL"],
            region=env["STORE_REGION"],
            bucket=env["BUCKET"],
            artifacts=env["ARTIFACTS_PREFIX"],
            profile=env["PROFILE_PREFIX"],
            retention_days=int(env["RETENTION_DAYS"]),
            secret=env["SECRET_NAME"],
            access_key=env["SECRET_ID_FIELD"],
            secret_key=env["SECRET_KEY_FIELD"],
            objects=text(env["OBJECTS_FILE"]),
            policy=text(env["POLICY_FILE"]),
        )


def text(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


def log(who: str, what: str) -> None:
    print(f"{who}: {what}", flush=True)


def calling(what: str, call: Callable[[], Any], *accepted: str) -> Any:
    """What a call to the store answers; None for an answer with one of those codes."""
    try:
        return call()
    except ClientError as error:
        code = error.response.get("Error", {}).get("Code", "unknown")
        if code in accepted:
            return None
        raise StoreError(f"{what}: {code}") from None
    except BotoCoreError as error:
        raise StoreError(f"{what}: {type(error).__name__}") from None
    except ResponseParserError:  # no kind of BotoCoreError; a proxy answers in plain words while the mesh does not let this call through yet
        raise StoreError(f"{what}: the answer is none of the store's, but for example a proxy's refusal") from None


class Store:
    """The object store with its IAM service."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        session = botocore.session.get_session()
        self.iam = session.create_client("iam", region_name=settings.region, endpoint_url=settings.iam_url, config=CLIENT)
        self.s3 = session.create_client("s3", region_name=settings.region, endpoint_url=settings.s3_url, config=CLIENT)

    def keys(self, user: str) -> list[str]:
        answer = calling("listing keys", lambda: self.iam.list_access_keys(UserName=user), "NoSuchEntity")
        return [key["AccessKeyId"] for key in (answer or {}).get("AccessKeyMetadata", []) if key.get("UserName", user) == user]

    def mint(self, user: str) -> tuple[str, str]:
        """New keys; those of before are worth nothing any more."""
        self.drop_keys(user)
        key = calling("making a key", lambda: self.iam.create_access_key(UserName=user))["AccessKey"]
        self.allow(user)
        return key["AccessKeyId"], key["SecretAccessKey"]

    def allow(self, user: str) -> None:
        """Opens the profile's own artifacts, and their list, and nothing else."""
        if not self.put_policy(user, self.settings.policy.replace("{profile}", user), "MalformedPolicyDocument"):
            self.put_policy(user, self.older_policy(user))

    def put_policy(self, user: str, document: str, *accepted: str) -> bool:
        put = lambda: self.iam.put_user_policy(UserName=user, PolicyName=f"kubeflow-{user}", PolicyDocument=document)  # noqa: E731
        return calling("allowing", put, *accepted) is not None

    def older_policy(self, user: str) -> str:
        """The same for SeaweedFS before 4.31, which knows groups of actions only, no condition, and looks for a list's prefix right behind the bucket."""
        bucket, prefix = self.settings.bucket, self.settings.profile.replace("{profile}", user)
        resources = [f"arn:aws:s3:::{bucket}/{prefix}*", f"arn:aws:s3:::{bucket}{prefix}*"]
        return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["s3:Get*", "s3:Put*", "s3:List*"], "Resource": resources}]})

    def revoke(self, user: str) -> None:
        self.drop_keys(user)
        calling("removing the user", lambda: self.iam.delete_user(UserName=user), "NoSuchEntity")

    def drop_keys(self, user: str) -> None:
        for key in self.keys(user):
            calling("removing a key", lambda key=key: self.iam.delete_access_key(UserName=user, AccessKeyId=key), "NoSuchEntity")

    def apply_retention(self) -> None:
        """Sets how long artifacts are kept; rules that others made for the bucket stay, except one for exactly that prefix."""
        bucket, days = self.settings.bucket, self.settings.retention_days
        answer = calling("reading rules", lambda: self.s3.get_bucket_lifecycle_configuration(Bucket=bucket), "NoSuchLifecycleConfiguration")
        before = (answer or {}).get("Rules", [])
        others = [rule for rule in before if prefix_of(rule) != self.settings.artifacts and rule.get("ID") != RULE]
        own = {"ID": RULE, "Status": "Enabled", "Filter": {"Prefix": self.settings.artifacts}, "Expiration": {"Days": days}}
        rules = others + ([own] if days > 0 else [])
        if rules:
            calling("setting rules", lambda: self.s3.put_bucket_lifecycle_configuration(Bucket=bucket, LifecycleConfiguration={"Rules": rules}))
        elif before:
            calling("removing rules", lambda: self.s3.delete_bucket_lifecycle(Bucket=bucket))


def prefix_of(rule: Object) -> str:
    return rule.get("Filter", {}).get("Prefix", rule.get("Prefix", ""))


class Controller:
    """Answers to Metacontroller."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self.settings = settings
        self.store = store
        self.lock = threading.Lock()
        self.allowed: set[str] = set()  # profiles whose rights this process has written
        self.minted: dict[str, Object] = {}  # Secrets that Metacontroller has not shown yet, by the id of the namespace

    def customize(self, request: Object) -> Object:
        name = request["parent"]["metadata"]["name"]
        return {"relatedResources": [{"apiVersion": "v1", "resource": "secrets", "namespace": name, "names": [self.settings.secret]}]}

    def sync(self, request: Object) -> Object:
        metadata = request["object"]["metadata"]
        if "deletionTimestamp" in metadata:
            return answer(observed(request))  # whatever is made now would be left over
        name = metadata["name"]
        objects: list[Object] = json.loads(self.settings.objects.replace("{profile}", name))
        secret = next(one for one in objects if one["kind"] == "Secret")
        attachments = [one for one in objects if one is not secret]
        with self.lock:
            found, foreign = self.secret(request, name)
            if name in RESERVED:
                log(name, "gets no keys: the store has a user of its own with this name")
            elif foreign:
                log(name, "has a Secret that somebody else made, which stays as it is")
            elif found is None:
                attachments.insert(0, self.minted_secret(metadata["uid"], name, secret))
            elif self.is_known(name, found):
                self.minted.pop(metadata["uid"], None)
                self.allow(name)
                attachments.append(found)
            else:
                # Without it in the answer it is deleted, and the next request finds none.
                log(name, "has keys that the store does not know, and gets others")
        return answer(attachments)

    def finalize(self, request: Object) -> Object:
        metadata = request["object"]["metadata"]
        name = metadata["name"]
        with self.lock:
            self.minted.pop(metadata["uid"], None)
            self.allowed.discard(name)
            try:
                _, foreign = self.secret(request, name)
                if not foreign and name not in RESERVED:
                    self.store.revoke(name)
                    log(name, "has no keys any more")
            except StoreError as error:
                if waited(metadata) < PATIENCE_SECONDS:
                    log(name, f"{error}; its keys are still there, which is tried again")
                    return {**answer([]), "finalized": False, "resyncAfterSeconds": 30}
                log(name, f"{error}; its keys are still there, and the namespace goes without")
        return {**answer([]), "finalized": True}

    def secret(self, request: Object, name: str) -> tuple[Object | None, bool]:
        """The Secret of the profile, if there is one, and whether somebody else made it."""
        key = f"{name}/{self.settings.secret}"
        own = request["attachments"].get("Secret.v1", {}).get(key)
        if own is not None:
            return own, False
        related = request.get("related", {}).get("Secret.v1")
        if related is None:
            raise StoreError("it is not known whether there is a Secret")
        any_secret = related.get(key)
        maker = (any_secret or {}).get("metadata", {}).get("annotations", {}).get("metacontroller.k8s.io/decorator-controller")
        return any_secret, any_secret is not None and maker != request["controller"]["metadata"]["name"]

    def minted_secret(self, uid: str, name: str, template: Object) -> Object:
        """A Secret with new keys. The same again until it is seen, since requests go on while it is being made."""
        if uid not in self.minted:
            access_key, secret_key = self.store.mint(name)
            self.allowed.add(name)
            data = {self.settings.access_key: encoded(access_key), self.settings.secret_key: encoded(secret_key)}
            self.minted[uid] = {**template, "data": data}
            log(name, "has new keys")
        return self.minted[uid]

    def is_known(self, name: str, secret: Object) -> bool:
        # Whoever changed the Secret can have put any bytes there.
        return secret.get("data", {}).get(self.settings.access_key) in [encoded(key) for key in self.store.keys(name)]

    def allow(self, name: str) -> None:
        if name not in self.allowed:
            self.store.allow(name)
            self.allowed.add(name)


def answer(attachments: list[Object]) -> Object:
    return {"status": None, "attachments": attachments}


def observed(request: Object) -> list[Object]:
    return [one for kind in request["attachments"].values() for one in kind.values()]


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def waited(metadata: Object) -> float:
    """Seconds since the deletion began; 0 where there is none."""
    begin = metadata.get("deletionTimestamp")
    if begin is None:
        return 0
    return (datetime.now(timezone.utc) - datetime.fromisoformat(begin.replace("Z", "+00:00"))).total_seconds()


def server(settings: Settings, controller: Controller) -> ThreadingHTTPServer:
    hooks = {"/sync": controller.sync, "/finalize": controller.finalize, "/customize": controller.customize}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.reply(200 if self.path == "/healthz" else 404, {})

        def do_POST(self) -> None:
            hook = hooks.get(self.path)
            if hook is None:
                self.reply(404, {})
                return
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            try:
                self.reply(200, hook(request))
            except StoreError as error:
                log((request.get("object") or {}).get("metadata", {}).get("name", "?"), str(error))
                self.reply(503, {"error": str(error)})  # and Metacontroller asks again

        def reply(self, status: int, body: Object) -> None:
            text = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, format: str, *args: Any) -> None:
            pass  # what happened is said by those who did it

    return ThreadingHTTPServer(("", settings.port), Handler)


def keep_retention(store: Store) -> None:
    """Applies the retention once, however long the store takes to come up."""
    while True:
        try:
            store.apply_retention()
            log("artifacts", f"are deleted after {store.settings.retention_days} days" if store.settings.retention_days > 0 else "are kept")
            return
        except StoreError as error:
            log("artifacts", str(error))
            time.sleep(10)


def main() -> None:
    settings = Settings.read(os.environ)
    store = Store(settings)
    threading.Thread(target=keep_retention, args=(store,), daemon=True).start()
    server(settings, Controller(settings, store)).serve_forever()


if __name__ == "__main__":
    main()
