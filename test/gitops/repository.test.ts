import { given as parts, ORDER } from './support';
import { ArgoCd } from '../../src/gitops';
import { configError, expectConfigError } from '../support';

const given = (repository: string) => new ArgoCd(parts(), 'gitops', { repository }, ORDER);

test.each([
  'https://git.example.com/ml/platform.git', 'https://git.example.com:8443/ml/platform', 'git@git.example.com:ml/platform.git', 'gitea@git.example.com:ml/platform',
  'ssh://git@git.example.com:2222/ml/platform.git', 'ssh://git.example.com/ml/platform.git', 'file:///tmp/platform',
])('takes the repository %s', repository => expect(() => given(repository)).not.toThrow());

test.each([
  'http://gitea.forge.svc/ml/platform.git', 'http://gitea.forge.svc:3000/ml/platform.git', 'http://gitea.forge.svc.cluster.local/ml/platform.git', 'http://localhost:3000/a.git',
  'http://127.0.0.1/a.git', 'http://[::1]:3000/a.git', 'http://localhost',
])('takes plain HTTP that leaves neither the cluster nor the machine: %s', repository => expect(() => given(repository)).not.toThrow());

test.each([
  'http://git.example.com/ml/platform.git', 'http://localhost.example.com/a.git', 'http://gitea.forge.svc.example.com/a.git', 'http://forge.svc/a.git',
  'http://127.0.0.1.example.com/a.git', 'http://example.com/gitea.forge.svc/a.git',
])('fails for plain HTTP to elsewhere: %s', repository => {
  expectConfigError(() => given(repository), 'GitTransport', 'gitops', `got "${repository}"`, 'write https://');
});

test.each([
  'git.example.com/ml', 'ml/platform', '', 'HTTPS://git.example.com/a.git', 'git://git.example.com/a.git', 'https://', 'https://git.example.com/a b.git',
])('fails for the repository %j', repository => {
  expectConfigError(() => given(repository), 'GitRepository', 'gitops', `got ${JSON.stringify(repository)}`, 'write e.g. "https://git.example.com/ml/platform.git"');
});

const SECRET = 'S3cr3t';

test.each([
  ['a token', `https://${SECRET}@git.example.com/ml.git`, 'https://***@git.example.com/ml.git'],
  ['user and password', `https://ana:${SECRET}@git.example.com/ml.git`, 'https://***@git.example.com/ml.git'],
  ['a password with a slash and an @', `https://ana:a/${SECRET}@b@git.example.com/ml.git`, 'https://***@git.example.com/ml.git'],
  ['a password over plain HTTP', `http://ana:${SECRET}@gitea.forge.svc/ml.git`, 'http://***@gitea.forge.svc/ml.git'],
  ['a password of SSH', `ssh://git:${SECRET}@git.example.com/ml.git`, 'ssh://***@git.example.com/ml.git'],
  ['a token in the query', `https://git.example.com/ml.git?private_token=${SECRET}`, 'https://git.example.com/ml.git?***'],
  ['a token in the fragment', `https://git.example.com/ml.git#${SECRET}`, 'https://git.example.com/ml.git?***'],
])('refuses %s in the URL, and hides it', (_name, repository, shown) => {
  const error = configError(() => given(repository));
  expect(error).toMatchObject({ code: 'GitCredentials', path: 'gitops' });
  expect(error.message).toContain(`got "${shown}"`);
  expect(`${error.message}${error.stack}`).not.toContain(SECRET);
});

test.each([`ana:${SECRET}@git.example.com/ml.git`, `ana:${SECRET}@git.example.com:ml.git`])('hides a password where the URL has another fault too: %s', repository => {
  const error = configError(() => given(repository));
  expect(error.code).toBe('GitRepository');
  expect(error.message).not.toContain(SECRET);
});
