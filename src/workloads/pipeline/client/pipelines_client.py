"""Asks the API server of Kubeflow Pipelines for what Git says: a version of a pipeline, a run, a recurring run.

Each command looks for what it would make before it makes it, since the server would make it twice: it may be started any number of times.

Exit codes: 0 it is there; 1 the server does not answer, is not well or does not let us in, or what is named is not there yet, which
another try may find otherwise; 2 the server refuses, or the command is wrong, and another try would end the same way.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import secrets
import sys
import time
from http.client import HTTPException
from typing import Any, Callable, Iterator, Mapping
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

Object = dict[str, Any]

TIMEOUT_SECONDS = 60
PAGE_SIZE = "100"
LONGEST_PAUSE_SECONDS = 30
# Answers that another try may find otherwise: rights and policies come with other objects, and what somebody else makes at the same time is found then.
PASSING = {401, 403, 408, 409, 429}
UNFINISHED = ["PENDING", "RUNNING", "PAUSED"]


class Refused(Exception):
    """Another try would end the same way."""


class NotYet(Exception):
    """Another try may soon end otherwise."""


class Failed(Exception):
    """Another try may end otherwise, though not soon."""


class NoRedirects(HTTPRedirectHandler):
    """Whoever redirects, such as a login page, is not the API server, and must not get the token."""

    def redirect_request(self, *_: Any) -> None:
        return None


# A proxy in the environment is for what is outside of the cluster.
OPENER = build_opener(NoRedirects, ProxyHandler({}))


def log(what: str) -> None:
    print(what, flush=True)


class Server:
    def __init__(self, url: str, namespace: str, token_path: str) -> None:
        self.url = url.rstrip("/")
        self.namespace = namespace
        self.token_path = token_path

    def call(self, method: str, path: str, query: Mapping[str, str] | None = None, body: Object | None = None) -> Object:
        data = None if body is None else json.dumps(body).encode()
        answer = self.send(method, path, query or {}, data, "application/json")
        if answer is None:
            raise Refused(f"{method} {path}: not found")
        return answer

    def find(self, path: str, query: Mapping[str, str]) -> Object | None:
        """One object; None where there is none."""
        return self.send("GET", path, query, None, "application/json")

    def pages(self, path: str, key: str, query: Mapping[str, str]) -> Iterator[Object]:
        """All objects of a list, page by page."""
        token = ""
        while True:
            page = self.call("GET", path, {**query, "page_size": PAGE_SIZE, **({"page_token": token} if token else {})})
            yield from page.get(key, [])
            token = page.get("next_page_token", "")
            if not token:
                return

    def send(self, method: str, path: str, query: Mapping[str, str], data: bytes | None, content_type: str) -> Object | None:
        what = f"{method} {path}"  # the query may be long, and a body hold anything
        request = Request(f"{self.url}/apis/v2beta1/{path}?{urlencode(query)}", data, method=method)
        request.add_header("Authorization", f"Bearer {self.token()}")
        if data is not None:
            request.add_header("Content-Type", content_type)
        try:
            with OPENER.open(request, timeout=TIMEOUT_SECONDS) as response:
                text = response.read()
        except HTTPError as error:
            if error.code == 404:
                return None
            raise failure(method, error.code)(f"{what}: {error.code} {said(error)}") from None
        except (OSError, HTTPException) as error:
            raise NotYet(f"{what}: {self.url} does not answer: {getattr(error, 'reason', error) or type(error).__name__}") from None
        try:
            answer = json.loads(text or b"{}")
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise Refused(f"{what}: {self.url} answers no JSON, so it is not the API server of pipelines")
        return answer

    def token(self) -> str:
        """As it is now: the kubelet renews it."""
        try:
            with open(self.token_path, encoding="ascii") as file:
                return file.read().strip()
        except OSError as error:
            raise NotYet(f"no token in {self.token_path}: {error.strerror}") from None


def failure(method: str, code: int) -> type[Exception]:
    """What an answer means. By 500 the server tells of a database that is away, and of what it cannot run: where it just answered a question it is well."""
    if code == 500 and method == "POST":
        return Failed
    return NotYet if code in PASSING or code >= 500 else Refused


def said(error: HTTPError) -> str:
    """What the server says of its refusal, in one line."""
    try:
        text = error.read().decode("utf-8", "replace")
    except (OSError, HTTPException):
        return error.reason
    try:
        answer = json.loads(text)
        text = answer.get("message") or answer.get("error_message") or answer.get("error") or text
    except (ValueError, AttributeError):
        pass
    return " ".join(str(text).split())[:1000] or error.reason


def equals(key: str, value: str) -> Object:
    return {"key": key, "operation": "EQUALS", "string_value": value}


def filtered(*predicates: Object) -> str:
    return json.dumps({"predicates": predicates})


def pipeline_of(server: Server, name: str) -> Object | None:
    return server.find(f"pipelines/names/{quote(name, safe='')}", {"namespace": server.namespace})


def version_of(server: Server, pipeline_id: str, name: str) -> Object | None:
    versions = server.pages(f"pipelines/{pipeline_id}/versions", "pipeline_versions", {"sort_by": "created_at desc"})
    return next((one for one in versions if one.get("name", one.get("display_name")) == name), None)


def reference_to(server: Server, pipeline: str, version: str | None) -> Object:
    """The version that runs; that of the moment where none is named."""
    found = pipeline_of(server, pipeline)
    if found is None:
        raise NotYet(f"there is no pipeline {pipeline} in {server.namespace}")
    reference = {"pipeline_id": found["pipeline_id"]}
    if version is None:
        return reference
    version_found = version_of(server, found["pipeline_id"], version)
    if version_found is None:
        raise NotYet(f"the pipeline {pipeline} has no version {version}")
    return {**reference, "pipeline_version_id": version_found["pipeline_version_id"]}


def experiment_of(server: Server, name: str) -> str:
    """The id of an experiment, which is made if it is missing: with several users nothing makes a first one."""
    query = {"namespace": server.namespace, "filter": filtered(equals("display_name", name))}
    for one in server.pages("experiments", "experiments", query):
        return one["experiment_id"]
    made = server.call("POST", "experiments", body={"display_name": name, "namespace": server.namespace})
    log(f"made the experiment {name}")
    return made["experiment_id"]


def upload(server: Server, args: argparse.Namespace) -> None:
    found = pipeline_of(server, args.pipeline)
    if found is None:
        body = {"name": args.pipeline, "display_name": args.display_name or args.pipeline, "namespace": server.namespace, **optional(description=args.description)}
        found = server.call("POST", "pipelines", body=body)
        log(f"made the pipeline {args.pipeline}")
    pipeline_id = found["pipeline_id"]
    if version_of(server, pipeline_id, args.version) is not None:
        log(f"the pipeline {args.pipeline} has the version {args.version}")
        return
    with open(args.file, "rb") as file:
        content = file.read()
    boundary = secrets.token_hex(16)
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="uploadfile"; filename="pipeline.yaml"\r\nContent-Type: application/yaml\r\n\r\n'
    data = head.encode() + content + f"\r\n--{boundary}--\r\n".encode()
    query = {"pipelineid": pipeline_id, "name": args.version, **optional(display_name=args.version_display_name, description=args.version_description)}
    try:
        answer = server.send("POST", "pipelines/upload_version", query, data, f"multipart/form-data; boundary={boundary}")
    except (Refused, Failed) as error:
        raise type(error)(f"{error}; why stands in the log of the API server alone") from None
    if answer is None:
        raise Refused("POST pipelines/upload_version: not found")
    log(f"uploaded the version {args.version} of the pipeline {args.pipeline}")


def run(server: Server, args: argparse.Namespace) -> None:
    if any(True for _ in runs(server, equals("display_name", args.name))):
        log(f"there is a run {args.name}")
        return
    request = {"display_name": args.name, **execution(server, args)}
    if not is_free(server, args):
        return
    made = server.call("POST", "runs", body=request)
    log(f"started the run {args.name}, {made.get('run_id')}")


def runs(server: Server, *predicates: Object) -> Iterator[Object]:
    return server.pages("runs", "runs", {"namespace": server.namespace, "filter": filtered(*predicates)})


def is_free(server: Server, args: argparse.Namespace) -> bool:
    """Whether a run of a series may start beside those that have not ended."""
    if args.concurrency == "Allow":
        return True
    series = f"{args.series}-"
    unfinished = {"key": "state", "operation": "IN", "string_values": {"values": UNFINISHED}}
    named = {"key": "display_name", "operation": "IS_SUBSTRING", "string_value": series}
    others = [one for one in runs(server, named, unfinished) if re.fullmatch(f"{re.escape(series)}[0-9]+", one.get("display_name", ""))]
    if others and args.concurrency == "Forbid":
        log(f"starts nothing: {others[0]['display_name']} has not ended")
        return False
    for one in others:
        server.call("POST", f"runs/{one['run_id']}:terminate")
        log(f"ends the run {one['display_name']}")
    return True


def execution(server: Server, args: argparse.Namespace) -> Object:
    """What runs and recurring runs have in common."""
    return {
        "pipeline_version_reference": reference_to(server, args.pipeline, args.version),
        "experiment_id": experiment_of(server, args.experiment),
        "service_account": args.service_account,
        "runtime_config": {"parameters": args.parameters, **optional(pipeline_root=args.pipeline_root)},
        **optional(description=args.description),
    }


def recurring(server: Server, args: argparse.Namespace) -> None:
    query = {"namespace": server.namespace, "filter": filtered(equals("display_name", args.name))}
    there = [one for one in server.pages("recurringruns", "recurringRuns", query) if one.get("display_name") == args.name]
    mark = f"[{args.mark}]"
    kept = None if args.absent else next((one for one in there if one.get("description", "").endswith(mark)), None)
    if kept is not None:
        switch(server, kept, args)
    elif not args.absent:
        body = {"display_name": args.name, **execution(server, args), **schedule(args), "description": " ".join(filter(None, [args.description, mark]))}
        server.call("POST", "recurringruns", body=body)
        log(f"made the recurring run {args.name}")
    elif not there:
        log(f"there is no recurring run {args.name}")
    # The others go last, so that a refusal leaves what there was. Their runs have no part in it.
    for one in there:
        if one is not kept:
            server.call("DELETE", f"recurringruns/{one['recurring_run_id']}", {"propagation_policy": "ORPHAN"})
            log(f"removed the recurring run {args.name} of {one.get('created_at', 'before')}")


def switch(server: Server, one: Object, args: argparse.Namespace) -> None:
    wanted = "DISABLED" if args.disabled else "ENABLED"
    if one.get("status") == wanted:
        log(f"there is the recurring run {args.name}")
        return
    server.call("POST", f"recurringruns/{one['recurring_run_id']}:{'disable' if args.disabled else 'enable'}")
    log(f"the recurring run {args.name} is {wanted.lower()}")


def schedule(args: argparse.Namespace) -> Object:
    return {
        "trigger": {"cron_schedule": {"cron": args.cron, **optional(start_time=args.start, end_time=args.end)}},
        "max_concurrency": str(args.max_concurrency),
        "no_catchup": not args.catchup,
        "mode": "DISABLE" if args.disabled else "ENABLE",
    }


def optional(**fields: str | None) -> Object:
    return {name: value for name, value in fields.items() if value}


def persevering(act: Callable[[], None], patience: float) -> None:
    """Does it again after what passes, from its beginning: a request whose answer was lost may have been heard."""
    end = time.monotonic() + patience
    pause = 1.0
    while True:
        try:
            return act()
        except NotYet as error:
            if time.monotonic() + pause >= end:
                raise
            log(f"{error}; tried again in {pause:.0f} s")
        time.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE_SECONDS)


def parameters(text: str) -> Object:
    value = json.loads(text)
    if not isinstance(value, dict):
        raise ValueError("no JSON object")
    return value


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    every = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    every.add_argument("--server", required=True, help="http://<service>.<namespace>:<port>")
    every.add_argument("--namespace", required=True)
    every.add_argument("--patience", type=float, default=600, help="seconds in which what passes is tried again")
    every.add_argument("--pipeline", required=True, help="name of the pipeline")
    every.add_argument("--description")

    one = commands.add_parser("upload", parents=[every], allow_abbrev=False, help="a version of a pipeline, which is made if it is missing")
    one.add_argument("--version", required=True)
    one.add_argument("--file", required=True, help="the compiled pipeline")
    one.add_argument("--display-name", help="of the pipeline")
    one.add_argument("--version-display-name")
    one.add_argument("--version-description")
    one.set_defaults(act=upload)

    starting = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    starting.add_argument("--name", required=True)
    starting.add_argument("--version", help="the newest where it is left out")
    starting.add_argument("--experiment", default="Default")
    starting.add_argument("--parameters", type=parameters, default={}, help="JSON object")
    starting.add_argument("--pipeline-root")
    starting.add_argument("--service-account", default="default-editor")

    one = commands.add_parser("run", parents=[every, starting], allow_abbrev=False, help="a run, unless there is one of that name")
    one.add_argument("--concurrency", choices=["Allow", "Forbid", "Replace"], default="Allow", help="whether it starts beside others of the series")
    one.add_argument("--series", help="what the names of the series begin with, followed by a number")
    one.set_defaults(act=run)

    one = commands.add_parser("recurring", parents=[every, starting], allow_abbrev=False, help="a recurring run in place of all others of its name")
    one.add_argument("--absent", action="store_true", help="there shall be none")
    one.add_argument("--mark", default="", help="changes with what it is made of")
    one.add_argument("--cron", default="", help="six fields, seconds first, or @...")
    one.add_argument("--start")
    one.add_argument("--end")
    one.add_argument("--max-concurrency", type=int, default=1)
    one.add_argument("--catchup", action="store_true")
    one.add_argument("--disabled", action="store_true")
    one.set_defaults(act=recurring)
    return parser


def main() -> int:
    args = arguments().parse_args()
    server = Server(args.server, args.namespace, os.environ.get("KF_PIPELINES_SA_TOKEN_PATH", "/var/run/secrets/kubeflow/pipelines/token"))
    try:
        persevering(lambda: args.act(server, args), args.patience)
        return 0
    except (NotYet, Failed) as error:
        log(f"not done: {error}")
        return 1
    except Refused as error:
        log(f"refused: {error}")
        return 2


if __name__ == "__main__":
    sys.exit(main())
