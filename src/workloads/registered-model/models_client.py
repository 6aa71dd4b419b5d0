"""Writes into a model registry what Git says of a model: the model, its versions, and where their files are.

It looks for each thing before it makes it, and changes only what differs: it may be started any number of times.

Exit codes: 0 it is there; 1 the registry does not answer or is not well, which another try may find otherwise; 2 the registry
refuses, or what stands in the file is wrong, and another try would end the same way.
"""

from __future__ import annotations

import json
import sys
import time
from http.client import HTTPException
from typing import Any, Mapping
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

Object = dict[str, Any]

TIMEOUT_SECONDS = 60
TRIES = 10
PAUSE_SECONDS = 6
# Answers that another try may find otherwise: policies and the database may come later, and what somebody else makes at the same time is found then.
PASSING = {401, 403, 408, 409, 429}


class Refused(Exception):
    """Another try would end the same way."""


class NotYet(Exception):
    """Another try may end otherwise."""


class NoRedirects(HTTPRedirectHandler):
    """Whoever redirects, such as a login page, is no registry."""

    def redirect_request(self, *_: Any) -> None:
        return None


# A proxy in the environment is for what is outside of the cluster.
OPENER = build_opener(NoRedirects, ProxyHandler({}))


def log(what: str) -> None:
    print(what, flush=True)


class Registry:
    def __init__(self, url: str) -> None:
        self.url = f"{url.rstrip('/')}/api/model_registry/v1alpha3"

    def call(self, method: str, path: str, query: Mapping[str, str] | None = None, body: Object | None = None) -> Object | None:
        """The answer; None for what is not found."""
        what = f"{method} {path}"
        data = None if body is None else json.dumps(body).encode()
        request = Request(f"{self.url}/{path}?{urlencode(query or {})}", data, {"Content-Type": "application/json"}, method=method)
        try:
            with OPENER.open(request, timeout=TIMEOUT_SECONDS) as response:
                answer = json.loads(response.read())
        except HTTPError as error:
            if error.code == 404:
                return None
            said = " ".join(error.read().decode("utf-8", "replace").split())[:1000]
            raise (NotYet if error.code in PASSING or error.code >= 500 else Refused)(f"{what}: {error.code} {said}") from None
        except (OSError, HTTPException) as error:
            raise NotYet(f"{what}: {self.url} does not answer: {getattr(error, 'reason', error) or type(error).__name__}") from None
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise Refused(f"{what}: {self.url} answers no JSON, so it is no registry")
        return answer

    def ensure(self, what: str, find: tuple[str, Object], create: str, update: str, wanted: Object, fixed: Object) -> Object:
        """A thing as it should be: found by its name, made or changed. `fixed` is told when it is made, and cannot change."""
        path, query = find
        there = self.call("GET", path, query)
        if there is None:
            made = self.call("POST", create, body={**wanted, **fixed})
            if made is None:
                raise Refused(f"POST {create}: not found")
            log(f"made {what}")
            return made
        changed = {key: value for key, value in wanted.items() if there.get(key) != value}
        if not changed:
            log(f"{what} is as it should be")
            return there
        # Of an artifact the registry asks for its type with each change.
        kept = {key: fixed[key] for key in ("artifactType",) if key in fixed}
        if self.call("PATCH", f"{update}/{there['id']}", body={**changed, **kept}) is None:
            raise NotYet(f"PATCH {update}/{there['id']}: not found")
        log(f"changed {', '.join(sorted(changed))} of {what}")
        return there


def apply(registry: Registry, model: Object) -> None:
    name = model["name"]
    wanted = {key: value for key, value in model.items() if key not in ("name", "versions")}
    found = registry.ensure(f"the model {name}", ("registered_model", {"name": name}), "registered_models", "registered_models", wanted, {"name": name})
    for version in model["versions"]:
        apply_version(registry, name, found["id"], version)


def apply_version(registry: Registry, model: str, model_id: str, version: Object) -> None:
    name, artifact = version["name"], version["artifact"]
    what = f"the version {name} of {model}"
    wanted = {key: value for key, value in version.items() if key not in ("name", "artifact")}
    found = registry.ensure(
        what, ("model_version", {"name": name, "parentResourceId": model_id}), "model_versions", "model_versions", wanted, {"name": name, "registeredModelId": model_id},
    )
    registry.ensure(
        f"the files of {what}", ("model_artifact", {"name": model, "parentResourceId": found["id"]}), f"model_versions/{found['id']}/artifacts", "model_artifacts",
        artifact, {"name": model, "artifactType": "model-artifact"},
    )


def main(url: str, file: str) -> int:
    registry = Registry(url)
    try:
        with open(file, encoding="utf-8") as opened:
            model = json.load(opened)
    except (OSError, ValueError) as error:
        log(f"{file}: {error}")
        return 2
    for left in reversed(range(TRIES)):
        try:
            apply(registry, model)
            return 0
        except Refused as error:
            log(f"refused: {error}")
            return 2
        except NotYet as error:
            log(str(error))
            if left:
                time.sleep(PAUSE_SECONDS)
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
