/** What the pages of components and workloads say is what the code does, and what they tell people to run is what people have. */
import * as fs from 'fs';
import * as path from 'path';
import { definitionOf, resolvedSchema, Schema } from '../src/core/schema/store';
import { PAGES } from '../tools/doc-blocks';
import { errorUses } from '../tools/errors';
import { names, REFUSED } from '../tools/variants';

const ROOT = path.join(__dirname, '..');
const text = (page: string) => fs.readFileSync(path.join(ROOT, page), 'utf8');
const GUIDES = PAGES.filter(page => /^docs\/(components|workloads)\//.test(page) && page !== 'docs/workloads/README.md');

/** The tables of options of each page: the heading above them, and the type whose properties they list. */
const OPTIONS: readonly (readonly [page: string, heading: string, type: string])[] = [
  ['docs/components/argo-workflows.md', '## Options', 'components/argo-workflows#ArgoWorkflowsProps'],
  ['docs/components/cert-manager.md', '## Options', 'components/cert-manager#CertManagerProps'],
  ['docs/components/dashboard.md', '## Options of `Dashboard`', 'components/dashboard#DashboardProps'],
  ['docs/components/dashboard.md', '## Options of `ProfileController`', 'components/dashboard#ProfileControllerProps'],
  ['docs/components/dex.md', '## Options', 'components/dex#DexProps'],
  ['docs/components/gateway-api.md', '## Options', 'components/gateway-api#GatewayApiProps'],
  ['docs/components/hub.md', '## Options', 'components/hub#HubProps'],
  ['docs/components/istio.md', '## Options', 'components/istio#IstioProps'],
  ['docs/components/jobset.md', '## Options', 'components/jobset#JobSetsProps'],
  ['docs/components/knative-eventing.md', '## Options', 'components/knative-eventing#KnativeEventingProps'],
  ['docs/components/knative-serving.md', '## Options', 'components/knative-serving#KnativeServingProps'],
  ['docs/components/katib.md', '## Options', 'components/katib#KatibProps'],
  ['docs/components/kserve.md', '## Options', 'components/kserve#KServeProps'],
  ['docs/components/kubeflow.md', '## Options', 'components/kubeflow#KubeflowBaseProps'],
  ['docs/components/mysql.md', '## Options', 'components/mysql#MysqlProps'],
  ['docs/components/metacontroller.md', '## Options', 'components/metacontroller#MetacontrollerProps'],
  ['docs/components/notebooks.md', '## Options', 'components/notebooks#NotebooksProps'],
  ['docs/components/notebooks.md', '## Options of `NotebookController`', 'components/notebooks#NotebookControllerProps'],
  ['docs/components/notebooks.md', '### The form', 'components/notebooks#SpawnerProps'],
  ['docs/components/nvidia-device-plugin.md', '## Options', 'components/nvidia-device-plugin#NvidiaDevicePluginProps'],
  ['docs/components/nvidia-gpu-operator.md', '## Options', 'components/nvidia-gpu-operator#NvidiaGpuOperatorProps'],
  ['docs/components/oauth2-proxy.md', '## Options', 'components/oauth2-proxy#OAuth2ProxyProps'],
  ['docs/components/spark-operator.md', '## Options', 'components/spark-operator#SparkOperatorProps'],
  ['docs/workloads/model-registry.md', '## Options', 'workloads/model-registry#ModelRegistryProps'],
  ['docs/components/seaweedfs.md', '## Options', 'components/seaweedfs#SeaweedfsProps'],
  ['docs/components/kueue.md', '## Options', 'components/kueue#KueueProps'],
  ['docs/components/leader-worker-set.md', '## Options', 'components/leader-worker-set#LeaderWorkerSetsProps'],
  ['docs/components/trainer.md', '## Options', 'components/trainer#TrainerProps'],
  ['docs/components/workspaces.md', '## Options', 'components/workspaces#WorkspacesProps'],
  ['docs/components/workspaces.md', '### Kinds of JupyterLab', 'components/workspaces#JupyterlabKind'],
  ['docs/components/training-operator.md', '## Options', 'components/training-operator#TrainingOperatorProps'],
  ['docs/components/kuberay.md', '## Options', 'components/kuberay#KubeRayProps'],
  ['docs/workloads/data-cache.md', '## Options', 'workloads/data-cache#DataCacheAccessProps'],
  ['docs/workloads/experiment.md', '## Options', 'workloads/experiment#ExperimentProps'],
  ['docs/components/pipelines.md', '## Options', 'components/pipelines#PipelinesProps'],
  ['docs/workloads/notebook.md', '## Options', 'workloads/notebook#NotebookProps'],
  ['docs/workloads/pipeline.md', '## Options of `Pipeline`', 'workloads/pipeline#PipelineProps'],
  ['docs/workloads/pipeline.md', '## Options of `PipelineVersion`', 'workloads/pipeline#PipelineVersionProps'],
  ['docs/workloads/pipeline.md', '## Options of `Run`', 'workloads/pipeline#RunProps'],
  ['docs/workloads/pipeline.md', '### Options of `ScheduledRun`', 'workloads/pipeline#ScheduledRunProps'],
  ['docs/workloads/pipeline.md', '### Options of `RecurringRun`', 'workloads/pipeline#RecurringRunProps'],
  ['docs/workloads/pod-default.md', '## Options', 'workloads/pod-default#PodDefaultProps'],
  ['docs/workloads/profile.md', '## Options', 'workloads/profile#ProfileProps'],
  ['docs/workloads/serving.md', '## Options', 'workloads/serving#InferenceServiceProps'],
  ['docs/workloads/python-job.md', '## Options', 'workloads/python-job#PythonJobProps'],
  ['docs/workloads/ray.md', '### Options of `RayCluster`', 'workloads/ray#RayClusterProps'],
  ['docs/workloads/ray.md', '### Options of `RayJob`', 'workloads/ray#RayJobProps'],
  ['docs/workloads/ray.md', '### Options of `RayService`', 'workloads/ray#RayServiceProps'],
  ['docs/workloads/spark.md', '## Options', 'workloads/spark#ScheduledSparkApplicationProps'],
  ['docs/workloads/tensorboard.md', '## Options', 'workloads/tensorboard#TensorboardProps'],
  ['docs/workloads/training.md', '## Options of `TrainJob`', 'workloads/training#TrainJobProps'],
  ['docs/workloads/training.md', '## Options of `TrainingRuntime`', 'workloads/training#TrainingRuntimeProps'],
  ['docs/workloads/training-v1.md', '## Options of a role', 'workloads/training/v1#WorkerRole'],
  ['docs/workloads/training-v1.md', '## Options of `PyTorchJob`', 'workloads/training/v1#PyTorchJobProps'],
  ['docs/workloads/training-v1.md', '## Options of `TFJob`', 'workloads/training/v1#TFJobProps'],
  ['docs/workloads/training-v1.md', '## Options of `XGBoostJob`', 'workloads/training/v1#XGBoostJobProps'],
  ['docs/workloads/training-v1.md', '## Options of `MPIJob`', 'workloads/training/v1#MPIJobProps'],
  ['docs/workloads/training-v1.md', '## Options of `JAXJob`', 'workloads/training/v1#JAXJobProps'],
  ['docs/workloads/training-v1.md', '## Options of `PaddleJob`', 'workloads/training/v1#PaddleJobProps'],
  ['docs/workloads/volume-viewer.md', '## Options', 'workloads/volume-viewer#VolumeViewerProps'],
];

/** Cells of the tables of options between a heading and the next one. */
function rowsBelow(page: string, heading: string): string[][] {
  const [, section = ''] = text(page).split(`\n${heading}\n`);
  const tables = section.split(/^#/m)[0].split('\n\n').filter(block => block.trimStart().startsWith('| Option '));
  const lines = tables.flatMap(table => table.trim().split('\n').slice(2));
  return lines.map(line => line.split(/(?<!\\)\|/).slice(1, -1).map(cell => cell.trim()));
}

/** What stands between backticks. */
function quoted(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, one]) => one);
}

