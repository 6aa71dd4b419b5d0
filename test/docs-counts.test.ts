/** The numbers of objects in docs/components are those that each component makes with its defaults. */
import * as fs from 'fs';
import * as path from 'path';
import { Construct } from 'constructs';
import { chart, gateway, knative, rendered } from './support';
import { ArgoWorkflows } from '../src/components/argo-workflows';
import { CertManager } from '../src/components/cert-manager';
import { Dashboard, ProfileController } from '../src/components/dashboard';
import { Dex, dexIssuer } from '../src/components/dex';
import { GatewayApi } from '../src/components/gateway-api';
import { Hub } from '../src/components/hub';
import { Istio } from '../src/components/istio';
import { JobSets } from '../src/components/jobset';
import { Katib } from '../src/components/katib';
import { KnativeServing } from '../src/components/knative-serving';
import { KServe } from '../src/components/kserve';
import { KubeflowBase } from '../src/components/kubeflow';
import { Mysql } from '../src/components/mysql';
import { Metacontroller } from '../src/components/metacontroller';
import { Notebooks } from '../src/components/notebooks';
import { OAuth2Proxy } from '../src/components/oauth2-proxy';
import { Pipelines } from '../src/components/pipelines';
import { pipelinesDatabases, s3Compatible, secretRef } from '../src/core';
import { Seaweedfs } from '../src/components/seaweedfs';
import { SparkOperator } from '../src/components/spark-operator';
import { LeaderWorkerSets } from '../src/components/leader-worker-set';
import { Trainer } from '../src/components/trainer';

const FOLDER = path.join(__dirname, '..', 'docs', 'components');
const PAGES = fs.readdirSync(FOLDER);

const users = { staticUsers: [{ email: 'ana@example.com', username: 'ana', userId: '1', hashFromEnv: 'ANA_HASH' }], passwords: { name: 'passwords' } };

const stores = {
  objectStore: s3Compatible({ url: 'https://minio.example.com', bucket: 'mlpipeline' }),
  databases: pipelinesDatabases({ host: 'db.example.com', user: 'kubeflow', password: secretRef('db', 'password') }),
};
const database = { engine: 'mysql', host: 'katib-mysql', database: 'katib', user: 'root', password: { name: 'katib-mysql-secrets', key: 'MYSQL_ROOT_PASSWORD' } } as const;

/** Each component with what it cannot do without; `props` are those of a row of a table. */
const COMPONENTS: Readonly<Record<string, (scope: Construct, props: object) => Construct>> = {
  ArgoWorkflows: (scope, props) => new ArgoWorkflows(scope, 'it', props),
  CertManager: (scope, props) => new CertManager(scope, 'it', props),
  Dashboard: (scope, props) => new Dashboard(scope, 'it', { gateway, ...props }),
  Dex: (scope, props) => new Dex(scope, 'it', { gateway, client: { name: 'client' }, ...users, ...props }),
  GatewayApi: (scope, props) => new GatewayApi(scope, 'it', props),
  Hub: (scope, props) => new Hub(scope, 'it', props),
  Istio: (scope, props) => new Istio(scope, 'it', props),
  JobSets: (scope, props) => new JobSets(scope, 'it', props),
  KServe: (scope, props) => new KServe(scope, 'it', { gateway, knative, ...props }),
  Katib: (scope, props) => new Katib(scope, 'it', { gateway, database, ...props }),
  KnativeServing: (scope, props) => new KnativeServing(scope, 'it', { gateway, ...props }),
  KubeflowBase: (scope, props) => new KubeflowBase(scope, 'it', { ingress: gateway.workload, ...props }),
  LeaderWorkerSets: (scope, props) => new LeaderWorkerSets(scope, 'it', props),
  Metacontroller: (scope, props) => new Metacontroller(scope, 'it', props),
  Mysql: (scope, props) => new Mysql(scope, 'it', props),
  Notebooks: (scope, props) => new Notebooks(scope, 'it', { gateway, ...props }),
  OAuth2Proxy: (scope, props) => new OAuth2Proxy(scope, 'it', { gateway, ...dexIssuer({}), credentials: { name: 'oauth2-proxy' }, ...props }),
  Pipelines: (scope, props) => new Pipelines(scope, 'it', { gateway, ...stores, ...props }),
  ProfileController: (scope, props) => new ProfileController(scope, 'it', props),
  Seaweedfs: (scope, props) => new Seaweedfs(scope, 'it', props),
  SparkOperator: (scope, props) => new SparkOperator(scope, 'it', props),
  Trainer: (scope, props) => new Trainer(scope, 'it', props),
};

/** What a page says of one component. */
interface Said {
  readonly component: string;
  /** How many objects it makes. */
  readonly total: number;
  /** How many of each kind. */
  readonly kinds: Readonly<Record<string, number>>;
  /** How many objects it makes with the props of a row. */
  readonly variants: readonly (readonly [props: string, total: number])[];
}

/** Reads "`Istio` makes 62 objects:", the table of kinds after it, and the table of variants after that. */
function saidIn(text: string): Said[] {
  return text.split(/^(?=`\w+` makes \d+ objects)/m).slice(1).map(part => {
    const [, component, total] = /^`(\w+)` makes (\d+)/.exec(part)!;
    const own = part.split(/^## /m)[0];
    return {
      component,
      total: Number(total),
      kinds: Object.fromEntries([...own.matchAll(/^\| (\w+) \| (\d+) \|/gm)].map(([, kind, count]) => [kind, Number(count)])),
      variants: [...own.matchAll(/^\| `(.+)` \| (\d+) \|$/gm)].map(([, props, count]) => [props, Number(count)]),
    };
  });
}

/** What a component makes with the props of a row, which are written as in code. */
function made(component: string, props = '') {
  const scope = chart();
  COMPONENTS[component](scope, new Function(`return { ${props} };`)() as object);
  return rendered(scope);
}

const ALL = PAGES.flatMap(page => saidIn(fs.readFileSync(path.join(FOLDER, page), 'utf8')).map(said => [page, said.component, said] as const));

test('every page says how many objects its components make', () => {
  expect(ALL.map(([, component]) => component).sort()).toEqual(Object.keys(COMPONENTS));
  expect([...new Set(ALL.map(([page]) => page))]).toEqual(PAGES);
});

test.each(ALL)('%s: %s', (_page, component, { total, kinds, variants }) => {
  const counted: Record<string, number> = {};
  made(component).forEach(({ kind }) => counted[kind] = (counted[kind] ?? 0) + 1);
  expect(kinds).toEqual(counted);
  expect(total).toBe(made(component).length);
  expect(variants).toEqual(variants.map(([props]) => [props, made(component, props).length]));
});

test('sentences and tables are read as they stand', () => {
  const text = '# x\n\n`A` makes 3 objects:\n\n| Kind | Count | |\n| --- | --- | --- |\n| Service | 2 | two |\n| Role | 1 | |\n\n' +
    '| With | Objects |\n| --- | --- |\n| `b: false` | 2 |\n\n`C` makes 1 objects:\n\n| Role | 1 | |\n\n## D\n\n| Gateway | 7 | |\n';
  expect(saidIn(text)).toEqual([
    { component: 'A', total: 3, kinds: { Service: 2, Role: 1 }, variants: [['b: false', 2]] },
    { component: 'C', total: 1, kinds: { Role: 1 }, variants: [] },
  ]);
});
