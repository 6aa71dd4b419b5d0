/** What a component needs to become a part of the platform: tried with one that does not exist. */
import * as fs from 'fs';
import * as path from 'path';
import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { fileMap, GITOPS, PRESETS } from './support';
import { Deployment } from '../../src/apis/k8s/apps/v1';
import { Namespace } from '../../src/apis/k8s/core/v1';
import { KubeflowApp } from '../../src/checks';
import { Component, ComponentProps, describe as described } from '../../src/core';
import { AnyPart, KubeflowPlatform, KubeflowPlatformProps, Part, PARTS } from '../../src/platform';
import { expectConfigError } from '../support';

interface ToyProps extends ComponentProps {
  readonly namespace: string;
}

/** A component as any other: one Deployment in a namespace of its own. */
class Toy extends Component<ToyProps> {
  constructor(scope: Construct, id: string, given: ToyProps) {
    super(scope, id, given);
    const { namespace } = given;
    new Namespace(this, 'Namespace', { metadata: { name: namespace } });
    const spec = {
      selector: { matchLabels: { app: 'toy' } },
      template: { metadata: { labels: { app: 'toy' } }, spec: { containers: [{ name: 'toy', image: this.image('dex') }] } },
    };
    new Deployment(this, 'Deployment', { metadata: { name: 'toy', namespace }, spec: this.workload('toy', spec) });
  }
}

const toy: Part<{ readonly toy?: object }, Toy, 'toy'> = {
  key: 'toy',
  name: 'toy',
  after: ['dashboard'],
  forTeams: true,
  namespaces: { toy: 'toy-system' },
  gives: (_options, { namespaces }) => ({
    menuLinks: [{ type: 'item', text: 'Toys', link: '/toys/' }],
    meshNamespaces: [namespaces.toy],
    gatewayCallers: [namespaces.toy],
    profileCallers: [{ namespace: namespaces.toy, name: 'toy' }],
  }),
  make: (chart: Chart, options, { common, settings }) => new Toy(chart, 'Toy', { ...common(options), namespace: settings.namespaces.toy }),
};

class WithToy extends KubeflowPlatform {
  protected override get parts(): readonly AnyPart[] {
    return [...PARTS, toy];
  }
}

function made(props: KubeflowPlatformProps) {
  const app = new KubeflowApp();
  const platform = new WithToy(app, 'platform', props);
  return { app, platform, set: app.manifests() };
}

test('a part brings its folder, its Application after those it needs, its menu entry, and tells mesh and teams of its namespace', () => {
  const { app, platform, set } = made({ ...PRESETS.local, gitops: GITOPS, pods: { priorityClassName: 'platform' } });
  platform.addProfile('vision', { owner: 'ana@example.com', contributors: { edit: ['bo@example.com'] } });
  expect(app.findings().map(one => described(one))).toEqual([]);
  const files = [...fileMap(set).keys()].filter(file => file.startsWith('toy/'));
  expect(files).toEqual(['toy/00-namespaces/namespace.toy-system.yaml', 'toy/30-workloads/deployment.toy-system.toy.yaml']);
  expect((platform as unknown as { readonly toy: unknown }).toy).toBeInstanceOf(Toy);
  expect(set.find('apps/Deployment', 'toy-system', 'toy')!.at('spec', 'template', 'spec', 'priorityClassName').text).toBe('platform');

  const wave = (name: string) => Number(set.find('argoproj.io/Application', 'argocd', `delivery-${name}`)!.annotations['argocd.argoproj.io/sync-wave']);
  expect(wave('toy')).toBe(wave('dashboard') + 10);
  expect(wave('profiles')).toBeGreaterThan(wave('toy'));

  const text = (key: string, namespace: string, name: string) => JSON.stringify(set.find(key, namespace, name)!.manifest);
  expect(text('ConfigMap', 'kubeflow', 'dashboard-config')).toContain('/toys/');
  expect(text('networking.istio.io/Sidecar', 'istio-system', 'default')).toContain('toy-system/*');
  expect(text('argoproj.io/AppProject', 'argocd', 'delivery-profiles')).toContain('!toy-system');
  const policies = app.manifests().ofKind('security.istio.io/AuthorizationPolicy').filter(one => one.namespace === 'vision');
  expect(JSON.stringify(policies.map(one => one.manifest))).toContain('cluster.local/ns/toy-system/sa/toy');
  expect(() => platform.addProfile('toy-system', { owner: 'ana@example.com' })).toThrow('name must not be a namespace of the cluster or the platform');
});

test('the namespace of a part is a setting as any other', () => {
  expect(() => made({ ...PRESETS.local, namespaces: { auth: 'toy-system' } })).toThrow('namespaces.auth and namespaces.toy must differ');
});

test('a platform without a part that gives a gateway is refused', () => {
  class WithoutGateway extends KubeflowPlatform {
    protected override get parts(): readonly AnyPart[] {
      return PARTS.filter(part => part.key !== 'istio');
    }
  }
  expectConfigError(() => new WithoutGateway(new KubeflowApp(), 'platform', PRESETS.local), 'NoGateway', 'platform', 'keep istio, or name an existing one');
});

test('parts know each other by what they give alone: no part imports another', () => {
  const folder = path.join(__dirname, '../../src/platform/parts');
  const names = fs.readdirSync(folder).filter(name => name.endsWith('.ts') && !['index.ts', 'existing.ts'].includes(name));
  expect(names.length).toBe(PARTS.length);
  const imports = names.flatMap(name => [...fs.readFileSync(path.join(folder, name), 'utf8').matchAll(/from '\.\/([\w-]+)'/g)].map(([, other]) => `${name} -> ${other}`));
  expect(imports.filter(one => !one.endsWith('-> existing'))).toEqual([]);
});

test('a part that is made on request alone counts as wanted only where it is asked for', () => {
  /** Told by a part of the platform that asks for another. */
  const asked = (key: string, more: object = {}) => {
    let wanted: boolean | undefined;
    const asking: Part<{ readonly toy?: object }, Toy, 'toy'> = { ...toy, make: (chart, options, wiring) => (wanted = wiring.has(key), toy.make(chart, options, wiring)) };
    class Asking extends KubeflowPlatform {
      protected override get parts(): readonly AnyPart[] {
        return [...PARTS, asking];
      }
    }
    new Asking(new KubeflowApp(), 'platform', { ...PRESETS.local, ...more } as KubeflowPlatformProps);
    return wanted;
  };
  expect(asked('leaderWorkerSet')).toBe(false);
  expect(asked('leaderWorkerSet', { leaderWorkerSet: {} })).toBe(true);
  expect(asked('leaderWorkerSet', { leaderWorkerSet: { existing: {} } })).toBe(false);
  expect(asked('jobset')).toBe(true);
});
