import { workflow, WorkflowProps } from '../../src/workloads';
import { chart, configError, manifestSet } from '../support';

const image = 'registry.example.com/ml/train:1';
const PROPS = {
  entrypoint: 'main', trains: 'train',
  templates: { main: { steps: [[{ name: 'train', template: 'train' }]] }, train: { container: { image, args: ['${trialParameters.lr}'] } } },
} as const;

/** Without the types of the names. */
const loose = (props: object) => workflow({ ...PROPS, ...props } as never);

function specOf(props: object = {}, isRestricted = false): any {
  const scope = chart();
  return { scope, spec: loose(props).spec({ scope, namespace: 'ml', owner: 'search', isRestricted }) };
}

test('is a Workflow as data, whose end Katib is told', () => {
  expect(workflow(PROPS)).toMatchObject({
    apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow',
    trial: {
      primaryContainerName: 'main', primaryPodLabels: { 'katib.kubeflow.org/model-training': 'true' },
      successCondition: 'status.[@this].#(phase=="Succeeded")#', failureCondition: 'status.[@this].#(phase=="Failed")#',
    },
  });
  expect(specOf().spec).toEqual({
    entrypoint: 'main',
    serviceAccountName: 'default-editor',
    templates: [
      { name: 'main', steps: PROPS.templates.main.steps },
      { name: 'train', metadata: { labels: { 'katib.kubeflow.org/model-training': 'true' } }, container: { image, args: ['${trialParameters.lr}'] } },
    ],
  });
});

test('keeps what templates say of themselves, and all of the workflow', () => {
  const metadata = { labels: { a: 'b' }, annotations: { c: 'd' } };
  const { spec } = specOf({
    templates: { main: { container: { image }, metadata }, train: { script: { image, source: 'x' }, metadata } }, serviceAccount: 'runner', parallelism: 2,
    arguments: { parameters: [{ name: 'a', value: '1' }] },
  });
  expect(spec).toMatchObject({ serviceAccountName: 'runner', parallelism: 2, arguments: { parameters: [{ name: 'a', value: '1' }] } });
  expect(spec.templates.map((one: { metadata: object }) => one.metadata)).toEqual([
    metadata, { labels: { 'a': 'b', 'katib.kubeflow.org/model-training': 'true' }, annotations: { c: 'd' } },
  ]);
});

test('has labels of its own, and names the container of a set that trains', () => {
  const template = loose({
    labels: { a: 'b' }, annotations: { c: 'd' }, primaryContainerName: 'fit',
    templates: { ...PROPS.templates, train: { containerSet: { containers: [{ name: 'fit', image }, { name: 'main', image }] } }, wait: { suspend: {} } },
  });
  expect(template).toMatchObject({ metadata: { labels: { a: 'b' }, annotations: { c: 'd' } }, trial: { primaryContainerName: 'fit' } });
});

test('declares its images', () => {
  const { scope } = specOf({
    templates: {
      main: { script: { image: 'a/script:1', source: 'x' } }, train: { container: { image: 'a/container:1' } },
      set: {
        containerSet: { containers: [{ name: 'main', image: 'a/set:1' }] }, initContainers: [{ name: 'a', image: 'a/before:1' }], sidecars: [{ name: 'b', image: 'a/beside:1' }],
      },
    },
  });
  expect(manifestSet(scope).externals.filter(one => one.kind === 'Image').map(one => one.name).sort()).toEqual([
    'a/before:1', 'a/beside:1', 'a/container:1', 'a/script:1', 'a/set:1',
  ]);
});

test('keeps to the level restricted where its namespace does, unless it says otherwise', () => {
  const own = { runAsUser: 7 };
  const templates = {
    main: { script: { image, source: 'x', securityContext: own } }, train: { container: { image } }, set: { containerSet: { containers: [{ name: 'main', image }] } },
    wait: { suspend: {} }, helped: { container: { image }, initContainers: [{ name: 'a', image }], sidecars: [{ name: 'b', image, securityContext: own }] },
  };
  const { spec } = specOf({ templates }, true);
  const usual = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
  expect(spec.securityContext.runAsNonRoot).toBe(true);
  expect([spec.templates[0].script, spec.templates[1].container, spec.templates[2].containerSet.containers[0]].map(one => one.securityContext)).toEqual([own, usual, usual]);
  expect(spec.templates[3]).toEqual({ name: 'wait', suspend: {} });
  expect([spec.templates[4].initContainers[0], spec.templates[4].sidecars[0]].map(one => one.securityContext)).toEqual([usual, own]);
  expect(specOf({ securityContext: own }, true).spec.securityContext).toEqual(own);
});

describe('refuses', () => {
  test.each<[string, object, string, string]>([
    ['an entry that is no template', { entrypoint: 'start' }, 'WorkflowPart', 'entrypoint must be one of templates, main, train, got "start"'],
    ['a training that is no template', { trains: 'fit' }, 'WorkflowPart', 'got "fit"'],
    ['a training that runs no pod', { trains: 'main' }, 'WorkflowPart', 'got "main"'],
    ['a container that another pod lacks', { primaryContainerName: 'fit' }, 'WorkflowPart', 'got "fit", and main in "train"'],
    ['no templates', { templates: undefined }, 'MissingProp', 'templates'],
    ['a misspelt option', { entryPoint: 'main' }, 'UnknownProp', 'entrypoint'],
    ['a template of a cluster', { workflowTemplateRef: { name: 'a' } }, 'UnknownProp', 'workflowTemplateRef'],
    ['fields of a container that do not exist', { templates: { ...PROPS.templates, train: { container: { image, arg: [] } } } }, 'UnknownProp', 'arg'],
    ['no pods at a time', { parallelism: 0 }, 'WrongProp', 'parallelism'],
  ])('%s', (_, props, code, text) => {
    const error = configError(() => loose(props));
    expect([error.code, error.message.includes(text)]).toEqual([code, true]);
  });
});

test('has the fields of a Workflow\'s spec but those of running ones', () => {
  const props: WorkflowProps = { ...PROPS, templates: { ...PROPS.templates, train: { container: { image } } } };
  // @ts-expect-error -- a trial is not held back
  expect(configError(() => loose({ ...props, suspend: true } satisfies WorkflowProps)).code).toBe('UnknownProp');
});
