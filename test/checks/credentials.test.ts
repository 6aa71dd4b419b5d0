import { credentialsLiteral } from '../../src/checks';
import { clusterObject, config, deployment, found, object, places } from './support';

describe('Credentials/Literal', () => {
  const env = (...variables: readonly object[]) => deployment({}, { env: variables });

  test('lets empty Secrets pass, tokens that Kubernetes is to fill in, references and switches', () => {
    expect(found(credentialsLiteral, [
      object('v1', 'Secret', 'a'), object('v1', 'Secret', 'b', { data: {} }), object('v1', 'Secret', 'c', { stringData: { key: '' } }),
      object('v1', 'Secret', 'd', { type: 'kubernetes.io/service-account-token' }, { annotations: { 'kubernetes.io/service-account.name': 'web' } }),
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
    ['a.ini', 'passwd = hunter2', ['passwd']], ['SMTP_PASSWD', 'hunter2', ['SMTP_PASSWD']], ['bindpw', 'hunter2', ['bindpw']], ['key.passphrase', 'hunter2', ['key.passphrase']],
    ['backup.sh', 'export AWS_SECRET_ACCESS_KEY=hunter2\nmc alias set --api-key hunter2 && PGPASSWORD=hunter2 psql', ['AWS_SECRET_ACCESS_KEY', 'PGPASSWORD', 'api-key']],
    ['start', '#!/bin/bash\nexport AWS_SECRET_ACCESS_KEY="hunter2"; x=1', ['AWS_SECRET_ACCESS_KEY']],
    ['a.yaml', 'jwtSecret: hunter2\npassword: 4711', ['jwtSecret', 'password']],
  ])('finds settings in a ConfigMap: %s', (file, text, settings) => expect(names(file, text)).toEqual(settings));

  test.each([
    ['TOKEN_FILE', 'hunter2'], ['DB_PASSWORD', '$(DB_PASSWORD)'], ['DB_PASSWORD', ''], ['TOKEN', '/var/run/secrets/token'],
    ['a.yaml', 'passwordFile: x\nsecretName: x\ntlsSecret: front-tls\nsecret:\n  secretName: x\ntoken: {{ .Values.token }}\n' +
      'password: ${PASSWORD}\n' +
      'automountServiceAccountToken: true\napiKey: ""\npasswd: # later\nkind: Secret\nsecretEnv: OIDC_CLIENT_SECRET\nclientSecret: $CONNECTOR_SSO_CLIENTSECRET\n'],
    ['a.json', '{"token":{"aud":"istio-ca"},"password":null,"secrets":["a"],"clientSecret":"<secret>"}'],
    ['a.py', 'password = os.environ["PASSWORD"]\nclient(token=token, password=get_password())\n'],
    ['a.sh', 'TOKEN=$(cat /var/run/token)\nPASSWORD="$1"\nexport API_KEY="${KEY}"\n'],
    ['a.sh', 'TOKEN=`cat /run/token`\nTOKEN="$(curl -s "$URL")"; PASSWORD=${1:?}\nread PASSWORD\nmysql --password "$PASSWORD" --password=$(cat /run/pw)\n'],
    ['special_tokens.json', '{"pad_token": "[PAD]", "unk_token": "<unk>", "eos_token": "</s>", "mask_token": {"content": "[MASK]"}, "sep_token": "SEP"}'],
    ['generate.yaml', 'max_token: 512\nstop_token: "."\nend_token: END\n'],
    ['tokenizer.json', '{"model":{"vocab":{"password":17,"token":4711,"secret":1234567890}},"added_tokens":[{"id":0,"content":"<s>"}]}'],
    ['sso.yaml', 'clientSecret: $oidc.okta.clientSecret\napiToken: $vault:api-token\ncookieSecret: $dex\n'],
    ['health', 'local token = obj.status.token\nif obj.password == nil then return hs end\n'],
    ['readme', 'Every token is valid for an hour; the password: ask your administrator.'],
  ])('lets what is no credential in a ConfigMap pass: %s', (file, text) => expect(names(file, text)).toEqual([]));

  /** What a step of a compiled pipeline is told of its Secret, as Python's SDK writes it and as the server of pipelines hands it on. */
  const platform = (fields: string) => `platforms:\n  kubernetes:\n    deploymentSpec:\n      executors:\n        exec-comp:\n          secretAsEnv:\n          - keyToEnv:\n${fields}`;
  const handedOn = '{"secretAsEnv":[{"secretName":"db","keyToEnv":[{"secretKey":"password","envVar":"PW"}],"optional":false}]}';

  test.each([
    ['pipeline.yaml', platform('            - envVar: PW\n              secretKey: password\n            optional: false\n            secretName: db\n')],
    ['pipeline.yaml', `root: {}\n---\n${platform("            - {secretKey: 'password', envVar: PW}\n            secretNameParameter: {runtimeValue: {constant: db}}\n")}`],
    ['pipeline.yaml', `args:\n    - '{"IfPresent":\n  "x"}'\n---\n${platform('            - envVar: PW\n              secretKey: password\n')}`],
    ['platform.json', `{"platforms":{"kubernetes":${handedOn}}}`],
    ['workflow.yaml', `args: ['--kubernetes_config', '${handedOn}']\n`],
    ['external.yaml', 'data:\n- secretKey: password\n  remoteRef: {key: db, property: password}\n'],
    ['values.yaml', 'database:\n  existingSecret: db\n  secretKey: password\n'],
  ])('lets the name of a key in a Secret pass: %s', (file, text) => expect(names(file, text)).toEqual([]));

  test.each([
    ['a key for access', 'a.yaml', 'accessKey: minio\nsecretKey: hunter2\n'],
    ['one beside a compiled pipeline', 'a.yaml', `${platform('            - envVar: PW\n              secretKey: password\n')}---\nminio: {secretKey: hunter2}\n`],
    ['one in a text that is no YAML', 'a.ini', '[s3]\nsecretKey = hunter2\nenvVar: [\n'],
  ])('finds %s', (_, file, text) => expect(names(file, text)).toEqual(['secretKey']));

  test('lets what the server of pipelines hands on to its programs pass, and finds a key for access there', () => {
    const workflow = (value: string) => object('argoproj.io/v1alpha1', 'Workflow', 'w', {
      spec: { arguments: { parameters: [{ name: 'kubernetes-comp', value }] }, templates: [{ container: { args: ['--kubernetes_config', value] } }] },
    });
    expect(found(credentialsLiteral, [workflow(handedOn)])).toEqual([]);
    expect(places(credentialsLiteral, [workflow('{"accessKey":"minio","secretKey":"hunter2"}')]))
      .toEqual(['Workflow/ml/w spec.arguments.parameters[0].value', 'Workflow/ml/w spec.templates[0].container.args[1]']);
  });

  test('comes to the end of a text in which one thing stands for many', () => {
    const nested = Array.from({ length: 30 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`).join('\n');
    expect(names('a.yaml', `a0: &a0\n  secretKey: hunter2\n${nested}\n`)).toEqual(['secretKey']);
  });

  test('finds private keys and passwords in URLs wherever they stand', () => {
    const key = '-----BEGIN RSA PRIVATE KEY-----\nhunter2\n';
    const texts = found(credentialsLiteral, [
      config({ 'tls.key': key, 'dsn': 'postgres://ana:hunter2@db.example.com:5432/x' }),
      object('argoproj.io/v1alpha1', 'Application', 'a', { spec: { source: { repoURL: 'https://bot:hunter2@git.example.com/ml/platform.git' } } }),
      env({ name: 'REDIS', value: 'redis://:hunter2@cache/0' }),
      object('v1', 'Service', 's', {}, { annotations: { note: key } }),
    ]).map(text => text.split(';')[0]);
    expect(texts).toEqual([
      'ConfigMap/ml/config data["tls.key"]: holds a private key, got a text with "PRIVATE KEY"',
      'ConfigMap/ml/config data.dsn: holds a URL with a password, got one for "db.example.com"',
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

  test.each(['password: ', 'a: "', ',a="', '{a=', '://a:', '://', '    ', '- ', '{{', 'password="\\', ',token', 'secretKey: a\n', '{secretKey: '])(
    'comes to the end of a text that repeats %j three hundred thousand times', part => {
      expect(found(credentialsLiteral, [config({ x: part.repeat(300_000) })]).length).toBeLessThan(3);
    });
});

describe('Credentials/Literal by the form of a value', () => {
  const random = (alphabet: string, length: number) => Array.from({ length }, (_, index) => alphabet[(index * 7 + 3) % alphabet.length]).join('');
  const letters = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const part = random(letters, 30);

  test.each([
    ['an access key of AWS', `AKIA${random(capitals, 16)}`], ['a temporary one', `ASIA${random(capitals, 16)}`], ['a key of Google', `AIza${random(letters, 35)}`],
    ['a token of GitHub', `ghp_${random(letters, 36)}`], ['one of an app', `ghs_${random(letters, 36)}`], ['one with rights of its own', `github_pat_${random(letters, 40)}`],
    ['a token of GitLab', `glpat-${random(letters, 20)}`], ['a token of Slack', `xoxb-${random(letters, 20)}`], ['a token of Hugging Face', `hf_${random(letters, 34)}`],
    ['an API key', `sk-${random(letters, 48)}`], ['a JWT', `eyJ${part}.eyJ${part}.${part}`], ['a private key', '-----BEGIN PRIVATE KEY-----'],
    ['a private key in base64', Buffer.from('-----BEGIN RSA PRIVATE KEY-----\nMIIE').toString('base64')],
  ])('finds %s wherever it stands, and does not show it', (_what, value) => {
    const all = [
      config({ 'notes.txt': `use "${value}" here` }), object('v1', 'Service', 's', {}, { annotations: { note: value } }), deployment({}, { args: [`run ${value}`] }),
      object('example.com/v1', 'Thing', 't', { spec: { deep: [{ value }] } }), config({}, { binaryData: { x: Buffer.from(`a ${value} b`).toString('base64') } }),
    ];
    const texts = found(credentialsLiteral, all);
    expect(texts.map(text => text.split(': ')[0])).toEqual([
      'ConfigMap/ml/config data["notes.txt"]', 'Service/ml/s metadata.annotations.note', 'Deployment/ml/web spec.template.spec.containers[0].args[0]',
      'Thing/ml/t spec.deep[0].value', 'ConfigMap/ml/config binaryData.x',
    ]);
    expect(texts.join()).not.toContain(value.slice(14));
  });

  test('lets words pass that only begin so, and what is about keys and tokens', () => {
    expect(found(credentialsLiteral, [config({
      a: `XAKIA${random(capitals, 16)} AKIA1 ghp_short xoxb- hf_hub sk-learn-for-everybody-in-the-team eyJhbGciOiJub25lIn0 tAKIA`,
      b: 'eyJhbGciOiJub25l.eyJ.x -----BEGIN CERTIFICATE REQUEST----- -----BEGIN AGE ENCRYPTED FILE-----', c: `sha256:${'0'.repeat(64)}`,
    })])).toEqual([]);
  });

  test.each(['eyJ', 'eyJa.', 'eyJa-', 'ghp_', 'AKIA', 'sk-', 'https://a', '?a=', '&token', "a='", ' --token', ' a="\\', 'export A=', '\n'])(
    'comes to the end of a text that repeats %j three hundred thousand times', piece => {
      const text = piece.repeat(300_000);
      expect(found(credentialsLiteral, [config({ 'x': text, 'x.sh': text }), deployment({}, { args: [text] })]).length).toBeLessThan(9);
    });
});

describe('Credentials/Literal in repositories and commands', () => {
  const application = (source: object) => object('argoproj.io/v1alpha1', 'Application', 'a', { spec: { source } });
  const problems = (...all: readonly object[]) => found(credentialsLiteral, all).map(text => text.split('; ')[0]);

  test('finds a token or a password in the URL of a repository, in all kinds that name one', () => {
    const token = 'https://5f2c9a8be1d04c77a3e6@git.example.com/ml/platform.git';
    const texts = problems(
      application({ repoURL: token }), object('argoproj.io/v1alpha1', 'AppProject', 'p', { spec: { sourceRepos: ['https://bot:hunter2@git.example.com/*'] } }),
      object('source.toolkit.fluxcd.io/v1', 'GitRepository', 'g', { spec: { url: 'https://k3yf0rgit@git.example.com/a.git' } }),
      application({ repoURL: 'https://git.example.com/a.git?private_token=hunter2' }), config({ repo: token }),
    );
    expect(texts).toEqual([
      'Application/ml/a spec.source.repoURL: holds a URL with a token, got one for "git.example.com"',
      'AppProject/ml/p spec.sourceRepos[0]: holds a URL with a password, got one for "git.example.com"',
      'GitRepository/ml/g spec.url: holds a URL with a token, got one for "git.example.com"',
      'Application/ml/a spec.source.repoURL: holds a URL with a credential, got one with a value for "private_token"',
      'ConfigMap/ml/config data.repo: holds a URL with a token, got one for "git.example.com"',
    ]);
  });

  test('lets URLs of repositories pass that name a person, an organization or nobody', () => {
    expect(problems(...['https://git.example.com/a.git', 'ssh://git@git.example.com/a.git', 'git@git.example.com:a.git', 'https://ana@git.example.com/a',
      'https://my-org@dev.azure.com/x',
      'https://$(TOKEN)@git.example.com/a', 'https://git.example.com/a?ref=main&token=${TOKEN}', 'https://ana%40example.com@git.example.com/a',
    ].map(repoURL => application({ repoURL })))).toEqual([]);
  });

  test('finds what the parameters and values of a chart give away, and lets names of Secrets pass', () => {
    const helm = (more: object) => application({ helm: more });
    expect(problems(
      helm({ parameters: [{ name: 'auth.existingSecret', value: 'sso-admin' }, { name: 'auth.password', value: 'hunter2' }] }),
      helm({ valuesObject: { auth: { password: 'hunter2', passwordKey: 'x', existingSecret: 'front' } } }),
      helm({ values: 'auth:\n  adminPassword: hunter2\n  existingSecret: front\n' }),
      object('external-secrets.io/v1', 'ExternalSecret', 'e', { spec: { data: [{ secretKey: 'password', remoteRef: { key: 'db', property: 'password' } }],
        target: { template: { data: { password: '{{ .password }}' } } } } }),
      object('bitnami.com/v1alpha1', 'SealedSecret', 's', { spec: { encryptedData: { password: 'AgBy8hCi' } } }),
    )).toEqual([
      'Application/ml/a spec.source.helm.parameters[1].value: a credential is given literally, got a value for "auth.password"',
      'Application/ml/a spec.source.helm.valuesObject.auth.password: a credential is given literally, got a value for "password"',
      'Application/ml/a spec.source.helm.values: a credential is given literally, got a value for "adminPassword"',
    ]);
  });

  test.each<[readonly string[], string]>([
    [['--db-password=hunter2'], 'db-password'], [['-db-password=hunter2'], 'db-password'], [['--token', 'hunter2!'], 'token'],
    [['-Dspring.datasource.password=hunter2'], 'Dspring.datasource.password'],
    [['--set=db.password=hunter2'], 'db.password'], [['DB_PASSWORD=hunter2', 'run'], 'DB_PASSWORD'],
    [['sh', '-c', 'export AWS_SECRET_ACCESS_KEY=hunter2 && run'], 'AWS_SECRET_ACCESS_KEY'],
    [['sh', '-c', 'set -e\nrun --client-secret hunter2'], 'client-secret'], [['sh', '-c', "PASSWORD='$hunter2' run"], 'PASSWORD'],
  ])('finds what the arguments %j give away', (args, name) => {
    const texts = problems(deployment({}, { args }), deployment({ initContainers: [{ name: 'i', command: args }] }),
      deployment({}, { lifecycle: { postStart: { exec: { command: args } } } }), object('example.com/v1', 'Workflow', 'w', { spec: { templates: [{ container: { args } }] } }));
    expect(texts.map(text => /got a value for "(.*)"/.exec(text)?.[1])).toEqual([name, name, name, name]);
    expect(texts.join()).not.toContain('hunter2');
  });

  test('finds credentials in JSON that is a variable or an argument', () => {
    const json = '{"db":{"password":"hunter2"},"token":{"aud":"x"},"secret":"$(SECRET)"}';
    expect(problems(deployment({}, { args: ['run', json], env: [{ name: 'CONFIG', value: json }] }))).toEqual([
      'Deployment/ml/web spec.template.spec.containers[0].env[0].value: a credential is given literally, got a value for "password"',
      'Deployment/ml/web spec.template.spec.containers[0].args[1]: a credential is given literally, got a value for "password"',
    ]);
  });

  test('finds what the programs in a custom resource give away, and lets names of variables in them pass', () => {
    const step = (source: string) => object('example.com/v1', 'Workflow', 'w', { spec: { templates: [{ script: { source } }] } });
    expect(problems(step('import os\npassword = "hunter2"\n'), step('set -e\nexport AWS_SECRET_ACCESS_KEY=hunter2\nrun\n'),
      step('#!/bin/sh\nDB_PASSWORD=hunter2 run\n')).map(text => text.split(' ').pop()))
      .toEqual(['"password"', '"AWS_SECRET_ACCESS_KEY"', '"DB_PASSWORD"']);
    expect(problems(step('import os\npassword = os.environ["PASSWORD"]\napi_key = settings.key\nclient(password=password,\n  token=get_token())\n'),
      step('export TOKEN=$(cat "$(find x)")\nrun\n'))).toEqual([]);
  });

  test('lets options pass that name files, Secrets, variables and switches', () => {
    const args = ['--token-file=/run/token', '--client-secret=$(CLIENT_SECRET)', '--tls-secret=front-tls', '--token', '--verbose', '--password', '$(PASSWORD)',
      '--image-pull-secret=regcred',
      '--dynamic-serving-ca-secret-name=ca', '--enable-token=true', '--max-token=512', 'export TOKEN="$(cat /run/token)"; run --password "$PASSWORD"'];
    expect(problems(deployment({}, { args }))).toEqual([]);
  });

  test('lets variables pass whose values cannot be a credential', () => {
    const env = { IMAGE_PULL_SECRET: 'regcred', PAD_TOKEN: '[PAD]', MAX_TOKEN: '512', EOS_TOKEN: '</s>', TLS_SECRET: 'istio-system/front-tls', EXISTING_CLIENT_SECRET: 'sso',
      ARGOCD_SECRET: '$oidc.okta.clientSecret', ALLOW_PASSWORD: 'on' };
    const variables = Object.entries(env).map(([name, value]) => ({ name, value }));
    expect(problems(deployment({}, { env: variables }), object('kubeflow.org/v1alpha1', 'PodDefault', 'd', { spec: { env: variables } }))).toEqual([]);
    expect(problems(deployment({},
      { env: [{ name: 'DB_PASSWD', value: 'regcred' }, { name: 'API_TOKEN', value: 'hunter2!' }, { name: 'JWT_SECRET', value: 'hunter2' },
        { name: 'OIDC_CLIENT_SECRET', value: 'hunter2' },
      { name: 'PIN_PASSWORD', value: 4711 }] }))).toHaveLength(5);
  });
});

describe('Credentials/Literal in Secrets', () => {
  const value = 'ENC[AES256_GCM,data:AAAA,iv:BBBB,tag:CCCC,type:str]';

  test('lets values pass that SOPS has encrypted, and that something else replaces', () => {
    expect(found(credentialsLiteral, [
      object('v1', 'Secret', 's3', { data: { key: value }, sops: { mac: value, version: '3.9.0', age: [{ enc: '-----BEGIN AGE ENCRYPTED FILE-----' }] } }),
      object('v1', 'Secret', 'avp', { stringData: { key: '<path:kv/data/s3#key>', other: '${S3_KEY}' } }), object('v1', 'Secret', 'null', { data: { key: null } }),
    ])).toEqual([]);
  });

  test('finds values beside them, also in a token of a ServiceAccount', () => {
    expect(found(credentialsLiteral, [
      object('v1', 'Secret', 's3', { data: { key: value, other: 'aHVudGVyMg==' }, sops: { mac: value } }),
      object('v1', 'Secret', 'sa', { type: 'kubernetes.io/service-account-token', data: { token: 'aHVudGVyMg==' } }),
      object('v1', 'Secret', 'note', {}, { annotations: { key: '-----BEGIN PRIVATE KEY-----' } }),
    ]).map(text => text.split('; ')[0])).toEqual([
      'Secret/ml/s3 data: the Secret has values in it, got the keys ["other"]', 'Secret/ml/sa data: the Secret has values in it, got the keys ["token"]',
      'Secret/ml/note metadata.annotations.key: holds a private key, got a text with "PRIVATE KEY"',
    ]);
  });
});

test('finds a credential in the binary data of a ConfigMap by its name too', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  expect(places(credentialsLiteral,
    [config({}, { binaryData: { 'a.yaml': base64('password: hunter2'), 'logo.png': base64('\u0089PNG token'), 'db_password': base64('hunter2'), 'x': 7 } })])).toEqual([
    'ConfigMap/ml/config binaryData["a.yaml"]', 'ConfigMap/ml/config binaryData.db_password',
  ]);
});
