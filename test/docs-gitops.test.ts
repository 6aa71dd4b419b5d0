/** What docs/gitops.md tells people of Argo CD is what the output has. */
import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { HEALTH_CHECKS } from '../src/gitops';

const ROOT = path.join(__dirname, '..');
const PAGE = fs.readFileSync(path.join(ROOT, 'docs', 'gitops.md'), 'utf8');

/** The text below a heading, up to the next one. */
function below(heading: string): string {
  return PAGE.split(`\n${heading}\n`)[1].split(/^##/m)[0];
}

describe('"Remove everything"', () => {
  /** What the commands ask of kubectl, in their order, when they are run in the repository. */
  const asked = () => {
    const commands = [...below('### Remove everything').matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].map(([, block]) => block).join('');
    return execFileSync('sh', ['-ec', `kubectl() { echo "$*"; }\n${commands}`], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
  };
  /** Files of the output that match, relative to the repository. */
  const output = (pattern: RegExp) => fs.readdirSync(path.join(ROOT, 'dist'), { recursive: true, encoding: 'utf8' }).map(file => `dist/${file}`).filter(file => pattern.test(file)).sort();
  /** Files in what stands after `-f`, which are files or folders. */
  const filesOf = (line: string) => [...line.matchAll(/-f (\S+)/g)].flatMap(([, at]) => fs.statSync(path.join(ROOT, at)).isDirectory()
    ? fs.readdirSync(path.join(ROOT, at)).filter(name => name.endsWith('.yaml')).map(name => `${at}/${name}`) : [at]);

  test('meets every definition and every namespace of the output', () => {
    const files = asked().flatMap(filesOf);
    const wanted = output(/\/(customresourcedefinition|namespace)\.[^/]*\.yaml$/);
    expect(wanted.length).toBeGreaterThan(80);
    expect(wanted.filter(file => !files.includes(file))).toEqual([]);
  });

  test('meets every Application and project', () => {
    const files = asked().flatMap(filesOf);
    expect(output(/\/argocd\/.*\.yaml$/).filter(file => !files.includes(file))).toEqual([]);
  });

  test('takes away what makes again, then profiles, then programs, then definitions, then namespaces', () => {
    const lines = asked();
    const at = ['kubeflow-root', 'application kubeflow-profiles', 'profiles.kubeflow.org --all', 'wait --for=delete namespace', '-resources.yaml',
      '-f dist/argocd/applications', '/10-crds', '/00-namespaces'].map(what => lines.findIndex(line => line.endsWith(what) || line.includes(`${what} `) || line.includes(`${what}.yaml`)));
    expect(at).not.toContain(-1);
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });
});

test('the table of kinds with a health check has every one, and no other', () => {
  const rows = [...below('#### Kinds with a health check').matchAll(/^\| `([\w.-]+)` \| (.+) \|$/gm)];
  expect(rows.flatMap(([, group, kinds]) => [...kinds.matchAll(/`(\w+)`/g)].map(([, kind]) => `${group}_${kind}`)).sort()).toEqual(Object.keys(HEALTH_CHECKS).sort());
});
