"""Trains nothing, and says so."""
import json
import os.path as where
from typing import List, Optional

NAME = 'nobody'


def scaled(values: List[float], by: float) -> List[float]:
    return [value * by for value in values]


def train(rate: float, layers: Optional[List[int]] = None, optimizer: str = 'adam'):
    print(json.dumps({'rate': rate, 'layers': layers, 'optimizer': optimizer, 'scaled': scaled([1.0, 2.0], rate), 'base': where.basename('/a/b')}))


def greet():
    print(NAME)


def anything(**options):
    print(sorted(options))
