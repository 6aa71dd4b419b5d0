import { imagesPinned } from '../../src/checks';
import { config, deployment, external, found, object, places } from './support';

describe('Images/Pinned', () => {
  const POD = 'Deployment/ml/web spec.template.spec';
  const file = (text: string) => config({ 'a.yaml': text });
  const image = (name: string) => external('Image', name);

  test('lets declared images pass', () => {
    const text = 'image: quay.io/a/b:1 # also "registry.example.com:5000/c@sha256:' + '0'.repeat(64) + '".';
    expect(found(imagesPinned, [deployment(), file(text)],
      [image('ghcr.io/example/web:1.0'), image('quay.io/a/b:1'), image(`registry.example.com:5000/c@sha256:${'0'.repeat(64)}`)])).toEqual([]);
  });

  test('takes addresses, names of labels and paths for no images', () => {
    const text = 'https://example.com/a/b:1 http://u@example.com/a:1 sidecar.istio.io/inject: "true" a.b/c /x.y/z:1 10.0.0.1:80 example.com:443 -Dx.y=/a:b';
    expect(found(imagesPinned, [file(text)])).toEqual([]);
    const env = [{ name: 'REDIS', value: 'redis:6379' }];
    expect(found(imagesPinned, [deployment({}, { image: undefined, env }), object('example.com/v1', 'Thing', 't', { spec: { image: 'a picture' } })])).toEqual([]);
  });

  test('takes the path of a Service with a port for no image, also below the domain of the cluster', () => {
    expect(found(imagesPinned, [
      file('targets: prometheus.monitoring.svc.cluster.local/metrics:9090, a.b.svc/metrics:80, grafana.local/api:3000'),
      deployment({}, { image: undefined, args: ['--scrape=web.ml.svc.cluster.local/metrics:9090'] }),
    ])).toEqual([]);
    expect(places(imagesPinned, [file('registry.kube-system.svc.cluster.local/team/lab:v1'), file('registry.svc.cluster.local:5000/team/lab:1')])).toHaveLength(2);
  });

  test('leaves the image to Istio where its webhook puts it in', () => {
    const gateway = (annotations: object) => object('apps/v1', 'Deployment', 'g',
      { spec: { template: { metadata: { annotations }, spec: { containers: [{ name: 'istio-proxy', image: 'auto' }] } } } });
    expect(places(imagesPinned, [gateway({ 'inject.istio.io/templates': 'gateway' })])).toEqual([]);
    expect(places(imagesPinned, [gateway({})])).toEqual(['Deployment/ml/g spec.template.spec.containers[0].image']);
    const beside = deployment({ containers: [{ name: 'istio-proxy', image: 'auto' }, { name: 'side', image: 'mysql:8.4' }] }) as { spec: { template: { metadata: object } } };
    beside.spec.template.metadata = { annotations: { 'inject.istio.io/templates': 'gateway' } };
    expect(places(imagesPinned, [beside])).toEqual([`${POD}.containers[1].image`]);
  });

  test('finds undeclared images of pods, by any name', () => {
    expect(found(imagesPinned, [deployment({}, { image: 'mysql:8.4' })])).toEqual([
      `${POD}.containers[0].image: is an image that was not declared, got "mysql:8.4"; take it from Images, pass it through the prop that names the image, or declare it with allowImage()`,
    ]);
    const pod = { initContainers: [{ name: 'i', image: 'a.b/init:1' }], volumes: [{ name: 'v', image: { reference: 'a.b/data:1' } }] };
    expect(places(imagesPinned, [deployment(pod)], [image('ghcr.io/example/web:1.0')])).toEqual([`${POD}.initContainers[0].image`, `${POD}.volumes[0].image.reference`]);
  });

  test('finds images in texts: each once in an object, at its first place', () => {
    expect(places(imagesPinned, [
      deployment({}, { image: undefined, command: ['run', '--image=a.b/x:1'], args: ['a.b/x:1'], env: [{ name: 'A', value: 'a.b/y:1' }] }),
      file('{"image":"a.b/x:1"}, a.b/x:1'),
      object('v1', 'Service', 's', {}, { annotations: { image: 'a.b/z:1' } }),
      object('serving.kserve.io/v1alpha1', 'ServingRuntime', 'r', { spec: { containers: [{ image: 'kserve/server:1' }], note: 'uses a.b/x:1' } }),
    ])).toEqual([
      `${POD}.containers[0].command[1]`, `${POD}.containers[0].env[0].value`, 'ConfigMap/ml/config data["a.yaml"]', 'Service/ml/s metadata.annotations.image',
      'ServingRuntime/ml/r spec.containers[0].image', 'ServingRuntime/ml/r spec.note',
    ]);
  });

  test('shows a reference in full', () => {
    const reference = `registry.example.com/${'a'.repeat(120)}:1`;
    expect(found(imagesPinned, [file(reference)])[0]).toContain(`got "${reference}"`);
  });

  test.each(['a.', 'a.b/', 'a:', 'a.b/c:d.e/', 'a-'])('comes to the end of a text that repeats %j half a million times', part => {
    expect(places(imagesPinned, [file(part.repeat(500_000))]).length).toBeLessThan(3);
  });
});