/** Names of the properties that a type has in any of its forms. */
function namesOf(schema: Schema): string[] {
  const { properties = {}, anyOf } = resolvedSchema(schema);
  return [...Object.keys(properties), ...(anyOf as readonly Schema[] | undefined ?? []).flatMap(namesOf)];
}

/** Defaults that are code, of all properties of that name in a folder and in what all components have in common. */
function defaultsOf(folder: string): ReadonlyMap<string, readonly string[]> {
  const files = [...fs.readdirSync(path.join(ROOT, 'src', folder)).map(file => `src/${folder}/${file}`), 'src/core/refs.ts', 'src/workloads/workload.ts'];
  const found = files.filter(file => file.endsWith('.ts'))
    .flatMap(file => [...text(file).matchAll(/@default ([^\n]+?)\s*(?:\*\/|\n(?:(?!\*\/)[\s\S])*?\*\/)\s*readonly (\w+)\?:/g)]);
  const defaults = new Map<string, string[]>();
  found.forEach(([, value, name]) => defaults.set(name, [...defaults.get(name) ?? [], value]));
  return defaults;
}

test('every page of a construct has a table of its options', () => {
  expect([...new Set(OPTIONS.map(([page]) => page))].sort()).toEqual([...GUIDES].sort());
});

describe.each(OPTIONS)('%s, %s', (page, heading, type) => {
  const rows = rowsBelow(page, heading);

  test('names every option, and no other', () => {
    const named = rows.flatMap(([names]) => quoted(names)).map(name => name.split('.')[0]);
    expect([...new Set(named)].sort()).toEqual([...new Set(namesOf(definitionOf(type)))].sort());
  });

  test('says each default as the code does', () => {
    const defaults = defaultsOf(type.split('#')[0]);
    const wrong = rows.flatMap(([names, said]) => quoted(names).flatMap(name => {
      const known = defaults.get(name) ?? [];
      const isCode = known.length > 0 && known.every(value => !value.startsWith('-'));
      return isCode && !known.some(value => said.includes(`\`${value}\``)) ? [`${name}: ${said}, in the code ${known.join(' or ')}`] : [];
    }));
    expect(wrong).toEqual([]);
  });
});

