/** Compiled pipelines of the Python SDK, which lie beside the project where it is developed. */
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import * as kfp from '../../../src/pipelines';
import { decodePipeline } from '../../../src/pipelines/ir/decode';
import type { CompiledPipeline, ContainerSpec } from '../../../src/pipelines/ir/types';
import { readPython } from '../../../src/pipelines/python/container';

/** Folder of the compiled pipelines; undefined where it is not. */
export const GOLDENS = [path.join(__dirname, '..', '..', '..', '..', 'shared', 'kfp', 'goldens')].find(folder => fs.existsSync(folder));

/** Names of all of them. */
export const NAMES = GOLDENS === undefined ? [] : fs.readdirSync(GOLDENS).filter(file => file.endsWith('.yaml')).map(file => file.slice(0, -'.yaml'.length)).sort();

/** What a component of a Python function is told beside its ports. */
type PythonOptions<I extends kfp.Ports, O extends kfp.OutputPorts> = Omit<kfp.PythonFileProps<I, O>, 'file' | 'function'>;

/** One of them, for the program that says the same in TypeScript. */
export class Golden {
  public readonly compiled: CompiledPipeline;

  constructor(name: string) {
    this.compiled = decodePipeline(fs.readFileSync(path.join(GOLDENS as string, `${name}.yaml`), 'utf8'), name);
  }

  /** What the pipeline says of itself. */
  public get description(): string | undefined {
    return this.compiled.spec.pipelineInfo.description;
  }

  /** What one of its executors runs. */
  public container(executor: string): ContainerSpec {
    const container = this.compiled.spec.deploymentSpec?.executors?.[executor]?.container;
    if (container === undefined) {
      throw new Error(`the compiled pipeline has no container ${executor}`);
    }
    return container;
  }

  /** A component of one of its Python functions, whose source is written into a file as a team would have it. */
  public python<const I extends kfp.Ports = {}, const O extends kfp.OutputPorts = {}>(name: string, options: PythonOptions<I, O> = {}): kfp.Component<I, O, 'container'> {
    const programs = Object.values(this.compiled.spec.deploymentSpec?.executors ?? {})
      .flatMap(({ container }) => container === undefined ? [] : [{ image: container.image, program: readPython(container) }]);
    const found = programs.find(({ program }) => program?.function === name);
    if (found?.program?.source === undefined) {
      throw new Error(`the compiled pipeline has no function ${name}`);
    }
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'golden-'));
    try {
      const file = path.join(folder, `${name}.py`);
      fs.writeFileSync(file, found.program.source);
      return kfp.python({ executor: 'kfp', baseImage: 'python:3.11', ...options, file, function: name });
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  }
}

/** Programs by the names of the compiled pipelines that say the same. */
export type Programs = Readonly<Record<string, (golden: Golden) => kfp.PipelineProgram>>;
