"""Runs a function as a task of Kubeflow Pipelines, without its SDK.

usage: component_executor.py --component_module_path FILE --function_to_execute NAME --executor_input JSON

The input says what the task is given and where its outputs go; the annotations of the function say how it takes them and what it gives.
What a function does not name is left out of the program that goes with it, and so are comments.
"""

import argparse
import dataclasses
import importlib.util
import inspect
import json
import math
import os
import sys
import traceback
import types
import typing

MOUNTS = {"gs://": "/gcs/", "minio://": "/minio/", "s3://": "/s3/", "oci://": "/oci/"}


class Wrong(Exception):
    """A function and what it is given or gives do not go together."""


class Artifact:
    """A file or folder, with what is known of it."""

    schema_title = "system.Artifact"

    def __init__(self, name=None, uri=None, metadata=None):
        self.name, self.uri, self.metadata, self.custom_path = name or "", uri or "", metadata or {}, ""

    @property
    def path(self):
        path = self.custom_path or local_path(self.uri)
        # The images of KServe's model cars have the files of a model there.
        path += "/models" if self.schema_title == "system.Model" and self.uri.startswith("oci://") else ""
        return "/kfp-workspace/.artifacts/" + path.lstrip("/") if self.metadata.get("_kfp_workspace") is True else path

    @path.setter
    def path(self, path):
        self.uri = remote_path(path)

    def set_path(self, path):
        self.custom_path = path


def local_path(uri):
    """Where the launcher puts what lies at an address."""
    for scheme, mount in MOUNTS.items():
        if uri.startswith(scheme):
            rest = uri[len(scheme):]
            return mount + (rest.replace("/", "_") if scheme == "oci://" else rest)
    return uri


def remote_path(path):
    for scheme, mount in MOUNTS.items():
        if path.startswith(mount):
            rest = path[len(mount):]
            return scheme + (rest.rsplit("/models", 1)[0].replace("_", "/") if scheme == "oci://" else rest)
    return path


class Dataset(Artifact):
    schema_title = "system.Dataset"


class HTML(Artifact):
    schema_title = "system.HTML"


class Markdown(Artifact):
    schema_title = "system.Markdown"


class Model(Artifact):
    schema_title = "system.Model"

    @property
    def framework(self):
        return self.metadata.get("framework", "")

    @framework.setter
    def framework(self, framework):
        self.metadata["framework"] = framework


class Metrics(Artifact):
    schema_title = "system.Metrics"

    def log_metric(self, metric, value):
        self.metadata[metric] = value


class Curves:
    """A curve and a matrix in metadata, as the user interface draws them."""

    def log_roc_data_point(self, fpr, tpr, threshold):
        point = {"confidenceThreshold": threshold, "recall": tpr, "falsePositiveRate": fpr}
        self.metadata.setdefault("confidenceMetrics", []).append(point)

    def log_roc_curve(self, fpr, tpr, threshold):
        if not len(fpr) == len(tpr) == len(threshold):
            raise ValueError(f"fpr, tpr and threshold have to be of one length, got {len(fpr)}, {len(tpr)} and {len(threshold)}")
        for point in zip(fpr, tpr, threshold):
            self.log_roc_data_point(*point)

    def set_confusion_matrix_categories(self, categories):
        names, rows = [{"displayName": category} for category in categories], [{"row": [0] * len(categories)} for _ in categories]
        self.metadata["confusionMatrix"] = {"annotationSpecs": names, "rows": rows}

    def log_confusion_matrix_row(self, row_category, row):
        rows, index = self._row(row_category)
        if len(row) != len(rows):
            raise ValueError(f"a row has to have {len(rows)} values, got {len(row)}")
        rows[index] = {"row": list(row)}

    def log_confusion_matrix_cell(self, row_category, col_category, value):
        rows, index = self._row(row_category)
        rows[index]["row"][self._row(col_category)[1]] = value

    def log_confusion_matrix(self, categories, matrix):
        if len(matrix) != len(categories):
            raise ValueError(f"a matrix has to have {len(categories)} rows, got {len(matrix)}")
        self.set_confusion_matrix_categories(categories)
        for category, row in zip(categories, matrix):
            self.log_confusion_matrix_row(category, row)

    def _row(self, category):
        matrix = self.metadata.get("confusionMatrix", {"annotationSpecs": [], "rows": []})
        names = [spec["displayName"] for spec in matrix["annotationSpecs"]]
        if category not in names:
            raise ValueError(f"a category has to be one of {names}, got {category!r}")
        return matrix["rows"], names.index(category)


class ClassificationMetrics(Artifact, Curves):
    schema_title = "system.ClassificationMetrics"


