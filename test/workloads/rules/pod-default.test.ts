import { podDefaultSelector } from '../../../src/checks/workloads/pod-default-selectors';
import { podDefaultConflict, podDefaultForm, podDefaultMissing } from '../../../src/checks/workloads/pod-defaults';
import { external, found, notebook, object, places, violations } from '../../checks/support';

const podDefault = (name: string, spec: object, selector: object = { matchLabels: { proxy: 'true' } }) =>
  object('kubeflow.org/v1alpha1', 'PodDefault', name, { spec: { selector, ...spec } });
const choosing = { labels: { proxy: 'true' } };

/** What contradicts: nothing, or each thing with the two that set it. */
const conflicts = (...manifests: object[]) => violations(podDefaultConflict, manifests).map(one => /different values of (.*)$/.exec(one.problem)?.[1]);

describe('PodDefault/Conflict', () => {
  const one = { name: 'PROXY', value: 'a' };
  const other = { name: 'PROXY', value: 'b' };
  const chosen = (container: object = {}, pod: object = {}) => notebook(container, pod, choosing);

  test('refuses one variable with two values, in two PodDefaults or in one and the pod', () => {
    expect(conflicts(chosen(), podDefault('a', { env: [one] }), podDefault('b', { env: [other] }))).toEqual(['the variable "PROXY" from PodDefault "a" and PodDefault "b"']);
    expect(conflicts(chosen({ env: [one] }), podDefault('b', { env: [other] }))).toEqual(['the variable "PROXY" from the notebook itself and PodDefault "b"']);
    expect(conflicts(chosen({ env: [one] }), podDefault('a', { env: [one] }), podDefault('b', { env: [one] }))).toEqual([]);
  });

  test('passes PodDefaults that the pod does not select, that another namespace has, or of which it is excluded', () => {
    expect(conflicts(chosen({ env: [one] }), podDefault('b', { env: [other] }, { matchLabels: { proxy: 'false' } }))).toEqual([]);
    expect(conflicts(chosen({ env: [one] }), object('kubeflow.org/v1alpha1', 'PodDefault', 'b', { spec: { selector: {}, env: [other] } }, { namespace: 'nlp' }))).toEqual([]);
    const nearby = podDefault('c', {}, {});
    for (const selector of [{}, { matchLabels: { proxy: 'true' } }]) {
      const elsewhere = object('kubeflow.org/v1alpha1', 'PodDefault', 'b', { spec: { selector, env: [other] } }, { namespace: 'nlp' });
      expect(conflicts(chosen({ env: [one] }), elsewhere, nearby)).toEqual([]);
    }
    const excluded = notebook({ env: [one] }, {}, { ...choosing, annotations: { 'poddefault.admission.kubeflow.org/exclude': 'true' } });
    expect(conflicts(excluded, podDefault('b', { env: [other] }))).toEqual([]);
  });

  test('counts a selector without labels, which takes all pods', () => {
    expect(conflicts(notebook({ env: [one] }), podDefault('b', { env: [other] }, {}))).toHaveLength(1);
  });

  test.each([
    [{ key: 'proxy', operator: 'In', values: ['a', 'true'] }, true], [{ key: 'proxy', operator: 'NotIn', values: ['true'] }, false],
    [{ key: 'proxy', operator: 'Exists' }, true], [{ key: 'proxy', operator: 'DoesNotExist' }, false], [{ key: 'zone', operator: 'Exists' }, false],
  ])('counts the expression %j of a selector', (expression, selects) => {
    expect(conflicts(chosen({ env: [one] }), podDefault('b', { env: [other] }, { matchExpressions: [expression] }))).toHaveLength(selects ? 1 : 0);
  });

  test('takes PodDefaults in the order of their names, as the webhook does', () => {
    const all = ['c', 'a', 'b'].map((name, index) => podDefault(name, { env: [{ name: 'PROXY', value: String(index) }] }));
    expect(conflicts(chosen(), ...all)).toEqual(['the variable "PROXY" from PodDefault "a" and PodDefault "b"']);
  });

  test('knows the container that the controller writes into the pod of a TensorBoard', () => {
    const board = (spec: object = {}) => object('tensorboard.kubeflow.org/v1alpha1', 'Tensorboard', 'runs', { spec: { logspath: 'pvc://logs/', ...spec } }, choosing);
    const sidecar = podDefault('a', { sidecars: [{ name: 'tensorboard', image: 'a:1' }] });
    expect(conflicts(board(), sidecar)).toEqual(['the sidecar "tensorboard" from the pod itself and PodDefault "a"']);
    expect(conflicts(board(), podDefault('a', { sidecars: [{ name: 'other', image: 'a:1' }], env: [one] }))).toEqual([]);
    expect(conflicts(board({ template: { spec: { containers: [{ name: 'own' }] } } }), sidecar)).toEqual([]);
  });

  test('says of a volume of the pod what the API server fills in, and of nothing else', () => {
    const hint = (...all: object[]) => violations(podDefaultConflict, all).map(({ fix }) => fix.includes('defaultMode: 420'));
    const volumes = (secretName: string) => ({ volumes: [{ name: 'ca', secret: { secretName } }] });
    expect(hint(chosen({}, volumes('a')), podDefault('a', volumes('b')))).toEqual([true]);
    expect(hint(chosen(), podDefault('a', volumes('a')), podDefault('b', volumes('b')))).toEqual([false]);
    expect(hint(chosen({ env: [one] }), podDefault('a', { env: [other] }))).toEqual([false]);
  });

  test('finds a PodDefault that contradicts itself, once', () => {
    expect(conflicts(chosen(), podDefault('a', { env: [one, other] }))).toEqual(['the variable "PROXY" from PodDefault "a" and PodDefault "a"']);
    expect(conflicts(chosen(), podDefault('a', { volumeMounts: [{ name: 'ca', mountPath: '/a' }, { name: 'ca', mountPath: '/b' }] })))
      .toEqual(['the mount of volume "ca" from PodDefault "a" and PodDefault "a"']);
  });

  test('looks at all containers, and at pods of all kinds', () => {
    const spec = { containers: [{ name: 'main' }, { name: 'second', env: [one] }] };
    const template = { metadata: { labels: { proxy: 'true' } }, spec };
    const deployment = object('apps/v1', 'Deployment', 'web', { spec: { template } });
    expect(places(podDefaultConflict, [deployment, podDefault('b', { env: [other] })])).toEqual(['Deployment/ml/web spec.template.metadata.labels']);
    expect(conflicts(object('v1', 'Pod', 'p', { spec }, choosing), podDefault('b', { env: [other] }))).toEqual(['the variable "PROXY" from the pod itself and PodDefault "b"']);
  });

  // Verdicts of the webhook on pods as the API server hands them over, with its defaults filled in.
  test.each([
    ['the volume "ca"', { volumes: [{ name: 'ca', secret: { secretName: 'ca' } }] }, { volumes: [{ name: 'ca', secret: { secretName: 'ca' } }] }, true],
    ['the volume "ca"', { volumes: [{ name: 'ca', secret: { secretName: 'ca' } }] }, { volumes: [{ name: 'ca', secret: { secretName: 'ca', defaultMode: 420 } }] }, false],
    ['the volume "ca"', { volumes: [{ name: 'ca', emptyDir: {} }] }, { volumes: [{ name: 'ca', emptyDir: {} }] }, false],
    ['the volume "ca"', { volumes: [{ name: 'ca', persistentVolumeClaim: { claimName: 'a', readOnly: false } }] },
      { volumes: [{ name: 'ca', persistentVolumeClaim: { claimName: 'a' } }] }, false],
    ['the volume "ca"', { volumes: [{ name: 'ca', persistentVolumeClaim: { claimName: 'a', readOnly: true } }] },
      { volumes: [{ name: 'ca', persistentVolumeClaim: { claimName: 'a' } }] }, true],
    ['the volume "token"', { volumes: [{ name: 'token', projected: { defaultMode: 420, sources: [{ serviceAccountToken: { path: 'token' } }] } }] },
      { volumes: [{ name: 'token', projected: { defaultMode: 420, sources: [{ serviceAccountToken: { path: 'token' } }] } }] }, true],
    ['the volume "token"', { volumes: [{ name: 'token', projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } }] },
      { volumes: [{ name: 'token', projected: { defaultMode: 420, sources: [{ serviceAccountToken: { path: 'token', expirationSeconds: 3600 } }] } }] }, false],
    ['the toleration of "gpu"', { tolerations: [{ key: 'gpu', operator: 'Exists' }] }, { tolerations: [{ key: 'gpu', operator: 'Equal', value: 'a' }] }, true],
    ['the toleration of ""', { tolerations: [{ operator: 'Exists' }] }, { tolerations: [{ operator: 'Exists', effect: 'NoSchedule' }] }, true],
    ['the init container "clone"', { initContainers: [{ name: 'clone', image: 'a' }] }, { initContainers: [{ name: 'clone', image: 'a' }] }, true],
    ['the sidecar "explore"', {}, { sidecars: [{ name: 'explore', image: 'ghcr.io/example/lab:1.0' }] }, true],
    ['the label "notebook-name"', {}, { labels: { 'notebook-name': 'other' } }, true],
    ['the label "proxy"', {}, { labels: { proxy: 'true' } }, false],
    ['the pull secret', { imagePullSecrets: [{ name: 'a' }] }, { imagePullSecrets: [{ name: 'a' }], serviceAccountName: 'other', command: ['x'] }, false],
  ])('judges %s of a pod with %j and a PodDefault with %j as the webhook does', (what, pod, spec, refused) => {
    expect(conflicts(chosen({}, pod), podDefault('a', spec))).toEqual(refused ? [`${what} from the notebook itself and PodDefault "a"`] : []);
  });

  test.each([
    [{ name: 'A', value: '' }, { name: 'A' }, false], [{ name: 'A', value: null }, { name: 'A' }, false],
    [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }, { name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }, true],
    [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }, { name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name', apiVersion: 'v1' } } }, false],
    [{ name: 'A', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }, { name: 'A', valueFrom: { secretKeyRef: { key: 'k', name: 's', optional: false } } }, true],
  ])('judges the variable %j beside %j as the webhook does', (own, added, refused) => {
    expect(conflicts(chosen({ env: [own] }), podDefault('a', { env: [added] }))).toHaveLength(refused ? 1 : 0);
  });

  test('takes the last of two entries of a pod, as the webhook does', () => {
    expect(conflicts(chosen({ env: [other, one] }), podDefault('a', { env: [one] }))).toEqual([]);
    expect(conflicts(chosen({ env: [one, other] }), podDefault('a', { env: [one] }))).toHaveLength(1);
  });

  test('shows no values', () => {
    const secret = 's3cr3t-v4lue';
    const text = found(podDefaultConflict, [chosen({ env: [{ name: 'TOKEN', value: secret }] }), podDefault('a', { env: [{ name: 'TOKEN', value: `${secret}-2` }] })]).join();
    expect(text).toContain('TOKEN');
    expect(text).not.toContain(secret);
  });
});

