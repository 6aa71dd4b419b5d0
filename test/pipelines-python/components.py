"""Functions as a team has them in a file, for the tests beside it; each becomes a container, and is compiled by the SDK where that is installed."""

from typing import Dict, List, NamedTuple, Optional

from kfp import dsl
from kfp.dsl import (
    HTML, Artifact, ClassificationMetrics, Dataset, Input, InputPath, Metrics, Model, Output, OutputPath, PipelineTaskFinalStatus,
    SlicedClassificationMetrics, TaskConfig,
)


def values(
    text: str, whole: int, number: float, flag: bool, items: list, map: dict, wholes: List[int], numbers: Dict[str, float], maybe: Optional[int] = None, default: str = "it's",
    of_default: List[int] = [1, 2],
) -> dict:
    return dict(locals(), types=[type(one).__name__ for one in (text, whole, number, flag, items, map, wholes[0], numbers["a"])])


def written_out(text: str, path: OutputPath(str), out: Output[Dataset], plain: OutputPath(), more: OutputPath("Model")) -> str:
    """Writes texts.

    Args:
        text: what is written
            into all

    Returns:
        out: where it is written
        Output: what is known of it
    """
    for number, one in enumerate([path, out.path, plain, more]):
        with open(one, "w") as file:
            file.write(text * number)
    out.metadata["letters"] = len(text)
    return f"{out.name} {out.uri} {type(out).__name__} {isinstance(out, dsl.Artifact)} {more}"


def read_in(data: Input[Dataset], path: InputPath("Model"), bare: Artifact, models: Input[List[Model]], bare_list: List[Dataset], absent: Optional[Input[Dataset]] = None) -> list:
    with open(data.path) as file:
        text = file.read()
    return [text, data.name, data.metadata, path, bare.path, [model.path for model in models], [one.uri for one in bare_list], absent, type(bare).__name__]


def without_files(data: Input[Dataset] = None, many: Input[List[Dataset]] = None) -> str:
    return f"{data} {many}"


def without_path(path: InputPath() = None) -> str:
    return f"{path}"


def single_int() -> int:
    return 3


def single_float() -> float:
    return 3


def single_list() -> List[str]:
    return ["a", {"b": None}]


def wrong_int() -> int:
    return 1.5


def nothing_returned() -> str:
    pass


def ignored() -> None:
    return 5


def returned_artifact() -> Dataset:
    return dsl.Dataset(uri="s3://bucket/key", metadata={"rows": 3})


def returned_payload() -> HTML:
    return "<p>é</p>"


def several(count: int) -> NamedTuple("Outputs", [("count", int), ("index", str), ("data", Dataset)]):
    return (count, "b", "payload")


class Pair(NamedTuple):
    first: int
    second: float = 0.5


def pair() -> Pair:
    return Pair(1)


def too_few() -> NamedTuple("Outputs", a=int, b=int):
    return (1,)


def metrics(simple: Output[Metrics], curve: Output[ClassificationMetrics], sliced: Output[SlicedClassificationMetrics]):
    simple.log_metric("accuracy", 0.9)
    simple.log_metric("loss", float("nan"))
    curve.log_roc_curve([0.0, 1.0], [0.5, 1.0], [0.9, 0.1])
    curve.log_confusion_matrix(["cat", "dog"], [[1, 2], [3, 4]])
    curve.log_confusion_matrix_cell("cat", "dog", 7)
    sliced.load_roc_readings("all", [[0.9, 0.5, 0.0]])
    sliced.load_confusion_matrix("all", ["cat"], [[5]])
    sliced.log_roc_reading("some", 0.1, 1.0, 1.0)


def wrong_category(curve: Output[ClassificationMetrics]):
    curve.set_confusion_matrix_categories(["cat"])
    curve.log_confusion_matrix_row("bird", [1])


def framework(model: Output[Model]) -> str:
    model.framework = "torch"
    model.path = "/gcs/bucket/model"
    return model.uri


def custom_path(model: Output[Model]):
    model.set_path("/data/model")


def own_uri() -> str:
    return dsl.get_uri("model")


def ended(status: PipelineTaskFinalStatus) -> list:
    return [status.state, status.pipeline_job_resource_name, status.pipeline_task_name, status.error_code, status.error_message]


def configured(settings: TaskConfig) -> list:
    return [settings.resources, settings.env, settings.node_selector, settings.volume_mounts, settings.tolerations]


def failing(text: str):
    def inner():
        raise ValueError(f"no {text}")

    inner()


def odd_text() -> str:
    # What shells, the kubelet, Argo and the launcher might take for theirs: $$ $(HOME) ${HOME} `x` {{x}} %s \ ' "
    return "$$ $(HOME) ${HOME} `x` {{x}} %s \\ ' \" é \t end"


def not_json() -> list:
    return [object()]


def infinite() -> float:
    return float("inf")
