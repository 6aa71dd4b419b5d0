import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { CrdDefinition } from '../../src/apis/crd';
import * as certManager from '../../src/apis/cert-manager.io/v1';
import * as k8s from '../../src/apis/k8s';
import { ConfigMap } from '../../src/apis/k8s/core/v1';
import { Deployment } from '../../src/apis/k8s/apps/v1';
import * as kubeflow from '../../src/apis/kubeflow.org/v1';
import { CertManager } from '../../src/components/cert-manager';
import { CHECKSUM_ANNOTATION, Component, Composite, configChecksum, Definition, groupOf, kindKey, Kinds, ManifestApp, optionalChecksum, rendered } from '../../src/core';
import { chart, configError, expectConfigError } from '../support';
import { kindClasses } from '../apis/support';
import { temporaryFolder } from './support';

class Parts extends Composite {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.add('apps/v1', 'Deployment', 'web', 'x');
    this.add('v1', 'Service', 'web', 'x');
    this.add('serving.knative.dev/v1', 'Service', 'web', 'x');
    this.add('v1', 'ConfigMap', 'settings', 'x');
    this.add('v1', 'ConfigMap', 'settings', 'y');
  }

  private add(apiVersion: string, kind: string, name: string, namespace: string): void {
    new ApiObject(new Construct(this, `${apiVersion} ${kind} ${namespace}`), name, { apiVersion, kind, metadata: { name, namespace }, spec: { a: 1 } });
  }
}

const parts = () => new Parts(chart(), 'parts');
const manifestOf = (object: ApiObject) => object.toJson() as { readonly spec: unknown };

describe('an object of a composite', () => {
  test('is found by kind and name, at any depth', () => {
    expect(parts().object('Deployment', 'web').metadata.namespace).toBe('x');
    expect(parts().object('apps/Deployment', 'web').kind).toBe('Deployment');
  });

  test('is found by its group and its namespace where others have its name', () => {
    expect(parts().object('serving.knative.dev/Service', 'web').apiVersion).toBe('serving.knative.dev/v1');
    expect(parts().object('ConfigMap', 'settings', 'y').metadata.namespace).toBe('y');
    expectConfigError(() => parts().object('Service', 'web'), 'UnknownObject', 'test/parts',
      'there are 2 objects Service of that name here, got "web"; name the group and the namespace too: Service in x, serving.knative.dev/Service in x');
    const more = parts();
    new ApiObject(more, 'plain', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } });
    expectConfigError(() => more.object('Service', 'web'), 'UnknownObject', 'test/parts', 'the namespace too: Service, Service in x, serving.knative.dev/Service in x');
    expectConfigError(() => parts().object('ConfigMap', 'settings'), 'UnknownObject', 'test/parts', 'ConfigMap in x, ConfigMap in y');
  });

  test('fails where there is none, with the names that there are', () => {
    expectConfigError(() => parts().object('Deployment', 'wep'), 'UnknownObject', 'test/parts', 'there is no Deployment of that name here, got "wep"; there are web');
    expectConfigError(() => parts().object('Secret', 'web'), 'UnknownObject', 'test/parts', 'the kinds here are ConfigMap, Deployment, Service');
    expectConfigError(() => parts().object('batch/Deployment', 'web'), 'UnknownObject', 'test/parts');
  });
});