class SlicedClassificationMetrics(Artifact):
    schema_title = "system.SlicedClassificationMetrics"

    def _slice(self, name):
        slices = self.metadata.setdefault("evaluationSlices", [])
        if name not in [one["slice"] for one in slices]:
            slices.append({"slice": name, "sliceClassificationMetrics": {}})
        curves = Curves()
        curves.metadata = next(one["sliceClassificationMetrics"] for one in slices if one["slice"] == name)
        return curves

    def log_roc_reading(self, slice, threshold, tpr, fpr):
        self._slice(slice).log_roc_data_point(fpr, tpr, threshold)

    def load_roc_readings(self, slice, readings):
        for reading in readings:
            self.log_roc_reading(slice, *reading)

    def set_confusion_matrix_categories(self, slice, categories):
        self._slice(slice).set_confusion_matrix_categories(categories)

    def log_confusion_matrix_row(self, slice, row_category, row):
        self._slice(slice).log_confusion_matrix_row(row_category, row)

    def log_confusion_matrix_cell(self, slice, row_category, col_category, value):
        self._slice(slice).log_confusion_matrix_cell(row_category, col_category, value)

    def load_confusion_matrix(self, slice, categories, matrix):
        self._slice(slice).log_confusion_matrix(categories, matrix)


class Input:
    """`Input[Dataset]`: a file."""

    def __class_getitem__(cls, of):
        return type(cls.__name__, (cls,), {"of": of})


class Output(Input):
    """`Output[Dataset]`: a file that is written."""

    is_output = True


class InputPath:
    """`InputPath()`: the path of a file."""

    def __init__(self, type=None):
        self.type = type


class OutputPath(InputPath):
    """`OutputPath(str)`: the path to which a file or a value is written."""

    is_output = True


@dataclasses.dataclass
class PipelineTaskFinalStatus:
    """How another task ended."""

    state: str
    pipeline_job_resource_name: str
    pipeline_task_name: str
    error_code: int
    error_message: str

    @classmethod
    def of_value(cls, value):
        error, job, task = value.get("error") or {}, "pipeline_job_resource_name", "pipeline_task_name"
        return cls(value.get("state"), value.get("pipelineJobResourceName", value.get(job)), value.get("pipelineTaskName", value.get(task)), error.get("code"), error.get("message"))


@dataclasses.dataclass
class TaskConfig:
    """Settings of the task, as parts of a pod."""

    affinity: dict = None
    tolerations: list = None
    node_selector: dict = None
    env: list = None
    volumes: list = None
    volume_mounts: list = None
    resources: dict = None

    @classmethod
    def of_value(cls, value):
        names = {"nodeSelector": "node_selector", "volumeMounts": "volume_mounts"}
        given = {names.get(key, key): one for key, one in value.items()}
        return cls(**{one.name: given.get(one.name) for one in dataclasses.fields(cls)})


def get_uri(suffix="Output"):
    """An address of the task's own, below which it may write."""
    return os.path.join(remote_path(os.path.dirname(task["outputs"]["outputFile"])), suffix)


kfp = types.SimpleNamespace(dsl=sys.modules[__name__])


def without_none(kind):
    """`str` of `Optional[str]`."""
    of = [one for one in typing.get_args(kind) if one is not type(None)]
    return of[0] if typing.get_origin(kind) in (typing.Union, getattr(types, "UnionType", typing.Union)) and len(of) == 1 else kind


def file_class(kind):
    """The class of files that an annotation names, alone, in a list, or marked; undefined for values."""
    of = getattr(kind, "of", kind)
    of = typing.get_args(of)[0] if typing.get_origin(of) is list and typing.get_args(of) else of
    return of if inspect.isclass(of) and hasattr(of, "schema_title") else Artifact if hasattr(kind, "type") else None


def artifact(given, kind):
    known = {one.schema_title: one for one in Artifact.__subclasses__()}
    made = known.get(given.get("type", {}).get("schemaTitle"), file_class(kind) or Artifact)
    return made(name=given.get("name", ""), uri=given.get("uri", ""), metadata=given.get("metadata", {}))


def cast(value, kind, what):
    """A value of JSON as its annotation says: its numbers have no types, and some texts hold other values."""
    plain, of = typing.get_origin(kind) or kind, typing.get_args(kind)
    if plain is str and not isinstance(value, str):
        return json.dumps(value)
    if plain in (int, float, bool, list, dict) and isinstance(value, str):
        try:
            value = json.loads(value.lower() if plain is bool else value)
        except ValueError:
            raise Wrong(f"{what} has to be of type {plain.__name__}, got {value!r}")
    if plain in (int, float) and type(value) in (int, float) and plain(value) == value:
        return plain(value)
    if plain in (int, float, bool, list, dict) and not (isinstance(value, plain) and isinstance(value, bool) == (plain is bool)):
        raise Wrong(f"{what} has to be of type {plain.__name__}, got {value!r}")
    if plain is list and of:
        return [cast(one, of[0], what) for one in value]
    return {key: cast(one, of[1], what) for key, one in value.items()} if plain is dict and len(of) == 2 else value


