"""Compiles the same pipelines as sdk.ts with the Python SDK, and prints the processor seconds that it took: python3 sdk.py chain|many COUNT FOLDER"""

import sys
import time

from kfp import compiler, dsl


@dsl.container_component
def step(value: str, result: dsl.OutputPath(str)):
    return dsl.ContainerSpec(image="busybox", args=[value, result])


def chain(count, name):
    def build():
        task = step(value="a")
        for _ in range(count - 1):
            task = step(value=task.outputs["result"])

    return dsl.pipeline(name=name)(build)


form, count, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]
begin = time.process_time()
if form == "chain":
    compiler.Compiler().compile(chain(count, "chain"), f"{folder}/chain.yaml")
else:
    for index in range(count):
        compiler.Compiler().compile(chain(3, f"small-{index}"), f"{folder}/small-{index}.yaml")
print(time.process_time() - begin)
