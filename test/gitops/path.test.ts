import { Chart } from 'cdk8s';
import { ORDER } from './support';
import { ConfigMap } from '../../src/apis/k8s/core/v1';
import { KubeflowApp } from '../../src/checks';
import { ArgoCd, Flux } from '../../src/gitops';

/** The folders that Argo CD and Flux read, for an output folder. */
function paths(outdir: string | undefined, path?: string): unknown[] {
  const made = (choose: (app: KubeflowApp) => unknown) => {
    const app = new KubeflowApp(outdir === undefined ? {} : { outdir });
    new ConfigMap(new Chart(app, 'one'), 'One', { metadata: { name: 'one', namespace: 'one' }, data: {} });
    choose(app);
    return app.manifests();
  };
  const more = path === undefined ? {} : { path };
  const argo = made(app => new ArgoCd(app, 'argocd', { repository: 'https://git.example.com/a.git', ...more }, ORDER));
  const flux = made(app => new Flux(app, 'flux', { gitRepository: 'platform', ...more }, ORDER));
  return [
    ...argo.ofKind('argoproj.io/Application').map(one => one.at('spec', 'source', 'path').text).filter(text => text?.endsWith('/one')),
    ...flux.ofKind('kustomize.toolkit.fluxcd.io/Kustomization').map(one => one.at('spec', 'path').text?.replace(/\/\d\d-.*$/, '').replace(/^\.\//, '')),
  ];
}

test.each([
  [undefined, 'dist'], ['dist', 'dist'], ['manifests/staging', 'manifests/staging'], ['./manifests/', 'manifests'], ['manifests\\staging', 'manifests/staging'],
])('of an app that writes to %p is %s', (outdir, path) => {
  expect(new Set(paths(outdir))).toEqual(new Set([`${path}/one`]));
});

test.each(['/tmp/out', '../out', '.out', 'a b'])('of an app that writes to %p, which no repository has, is dist', outdir => {
  expect(new Set(paths(outdir))).toEqual(new Set(['dist/one']));
});

test('is what its option says', () => {
  expect(new Set(paths('manifests', 'clusters/one'))).toEqual(new Set(['clusters/one/one']));
});
