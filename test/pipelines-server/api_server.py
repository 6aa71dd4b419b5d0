"""Answers as the API server of Kubeflow Pipelines does to what our program asks, in the mode with several users.

What it does is that of the real one, 2.16.1: snake case, no field without a value, 64-bit numbers as texts, lists in pages, filters, no field
that it does not know, names that are there once, rights that are asked for by verb and resource, and an upload that says nothing of its reasons.
"""

import email.parser
import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

TOKEN = "token-of-the-account"
ALL_RIGHTS = {
    *(("pipelines", verb) for verb in ("create", "get", "list")),
    *(("experiments", verb) for verb in ("create", "list")),
    *(("runs", verb) for verb in ("create", "list", "terminate")),
    *(("jobs", verb) for verb in ("create", "delete", "disable", "enable", "list")),
}
# Fields of a request, those that must be there first.
FIELDS = {
    "pipelines": ({"name", "namespace"}, {"display_name", "description"}),
    "experiments": ({"display_name", "namespace"}, {"description"}),
    "runs": ({"display_name", "experiment_id", "pipeline_version_reference"}, {"description", "runtime_config", "service_account"}),
    "recurringruns": (
        {"display_name", "experiment_id", "pipeline_version_reference", "max_concurrency", "mode", "trigger"},
        {"description", "runtime_config", "service_account", "no_catchup"},
    ),
}
IDS = {"pipelines": "pipeline_id", "experiments": "experiment_id", "runs": "run_id", "recurringruns": "recurring_run_id", "versions": "pipeline_version_id"}
KEYS = {"recurringruns": "recurringRuns", "versions": "pipeline_versions"}


class Answer(Exception):
    """An answer that is none of success."""

    def __init__(self, status, code, message):
        super().__init__(message)
        self.status = status
        self.body = {"error": message, "code": code, "message": message, "details": []}


class Api:
    def __init__(self):
        self.stores = {name: [] for name in IDS}
        self.rights = set(ALL_RIGHTS)
        self.requests = []  # (method, path, query, body)
        self.faults = []  # functions that get method and path, and answer in the place of the server
        self.count = 0
        self.lock = threading.Lock()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def made(self, store, **fields):
        self.count += 1
        one = {IDS[store]: f"{store}-{self.count}", "created_at": f"2026-01-01T00:00:{self.count:02d}Z", **fields}
        self.stores[store].append(one)
        return one

    def writes(self):
        """What was asked for but questions."""
        return [(method, path) for method, path, _, _ in self.requests if method != "GET"]

    def answer(self, handler, method, body):
        parts = urlsplit(handler.path)
        path = unquote(parts.path.removeprefix("/apis/v2beta1/"))
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.requests.append((method, path, query, body))
        for fault in self.faults:
            fault(method, path)
        self.user = handler.headers.get("Authorization") == f"Bearer {TOKEN}"
        if path == "pipelines/upload_version":
            return self.upload(handler, query, body)
        for pattern, act in ROUTES[method].items():
            match = re.fullmatch(pattern, path)
            if match:
                return act(self, query, json.loads(body) if body else None, *match.groups())
        raise Answer(404, 5, "Not Found")

    def allow(self, resource, verb):
        if not self.user:
            raise Answer(401, 16, "Failed to check authorization. User identity is empty in the request header")
        if (resource, verb) not in self.rights:
            raise Answer(403, 7, f"User is not authorized with reason:  (request: {verb} {resource})")

    def upload(self, handler, query, body):
        """Says nothing of its reasons, and answers 500 for a pipeline that it cannot read."""
        refusal = Answer(400, 3, "")
        refusal.body = {"error_message": "Failed to create a pipeline version", "error_details": "Failed to create a pipeline version"}
        header = f"Content-Type: {handler.headers['Content-Type']}\r\n\r\n".encode()
        part = email.parser.BytesParser().parsebytes(header + body).get_payload()[0]
        name, filename = part.get_param("name", header="content-disposition"), part.get_filename()
        pipeline = self.by_id("pipelines", query.get("pipelineid"))
        if not self.user or ("pipelines", "create") not in self.rights or name != "uploadfile" or not filename.endswith(".yaml") or pipeline is None:
            raise refusal
        text = part.get_payload(decode=True).decode()
        if "pipelineInfo:" not in text:
            refusal.status = 500
            raise refusal
        if any(one["pipeline_id"] == pipeline["pipeline_id"] and one["name"] == query["name"] for one in self.stores["versions"]):
            refusal.status = 409
            raise refusal
        more = {key: query[key] for key in ("description",) if key in query}
        return self.made("versions", pipeline_id=pipeline["pipeline_id"], name=query["name"], display_name=query.get("display_name", query["name"]), text=text, **more)

    def by_id(self, store, key):
        return next((one for one in self.stores[store] if one[IDS[store]] == key), None)

    def by_name(self, query, _body, name):
        self.allow("pipelines", "get")
        for one in self.stores["pipelines"]:
            if one["name"] == name and one["namespace"] == query["namespace"]:
                return one
        raise Answer(404, 5, f"Failed to get a pipeline with name {name}: ResourceNotFoundError")

    def list(self, store, resource, query, selects):
        self.allow(resource, "list")
        found = [one for one in self.stores[store] if selects(one) and all(fits(one, each) for each in json.loads(query.get("filter", "{}")).get("predicates", []))]
        if query.get("sort_by") == "created_at desc":
            found.reverse()
        size = min(int(query.get("page_size", 20)), 200)
        begin = int(query.get("page_token", 0))
        rest = {"next_page_token": str(begin + size)} if begin + size < len(found) else {}
        return {**({KEYS.get(store, store): found[begin : begin + size], "total_size": len(found)} if found else {}), **rest}

    def create(self, store, resource, body):
        self.allow(resource, "create")
        needed, others = FIELDS[store]
        if set(body) - needed - others:
            raise Answer(400, 3, f"proto: unknown field {sorted(set(body) - needed - others)}")
        if needed - set(body):
            raise Answer(400, 3, f"{sorted(needed - set(body))} cannot be empty")
        name = "name" if store == "pipelines" else "display_name"
        if store in ("pipelines", "experiments") and any(one[name] == body[name] and one["namespace"] == body["namespace"] for one in self.stores[store]):
            raise Answer(409, 6, f"Already exist error: The name {body[name]} already exists")
        if "experiment_id" in needed:
            experiment = self.by_id("experiments", body["experiment_id"])
            reference = body["pipeline_version_reference"]
            if experiment is None or self.by_id("pipelines", reference["pipeline_id"]) is None:
                raise Answer(404, 5, "ResourceNotFoundError")
            if not all(isinstance(value, (int, float, str, bool, list, dict)) for value in body.get("runtime_config", {}).get("parameters", {}).values()):
                raise Answer(400, 3, "invalid pipeline job inputs")
            body = {**body, "namespace": experiment["namespace"]}
        if store == "runs":
            body = {**body, "state": "PENDING"}
        if store == "recurringruns":
            if not isinstance(body["max_concurrency"], str) or not 1 <= int(body["max_concurrency"]) <= 10:
                raise Answer(400, 3, "Max concurrency of a recurring run must be at least 1 and at most 10")
            body = {**body, "status": "ENABLED" if body.pop("mode") == "ENABLE" else "DISABLED"}
        return self.made(store, **body)

    def change(self, store, resource, verb, key, **fields):
        self.allow(resource, verb)
        one = self.by_id(store, key)
        if one is None:
            raise Answer(404, 5, "ResourceNotFoundError")
        one.update(fields)
        return {}

    def delete(self, query, _body, key):
        self.change("recurringruns", "jobs", "delete", key)
        self.stores["recurringruns"] = [one for one in self.stores["recurringruns"] if one["recurring_run_id"] != key]
        self.stores["deleted"] = [*self.stores.get("deleted", []), (key, query.get("propagation_policy"))]
        return {}

    def handler(api):
        class Handler(BaseHTTPRequestHandler):
            def reply(self):
                length = int(self.headers.get("Content-Length", 0))
                body = self.rfile.read(length) if length else None
                try:
                    with api.lock:
                        status, answer = 200, api.answer(self, self.command, body)
                except Answer as error:
                    status, answer = error.status, error.body
                except ConnectionAbortedError:
                    self.close_connection = True
                    return
                if isinstance(answer, dict):
                    answer = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(answer)))
                if status == 302:
                    self.send_header("Location", f"{api.url}/login")
                self.end_headers()
                self.wfile.write(answer)

            do_GET = do_POST = do_DELETE = reply

            def log_message(self, *_):
                pass

        return Handler