test('error codes that pages of constructs name exist', () => {
  const codes = new Set(errorUses().map(one => one.code));
  const named = GUIDES.flatMap(page => [...text(page).matchAll(/^\| (`[A-Z]\w+`(?:, `[A-Z]\w+`)*) \| [^|\d]+ \|$/gm), ...text(page).matchAll(/error \((`[A-Z]\w+`)\)/g)]
    .flatMap(([, cell]) => quoted(cell)).map(code => [page, code] as const));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(([, code]) => !codes.has(code))).toEqual([]);
});

test.each([['docs/end-to-end.md', 'test/e2e'], ['docs/conformance.md', 'test/conformance']])('%s says what each file of %s proves, and nothing of others', (page, folder) => {
  const [, section] = text(page).split('\n## What it proves\n');
  const named = [...section.split(/^## /m)[0].matchAll(/^\| `([\w-]+\.test\.ts)` \|/gm)].map(([, file]) => file);
  expect(named.sort()).toEqual(fs.readdirSync(path.join(ROOT, folder)).filter(file => file.endsWith('.test.ts')).sort());
});

describe('what people are told to run', () => {
  const users = PAGES.filter(page => page !== 'CONTRIBUTING.md' && page !== 'docs/conformance.md' && page !== 'docs/end-to-end.md');
  /** A loop of a shell that applies folders of the output. */
  const LOOP = /^\s*for \w+ in [^\n]*(?:dist\/|00-namespaces)[\s\S]*?kubectl apply/m;

  test('the loop over the steps stands in README.md alone', () => {
    expect(PAGES.filter(page => LOOP.test(text(page)))).toEqual(['README.md']);
    expect(LOOP.test('for folder in dist/*/00-*; do\n  kubectl apply -f "$folder"\ndone')).toBe(true);
  });

  test.each(users.filter(page => page !== 'README.md'))('%s names no command of this repository', page => {
    expect(text(page).replace(/<!--[\s\S]*?-->/g, '').match(/\bnpm (run|test|ci)\b|\btools\/\w+/g) ?? []).toEqual([]);
  });
});

describe('the table of upstream\'s overlays', () => {
  const [, overlays = ''] = text('docs/options.md').split('| --- | --- | --- |\n');
  const rows = overlays.split('\n\n')[0]!.split('\n').map(line => line.split('|').slice(1, -1).map(cell => cell.trim()));

  test('has an app for each that is not refused, and says which those are', () => {
    const named = rows.map(([overlay = '']) => quoted(overlay)[0]!);
    expect(named.filter(name => !names().includes(name))).toEqual([]);
    expect(rows.filter(([, option = '']) => option.startsWith('refused')).map(([overlay = '']) => quoted(overlay)[0])).toEqual(Object.keys(REFUSED).sort());
    expect(Object.keys(REFUSED).filter(name => !text('docs/options.md').includes(`**\`${name}\`**`))).toEqual([]);
  });

  test('says each option in code, and leaves none open', () => {
    expect(rows.filter(([, option = '']) => !option.startsWith('refused') && quoted(option).length === 0)).toEqual([]);
    const words = text('docs/options.md').replace(/`[^`]*`|\]\([^)]*\)/g, '').match(/\b[A-Z]{4,}\b/g);
    expect(words).toBeNull();
  });
});
