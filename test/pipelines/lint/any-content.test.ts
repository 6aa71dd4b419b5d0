/** The linter bears what is no pipeline, and its cost grows with the size of the documents. */
import { wholePipeline } from './document';
import { goldens } from './goldens';
import { checkArguments, lintPipeline, serverLimits } from '../../../src/pipelines/lint';
import { CompiledPipeline } from '../../../src/pipelines/ir/types';
import { random as randomOf } from '../../random';

const all = [wholePipeline(), ...goldens().map(([, pipeline]) => pipeline)];

/** Everything that the linter says of a document, which may be none. */
function everythingSaid(spec: unknown, platform: unknown): number {
  const compiled = { spec, platform } as CompiledPipeline;
  return [...lintPipeline(compiled), ...serverLimits(compiled), ...serverLimits(compiled, { target: '2.17' }), ...checkArguments(compiled, { a: 1 })].length;
}

/** All places of a value: what holds them, and under which name. */
function places(value: unknown): { readonly holder: any; readonly name: string }[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, below]) => [{ holder: value, name }, ...places(below)]) : [];
}

const WRONG: readonly (() => unknown)[] = [
  () => null, () => undefined, () => 0, () => -1.5, () => NaN, () => '', () => 'x',
  () => '{{$.inputs.parameters[\'x\']}}', () => true, () => [], () => ({}), () => [null], () => [[1], { a: [] }],
  () => ({ toString: 1, toJSON: 2, constructor: 'x', length: -1 }), () => Object.create(null) as object, () => 10n ** 30n, () => new Date(0), () => Symbol('x'), () => () => 1,
  () => 'a'.repeat(10_000), () => JSON.parse('{"__proto__": {"a": 1}, "hasOwnProperty": 1}') as object,
];

describe('a document with random places', () => {
  const random = randomOf(20_260_404);
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)];
  const copyOf = (pipeline: unknown) => structuredClone(pipeline) as { spec: unknown; platform?: unknown };

  test.each([
    ['removed', (holder: any, name: string) => Array.isArray(holder) ? holder.splice(Number(name), 1) : delete holder[name]],
    ['replaced', (holder: any, name: string) => { holder[name] = pick(WRONG)(); }],
    ['renamed', (holder: any, name: string) => {
      if (!Array.isArray(holder)) {
        Object.defineProperty(holder, pick(['', '__proto__', 'constructor', 'x', 'a b', '0']), { value: holder[name], enumerable: true, configurable: true, writable: true });
        delete holder[name];
      }
    }],
    ['moved', (holder: any, name: string) => { holder[name] = [holder[name]]; }],
  ])('%s is borne', (_what, change) => {
    let said = 0;
    for (let round = 0; round < 120; round++) {
      const copy = copyOf(pick(all));
      for (let count = 1 + Math.floor(random() * 4); count > 0; count--) {
        const found = places(copy).filter(({ holder }) => holder !== copy);
        if (found.length > 0) {
          const { holder, name } = pick(found);
          change(holder, name);
        }
      }
      said += everythingSaid(copy.spec, copy.platform);
    }
    expect(said).toBeGreaterThan(50);
  });

  test.each(WRONG.map((value, index) => [index, value] as const))('and nothing but something else (%d)', (_index, value) => {
    expect(everythingSaid(value(), value())).toBeGreaterThan(2);
  });
});

describe('content without end', () => {
  test('that contains itself is borne', () => {
    const pipeline = wholePipeline();
    pipeline.spec.root.dag.tasks.train.inputs.parameters.options.runtimeValue.constant = pipeline.spec;
    pipeline.spec.root.dag.tasks.train.inputs.parameters.rate = pipeline.spec.root;
    pipeline.platform.platforms.kubernetes.deploymentSpec.executors['exec-train'].secretAsEnv[0].self = pipeline.platform;
    pipeline.spec.components['comp-train'].inputDefinitions.parameters.rate.literals = [pipeline.spec];
    expect(everythingSaid(pipeline.spec, pipeline.platform)).toBeGreaterThan(0);
  });

  test('that is nested 20,000 times is borne', () => {
    let deep: unknown = [];
    for (let depth = 0; depth < 20_000; depth++) {
      deep = [deep];
    }
    const pipeline = wholePipeline();
    pipeline.spec.root.dag.tasks.train.inputs.parameters.options.runtimeValue.constant = deep;
    pipeline.spec.deploymentSpec.executors['exec-count'].container.args = deep;
    expect(everythingSaid(pipeline.spec, pipeline.platform)).toBeGreaterThan(0);
  });

  test('that is written once and read two to the power of 60 times is borne', () => {
    let many: unknown = ['{{$.inputs.parameters[\'x\']}}'];
    for (let times = 0; times < 60; times++) {
      many = [many, many];
    }
    const pipeline = wholePipeline();
    pipeline.spec.root.dag.tasks.train.inputs.parameters.rate.runtimeValue.constant = many;
    pipeline.spec.deploymentSpec.executors['exec-count'].container.args = many;
    expect(lintPipeline(pipeline).map(({ rule }) => rule)).toContain('Type/Constant');
    expect(everythingSaid(pipeline.spec, pipeline.platform)).toBeGreaterThan(0);
  });
});

/** A chain of tasks, each with a value of the one before it. */
function chain(length: number, more: (index: number) => object = () => ({})): any {
  const tasks = Object.fromEntries(Array.from({ length }, (_, index) => [`t${index}`, {
    componentRef: { name: `comp-t${index}` },
    ...index > 0 && { dependentTasks: [`t${index - 1}`], inputs: { parameters: { x: { taskOutputParameter: { producerTask: `t${index - 1}`, outputParameterKey: 'y' } } } } },
    ...more(index),
  }]));
  const components = Object.fromEntries(Array.from({ length }, (_, index) => [`comp-t${index}`, {
    executorLabel: `exec-t${index}`, inputDefinitions: { parameters: { x: { parameterType: 'STRING', isOptional: true } } },
      outputDefinitions: { parameters: { y: { parameterType: 'STRING' } } },
  }]));
  const executors = Object.fromEntries(Array.from({ length }, (_, index) => [`exec-t${index}`, { container: { image: 'a:1', args: [`${index}`,
    "{{$.outputs.parameters['y'].output_file}}"] } }]));
  return { spec: { pipelineInfo: { name: 'chain' }, schemaVersion: '2.1.0', root: { dag: { tasks } }, components, deploymentSpec: { executors } } };
}

describe('the cost', () => {
  /** Milliseconds of the processor for the fastest of three. */
  const cost = (pipeline: any) => Math.min(...[1, 2, 3].map(() => {
    const start = process.cpuUsage();
    everythingSaid(pipeline.spec, pipeline.platform);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  }));

  test.each([
    ['without a fault', () => ({})],
    ['that wait for tasks which are not there', (index: number) => ({ dependentTasks: [`nope${index}`] })],
    ['that run components which are not there', (index: number) => ({ componentRef: { name: `comp-nope${index}` } })],
    ['that wait in a circle', (index: number) => ({ dependentTasks: [`t${(index + 1) % 400}`] })],
  ])('of four times as many tasks %s is at most ten times as high', (_what, more) => {
    cost(chain(100, more));
    expect(cost(chain(400, more))).toBeLessThan(10 * Math.max(cost(chain(100, more)), 20));
  });

  test('of a chain without a fault is nothing to say', () => expect(lintPipeline(chain(100))).toEqual([]));
});
