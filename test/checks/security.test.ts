import { caInjectionCertificate, credentialsLiteral, imagesPinned } from '../../src/checks';
import { clusterObject, deployment, external, found, object, places } from './support';

describe('CaInjection/Certificate', () => {
  const KEY = 'metadata.annotations["cert-manager.io/inject-ca-from"]';
  const SECRET_KEY = 'metadata.annotations["cert-manager.io/inject-ca-from-secret"]';
  const service = { name: 'web', namespace: 'ml' };
  const hook = (annotations: object) => clusterObject('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', 'w',
    { webhooks: [{ clientConfig: { service } }] }, { annotations });
  const from = (value: string) => hook({ 'cert-manager.io/inject-ca-from': value });
  const fromSecret = (value: string) => hook({ 'cert-manager.io/inject-ca-from-secret': value });
  const certificate = (...dnsNames: readonly string[]) => object('cert-manager.io/v1', 'Certificate', 'web', { spec: { dnsNames, secretName: 'web-tls' } });
  const allowed = { 'cert-manager.io/allow-direct-injection': 'true' };

  test('lets certificates pass that are for the host', () => {
    expect(found(caInjectionCertificate, [certificate('web.ml.svc', 'web'), from('ml/web')])).toEqual([]);
    expect(found(caInjectionCertificate, [certificate('*.ml.svc'), from('ml/web')])).toEqual([]);
    expect(found(caInjectionCertificate, [from('ml/web')], [external('Certificate', 'web', 'ml')])).toEqual([]);
    expect(found(caInjectionCertificate, [hook({})])).toEqual([]);
  });

  test('finds a certificate that is not there, or for another host', () => {
    const crd = clusterObject('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'c', { spec: { conversion: { webhook: { clientConfig: { service } } } } },
      { annotations: { 'cert-manager.io/inject-ca-from': 'ml/web' } });
    const problem = 'the Certificate is not for the host that the API server calls, got "ml/web" for "web.ml.svc"; ' +
      'name the Certificate of that server, or add "web.ml.svc" to its dnsNames';
    expect(found(caInjectionCertificate, [certificate('other.ml.svc'), crd, from('ml/web')])).toEqual([
      `ValidatingWebhookConfiguration/w ${KEY}: ${problem}`, `CustomResourceDefinition/c ${KEY}: ${problem}`,
    ]);
    expect(found(caInjectionCertificate, [certificate('web.ml.svc'), from('ml/wep'), from('$(NAMESPACE)')])).toEqual([
      `ValidatingWebhookConfiguration/w ${KEY}: names a Certificate that does not exist, got "ml/wep"; ` +
        'correct the name, add the Certificate, or declareExternal() it if somebody else makes it',
      `ValidatingWebhookConfiguration/w ${KEY}: must be <namespace>/<name>, got "$(NAMESPACE)"; write both parts`,
    ]);
  });

  test('lets Secrets pass that allow it, and that of cert-manager itself', () => {
    expect(found(caInjectionCertificate, [object('v1', 'Secret', 'ca', {}, { annotations: allowed }), fromSecret('ml/ca')])).toEqual([]);
    expect(found(caInjectionCertificate, [
      object('cert-manager.io/v1', 'Certificate', 'c', { spec: { secretName: 'ca', secretTemplate: { annotations: allowed } } }), fromSecret('ml/ca'),
    ])).toEqual([]);
    expect(found(caInjectionCertificate, [deployment({}, { args: ['--dynamic-serving-ca-secret-name=ca'] }), fromSecret('ml/ca')])).toEqual([]);
    expect(found(caInjectionCertificate, [fromSecret('ml/ca')], [external('Secret', 'ca', 'ml')])).toEqual([]);
  });

  test('finds Secrets that are not there, or do not allow it', () => {
    expect(found(caInjectionCertificate, [object('v1', 'Secret', 'ca'), fromSecret('ml/ca'), fromSecret('ml/cb'), fromSecret('ca')])).toEqual([
      `ValidatingWebhookConfiguration/w ${SECRET_KEY}: names a Secret that does not allow it, got "ml/ca"; annotate the Secret with cert-manager.io/allow-direct-injection: "true"`,
      `ValidatingWebhookConfiguration/w ${SECRET_KEY}: names a Secret that does not exist, got "ml/cb"; ` +
        'correct the name, add the Secret, or declareExternal() it if somebody else makes it',
      `ValidatingWebhookConfiguration/w ${SECRET_KEY}: must be <namespace>/<name>, got "ca"; write both parts`,
    ]);
  });
});