describe('a patch', () => {
  test('changes fields of the API, also those that the types lack', () => {
    const composite = parts();
    composite.patch('Deployment', 'web', JsonPatch.add('/spec/brandNew', 1), JsonPatch.remove('/spec/a'));
    expect(manifestOf(composite.object('Deployment', 'web')).spec).toEqual({ brandNew: 1 });
    expect(manifestOf(composite.object('apps/Deployment', 'web')).spec).toEqual({ brandNew: 1 });
  });

  test('of a kind changes all its objects', () => {
    const composite = parts();
    composite.patchEach('ConfigMap', JsonPatch.add('/spec/b', 2));
    expect(['x', 'y'].map(namespace => manifestOf(composite.object('ConfigMap', 'settings', namespace)).spec)).toEqual([{ a: 1, b: 2 }, { a: 1, b: 2 }]);
    composite.patchEach('serving.knative.dev/Service', JsonPatch.add('/spec/c', 3));
    expect(manifestOf(composite.object('serving.knative.dev/Service', 'web')).spec).toEqual({ a: 1, c: 3 });
  });

  test('fails where there is nothing to change', () => {
    expectConfigError(() => parts().patch('Deployment', 'wep', JsonPatch.remove('/spec')), 'UnknownObject', 'test/parts', 'got "wep"');
    expectConfigError(() => parts().patchEach('Secret', JsonPatch.remove('/spec')), 'UnknownObject', 'test/parts',
      'there is no object of that kind here, got "Secret"; there are ConfigMap, Deployment, Service');
  });

  test('that names a missing path fails at synthesis, and names it', () => {
    const app = new ManifestApp({ outdir: temporaryFolder(), summary: false });
    const composite = new Parts(new Chart(app, 'part'), 'parts');
    composite.patch('Deployment', 'web', JsonPatch.replace('/spec/none/deep', 1));
    const error = configError(() => app.synth());
    expect([error.code, error.path]).toEqual(['Render', 'part/parts/apps--v1 Deployment x/web']);
    expect(error.message).toMatch(/Deployment "web" cannot be rendered, got .+; correct the patch or the value that it names/);
  });
});

describe('objects without a namespace', () => {
  const classes = kindClasses(k8s, certManager, kubeflow);
  const clustered = classes.filter(({ GVK }) => Kinds.isNamespaced(kindKey(groupOf(GVK.apiVersion), GVK.kind)) === false);
  const namespaced = classes.filter(({ GVK }) => Kinds.isNamespaced(kindKey(groupOf(GVK.apiVersion), GVK.kind)) === true);
  const given = () => new Chart(new App(), 'part', { namespace: 'vision' });

  test('are many', () => expect([clustered.length > 10, namespaced.length > 10]).toEqual([true, true]));

  test.each(clustered.map(each => [`${each.GVK.kind} of ${each.GVK.apiVersion}`, each] as const))('%s gets none from its chart, under an app of cdk8s too', (_, Kind) => {
    const scope = given();
    new Kind(scope, 'Object', { metadata: { name: 'a' }, spec: {} });
    expect((scope.toJson() as { metadata: unknown }[])[0].metadata).toEqual({ name: 'a' });
    expect(rendered(scope).all.map(one => one.namespace)).toEqual([undefined]);
  });

  test('others get that of their chart, unless they have their own', () => {
    const scope = given();
    namespaced.forEach((Kind, index) => new Kind(scope, String(index), { metadata: { name: 'a' }, spec: {} }));
    expect(new Set(rendered(scope).all.map(one => one.namespace))).toEqual(new Set(['vision']));
    const own = given();
    new ConfigMap(own, 'Own', { metadata: { name: 'a', namespace: 'x' } });
    expect(rendered(own).all.map(one => one.namespace)).toEqual(['x']);
  });

  test('a definition gets none, nor does a custom resource that has none', () => {
    const definition: CrdDefinition = { group: 'kubeflow.org', kind: 'Profile', plural: 'profiles', scope: 'Cluster', versions: [{ name: 'v1', storage: true }] };
    const scope = given();
    new Definition(scope, 'Definition', definition, { labels: { a: 'b' } });
    new kubeflow.Profile(scope, 'Profile', { metadata: { name: 'a' }, spec: {} });
    new ApiObject(scope, 'Raw', { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'a' } });
    expect(rendered(scope).all.map(one => one.namespace)).toEqual([undefined, undefined, undefined]);
  });
});

