import { Command, Output, UsageError } from './command';
import { ConfigError } from '../core/errors';
import { TARGETS, type Target } from '../pipelines/ir/targets';
import { lintPipeline, type PipelineFinding, serverLimits } from '../pipelines/lint';
import { loadPipeline } from '../pipelines/load';

/** Looks for faults in compiled pipelines. */
export const pipelineLint: Command = {
  name: 'pipeline lint',
  takes: 'FILE... [--target RELEASE]',
  summary: 'looks for faults in compiled pipelines',
  help: `Exits with 1 if a file has a fault or is no pipeline; warnings do not count.
  --target RELEASE  also what a server of this release cannot do: ${TARGETS.join(', ')}`,
  options: { target: { type: 'string' } },
  run(files, { target }, output) {
    const known = TARGETS.find(one => one === target);
    if (files.length === 0 || target !== undefined && known === undefined) {
      throw new UsageError(files.length === 0 ? 'pipeline lint takes files' : `--target must be one of ${TARGETS.join(', ')}`);
    }
    return files.map(file => isGood(file, known, output)).every(good => good) ? 0 : 1;
  },
};

function isGood(file: string, target: Target | undefined, { out, err }: Output): boolean {
  try {
    const pipeline = loadPipeline(file);
    const findings = [...lintPipeline(pipeline), ...target === undefined ? [] : serverLimits(pipeline, { target })];
    findings.forEach(finding => out(`${line(file, finding)}\n`));
    return findings.every(({ severity }) => severity !== 'error');
  } catch (error) {
    if (!ConfigError.is(error)) {
      throw error;
    }
    err(`${error.message}\n`);
    return false;
  }
}

function line(file: string, { severity, rule, path, problem, fix }: PipelineFinding): string {
  return `${file}: ${severity}: ${path} ${problem}; ${fix} (${rule})`;
}