describe('Images/Pinned', () => {
  const POD = 'Deployment/ml/web spec.template.spec';
  const config = (text: string) => object('v1', 'ConfigMap', 'config', { data: { 'a.yaml': text } });
  const image = (name: string) => external('Image', name);

  test('lets declared images pass', () => {
    const text = 'image: quay.io/a/b:1 # also "registry.example.com:5000/c@sha256:' + '0'.repeat(64) + '".';
    expect(found(imagesPinned, [deployment(), config(text)],
      [image('ghcr.io/example/web:1.0'), image('quay.io/a/b:1'), image(`registry.example.com:5000/c@sha256:${'0'.repeat(64)}`)])).toEqual([]);
  });

  test('takes addresses, names of labels and paths for no images', () => {
    const text = 'https://example.com/a/b:1 http://u@example.com/a:1 sidecar.istio.io/inject: "true" a.b/c /x.y/z:1 10.0.0.1:80 example.com:443 -Dx.y=/a:b';
    expect(found(imagesPinned, [config(text)])).toEqual([]);
  });

  test('leaves the image to Istio where its webhook puts it in', () => {
    const gateway = (annotations: object) => object('apps/v1', 'Deployment', 'g',
      { spec: { template: { metadata: { annotations }, spec: { containers: [{ name: 'istio-proxy', image: 'auto' }] } } } });
    expect(places(imagesPinned, [gateway({ 'inject.istio.io/templates': 'gateway' })])).toEqual([]);
    expect(places(imagesPinned, [gateway({})])).toEqual(['Deployment/ml/g spec.template.spec.containers[0].image']);
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
      config('{"image":"a.b/x:1"}, a.b/x:1'),
      object('v1', 'Service', 's', {}, { annotations: { image: 'a.b/z:1' } }),
      object('serving.kserve.io/v1alpha1', 'ServingRuntime', 'r', { spec: { containers: [{ image: 'kserve/server:1' }], note: 'uses a.b/x:1' } }),
    ])).toEqual([
      `${POD}.containers[0].command[1]`, `${POD}.containers[0].env[0].value`, 'ConfigMap/ml/config data["a.yaml"]', 'Service/ml/s metadata.annotations.image',
      'ServingRuntime/ml/r spec.containers[0].image', 'ServingRuntime/ml/r spec.note',
    ]);
  });

  test('shows a reference in full', () => {
    const reference = `registry.example.com/${'a'.repeat(120)}:1`;
    expect(found(imagesPinned, [config(reference)])[0]).toContain(`got "${reference}"`);
  });

  test.each(['a.', 'a.b/', 'a:', 'a.b/c:d.e/', 'a-'])('comes to the end of a text that repeats %j half a million times', part => {
    expect(places(imagesPinned, [config(part.repeat(500_000))]).length).toBeLessThan(3);
  });
});