def fits(one, predicate):
    value = one.get(predicate["key"])
    operation = predicate["operation"]
    if operation == "EQUALS":
        return (value or "").casefold() == predicate["string_value"].casefold()  # as MySQL compares
    if operation == "IN":
        return value in predicate["string_values"]["values"]
    if operation == "IS_SUBSTRING":
        return predicate["string_value"] in (value or "")
    raise Answer(400, 3, f"no operation {operation}")


def inside(query):
    return lambda one: one["namespace"] == query["namespace"]


ROUTES = {
    "GET": {
        "pipelines/names/([^/]+)": Api.by_name,
        "pipelines/([^/]+)/versions": lambda api, query, _, key: api.list("versions", "pipelines", query, lambda one: one["pipeline_id"] == key),
        "experiments": lambda api, query, _: api.list("experiments", "experiments", query, inside(query)),
        "runs": lambda api, query, _: api.list("runs", "runs", query, inside(query)),
        "recurringruns": lambda api, query, _: api.list("recurringruns", "jobs", query, inside(query)),
    },
    "POST": {
        "pipelines": lambda api, _, body: api.create("pipelines", "pipelines", body),
        "experiments": lambda api, _, body: api.create("experiments", "experiments", body),
        "runs": lambda api, _, body: api.create("runs", "runs", body),
        "runs/([^/]+):terminate": lambda api, _query, _, key: api.change("runs", "runs", "terminate", key, state="CANCELING"),
        "recurringruns": lambda api, _, body: api.create("recurringruns", "jobs", body),
        "recurringruns/([^/]+):enable": lambda api, _query, _, key: api.change("recurringruns", "jobs", "enable", key, status="ENABLED"),
        "recurringruns/([^/]+):disable": lambda api, _query, _, key: api.change("recurringruns", "jobs", "disable", key, status="DISABLED"),
    },
    "DELETE": {"recurringruns/([^/]+)": Api.delete},
}
