/** What has to compile, feature by feature: a type that refuses one of these programs fails the type check of the tests. Each is also expectCompiles, and has no fault. */
import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import * as kfp from '../../../src/pipelines';
import { nvidia } from '../../../src/core/catalogue';
import { add, expectClean, expectCompiles, component, evaluate, flip, greet, load, merge, nothing, notify, show, split, store, total, train, tune } from '../support';

/** Whether two types are the same; `any` is only itself. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(...equal: Same<A, B> extends true ? [] : ['the types differ']): void {
  expect(equal).toEqual([]);
}

describe('arguments', () => {
  test('constants of each type', () => {
    expectCompiles(p => {
      p.task(add, { value_1: 1, value_2: -2 });
      p.task(greet, { name: 'you' });
      p.task(tune, { options: { a: 1, b: [true, null, 'x', { c: 1.5 }] }, steps: [1, 'two', [3]], fast: true, rate: 2, rounds: 3 });
      p.task(total, { numbers: [1, 2] });
    });
  });

  test('inputs with a default or without need may be left out, and so may all arguments then', () => {
    expectCompiles((p, { prior }) => {
      p.task(tune, { options: {} });
      p.task(tune, { options: {}, rate: undefined });
      p.task(nothing);
      p.task(nothing, {});
      p.task(nothing, undefined, { displayName: 'nothing' });
      p.task(component('maybe', { prior: kfp.model().optional() }), { prior });
    });
  });

  test('values of the run of the same type', () => {
    expectCompiles((p, { name, count, share, fast, names, any, config }) => {
      p.task(add, { value_1: count, value_2: p.task(add, { value_1: 1, value_2: count }).output });
      p.task(greet, { name });
      p.task(tune, { options: config, steps: any, fast, rate: share, rounds: count });
      p.task(tune, { options: {}, steps: names });
      p.task(total, { numbers: p.task(split).outputs.numbers });
    });
  });

  test('a list whose items are not known for one of known items, and the reverse', () => {
    expectCompiles((p, { any, names }) => {
      p.task(total, { numbers: any });
      p.task(tune, { options: {}, steps: names });
    });
  });

  test('files of the same type, of any type, for any type, and lists of them', () => {
    expectCompiles((p, { files, prior }) => {
      const { data } = p.task(load).outputs;
      const { fitted } = p.task(train, { data }).outputs;
      p.task(evaluate, { fitted });
      p.task(store, { file: fitted });
      p.task(evaluate, { fitted: p.task(component('any', {}, { file: kfp.artifact() })).outputs.file });
      p.task(merge, { files });
      p.task(evaluate, { fitted: prior });
    });
  });

  test('own types, and files taken for others', () => {
    const save = component('save', {}, { net: kfp.ownArtifact('TFModel') });
    const serve = component('serve', { net: kfp.ownArtifact('TFModel') });
    expectCompiles(p => {
      const { net } = p.task(save).outputs;
      p.task(serve, { net });
      p.task(store, { file: net });
      p.task(evaluate, { fitted: net.as(kfp.model()) });
      p.task(serve, { net: p.task(train, { data: p.task(load).outputs.data }).outputs.fitted.as(kfp.ownArtifact('TFModel')) });
    });
  });

  test('texts with values of the run, alone and in lists and maps', () => {
    expectCompiles((p, { name, count, share, fast }) => {
      p.task(show, { text: kfp.text`${name} has ${count} of ${share}, ${fast}, ${1}, ${'x'}, ${true}` });
      p.task(show, { text: kfp.concat('a', name, kfp.text`${count}`) });
      p.task(show, { text: kfp.run.jobId });
      p.task(tune, { options: { name, list: [kfp.text`${count}`, { deep: name }] }, steps: [name, 'x', 1] });
      p.task(component('names', { all: kfp.list(kfp.str()) }), { all: [name, 'x', kfp.text`${count}`] });
    });
  });
});

describe('outputs', () => {
  test('are there by name, and as output where there is one of that name', () => {
    expectCompiles(p => {
      const flipped = p.task(flip);
      same<typeof flipped.output, kfp.Parameter<'STRING'>>();
      same<typeof flipped.outputs.heads, kfp.Parameter<'BOOLEAN'>>();
      const loaded = p.task(load);
      same<typeof loaded.outputs.data, kfp.Artifact<'system.Dataset'>>();
      expect('output' in flipped).toBe(true);
      expect(flipped.name).toBe('flip');
    });
  });

  test('a task with outputs is a task of any kind', () => {
    const all: kfp.Task[] = [];
    const before: kfp.Dependency[] = [];
    expectCompiles(p => {
      all.push(p.task(flip), p.task(load), p.task(nothing));
      before.push(...all, p.forEach([1], () => p.task(nothing)));
      p.task(nothing, {}, { after: before });
    });
    expect(before).toHaveLength(4);
  });
});

describe('options', () => {
  test('of any task', () => {
    expectCompiles(p => {
      const first = p.task(load, {}, { cache: false, displayName: 'Load', retry: { count: 3, backoff: '30s', factor: 1.5, maxBackoff: Duration.minutes(5) } });
      const second = p.task(nothing, {}, { after: [first] });
      p.task(notify, {}, { after: [second], ignoreUpstreamFailure: true });
      p.importer({ type: kfp.model(), uri: 's3://bucket/model' }, { displayName: 'Model', cache: false });
    });
  });

  test('of pods', () => {
    expectCompiles((p, { name, config, any }) => {
      p.task(nothing, {}, {
        cpu: '500m', memory: Size.gibibytes(2), gpu: nvidia(1), image: name, env: { A: 'b', C: kfp.secretKey('s', 'k'), D: kfp.configMapKey('c', 'k', { optional: true }),
          E: kfp.podField('metadata.name') },
        mounts: {
          '/claim': kfp.claim('data', { subPath: 'x' }), '/secret': kfp.secretFiles(name), '/config': kfp.configMapFiles('c'), '/tmp/x': kfp.emptyDir({ medium: 'Memory',
            size: '1Gi' }),
          '/scratch': kfp.ephemeralClaim({ size: '10Gi', accessModes: ['ReadWriteMany'], storageClass: 'fast', labels: { a: 'b' } }),
        },
        nodeSelector: { zone: 'a' }, tolerations: [{ key: 'gpu', operator: 'Exists', tolerationSeconds: 60 }, config, any], labels: { a: 'b' }, annotations: { c: 'd' },
        nodeAffinity: [{ matchExpressions: [{ key: 'zone', operator: 'In', values: ['a'] }], weight: 10 }, config], imagePullSecrets: ['pull', name], imagePullPolicy: 'Always',
        timeout: Duration.hours(1), securityContext: { runAsUser: 1000, runAsGroup: 0, runAsNonRoot: true },
      });
      p.task(nothing, {}, { cpu: { request: Cpu.millis(100), limit: name }, memory: { limit: '2Gi' }, gpu: { type: name, count: 2 }, nodeSelector: config });
      p.task(nothing, {}, { cpu: name, memory: name, gpu: { type: 'nvidia.com/gpu', count: name }, nodeSelector: { json: { zone: 'a' } } });
    });
  });
});

describe('conditions', () => {
  test('compare each type with constants and with values of the run', () => {
    expectCompiles((p, { name, count, share, fast }) => {
      for (const condition of [
        kfp.eq(name, 'x'), kfp.ne(name, name), kfp.lt(name, 'b'), kfp.eq(count, 1), kfp.le(count, 1.5), kfp.gt(count, share), kfp.ge(share, 1), kfp.lt(share, count),
          kfp.eq(fast, true), kfp.ne(fast, fast),
      ]) {
        p.if(condition, () => p.task(nothing));
      }
    });
  });

  test('with functions that return nothing, a task, or results', () => {
    expectCompiles((p, { fast }) => {
      p.if(kfp.eq(fast, true), () => { p.task(nothing); }).elif(kfp.eq(fast, false), () => p.task(nothing)).else(() => { p.task(nothing); });
      p.if(kfp.eq(fast, true), () => p.task(nothing), { displayName: 'Fast' }).else(() => p.task(greet, { name: 'x' }), { displayName: 'Slow' });
      const said = p.if(kfp.eq(fast, true), () => ({ said: p.task(greet, { name: 'a' }).output, at: p.task(load).outputs.data }))
        .elif(kfp.eq(fast, false), () => ({ said: p.task(greet, { name: 'b' }).output, at: p.task(load).outputs.data }))
        .else(() => ({ said: p.task(flip).output, at: p.task(load).outputs.data }));
      same<typeof said.outputs.said, kfp.Parameter<'STRING'>>();
      p.task(greet, { name: said.outputs.said }, { after: [said] });
      p.task(train, { data: said.outputs.at });
    });
  });

  test('nested, and what one gave perhaps', () => {
    const perhaps = kfp.pipeline({
      name: 'perhaps', inputs: { fast: kfp.bool() }, outputs: { said: kfp.str(), data: kfp.artifact() },
      build: (p, { fast }) => {
        const { outputs } = p.if(kfp.eq(fast, true), () => {
          p.if(kfp.ne(fast, false), () => p.task(nothing));
          return { said: p.task(greet, { name: 'a' }).output, data: p.task(load).outputs.data };
        });
        same<typeof outputs.said, kfp.PossibleParameter<'STRING'>>();
        return outputs;
      },
    });
    expectClean(perhaps.compile());
  });
});

describe('loops', () => {
  test('over texts, numbers, booleans, lists and maps that are written down', () => {
    expectCompiles(p => {
      p.forEach(['a', 'b'], item => p.task(greet, { name: item }));
      p.forEach([1, 2], item => p.task(add, { value_1: item, value_2: item }));
      p.forEach([1, 2.5], item => p.task(tune, { options: {}, rate: item }));
      p.forEach([true, false], item => p.task(tune, { options: {}, fast: item }));
      p.forEach([[1], [2, 3]], item => p.task(tune, { options: {}, steps: item }));
      p.forEach([{ name: 'a', count: 1, fast: true }, { name: 'b', count: 2, fast: false }], item => {
        p.task(greet, { name: item.field('name') });
        p.task(add, { value_1: item.field('count'), value_2: 1 });
        p.task(tune, { options: item, fast: item.field('fast'), rate: item.field('count') });
      });
    });
  });

  test('over lists that the compiler knows nothing of', () => {
    const numbers: number[] = [1, 2];
    const texts: readonly string[] = ['a'];
    const maps: readonly { readonly [key: string]: kfp.Nested & string }[] = [{ name: 'a' }];
    expectCompiles(p => {
      p.forEach(numbers, item => p.task(add, { value_1: item, value_2: 1 }));
      p.forEach(texts, item => p.task(greet, { name: item }));
      p.forEach(maps, item => p.task(greet, { name: item.field('name') }));
    });
  });

  test('over lists of the run, of known items and of unknown ones', () => {
    expectCompiles((p, { names, any }) => {
      const { numbers, maps } = p.task(split).outputs;
      p.forEach(names, item => {
        same<typeof item, kfp.Parameter<'STRING'>>();
        p.task(greet, { name: item });
      }, { parallelism: 2, displayName: 'Names' });
      p.forEach(numbers, item => p.task(add, { value_1: item, value_2: 1 }));
      p.forEach(maps, item => p.task(greet, { name: item.field('name') }));
      p.forEach(any, item => {
        p.task(greet, { name: item });
        p.task(add, { value_1: item.field('count'), value_2: 1 });
        p.forEach(item.field('inner'), deep => p.task(greet, { name: deep }));
      });
    });
  });

  test('over files', () => {
    expectCompiles((p, { files }) => {
      p.forEach(files, file => {
        same<typeof file, kfp.Artifact<'system.Dataset'>>();
        p.task(train, { data: file });
      });
    });
  });

  test('collect values and files, also of loops in loops and of conditions', () => {
    expectCompiles((p, { names, fast }) => {
      const loop = p.forEach(names, name => {
        const deep = p.forEach([1, 2], number => ({ sums: p.task(add, { value_1: number, value_2: number }).output }));
        const choice = p.if(kfp.eq(fast, true), () => ({ said: p.task(greet, { name }).output })).else(() => ({ said: p.task(greet, { name: 'x' }).output }));
        return { name: p.task(greet, { name }).output, data: p.task(load).outputs.data, sums: deep.outputs.sums, said: choice.outputs.said };
      });
      same<typeof loop.outputs.name, kfp.Parameter<'LIST', 'STRING'>>();
      same<typeof loop.outputs.data, kfp.ArtifactList<'system.Dataset'>>();
      p.task(merge, { files: loop.outputs.data });
      p.task(tune, { options: {}, steps: loop.outputs.name });
      p.task(tune, { options: {}, steps: loop.outputs.sums }, { after: [loop] });
      p.forEach(loop.outputs.said, said => p.task(greet, { name: said }));
    });
  });
});

describe('exit handlers, importers, claims', () => {
  test('a last task with its status, and one without', () => {
    expectCompiles((p, { name }) => {
      const handler = p.onExit(notify, { channel: name }, () => { p.task(load); }, { cache: false, cpu: '1' }, { displayName: 'Watched' });
      p.task(nothing, {}, { after: [handler] });
      p.onExit(nothing, {}, () => p.task(load));
    });
  });

  test('importers of constants and of values of the run', () => {
    expectCompiles((p, { name }) => {
      const imported = p.importer({ type: kfp.dataset(), uri: 's3://bucket/x', reimport: true, metadata: { from: name, tags: ['a', kfp.text`${name}!`], more: { at: 1 } } });
      same<typeof imported.outputs.artifact, kfp.Artifact<'system.Dataset'>>();
      p.task(train, { data: imported.outputs.artifact });
      p.task(evaluate, { fitted: p.importer({ type: kfp.model(), uri: name }).outputs.artifact });
    });
  });

  test('claims that are made, mounted and removed', () => {
    expectCompiles((p, { name, any, config }) => {
      const claim = p.createPvc({ accessModes: ['ReadWriteOnce'], size: '10Gi', storageClass: 'fast', nameSuffix: '-data' });
      const used = p.task(load, {}, { mounts: { '/data': kfp.claim(claim.outputs.name) } });
      p.deletePvc(claim.outputs.name, { after: [used] });
      p.createPvc({ accessModes: any, size: name, storageClass: name, name, volume: 'v', annotations: config, dataSource: { kind: 'PersistentVolumeClaim', name: 'x' } });
    });
  });
});

describe('pipelines', () => {
  const inner = kfp.pipeline({
    name: 'inner', displayName: 'Inner', description: 'adds', inputs: { count: kfp.int(), data: kfp.dataset().optional() }, outputs: { Output: kfp.int(), data: kfp.dataset() },
    build: (p, { count }) => ({ Output: p.task(add, { value_1: count, value_2: 1 }).output, data: p.task(load).outputs.data }),
  });

  test('nested, with typed outputs', () => {
    expectClean(inner.compile());
    expectCompiles((p, { count }) => {
      const task = p.task(inner, { count }, { retry: { count: 2 }, cache: false });
      p.task(add, { value_1: task.output, value_2: 1 });
      p.task(inner, { count: 1, data: task.outputs.data });
    });
  });

  test('with short functions, and with settings of the run', () => {
    expectClean(kfp.pipeline({ name: 'short', build: p => p.task(nothing) }).compile());
    expectClean(kfp.pipeline({
      name: 'config', config: { workspace: { size: '1Gi', accessModes: ['ReadWriteMany'], storageClass: 'fast' }, ttl: { onSuccess: '1h' }, timeout: Duration.hours(2) },
      build: p => p.task(show, { text: kfp.text`${kfp.run.workspacePath}/x` }),
    }).compile({ target: '2.17' }));
  });

  test('outputs from loops, from branches, and files for any file', () => {
    expectClean(kfp.pipeline({
      name: 'outputs', inputs: { fast: kfp.bool() }, outputs: { all: kfp.list(kfp.str()), files: kfp.dataset().list(), one: kfp.str(), file: kfp.artifact() },
      build: (p, { fast }) => {
        const loop = p.forEach(['a'], name => ({ all: p.task(greet, { name }).output, files: p.task(load).outputs.data }));
        const { one } = p.if(kfp.eq(fast, true), () => ({ one: p.task(greet, { name: 'a' }).output })).else(() => ({ one: p.task(greet, { name: 'b' }).output })).outputs;
        return { ...loop.outputs, one, file: p.task(load).outputs.data };
      },
    }).compile());
  });
});

describe('ports and containers', () => {
  test('every port, with what it can be told', () => {
    const inputs = {
      a: kfp.str().default('x').describe('text').oneOf('x', 'y'), b: kfp.int().oneOf(1, 2).optional(), c: kfp.float().default(1), d: kfp.bool().default(true),
        e: kfp.list().default([1, 'x']),
      f: kfp.list(kfp.int()).default([1]), g: kfp.dict().default({ a: [1] }), h: kfp.artifact(), i: kfp.dataset().optional().describe('data'), j: kfp.model().list(),
        k: kfp.metrics(), l: kfp.classificationMetrics(),
      m: kfp.slicedClassificationMetrics(), n: kfp.html(), o: kfp.markdown(), p: kfp.ownArtifact('TFModel', { version: 2 }), q: kfp.artifactOf('google.VertexModel'),
        r: kfp.taskConfig(), s: kfp.list(kfp.list()),
    };
    expect(Object.keys(component('all', inputs).inputs)).toHaveLength(19);
  });

  test('containers that name what they take and give', () => {
    const all = kfp.container({
      name: 'all', description: 'all of it', image: io => io.inputs.image,
      inputs: { image: kfp.str(), count: kfp.int().optional(), data: kfp.dataset(), files: kfp.dataset().list() }, outputs: { sum: kfp.int(), fitted: kfp.model() },
      command: ['run', kfp.concat('--run=', kfp.run.jobName)],
      args: io => [
        '--count', io.inputs.count, kfp.text`--data=${io.inputs.data.path}`, `--uri=${io.inputs.data.uri}`, io.inputs.files, io.outputs.sum.path, io.outputs.fitted.uri,
          io.executorInput, io.outputFile,
        kfp.ifPresent(io.inputs.count, ['--with', io.inputs.count, kfp.ifPresent(io.inputs.data.path, ['x'])], ['--without']),
      ],
      env: { A: 'b' },
    });
    expectCompiles((p, { name, files }) => p.task(all, { image: name, data: p.task(load).outputs.data, files }));
  });
});