def arguments(function, inputs, files, paths):
    """What the function is called with; what is not there is left to its own defaults."""
    found = {}
    for name, parameter in inspect.signature(function).parameters.items():
        kind, value = without_none(parameter.annotation), inputs.get("parameterValues", {}).get(name)
        if hasattr(kind, "is_output"):
            found[name] = paths[name] if name in paths else files[name].path if hasattr(kind, "type") else files[name]
        elif hasattr(kind, "of_value"):
            found[name] = kind.of_value(value or {})
        elif file_class(kind):
            given = inputs.get("artifacts", {}).get(name)
            all_given = [artifact(one, kind) for one in (given or {}).get("artifacts", [])]
            if given is not None and typing.get_origin(getattr(kind, "of", kind)) is list:
                found[name] = all_given
            elif all_given or parameter.default is parameter.empty:
                found[name] = None if not all_given else all_given[0].path if hasattr(kind, "type") else all_given[0]
        elif value is not None:
            found[name] = cast(value, kind, f"input {name}")
    return found


def parts(kind, returned):
    """Name, type and value of each output that is returned."""
    if kind is None or kind is inspect.Signature.empty:
        return []
    names = getattr(kind, "_fields", None)
    if returned is None or names and not (isinstance(returned, tuple) and len(returned) == len(names)):
        raise Wrong(f"the function has to return {', '.join(names or ['something'])}, got {returned!r}")
    if names is None:
        return [("Output", kind, returned)]
    named = hasattr(returned, "_fields")
    return [(name, kind.__annotations__[name], getattr(returned, name) if named else one) for name, one in zip(names, returned)]


def values_of(function, returned, files):
    """Values that are returned; what is returned for a file is written to it, or takes its place."""
    values = {}
    for name, kind, value in parts(inspect.signature(function).return_annotation, returned):
        if name not in files:
            plain = typing.get_origin(kind) or kind
            value = value.item() if hasattr(value, "item") else value
            if not isinstance(value, (int, float) if plain is float else plain):
                raise Wrong(f"output {name} has to be of type {plain.__name__}, got {value!r}")
            values[name] = value
        elif all(hasattr(value, key) for key in ("uri", "name", "metadata")):
            value.uri, value.name = value.uri or files[name].uri, value.name or files[name].name
            files[name] = value
        else:
            with open(files[name].path, "w", encoding="utf-8") as file:
                file.write(str(value))
    return values


def finite(value):
    """The value with words for numbers that JSON lacks: a metric may be nan, and all else shall not be lost by it."""
    if isinstance(value, dict):
        return {str(key): finite(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [finite(one) for one in value]
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


def described(one):
    custom = getattr(one, "custom_path", "")
    return {"artifacts": [{"name": one.name, "uri": one.uri, "metadata": finite(one.metadata), **({"custom_path": custom} if custom else {})}]}


def run(function, task):
    outputs = task["outputs"]
    kinds = {name: one.annotation for name, one in inspect.signature(function).parameters.items() if hasattr(without_none(one.annotation), "is_output")}
    files = {name: artifact(one["artifacts"][0], kinds.get(name)) for name, one in outputs.get("artifacts", {}).items()}
    paths = {name: one["outputFile"] for name, one in outputs.get("parameters", {}).items()}
    for path in [outputs["outputFile"], *paths.values(), *(one.path for one in files.values())]:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    returned = function(**arguments(function, task.get("inputs", {}), files, paths))
    # Of the processes of one distributed task only the first tells what came out.
    cluster = os.environ.get("CLUSTER_SPEC")
    if cluster and json.loads(cluster)["task"]["type"] not in ("workerpool0", "chief", "master"):
        return
    values = values_of(function, returned, files)
    output = {**({"parameterValues": values} if values else {}), **({"artifacts": {name: described(one) for name, one in files.items()}} if files else {})}
    try:
        text = json.dumps(output, allow_nan=False, default=lambda value: value.item())
    except (AttributeError, TypeError, ValueError) as error:
        raise Wrong(f"an output is no JSON: {error}")
    with open(outputs["outputFile"], "w", encoding="utf-8") as file:
        file.write(text)


def load(path):
    """The module of a file, by a name that processes of its own find too."""
    name = os.path.splitext(os.path.basename(path))[0]
    spec = importlib.util.spec_from_file_location(name, path)
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    for option in ("--component_module_path", "--function_to_execute", "--executor_input"):
        parser.add_argument(option, required=True)
    options, _ = parser.parse_known_args()
    # The component imports these very classes.
    sys.modules["component_executor"] = sys.modules[__name__]
    task = json.loads(options.executor_input)
    try:
        run(getattr(load(options.component_module_path), options.function_to_execute), task)
    except Wrong as error:
        sys.exit(f"{options.function_to_execute}: {error}")
    except Exception as error:
        inside = error.__traceback__
        while inside is not None and inside.tb_frame.f_code.co_filename == __file__:
            inside = inside.tb_next
        traceback.print_exception(type(error), error, inside)
        sys.exit(1)
