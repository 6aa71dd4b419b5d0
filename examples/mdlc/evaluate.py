"""Tests a model before it is served."""

import sys
import tempfile
from urllib.parse import urlsplit

import boto3
import pandas
import xgboost


def load(model: str) -> xgboost.Booster:
    """The model at an address of the object store."""
    url = urlsplit(model)
    with tempfile.NamedTemporaryFile(suffix=".bst") as file:
        boto3.client("s3", region_name="us-east-1").download_file(url.netloc, url.path.lstrip("/"), file.name)
        return xgboost.Booster(model_file=file.name)


def evaluate(model: str, data: str, least: float) -> None:
    """Ends with an error if too few answers are right."""
    table = pandas.read_csv(data)
    answers = load(model).predict(xgboost.DMatrix(table.drop(columns=["kind"]))).argmax(axis=1)
    accuracy = float((answers == table["kind"]).mean())
    print(f"accuracy={accuracy}")
    if accuracy < least:
        sys.exit(f"accuracy is {accuracy}, less than {least}: this version is not to be served")
