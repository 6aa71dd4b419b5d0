import { Size } from 'cdk8s';
import { Cpu, EnvValue } from 'cdk8s-plus-28';
import { notebookName, notebookService } from '../../src/checks';
import { Notebook, notebookImage, notebookImages, NotebookProps, nvidia } from '../../src/workloads';
import { chart, configError, expectConfigError, manifestSet } from '../support';
import { fails, given } from './support';

const image = notebookImages.rstudio;

describe('a notebook is refused', () => {
  test('without a namespace', () => {
    expectConfigError(() => new Notebook(chart(), 'explore', { image }), 'WorkloadNamespace', 'test/explore', 'got undefined', 'pass namespace');
  });

  test('for a namespace that is none', () => {
    expectConfigError(() => new Notebook(chart(), 'explore', { image, namespace: 'Vision' }), 'WrongProp', 'test/explore', 'the name of a namespace', 'got "Vision"');
  });

  test('for a namespace that is not that of the profile', () => fails({ namespace: 'nlp' }, 'WorkloadNamespace', '"vision"', 'got "nlp"'));

  test('for an id that is no name', () => expectConfigError(() => given({}, 'My notebook'), 'WorkloadName', 'test/vision/My notebook', 'construct id', 'pass name'));

  test('for a name that starts with a digit', () => fails({ name: '1st' }, 'WorkloadName', 'starting with a letter', 'got "1st"'));

  test('for a name whose pods cannot be labelled', () => {
    fails({ name: 'n'.repeat(53) }, 'WorkloadName', 'at most 52', 'got 53', 'controller-revision-hash');
    expect(given({ name: 'n'.repeat(52) }).notebook.name).toHaveLength(52);
  });

  test.each([Cpu.millis(0), Cpu.millis(-1), Cpu.units(NaN), '0'])('for %j as CPU', cpu => fails({ cpu }, 'NotebookRequest', 'cpu', 'Cpu.millis(500)'));

  test.each([Size.gibibytes(0), '0'])('for %j as memory', memory => fails({ memory }, 'NotebookRequest', 'memory must be more than 0'));

  test.each<[string, unknown, string]>([
    ['cpu', 'two', '"500m"'], ['cpu', 2, '"500m"'], ['memory', '16 GB', '"16Gi"'], ['memory', 16, '"16Gi"'], ['memory', '16', '"16Gi"'],
    ['workspace', 'home', '"10Gi"'], ['workspace', true, 'newClaim'],
    ['sharedMemory', 'big', '"16Gi"'], ['dataVolumes', [{ mountPath: '/data', claim: 'corpus' }], 'existingClaim("<name>")'],
    ['port', 70000, '65535 or less'], ['port', 0, '1 or more'], ['port', 1.5, 'whole number'], ['gpu', 1, 'nvidia(1)'],
    ['imagePullSecrets', 'registry', 'a list'], ['podDefaults', 'proxy', 'a list'], ['env', [], 'an object'],
  ])('for %s: %j', (prop, value, text) => fails({ [prop]: value }, 'WrongProp', prop, text));

  test('for an image without a tag, and for none', () => {
    fails({ image: 'registry.example.com/ml/lab' }, 'NotebookImage', 'with its tag or digest');
    fails({ image: undefined }, 'MissingProp', 'image must be given');
  });

  test('for a limit below the request', () => fails({ cpuLimitFactor: 0.5 }, 'LimitFactor', 'got 0.5'));

  test('for a value of NB_PREFIX', () => fails({ env: { NB_PREFIX: '/x' } }, 'NotebookEnv', '/notebook/vision/explore'));

  test('for a variable with a name that is none', () => fails({ env: { 'MY VAR': EnvValue.fromValue('') } }, 'EnvName', 'got "MY VAR"'));

  test.each(['yesterday', '2026-01-31', '2026-99-31T12:00:00Z'])('for stopped since %s', stopped => fails({ stopped }, 'NotebookStopped', `got "${stopped}"`));

  test('for a label that the controller sets', () => fails({ labels: { statefulset: 'x' } }, 'NotebookLabel', 'got "x"'));

  test('for a label against a PodDefault', () => fails({ labels: { proxy: 'false' }, podDefaults: ['proxy'] }, 'NotebookLabel', 'got "false"', '"true"'));

  test('for a device and a pool on different nodes', () => {
    fails({ gpu: nvidia(1, { nodeSelector: { pool: 'gpu' } }), nodePool: { labels: { pool: 'cpu' } } }, 'NodeLabels', '"gpu" and "cpu"', 'label "pool"');
  });

  test('for a toleration with an operator in other letters', () => {
    fails({ nodePool: { labels: {}, tolerations: [{ key: 'gpu', operator: 'exists' as never }] } }, 'WrongProp', 'nodePool.tolerations[0].operator', 'got "exists"', '"Exists"');
  });

  test('for a property with another name, which it names', () => fails({ nodePools: {} } as Partial<NotebookProps>, 'UnknownProp', 'use "nodePool"'));

  test('for a value of a variable that is no string, and does not show it', () => {
    const error = configError(() => given({ env: { TOKEN: 4711 as never } }));
    expect([error.code, error.path]).toEqual(['WrongProp', 'test/vision/explore']);
    expect(error.message).toContain('env.TOKEN must be');
    expect(error.message).not.toContain('4711');
  });
});

test('an image is refused for a kind of server that is none', () => {
  expectConfigError(() => notebookImage('jupiter' as never, 'registry.example.com/lab:1'), 'NotebookImage', '', 'one of jupyter, vscode, rstudio', 'got "jupiter"');
});

test('what a construct takes as a name passes the rules about names too', () => {
  const set = manifestSet(given({ name: 'n'.repeat(52) }).scope);
  expect([...notebookName.check(set), ...notebookService.check(set)]).toEqual([]);
});