describe('Credentials/Literal', () => {
  const env = (...variables: readonly object[]) => deployment({}, { env: variables });

  test('lets empty Secrets pass, tokens that Kubernetes fills, references and switches', () => {
    expect(found(credentialsLiteral, [
      object('v1', 'Secret', 'a'), object('v1', 'Secret', 'b', { data: {} }), object('v1', 'Secret', 'c', { stringData: { key: '' } }),
      object('v1', 'Secret', 'd', { type: 'kubernetes.io/service-account-token', data: { extra: 'eA==' } }),
      object('v1', 'ConfigMap', 'e', { data: { text: 'costs $2 and $2a' } }),
      env({ name: 'DB_PASSWORD', valueFrom: {} }, { name: 'TOKEN', value: '$(OTHER_TOKEN)' }, { name: 'ALLOW_EMPTY_PASSWORD', value: 'true' },
        { name: 'TOKEN_FILE', value: '/x' }, { name: 'SECRET', value: '' }),
    ])).toEqual([]);
  });

  test('finds values, and never shows them', () => {
    const hash = '$2y$12$4K/VkmDd1q1Orb3xAt82zu8gk7Ad6ReFR4LCP9UeYE90NLiN9Df72';
    const texts = found(credentialsLiteral, [
      object('v1', 'Secret', 'a', { data: { key: 'aHVudGVyMg==' }, stringData: { other: 'hunter2' } }),
      object('v1', 'ConfigMap', 'b', { data: { 'dex.yaml': `hash: ${hash}` } }),
      env({ name: 'A', value: '1' }, { name: 'DB_PASSWORD', value: 'hunter2' }, { name: 'S3_SECRET_KEY', value: 'hunter2' }, { name: 'apiToken', value: 'hunter2' }),
    ]);
    const fix = 'keep the value outside of Git (External Secrets, Sealed Secrets, SOPS or by hand), and pass the name of its Secret';
    const variable = (index: number, name: string) =>
      `Deployment/ml/web spec.template.spec.containers[0].env[${index}].value: a credential is given literally, got a value for "${name}"; ${fix} as valueFrom.secretKeyRef`;
    expect(texts).toEqual([
      `Secret/ml/a data: the Secret has values in it, got the keys ["key"]; ${fix}`,
      `Secret/ml/a stringData: the Secret has values in it, got the keys ["other"]; ${fix}`,
      `ConfigMap/ml/b data["dex.yaml"]: holds the hash of a password, got a text with "$2"; ${fix}`,
      variable(1, 'DB_PASSWORD'), variable(2, 'S3_SECRET_KEY'), variable(3, 'apiToken'),
    ]);
    expect(texts.join()).not.toMatch(/hunter2|aHVudGVyMg|4K\/Vk/);
  });

  const config = (data: object) => object('v1', 'ConfigMap', 'c', { data });
  /** Names of the settings in which a ConfigMap with one file gives a credential away. */
  const names = (file: string, text: string) => {
    const texts = found(credentialsLiteral, [config({ [file]: text })]);
    expect(texts.join()).not.toContain('hunter2');
    return texts.map(one => /got a value for "([^"]+)"/.exec(one)?.[1] ?? one);
  };

  test.each([
    ['DB_PASSWORD', 'hunter2', ['DB_PASSWORD']], ['clientSecret', 'hunter2', ['clientSecret']], ['API_TOKEN', 'hunter2', ['API_TOKEN']],
    ['a.yaml', 'db:\n  password: hunter2\nusers:\n  - token: "hunter2"\n  - secret: \'hunter2\'\n', ['password', 'token', 'secret']],
    ['config', 'clientSecret: hunter2 # of Dex', ['clientSecret']],
    ['a.json', '{"db":{"password":"hunter2","n":1},"clientSecret" : "hunter2"}', ['password', 'clientSecret']],
    ['a.cfg', 'client_secret = "hunter2"\ncookie_secret="hunter2"', ['client_secret', 'cookie_secret']],
    ['a.ini', '[db]\npassword=hunter2', ['password']],
    ['.env', 'export AWS_SECRET_ACCESS_KEY=hunter2', ['AWS_SECRET_ACCESS_KEY']],
    ['a.py', 'secret_key = "hunter2"', ['secret_key']],
    ['a.yaml', 'password: |\n  hunter2', ['password']],
  ])('finds settings in a ConfigMap: %s', (file, text, settings) => expect(names(file, text)).toEqual(settings));

  test.each([
    ['TOKEN_FILE', 'hunter2'], ['DB_PASSWORD', '$(DB_PASSWORD)'], ['DB_PASSWORD', ''], ['TOKEN', '/var/run/secrets/token'],
    ['a.yaml', 'passwordFile: x\nsecretName: x\ntlsSecret: front-tls\nsecret:\n  secretName: x\ntoken: {{ .Values.token }}\n' +
      'password: ${PASSWORD}\n' +
      'automountServiceAccountToken: true\napiKey: ""\npasswd: # later\nkind: Secret\nsecretEnv: OIDC_CLIENT_SECRET\nclientSecret: $CONNECTOR_SSO_CLIENTSECRET\n'],
    ['a.json', '{"token":{"aud":"istio-ca"},"password":null,"secrets":["a"],"clientSecret":"<secret>"}'],
    ['a.py', 'password = os.environ["PASSWORD"]\nclient(token=token, password=get_password())\n'],
    ['a.sh', 'TOKEN=$(cat /var/run/token)\nPASSWORD="$1"\nexport API_KEY="${KEY}"\n'],
    ['health', 'local token = obj.status.token\nif obj.password == nil then return hs end\n'],
    ['readme', 'Every token is valid for an hour; the password: ask your administrator.'],
  ])('lets what is no credential in a ConfigMap pass: %s', (file, text) => expect(names(file, text)).toEqual([]));

  test('finds private keys and passwords in URLs wherever they stand', () => {
    const key = '-----BEGIN RSA PRIVATE KEY-----\nhunter2\n';
    const texts = found(credentialsLiteral, [
      config({ 'tls.key': key, 'dsn': 'postgres://ana:hunter2@db.example.com:5432/x' }),
      object('argoproj.io/v1alpha1', 'Application', 'a', { spec: { source: { repoURL: 'https://bot:hunter2@git.example.com/ml/platform.git' } } }),
      env({ name: 'REDIS', value: 'redis://:hunter2@cache/0' }),
      object('v1', 'Service', 's', {}, { annotations: { note: key } }),
    ]).map(text => text.split(';')[0]);
    expect(texts).toEqual([
      'ConfigMap/ml/c data["tls.key"]: holds a private key, got a text with "PRIVATE KEY"',
      'ConfigMap/ml/c data.dsn: holds a URL with a password, got one for "db.example.com"',
      'Application/ml/a spec.source.repoURL: holds a URL with a password, got one for "git.example.com"',
      'Deployment/ml/web spec.template.spec.containers[0].env[0].value: holds a URL with a password, got one for "cache"',
      'Service/ml/s metadata.annotations.note: holds a private key, got a text with "PRIVATE KEY"',
    ]);
  });

  test('lets certificates, and URLs without a password in them, pass', () => {
    expect(found(credentialsLiteral, [config({
      ca: '-----BEGIN CERTIFICATE-----\nMII\n', key: '-----BEGIN PUBLIC KEY-----',
      urls: 'https://ana@git.example.com/a:b@c ssh://git@git.example.com:22/a postgres://ana:$(PASSWORD)@db redis://:${PW}@cache https://a.b:80/x@y git@github.com:a/b.git',
    })])).toEqual([]);
  });

  test('finds variables of custom resources, and not the descriptions of their definitions', () => {
    const variables = { spec: { env: [{ name: 'S3_TOKEN', value: 'hunter2' }, { name: 'S3_TOKEN', valueFrom: {} }, { name: 'REGION', value: 'a' }] } };
    expect(places(credentialsLiteral, [
      object('kubeflow.org/v1alpha1', 'PodDefault', 'd', variables),
      clusterObject('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'c', { spec: { description: 'such as https://ana:hunter2@git.example.com' } }),
    ])).toEqual(['PodDefault/ml/d spec.env[0].value']);
  });

  test.each(['password: ', 'a: "', ',a="', '{a=', '://a:', '://', '    ', '- ', '{{', 'password="\\', ',token'])(
    'comes to the end of a text that repeats %j three hundred thousand times', part => {
      expect(found(credentialsLiteral, [config({ x: part.repeat(300_000) })]).length).toBeLessThan(3);
    });
});
