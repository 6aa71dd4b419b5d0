/** What the shell in which Katib starts a trial makes of its command. */
import { spawnSync } from 'child_process';
import * as path from 'path';
import { fails, Given, given, spec } from './support';
import { metricsCollectors, pythonJob, trainJob } from '../../../src/workloads';

type P = Readonly<Record<string, string>>;
const IMAGE = 'docker.io/library/python:3.12';
const FILE = path.join(__dirname, '..', 'python', 'train.py');

/** Words of a command as a shell reads them in one line. */
function read(line: string): string[] {
  const { stdout } = spawnSync('sh', ['-c', `for word in ${line}; do printf '%s\\0' "$word"; done`], { encoding: 'utf8' });
  return stdout.split('\0').slice(0, -1);
}

const program = (packages: readonly string[] = []) => (p: P) =>
  pythonJob('trial', { image: IMAGE, source: { code: 'import sys\nprint(sys.argv)', args: [`rate=${p.lr}`, 'a b', '["x"]', 'it\'s', '"1"', '$(POD_NAME)', '', '#'] }, packages });

/** Command and arguments of the pods of the trials. */
function words(props: Given): string[] {
  const [{ command, args }] = spec(props).trialTemplate.trialSpec.spec.template.spec.containers as [{ command: string[]; args: string[] }];
  return [...command, ...args];
}

test.each([[[]], [['pandas==2.2.3', 'torch<3']]])('programs in Python with the packages %j run with the arguments that were meant', packages => {
  const meant = words({ trial: program(packages), metricsCollector: metricsCollectors.push() });
  expect(meant.slice(-9, -1)).toEqual(['/src/main.py', 'rate=${trialParameters.lr}', 'a b', '["x"]', 'it\'s', '"1"', '$(POD_NAME)', '']);
  for (const metricsCollector of [undefined, metricsCollectors.file(), metricsCollectors.tensorFlowEvent()]) {
    // Katib has put the value there, and the kubelet what is not the shell's.
    const line = words({ trial: program(packages), ...metricsCollector && { metricsCollector } }).join(' ').replace('${trialParameters.lr}', '0.1');
    expect(read(line)).toEqual(meant.map(word => word.replace('${trialParameters.lr}', '0.1')));
  }
});

test('a function gets a text as a text, and a list as a list', () => {
  const trial = (p: P) => pythonJob('trial', { image: IMAGE, source: { file: FILE, function: 'train', arguments: { rate: p.lr, optimizer: '1', layers: [1, 2] } } });
  expect(read(words({ trial }).slice(-2).join(' '))).toEqual(['optimizer="1"', 'layers=[1,2]']);
});

test('the command of a training job is read by a shell too', () => {
  const trial = (p: P) => trainJob({ runtime: 'torch-distributed', image: 'registry.example.com/a:1', command: ['train', p.lr], args: ['a b'], numNodes: 1 });
  fails({ trial }, 'ExperimentTrial', 'words of a shell', 'got "a b"');
  expect(() => given({ trial, metricsCollector: metricsCollectors.push() })).not.toThrow();
});