describe('PodDefault/Missing', () => {
  const missing = (labels: object, ...rest: object[]) => places(podDefaultMissing, [notebook({}, {}, { labels }), ...rest]);

  test('refuses a label that chooses no PodDefault of the namespace', () => {
    expect(missing({ proxy: 'true' })).toEqual(['Notebook/ml/explore metadata.labels.proxy']);
    const elsewhere = object('kubeflow.org/v1alpha1', 'PodDefault', 'proxy', { spec: { selector: { matchLabels: { proxy: 'true' } } } }, { namespace: 'nlp' });
    expect(missing({ proxy: 'true' }, elsewhere)).toHaveLength(1);
    expect(missing({ proxy: 'true' }, podDefault('any-name', {}))).toEqual([]);
    expect(missing({ 'proxy': 'false', 'example.com/cost': 'true' })).toEqual([]);
  });

  test('refuses a label that is not all that the selector wants', () => {
    const wantsMore = podDefault('proxy', {}, { matchLabels: { proxy: 'true', zone: 'a' } });
    expect(missing({ proxy: 'true' }, wantsMore)).toEqual(['Notebook/ml/explore metadata.labels.proxy']);
    expect(missing({ proxy: 'true', zone: 'a' }, wantsMore)).toEqual([]);
    expect(missing({ proxy: 'true' }, wantsMore, podDefault('other', {}))).toEqual([]);
    expect(missing({ zone: 'true' }, podDefault('a', {}, { matchExpressions: [{ key: 'zone', operator: 'In', values: ['true'] }] }))).toEqual([]);
  });

  test('says which there are, or what the one that was meant wants', () => {
    expect(found(podDefaultMissing, [notebook({}, {}, { labels: { prxy: 'true', zone: 'true' } }), podDefault('proxy', {}), podDefault('zone', {}, { matchLabels: { zone: 'a' } })])
      .map(text => text.replace(/^Notebook\S+ metadata.labels./, ''))).toEqual([
      'prxy: selects no PodDefault of the namespace "ml", got "true"; add a PodDefault that selects by "prxy", correct the name (there are proxy, zone), ' +
        'or declare it by declareExternal if another tool makes it',
      'zone: is not all that the selector of PodDefault "zone" wants, got "true"; ' +
        'pass the PodDefault itself instead of its name, or set the labels that its selector names',
    ]);
    expect(found(podDefaultMissing, [notebook({}, {}, choosing)])[0]).toContain('(there are none)');
  });

  test('leaves labels in templates of pods alone, by which others choose', () => {
    const template = { metadata: { labels: { proxy: 'true' } }, spec: { containers: [] } };
    expect(places(podDefaultMissing, [object('apps/v1', 'Deployment', 'web', { spec: { template } })])).toEqual([]);
  });

  test('passes what is declared as made by others', () => {
    expect(places(podDefaultMissing, [notebook({}, {}, choosing)], [external('PodDefault', 'proxy', 'ml')])).toEqual([]);
  });

  test('counts the labels that the controller adds', () => {
    const own = podDefault('proxy', {}, { matchLabels: { 'proxy': 'true', 'notebook-name': 'explore' } });
    expect(missing({ proxy: 'true' }, own)).toEqual([]);
  });
});

