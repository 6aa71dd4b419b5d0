"""Answers as the server of a model registry does to what our program asks: v1alpha3 of Kubeflow Hub.

What it does is that of the real one: 404 for what a search does not find, ids as texts, 201 for what is made, 409 for a name that is taken
below the same parent, 400 for a field that it does not know, and a type that each change of an artifact must tell.
"""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

ROOT = "/api/model_registry/v1alpha3/"
NOTE = {"name", "description", "customProperties", "state", "externalId"}
FIELDS = {
    "registered_models": NOTE | {"owner"},
    "model_versions": NOTE | {"author", "registeredModelId"},
    "model_artifacts": NOTE | {"artifactType", "uri", "modelFormatName", "modelFormatVersion", "storageKey", "storagePath", "serviceAccountName"},
}
SEARCHES = {"registered_model": "registered_models", "model_version": "model_versions", "model_artifact": "model_artifacts"}


class Registry:
    def __init__(self):
        self.stores = {name: [] for name in FIELDS}
        self.requests = []  # (method, path, body)
        self.faults = []  # statuses that are answered first
        self.count = 0
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def changes(self):
        return [(method, path) for method, path, _ in self.requests if method != "GET"]

    def answer(self, method, path, query, body):
        if self.faults:
            return self.faults.pop(0), {"code": "", "message": "told so"}
        if method == "GET":
            return self.search(path, query)
        store, _, rest = path.partition("/")
        if method == "POST" and rest.endswith("/artifacts"):
            store, parent = "model_artifacts", rest.split("/")[0]
        else:
            parent = body.get("registeredModelId", "")
        unknown = set(body) - FIELDS.get(store, set())
        if store not in FIELDS or unknown:
            return 400, {"message": f"unknown {unknown or store}"}
        if store == "model_artifacts" and body.get("artifactType") != "model-artifact":
            return 400, {"message": "artifactType is missing"}
        return self.patch(store, rest, body) if method == "PATCH" else self.make(store, parent, body)

    def search(self, path, query):
        found = [one for one in self.stores[SEARCHES[path]] if one["name"] == query["name"] and one["parent"] == query.get("parentResourceId", "")]
        return (200, self.shown(found[0])) if found else (404, {"message": "not found"})

    def make(self, store, parent, body):
        if any(one["name"] == body["name"] and one["parent"] == parent for one in self.stores[store]):
            return 409, {"message": "already exists"}
        self.count += 1
        made = {**body, "id": str(self.count), "parent": parent}
        self.stores[store].append(made)
        return 201, self.shown(made)

    def patch(self, store, identity, body):
        found = [one for one in self.stores[store] if one["id"] == identity]
        if not found or "name" in body:
            return (404 if not found else 400), {"message": "no"}
        found[0].update(body)
        return 200, self.shown(found[0])

    @staticmethod
    def shown(one):
        return {key: value for key, value in one.items() if key != "parent"} | {"createTimeSinceEpoch": "1"}

    def handler(registry):
        class Handler(BaseHTTPRequestHandler):
            def respond(self):
                url = urlsplit(self.path)
                body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or "{}")
                path = url.path.removeprefix(ROOT)
                registry.requests.append((self.command, path, body))
                status, answer = registry.answer(self.command, path, {key: values[0] for key, values in parse_qs(url.query).items()}, body)
                self.send_response(status)
                self.end_headers()
                self.wfile.write(json.dumps(answer).encode())

            do_GET = do_POST = do_PATCH = respond

            def log_message(self, *_):
                pass

        return Handler