describe('the checksum of ConfigMaps', () => {
  interface Content {
    readonly data?: Record<string, string>;
    readonly binaryData?: Record<string, string>;
  }

  function given(...maps: readonly Content[]) {
    const scope = chart();
    const made = maps.map((one, index) => new ConfigMap(scope, `Config${index}`, { metadata: { name: `a${index}`, namespace: 'x' }, ...one }));
    new Deployment(scope, 'Deployment', {
      metadata: { name: 'web', namespace: 'x' },
      spec: { selector: { matchLabels: { a: 'b' } }, template: { metadata: { labels: { a: 'b' }, annotations: configChecksum(...made) }, spec: { containers: [] } } },
    });
    const checksum = () => rendered(scope).find('apps/Deployment', 'x', 'web')?.at('spec', 'template', 'metadata', 'annotations', CHECKSUM_ANNOTATION).text;
    return { made, checksum };
  }

  test('follows the data, not its order', () => {
    const [first, same, other] = [{ a: '1', b: '2' }, { b: '2', a: '1' }, { a: '1', b: '3' }].map(data => given({ data }).checksum());
    expect(first).toMatch(/^[0-9a-f]{16}$/);
    expect([same === first, other === first]).toEqual([true, false]);
    const { made: [map], checksum } = given({ data: { b: '2' } });
    map.addJsonPatch(JsonPatch.add('/data/a', '1')); // comes last in the object
    expect(checksum()).toBe(first);
  });

  test('follows data in base64, and every one of several', () => {
    const maps: Content[][] = [
      [{ binaryData: { a: 'AA==' } }], [{ binaryData: { a: 'AQ==' } }], [{ data: { a: '1' } }, { data: { b: '2' } }], [{ data: { a: '1' } }, { data: { b: '3' } }],
    ];
    expect(new Set(maps.map(all => given(...all).checksum())).size).toBe(4);
  });

  test('follows a patch that comes after the pods were made', () => {
    const { made: [map], checksum } = given({ data: { a: '1' } });
    const before = checksum();
    map.addJsonPatch(JsonPatch.add('/metadata/labels', { unlike: 'data' }));
    expect(checksum()).toBe(before);
    map.addJsonPatch(JsonPatch.replace('/data/a', '2'));
    expect(checksum()).toBe(given({ data: { a: '2' } }).checksum());
  });

  test('is left out, with the annotations, as long as maps that are usually empty are', () => {
    const annotations = (...maps: readonly Content[]) => {
      const scope = chart();
      const made = maps.map((one, index) => new ConfigMap(scope, `Config${index}`, { metadata: { name: `a${index}`, namespace: 'x' }, ...one }));
      new ApiObject(scope, 'Web', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'x' }, annotations: optionalChecksum(...made) });
      return rendered(scope).find('Pod', 'x', 'web')?.at('annotations').value;
    };
    expect([annotations({}), annotations({}, { data: {}, binaryData: {} })]).toEqual([undefined, undefined]);
    const maps: Content[][] = [[{ data: { a: '1' } }], [{}, { data: { a: '1' } }], [{ data: {}, binaryData: { a: 'AA==' } }], [{ data: { a: '1' }, binaryData: {} }]];
    const found = maps.map(all => annotations(...all));
    expect(found).toEqual(Array(4).fill({ [CHECKSUM_ANNOTATION]: expect.stringMatching(/^[0-9a-f]{16}$/) }));
    expect(found[0]).toEqual({ [CHECKSUM_ANNOTATION]: given({ data: { a: '1' } }).checksum() });
  });

  test('of a component\'s program follows a patch by the component', () => {
    class Web extends Component {
      constructor(scope: Construct, id: string) {
        super(scope, id);
        const config = new ConfigMap(this, 'Config', { metadata: { name: 'config', namespace: 'x' }, data: { key: 'old' } });
        const template = { metadata: { labels: { a: 'b' }, annotations: configChecksum(config) }, spec: { containers: [] } };
        new Deployment(this, 'Deployment', { metadata: { name: 'web', namespace: 'x' }, spec: this.workload('web', { selector: { matchLabels: { a: 'b' } }, template }) });
      }
    }
    const sum = (change: (web: Web) => void) => {
      const scope = chart();
      change(new Web(scope, 'web'));
      return rendered(scope).find('apps/Deployment', 'x', 'web')?.at('spec', 'template', 'metadata', 'annotations', CHECKSUM_ANNOTATION).text;
    };
    expect(sum(web => web.patch('ConfigMap', 'config', JsonPatch.replace('/data/key', 'new')))).not.toBe(sum(() => undefined));
  });
});

test('a component in a chart with a namespace renders what it renders in one without', () => {
  const manifests = (namespace?: string) => {
    const scope = new Chart(new App(), 'part', { namespace });
    new CertManager(scope, 'cert-manager');
    return rendered(scope).all.map(({ label, manifest }) => [label, manifest.spec]);
  };
  expect(manifests('vision')).toEqual(manifests());
});