describe('PodDefault/Form', () => {
  const forms = (selector: unknown) => places(podDefaultForm, [podDefault('a', {}, selector as object)]);

  test('refuses a selector that the forms cannot offer, whatever stands there', () => {
    expect([{}, null, 'text', [], { matchLabels: [] }, { matchLabels: 7 }].flatMap(forms)).toEqual(Array(6).fill('PodDefault/ml/a spec.selector.matchLabels'));
    expect(forms({ matchLabels: { zone: 'a' } })).toEqual(['PodDefault/ml/a spec.selector']);
    expect(forms({ matchLabels: { zone: 'true' } })).toEqual([]);
    expect(found(podDefaultForm, [podDefault('a', {}, { matchLabels: { zone: 'a', proxy: 'true' } })])[0]).toContain('gets the label "proxy" with "true" alone');
  });
});

describe('PodDefault/Selector', () => {
  const unreadable = (selector: object) => places(podDefaultSelector, [podDefault('a', {}, selector)]);
  const expression = (rest: object) => ({ matchExpressions: [{ key: 'zone', ...rest }] });

  // Verdicts of the webhook, which reads selectors as Kubernetes does.
  test.each([
    [{ matchLabels: { 'a/b/c': 'true' } }, 'matchLabels["a/b/c"]'],
    [{ matchLabels: { zone: 'a b' } }, 'matchLabels.zone'],
    [expression({ operator: 'in', values: ['a'] }), 'matchExpressions[0].operator'],
    [expression({ values: ['a'] }), 'matchExpressions[0].operator'],
    [expression({ operator: 'In' }), 'matchExpressions[0].values'],
    [expression({ operator: 'NotIn', values: [] }), 'matchExpressions[0].values'],
    [expression({ operator: 'Exists', values: ['a'] }), 'matchExpressions[0].values'],
    [expression({ operator: 'In', values: ['a', 'b c'] }), 'matchExpressions[0].values[1]'],
    [{ matchExpressions: [{ key: '', operator: 'Exists' }] }, 'matchExpressions[0].key'],
  ])('refuses %j', (selector, field) => expect(unreadable(selector)).toEqual([`PodDefault/ml/a spec.selector.${field}`]));

  test('shows the label with its value', () => {
    expect(found(podDefaultSelector, [podDefault('a', {}, { matchLabels: { zone: 'a b' } })])[0]).toContain('is no label, got {"zone":"a b"}');
  });

  test.each([
    {}, { matchLabels: { 'example.com/zone': '' } }, expression({ operator: 'In', values: ['a', ''] }), expression({ operator: 'Exists' }),
    expression({ operator: 'DoesNotExist', values: [] }), { matchLabels: { zone: 7 } }, expression({ operator: 'In', values: [7] }),
  ])('accepts %j', selector => expect(unreadable(selector)).toEqual([]));
});
