/** Compiles the same pipelines as sdk.py, and prints the processor seconds that it took: npx tsx tools/bench/sdk.ts chain|many COUNT FOLDER */
import { writeFileSync } from 'fs';
import { container, pipeline, PipelineProgram, str, toYaml } from '../../src/pipelines';

const [form, text, folder] = process.argv.slice(2);
const step = container({
  name: 'step', image: 'busybox', inputs: { value: str() }, outputs: { result: str() }, args: ({ inputs, outputs }) => [inputs.value, outputs.result.path],
});

function chain(count: number, name: string): PipelineProgram {
  return pipeline({
    name,
    build: p => {
      let task = p.task(step, { value: 'a' });
      for (let index = 1; index < count; index++) {
        task = p.task(step, { value: task.outputs.result });
      }
    },
  });
}

const begin = process.cpuUsage();
if (form === 'chain') {
  writeFileSync(`${folder}/chain.yaml`, toYaml(chain(Number(text), 'chain')));
} else {
  for (let index = 0; index < Number(text); index++) {
    writeFileSync(`${folder}/small-${index}.yaml`, toYaml(chain(3, `small-${index}`)));
  }
}
const { user, system } = process.cpuUsage(begin);
console.log((user + system) / 1e6);
